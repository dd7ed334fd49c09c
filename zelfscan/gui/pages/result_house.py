"""The house with its tints and markers, and the same as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.house_picture import HouseMarker, HousePicture, MarkerButton
from zelfscan.gui.widgets.level_pill import LevelPill
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.plain_table import dress, set_up
from zelfscan.i18n import later, say
from zelfscan.presenters.result_views import PlaceView, RiskView

_LEGEND = (
    ("high", later("Hoog of zwak")),
    ("medium", later("Middel of redelijk")),
    ("low", later("Laag of goed")),
    ("unknown", later("Nog niet bekend")),
)
_HEADS = (later("Plaats"), later("Bescherming"), later("Cijfer"), later("Risico’s hier"))
_SHARES = (0.22, 0.26, 0.16)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HouseCard(Card):
    """The picture with its legend, or the table with the same."""

    risk_chosen = Signal(int)
    place_chosen = Signal(str)
    risk_lit = Signal(int)
    mode_changed = Signal(bool)

    def __init__(
        self,
        tints: Sequence[tuple[str, str]],
        risks: Sequence[RiskView],
        places: Sequence[PlaceView],
        is_list: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Draw the house; markers stand for the risks that have a place."""
        super().__init__("card", 16, 12, parent)
        self._places = tuple(places)
        self.picture = HousePicture("result")
        self.picture.set_levels(dict(tints))
        self.picture.set_markers(
            [
                HouseMarker(risk.number, risk.name, risk.level, risk.place)
                for risk in risks
                if risk.place is not None
            ]
        )
        self.picture.marker_clicked.connect(self.risk_chosen)
        self.picture.marker_hovered.connect(self.risk_lit)
        self.picture.zone_clicked.connect(self._choose_zone)
        for marker in self.picture.markers():
            marker.installEventFilter(self)
        self.table = PlaceTable(places)
        self.table.chosen.connect(self.place_chosen)
        self._foot = QWidget()
        legend = FlowLayout(self._foot, gap=10)
        self._pills = [LevelPill(level, say(words)) for level, words in _LEGEND]
        for pill in self._pills:
            legend.addWidget(pill)
        self.mode_button = link_button(say("Als lijst"))
        self.mode_button.clicked.connect(lambda: self.show_list(not self.is_list()))
        legend.addWidget(self.mode_button)
        for part in (self.picture, self.table, self._foot):
            self.body.addWidget(part)
        self._show(is_list)

    def is_list(self) -> bool:
        """Return whether the table is shown in place of the picture."""
        return not self.table.isHidden()

    def show_list(self, is_list: bool) -> None:
        """Show the table or the picture."""
        self._show(is_list)
        self.mode_changed.emit(is_list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Light a row up while its marker has the focus."""
        if isinstance(watched, MarkerButton):
            if event.type() == QEvent.Type.FocusIn:
                self.risk_lit.emit(watched.marker.number)
            elif event.type() == QEvent.Type.FocusOut:
                self.risk_lit.emit(0)
        return super().eventFilter(watched, event)

    def _show(self, is_list: bool) -> None:
        self.table.setVisible(is_list)
        self.picture.setVisible(not is_list)
        for pill in self._pills:
            pill.setVisible(not is_list)
        self.mode_button.setText(say("Als tekening") if is_list else say("Als lijst"))

    def _choose_zone(self, zone: str) -> None:
        place = next((place for place in self._places if place.drawn == zone and place.figures), None)
        if place is not None:
            self.place_chosen.emit(place.id)


class PlaceTable(QTableWidget):
    """Every place with its protection and its risks; Enter or a click on a row says why."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[PlaceView], parent: QWidget | None = None) -> None:
        """Fill the table; it is as high as its rows, so that only the page scrolls."""
        super().__init__(len(places), len(_HEADS), parent)
        self._places = tuple(places)
        self.setAccessibleName(say("Het huis als lijst"))
        self.setHorizontalHeaderLabels([say(head) for head in _HEADS])
        set_up(self)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme = current_theme()
        dress(self, edged=False)
        for row, place in enumerate(places):
            for column, words in enumerate((place.name, place.words, place.figures, place.risks or "–")):
                cell = QTableWidgetItem(words)
                if column == 1 and place.level != "none":
                    cell.setIcon(QIcon(level_sign(place.level, theme.px(22), self.devicePixelRatioF())))
                self.setItem(row, column, cell)
        self.cellClicked.connect(lambda row, _column: self._choose(row))
        self.setCurrentCell(0, 0)
        self.clearSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row that Enter opens."""
        super().focusInEvent(event)
        self.selectRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)
        self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every row the height of its words, and the table the height of its rows."""
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, int(self.viewport().width() * share))
        self.resizeRowsToContents()
        least = current_theme().px(45)
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(self.rowHeight(row) + current_theme().pad(8), least))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().height() + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter or Space."""
        if event.key() in _ENTER and self.currentRow() >= 0:
            self._choose(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if self._places[row].figures:
            self.chosen.emit(self._places[row].id)
