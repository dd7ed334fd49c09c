"""The private log: the list, the form, and what helps after an incident; one of these at a time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask
from zelfscan.gui.accessible import announce
from zelfscan.gui.copying import copy_text
from zelfscan.gui.pages.incident_form import IncidentForm
from zelfscan.gui.pages.incident_parts import AfterPart, LogList, words_of
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading
from zelfscan.i18n import say
from zelfscan.presenters.incident_desk import EntryRefused, IncidentDesk
from zelfscan.presenters.incident_views import LogView


class IncidentsPage(Page):
    """Reached from the Menu while a scan is open; what was written is kept on leaving the page."""

    back_asked = Signal()

    def __init__(self, desk: IncidentDesk, parent: QWidget | None = None) -> None:
        """Make the page with the log as it is now."""
        super().__init__(parent)
        self._desk = desk
        self._view: LogView | None = None
        self._came_from = ""
        self.list: LogList | None = None
        self.form: IncidentForm | None = None
        self.after: AfterPart | None = None
        self.heading = Heading("", 1)
        self.told = Message("good", "")
        self.told.hide()
        self._content = QWidget()
        self._sheet = ScrollPage(1080)
        for part in (self.heading, self.told, self._content):
            self._sheet.body.addWidget(part)
        self._sheet.body.addStretch(1)
        self.footer = Footer(say("Terug"), say("Schrijf iets op"), "")
        self.footer.back_asked.connect(self._back)
        self.footer.next_asked.connect(self._next)
        self.cancel_button = secondary_button(say("Niet bewaren"))
        self.cancel_button.clicked.connect(lambda: self._go(self._desk.stop))
        self.footer.add_right(self.cancel_button)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._outside.addWidget(self._sheet, 1)
        self._outside.addWidget(self.footer)
        self.draw(desk.view())

    def refresh(self) -> None:
        """Draw the log again: answers may have changed on another page."""
        self.told.hide()
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew; what was typed was kept before."""
        self.told.hide()
        self.cancel_button.setText(say("Niet bewaren"))
        self._view = None
        self.draw(self._desk.view())

    def draw(self, view: LogView) -> None:
        """Draw the list, the form or what helps; fields in which somebody types are not made anew."""
        before, self._view = self._view, view
        if before is not None and self.form is not None and _is_same_form(before, view):
            self.form.draw_steps(view.form.steps if view.form is not None else ())
            return
        if before == view:
            return
        old, self._content = self._content, QWidget()
        self.list = self.form = self.after = None
        body = QVBoxLayout(self._content)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._make(view))
        self._sheet.body.replaceWidget(old, self._content)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._content.show()
        self._show_foot(view)
        self._sheet.scroll_to_top()
        self._fit()

    def leave(self) -> bool:
        """Keep what is being written, also where it is not finished."""
        form = self.form
        if form is None or not form.is_changed():
            return True
        values = form.values()
        return self._go(lambda: self._desk.keep_unfinished(*values), is_moving=False)

    def forget(self) -> None:
        """Empty what was typed, for a page that goes away."""
        if self.form is not None:
            self.form.empty()

    def start_focus(self) -> QWidget | None:
        """Return the first thing to do on what is shown."""
        if self.form is not None:
            return self.form.kind
        if self.after is not None:
            return self.after.change_button
        if self.list is not None and self.list.rows:
            rows = zip(self._view.entries if self._view is not None else (), self.list.rows, strict=True)
            return next((row for entry, row in rows if entry.id == self._came_from), self.list.rows[0])
        return self.footer.next_button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the window."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the foot again when its words have got another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_outside"):
            self._fit()
        return done

    def _make(self, view: LogView) -> QWidget:
        if view.form is not None:
            self.heading.setText(view.form.title)
            self.form = IncidentForm(view.form, view.kinds)
            self.form.filled.connect(self._fill)
            return self.form
        if view.after is not None:
            self.heading.setText(view.after.entry.kind)
            self.after = AfterPart(view.after, is_unfolded=False)
            self.after.change_asked.connect(self._change)
            self.after.remove_asked.connect(self._remove)
            self.after.question_asked.connect(self.question_asked)
            self.after.subject_asked.connect(self.subject_asked)
            return self.after
        self.heading.setText(view.title)
        self.list = LogList(view)
        self.list.opened.connect(self._open)
        self.list.copy_asked.connect(self._copy)
        return self.list

    def _show_foot(self, view: LogView) -> None:
        is_list = view.form is None and view.after is None
        self.footer.back_button.setText(say("Terug") if is_list else say("Naar het logboek"))
        self.footer.next_button.setText(say("Schrijf iets op") if view.form is None else say("Bewaar"))
        self.footer.next_button.setVisible(view.after is None)
        self.cancel_button.setVisible(view.form is not None)

    def _back(self) -> None:
        view = self._view
        if view is None or (view.form is None and view.after is None):
            self.back_asked.emit()
        elif self.leave():
            self._go(lambda: self._desk.show(""))

    def _next(self) -> None:
        if self.form is None:
            self._go(self._desk.begin)
            return
        values = self.form.values()
        try:
            is_kept = self._go(lambda: self._desk.keep(*values))
        except EntryRefused as error:
            if self.form is not None:
                self._sheet.reveal(self.form.refuse(error.field, str(error)))
            return
        if is_kept:
            self._tell("good", say("Dit staat nu in uw logboek."))

    def _open(self, name: str) -> None:
        self._came_from = name
        self._go(lambda: self._desk.show(name))

    def _change(self) -> None:
        shown = self._view.after if self._view is not None else None
        if shown is not None:
            self._go(lambda: self._desk.change(shown.entry.id))

    def _remove(self) -> None:
        shown = self._view.after if self._view is not None else None
        if shown is None or not ask.confirm(
            self,
            say("Verwijder dit uit uw logboek?"),
            say("{entry}. U kunt dit niet terughalen.", entry=words_of(shown.entry)),
            yes=say("Verwijder"),
            no=say("Laat staan"),
        ):
            return
        if self._go(lambda: self._desk.remove(shown.entry.id)):
            self._tell("good", say("Het is uit uw logboek gehaald."))

    def _copy(self) -> None:
        if ask.confirm(
            self,
            say("Kopieer het logboek als tekst?"),
            say("Andere programma’s op deze computer kunnen de tekst dan lezen. Kopieer daarna iets anders."),
            yes=say("Kopieer"),
        ):
            copy_text(self._desk.log_text())
            self._tell("good", say("Gekopieerd. Plak de tekst waar u hem nodig heeft."))

    def _fill(self) -> None:
        if self.form is not None:
            values = self.form.values()
            self._go(lambda: self._desk.fill(*values), is_moving=False)

    def _tell(self, kind: str, words: str) -> None:
        self.told.show_message(kind, words)
        self.told.show()
        self.told.announce()
        self._sheet.scroll_to_top()

    def _go(self, step: Callable[[], LogView], is_moving: bool = True) -> bool:
        """Let the desk do something and draw what comes of it, or say why it was not kept."""
        self.told.hide()
        try:
            view = step()
        except ZelfscanError as error:
            self._tell("error", say("Dit is niet bewaard."))
            self.told.show_message("error", say("Dit is niet bewaard."), str(error))
            self.told.announce()
            return False
        self.draw(view)
        target = self.start_focus() if is_moving else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.heading.text())
        return True

    def _fit(self) -> None:
        fit_foot(self, self.footer, self._outside, self._sheet.body)


def _is_same_form(before: LogView, view: LogView) -> bool:
    if before.form is None or view.form is None:
        return False
    return before.form.id == view.form.id and before.form.title == view.form.title
