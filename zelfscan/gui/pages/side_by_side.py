"""Two dossiers beside each other in one table; at first only what differs."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.check_box import Switch
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.plain_table import dress, set_up
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.side_by_side import SideBySideDesk, SideBySideView, SideRow

_WIDTH = 1280
_SHARES = (0.2, 0.34, 0.23)
_Index = QModelIndex | QPersistentModelIndex


class SideBySidePage(Page):
    """The dossier that was chosen in the list, and another one that can be chosen here."""

    def __init__(self, desk: SideBySideDesk, dossier_id: str, parent: QWidget | None = None) -> None:
        """Begin with the first other dossier of the same kind."""
        super().__init__(parent)
        self._desk, self._first = desk, dossier_id
        self._view: SideBySideView | None = None
        self._lay_out()
        self._compare()

    def speak(self) -> None:
        """Say everything anew, with the same two."""
        second = self.other.chosen_id()
        self.empty()
        self._lay_out()
        self.other.choose(second)
        self._compare()

    def start_focus(self) -> QWidget | None:
        """Return the choice of the other dossier."""
        return self.other

    def forget(self) -> None:
        """Let go of what is shown."""
        self._view = None
        self.table.draw((), ("", ""))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._sheet = ScrollPage(_WIDTH)
        layout.addWidget(self._sheet)
        body = self._sheet.body
        back = link_button(say("Naar alle dossiers"), icon="terug", is_strong=True)
        back.clicked.connect(self.back_asked)
        body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.heading = Heading(say("Twee dossiers naast elkaar"), 1)
        body.addWidget(self.heading)
        self.told = Message("error", "")
        self.told.hide()
        body.addWidget(self.told)
        line = FlowLayout(gap=24)
        self.other = Choice(say("Het andere dossier"), self._desk.others(self._first))
        self.other.picked.connect(lambda _id: self._compare())
        self.only = Switch(say("Alleen wat verschilt"), True, say("Toon alleen wat verschilt"))
        self.only.toggled.connect(lambda _is_on: self._draw())
        line.addWidget(self.other)
        line.addWidget(self.only)
        body.addLayout(line)
        self.summary = Text("", 17, "muted")
        body.addWidget(self.summary)
        self.table = SideTable()
        body.addWidget(self.table)
        body.addStretch(1)

    def _compare(self) -> None:
        try:
            self._view = self._desk.compare(self._first, self.other.chosen_id())
        except ZelfscanError as error:
            self.told.show_message("error", say("Een dossier kan niet open."), str(error))
            self.told.show()
            self.told.announce()
            return
        self.told.hide()
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        self.summary.setText(view.summary)
        rows = [row for row in view.rows if row.is_different or row.is_total or not self.only.isChecked()]
        self.table.draw(rows, (view.first, view.second))


class SideTable(QTableView):
    """As high as its rows, so that only the page scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        set_up(self)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def draw(self, rows: Sequence[SideRow], names: tuple[str, str]) -> None:
        """Show other rows under the names of two dossiers."""
        self.setAccessibleName(say("{first} naast {second}", first=names[0], second=names[1]))
        dress(self)
        self._rows.set_rows(rows, names)
        self._fit()
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width, and give every row the height of its words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme, width = current_theme(), self.viewport().width()
        for column, share in enumerate(_SHARES):
            self.setColumnWidth(column, int(width * share))
        self.resizeRowsToContents()
        for row in range(self._rows.rowCount()):
            self.setRowHeight(row, max(self.rowHeight(row) + theme.pad(8), theme.px(44)))
        rows = sum(self.rowHeight(row) for row in range(self._rows.rowCount()))
        height = rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        if height != self.height():
            self.setFixedHeight(height)


class _Rows(QAbstractTableModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[SideRow, ...] = ()
        self._names = ("", "")

    def set_rows(self, rows: Sequence[SideRow], names: tuple[str, str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self._names = tuple(rows), names
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many things are told of both."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return place, question and both answers."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (say("Waar"), say("Vraag"), *self._names)[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell; answers that differ are bold, and a screen reader says that."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.place, row.question, row.first, row.second)[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() > 1 and row.is_different:
            font = QFont(current_theme().font(17))
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and row.is_different:
            return say("Verschillend")
        return None
