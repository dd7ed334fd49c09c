"""The findings as a table: one row each, the most urgent first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.plain_table import dress, set_up
from zelfscan.i18n import later, say
from zelfscan.presenters.visit_views import FindingView

_HEADS = (later("Nr."), later("Bevinding"), later("Waar"), later("Termijn"), later("Wie"))
_PRIORITY = 3
_ROW, _MOST_ROWS = 44, 9
_WIDTHS = (0.07, 0.32, 0.21, 0.28)
#: In a narrow table two columns stay away; what they tell stands in the form of the chosen finding.
_NARROW, _NARROW_WIDTHS = 640, (0.1, 0.56, 0.0, 0.34, 0.0)

_Index = QModelIndex | QPersistentModelIndex


class FindingTable(QTableView):
    """A table to walk through with the arrow keys; Enter goes to the form, Delete asks to take away."""

    chosen = Signal(str)
    """Another finding is the one of now; an empty text where there is none."""
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        set_up(self)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.id_of(index.row())))

    def draw(self, rows: Sequence[FindingView], chosen: str) -> None:
        """Show other findings, with the one that is chosen, or else the first."""
        theme = current_theme()
        self.setAccessibleName(say("Bevindingen"))
        dress(self)
        self._rows.set_rows(rows)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        shown = min(max(len(rows), 1), _MOST_ROWS)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(shown * theme.px(_ROW) + head + 2 * self.frameWidth())
        self.choose(chosen)

    def choose(self, finding_id: str) -> None:
        """Let a finding be the one of now; the first where the id is not there."""
        place = self._rows.place_of(finding_id)
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(place or 0, 0))
            self.scrollTo(self.currentIndex())

    def chosen_id(self) -> str:
        """Return the id of the finding of now, or an empty text."""
        return self._rows.id_of(self.currentIndex().row())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which finding is the one of now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.chosen.emit(self._rows.id_of(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the form with Enter, ask to take away with Delete."""
        here = self.chosen_id()
        if here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(here)
        elif here and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(here)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width over the columns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        is_narrow = width / current_theme().scale < _NARROW
        for column in range(len(_HEADS)):
            self.setColumnHidden(column, is_narrow and not _NARROW_WIDTHS[column])
        for column, share in enumerate(_NARROW_WIDTHS if is_narrow else _WIDTHS):
            if share:
                self.setColumnWidth(column, int(width * share))


class _Rows(QAbstractTableModel):
    """The findings as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[FindingView, ...] = ()
        self._view = parent

    def set_rows(self, rows: Sequence[FindingView]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def id_of(self, row: int) -> str:
        """Return the id of a finding, or an empty text."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def place_of(self, finding_id: str) -> int | None:
        """Return in which row a finding stands."""
        return next((place for place, row in enumerate(self._rows) if row.id == finding_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many findings there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many things are told of each."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell, its sign and colour, and what a screen reader says of the first."""
        row = self._rows[index.row()]
        is_priority = index.column() == _PRIORITY
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(row.number), row.title, row.about, row.priority, row.who or "–")[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and is_priority:
            size = current_theme().px(22)
            return QIcon(level_sign(row.tone, size, self._view.devicePixelRatioF()))
        if role == Qt.ItemDataRole.ForegroundRole and is_priority:
            return current_theme().colour(row.tone)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, current_theme().px(_ROW))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == 0:
            return row.spoken
        return None
