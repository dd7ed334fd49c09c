"""The dossiers of an adviser in the window: the page of the list, and the way into one of them and out."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from zelfscan.core.pack import Pack
from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.dossier_codes import DossierCodes
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.practice import PracticePage
from zelfscan.gui.pages.side_by_side import SideBySidePage
from zelfscan.gui.pages.taking_over import TakingOverPage
from zelfscan.i18n import later, say
from zelfscan.presenters.dossier_code_desk import DossierCodeDesk
from zelfscan.presenters.dossiers_desk import PACKS, ROUTE, DossiersDesk
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.own_scans import OwnScansDesk
from zelfscan.presenters.practice_desk import PracticeDesk
from zelfscan.presenters.side_by_side import SideBySideDesk
from zelfscan.presenters.taking_over_desk import TakingOverDesk

_SWITCH = "scan:"
"""Begins an entry of the Menu that opens another scan of one person."""


class DossierPages(QObject):
    """Shows the list while no dossier is open, and opens one along the route of an adviser."""

    opened = Signal(OpenScan)
    stopped = Signal()
    """The vault is for one's own scan again, or holds another one that is to be opened."""
    left = Signal()
    """Back to where somebody was."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        """Make the page; it is filled when it is shown."""
        super().__init__(window)
        self._window, self._parts = window, parts
        self._opening: background.Job[VaultJournal] | None = None
        self._desk = DossiersDesk(parts.lock, parts.clock)
        self._taking_over_desk = TakingOverDesk(parts.lock, parts.clock)
        self._own = OwnScansDesk(parts.lock, parts.clock)
        self._side_by_side_desk = SideBySideDesk(parts.lock, self._packs)
        self._practice_desk = PracticeDesk(parts.lock, parts.clock, lambda: self._packs()[PACKS["practice"]])
        self.page = in_room(partial(DossiersPage, self._desk), window)
        self.page.opened.connect(self._open)
        self.page.stopped.connect(self.stopped)
        self.page.take_over_asked.connect(self.take_over)
        self.page.practice_asked.connect(self.practise)
        self.page.beside_asked.connect(self.lay_beside)
        self.codes = DossierCodes(window, DossierCodeDesk(parts.lock, self._desk.open))
        self.codes.opened.connect(self._take_coded)
        self.codes.left.connect(self._leave_code)
        self.page.code_asked.connect(self.codes.choose)
        self.page.read_notes = parts.lock.notes
        self._beside_page: PracticePage | SideBySidePage | None = None
        self._taking_over: TakingOverPage | None = None

    def are_there(self) -> bool:
        """Tell whether the vault that is open holds dossiers of an adviser."""
        return self._desk.is_adviser()

    def open_id(self) -> str:
        """Return the dossier of an adviser that is open; empty where that is none."""
        return self._desk.open_id()

    def begin(self) -> None:
        """Let the open vault be for dossiers from now on, and show them."""
        self._desk.begin()
        self.left.emit()

    def show(self) -> None:
        """Show the list as it is now."""
        self.page.catch_up()
        self.page.refresh()
        self._window.show_page(self.page)

    def take_over(self) -> None:
        """Show the page on which a dossier of somebody else comes in."""
        self._drop_taking_over()
        make = partial(TakingOverPage, self._taking_over_desk)
        page = self._taking_over = in_room(make, self._window)
        page.back_asked.connect(self._leave_taking_over)
        page.kept.connect(self._take_kept)
        self._window.show_page(page)

    def practise(self) -> None:
        """Show the made-up house in which advisers practise."""
        self._drop_beside_page()
        try:
            page = in_room(partial(PracticePage, self._practice_desk), self._window)
        except ZelfscanError as error:
            self._window.show_trouble(later("Het oefenhuis is niet te lezen."), str(error))
            return
        page.opened.connect(self._open)
        self._show_beside(page)

    def lay_beside(self, dossier_id: str) -> None:
        """Show a dossier beside another one of its kind."""
        self._drop_beside_page()
        self._show_beside(in_room(partial(SideBySidePage, self._side_by_side_desk, dossier_id), self._window))

    def _show_beside(self, page: PracticePage | SideBySidePage) -> None:
        self._beside_page = page
        page.back_asked.connect(self.left)
        self._window.show_page(page)

    def entries(self) -> list[tuple[str, str]]:
        """Return what the Menu offers in the vault of one person with more than one scan."""
        others = self._own.others()
        return [(f"{_SWITCH}{name}", say("Open: {scan}", scan=words)) for name, words in others]

    def choose(self, entry: str) -> bool:
        """Open another scan of the vault of one person; false where the entry of the Menu is another one."""
        if not entry.startswith(_SWITCH):
            return False
        self._own.switch(entry.removeprefix(_SWITCH))
        self.stopped.emit()
        return True

    def put_down(self, scan: OpenScan | None) -> None:
        """Leave the open dossier, if there is one; the list then tells how far it is."""
        if self._desk.is_open():
            self._desk.put_down(scan)

    def forget(self) -> None:
        """Drop what the page shows, because the vault is closed."""
        if self._opening is not None:
            self._opening.cancel()
        self._opening = None
        self.codes.forget()
        self.page.forget()
        self._drop_taking_over()
        self._drop_beside_page()

    def _packs(self) -> dict[str, Pack]:
        packs = self._parts.start.packs
        return {name: each.pack for name, each in packs.by_id.items()} if packs is not None else {}

    def _drop_beside_page(self) -> None:
        page, self._beside_page = self._beside_page, None
        if page is not None:
            page.forget()
            self._window.forget_page(page)

    def _drop_taking_over(self) -> None:
        page, self._taking_over = self._taking_over, None
        if page is not None:
            page.forget()
            self._window.forget_page(page)

    def _leave_taking_over(self) -> None:
        """Go back; what was being kept is stopped, and the code is let go of."""
        self._drop_taking_over()
        self.left.emit()

    def _take_kept(self, dossier_id: str) -> None:
        """Go to the dossier that came in: in the list, or as the scan that is open from now on."""
        is_shown = self._window.page() is self._taking_over
        if self.are_there() and is_shown:
            self.show()
            self.page.choose(dossier_id)
        elif not self.are_there():
            with suppress(ZelfscanError):  # what is empty may stay
                self._own.drop_empty()
            self.stopped.emit()
        announce(self._window, say("Het dossier is toegevoegd."))
        self._drop_taking_over()

    def _open(self, dossier_id: str) -> None:
        """Open a dossier beside the window: with many photographs its file takes a while to check."""
        if self.codes.is_needed(dossier_id):
            self.codes.ask(dossier_id)
        elif self._opening is None:
            work = partial(self._desk.open, dossier_id)
            self._opening = background.run(work, partial(self._take_opened, dossier_id), self._refuse_open)
            self._opening.wait(background.PATIENCE)

    def _take_opened(self, dossier_id: str, journal: VaultJournal) -> None:
        self._opening = None
        if self._window.page() not in (self.page, self._beside_page, self.codes.page):
            self._desk.put_down(None)  # somebody went elsewhere while it was being opened
            return
        scan = self._parts.start.open(self._desk.pack_of(dossier_id), ROUTE, journal)
        scan.strip, scan.visit = self._desk.strip(), journal.visit
        scan.whose = self._desk.pseudonym()
        if scan.pack.element_kinds and self._desk.has_doors(dossier_id):
            journal.book.know(scan.pack.element_kinds)
            scan.book = journal.book
        self.opened.emit(scan)

    def _take_coded(self, dossier_id: str, journal: VaultJournal) -> None:
        """Take a dossier that was opened with its code, and let go of the page that asked for it."""
        self._take_opened(dossier_id, journal)
        self.codes.forget()

    def _leave_code(self, dossier_id: str) -> None:
        """Go back to the list, and let go of what was typed."""
        if self._window.page() is self.codes.page:
            self.show()
            self.page.choose(dossier_id)
        self.codes.forget()

    def _refuse_open(self, error: ZelfscanError) -> None:
        self._opening = None
        self._window.show_trouble(later("Het dossier kan niet open."), str(error))
