"""Opening a vault with what somebody typed: what fails is counted, and makes the next attempt wait."""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from zelfscan.errors.vault import WrongPassphrase
from zelfscan.presenters.lock_desk import LockDesk, Opened, create_vault, open_vault, renew_passphrase
from zelfscan.presenters.open_scan import Clock
from zelfscan.store.attempts import Patience
from zelfscan.store.dossier_list import Use
from zelfscan.store.ways_in import by_passphrase


class WayIn:
    """Gives the slow work of opening and making a vault, to be done beside the window, one at a time."""

    def __init__(self, lock: LockDesk, clock: Clock) -> None:
        """Take the desk that knows which vault it is about."""
        self._lock, self._clock = lock, clock
        self._patience: dict[Path, Patience] = {}

    def seconds_to_wait(self) -> int:
        """Return how many whole seconds are left before the next attempt at this vault; nought for none."""
        return math.ceil(self._patience_now().seconds())

    def opening(self, passphrase: str) -> Callable[[], Opened]:
        """Return the work of opening the vault. It raises the errors of the store."""
        return self._counted(partial(open_vault, self._lock.folder, passphrase, self._clock()))

    def opening_anew(self, secret: str, passphrase: str) -> Callable[[], Opened]:
        """Return the work of opening with the recovery sheet, with another passphrase from then on."""
        lock, folder, now = self._lock, self._lock.folder, self._clock()

        def renew() -> Opened:
            lock.require_length(passphrase)
            # How dear it may be is measured in the work itself: that takes a while.
            return renew_passphrase(folder, secret, passphrase, now, lock.dearest())

        return self._counted(renew)

    def making(self, passphrase: str, use: Use, label: str = "") -> Callable[[], Opened]:
        """Return the work of making a vault, beside those of others where there are any."""
        lock, folder, now = self._lock, self._lock.new_place(), self._clock()

        def make() -> Opened:
            lock.require_length(passphrase)
            return create_vault(folder, passphrase, now, lock.dearest(), use, label)

        return make

    def checking(self, passphrase: str) -> Callable[[], None]:
        """Return the work of trying the passphrase of the open vault. It raises ``WrongPassphrase``."""
        folder, patience, today = self._lock.folder, self._patience_now(), self._clock().date()

        def check() -> None:
            try:
                by_passphrase(folder, passphrase)
            except WrongPassphrase:
                patience.failed(today)
                raise

        return check

    def _counted(self, work: Callable[[], Opened]) -> Callable[[], Opened]:
        patience, today = self._patience_now(), self._clock().date()

        def open_counted() -> Opened:
            try:
                opened = work()
            except WrongPassphrase:
                patience.failed(today)
                raise
            return replace(opened, missed=patience.opened())

        return open_counted

    def _patience_now(self) -> Patience:
        return self._patience.setdefault(self._lock.folder, Patience(self._lock.folder))
