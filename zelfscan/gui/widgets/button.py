"""Every push button: one filled main button a page, edged ones, quiet ones, links and bare icons."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import key_cap_width, paint_key_cap
from zelfscan.gui.theme import Theme, current_theme
from zelfscan.gui.tips import set_tip
from zelfscan.i18n import say

_BOLD_KINDS = ("main", "quiet", "alarm", "strong-link")
_INK = {"main": "on_petrol", "quiet": "petrol", "link": "petrol", "strong-link": "petrol", "icon": "ink"}
_GAP = 10


class Button(QPushButton):
    """A push button with an icon before or after its words, and the key that does the same."""

    def __init__(
        self,
        text: str,
        kind: str,
        icon: str = "",
        icon_after: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button of a kind that the style sheet knows; an ampersand in the text makes an Alt key."""
        super().__init__(parent)  # without the words, or Qt for Python loads all of its icons to compare
        self.kind, self.icon_name, self.icon_after, self.key = kind, icon, icon_after, key
        self._is_key_shown = bool(key)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.say_again(text)

    def say_again(self, text: str) -> None:
        """Show other words, and say the key that does the same in the language that holds."""
        self.setText(text)
        if self.key:
            self.setAccessibleDescription(say("Toets {key}", key=self.key))

    def set_icon(self, name: str) -> None:
        """Show another icon before the words."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def set_key_shown(self, is_shown: bool) -> None:
        """Show the key, or leave it out where there is no room; it works all the same."""
        self._is_key_shown = is_shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and key, inside the padding of the style sheet."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        contents = QSize(self._contents_width(), QFontMetrics(self._font()).height())
        size = self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, contents, self)
        # An icon alone is narrower than what a finger needs.
        return size.expandedTo(QSize(size.height(), 0)) if self.kind == "icon" else size

    def minimumSizeHint(self) -> QSize:
        """Never get so small that words are cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the style sheet paint the box, and paint what is inside it."""
        theme = current_theme()
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour(_INK.get(self.kind, "ink") if self.isEnabled() else "muted")
        left = (self.width() - self._contents_width()) // 2
        if self.kind.endswith("link"):
            left = 0
        for name in (self._shown_icon(), None, self.icon_after):
            if name is None:
                left = self._paint_words(painter, theme, ink, left)
            elif name:
                left = self._paint_icon(painter, theme, name, ink, left)
        if self._is_key_shown:
            self._paint_key(painter, theme, ink, left)

    def _paint_icon(self, painter: QPainter, theme: Theme, name: str, ink: QColor, left: int) -> int:
        size = self._icon_size()
        if self.kind == "alarm" and self.isEnabled():
            ink = theme.colour("high")
        pixmap = icon_pixmap(name, ink.name(), size, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
        return left + size + theme.pad(_GAP)

    def _paint_words(self, painter: QPainter, theme: Theme, ink: QColor, left: int) -> int:
        if not self._words():
            return left
        width = QFontMetrics(self._font()).size(Qt.TextFlag.TextShowMnemonic, self._words()).width()
        painter.setFont(self._font())
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
        painter.drawText(QRect(left, 0, width + 2, self.height()), int(flags), self._words())
        return left + width + theme.pad(_GAP)

    def _paint_key(self, painter: QPainter, theme: Theme, ink: QColor, left: int) -> None:
        height = theme.px(26)
        area = QRectF(left, (self.height() - height) / 2, key_cap_width(self.key), height)
        is_main = self.kind == "main" and self.isEnabled()
        edge = ink if is_main else theme.colour("line")
        fill = QColor(Qt.GlobalColor.transparent) if is_main else theme.colour("surface")
        paint_key_cap(painter, area, self.key, edge, ink if is_main else theme.colour("muted"), fill)

    def _contents_width(self) -> int:
        theme = current_theme()
        widths = [self._icon_size() for name in (self._shown_icon(), self.icon_after) if name]
        if self._words():
            widths.append(
                QFontMetrics(self._font()).size(Qt.TextFlag.TextShowMnemonic, self._words()).width()
            )
        if self._is_key_shown:
            widths.append(key_cap_width(self.key))
        return sum(widths) + theme.pad(_GAP) * max(len(widths) - 1, 0)

    def _font(self) -> QFont:
        is_link = self.kind.endswith("link")
        return current_theme().font(17, bold=self.kind in _BOLD_KINDS, underline=is_link)

    def _icon_size(self) -> int:
        return current_theme().px(24 if self.kind == "icon" else 22)

    def _words(self) -> str:
        return "" if self.kind == "icon" else self.text()

    def _shown_icon(self) -> str:
        return "check" if self.isChecked() else self.icon_name


def main_button(text: str, icon: str = "", icon_after: str = "", key: str = "") -> Button:
    """Make the one filled button of a page."""
    return Button(text, "main", icon, icon_after, key)


def secondary_button(text: str, icon: str = "", icon_after: str = "", key: str = "") -> Button:
    """Make a button with an edge."""
    return Button(text, "secondary", icon, icon_after, key)


def quiet_button(text: str, icon: str = "", icon_after: str = "", is_checkable: bool = False) -> Button:
    """Make a button of bold words without an edge; a checkable one shows a check when it is on."""
    button = Button(text, "quiet", icon, icon_after)
    button.setCheckable(is_checkable)
    return button


def alarm_button(text: str, icon: str, key: str = "") -> Button:
    """Make a button with a red edge; only for the emergency card."""
    return Button(text, "alarm", icon, key=key)


def link_button(text: str, icon: str = "", is_strong: bool = False) -> Button:
    """Make words with a line under them that lead somewhere."""
    return Button(text, "strong-link" if is_strong else "link", icon)


def icon_button(name: str, icon: str) -> Button:
    """Make a button that shows an icon alone; a screen reader and the tool tip say its name."""
    button = Button(name, "icon", icon)
    set_tip(button, name.replace("&", ""))
    return button
