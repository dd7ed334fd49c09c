"""The pages about the vault itself: *Uw kluis*, putting a back-up back, what was wiped, and what goes."""

from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.copy_maker import CopyMaker
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.put_back import PutBackPage
from zelfscan.gui.pages.safe import SafePage
from zelfscan.gui.pages.term_news import TermNewsPage
from zelfscan.gui.pages.wiped import WipedPage
from zelfscan.i18n import later, say
from zelfscan.paths import is_nowhere
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.safe_desk import SafeDesk
from zelfscan.presenters.term_desk import TermDesk
from zelfscan.presenters.wiping_desk import WipedView, WipingDesk

SAFE, PUT_BACK = "safe", "put-back"
Shown = TypeVar("Shown", bound=Page)


class SafePages(QObject):
    """Makes each page when it is first shown; what of the window has to follow is told in signals."""

    back_asked = Signal()
    sheet_asked = Signal()
    """A recovery sheet is to be made, of the vault that is open."""
    term_asked = Signal()
    """The term of a dossier is to be changed, in the list of an adviser."""
    scan_to_close = Signal()
    """What is open of a dossier has to be put down: it is closed next."""
    frame_changed = Signal()
    """Other entries of the Menu hold: none while work is under way that nothing may come between."""
    lock_asked = Signal()
    """The vault is to be locked, at once."""
    lock_shown = Signal()
    """Somebody wants to open the vault that is there now."""
    begun_anew = Signal()
    """Everything was wiped: the program is to show its first page, as on the first day."""

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        """Make no page yet."""
        super().__init__(window)
        self._window, self._parts = window, parts
        self._backup = BackupDesk(parts.lock, parts.clock, parts.policy.backup_folder)
        self._desk = SafeDesk(parts.lock, self._backup, parts.clock)
        self.copier = CopyMaker(self._backup, self)
        self.copier.noted.connect(self._show_copies)
        self._wiping = WipingDesk(parts.lock, parts.proof.settings, parts.proof.log, parts.clock)
        self.terms = TermDesk(parts.lock, parts.clock)
        self.safe: SafePage | None = None
        self.put_back: PutBackPage | None = None
        self.wiped: WipedPage | None = None
        self.news: TermNewsPage | None = None

    def entries(self, is_locked: bool) -> list[tuple[str, str]]:
        """Return the entries of the Menu: the vault while it is open, and a back-up while it is not."""
        if not is_locked and self._parts.lock.vault is not None:
            return [(SAFE, say("Uw kluis"))]
        is_free = is_locked or self._parts.start.journal is None
        if is_free and not is_nowhere(self._parts.lock.folder):
            return [(PUT_BACK, say("Zet een reservekopie terug"))]
        return []

    def show(self, entry: str) -> bool:
        """Show the page of an entry of the Menu; tell whether there is one."""
        if entry == SAFE and self._parts.lock.vault is not None:
            self._window.show_page(self._safe_page())
        elif entry == PUT_BACK:
            self._show_put_back(None)
        else:
            return False
        return True

    def is_busy(self) -> bool:
        """Tell whether work is under way that nothing else may come between."""
        return (self.safe is not None and self.safe.is_busy()) or (
            self.put_back is not None and self.put_back.is_busy()
        )

    def pages(self) -> tuple[Page, ...]:
        """Return the pages that were made."""
        made = (self.safe, self.put_back, self.wiped, self.news)
        return tuple(page for page in made if page is not None)

    def speak(self) -> None:
        """Say everything anew in the language that holds."""
        for page in self.pages():
            if page is not self.safe or self._parts.lock.vault is not None:
                page.catch_up()
        news = self.terms.news()
        if self.news is not None and news is not None:
            self.news.draw(news)

    def look_at_terms(self) -> bool:
        """Do what is due right after unlocking; tell whether a dossier that may be open is gone.

        First what may go is deleted, and then, beside the window, the vault is copied without it.
        """
        is_gone = self.terms.look()
        self.copier.begin_soon()
        return is_gone

    def tell_terms(self) -> None:
        """Show what is to be told about terms, if there is anything."""
        news = self.terms.news()
        if news is None:
            return
        if self.news is None:
            page = self.news = in_room(TermNewsPage, self._window)
            page.back_asked.connect(self.back_asked)
            page.change_asked.connect(self._change_term)
            page.now_asked.connect(self._delete_now)
            page.copies_asked.connect(self._forget_copies)
        self.news.draw(news)
        self._window.show_page(self.news)

    def forget(self) -> None:
        """Drop what tells of the vault, because it is closed."""
        self.copier.stop()
        self._backup.note_copied(None)
        self.terms.forget()
        for page in (self.safe, self.news):
            if page is not None:
                self._window.forget_page(page)
        self.safe, self.news = None, None

    def _safe_page(self) -> SafePage:
        if self.safe is None:
            page = self.safe = in_room(partial(SafePage, self._desk, self._backup), self._window)
            page.back_asked.connect(self.back_asked)
            page.sheet_asked.connect(self.sheet_asked)
            page.put_back_asked.connect(self._lock_and_put_back)
            page.keys_begun.connect(self.scan_to_close)
            page.keys_ended.connect(self._open_own_again)
            page.wipe_asked.connect(self._wipe)
            page.busy_changed.connect(self._follow_work)
        self.safe.catch_up()
        self.safe.refresh()
        return self.safe

    def _follow_work(self) -> None:
        """Let nothing come between what somebody asked for, not even a copy."""
        if self.is_busy():
            self.copier.stop()
        self.frame_changed.emit()

    def _show_copies(self) -> None:
        if self.safe is not None and self._parts.lock.vault is not None and not self.safe.is_busy():
            self.safe.refresh_copies()

    def _open_own_again(self) -> None:
        """Open a person's own dossier again after all of them were closed."""
        lock, start = self._parts.lock, self._parts.start
        if lock.vault is None or lock.vault.use() == "adviser" or start.journal is None:
            return
        try:
            start.journal = lock.journal()
        except ZelfscanError as error:
            self.lock_asked.emit()
            self._window.show_trouble(later("Uw scan kan niet open."), str(error))

    def _lock_and_put_back(self, path: Path | None) -> None:
        self.lock_asked.emit()
        self._show_put_back(path)

    def _show_put_back(self, path: Path | None) -> None:
        if self.put_back is None:
            page = self.put_back = in_room(partial(PutBackPage, self._backup), self._window)
            page.back_asked.connect(self.back_asked)
            page.restored.connect(self.lock_shown)
            page.busy_changed.connect(self.frame_changed)
        self.put_back.catch_up()
        self.put_back.begin(path)
        self._window.show_page(self.put_back)

    # Wiping

    def _wipe(self) -> None:
        self.lock_asked.emit()
        self._wiping.forget()
        self._wipe_again()

    def _wipe_again(self) -> None:
        job = background.run(self._wiping.wiping(), self._show_wiped, self._not_wiped)
        job.wait(background.PATIENCE)

    def _show_wiped(self, view: WipedView) -> None:
        if self.wiped is None:
            page = self.wiped = in_room(WipedPage, self._window)
            page.begin_asked.connect(self._begin_anew)
            page.again_asked.connect(self._wipe_again)
        self.wiped.draw(view)
        self._window.show_page(self.wiped)

    def _not_wiped(self, error: ZelfscanError) -> None:
        self._window.show_trouble(later("De kluis is niet gewist."), str(error))

    def _begin_anew(self) -> None:
        self._wiping.forget()
        self.begun_anew.emit()
        page, self.wiped = self.wiped, None
        if page is not None:
            self._window.forget_page(page)

    # Terms

    def _change_term(self) -> None:
        vault = self._parts.lock.vault
        if vault is not None and vault.use() == "adviser":
            self.term_asked.emit()
        elif vault is not None:
            self._window.show_page(self._safe_page())

    def _forget_copies(self) -> None:
        self.terms.forget_copies()
        self.tell_terms()

    def _delete_now(self) -> None:
        self.scan_to_close.emit()
        self.terms.confirm()
        self._open_own_again()
        self.tell_terms()
