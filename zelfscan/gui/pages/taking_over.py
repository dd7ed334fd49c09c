"""Taking over a dossier from somebody else: the file, its code, what is in it, and then into the vault."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.limits import DossierNameRefused
from zelfscan.gui import ask, background
from zelfscan.gui.pages.handing_over import Steps
from zelfscan.gui.pages.page import Page
from zelfscan.gui.widgets.button import link_button, main_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import later, say
from zelfscan.presenters.taking_over_desk import HeaderView, Received, TakingOverDesk

_WIDTH = 760
#: How often the window looks how far the work is, in milliseconds.
_LOOK = 100
#: The same names as where the codes are made.
_CODES = (later("Code"), later("Code voor de bewoner"), later("Code voor de adviseur"))


class TakingOverPage(Page):
    """Three steps under each other; nothing is kept before the last one."""

    kept = Signal(str)
    """The id of the dossier that was added."""

    def __init__(self, desk: TakingOverDesk, parent: QWidget | None = None) -> None:
        """Make the page at its first step."""
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._received: Received | None = None
        self._steps, self._is_keeping = Steps(), False
        self._job: background.Job[Received | None] | background.Job[str | None] | None = None
        self._looking = QTimer(self, interval=_LOOK)
        self._looking.timeout.connect(self._show_progress)
        self.codes: list[TextField] = []
        self._lay_out()

    def speak(self) -> None:
        """Stop, and say everything anew from the first step: a code is not kept anywhere."""
        was_busy, is_keeping = self.is_busy(), self._is_keeping
        if not is_keeping:
            self.forget()
        self._steps.is_wanted = False
        self._path, self._received = None, None
        self.empty()
        self._lay_out()
        if is_keeping:
            # It may be too late to stop it: what comes of it is told when it has ended.
            self._begin()
        elif was_busy:
            self._tell_stopped()

    def start_focus(self) -> QWidget | None:
        """Return the step that is next."""
        if self._received is not None:
            return self.name.edit if not self.name.isHidden() else self.keep_button
        return self.codes[0].edit if self.codes else self.choose_button

    def forget(self) -> None:
        """Stop, and let go of the code and of what was opened."""
        self._steps.is_wanted = False
        if self._job is not None:
            self._job.cancel()
        self._path, self._received = None, None
        self._end()

    def is_busy(self) -> bool:
        """Return whether the file is being read now."""
        return self._job is not None

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._sheet = ScrollPage(_WIDTH)
        layout.addWidget(self._sheet)
        body = self._sheet.body
        self.back_button = link_button(say("Terug"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.back_asked)
        body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Heading(say("Open een overdracht"), 1))
        words = say("U kreeg een bestand en een code van een adviseur of een collega. Open het hier.")
        body.addWidget(Text(words, 17, "muted"))
        self.told = Message("error", "")
        self.told.hide()
        body.addWidget(self.told)
        self.choose_button = main_button(say("Kies het bestand"))
        self.choose_button.clicked.connect(self._choose)
        body.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._code_card, self._found_card = Card("card", 20, 12), Card("card", 20, 12)
        self._code_card.hide()
        self._found_card.hide()
        body.addWidget(self._code_card)
        body.addWidget(self._found_card)
        self._busy = QWidget()
        line = FlowLayout(self._busy, gap=16)
        self._busy_words = short_text(say("Bezig"))
        self._bar = ProgressBar(say("Zo ver is het"))
        self.stop_button = quiet_button(say("Stop"))
        self.stop_button.clicked.connect(self._stop)
        for part in (self._busy_words, self._bar, self.stop_button):
            line.addWidget(part)
        self._busy.hide()
        body.addWidget(self._busy)
        body.addStretch(1)
        self.codes = []

    # The file and its code

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = ask.open_file(self, say("Kies het bestand"), Path(folder), say("Overdracht (*.zelfscan)"))
        if path is None:
            return
        self.told.hide()
        self._received = None
        self._found_card.hide()
        try:
            header = self._desk.looking(path)
        except ZelfscanError as error:
            self._code_card.hide()
            self.codes = []
            self._tell("error", say("Dit bestand gaat niet open."), str(error))
            return
        self._path = path
        self._ask_codes(header)

    def _ask_codes(self, header: HeaderView) -> None:
        self._code_card.empty()
        body = self._code_card.body
        body.addWidget(Heading(say("De code"), 3))
        body.addWidget(Text(header.words, 15, "muted"))
        first = 0 if header.codes_needed == 1 else 1
        hint = say("Vijf groepjes van letters en cijfers. Hoofdletters maken niet uit.")
        self.codes = [TextField(say(_CODES[first + place]), hint) for place in range(header.codes_needed)]
        for field in self.codes:
            field.submitted.connect(self._open)
            body.addWidget(field)
        if len(self.codes) > 1:
            body.addWidget(Text(say("De volgorde maakt niet uit."), 15, "muted"))
        self.open_button = main_button(say("Open"))
        self.open_button.clicked.connect(self._open)
        body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._code_card.show()
        self.codes[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self._path is None or self.is_busy():
            return
        self.told.hide()
        typed = tuple(field.text() for field in self.codes)
        faults = [self._desk.code_fault(text) for text in typed]
        for field, fault in zip(self.codes, faults, strict=True):
            field.set_error(fault)
        wrong = next((field for field in self.codes if field.error()), None)
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._steps = Steps()
        work = self._desk.opening(self._path, typed, self._steps.tell)
        self._job = background.run(work, self._take_opened, self._refuse_opening, self._end)
        self.destroyed.connect(self._job.cancel)
        self._begin()

    def _take_opened(self, received: Received | None) -> None:
        if received is None:
            self._tell_stopped()
            return
        self._received = received
        self._show_found(received)

    def _refuse_opening(self, error: ZelfscanError) -> None:
        self._tell("error", say("Dit bestand gaat niet open."), str(error))
        if self.codes:
            self.codes[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is in it

    def _show_found(self, received: Received) -> None:
        view = self._desk.describe(received)
        self._code_card.hide()
        self._found_card.empty()
        body = self._found_card.body
        body.addWidget(Heading(say("In dit bestand"), 3))
        for words in (*view.lines, view.fingerprint):
            body.addWidget(Text(words))
        body.addWidget(Text(view.proves, 15, "muted"))
        self.name = TextField(say("Naam van het dossier"), "", view.name)
        body.addWidget(self.name)
        self.name.setVisible(bool(view.name))
        self.name.submitted.connect(self._keep)
        if not view.name:
            keeps = say("U gaat verder met dit dossier. Uw eigen scan blijft bewaard.")
            body.addWidget(Message("info", "", keeps))
        self.keep_button = main_button(say("Zet in mijn kluis"))
        self.keep_button.clicked.connect(self._keep)
        self.drop_button = secondary_button(say("Niet toevoegen"))
        self.drop_button.clicked.connect(self.back_asked)
        line = FlowLayout(gap=12)
        line.addWidget(self.keep_button)
        line.addWidget(self.drop_button)
        body.addLayout(line)
        self._found_card.show()
        self.focus_start()

    def _keep(self) -> None:
        if self._received is None or self.is_busy():
            return
        self.told.hide()
        self.name.set_error("")
        self._steps = Steps()
        try:
            work = self._desk.keeping(self._received, self.name.text(), self._steps.tell)
        except DossierNameRefused as error:
            self.name.set_error(str(error))
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._job = background.run(work, self._take_kept, self._refuse_keeping, self._end)
        self._is_keeping = True
        self.destroyed.connect(self._job.cancel)
        self._begin()

    def _take_kept(self, dossier_id: str | None) -> None:
        if dossier_id is None:
            self._tell_stopped()
            self.focus_start()
            return
        self._path, self._received = None, None
        self.kept.emit(dossier_id)

    def _refuse_keeping(self, error: ZelfscanError) -> None:
        self._tell("error", say("Dit dossier is niet toegevoegd."), str(error))
        self.focus_start()

    # While it works

    def _begin(self) -> None:
        self._busy.show()
        self._looking.start()
        self._show_progress()
        for card in (self._code_card, self._found_card):
            card.setEnabled(False)
        self.choose_button.setEnabled(False)
        # Only after the key that brought it: Enter presses whatever has the focus when it comes by.
        QTimer.singleShot(0, self, self._focus_stop)

    def _focus_stop(self) -> None:
        if self.is_busy():
            self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._job, self._is_keeping = None, False
        self._looking.stop()
        self._busy.hide()
        for card in (self._code_card, self._found_card):
            card.setEnabled(True)
        self.choose_button.setEnabled(True)

    def _stop(self) -> None:
        self._steps.is_wanted = False

    def _show_progress(self) -> None:
        self._bar.set_progress(self._steps.done, self._steps.total)

    def _tell_stopped(self) -> None:
        self._tell("info", say("Gestopt. Er is niets toegevoegd."))

    def _tell(self, kind: str, title: str, text: str = "") -> None:
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()
        self._sheet.scroll_to_top()
