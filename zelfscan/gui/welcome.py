"""Where somebody was going when a passphrase was asked for; past the recovery sheet if the vault is new."""

from collections.abc import Callable
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import Clock

GoOn = Callable[[Journal], None]
First = Callable[[Journal], bool]


class Onward:
    """Remembers one place to go to, until somebody is there.

    A vault that was made just now first shows its recovery sheet. Where it is locked on that page, the place
    is still known after opening it again; in the vault of somebody else it is not.
    """

    def __init__(self, home: Callable[[], None], show_sheet: Callable[[], None]) -> None:
        """Begin without a place: that leads ``home``."""
        self._home, self._show_sheet = home, show_sheet
        self._is_new = False
        self._go_on: GoOn | None = None
        self._first: First | None = None
        self._halfway_in: Path | None = None

    def then(self, go_on: GoOn, first: First | None = None) -> None:
        """Remember where to go; ``first`` cannot wait for the sheet, and nobody goes on where it fails."""
        self._go_on, self._first, self._halfway_in = go_on, first, None

    def forget(self) -> None:
        """Go nowhere any more."""
        self._go_on = self._first = self._halfway_in = None

    def is_halfway(self) -> bool:
        """Tell whether the sheet of a new vault is what somebody sees on the way."""
        return self._halfway_in is not None

    def with_sheet(self, arrive: Callable[[], None]) -> None:
        """Do what leads to ``go``, with the recovery sheet on the way."""
        self._is_new = True
        try:
            arrive()
        finally:
            self._is_new = False

    def go(self, folder: Path, journal: Journal | None) -> None:
        """Go on, with what is open now in the vault of a folder; an adviser first chooses a dossier."""
        if journal is None or self._halfway_in not in (None, folder):
            self.forget()
        first, self._first = self._first, None
        if first is not None and journal is not None and not first(journal):
            self.forget()
        elif self._is_new:
            self._halfway_in = folder
            self._show_sheet()
        else:
            go_on = self._go_on
            self.forget()
            if go_on is not None and journal is not None:
                go_on(journal)
            else:
                self._home()


def copying(
    journal: Journal | None, clock: Clock, refuse: Callable[[MemoryJournal, ZelfscanError], None]
) -> First:
    """Return what puts the answers of memory in a vault; ``refuse`` hears of it where they do not fit."""

    def copy(kept: Journal) -> bool:
        if isinstance(journal, MemoryJournal):
            try:
                journal.copy_to(kept, clock())
            except ZelfscanError as error:
                refuse(journal, error)
                return False
        return True

    return copy
