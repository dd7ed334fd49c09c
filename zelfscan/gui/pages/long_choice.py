"""A list to choose from whose words may be longer than there is room: they end in dots, and move nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.status_combo import Choice

_LEAST, _MOST = 180, 420
_SIGN, _EDGE = 20, 12


class LongChoice(Choice):
    """As wide as its place; a screen reader says all of the words, and the open list shows more of them."""

    def sizeHint(self) -> QSize:
        """Return the room for the longest words, up to what any place can give."""
        wanted = super().sizeHint()
        return QSize(min(wanted.width(), current_theme().px(_MOST)), wanted.height())

    def minimumSizeHint(self) -> QSize:
        """Return the width in which the beginning of the words can be read."""
        return QSize(min(current_theme().px(_LEAST), self.sizeHint().width()), self.sizeHint().height())

    def set_options(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show other options as (id, words), unless they are the same: a list that is open then stays."""
        if list(options) != [(str(self.itemData(at)), self.itemText(at)) for at in range(self.count())]:
            self.clear()
            for option_id, words in options:
                self.addItem(words, option_id)
        self.choose(chosen)

    def showPopup(self) -> None:
        """Open the list, as wide as the words want and the window has."""
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0
        )
        room = longest + 2 * self._words_left() + current_theme().px(_SIGN)
        self.view().setMinimumWidth(min(max(self.width(), room), self.window().width()))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the style sheet paint the box, and paint as much of the words as there is room for."""
        theme = current_theme()
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        ink = theme.colour("ink" if self.isEnabled() else "muted")
        size, left = theme.px(_SIGN), self._words_left()
        at = self.width() - size - theme.pad(_EDGE)
        font = theme.font(17)
        painter.setFont(font)
        painter.setPen(ink)
        room = QRect(left, 0, at - left, self.height())
        words = QFontMetrics(font).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), words)
        arrow = icon_pixmap("omlaag", ink.name(), size, self.devicePixelRatioF())
        painter.drawPixmap(at, (self.height() - size) // 2, arrow)


def long_choice(name: str, parent: QWidget | None = None) -> LongChoice:
    """Return a list without options yet; ``name`` is what a screen reader says before the words."""
    choice = LongChoice(name, parent=parent)
    policy = choice.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Preferred)
    choice.setSizePolicy(policy)
    return choice
