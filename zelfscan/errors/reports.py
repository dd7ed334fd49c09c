"""A report that cannot be made from what there is."""

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


class NoVisit(ZelfscanError):
    """The advice report was asked for, and no adviser kept anything of a visit."""

    def __init__(self) -> None:
        """Say where the advice report comes from."""
        super().__init__(
            say(
                "Er is nog geen bezoek van een adviseur. Een adviesrapport kan alleen over een bezoek gaan. "
                "Kies een andere uitgave."
            )
        )
