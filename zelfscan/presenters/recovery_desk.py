"""Making a recovery sheet for the vault that is open: its words, trying them on the spot, and the paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.crypto.recovery_words import ROWS as ROWS
from zelfscan.crypto.recovery_words import Sheet, is_word, meant, new_sheet, read_row, secret_of, typed_words
from zelfscan.errors.recovery import RowMistyped
from zelfscan.i18n import later, say
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.presenters.open_scan import Clock
from zelfscan.presenters.sheet_secret import typed_secret as typed_secret
from zelfscan.presenters.way_in import WayIn
from zelfscan.wording.days import day

FILE_NAME = "herstelblad.pdf"
_WHY = (
    later("Met deze zestien woorden opent u uw kluis als u uw wachtzin kwijt bent."),
    later("Schrijf ze nu met de hand op. Wie dit blad heeft, kan uw kluis ook openen."),
    later("Bewaar het papier niet bij de computer. Maak er geen foto van."),
)


@dataclass(frozen=True)
class SheetWordsView:
    """The words of a new sheet, and why somebody writes them down."""

    why: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


class RecoveryDesk:
    """Holds the words of a sheet that is being made, and only that long."""

    def __init__(self, lock: LockDesk, way: WayIn, clock: Clock, fonts: Path) -> None:
        """Make no sheet yet."""
        self._lock, self._way, self._clock, self._fonts = lock, way, clock, fonts
        self._sheet: Sheet | None = None

    def begin(self) -> SheetWordsView:
        """Make other words; nothing opens with them before they were typed back."""
        self._sheet = new_sheet()
        return SheetWordsView(tuple(say(each) for each in _WHY), self._sheet)

    def view(self) -> SheetWordsView | None:
        """Return the words that were made, until they are forgotten."""
        return SheetWordsView(tuple(say(each) for each in _WHY), self._sheet) if self._sheet else None

    def forget(self) -> None:
        """Let go of the words."""
        self._sheet = None

    def fault(self, number: int, typed: str) -> str:
        """Say what is wrong with a row that was typed back; nothing where it is right.

        Raises ``RuntimeError`` where no sheet is being made, which is a bug.
        """
        if self._sheet is None:
            raise RuntimeError("no sheet is being made")
        fault = row_fault(number, typed)
        if fault or read_row(number, typed) == self._sheet[number - 1]:
            return fault
        return say("Dit is regel {number} van een ander herstelblad. Neem het nieuwe blad.", number=number)

    def keeping(self, passphrase: str) -> Callable[[], None]:
        """Return the work of letting the sheet open the vault; it asks for the passphrase once more.

        It raises ``WrongPassphrase`` and the errors of the store; then an older sheet still holds.
        """
        if self._sheet is None:
            raise RuntimeError("no sheet is being made")
        secret, check, vault = secret_of(self._sheet), self._way.checking(passphrase), self._lock.required()
        today = self._clock().date()

        def keep() -> None:
            check()
            vault.set_recovery(passphrase, secret, self._lock.dearest(), today)

        return keep

    def paper(self, *, with_words: bool) -> bytes:
        """Return the sheet as a PDF: with its words, or with boxes to write them in."""
        # The PDF library takes long to import, and most people write the words down by hand.
        from zelfscan.report.recovery_page import recovery_page

        today = self._clock().date()
        if with_words and self._sheet is not None:
            return recovery_page(self._fonts, today, self._sheet, day(today))
        return recovery_page(self._fonts, today)


def row_fault(number: int, typed: str) -> str:
    """Say what is wrong with a row of any sheet, and which word may have been meant."""
    try:
        read_row(number, typed)
    except RowMistyped as error:
        hint = _hint(typed) if error.unknown else ""
        return f"{error}\n{hint}" if hint else str(error)
    return ""


def rows_fault(rows: Sequence[str]) -> tuple[int, str]:
    """Return the number of the first row that is wrong and what is wrong with it; 0 where all are right."""
    for number, typed in enumerate(rows, start=1):
        fault = row_fault(number, typed)
        if fault:
            return number, fault
    return 0, ""


def _hint(typed: str) -> str:
    for place, word in enumerate(typed_words(typed), start=1):
        if not is_word(word):
            found = meant(word)
            if found is not None:
                return say("Bedoelt u bij woord {number} misschien “{word}”?", number=place, word=found)
            return say("Kijk naar woord {number}.", number=place)
    return ""
