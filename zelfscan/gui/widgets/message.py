"""A message in the page: what happened and what to do; it stays until the page changes."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from zelfscan.gui.accessible import announce, install_roles
from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.text import Text

_KINDS = {
    "good": ("low", "low_tint"),
    "info": ("petrol", "petrol_tint"),
    "warn": ("medium", "medium_tint"),
    "error": ("high", "high_tint"),
    "unknown": ("unknown", "unknown_tint"),
}
_BAR = 4


class Message(QWidget):
    """A bar at the left, a sign, bold words that say what happened, and what to do about it.

    Without bold words it is a remark, in the weight of the text around it.
    """

    accessible_role = QAccessible.Role.AlertMessage
    action_chosen = Signal()

    def __init__(
        self, kind: str, title: str, text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        """Show a message: good, info, warn, error or unknown; ``action`` is the text of a link in it."""
        install_roles()
        super().__init__(parent)
        self._sign = QLabel()
        self._sign.setContentsMargins(0, current_theme().px(3), 0, 0)
        self._words = Text()
        self.action_button = link_button(action)
        self.action_button.clicked.connect(self.action_chosen)
        layout = QHBoxLayout(self)
        theme = current_theme()
        layout.setContentsMargins(_BAR + theme.pad(16), theme.pad(8), theme.pad(16), theme.pad(8))
        layout.setSpacing(theme.pad(10))
        said = QWidget()
        said_layout = QHBoxLayout(said)
        said_layout.setContentsMargins(0, 0, 0, 0)
        said_layout.setSpacing(theme.pad(10))
        said_layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said_layout.addWidget(self._words, 1)
        layout.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.action_button)
        self.setMinimumHeight(theme.px(48))
        self.show_message(kind, title, text, action)

    def show_message(self, kind: str, title: str, text: str = "", action: str = "") -> None:
        """Show another message in the same place."""
        self.kind = kind
        self._words.set_parts(("strong", title), ("", f" {text}" if title and text else text))
        self.setAccessibleName(self._words.text())
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self._paint_sign()
        self.update()

    def text(self) -> str:
        """Return all words of the message."""
        return self._words.text()

    def announce(self) -> None:
        """Let a screen reader say the message now."""
        announce(self, self.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._paint_sign()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and the bar at the left."""
        theme = current_theme()
        ink, tint = _KINDS[self.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 8, 8)
        square = QPainterPath()
        square.addRect(QRectF(0, 0, 8, self.height()))
        shape = shape.united(square)
        painter.fillPath(shape, theme.colour(tint))
        if theme.is_high_contrast:
            painter.setClipPath(shape)
            painter.strokePath(shape, QPen(theme.colour("ink"), 2 * theme.edge))
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), theme.colour(ink))

    def _paint_sign(self) -> None:
        theme = current_theme()
        size, ratio = theme.px(22), self.devicePixelRatioF()
        if self.kind == "info":
            self._sign.setPixmap(icon_pixmap("info", theme.tokens.petrol, size, ratio))
        else:
            self._sign.setPixmap(level_sign(_KINDS[self.kind][0], size, ratio))
