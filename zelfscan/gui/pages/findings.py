"""The findings of a visit: what rules propose, what the adviser adds, and one of them to work out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui import ask
from zelfscan.gui.pages.finding_form import FindingForm
from zelfscan.gui.pages.finding_places import FindingPlaces
from zelfscan.gui.pages.finding_proposals import Proposals
from zelfscan.gui.pages.finding_search import FindingSearch
from zelfscan.gui.pages.finding_table import FindingTable
from zelfscan.gui.pages.visit_page import VisitPage
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.form_room import FormRoom
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.findings_desk import FindingsDesk
from zelfscan.presenters.visit_views import FINDINGS, FindingFormView, FindingsView


class FindingsPage(VisitPage):
    """Draws the list and the finding of now; every change is kept at once."""

    def __init__(
        self,
        desk: FindingsDesk,
        read_photo: Callable[[str], bytes],
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; ``read_photo`` gives the small picture of a photograph."""
        super().__init__(FINDINGS, desk.scan.book is not None, parent)
        self._desk, self._read_photo = desk, read_photo
        self._view: FindingsView | None = None
        self._lay_out()
        self.draw(desk.view())

    @property
    def form(self) -> FindingForm | None:
        """Return the form of the finding of now."""
        return self._form_room.form

    def refresh(self) -> None:
        """Draw again what may have changed."""
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew, at the same finding."""
        chosen = self.table.chosen_id()
        self.leave()
        self.empty()
        self._view = None
        self._lay_out()
        self.draw(self._desk.view())
        self.table.choose(chosen)

    def draw(self, view: FindingsView, chosen: str = "") -> None:
        """Show the findings, what rules propose, and the form of the finding of now."""
        chosen = chosen or self.table.chosen_id()
        self._view = view
        self.count.setText(view.count)
        self.count.setVisible(not view.empty)
        self.nothing.setText(view.empty)
        self.nothing.setVisible(bool(view.empty))
        self.table.setVisible(bool(view.findings))
        self.table.draw(view.findings, chosen)
        self.proposals.draw(view.proposals)
        self._show_form(self.table.chosen_id(), is_anew=True)

    def start_focus(self) -> QWidget | None:
        """Return the findings, or where there are none the button that makes the first."""
        if self.search.is_open():
            return self.search.words.edit
        return self.table if self._view is not None and self._view.findings else self.new_button

    def leave(self) -> bool:
        """Keep what is being typed."""
        return self.form is None or self.form.leave()

    def forget(self) -> None:
        """Let go of everything that is shown, and write nothing any more."""
        self._drop_form()
        self._view = None
        self.table.draw((), "")
        self.proposals.draw(())
        self.search.hide()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Leave the search with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.search.is_open():
            self.search.close_search()
            return True
        return False

    def open_item(self, item: str) -> None:
        """Choose a finding, at what is still to be said of it."""
        self.table.choose(item)
        if self.form is not None:
            self.form.priority.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme = current_theme()
        body = self.lay_out_frame()
        head = FlowLayout(gap=16, is_first_stretched=True)
        self.heading, self.count = Heading(say("Bevindingen"), 1), short_text()
        self.new_button = main_button(say("Nieuwe bevinding"), icon="plus")
        self.new_button.clicked.connect(self._open_search)
        for part in (self.heading, self.count, self.new_button):
            head.addWidget(part)
        body.addLayout(head)
        self.search = FindingSearch(self._desk.search)
        self.search.chosen.connect(self._make)
        self.search.closed.connect(self.focus_start)
        body.addWidget(self.search)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(16))
        self.nothing = Text("", 17, "muted")
        self.table = FindingTable()
        self.table.chosen.connect(self._show_form)
        self.table.opened.connect(self.open_item)
        self.table.removed.connect(self._remove)
        self.proposals = Proposals()
        self.proposals.taken.connect(self._take_over)
        self.proposals.dropped.connect(self._set_aside)
        column.addWidget(self.nothing)
        column.addWidget(self.table)
        right = QWidget()
        self._form_room: FormRoom[FindingForm] = FormRoom()
        self._form_room.setContentsMargins(0, 0, 0, 0)
        right.setLayout(self._form_room)
        self.places = FindingPlaces(left, right, self.proposals)
        body.addWidget(self.places)
        body.addStretch(1)

    def _open_search(self) -> None:
        self.search.open_search()
        self.sheet.reveal(self.search)

    def _make(self, measure: str) -> None:
        made: list[str] = []
        if self.try_to(lambda: made.append(self._desk.make(measure))):
            self.draw(self._desk.view(), made[0])
            self.open_item(made[0])

    def _take_over(self, key: str) -> None:
        made: list[str] = []
        if self.try_to(lambda: made.append(self._desk.take_over(key))):
            self.draw(self._desk.view(), made[0])
            self.proposals.focus_first(self.table)

    def _set_aside(self, key: str) -> None:
        if self.try_to(lambda: self._desk.set_aside(key)):
            self.refresh()
            self.proposals.focus_first(self.new_button)

    def _remove(self, finding_id: str) -> None:
        is_sure = ask.confirm(
            self,
            say("Deze bevinding weghalen?"),
            say("Uw woorden erbij zijn dan weg. De foto’s blijven, bij de woning als geheel."),
            yes=say("Haal weg"),
        )
        if is_sure and self.try_to(lambda: self._desk.remove(finding_id)):
            self._drop_form()
            self.refresh()
            self.focus_start()

    def _drop_form(self) -> None:
        """Throw the form away; what was typed in it is written nowhere."""
        if self.form is not None:
            self.form.drop()
        self._form_room.close()

    def _show_form(self, finding_id: str, is_anew: bool = False) -> None:
        """Show the form of a finding; for the same one it is made anew only where its frame changed.

        What was typed in another one is kept first; where that is refused, that one stays.
        """
        form = self.form
        is_same = form is not None and form.view.id == finding_id
        if form is not None and is_same:
            is_fresh = not is_anew or _frame(self._desk.form_of(finding_id)) == _frame(form.view)
            if is_fresh:
                return
        if form is not None and not form.leave():
            typed_at = form.view.id
            # Only after the event that brought it: then what was typed is in sight, at its finding.
            QTimer.singleShot(0, self, lambda: self.table.choose(typed_at))
            return
        self._drop_form()
        if not finding_id:
            return
        made = FindingForm(self._desk.form_of(finding_id), self._read_photo)
        made.changed.connect(self._change)
        made.removed.connect(self._remove)
        made.photo_asked.connect(lambda finding: self.photos_asked.emit(f"finding:{finding}"))
        self._form_room.open(made)

    def _change(self, finding_id: str, field: str, text: str) -> None:
        is_kept = self.try_to(lambda: self._desk.change(finding_id, field, text))
        form = self.form
        if form is not None and form.view.id == finding_id:
            if is_kept:
                form.take_kept(field, text)
            else:
                form.take_back(field)
        if is_kept:
            # Only after the event that brought it, because the table may be the one that sent it.
            QTimer.singleShot(0, self, self._draw_rows)

    def _draw_rows(self) -> None:
        if self._view is None:
            return  # the dossier was closed meanwhile
        view = self._view = self._desk.view()
        self.count.setText(view.count)
        self.table.draw(view.findings, self.table.chosen_id())


def _frame(view: FindingFormView) -> tuple[object, ...]:
    """Return what of a form does not come from its own fields."""
    return view.heading, view.photos, view.subjects
