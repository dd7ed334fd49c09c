"""The tab of the report: for whom it is, what it will tell, a passphrase if wanted, and saving it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import PassphraseTooLong, PassphraseTooShort
from zelfscan.gui import ask, background
from zelfscan.gui.pages.beside_report import BesideReport
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.handing_over import Steps
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.report_meter import LeakMeter
from zelfscan.gui.pages.report_ticks import ReportTicks
from zelfscan.gui.proposed_folder import first_folder
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup
from zelfscan.gui.widgets.button import main_button
from zelfscan.gui.widgets.card import Card, Picture
from zelfscan.gui.widgets.check_box import CheckBox
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import PassphraseField
from zelfscan.i18n import say
from zelfscan.presenters.beside_desk import BesideDesk
from zelfscan.presenters.report_desk import ReportDesk
from zelfscan.presenters.report_views import ReportView

_KINDS = "PDF (*.pdf)"
#: How often the window looks how far the report is, in milliseconds.
_LOOK = 100


class ReportPage(Page):
    """Says what the report is, and makes it without holding up the window."""

    def __init__(self, desk: ReportDesk, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self._desk = desk
        self._view = desk.view()
        self._scale = current_theme().scale
        self._path: Path | None = None
        self._is_gone = False
        self._drawing: background.Job[bytes] | None = None
        self._saving: background.Job[Path] | None = None
        self._shape: object = None
        self._steps = Steps()
        self._looking = QTimer(self, interval=_LOOK)
        self._looking.timeout.connect(self._show_progress)
        beside = BesideDesk(desk.scan, desk.files, desk.folder)
        self.beside = BesideReport(beside, desk.making, lambda: self._view.file_name)
        self._make_parts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._sheet = ScrollPage(1216)
        layout.addWidget(self._sheet)
        self._sheet.body.addStretch(1)
        self._content: QWidget | None = None
        self.draw(self._view)

    def refresh(self) -> None:
        """Say again what the report will contain; what was saved before is no news any more."""
        if not self.is_busy():
            self.message.hide()
        self.draw(self._desk.view())
        self.beside.refresh()

    def speak(self) -> None:
        """Say everything anew; what was filled in stays, and so does a report that is being made."""
        is_locked, typed = self.lock.isChecked(), self.password.text()
        self.password.clear()
        self._make_parts()
        self._shape = None
        self.password.set_text(typed)
        self.draw(self._desk.view())
        self.beside.speak()
        self.lock.setChecked(is_locked)
        if self.is_busy():
            self._say_busy()

    def draw(self, view: ReportView) -> None:
        """Draw a view around the parts that somebody fills in; the same edition stays where it is."""
        self._view = view
        shape = (view.edition, view.editions, view.contents, view.intro)
        if shape == self._shape:
            self._show(view)
            return
        self._shape = shape
        old, self._content = self._content, self._make_content(view)
        if old is not None:
            self._sheet.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._sheet.body.insertWidget(0, self._content)
        self._content.show()  # Qt would do so only later, and the focus goes to a row in it now
        self._show(view)

    def forget(self) -> None:
        """Empty the passphrase and begin no file after this; one that is being written is finished."""
        self._is_gone = True
        self.password.clear()
        self.beside.forget()
        self._stop()
        if self._saving is not None:
            self._saving.cancel()

    def start_focus(self) -> QWidget | None:
        """Return the edition that is chosen: everything else follows from it."""
        return self.editions.first_stop()

    def is_busy(self) -> bool:
        """Return whether a report is being made now."""
        return self._drawing is not None or self._saving is not None

    def save(self) -> None:
        """Ask where to save, then make the report in the background and write it."""
        if self.is_busy():
            return
        self.password.set_error("")
        secret = self.password.text() if self.lock.isChecked() else ""
        if self.lock.isChecked() and not secret:
            self._refuse_password(say("Typ een wachtzin, of zet het vinkje uit."))
            return
        try:
            self._steps = Steps()
            work = self._desk.drawing(secret, self._steps.tell)
        except (PassphraseTooShort, PassphraseTooLong) as error:
            self._refuse_password(str(error))
            return
        suggestion = first_folder(self._desk.folder) / self._view.file_name
        path = ask.save_file(self, say("Bewaar rapport"), suggestion, _KINDS)
        # The scan may have been locked while the question stood open.
        if path is None or self._is_gone:
            return
        self._path = path
        self._drawing = background.run(work, self._write, self._refuse)
        self._say_busy()
        self._looking.start()
        self._fit()
        self.message.action_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the text gets another size."""
        super().changeEvent(event)
        is_other = event.type() == QEvent.Type.StyleChange and hasattr(self, "_content")
        if is_other and self._scale != current_theme().scale:
            self._scale = current_theme().scale
            self._shape = None
            self._make_choices()
            self.draw(self._view)

    def _make_parts(self) -> None:
        self.large = CheckBox(say("Grote letters in de pdf"), self._view.is_large)
        self.large.toggled.connect(lambda is_large: self._redraw(self._desk.set_large(is_large=is_large)))
        self.lock = CheckBox(say("Beveilig het bestand met een wachtzin"))
        self.lock.toggled.connect(self._fit)
        self.password = PassphraseField(say("Wachtzin voor het rapport"), say("Minstens acht tekens."))
        self.password.submitted.connect(self.save)
        self.save_button = main_button(say("Bewaar rapport"), icon="rapport")
        self.save_button.clicked.connect(self.save)
        self.open_words = Message("warn", "")
        self.message = Message("info", "")
        self.message.action_chosen.connect(self._act)
        self.message.hide()
        self._make_choices()

    def _make_choices(self) -> None:
        """Make the parts with which somebody chooses what is in the report."""
        self.meter = LeakMeter()
        self.meter.left_out.connect(
            lambda detail, is_out: self._redraw(self._desk.leave_out(detail, is_out=is_out))
        )
        self.ticks = ReportTicks(self._desk.thumbnail)
        self.ticks.ticked.connect(lambda name, is_on: self._redraw(self._desk.tick(name, is_on=is_on)))
        self.ticks.all_ticked.connect(
            lambda group, is_on: self._redraw(self._desk.tick_all(group, is_on=is_on))
        )
        self.ticks.picked.connect(lambda number, is_on: self._redraw(self._desk.pick(number, is_on=is_on)))

    def _make_content(self, view: ReportView) -> QWidget:
        theme = current_theme()
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(16))
        self.heading = Heading(view.title, 1)
        layout.addWidget(self.heading)
        layout.addWidget(Text(view.intro))
        layout.addWidget(self.message)
        layout.addWidget(self._for_whom(view))
        columns = Columns(900, 24)
        columns.add(self._what(view), 55)
        columns.add(self._how(view), 45)
        layout.addWidget(columns)
        layout.addWidget(self.beside)
        return box

    def _for_whom(self, view: ReportView) -> QWidget:
        card = Card("card", 24, 12)
        question = say("Voor wie is het rapport?")
        card.body.addWidget(Heading(question, 3))
        answers = [Answer(each.id, each.words) for each in view.editions]
        self.editions = AnswerGroup(question, answers, (), view.edition, is_compact=True)
        self.editions.chosen.connect(self._choose)
        card.body.addWidget(self.editions)
        return card

    def _how(self, view: ReportView) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(24))
        column.addWidget(self.meter)
        card = Card("card", 24, 12)
        card.body.addWidget(Heading(say("Bewaar het bestand"), 3))
        card.body.addWidget(Text(view.keep, 17, "muted"))
        card.body.addWidget(self.large)
        card.body.addWidget(self.lock)
        self._locked = QWidget()
        inner = QVBoxLayout(self._locked)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.pad(8))
        inner.addWidget(self.password)
        for line in view.password_words:
            inner.addWidget(Text(line, 15, "muted"))
        card.body.addWidget(self._locked)
        card.body.addWidget(self.open_words)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        column.addStretch(1)
        self._fit()
        return box

    def _what(self, view: ReportView) -> QWidget:
        theme = current_theme()
        card = Card("card", 24, 8)
        card.body.addWidget(Heading(say("Dit staat erin"), 3))
        for line in view.contents:
            row = QHBoxLayout()
            row.setSpacing(theme.pad(10))
            row.addWidget(Picture("check", 22, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(line), 1)
            card.body.addLayout(row)
        card.body.addWidget(self.ticks)
        if view.limit:
            card.body.addWidget(Text(view.limit, 15, "muted"))
        return _at_the_top(card)

    def _show(self, view: ReportView) -> None:
        """Show what follows every choice."""
        self.meter.draw(view.meter)
        self.ticks.draw(view.groups, view.photos)
        self.open_words.show_message("warn", "", view.no_password)
        self._fit()

    def _choose(self, edition: str) -> None:
        """Go to another edition; the focus stays on the row that was chosen."""
        wanted = next(each.id for each in self._view.editions if each.id == edition)
        self._redraw(self._desk.choose(wanted))
        self.editions.row(edition).setFocus(Qt.FocusReason.OtherFocusReason)

    def _redraw(self, view: ReportView) -> None:
        """Show what came of a tick; what was saved before is no news any more."""
        if not self.is_busy():
            self.message.hide()
        self.draw(view)

    def _write(self, data: bytes) -> None:
        self._drawing = None
        if self._path is not None:
            work = self._desk.files.saving(self._path, data)
            self._saving = background.run(work, self._finish, self._refuse)

    def _finish(self, path: Path) -> None:
        self._saving = None
        self._end("good", say("Het rapport is bewaard."), say("Het staat in {path}.", path=path))

    def _refuse(self, error: ZelfscanError) -> None:
        self._drawing = self._saving = None
        self._end("error", say("Het rapport is niet bewaard."), str(error), say("Kies een andere plaats"))

    def _act(self) -> None:
        """Do what the link in the message says: stop, or try again; a file being written is finished."""
        if self._saving is not None:
            return
        if self._drawing is not None:
            self._stop()
            self._end("info", say("Gestopt."), say("Er is geen rapport bewaard."))
        else:
            self.save()

    def _stop(self) -> None:
        self._steps.is_wanted = False
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = None
        self._path = None
        self._fit()

    def _end(self, kind: str, title: str, text: str, action: str = "") -> None:
        """Say how it went; the focus goes back to the button when it was on the message."""
        had_focus = self.message.action_button.hasFocus()
        self._fit()
        if had_focus:
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(kind, title, text, action)
        self._sheet.ensureWidgetVisible(self.message)

    def _refuse_password(self, message: str) -> None:
        self.password.set_error(message)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self) -> None:
        """Say how far the report is; only what is seen changes, or a screen reader would speak on and on."""
        if self._drawing is None:
            self._looking.stop()
        elif self._steps.total:
            title, share = say("Het rapport wordt gemaakt."), 100 * self._steps.done // self._steps.total
            self.message.show_message("info", title, say("{share} procent klaar.", share=share), say("Stop"))

    def _say_busy(self) -> None:
        self._say("info", say("Het rapport wordt gemaakt."), say("Dit duurt een paar tellen."), say("Stop"))

    def _say(self, kind: str, title: str, text: str, action: str = "") -> None:
        self.message.show_message(kind, title, text, action)
        self.message.show()
        self.message.announce()

    def _fit(self) -> None:
        self._locked.setVisible(self.lock.isChecked())
        self.open_words.setVisible(not self.lock.isChecked())
        self.save_button.setEnabled(not self.is_busy())


def _at_the_top(card: Card) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return box
