"""Newer questionnaires: a folder, what they change, what becomes of scans that are there, and a choice."""

from pathlib import Path

from PySide6.QtCore import QRect, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.signed import FolderRefused
from zelfscan.gui import ask
from zelfscan.gui.accessible import announce
from zelfscan.gui.in_steps import InSteps
from zelfscan.gui.pages.content_found import FoundCard
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.safe_card import WorkLine
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, secondary_button
from zelfscan.gui.widgets.card import Card, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.packs.content_folder import StagedContent
from zelfscan.presenters.content_desk import ContentDesk
from zelfscan.presenters.content_effect import ScanFacts
from zelfscan.presenters.content_views import EffectView, NewerView
from zelfscan.wording.sentences import paragraph

_WIDTH = 860


class ContentUpdatePage(Page):
    """Works while the vault is locked too; then it cannot say what becomes of the scans in it."""

    def __init__(self, desk: ContentDesk, parent: QWidget | None = None) -> None:
        """Make the page at its first step."""
        super().__init__(parent)
        self._desk = desk
        self._found: StagedContent | None = None
        self._facts: list[ScanFacts] = []
        self._steps = InSteps(self)
        self._make()

    def begin(self) -> None:
        """Begin at the first step."""
        self.forget()
        self.told.hide()
        self.refresh()

    def is_busy(self) -> bool:
        """Return whether a folder is being looked at or put in use now."""
        return self.work.is_busy()

    def start_focus(self) -> QWidget | None:
        """Return the step that is next."""
        if self._found is not None and not self.found.isHidden():
            return self.found.start()
        return self.choose_button if not self.choose_button.isHidden() else self.back_button

    def refresh(self) -> None:
        """Say what holds now."""
        view = self._desk.view()
        emptied(self._now)
        for line in view.lines:
            self._now.addWidget(Text(line))
        self._trouble.show_message("warn", "", view.trouble)
        self._trouble.setVisible(bool(view.trouble))
        self._waiting.show_message("info", "", view.waiting)
        self._waiting.setVisible(bool(view.waiting))
        self._why_not.show_message("info", "", view.why_not)
        self._why_not.setVisible(bool(view.why_not))
        self.choose_button.setVisible(not view.why_not)
        self.offered_button.setVisible(bool(view.offered))
        self._offered.setText(say("De map van uw organisatie: {folder}", folder=view.offered))
        self._offered.setVisible(bool(view.offered))
        self.shipped_button.setVisible(view.can_go_back)

    def speak(self) -> None:
        """Say everything anew from the first step."""
        if self.is_busy():
            return
        self.forget()
        self.empty()
        self._make()
        self.refresh()

    def leave(self) -> bool:
        """Let what was looked at be, once the page is left."""
        self.forget()
        return True

    def forget(self) -> None:
        """Drop what was looked at, and above all what was said about scans."""
        self.work.drop()
        self._steps.drop()
        self._facts = []
        found, self._found = self._found, None
        if found is not None:
            self._desk.leave(found)
        self.found.clear()
        self.found.hide()
        self._follow_work(is_busy=False)

    def look_at(self, folder: Path) -> None:
        """Verify a folder, and show what it would change."""
        self.forget()
        self.told.hide()
        self.work.run(
            lambda _tell: self._desk.looking(folder), self._read_scans, self._refuse, can_stop=False
        )

    def _make(self) -> None:
        layout = self.column()
        self._scroll = ScrollPage(_WIDTH)
        layout.addWidget(self._scroll)
        body = self._scroll.body
        self.back_button = link_button(say("Terug"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.back_asked)
        body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(Heading(say("Vragenlijsten bijwerken"), 1))
        intro = say(
            "Dit programma haalt nooit zelf iets op. Kreeg u een map met nieuwere vragenlijsten? "
            "Dan ziet u hier eerst wat er verandert. Pas als u ze kiest, worden ze gebruikt."
        )
        body.addWidget(Text(intro, 17, "muted"))
        self.told = Message("error", "")
        self.told.hide()
        body.addWidget(self.told)
        body.addWidget(self._make_now())
        self.work = WorkLine()
        self.work.busy_changed.connect(self._follow_work)
        body.addWidget(self.work)
        self.found = FoundCard()
        self.found.use_asked.connect(self._use)
        self.found.leave_asked.connect(self._leave)
        self.found.hide()
        body.addWidget(self.found)
        body.addStretch(1)

    def _make_now(self) -> Card:
        card = Card("card", 24, 12)
        card.body.addWidget(Heading(say("Nu in gebruik"), 2))
        self._now = QVBoxLayout()
        self._now.setSpacing(current_theme().pad(6))
        card.body.addLayout(self._now)
        self._trouble, self._waiting, self._why_not = (
            Message("warn", ""),
            Message("info", ""),
            Message("info", ""),
        )
        for part in (self._trouble, self._waiting, self._why_not):
            part.hide()
            card.body.addWidget(part)
        self._offered = Text("", 15, "muted")
        self._offered.hide()
        card.body.addWidget(self._offered)
        line = FlowLayout(gap=12)
        self.offered_button = secondary_button(say("Bekijk die van uw organisatie"))
        self.offered_button.clicked.connect(self._look_at_offered)
        self.choose_button = secondary_button(say("Kies een map"))
        self.choose_button.clicked.connect(self._choose)
        self.shipped_button = link_button(say("Terug naar de meegeleverde vragenlijsten"), is_strong=True)
        self.shipped_button.clicked.connect(self._go_back)
        for button in (self.offered_button, self.choose_button, self.shipped_button):
            line.addWidget(button)
        card.body.addLayout(line)
        return card

    def _choose(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = ask.open_folder(self, say("Kies een map"), Path(start))
        if folder is not None:
            self.look_at(folder)

    def _look_at_offered(self) -> None:
        folder = self._desk.offered()
        if folder is not None:
            self.look_at(folder)

    def _read_scans(self, found: StagedContent) -> None:
        """Read the scans that are there in turns of their own, so that the window keeps answering."""
        self._found = found
        scans = self._desk.scans()

        def read_one() -> None:
            try:
                facts = next(scans, None)
            except ZelfscanError:
                facts = ()  # what is wrong with a dossier is said where it is opened
            if facts is None:
                self._describe(found)
            else:
                self._facts += facts
                self._steps.begin([read_one])

        self.told.show_message("info", "", say("Uw scans worden bekeken. Er verandert niets aan."))
        self.told.show()
        self._follow_work(is_busy=True)
        self._steps.begin([read_one])

    def _describe(self, found: StagedContent) -> None:
        describe, judge = self._desk.describing(found), self._desk.judging(self._facts, found)

        def both() -> tuple[NewerView, tuple[EffectView, ...]]:
            return describe(), judge()

        self.work.run(lambda _tell: both, self._show, self._refuse, can_stop=False)

    def _show(self, views: tuple[NewerView, tuple[EffectView, ...]]) -> None:
        newer, effects = views
        self.told.hide()
        self.found.draw(newer, effects, self._desk.unread())
        self.found.show()
        announce(self.found, paragraph(f"{newer.title}.", f"{newer.summary}."))
        self.focus_start()
        QTimer.singleShot(ScrollPage.SETTLED, self, self._reveal_found)

    def _reveal_found(self) -> None:
        """Let what was found begin at the top of the window."""
        in_sight = min(self.found.height(), self._scroll.viewport().height() * 9 // 10)
        self._scroll.reveal_area(self.found, QRect(0, 0, self.found.width(), in_sight))

    def _use(self) -> None:
        if self._found is None or self.is_busy():
            return
        # From here on it is chosen: leaving the page may not throw it away halfway.
        found, self._found = self._found, None

        def done(_nothing: None) -> None:
            self.forget()
            self._tell(
                "good", say("De vragenlijsten staan klaar."), say("Sluit het programma en open het opnieuw.")
            )

        def failed(error: ZelfscanError) -> None:
            self._desk.leave(found)
            self._refuse(error)

        self.work.run(lambda _tell: self._desk.using(found), done, failed, can_stop=False)

    def _leave(self) -> None:
        self.forget()
        self._tell("info", "", say("Er is niets veranderd."))

    def _go_back(self) -> None:
        title = say("Terug naar de meegeleverde vragenlijsten?")
        text = say("De nieuwere vragenlijsten gaan dan van deze computer af. Uw antwoorden blijven.")
        if not ask.confirm(self, title, text, say("Ga terug")):
            return
        try:
            self._desk.go_back()
        except ZelfscanError as error:
            self._refuse(error)
        else:
            self._tell("good", say("Gedaan."), say("Sluit het programma en open het opnieuw."))

    def _refuse(self, error: ZelfscanError) -> None:
        self.forget()
        why = error.reasons()[0] if isinstance(error, FolderRefused) else str(error)
        self._tell("error", say("Deze vragenlijsten worden niet gebruikt."), why)

    def _tell(self, kind: str, title: str, text: str) -> None:
        self.refresh()
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()
        self.focus_start()
        self._scroll.reveal(self.told)

    def _follow_work(self, is_busy: bool) -> None:
        buttons: tuple[QWidget, ...] = (
            self.choose_button,
            self.offered_button,
            self.shipped_button,
            self.found.use_button,
            self.found.leave_button,
        )
        for button in buttons:
            button.setEnabled(not is_busy)
