"""A key cap, beside the thing that the key works on."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.painting import key_cap_width, paint_key_cap
from zelfscan.gui.theme import current_theme
from zelfscan.i18n import say


class KeyCap(QWidget):
    """The cap of one key, to look at only; the widget beside it is what can be pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show this word or digit."""
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(say("Toets {key}", key=text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(key_cap_width(self._text), current_theme().px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paint_key_cap(
            painter, area, self._text, theme.colour("line"), theme.colour("muted"), theme.colour("surface")
        )
