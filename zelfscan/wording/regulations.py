"""Words for what a regulation says: its name, how old our reading of it is, and what each claim is about."""

from collections.abc import Iterable
from datetime import date

from zelfscan.core.freshness import is_stale
from zelfscan.core.regulation import Claim, Regulation, Role
from zelfscan.wording.days import day

_ROLES: dict[Role, str] = {
    "holds": "Dit geldt",
    "next": "Uw volgende stap",
    "condition": "Voorwaarden",
    "money": "Wie betaalt",
    "limit": "Let op",
}


def regulation_words(regulation: Regulation | None) -> str:
    """Name the regulation that holds, with its first day."""
    if regulation is None:
        return "Geen regeling op deze datum."
    return f"{regulation.title}, geldig vanaf {day(regulation.valid_from)}."


def reading_words(regulation: Regulation, today: date) -> str:
    """Say when its text was read or checked, and that this is long ago where it is."""
    checked = "nagekeken" if regulation.checked_on else "gelezen"
    words = f"De tekst is {checked} op {day(regulation.checked_on or regulation.read_on)}."
    if is_stale(regulation.read_on, regulation.checked_on, today):
        return f"{words} Dat is langer dan een jaar geleden. Vraag het CCV of dit nog klopt."
    return words


def claims_by_role(claims: Iterable[Claim]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Group claims under the words for what they are about; a role without claims is left out."""
    kept = tuple(claims)
    groups = ((words, tuple(claim for claim in kept if claim.role == role)) for role, words in _ROLES.items())
    return tuple((words, found) for words, found in groups if found)
