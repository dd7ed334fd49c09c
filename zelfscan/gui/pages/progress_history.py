"""How a scan went day by day: as a picture, or as a table with the same."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.progress_chart import DaysChart
from zelfscan.gui.painting import paint_hatch, wrapped_height
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.plain_table import dress, set_up
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import later, say
from zelfscan.presenters.progress_views import DayView

_HEADS = (later("Dag"), later("Niveau"), later("Cijfer"), later("Risico’s"))
#: How much of the room that days and figures leave goes to the level; the rest is for the risks.
_LEVEL_SHARE = 0.42
_DAY, _LEVEL, _FIGURE = range(3)
#: A list gives way to the picture only where there is this much more room, so that a scroll bar that comes
#: or goes never makes them take turns.
_ROOM_TO_SPARE = 32


class HistoryCard(Card):
    """The days of a scan; where the picture does not fit, the list stands in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without days."""
        super().__init__("card", 16, 12, parent)
        self._is_list, self._has_room, self._is_filled = False, True, False
        self._drawn: tuple[DayView, ...] = ()
        self.heading = Heading("", 3)
        self.heading.setWordWrap(False)
        self._note = Text("", 15, "muted")
        self.chart = DaysChart()
        self.table = DayTable()
        self.mode_button = link_button("")
        self.mode_button.clicked.connect(lambda: self.show_list(not self._is_list))
        self._legend = _Legend()
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.mode_button)
        self.body.addLayout(head)
        for part in (self._note, self.chart, self.table, self._legend):
            self.body.addWidget(part)
        self._show()

    def draw(self, days: Sequence[DayView], outline: str, is_anew: bool = False) -> None:
        """Show other days; what is the same is drawn again only when asked."""
        if self._drawn == tuple(days) and not is_anew:
            return
        self._drawn = tuple(days)
        self.heading.setText(say("Hoe het ging"))
        self._note.setText(say("Het cijfer van de hele scan, van 0 tot 100. Hoger is beter."))
        self.chart.set_days(days, outline)
        self._is_filled = False
        self._legend.speak()
        self._show()

    def is_list(self) -> bool:
        """Return whether the list is shown, because somebody asked for it or there is no room."""
        return not self.table.isHidden()

    def show_list(self, is_list: bool) -> None:
        """Show the list or the picture."""
        self._is_list = is_list
        self._show()
        announce(self, say("Nu als lijst.") if is_list else say("Nu als tekening."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width: the picture is never squeezed."""
        super().resizeEvent(event)
        self._see_room()

    def showEvent(self, event: QShowEvent) -> None:
        """See whether the picture fits; other days or another language may need another width."""
        super().showEvent(event)
        self._see_room()

    def first(self) -> QWidget | None:
        """Return what the focus can land on: the button, or the list where there is no choice."""
        return next((part for part in (self.mode_button, self.table) if part.isVisibleTo(self)), None)

    def _see_room(self) -> None:
        spare = 0 if self._has_room else current_theme().pad(_ROOM_TO_SPARE)
        if self._fits(spare) != self._has_room:
            self._has_room = not self._has_room
            # Not at once: what changes while the page is being laid out would get the room of what it was.
            QTimer.singleShot(0, self, self._show)

    def _fits(self, spare: int) -> bool:
        margins = self.body.contentsMargins()
        return self.chart.needed_width() + spare <= self.width() - margins.left() - margins.right()

    def _show(self) -> None:
        is_list = self._is_list or not self._has_room
        if is_list and not self._is_filled:
            self._is_filled = True
            self.table.set_days(self._drawn)
        has_focus = self.table.hasFocus() or self.mode_button.hasFocus()
        self.table.setVisible(is_list and bool(self._drawn))
        self.chart.setVisible(not is_list and bool(self._drawn))
        self._legend.setVisible(not is_list and bool(self._drawn))
        self.mode_button.setText(say("Als tekening") if self._is_list else say("Als lijst"))
        self.mode_button.setVisible(self._has_room and bool(self._drawn))
        target = self.first()
        if has_focus and target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


class DayTable(QTableWidget):
    """Every day with its level, figure and risks; as high as its rows, so that only the page scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(0, len(_HEADS), parent)
        set_up(self)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_days(self, days: Sequence[DayView]) -> None:
        """Fill the table anew."""
        theme = current_theme()
        self.setAccessibleName(say("Hoe het ging, als lijst"))
        dress(self, edged=False)
        self.setHorizontalHeaderLabels([say(head) for head in _HEADS])
        self.setRowCount(len(days))
        for row, each in enumerate(days):
            for column, words in enumerate(
                (each.day, each.score.words, each.score.figures, each.risks or "–")
            ):
                cell = QTableWidgetItem(words)
                if column == 1 and each.score.level != "none":
                    sign = level_sign(each.score.level, theme.px(22), self.devicePixelRatioF())
                    cell.setIcon(QIcon(sign))
                self.setItem(row, column, cell)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row the height of its words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for column in (_DAY, _FIGURE):
            self.setColumnWidth(column, self.sizeHintForColumn(column) + current_theme().pad(8))
        room = self.viewport().width() - self.columnWidth(_DAY) - self.columnWidth(_FIGURE)
        self.setColumnWidth(_LEVEL, int(room * _LEVEL_SHARE))
        for row in range(self.rowCount()):
            self.setRowHeight(row, self._height_of(row))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().height() + 2 * self.frameWidth())

    def _height_of(self, row: int) -> int:
        """Return the height of a row with all its words; Qt's own leaves a line out where it is close."""
        theme = current_theme()
        heights = [theme.px(45)]
        for column in range(self.columnCount()):
            cell = self.item(row, column)
            sign = 0 if cell is None or cell.icon().isNull() else theme.px(22) + theme.pad(8)
            room = self.columnWidth(column) - 2 * theme.pad(8) - sign - theme.px(12)
            words = cell.text() if cell is not None else ""
            heights.append(wrapped_height(theme.font(17), words, room) + theme.pad(8))
        return max(heights)


class _Legend(QWidget):
    """What the hatching means."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().pad(8))
        row.addWidget(_Sample())
        self._words = short_text("", 15, "muted")
        row.addWidget(self._words)
        row.addStretch(1)

    def speak(self) -> None:
        """Say the words in the language that holds."""
        self._words.setText(say("weten we nog niet"))


class _Sample(QWidget):
    """A small piece of hatching; decoration, because the words beside it say what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(current_theme().px(28), current_theme().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hatching with its edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRect(area)
        paint_hatch(painter, shape, theme.colour("muted"))
        painter.setPen(QPen(theme.colour("muted"), 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(area)
