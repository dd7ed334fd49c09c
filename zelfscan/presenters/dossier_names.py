"""Which name a dossier of an adviser may get, and names without signs that nobody sees."""

import re
from collections.abc import Iterable

from zelfscan.errors.limits import DossierNameRefused
from zelfscan.i18n import say
from zelfscan.store.dossier_list import MAX_NAME, DossierEntry

_STREETS = (
    "straat|laan|weg|plein|gracht|kade|dijk|hof|singel|steeg|pad|dreef|park|markt|haven|plantsoen|ring|baan"
)
_ADDRESS = re.compile(rf"\b\w*({_STREETS})\b\W*\d|\b\d{{4}}\s?[A-Z]{{2}}\b|@", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(mevr|mevrouw|dhr|meneer|mijnheer|fam|familie|burgemeester|wethouder|raadslid)\b", re.IGNORECASE
)
# Two words with a capital, with what may stand between them in a Dutch name.
_PERSON = re.compile(
    r"\b[A-Z](?:[^\W\d_]+|\.)\s+(?:(?:van|de|der|den|het|ten|ter|te|’t|'t)\s+)*[A-Z][^\W\d_]+"
)


def plain_name(name: str) -> str:
    """Return a name with single spaces, without control characters and signs that turn the writing direction.

    What came in a file could use those to look like another name than it is. It may be empty.
    """
    return " ".join("".join(sign for sign in name if sign.isprintable() or sign.isspace()).split())


def name_warning(name: str) -> str:
    """Say what a name for a dossier looks like that it had better not be; empty where nothing is seen.

    It is a guess, which warns and refuses nothing: names that look like none are names all the same.
    """
    if _ADDRESS.search(name):
        return say("Dit lijkt op een adres. Kies een schuilnaam, geen naam of adres.")
    if _TITLE.search(name) or _PERSON.search(name):
        return say("Dit lijkt op de naam van iemand. Kies een schuilnaam, geen naam of adres.")
    return ""


def checked_name(name: str, others: Iterable[DossierEntry]) -> str:
    """Return a name as it is kept, as ``plain_name`` writes it.

    ``others`` are the dossiers beside which it comes to stand. Raises ``DossierNameRefused``, and says why.
    """
    plain = plain_name(name)
    if not plain:
        raise DossierNameRefused(say("Geef het dossier een naam, zoals D-07."))
    if len(plain) > MAX_NAME:
        raise DossierNameRefused(say("Gebruik hoogstens {count} tekens.", count=MAX_NAME))
    if plain.casefold() in {each.name.casefold() for each in others}:
        raise DossierNameRefused(say("Deze naam is er al. Kies een andere."))
    return plain
