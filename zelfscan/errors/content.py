"""What can be wrong with content: a questionnaire, a file with responses or prices, a calibration."""

from dataclasses import dataclass

from zelfscan.errors.base import ZelfscanError, shown
from zelfscan.i18n import say_count

MAX_SHOWN = 1_000
"""So many characters of a fault are shown; a name in a file has no end of its own."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a content file, with its place."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Show the fault as ``file:line: message``, on one line whatever the file holds."""
        return shown(f"{self.file}:{self.line}: {self.message}", MAX_SHOWN)


class PackError(ZelfscanError):
    """A questionnaire pack is not usable; carries every fault that was found, not just the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults and build one text out of them."""
        self.faults = faults
        head = say_count(
            "De vragenlijst heeft {count} fout. Herstel ze en probeer het opnieuw.",
            "De vragenlijst heeft {count} fouten. Herstel ze en probeer het opnieuw.",
            len(faults),
        )
        super().__init__("\n".join([head, *(str(fault) for fault in faults)]))


class ResponsesError(ZelfscanError):
    """A file with responses cannot be used as it is."""


class PricesError(ZelfscanError):
    """A file with prices cannot be used as it is."""


class CalibrationRefused(ZelfscanError):
    """A text is not what the program writes about the practice house; the message says what to do."""


class CalibrationOutOfStep(ZelfscanError):
    """Answers about another version of the practice house or of the questionnaire; the message says so."""
