"""How one page leads to the next: starting, unlocking, opening a scan, hiding and locking.

This is the only place that knows both the window and the presenters of the start; pages and presenters do
not know each other's neighbours.
"""

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from zelfscan.errors import PassphraseTooShort, WrongPassphrase, ZelfscanError
from zelfscan.gui import ask, background
from zelfscan.gui.idle import IdleWatch
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.privacy_proof import PrivacyProofPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import Opened, Reason, create_vault, open_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.start_desk import LIMIT, Packs

QUESTIONS, RESULT, PLAN, REPORT = "questions", "result", "plan", "report"
_TABS = ((QUESTIONS, "Vragen"), (RESULT, "Resultaat"), (PLAN, "Plan"), (REPORT, "Rapport"))
_HOME, _PROOF, _KEEP = ("start", "Naar het begin"), ("proof", "Wat staat waar"), ("keep", "Bewaar uw scan")


class Journey(QObject):
    """Leads from page to page, and holds what is open on the way."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        """Connect the window; ``begin`` shows the first page."""
        super().__init__(window)
        self._window, self._parts = window, parts
        self._scan: OpenScan | None = None
        self._tabs: dict[str, Page] = {}
        self._waiting: Callable[[], None] | None = None
        self._job: background.Job[Opened] | None = None
        self._is_locked = False
        self._wanted_measure = ""
        self.start = StartPage()
        self.start.choice_made.connect(
            lambda pack, route: self._when_loaded(partial(self._choose, pack, route))
        )
        self.start.place_chosen.connect(self._go_on)
        self.start.example_asked.connect(lambda: self._when_loaded(self._open_example))
        self.start.proof_asked.connect(self._show_proof)
        self.unlock = UnlockPage()
        self.unlock.unlock_asked.connect(self._unlock)
        self.create = CreatePage(LIMIT)
        self.create.create_asked.connect(self._create)
        self.create.nothing_kept.connect(self._keep_nothing)
        self.create.back_asked.connect(self._go_back)
        self.proof = PrivacyProofPage()
        self.proof.back_asked.connect(self._go_back)
        window.tab_asked.connect(self.show_tab)
        window.menu_asked.connect(self._choose_from_menu)
        window.hide_asked.connect(self.hide_at_once)
        window.lock_asked.connect(self.lock)
        window.example_left.connect(self._close_example)
        window.ask_before_closing(self._may_close)
        self._idle = IdleWatch(window)
        self._idle.warned.connect(window.set_warning)
        self._idle.rested.connect(lambda: self.lock("idle"))
        self._then: Callable[[Journal], None] = lambda journal: self._show_start()

    # Starting

    def begin(self) -> None:
        """Show the first page: the lock where there is a vault, the promise where there is none."""
        if self._parts.lock.has_vault():
            self._show_lock()
        else:
            self._show_start()
        self._load_packs()

    def _load_packs(self) -> None:
        background.run(self._parts.load_packs, self._take_packs, self._refuse_packs)

    def _take_packs(self, packs: Packs) -> None:
        self._parts.start.packs = packs
        self.start.draw(self._parts.start.view())
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting()

    def _refuse_packs(self, error: ZelfscanError) -> None:
        self._window.show_trouble("De vragen zijn niet te lezen.", str(error))

    def _when_loaded(self, do: Callable[[], None]) -> None:
        """Do something that needs the questions, now or as soon as they have been read."""
        if self._parts.start.packs is None:
            self._waiting = do
        else:
            do()

    def _show_start(self) -> None:
        self.start.draw(self._parts.start.view())
        self._window.show_page(self.start)
        self._frame()

    # Choosing and opening a scan

    def _choose(self, pack: str, route: str) -> None:
        journal = self._parts.start.journal
        if journal is not None:
            self._open(self._parts.start.open(pack, route, journal))
            return
        self._then = lambda kept: self._open(self._parts.start.open(pack, route, kept))
        self._ask_passphrase(can_keep_nothing=True)

    def _go_on(self, pack: str, route: str) -> None:
        view = self._parts.start.view().place
        is_done = view is not None and view.done == view.total
        self._choose(pack, route)
        if is_done:
            self.show_tab(RESULT)

    def _open(self, scan: OpenScan) -> None:
        self._forget_scan()
        self._scan = scan
        self._window.set_example(scan.is_example)
        self._frame()
        self.show_tab(RESULT if scan.is_example else QUESTIONS)

    def _open_example(self) -> None:
        packs = self._parts.start.packs
        if packs is None:
            return
        try:
            self._open(self._parts.read_example(packs))
        except ZelfscanError as error:
            self._window.show_trouble("Het voorbeeld is niet te lezen.", str(error))

    def _close_example(self) -> None:
        if self._is_locked:
            return
        self._forget_scan()
        self._show_start()

    def show_tab(self, tab: str) -> None:
        """Show a page of the open scan; a page that cannot save what was typed stays."""
        if self._scan is None or not self._leave():
            return
        tab = tab if tab in self._parts.pages else QUESTIONS
        page = self._tabs.get(tab)
        if page is None:
            page = self._tabs[tab] = self._parts.pages[tab](self._scan)
            page.tab_asked.connect(self.show_tab)
            page.question_asked.connect(self.show_question)
            page.measure_asked.connect(self._want_measure)
            page.subject_asked.connect(self._show_subject)
            page.route_asked.connect(self._change_route)
        else:
            page.refresh()
        if tab == PLAN and self._wanted_measure:
            page.open_measure(self._wanted_measure)
            self._wanted_measure = ""
        self._window.show_page(page, tab)

    def _want_measure(self, measure: str) -> None:
        """Remember which measure to open when the plan is shown."""
        self._wanted_measure = measure

    def show_question(self, item: str) -> None:
        """Show the question of an item."""
        self._show_in(QUESTIONS, lambda page: page.open_item(item))

    def _show_subject(self, subject: str) -> None:
        """Show why a figure is what it is."""
        self._show_in(RESULT, lambda page: page.open_subject(subject))

    def _show_in(self, tab: str, find: Callable[[Page], None]) -> None:
        """Show one thing on a page, unless the page of now cannot be left."""
        self.show_tab(tab)
        page = self._tabs.get(tab)
        if page is not None and self._window.page() is page:
            find(page)
            self._window.show_page(page, tab)

    def _change_route(self, route: str) -> None:
        """Go on with the same answers along another route."""
        if self._scan is not None and self._leave():
            self._choose(self._scan.pack.id, route)

    def _forget_scan(self) -> None:
        for page in self._tabs.values():
            self._window.forget_page(page)
        self._tabs, self._scan = {}, None
        self._window.set_example(False)

    def _leave(self) -> bool:
        page = self._window.page()
        return page.leave() if page is not None else True

    def _frame(self) -> None:
        """Show the tabs and menu that fit what is open."""
        journal = self._parts.start.journal
        keeps_nothing = isinstance(journal, MemoryJournal)
        shown = [(tab, words) for tab, words in _TABS if tab in self._parts.pages]
        menu = [_HOME, _PROOF, *([_KEEP] if keeps_nothing else [])]
        can_lock = journal is not None or self._scan is not None
        self._window.set_frame(shown if self._scan else (), menu, can_lock)

    def _choose_from_menu(self, entry: str) -> None:
        if self._is_locked or not self._leave():
            return
        if entry == _HOME[0]:
            self._forget_scan()
            self._show_start()
        elif entry == _PROOF[0]:
            self._show_proof()
        elif entry == _KEEP[0]:
            self._offer_to_keep()

    # Keeping: a vault, or memory only

    def _ask_passphrase(self, can_keep_nothing: bool) -> None:
        """Ask for a new passphrase, or for that of a vault which an earlier attempt left behind."""
        if self._parts.lock.has_vault():
            self._show_lock()
            return
        self.create.show_choice(can_keep_nothing)
        self._window.show_page(self.create)

    def _keep_nothing(self) -> None:
        self.create.forget()
        self._take(MemoryJournal())

    def _offer_to_keep(self) -> None:
        memory, scan = self._parts.start.journal, self._scan

        def keep(journal: Journal) -> None:
            if isinstance(memory, MemoryJournal):
                try:
                    memory.copy_to(journal, self._parts.clock())
                except ZelfscanError as error:
                    self._stay_in_memory(memory, error)
                    return
            self._forget_scan()
            if scan is None or scan.is_example:
                self._show_start()
            else:
                self._open(self._parts.start.open(scan.pack.id, scan.route.id, journal))

        self._then = keep
        self._ask_passphrase(can_keep_nothing=False)

    def _stay_in_memory(self, memory: MemoryJournal, error: ZelfscanError) -> None:
        """Go on as before where the vault could not take everything; a later attempt fills it."""
        self._parts.start.journal = memory
        self._idle.set_on(False)
        self._parts.lock.lock("start")
        self._frame()
        self._go_back()
        self._window.show_trouble("Uw scan is niet bewaard.", str(error))

    def _create(self, passphrase: str) -> None:
        lock = self._parts.lock
        self.create.show_busy(True)
        work = partial(create_vault, lock.folder, passphrase, self._parts.clock(), lock.parameters)
        self._job = background.run(work, self._created, self._not_created)

    def _created(self, opened: Opened) -> None:
        self.create.show_busy(False)
        self.create.forget()
        self._take(self._parts.lock.take(opened))

    def _not_created(self, error: ZelfscanError) -> None:
        if isinstance(error, PassphraseTooShort):
            self.create.show_error(str(error))
        else:
            self.create.show_trouble("Uw scan kan niet worden bewaard.", str(error))

    def _take(self, journal: Journal) -> None:
        self._parts.start.journal = journal
        self._idle.set_on(journal.keeps)
        then, self._then = self._then, lambda _journal: self._show_start()
        then(journal)

    # Locking and unlocking

    def _show_lock(self) -> None:
        self._is_locked = True
        self.unlock.draw(self._parts.lock.view())
        self._window.set_frame((), (), can_lock=False)
        self._window.show_page(self.unlock)

    def _unlock(self, passphrase: str) -> None:
        self.unlock.show_busy(True)
        work = partial(open_vault, self._parts.lock.folder, passphrase, self._parts.clock())
        self._job = background.run(work, self._unlocked, self._not_unlocked)

    def _unlocked(self, opened: Opened) -> None:
        self.unlock.show_busy(False)
        self.unlock.forget()
        self._is_locked = False
        self._take(self._parts.lock.take(opened))

    def _not_unlocked(self, error: ZelfscanError) -> None:
        if isinstance(error, WrongPassphrase):
            self.unlock.show_error(str(error))
        else:
            self.unlock.show_trouble("Uw scan kan niet open.", str(error))

    def lock(self, reason: Reason = "locked") -> None:
        """Save, close the vault and show the lock; without a vault, offer to make one first."""
        if self._is_locked:
            return
        journal = self._parts.start.journal
        if journal is None or not journal.keeps:
            is_kept = self._leave()
            if journal is None:
                self._close_example()
            elif is_kept:
                self._offer_to_keep()
            return
        is_kept = False
        try:
            is_kept = self._leave()
        finally:
            self._close_vault(reason)  # also after a bug
            if not is_kept:
                self.unlock.show_trouble("Uw laatste opmerking is niet bewaard.", "De rest is bewaard.")

    def hide_at_once(self) -> None:
        """Put the window out of sight, and lock what can be locked."""
        try:
            self._window.card.close_card()
            self._forget_passphrases()
            if self._parts.start.journal is not None and self._parts.start.journal.keeps:
                self.lock("hidden")
            elif not self._is_locked:
                self._put_away()
        finally:
            # The taskbar may show the last picture of a hidden window: paint the new page first.
            self._window.repaint()
            self._window.showMinimized()

    def _put_away(self) -> None:
        """Show the first page instead of the scan; what was kept in memory stays there."""
        try:
            self._leave()
        finally:
            self._forget_scan()
            self._show_start()

    def _forget_passphrases(self) -> None:
        """Drop what was typed, and a vault that is being opened or made."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        for page in (self.unlock, self.create):
            page.show_busy(False)
            page.forget()

    def _close_vault(self, reason: Reason) -> None:
        self._parts.start.journal = None
        self._parts.lock.lock(reason)  # first: no fault of a page may keep the keys in memory
        self._idle.set_on(False)
        self._forget_passphrases()
        self._forget_scan()
        self.start.draw(self._parts.start.view())
        self._show_lock()
        gc.collect()

    # What stands where, and closing

    def _show_proof(self) -> None:
        journal = self._scan.journal if self._scan is not None else self._parts.start.journal
        self.proof.draw(self._parts.proof.view(journal is not None and journal.keeps, journal is not None))
        self._window.show_page(self.proof)

    def _go_back(self) -> None:
        """Leave a page that stands beside the scan."""
        self._forget_passphrases()
        if self._scan is not None:
            self.show_tab(QUESTIONS)
        else:
            self._show_start()

    def _may_close(self) -> bool:
        journal = self._parts.start.journal
        is_lost = isinstance(journal, MemoryJournal) and bool(journal.responses().values)
        if is_lost and not ask.confirm(
            self._window,
            "Uw antwoorden zijn nog nergens bewaard",
            "Als u nu sluit, zijn ze weg. Met een wachtzin kunt u ze bewaren.",
            yes="Sluit en wis",
            no="Blijf hier",
        ):
            return False
        self._parts.lock.lock("locked")
        return True
