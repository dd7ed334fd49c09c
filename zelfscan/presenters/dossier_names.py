"""Which name a dossier of an adviser may get, and names without signs that nobody sees."""

from collections.abc import Iterable

from zelfscan.errors.limits import DossierNameRefused
from zelfscan.i18n import say
from zelfscan.store.dossier_list import MAX_NAME, DossierEntry


def plain_name(name: str) -> str:
    """Return a name with single spaces, without control characters and signs that turn the writing direction.

    What came in a file could use those to look like another name than it is. It may be empty.
    """
    return " ".join("".join(sign for sign in name if sign.isprintable() or sign.isspace()).split())


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
