"""A text or a list that has no room for more, or a name that cannot be."""

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import say


class TextTooLong(ZelfscanError):
    """A text that is to be kept has more characters than there is room for."""

    def __init__(self, maximum: int) -> None:
        """Name the largest number of characters."""
        super().__init__(say("Deze tekst is te lang. Gebruik hoogstens {count} tekens.", count=maximum))


class DossierNameRefused(ZelfscanError):
    """A dossier cannot have this name; the text says why and what to do."""


class TooMany(ZelfscanError):
    """A list in a dossier is full."""

    def __init__(self, maximum: int) -> None:
        """Name the largest number."""
        super().__init__(say("De lijst is vol: er passen er hoogstens {count} in.", count=maximum))
