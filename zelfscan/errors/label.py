"""A word for a vault that cannot be."""

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


class LabelRefused(ZelfscanError):
    """A word for a vault has characters that cannot be shown on one line."""

    def __init__(self) -> None:
        """Say what to use."""
        super().__init__(say("Dit woord kan niet worden getoond. Gebruik letters, cijfers en spaties."))
