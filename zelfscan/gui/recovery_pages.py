"""The recovery sheet in the window: making one for the vault that is open, and opening a vault with one."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.gate import Gate
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.recover import RecoverPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.safe_pages import PUT_BACK
from zelfscan.gui.side_pages import SidePages
from zelfscan.i18n import say
from zelfscan.paths import resources_folder
from zelfscan.presenters.additions import NOTE as ADDITIONS
from zelfscan.presenters.lock_desk import Opened
from zelfscan.presenters.recovery_desk import RecoveryDesk
from zelfscan.presenters.reminding import REMINDER
from zelfscan.presenters.welcome_back import NO_SHEET


class RecoveryPages(QObject):
    """Makes each page when it is asked for, and drops it with all that was typed."""

    back_asked = Signal()
    opened = Signal(Opened)

    def __init__(
        self,
        window: MainWindow,
        parts: Parts,
        gate: Gate,
        side: SidePages,
        firsts: tuple[StartPage, DossiersPage],
    ) -> None:
        """Make no page yet; ``firsts`` tell what there is to know after opening a vault."""
        super().__init__(window)
        self._window, self._parts, self._gate, self._firsts = window, parts, gate, firsts
        self._desk = RecoveryDesk(parts.lock, gate.way, parts.clock, resources_folder() / "fonts")
        side.safes.sheet_asked.connect(lambda: self.make_sheet())
        gate.sheet_asked.connect(self.ask_sheet)
        gate.restore_asked.connect(lambda: side.show(PUT_BACK))
        gate.forgotten.connect(self._let_go)
        parts.start.notes = parts.lock.notes
        for page in firsts:
            page.note_chosen.connect(self._do_about)
        self.sheet: RecoverySheetPage | None = None
        self.recover: RecoverPage | None = None
        self.job: background.Job[Opened] | None = None

    def make_sheet(self, is_first_run: bool = False) -> None:
        """Show the words of a new sheet for the vault that is open, which in a first run is a new one."""
        self.forget()
        make = partial(RecoverySheetPage, self._desk, is_first_run)
        page = self.sheet = in_room(make, self._window)
        page.back_asked.connect(self._leave)
        page.kept.connect(self._take_sheet)
        self._window.show_page(page)

    def ask_sheet(self) -> None:
        """Ask for the rows of a sheet, to open the vault that is locked."""
        self.forget()
        page = self.recover = in_room(partial(RecoverPage, self._parts.lock.hint), self._window)
        page.back_asked.connect(self._leave)
        page.recover_asked.connect(self._open)
        self._window.show_page(page)

    def pages(self) -> tuple[Page, ...]:
        """Return the pages that are there now."""
        return tuple(page for page in (self.sheet, self.recover) if page is not None)

    def forget(self) -> None:
        """Drop the words and what was typed, and a vault that is being opened."""
        self._let_go()
        self._desk.forget()
        for page in self.pages():
            self._window.forget_page(page)
        self.sheet = self.recover = None

    def _do_about(self, note: str) -> None:
        """Do what a note on the first page offers."""
        if note == NO_SHEET:
            self.make_sheet()
            return
        if note == REMINDER:
            self._parts.start.is_reminder_seen = True
        elif note == ADDITIONS:
            self._parts.additions.is_note_seen = True
        else:
            self._parts.lock.note_seen(note)
        start, dossiers = self._firsts
        start.draw(self._parts.start.view())
        dossiers.notes.draw(self._parts.lock.notes())

    def _let_go(self) -> None:
        """Drop what was typed on the way in, and a vault that is being opened."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        if self.recover is not None:
            self.recover.show_busy(False)
            self.recover.forget()

    def _leave(self) -> None:
        self.back_asked.emit()
        self.forget()

    def _take_sheet(self) -> None:
        announce(self._window, say("Het klopt. Dit blad opent uw kluis vanaf nu."))
        self._leave()

    def _open(self, secret: str, passphrase: str) -> None:
        page = self.recover
        if page is not None:
            page.show_busy(True)
            self.job = background.run(
                self._gate.way.opening_anew(secret, passphrase), self._take, page.refuse
            )

    def _take(self, opened: Opened) -> None:
        self.job = None
        self.opened.emit(opened)
        self.forget()
