"""A file that is no report, or one that does not open."""

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


class NoReport(ZelfscanError):
    """A file is no sound PDF, or larger than any report; nothing was done with it."""

    def __init__(self) -> None:
        """Say what a report is."""
        super().__init__(
            say(
                "Dit bestand is geen heel PDF-bestand, of het is te groot. "
                "Kies een rapport dat zelfscan heeft gemaakt."
            )
        )


class ReportPassword(ZelfscanError):
    """A report has a password, and there was none, or another one."""

    def __init__(self, *, was_given: bool) -> None:
        """Tell whether a password was tried."""
        words = (
            say("Dit wachtwoord past niet op het rapport. Kijk na of het klopt.")
            if was_given
            else say("Dit rapport heeft een wachtwoord. Geef het met '--password-file'.")
        )
        super().__init__(words)
