"""The page of an adviser for doors and windows: add with one press, fill in like a sheet, see the weakest."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.element_form import ElementForm
from zelfscan.gui.pages.element_table import ElementTable
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.visit_bar import VisitBar
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.form_room import FormRoom
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.element_views import ColumnView, ElementRowView, ElementsView
from zelfscan.presenters.elements_desk import ElementsDesk
from zelfscan.presenters.subjects import ELEMENT
from zelfscan.presenters.visit_views import ELEMENTS

_SIDE_BY_SIDE, _WIDTH = 1440, 1600
_UNKNOWN_KEY = 0


class ElementsPage(Page):
    """Draws one kind at a time; every choice is kept at once."""

    def __init__(self, desk: ElementsDesk, parent: QWidget | None = None) -> None:
        """Make the page with the first kind."""
        super().__init__(parent)
        self._desk = desk
        self._view: ElementsView | None = None
        self._at = ("", "")
        self.answers: SegmentedChoice | None = None
        self._lay_out()
        self.draw(desk.view())

    @property
    def form(self) -> ElementForm | None:
        """Return the form that is open."""
        return self._form_room.form

    def refresh(self) -> None:
        """Draw again what may have changed."""
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew; a form that is open is closed, because nothing of it was kept."""
        self._view = None
        self.empty()
        self._lay_out()
        self.draw(self._desk.view())

    def draw(self, view: ElementsView) -> None:
        """Show the table, what can be added, and the sums."""
        before, self._view = self._view, view
        at = self._at
        if before is None or before.kinds != view.kinds or before.kind != view.kind:
            _refill(self._kinds_room, [self._kind_choice(view)])
        if before is None or before.suggestions != view.suggestions:
            _refill(self._adding, [self._add_button(*each) for each in view.suggestions])
        self.nothing.setText(view.empty)
        self.nothing.setVisible(bool(view.empty))
        self.table.setVisible(bool(view.rows))
        self.table.draw(view, *at)
        self._show_side(view)
        self._show_cell(*self.table.here())

    def start_focus(self) -> QWidget | None:
        """Return the table, or where it is empty the first thing to add."""
        if self.form is not None:
            return self.form.name.edit
        if self._view is not None and self._view.rows:
            return self.table
        return next(iter(self.add_buttons()), None)

    def add_buttons(self) -> list[Button]:
        """Return the buttons that add a door or a window."""
        parts = (self._adding.itemAt(place) for place in range(self._adding.count()))
        widgets = [part.widget() for part in parts if part is not None]
        return [widget for widget in widgets if isinstance(widget, Button)]

    def open_item(self, item: str) -> None:
        """Go to a door or a window, at the first answer that is still open."""
        for kind, _ in self._view.kinds if self._view is not None else ():
            if self._row(item) is None:
                self.draw(self._desk.show(kind))
        row = self._row(item)
        if row is not None:
            is_open = (cell.column for cell in row.cells if cell.chosen in ("", "unknown"))
            self.table.go_to(item, next(is_open, ""))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed, for a page that goes away."""
        self._form_room.close()

    def _lay_out(self) -> None:
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.bar = VisitBar(ELEMENTS, is_home=True)
        self.bar.asked.connect(self.tab_asked)
        layout.addWidget(self.bar)
        self._sheet = ScrollPage(_WIDTH)
        layout.addWidget(self._sheet, 1)
        body = self._sheet.body
        head = FlowLayout(gap=24, is_first_stretched=True)
        head.addWidget(Heading(say("Deuren en ramen"), 1))
        kinds = QWidget()
        self._kinds_room = QHBoxLayout(kinds)
        self._kinds_room.setContentsMargins(0, 0, 0, 0)
        head.addWidget(kinds)
        body.addLayout(head)
        self.trouble = Message("error", "")
        self.trouble.hide()
        body.addWidget(self.trouble)
        adding = QWidget()
        self._adding = FlowLayout(adding, gap=8)
        body.addWidget(adding)
        self._form_room: FormRoom[ElementForm] = FormRoom()
        body.addLayout(self._form_room)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(12))
        self.table = ElementTable()
        self.table.reached.connect(self._show_cell)
        self.table.digit_pressed.connect(self._press)
        self.table.cleared.connect(lambda: self._choose(""))
        self.nothing = Text("", 17, "muted")
        self._cell = Card("edged", 16, 8)
        for part in (self.table, self.nothing, self._cell):
            column.addWidget(part)
        column.addStretch(1)
        self._side = Card("sand", 20, 8)
        columns = Columns(_SIDE_BY_SIDE, 24)
        columns.add(left, 74)
        columns.add(self._side, 26)
        body.addWidget(columns)
        body.addStretch(1)

    def _kind_choice(self, view: ElementsView) -> QWidget:
        self.kinds = SegmentedChoice(say("Soort"), view.kinds, view.kind)
        self.kinds.chosen.connect(self._show_kind)
        return self.kinds

    def _add_button(self, suggestion: str, words: str) -> QWidget:
        button = secondary_button(words, icon="plus")
        button.setAccessibleDescription(say("Voeg toe"))
        button.clicked.connect(lambda: self._add(suggestion))
        return button

    def _show_kind(self, kind: str) -> None:
        self._form_room.close()
        self._at = ("", "")
        self.draw(self._desk.show(kind))
        self.kinds.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, suggestion: str) -> None:
        self._make(lambda: self._desk.add(suggestion))

    def _make(self, step: Callable[[], str]) -> None:
        """Add one, and go to its first answer that is still open."""
        made: list[str] = []
        if self._go(lambda: made.append(step())):
            row = self._row(made[0])
            is_open = (cell.column for cell in row.cells if not cell.chosen) if row is not None else ()
            self.table.go_to(made[0], next(iter(is_open), ""))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cell(self, element: str, column: str) -> None:
        """Show the answers to the cell of now, large enough for a finger."""
        self._at = (element, column)
        row, asked = self._row(element), self._column(column)
        self.answers = None
        self._cell.setVisible(row is not None)
        self._cell.empty()
        if row is None:
            return
        name = say("{number} {name}", number=row.number, name=row.name)
        self._cell.body.addWidget(Heading(name, 4))
        if row.place:
            self._cell.body.addWidget(Text(row.place, 15, "muted"))
        if row.remark:
            self._cell.body.addWidget(Text(row.remark, 15))
        if asked is not None:
            self._cell.body.addWidget(Text(asked.question, is_strong=True))
            chosen = next(cell.chosen for cell in row.cells if cell.column == column)
            self.answers = SegmentedChoice(asked.question, asked.options, chosen)
            self.answers.chosen.connect(self._choose)
            self._cell.body.addWidget(self.answers)
            count = len([option for option, _ in asked.options if option != "unknown"])
            keys = say("Toets 1 tot {count} kiest, 0 is niet bekend, Delete wist.", count=count)
            self._cell.body.addWidget(Text(keys, 15, "muted"))
        self._cell.body.addLayout(self._actions(row))

    def _actions(self, row: ElementRowView) -> FlowLayout:
        line = FlowLayout(gap=8)
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            (say("Nog zo een"), lambda: self._make(lambda: self._desk.copy(row.id))),
            (say("Naam en plaats"), lambda: self._open_form(row.id)),
            (row.photos, lambda: self.photos_asked.emit(f"{ELEMENT}:{row.id}")),
            (say("Haal weg"), lambda: self._remove(row)),
        )
        for words, do in (step for step in steps if step[0]):
            button = quiet_button(words)
            button.setAccessibleDescription(row.spoken)
            button.clicked.connect(do)
            line.addWidget(button)
        return line

    def _show_side(self, view: ElementsView) -> None:
        self._side.empty()
        self._side.setVisible(bool(view.rows))
        self._side.body.addWidget(Heading(say("Per kant van het huis"), 3))
        for side, words in view.sums:
            self._side.body.addWidget(Text(side, is_strong=True))
            self._side.body.addWidget(Text(words, 15, "muted"))
        if view.weakest:
            self._side.body.addWidget(Text(view.weakest))
        self._side.body.addStretch(1)

    def _press(self, digit: int) -> None:
        """Answer the cell of now with a digit: its place, or 0 for what nobody knows."""
        asked = self._column(self._at[1])
        if asked is None:
            return
        known = [option for option, _ in asked.options if option != "unknown"]
        if digit == _UNKNOWN_KEY and len(known) < len(asked.options):
            self._choose("unknown")
        elif 0 < digit <= len(known):
            self._choose(known[digit - 1])

    def _choose(self, option: str) -> None:
        element, column = self._at
        if not element or not column:
            return
        had_focus = _has_focus(self.answers)
        if not self._go(lambda: self._desk.choose(element, column, option)):
            return
        row = self._row(element)
        if row is not None:
            announce(self.table, row.spoken)
        if option and not had_focus:
            self.table.go_on()
        elif had_focus and self.answers is not None:
            self.answers.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: ElementRowView) -> None:
        is_sure = ask.confirm(
            self,
            say("{name} weghalen?", name=row.name),
            say("De antwoorden van deze deur of dit raam tellen dan niet meer mee."),
            yes=say("Haal weg"),
        )
        if is_sure and self._go(lambda: self._desk.remove(row.id)):
            self.focus_start()

    def _open_form(self, element: str) -> None:
        form = ElementForm(self._desk.form_of(element))
        form.kept.connect(lambda *values: self._keep(element, *values))
        form.dropped.connect(self._drop_form)
        self._form_room.open(form)
        form.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sheet.reveal(form)

    def _keep(self, element: str, name: str, facade: str, floor: str, remark: str) -> None:
        if self._go(lambda: self._desk.change(element, name, facade, floor, remark)):
            self._drop_form()

    def _drop_form(self) -> None:
        self._form_room.close()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, step: Callable[[], object]) -> bool:
        """Do something and draw what came of it; say so where it could not be kept."""
        try:
            step()
        except ZelfscanError as error:
            self.trouble.show_message("error", say("Dit is niet bewaard."), str(error))
            self.trouble.show()
            self.trouble.announce()
            return False
        self.trouble.hide()
        self.refresh()
        return True

    def _row(self, element: str) -> ElementRowView | None:
        rows = self._view.rows if self._view is not None else ()
        return next((row for row in rows if row.id == element), None)

    def _column(self, column: str) -> ColumnView | None:
        columns = self._view.columns if self._view is not None else ()
        return next((each for each in columns if each.id == column), None)


def _has_focus(part: QWidget | None) -> bool:
    focused = QApplication.focusWidget()
    return part is not None and focused is not None and part.isAncestorOf(focused)


def _refill(layout: QHBoxLayout | FlowLayout, parts: list[QWidget]) -> None:
    emptied(layout)
    for part in parts:
        layout.addWidget(part)
        part.show()
