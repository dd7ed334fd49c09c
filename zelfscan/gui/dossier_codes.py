"""The way into a dossier with a code of its own, and where that code is chosen: beside the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import DossierCodeTooShort, WrongDossierCode
from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.dossier_code import DossierCodePage
from zelfscan.i18n import say
from zelfscan.presenters.dossier_code_desk import CodeView, DossierCodeDesk
from zelfscan.presenters.journal_vault import VaultJournal


class DossierCodes(QObject):
    """Shows one page at a time, and throws it away with what was typed as soon as it is done."""

    opened = Signal(str, VaultJournal)
    """A dossier, and what was opened of it."""
    left = Signal(str)
    """Back to the list, at this dossier."""

    def __init__(self, window: MainWindow, desk: DossierCodeDesk) -> None:
        """Begin without a page."""
        super().__init__(window)
        self._window, self._desk = window, desk
        self.page: DossierCodePage | None = None
        self._job: background.Job[VaultJournal] | background.Job[None] | None = None

    def is_needed(self, dossier_id: str) -> bool:
        """Tell whether a dossier opens with a code only."""
        return self._desk.is_needed(dossier_id)

    def ask(self, dossier_id: str) -> None:
        """Ask for the code of a dossier, and open it."""
        page = self._show(dossier_id, self._desk.opening_view)
        page.code_given.connect(partial(self._open, dossier_id))

    def choose(self, dossier_id: str) -> None:
        """Let somebody choose the code of a dossier, change it or take it away."""
        page = self._show(dossier_id, self._desk.setting_view)
        page.code_chosen.connect(partial(self._set, dossier_id))

    def forget(self) -> None:
        """Drop the page with what was typed, and what comes of work that is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        page, self.page = self.page, None
        if page is not None:
            self._window.forget_page(page)

    def _show(self, dossier_id: str, view: Callable[[str], CodeView]) -> DossierCodePage:
        self.forget()
        read, wait = partial(view, dossier_id), partial(self._desk.seconds_to_wait, dossier_id)
        page = self.page = in_room(partial(DossierCodePage, read, wait), self._window)
        page.back_asked.connect(partial(self.left.emit, dossier_id))
        self._window.show_page(page)
        return page

    def _open(self, dossier_id: str, code: str) -> None:
        self._begin()
        work = self._desk.opening(dossier_id, code)
        self._job = background.run(work, partial(self.opened.emit, dossier_id), self._refuse, self._end)

    def _set(self, dossier_id: str, old: str, new: str) -> None:
        self._begin()
        done = partial(self._take_set, dossier_id, say("De code is bewaard.") if new else "")
        work = self._desk.setting(dossier_id, old, new)
        self._job = background.run(work, done, self._refuse, self._end)

    def _take_set(self, dossier_id: str, words: str, _nothing: None) -> None:
        self.left.emit(dossier_id)
        announce(self._window, words or say("Dit dossier heeft geen eigen code meer."))

    def _refuse(self, error: ZelfscanError) -> None:
        page = self.page
        if page is None:
            return
        if isinstance(error, WrongDossierCode):
            page.show_error(str(error))
        elif isinstance(error, DossierCodeTooShort):
            page.show_error(str(error), is_new=True)
        else:
            page.show_trouble(say("Dit lukte niet."), str(error))

    def _begin(self) -> None:
        if self.page is not None:
            self.page.show_busy(True)

    def _end(self) -> None:
        self._job = None
        if self.page is not None:
            self.page.show_busy(False)
