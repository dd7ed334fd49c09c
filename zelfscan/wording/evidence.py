"""Words for what a statement rests on: research, a source, a norm, or an assumption of the makers."""

from collections.abc import Sequence
from datetime import date

from zelfscan.core.freshness import is_stale, last_seen
from zelfscan.core.measure import Measure, Norm
from zelfscan.core.pack import Contact, Source
from zelfscan.wording.days import day

_CONFIDENCE = {
    "high": "Hoog: de bron zegt dit zelf.",
    "medium": "Redelijk: een bron noemt dit, zonder elk detail.",
    "low": "Laag: er is geen bron gevonden die dit goed onderbouwt.",
}
ASSUMPTION = "assumption"


def certainty_words(grades: Sequence[str]) -> str:
    """Say how many of the figures behind a risk are assumptions of the makers."""
    assumed = sum(grade == ASSUMPTION for grade in grades)
    if assumed == len(grades):
        return "De cijfers achter dit risico zijn aannames van de makers. Er is geen onderzoek gevonden."
    words = "De kansen achter dit risico komen uit bronnen."
    if assumed:
        words = f"Van de {len(grades)} cijfers achter dit risico zijn er {assumed} een aanname van de makers."
    return f"{words} Ook hoe erg het gevolg is, is een aanname."


def effect_words(grades: Sequence[str]) -> str:
    """Say whether the effect of a measure on a risk rests on research."""
    if grades and ASSUMPTION not in grades:
        return "Zekerheid: berekend uit onderzoek, met een ruime marge."
    return "Zekerheid: aanname van de makers, er is geen onderzoek gevonden."


def confidence_words(measure: Measure) -> str:
    """Say how sure the advice is, and that it is our own proposal where that is so."""
    words = _CONFIDENCE[measure.confidence]
    if not measure.is_own_proposal:
        return words
    what = "De norm" if measure.norm.kind == "proposal" else "Dit"
    return f"{words} {what} is een voorstel van de makers."


def norm_words(norm: Norm, language: str) -> str:
    """Return the norm; what is our own idea says so."""
    text = norm.text.in_language(language)
    if norm.kind == "proposal" and "voorstel" not in text.lower():
        return f"Voorstel: {text}"
    if norm.kind == "none" and "norm" not in text.lower():
        return f"Een norm is niet gevonden. {text}"
    return text


def contact_words(contact: Contact, today: date) -> str:
    """Say how old a telephone number is on a day, and whether somebody has called it since."""
    if contact.checked_on:
        words = f"nagebeld op {day(contact.checked_on)}"
    else:
        words = f"overgenomen op {day(contact.read_on)}, nog niet nagebeld"
        words = words if contact.source else f"{words}; geen bron gevonden"
    is_old = is_stale(contact.read_on, contact.checked_on, today)
    return f"{words}; langer dan een jaar geleden, kijk het na" if is_old else words


def contacts_words(contacts: Sequence[Contact], today: date) -> str:
    """Say how old the oldest of some numbers is on a day, and whether somebody has called them all."""
    oldest = min(last_seen(contact.read_on, contact.checked_on) for contact in contacts)
    if all(contact.checked_on for contact in contacts):
        words = f"Nummers nagebeld op {day(oldest)}."
    else:
        oldest = min(contact.read_on for contact in contacts)
        words = f"Nummers overgenomen op {day(oldest)}, nog niet nagebeld."
    if any(is_stale(contact.read_on, contact.checked_on, today) for contact in contacts):
        return f"{words} Dat is langer dan een jaar geleden. Kijk na of ze nog kloppen."
    return words


def source_words(source: Source) -> str:
    """Say when a source was published and read, and whether all of it was read."""
    words = f"Uitgegeven: {source.published}. Gelezen op {day(source.read_on)}."
    return f"{words} Alleen het begin is gelezen." if source.excerpt else words
