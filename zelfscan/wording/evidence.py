"""Words for what a statement rests on: research, a source, a norm, or an assumption of the makers."""

from collections.abc import Sequence
from datetime import date

from zelfscan.core.freshness import is_stale, last_seen
from zelfscan.core.measure import Measure, Norm
from zelfscan.core.pack import Contact, Source
from zelfscan.i18n import later, say, say_count
from zelfscan.wording.days import day
from zelfscan.wording.sentences import paragraph

_CONFIDENCE = {
    "high": later("Hoog: de bron zegt dit zelf."),
    "medium": later("Redelijk: een bron noemt dit, zonder elk detail."),
    "low": later("Laag: er is geen bron gevonden die dit goed onderbouwt."),
}
ASSUMPTION = "assumption"


def certainty_words(grades: Sequence[str]) -> str:
    """Say how many of the figures behind a risk are assumptions of the makers."""
    assumed = sum(grade == ASSUMPTION for grade in grades)
    if assumed == len(grades):
        return say("De cijfers achter dit risico zijn aannames van de makers. Er is geen onderzoek gevonden.")
    words = say("De kansen achter dit risico komen uit bronnen.")
    if assumed:
        words = say_count(
            "Van de {total} cijfers achter dit risico zijn er {count} een aanname van de makers.",
            "Van de {total} cijfers achter dit risico zijn er {count} een aanname van de makers.",
            assumed,
            total=len(grades),
        )
    return paragraph(words, say("Ook hoe erg het gevolg is, is een aanname."))


def effect_words(grades: Sequence[str]) -> str:
    """Say whether the effect of a measure on a risk rests on research."""
    if grades and ASSUMPTION not in grades:
        return say("Zekerheid: berekend uit onderzoek, met een ruime marge.")
    return say("Zekerheid: aanname van de makers, er is geen onderzoek gevonden.")


def confidence_words(measure: Measure) -> str:
    """Say how sure the advice is, and that it is our own proposal where that is so."""
    words = say(_CONFIDENCE[measure.confidence])
    if not measure.is_own_proposal:
        return words
    if measure.norm.kind == "proposal":
        return paragraph(words, say("De norm is een voorstel van de makers."))
    return paragraph(words, say("Dit is een voorstel van de makers."))


def norm_words(norm: Norm, language: str) -> str:
    """Return the norm; what is our own idea says so. The Dutch decides whether the text says it itself."""
    text, dutch = norm.text.in_language(language), norm.text.base.lower()
    if norm.kind == "proposal" and "voorstel" not in dutch:
        return say("Voorstel: {norm}", norm=text)
    if norm.kind == "none" and "norm" not in dutch:
        return paragraph(say("Een norm is niet gevonden."), text)
    return text


def contact_words(contact: Contact, today: date) -> str:
    """Say how old a telephone number is on a day, and whether somebody has called it since."""
    if contact.checked_on:
        found = [say("nagebeld op {day}", day=day(contact.checked_on))]
    else:
        found = [say("overgenomen op {day}, nog niet nagebeld", day=day(contact.read_on))]
        if not contact.source:
            found.append(say("geen bron gevonden"))
    if is_stale(contact.read_on, contact.checked_on, today):
        found.append(say("langer dan een jaar geleden, kijk het na"))
    return "; ".join(found)


def contacts_words(contacts: Sequence[Contact], today: date) -> str:
    """Say how old the oldest of some numbers is on a day, and whether somebody has called them all."""
    oldest = min(last_seen(contact.read_on, contact.checked_on) for contact in contacts)
    if all(contact.checked_on for contact in contacts):
        words = say("Nummers nagebeld op {day}.", day=day(oldest))
    else:
        oldest = min(contact.read_on for contact in contacts)
        words = say("Nummers overgenomen op {day}, nog niet nagebeld.", day=day(oldest))
    if any(is_stale(contact.read_on, contact.checked_on, today) for contact in contacts):
        return paragraph(words, say("Dat is langer dan een jaar geleden. Kijk na of ze nog kloppen."))
    return words


def source_words(source: Source) -> str:
    """Say when a source was published and read, and whether all of it was read."""
    words = say(
        "Uitgegeven: {published}. Gelezen op {day}.", published=source.published, day=day(source.read_on)
    )
    return paragraph(words, say("Alleen het begin is gelezen.") if source.excerpt else "")
