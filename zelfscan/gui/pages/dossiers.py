"""The page of a security adviser: every dossier, and what can be done with the one that is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.limits import DossierNameRefused
from zelfscan.gui import ask
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.dossier_form import DossierForm
from zelfscan.gui.pages.dossier_table import DossierTable
from zelfscan.gui.pages.note_list import NoteList
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.proof_saving import save_proof_as
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, link_button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card, Picture
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.form_room import FormRoom
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.dossier_views import CertificateView, DossierFormView, DossierRowView, DossiersView
from zelfscan.presenters.dossiers_desk import DossiersDesk, Found
from zelfscan.presenters.views import NoteView
from zelfscan.store.dossier_list import DossierKind

_SIDE_BY_SIDE, _WIDTH = 1100, 1280
#: Milliseconds after the last letter until the list is searched.
_TYPED = 120


class DossiersPage(Page):
    """Finds, makes, opens, puts away and deletes dossiers."""

    opened = Signal(str)
    take_over_asked = Signal()
    """A dossier of somebody else is to come in."""
    beside_asked = Signal(str)
    """A dossier is to be laid beside another one."""
    practice_asked = Signal()
    """The made-up house in which advisers practise."""
    stopped = Signal()
    """The vault is for one's own scan again."""
    code_asked = Signal(str)
    """A dossier is to get a code of its own, another one, or none any more."""
    note_chosen = Signal(str)
    """What one of the notes offers is to be done."""

    def __init__(self, desk: DossiersDesk, parent: QWidget | None = None) -> None:
        """Make an empty page; ``refresh`` fills it, and needs an open vault."""
        super().__init__(parent)
        self._desk, self._found = desk, Found()
        self.read_notes: Callable[[], Sequence[NoteView]] = tuple
        self._view: DossiersView | None = None
        self._proof: CertificateView | None = None
        self._make_parts()
        self._lay_out()

    @property
    def form(self) -> DossierForm | None:
        """Return the form that is open."""
        return self._form_room.form

    def refresh(self) -> None:
        """Draw the list and the notes as they are now."""
        self.notes.draw(self.read_notes())
        self.draw(self._desk.view(self._found))

    def speak(self) -> None:
        """Say everything anew; a form that is open is closed, because nothing of it was kept."""
        words = self.search.text()
        self.empty()
        self._make_parts()
        self.search.set_text(words)
        self._lay_out()
        if self._desk.is_adviser():
            self.refresh()

    def draw(self, view: DossiersView) -> None:
        """Show the list, and what can be done with the chosen one."""
        chosen = self.table.chosen_id()
        self._view = view
        self.due.show_message("warn", view.due)
        self.due.setVisible(bool(view.due))
        self.count.setText(view.count)
        self.count.setVisible(bool(view.rows))
        self.search.setVisible(view.can_search)
        self.archive_link.setText(view.archive_words)
        self.archive_link.setVisible(bool(view.archive_words))
        self.work_link.setText(view.work_words)
        self.work_link.setVisible(bool(view.work_words))
        self.stop_link.setVisible(view.can_stop and not self._found.is_archive)
        self.nothing.setText(view.empty)
        self.nothing.setVisible(bool(view.empty))
        self.table.setVisible(bool(view.rows))
        self.table.draw(view.rows, chosen)
        self._show_side(self.table.chosen_id())

    def start_focus(self) -> QWidget | None:
        """Return the list, or where it is empty the button that makes the first."""
        if self.form is not None:
            return self.form.name.edit
        return self.table if self._view is not None and self._view.rows else self.new_button

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the notes are, if there are new ones; else the list stays where it was."""
        super().showEvent(event)
        if self.notes.has_news():
            self.notes.keep_in_sight(self._sheet, self.start_focus())

    def choose(self, dossier_id: str) -> None:
        """Put the focus on a dossier in the list."""
        self.table.choose(dossier_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was typed and what was shown, because the vault is closed."""
        self._typing.stop()
        self._form_room.close()
        self._found, self._proof, self._view = Found(), None, None
        self.search.edit.blockSignals(True)
        self.search.set_text("")
        self.search.edit.blockSignals(False)
        self.told.hide()
        self.copies.hide()
        self.notes.draw(())
        self.table.draw((), "")
        self._show_side("")

    def _make_parts(self) -> None:
        self.heading = Heading(say("Dossiers"), 1)
        self.count = short_text()
        self.new_button = main_button(say("Nieuw dossier"))
        self.new_button.clicked.connect(lambda: self._open_form(self._desk.new_form()))
        self.take_over_button = secondary_button(say("Open een overdracht"))
        self.take_over_button.clicked.connect(self.take_over_asked)
        self.told = Message("good", "")
        self.told.action_chosen.connect(self._save_proof)
        self.told.hide()
        self.copies = Message("warn", "")
        self.copies.action_chosen.connect(self._forget_copies)
        self.copies.hide()
        self.notes = NoteList()
        self.notes.chosen.connect(self.note_chosen)
        self.due = Message("warn", "")
        self.due.hide()
        self.search = TextField(say("Zoek een dossier"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPED)
        self._typing.timeout.connect(self._search)
        self.search.changed.connect(lambda _text: self._typing.start())
        self.table = DossierTable()
        self.table.chosen.connect(self._show_side)
        self.table.opened.connect(self.opened)
        self.nothing = Text("", 17, "muted")
        self.archive_link = link_button("")
        self.archive_link.clicked.connect(self._turn_archive)
        self.work_link = link_button("", is_strong=True)
        self.work_link.clicked.connect(self._turn_work)
        self.practice_link = link_button(say("Oefenen met een collega"))
        self.practice_link.clicked.connect(self.practice_asked)
        self.stop_link = link_button(say("Ik ben geen adviseur"))
        self.stop_link.clicked.connect(self._stop)
        self._side = Card("sand", 20, 12)
        self._actions: dict[str, Button] = {}

    def _lay_out(self) -> None:
        theme = current_theme()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._sheet = ScrollPage(_WIDTH)
        outside.addWidget(self._sheet)
        head = FlowLayout(gap=16, is_first_stretched=True)
        for part in (self.heading, self.count, self.take_over_button, self.new_button):
            head.addWidget(part)
        self._form_room: FormRoom[DossierForm] = FormRoom()
        self._sheet.body.addLayout(head)
        self._sheet.body.addLayout(self._form_room)
        for message in (self.notes, self.told, self.copies, self.due):
            self._sheet.body.addWidget(message)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(12))
        links = FlowLayout(gap=24)
        for link in (self.work_link, self.archive_link, self.practice_link, self.stop_link):
            links.addWidget(link)
        for below in (self.search, self.table, self.nothing):
            column.addWidget(below)
        column.addLayout(links)
        column.addStretch(1)
        columns = Columns(_SIDE_BY_SIDE, 24)
        columns.add(left, 68)
        columns.add(self._side, 32)
        self._sheet.body.addWidget(columns)
        self._sheet.body.addStretch(1)

    def _search(self) -> None:
        if not self._desk.is_adviser():
            return  # locked while the last letter was still waiting
        self._found = replace(self._found, words=self.search.text())
        self.refresh()

    def _turn_archive(self) -> None:
        self._found = Found(self.search.text(), not self._found.is_archive)
        self.refresh()
        self.focus_start()

    def _turn_work(self) -> None:
        self._found = Found(self.search.text(), has_work=not self._found.has_work)
        self.refresh()
        self.focus_start()

    def _show_side(self, dossier_id: str) -> None:
        """Show what can be done with the dossier of now."""
        rows = self._view.rows if self._view is not None else ()
        row = next((each for each in rows if each.id == dossier_id), None)
        self._side.empty()
        self._actions = {}
        self._side.setVisible(row is not None)
        if row is not None:
            self._fill_side(row)

    def _fill_side(self, row: DossierRowView) -> None:
        body = self._side.body
        body.addWidget(Heading(row.name, 3))
        term = say("Wissen uiterlijk: {term}", term=row.term)
        made = say("Gemaakt op {day}", day=row.made)
        for words in (row.kind, made, "" if row.is_coded else row.progress, term):
            if words:
                body.addWidget(Text(words, 15, "muted"))
        if row.is_coded:
            body.addLayout(_coded_line())
        if row.work:
            body.addWidget(Text(say("Nog te doen"), 15, is_strong=True))
        for words in row.work:
            body.addWidget(Text(words, 15))
        is_away = row.is_archived
        steps: tuple[tuple[str, Button, Callable[[], None]], ...] = (
            ("open", main_button(say("Open het dossier")), lambda: self.opened.emit(row.id)),
            (
                "change",
                secondary_button(say("Naam en termijn")),
                lambda: self._open_form(self._desk.form_of(row.id), row.id),
            ),
            (
                "copy",
                secondary_button(say("Nieuw met deze opzet")),
                lambda: self._open_form(self._desk.new_form(row.id)),
            ),
            ("code", secondary_button(say("Eigen code")), lambda: self.code_asked.emit(row.id)),
            ("beside", secondary_button(say("Leg naast een ander")), lambda: self.beside_asked.emit(row.id)),
            (
                "archive",
                secondary_button(say("Haal terug") if is_away else say("Naar het archief")),
                lambda: self._archive(row.id, not is_away),
            ),
            ("delete", secondary_button(say("Wis dit dossier")), lambda: self._delete(row)),
        )
        for name, button, do in steps:
            button.setAccessibleDescription(row.name)
            button.clicked.connect(do)
            self._actions[name] = button
            body.addWidget(button)
        self._actions["beside"].setVisible(row.can_lie_beside)
        self._actions["code"].setVisible(row.can_have_code)
        body.addStretch(1)

    def action(self, name: str) -> Button:
        """Return a button of the chosen dossier: open, change, copy, archive or delete."""
        return self._actions[name]

    def _open_form(self, view: DossierFormView, dossier_id: str = "") -> None:
        self.told.hide()
        form = DossierForm(view)
        form.kept.connect(lambda *typed: self._keep(dossier_id, *typed))
        form.dropped.connect(self._drop_form)
        self._form_room.open(form)
        form.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        form.name.edit.selectAll()
        self._sheet.reveal(form)

    def _drop_form(self) -> None:
        self._form_room.close()
        self.focus_start()

    def _keep(self, dossier_id: str, name: str, kind: str, term: str, is_at_end: bool) -> None:
        try:
            if dossier_id:
                self._desk.change(dossier_id, name, term, is_at_end)
            else:
                what: DossierKind = "person" if kind == "person" else "home"
                dossier_id = self._desk.create(name, what, term, is_at_end)
        except DossierNameRefused as error:
            if self.form is not None:
                self.form.refuse(str(error))
            return
        except ZelfscanError as error:
            self._tell("error", say("Het dossier is niet bewaard."), str(error))
            return
        is_code_wanted = self.form is not None and self.form.code.isChecked()
        self._form_room.close()
        self._found = Found()
        self.search.set_text("")
        self.refresh()
        self.choose(dossier_id)
        if is_code_wanted:
            self.code_asked.emit(dossier_id)

    def _archive(self, dossier_id: str, is_archived: bool) -> None:
        self._go(lambda: self._desk.archive(dossier_id, is_archived))

    def _delete(self, row: DossierRowView) -> None:
        is_sure = ask.confirm(
            self,
            say("Dossier {name} wissen?", name=row.name),
            say("Alle antwoorden en opmerkingen in dit dossier zijn dan weg. Dat is niet terug te draaien."),
            yes=say("Wis het dossier"),
            no=say("Bewaar het"),
        )
        if not is_sure:
            return
        try:
            self._proof = self._desk.delete(row.id)
        except ZelfscanError as error:
            self._tell("error", say("Het dossier is niet gewist."), str(error))
            return
        self._tell("good", self._proof.title, self._proof.text, say("Bewaar het bewijs"))
        self._show_copies(self._proof.copies_trouble)
        self._after()

    def _show_copies(self, trouble: str) -> None:
        """Say that an automatic copy still holds what is gone, with a button to try that once more."""
        self.copies.setVisible(bool(trouble))
        if trouble:
            self.copies.show_message("warn", "", trouble, say("Wis de kopieën"))
            self.copies.announce()

    def _forget_copies(self) -> None:
        trouble = self._desk.forget_copies()
        self._show_copies(trouble)
        if not trouble:
            self._tell("good", say("De automatische kopieën zijn gewist."), "", say("Bewaar het bewijs"))
            self.focus_start()

    def _save_proof(self) -> None:
        proof = self._proof
        saved = save_proof_as(self, proof.proof, proof.file_name) if proof is not None else None
        if saved is not None:
            again = "" if saved.is_saved else say("Bewaar het bewijs")
            self._tell(saved.kind, saved.title, saved.text, again)

    def _stop(self) -> None:
        self._desk.stop()
        self.stopped.emit()

    def _go(self, step: Callable[[], None]) -> None:
        try:
            step()
        except ZelfscanError as error:
            self._tell("error", say("Dit lukte niet."), str(error))
            return
        self.told.hide()
        self._after()

    def _after(self) -> None:
        self.refresh()
        self.focus_start()

    def _tell(self, kind: str, title: str, text: str, action: str = "") -> None:
        self.told.show_message(kind, title, text, action)
        self.told.show()
        self.told.announce()
        self._sheet.scroll_to_top()


def _coded_line() -> QHBoxLayout:
    """Return a lock with words: the dossier has a code of its own."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(Picture("vergrendel", 20, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(say("Met een eigen code"), 15), 1)
    return line
