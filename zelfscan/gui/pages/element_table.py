"""Doors or windows as a sheet: arrow keys go from cell to cell, a digit answers the one of now."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.plain_table import dress, set_up
from zelfscan.i18n import say
from zelfscan.presenters.element_views import ElementsView

_ROW = 44
_NAME, _STANDING, _FIRST = 1, 2, 3
"""The column of the first answer: before it stand the number, the name, and how it stands."""
_SIGNS = {"high": "high", "medium": "medium", "low": "low", "unknown": "unknown"}

_Index = QModelIndex | QPersistentModelIndex


class ElementTable(QTableView):
    """One row for each door or window: what it is, how it stands, and one cell for each answer."""

    reached = Signal(str, str)
    """The element and the column of the cell of now; an empty column where there is no answer to give."""
    digit_pressed = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty sheet."""
        super().__init__(parent)
        self._sheet = _Sheet(self)
        self.setModel(self._sheet)
        set_up(self)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setStretchLastSection(False)

    def draw(self, view: ElementsView, element: str, column: str) -> None:
        """Show other rows, with the cell of now on this element and column where they are there."""
        theme = current_theme()
        self.setAccessibleName(next(words for kind, words in view.kinds if kind == view.kind))
        dress(self)
        self._sheet.set_view(view)
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self._fit()
        self.go_to(element, column)

    def go_to(self, element: str, column: str) -> None:
        """Let a cell be the one of now: the first answer of the first row where this one is not there."""
        if self._sheet.rowCount():
            row, place = self._sheet.place_of(element, column)
            self.setCurrentIndex(self._sheet.index(row, place))
            self.scrollTo(self.currentIndex())

    def here(self) -> tuple[str, str]:
        """Return the element and the column of the cell of now; empty where there is none."""
        return self._sheet.at(self.currentIndex())

    def go_on(self) -> None:
        """Go to the next answer: to the right, and from the last one to the first of the row below."""
        here, sheet = self.currentIndex(), self._sheet
        last = sheet.columnCount() - 1
        row, column = (here.row(), here.column() + 1) if here.column() < last else (here.row() + 1, _FIRST)
        if row < sheet.rowCount():
            self.setCurrentIndex(sheet.index(row, column))
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which cell is the one of now."""
        super().currentChanged(current, previous)
        self.reached.emit(*self._sheet.at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit, take back with Delete, and leave every other key to the sheet."""
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and not event.modifiers():
            self.digit_pressed.emit(event.key() - Qt.Key.Key_0)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width over the columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give every column the room of its words, and what is left to the names."""
        sheet, theme = self._sheet, current_theme()
        room = 2 * theme.pad(8) + theme.px(12)
        widths = [
            max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column)) + room // 2
            for column in range(sheet.columnCount())
        ]
        if len(widths) > _FIRST:
            widths[_NAME] += max(0, self.viewport().width() - sum(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        rows = max(sheet.rowCount(), 1) * theme.px(_ROW)
        is_wide = sum(widths) > self.viewport().width()
        scroll = self.horizontalScrollBar().sizeHint().height() if is_wide else 0
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + head + scroll + 2 * self.frameWidth())


class _Sheet(QAbstractTableModel):
    """The cells as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: ElementsView | None = None

    def set_view(self, view: ElementsView) -> None:
        """Show other rows and columns."""
        self.beginResetModel()
        self._view = view
        self.endResetModel()

    def at(self, index: _Index) -> tuple[str, str]:
        """Return the element and the column of a cell."""
        view = self._view
        if view is None or not index.isValid():
            return "", ""
        place = index.column() - _FIRST
        column = view.columns[place].id if 0 <= place < len(view.columns) else ""
        return view.rows[index.row()].id, column

    def place_of(self, element: str, column: str) -> tuple[int, int]:
        """Return the row and the column of a cell, the first ones where they are not there."""
        rows = self._view.rows if self._view is not None else ()
        columns = self._view.columns if self._view is not None else ()
        row = next((place for place, each in enumerate(rows) if each.id == element), 0)
        return row, _FIRST + next((place for place, each in enumerate(columns) if each.id == column), 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many doors or windows there are."""
        return 0 if parent.isValid() or self._view is None else len(self._view.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return the number, the name, how it stands, and the answers."""
        return 0 if parent.isValid() or self._view is None else _FIRST + len(self._view.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        is_head = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if not is_head or self._view is None:
            return None
        return ("", say("Naam"), say("Wanneer"), *(each.label for each in self._view.columns))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell, how it looks, and what a screen reader says of it."""
        if self._view is None:
            return None
        row, place = self._view.rows[index.row()], index.column()
        is_standing = place == _STANDING
        if role == Qt.ItemDataRole.DisplayRole:
            words = (row.number, row.name, row.standing.words, *(cell.words or "–" for cell in row.cells))
            return words[place]
        if role == Qt.ItemDataRole.FontRole and place <= _NAME and row.is_weakest:
            return current_theme().font(17, bold=True)
        if role == Qt.ItemDataRole.ForegroundRole and is_standing:
            return current_theme().colour(row.standing.tone)
        if role == Qt.ItemDataRole.DecorationRole and is_standing and row.standing.tone in _SIGNS:
            return level_sign(row.standing.tone, current_theme().px(22), 1.0)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.spoken
        return None
