"""How one page leads to the next: starting, unlocking, opening a scan, hiding and locking.

This is the only place that knows both the window and the presenters of the start; pages and presenters do
not know each other's neighbours.
"""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask, memory
from zelfscan.gui.dossier_pages import DossierPages
from zelfscan.gui.gate import Gate
from zelfscan.gui.guard import Guard
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.packs_reader import PacksReader
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.recovery_pages import RecoveryPages
from zelfscan.gui.scan_pages import LOG, QUESTIONS, RESULT, ScanPages
from zelfscan.gui.side_pages import PROOF, SETTINGS, SidePages
from zelfscan.gui.speaking import Lasting, Speaking
from zelfscan.gui.touch import FingerWatch
from zelfscan.gui.welcome import Onward, copying
from zelfscan.i18n import later, say, spoken
from zelfscan.presenters.help_texts import CARD, SAFE
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.lock_desk import Opened, Reason
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.store.dossier_list import Use

_HOME, _KEEP = "start", "keep"


class Journey(QObject):
    """Leads from page to page, and holds what is open on the way."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        """Connect the window; ``begin`` shows the first page."""
        super().__init__(window)
        self._window, self._parts = window, parts
        self._pages = ScanPages(window, parts.pages)
        self._pages.route_asked.connect(self._change_route)
        self._packs = PacksReader(window, parts)
        self._packs.taken.connect(self._take_packs)
        self._is_locked = False
        self.side = SidePages(window, parts, self._places, self._packs.packs, self._keeping)
        self.side.place_asked.connect(self._go_to)
        self.side.language_asked.connect(self.speak)
        self._connect_safe()
        self.dossiers = DossierPages(window, parts)
        self.dossiers.opened.connect(self._open_dossier)
        self.dossiers.stopped.connect(lambda: self._take(parts.lock.journal()))
        self.dossiers.left.connect(self._go_back)
        self.start = in_room(StartPage, window)
        self.side.organisation.show_logo_on(self.start, parts.start.view)
        self.start.choice_made.connect(lambda *what: self._packs.when_there(lambda: self._choose(*what)))
        self.start.place_chosen.connect(self._go_on)
        self.start.example_asked.connect(lambda: self._packs.when_there(self._open_example))
        self.start.proof_asked.connect(lambda: self.side.show(PROOF))
        self.start.dossiers_asked.connect(lambda: self._with_vault(self.dossiers.begin, "adviser"))
        self.start.handover_asked.connect(lambda: self._with_vault(self.dossiers.take_over, "private"))
        self._onward = Onward(self._show_start, self._show_first_sheet)
        self.gate = Gate(window, parts.lock, parts.clock)
        self.gate.opened.connect(self._take_opened)
        self.gate.made.connect(lambda opened: self._onward.with_sheet(lambda: self._take_opened(opened)))
        self.gate.nothing_kept.connect(lambda: self._take(MemoryJournal()))
        self.recovery = RecoveryPages(window, parts, self.gate, self.side, (self.start, self.dossiers.page))
        self.recovery.opened.connect(self._take_opened)
        for each in (self.side, self.gate, self.recovery):
            each.back_asked.connect(self._go_back)
        lasting = Lasting(self.start, self.gate, self.dossiers, self.side)
        self._speaking = Speaking(window, parts, lasting, self._frame)
        self.side.looks_changed.connect(self._speaking.lay_out_anew)
        window.tab_asked.connect(self.show_tab)
        window.menu_asked.connect(self._choose_from_menu)
        window.hide_asked.connect(self.hide_at_once)
        window.lock_asked.connect(self.lock)
        window.strip_left.connect(self._leave_strip)
        window.log_asked.connect(lambda: self._pages.show(LOG))
        window.ask_before_closing(self._may_close)
        FingerWatch(window)
        self.guard = Guard(window, parts.settings.settings)
        self.guard.left.connect(self.gate.forget)
        self.guard.time_to_lock.connect(self.lock)
        self.side.settings_changed.connect(self.guard.follow)

    def _connect_safe(self) -> None:
        safes = self.side.safes
        safes.scan_to_close.connect(self._close_scan)
        safes.frame_changed.connect(self._frame)
        safes.lock_asked.connect(self.lock)
        for do in (self._pages.close, self._show_lock):
            safes.lock_shown.connect(do)
        safes.term_asked.connect(self._show_start)
        safes.begun_anew.connect(self.begin)

    # Starting

    def begin(self) -> None:
        """Show the first page: the lock where there is a vault, the promise where there is none."""
        self._is_locked = False
        self._parts.content.begin_anew()
        (self._show_lock if self._parts.lock.has_vault() else self._show_start)()
        self._packs.read(self._parts.settings.settings.language)

    def _take_packs(self) -> None:
        packs, scan = self._packs.packs(), self._pages.scan
        if packs is None:
            return
        self.side.organisation.take_card(packs)
        if scan is not None:
            scan.read_anew(packs.by_id[scan.pack.id])
        if packs.language != spoken():
            self._speaking.say_all(packs.language)
        self.start.draw(self._parts.start.view())
        self.side.organisation.take_added()

    # Speaking another language

    def speak(self, language: str) -> None:
        """Let everything speak another language, at the same place, as soon as the questionnaires do."""
        packs = self._packs.packs()
        if packs is not None and packs.has(language):
            self._speaking.say_all(language)
        else:
            self._packs.read(language)

    def _keeping(self) -> tuple[bool, bool]:
        """Tell whether the answers of now are written down, and whether there are any to write."""
        journal = self._pages.scan.journal if self._pages.scan is not None else self._parts.start.journal
        return journal is not None and journal.keeps, journal is not None

    def _places(self) -> tuple[str, ...]:
        """Return the places that can be reached from the guide now."""
        safe = (SAFE,) if self._parts.lock.vault is not None else ()
        return (SETTINGS,) if self._is_locked else (*self._pages.places(), _HOME, PROOF, SETTINGS, *safe)

    # Choosing and opening a scan

    def _show_start(self) -> None:
        self._onward.forget()
        if self.dossiers.are_there():
            self._parts.start.journal = None
            self.guard.set_on(True, is_adviser=True)
            self.dossiers.show()
        else:
            self.start.draw(self._parts.start.view())
            self._window.show_page(self.start)
        self._frame()

    def _choose(self, pack: str, route: str) -> None:
        journal = self._parts.start.journal
        if journal is not None:
            self._open(self._parts.start.open(pack, route, journal))
            return
        self._onward.then(lambda kept: self._open(self._parts.start.open(pack, route, kept)))
        self._ask_passphrase(can_keep_nothing=True)

    def _go_on(self, pack: str, route: str) -> None:
        view = self._parts.start.view().place
        is_done = view is not None and view.done == view.total
        self._choose(pack, route)
        if is_done:
            self.show_tab(RESULT)

    def _open(self, scan: OpenScan) -> None:
        self._pages.open(scan)
        self._parts.lock.begin_sitting(scan.journal)
        self._frame()
        self.show_tab(RESULT if scan.is_example else QUESTIONS)

    def _open_example(self) -> None:
        packs = self._parts.start.packs
        try:
            if packs is not None:
                self._open(self._parts.read_example(packs))
        except ZelfscanError as error:
            self._window.show_trouble(later("Het voorbeeld is niet te lezen."), str(error))

    def _leave_strip(self) -> None:
        """Go from the example to the start, or from a dossier to the others."""
        if not self._is_locked and self._window.leave_page() and self._pages.may_close():
            self._close_scan()
            self._show_start()

    def _close_scan(self) -> None:
        self.dossiers.put_down(self._pages.scan)
        self._pages.close()

    def _with_vault(self, do: Callable[[], None], use: Use) -> None:
        """Do something in an open vault; without one, somebody makes or opens it first."""

        def go_on(_journal: Journal | None = None) -> None:
            self._packs.when_there(do)
            self._frame()

        if self._parts.start.journal is not None:
            go_on()
            return
        self._onward.then(go_on)
        self._ask_passphrase(can_keep_nothing=False, use=use)

    def _open_dossier(self, scan: OpenScan) -> None:
        self._parts.start.journal = scan.journal
        self._open(scan)

    def show_tab(self, tab: str) -> None:
        """Show a page of the open scan; a page that cannot save what was typed stays."""
        self._pages.show(tab)

    def show_question(self, item: str) -> None:
        """Show the question of an item."""
        self._pages.show_question(item)

    def _change_route(self, route: str) -> None:
        """Go on with the same answers along another route."""
        if self._pages.scan is not None and self._window.leave_page():
            self._open(self._pages.scan.along(route))

    def _frame(self) -> None:
        """Show the tabs and menu that fit what is open."""
        if self.side.safes.is_busy():
            self._window.set_frame((), (), can_lock=not self._is_locked)
            return
        side = self.side.entries(self._is_locked)
        self._window.set_log_shown(self._pages.scan is not None and not self._is_locked)
        if self._is_locked:
            self._window.set_frame((), side, can_lock=False)
            return
        journal = self._parts.start.journal
        home = say("Dossiers") if self.dossiers.are_there() else say("Naar het begin")
        menu = [(_HOME, home), *self.dossiers.entries(), *self._pages.entries()]
        menu += [(_KEEP, say("Bewaar uw scan"))] if isinstance(journal, MemoryJournal) else []
        can_lock = journal is not None or self._pages.scan is not None or self.dossiers.are_there()
        self._window.set_frame(self._pages.tabs(), [*menu, *side], can_lock)

    def _choose_from_menu(self, entry: str) -> None:
        if self._is_locked and entry not in dict(self.side.entries(is_locked=True)):
            return
        if not self._window.leave_page() or self.side.show(entry) or self.dossiers.choose(entry):
            return
        {_HOME: self._leave_strip, _KEEP: self._offer_to_keep}.get(entry, lambda: self._pages.show(entry))()

    def _go_to(self, place: str) -> None:
        """Go to a place that the guide speaks of."""
        if place == CARD:
            self._window.open_card()
        else:
            self._choose_from_menu(place)

    # Keeping: a vault, or memory only

    def _ask_passphrase(self, can_keep_nothing: bool, use: Use = "private") -> None:
        """Ask for a new passphrase, or for that of a vault which an earlier attempt left behind."""
        if self._parts.lock.has_vault():
            self._show_lock()
        else:
            self.gate.ask_new(can_keep_nothing, use)

    def _offer_to_keep(self) -> None:
        memory, scan = self._parts.start.journal, self._pages.scan
        # Not the scan itself: on the page of the sheet it would still be in memory while the vault is locked.
        place = None if scan is None or scan.is_example else (scan.pack.id, scan.route.id)

        def go_on(journal: Journal) -> None:
            self._pages.close()
            self._show_start() if place is None else self._open(self._parts.start.open(*place, journal))

        self._onward.then(go_on, copying(memory, self._parts.clock, self._stay_in_memory))
        self._ask_passphrase(can_keep_nothing=False)

    def _stay_in_memory(self, memory: MemoryJournal, error: ZelfscanError) -> None:
        """Go on as before where the vault could not take everything; a later attempt fills it."""
        self._parts.start.journal = memory
        self.guard.set_on(False)
        self._parts.lock.lock("start")
        self._frame()
        self._go_back()
        self._window.show_trouble(later("Uw scan is niet bewaard."), str(error))

    def _take_opened(self, opened: Opened) -> None:
        self._is_locked = False
        self._parts.lock.take(opened)
        is_gone = self.side.safes.look_at_terms()
        if opened.own is not None:
            self._take(self._parts.lock.journal() if is_gone else opened.own)
        else:
            self.guard.set_on(True, is_adviser=True)
            self._onward.go(self._parts.lock.folder, None)
        self.side.safes.tell_terms()

    def _take(self, journal: Journal) -> None:
        self._parts.start.journal = journal
        self.guard.set_on(journal.keeps)
        self._onward.go(self._parts.lock.folder, journal)

    def _show_first_sheet(self) -> None:
        """Show the recovery sheet of a vault that was made just now; leaving it in any way goes on."""
        self._pages.close()
        self._frame()
        self.recovery.make_sheet(is_first_run=True)

    # Locking and unlocking

    def _show_lock(self) -> None:
        self._is_locked = True
        self.side.helps.close_keys()
        self.gate.unlock.draw(self._parts.lock.view())
        self._frame()
        self._window.show_page(self.gate.unlock)

    def lock(self, reason: Reason = "locked") -> None:
        """Save, close the vault and show the lock; without a vault, offer to make one first."""
        if self._is_locked:
            return
        journal = self._parts.start.journal
        if not self._has_vault_open():
            is_kept = self._window.leave_page()
            if journal is None:
                self._leave_strip()
            elif is_kept:
                self._offer_to_keep()
            return
        is_kept = False
        try:
            is_kept = self._window.leave_page()
        finally:
            self._close_vault(reason)  # also after a bug
            if not is_kept:
                title, text = say("Uw laatste wijziging is niet bewaard."), say("De rest is bewaard.")
                self.gate.unlock.show_trouble(title, text)

    def _has_vault_open(self) -> bool:
        journal = self._parts.start.journal
        return self.dossiers.are_there() or (journal is not None and journal.keeps)

    def hide_at_once(self) -> None:
        """Put the window out of sight, and lock what can be locked."""
        try:
            self._window.close_card()
            self.side.helps.close_keys()
            self.gate.forget()
            if self._has_vault_open():
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
            self._window.leave_page()
        finally:
            self._pages.close()
            self._show_start()

    def _close_vault(self, reason: Reason) -> None:
        self._parts.start.journal = None
        with suppress(ZelfscanError):  # how far it is can be told the next time; the lock cannot wait
            self.dossiers.put_down(self._pages.scan)
        self._parts.lock.lock(reason)  # before the pages: none of their faults may keep the keys in memory
        self.guard.set_on(False)
        self.gate.forget()
        self._pages.close()
        self.dossiers.forget()
        self.side.forget()
        self.recovery.forget()
        self.start.draw(self._parts.start.view())
        self._window.clear_trouble()
        self._show_lock()
        memory.release_soon(self._window)

    # Going back, and closing

    def _go_back(self) -> None:
        """Leave a page that stands beside the scan."""
        self.gate.forget()
        if self._is_locked:
            self._show_lock()
        elif self._onward.is_halfway():
            self._onward.go(self._parts.lock.folder, self._parts.start.journal)
        elif self._pages.scan is not None:
            self._pages.go_back()
        else:
            self._show_start()

    def _may_close(self) -> bool:
        journal = self._parts.start.journal
        is_lost = isinstance(journal, MemoryJournal) and journal.has_something()
        may_close = not is_lost or ask.may_lose_answers(self._window)
        if may_close:
            self._parts.lock.lock("locked")
        return may_close
