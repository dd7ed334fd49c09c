"""Words for what a regulation says: its name, how old our reading of it is, and what each claim is about."""

from collections.abc import Iterable
from datetime import date

from zelfscan.core.freshness import is_stale
from zelfscan.core.regulation import Claim, Regulation, Role
from zelfscan.i18n import later, said, say
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

_ROLES: dict[Role, str] = {
    "holds": later("Dit geldt"),
    "next": later("Uw volgende stap"),
    "condition": later("Voorwaarden"),
    "money": later("Wie betaalt"),
    "limit": later("Let op"),
}


def regulation_words(regulation: Regulation | None) -> str:
    """Name the regulation that holds, with its first day."""
    if regulation is None:
        return say("Geen regeling op deze datum.")
    return say(
        "{regulation}, geldig vanaf {day}.",
        regulation=said(regulation.title),
        day=day(regulation.valid_from),
    )


def reading_words(regulation: Regulation, today: date) -> str:
    """Say when its text was read or checked, and that this is long ago where it is."""
    if regulation.checked_on:
        words = say("De tekst is nagekeken op {day}.", day=day(regulation.checked_on))
    else:
        words = say("De tekst is gelezen op {day}.", day=day(regulation.read_on))
    if is_stale(regulation.read_on, regulation.checked_on, today):
        return paragraph(words, say("Dat is langer dan een jaar geleden. Vraag het CCV of dit nog klopt."))
    return words


def claims_by_role(claims: Iterable[Claim]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Group claims under the words for what they are about; a role without claims is left out."""
    kept = tuple(claims)
    groups = ((role, tuple(claim for claim in kept if claim.role == role)) for role in _ROLES)
    return tuple((say(_ROLES[role]), found) for role, found in groups if found)
