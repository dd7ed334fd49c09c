"""The way into the vault: the page that asks for a new passphrase, and the one that asks for the old."""

from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import (
    DatabaseDamaged,
    DatabaseMissing,
    KeyFileDamaged,
    KeyFileMissing,
    PassphraseTooShort,
    WrongPassphrase,
)
from zelfscan.gui import background
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.i18n import say
from zelfscan.presenters.lock_desk import LockDesk, Opened
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.start_desk import LIMIT
from zelfscan.presenters.way_in import WayIn
from zelfscan.store.dossier_list import Use

_DAMAGED = (DatabaseDamaged, DatabaseMissing, KeyFileDamaged, KeyFileMissing)
"""What a back-up helps against."""


class Gate(QObject):
    """Makes and opens the vault beside the window, and tells when it is open."""

    opened = Signal(Opened)
    made = Signal(Opened)
    """A new vault is open: its owner has no recovery sheet yet."""
    nothing_kept = Signal()
    back_asked = Signal()
    sheet_asked = Signal()
    """The passphrase is lost, and there is a recovery sheet."""
    forgotten = Signal()
    """What was typed is to be dropped everywhere on the way in."""
    restore_asked = Signal()
    """What is there cannot be opened: a back-up is to be put back."""

    def __init__(self, window: MainWindow, lock: LockDesk, clock: Clock) -> None:
        """Make no page yet."""
        super().__init__(window)
        self._window, self._lock = window, lock
        self.way = WayIn(lock, clock)
        self._use: Use = "private"
        self.job: background.Job[Opened] | None = None

    @cached_property
    def unlock(self) -> UnlockPage:
        """The page that asks for the passphrase, made when there is something to open."""
        page = in_room(UnlockPage, self._window)
        page.seconds_to_wait = self.way.seconds_to_wait
        page.unlock_asked.connect(self.open)
        page.vault_chosen.connect(self._choose)
        page.sheet_asked.connect(self.sheet_asked)
        page.restore_asked.connect(self.restore_asked)
        page.another_asked.connect(self.ask_another)
        return page

    @cached_property
    def create(self) -> CreatePage:
        """The page that asks for a new passphrase, made when somebody wants to keep something."""
        page = in_room(partial(CreatePage, LIMIT, self._lock.hint), self._window)
        page.create_asked.connect(self.make)
        page.nothing_kept.connect(self.nothing_kept)
        page.back_asked.connect(self.back_asked)
        return page

    def catch_up(self) -> None:
        """Let the pages that were made follow the language, the text size and the colours."""
        made = vars(self)
        if "create" in made:
            self.create.catch_up()
        if "unlock" in made:
            self.unlock.catch_up()
            self.unlock.draw(self._lock.view())

    def ask_new(self, can_keep_nothing: bool, use: Use = "private") -> None:
        """Ask for a passphrase for a new vault; ``use`` is what it will be for."""
        self._use = use
        self.create.show_choice(can_keep_nothing)
        self._window.show_page(self.create)

    def ask_another(self) -> None:
        """Ask for a passphrase for a vault beside those that are there, for somebody else."""
        self._use = "private"
        self.unlock.forget()
        self.create.show_choice(can_keep_nothing=False, is_beside=True)
        self._window.show_page(self.create)

    def make(self, passphrase: str) -> None:
        """Make a vault with a passphrase, and with the word that tells it from the others."""
        self.create.show_busy(True)
        work = self.way.making(passphrase, self._use, self.create.label())
        self.job = background.run(work, self._made, self._not_made)

    def open(self, passphrase: str) -> None:
        """Open the vault that is there."""
        self.unlock.show_busy(True)
        self.job = background.run(self.way.opening(passphrase), self._unlocked, self._not_unlocked)

    def forget(self) -> None:
        """Drop what was typed, and a vault that is being opened or made."""
        if self.job is not None:
            self.job.cancel()
            self.job = None
        made = vars(self)
        for page in (made[name] for name in ("unlock", "create") if name in made):
            page.show_busy(False)
            page.forget()
        self.forgotten.emit()

    def _made(self, opened: Opened) -> None:
        self.create.show_busy(False)
        self.create.forget()
        self.made.emit(opened)

    def _not_made(self, error: ZelfscanError) -> None:
        if isinstance(error, PassphraseTooShort):
            self.create.show_error(str(error))
        else:
            self.create.show_trouble(say("Uw scan kan niet worden bewaard."), str(error))

    def _unlocked(self, opened: Opened) -> None:
        self.unlock.show_busy(False)
        self.unlock.forget()
        self.opened.emit(opened)

    def _not_unlocked(self, error: ZelfscanError) -> None:
        if isinstance(error, WrongPassphrase):
            self.unlock.show_error(str(error))
        else:
            can_restore = isinstance(error, _DAMAGED)
            self.unlock.show_trouble(say("Uw scan kan niet open."), str(error), can_restore)

    def _choose(self, name: str) -> None:
        """Ask for the passphrase of the vault of somebody else."""
        self._lock.choose(name)
        self.unlock.forget()
        self.unlock.draw(self._lock.view())
