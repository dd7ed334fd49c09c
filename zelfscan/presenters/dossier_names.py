"""Which name a dossier of an adviser may get."""

from collections.abc import Iterable

from zelfscan.errors import DossierNameRefused
from zelfscan.i18n import say
from zelfscan.store.dossier_list import MAX_NAME, DossierEntry


def checked_name(name: str, others: Iterable[DossierEntry]) -> str:
    """Return a name as it is kept, with single spaces. Raises ``DossierNameRefused``, and says why.

    ``others`` are the dossiers beside which it comes to stand.
    """
    plain = " ".join(name.split())
    if not plain:
        raise DossierNameRefused(say("Geef het dossier een naam, zoals D-07."))
    if len(plain) > MAX_NAME:
        raise DossierNameRefused(say("Gebruik hoogstens {count} tekens.", count=MAX_NAME))
    if plain.casefold() in {each.name.casefold() for each in others}:
        raise DossierNameRefused(say("Deze naam is er al. Kies een andere."))
    return plain
