"""Words for what a statement rests on: research, a source, a norm, or an assumption of the makers."""

from collections.abc import Sequence

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
    return f"{words} Dit is een voorstel van de makers." if measure.is_own_proposal else words


def norm_words(norm: Norm, language: str) -> str:
    """Return the norm; what is our own idea says so."""
    text = norm.text.in_language(language)
    if norm.kind == "proposal" and "voorstel" not in text.lower():
        return f"Voorstel: {text}"
    if norm.kind == "none" and "norm" not in text.lower():
        return f"Een norm is niet gevonden. {text}"
    return text


def contact_words(contact: Contact) -> str:
    """Say how old a telephone number is, and whether somebody has called it since."""
    if contact.checked_on:
        return f"nagebeld op {day(contact.checked_on)}"
    words = f"overgenomen op {day(contact.read_on)}, nog niet nagebeld"
    return words if contact.source else f"{words}; geen bron gevonden"


def source_words(source: Source) -> str:
    """Say when a source was published and read, and whether all of it was read."""
    words = f"Uitgegeven: {source.published}. Gelezen op {day(source.read_on)}."
    return f"{words} Alleen het begin is gelezen." if source.excerpt else words
