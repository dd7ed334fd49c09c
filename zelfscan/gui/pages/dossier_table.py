"""The list of dossiers as a table: one row each, and no widget for any of them, so hundreds cost nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from zelfscan.gui.menu_icons import icon
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.plain_table import dress, set_up
from zelfscan.i18n import later, say
from zelfscan.presenters.dossier_views import DossierRowView

_HEADS = (
    later("Dossier"),
    later("Soort"),
    later("Gemaakt op"),
    later("Beantwoord"),
    later("Wissen uiterlijk"),
)
_TERM = 4
_ROW, _MOST_ROWS, _LOCK = 44, 9, 20
_WIDTHS = (0.22, 0.13, 0.18, 0.24)
#: In a narrow table two columns stay away; what they tell stands beside the chosen dossier.
_NARROW, _NARROW_WIDTHS = 640, (0.24, 0.0, 0.0, 0.36)

_Index = QModelIndex | QPersistentModelIndex


class DossierTable(QTableView):
    """A table to walk through with the arrow keys; Enter or a double click opens a dossier."""

    chosen = Signal(str)
    """Another row is the one of now; an empty text where there is none."""
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        set_up(self)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.id_of(index.row())))

    def draw(self, rows: Sequence[DossierRowView], chosen: str) -> None:
        """Show other rows, with the one that is chosen, or else the first."""
        theme = current_theme()
        self.setAccessibleName(say("Dossiers"))
        dress(self)
        self._rows.set_rows(rows)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        shown = min(max(len(rows), 1), _MOST_ROWS)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(shown * theme.px(_ROW) + head + 2 * self.frameWidth())
        self.choose(chosen)

    def choose(self, dossier_id: str) -> None:
        """Let a row be the one of now; the first where the id is not there."""
        place = self._rows.place_of(dossier_id)
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(place or 0, 0))
            self.scrollTo(self.currentIndex())

    def chosen_id(self) -> str:
        """Return the id of the row of now, or an empty text."""
        return self._rows.id_of(self.currentIndex().row())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which dossier is the one of now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.chosen.emit(self._rows.id_of(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the dossier of now with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_id():
            self.opened.emit(self.chosen_id())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width over the columns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        is_narrow = width / current_theme().scale < _NARROW
        for column, share in enumerate(_NARROW_WIDTHS if is_narrow else _WIDTHS):
            self.setColumnHidden(column, not share)
            self.setColumnWidth(column, int(width * share))


class _Rows(QAbstractTableModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[DossierRowView, ...] = ()

    def set_rows(self, rows: Sequence[DossierRowView]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def id_of(self, row: int) -> str:
        """Return the id of a row, or an empty text."""
        return self._rows[row].id if 0 <= row < len(self._rows) else ""

    def place_of(self, dossier_id: str) -> int | None:
        """Return in which row a dossier stands."""
        return next((place for place, row in enumerate(self._rows) if row.id == dossier_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many dossiers there are."""
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
        """Return what stands in a cell, its colour, the lock of a code, and what is said of the first."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.kind, row.made, row.progress, row.term)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and row.is_coded:
            theme = current_theme()
            return icon("vergrendel", theme.colour("petrol").name(), theme.px(_LOCK))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _TERM and row.tone != "muted":
            return current_theme().colour(row.tone)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and index.column() == 0:
            return row.spoken
        return None
