"""Combo boxes: choosing one from a short list, such as how far a measure is."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.menu_icons import icon
from zelfscan.gui.theme import current_theme
from zelfscan.i18n import later, say

_STATUSES = {
    "open": (later("Open"), "klok", "ink"),
    "chosen": (later("Gekozen"), "vlag", "petrol"),
    "planned": (later("Gepland"), "plan", "petrol"),
    "done": (later("Gedaan"), "check", "low"),
    "declined": (later("Niet"), "sluit", "ink"),
}


class Choice(QComboBox):
    """A combo box that scrolling a page never changes."""

    picked = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a list of (id, words); ``name`` is what a screen reader says before the words."""
        super().__init__(parent)
        self.setAccessibleName(name)
        if sys.platform != "win32":
            self.setAccessibleDescription(name)  # elsewhere Qt tells what is chosen instead of the name
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for option_id, words in options:
            self.addItem(words, option_id)
        self.choose(chosen)
        self.activated.connect(lambda _index: self.picked.emit(self.chosen_id()))

    def chosen_id(self) -> str:
        """Return the id of what is chosen now."""
        return str(self.currentData() or "")

    def choose(self, option_id: str) -> None:
        """Show another option without telling anybody."""
        index = self.findData(option_id)
        if index >= 0:
            self.setCurrentIndex(index)

    def showPopup(self) -> None:
        """Open the list; only now it gets its delegate, because Qt then makes the whole list."""
        if self.itemDelegate().parent() is not self:
            self.setItemDelegate(QStyledItemDelegate(self))  # the default one ignores the style sheet
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return the room for the longest words."""
        theme = current_theme()
        metrics = QFontMetrics(theme.font(17))
        longest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        width = longest + self._words_left() + theme.pad(12) + theme.px(22) + theme.pad(12)
        return QSize(width, theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Never cut off the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Let the style sheet paint the box, and paint icon, words and arrow."""
        theme = current_theme()
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = "ink" if self.isEnabled() else "muted"
        self._paint_sign(painter)
        painter.setFont(theme.font(17))
        painter.setPen(theme.colour(ink))
        left = self._words_left()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), int(flags), self.currentText())
        size = theme.px(20)
        arrow = icon_pixmap("omlaag", theme.colour(ink).name(), size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - theme.pad(12), (self.height() - size) // 2, arrow)

    def _paint_sign(self, painter: QPainter) -> None:
        """Paint what stands before the words; nothing here."""

    def _words_left(self) -> int:
        return current_theme().pad(14)


class StatusCombo(Choice):
    """How far a measure is, each with its own icon."""

    def __init__(
        self,
        measure: str,
        chosen: str = "open",
        statuses: Sequence[str] = ("open", "planned", "done", "declined"),
        parent: QWidget | None = None,
    ) -> None:
        """Make the list for one measure; ``chosen`` (Gekozen) can be one of the statuses."""
        options = [(status, say(_STATUSES[status][0])) for status in statuses]
        super().__init__(say("Stand van {measure}", measure=measure), options, chosen, parent)
        self._draw_icons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        theme = current_theme()
        size = theme.px(20)
        self.setIconSize(QSize(size, size))
        for index in range(self.count()):
            _, name, tone = _STATUSES[str(self.itemData(index))]
            self.setItemIcon(index, icon(name, theme.colour(tone).name(), size))

    def _paint_sign(self, painter: QPainter) -> None:
        theme = current_theme()
        _, name, tone = _STATUSES[self.chosen_id()]
        size = theme.px(20)
        pixmap = icon_pixmap(name, theme.colour(tone).name(), size, self.devicePixelRatioF())
        painter.drawPixmap(theme.pad(12), (self.height() - size) // 2, pixmap)

    def _words_left(self) -> int:
        return current_theme().pad(12) + current_theme().px(20) + current_theme().pad(8)
