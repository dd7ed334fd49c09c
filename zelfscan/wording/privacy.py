"""Words for which personal details a report holds."""

from dataclasses import dataclass

from zelfscan.i18n import say, say_count
from zelfscan.wording.sentences import joined, paragraph


@dataclass(frozen=True)
class VisitHeld:
    """What a visit of an adviser adds to a file: pictures, signatures, and words that somebody typed."""

    photos: int = 0
    plans: int = 0
    signatures: int = 0
    has_words: bool = False


def held_words(answers: int, notes: int, *, is_sensitive: bool, visit: VisitHeld = VisitHeld()) -> str:
    """Say what of somebody stands in the file, and whether their name can be in it."""
    counts = (
        (answers, say_count("{count} antwoord", "{count} antwoorden", answers)),
        (notes, say_count("{count} opmerking", "{count} opmerkingen", notes)),
        (visit.photos, say_count("{count} foto", "{count} foto’s", visit.photos)),
        (visit.plans, say_count("{count} plattegrond", "{count} plattegronden", visit.plans)),
        (visit.signatures, say_count("{count} handtekening", "{count} handtekeningen", visit.signatures)),
    )
    held = joined([words for count, words in counts if count] or [counts[0][1]])
    words = (
        say("In dit bestand: {held}, ook over gevoelige zaken.", held=held)
        if is_sensitive
        else say("In dit bestand: {held}.", held=held)
    )
    names = (
        say("Namen en adressen staan er alleen in als u die zelf opschreef.")
        if notes or visit.has_words or visit.signatures
        else say("Geen naam en geen adres.")
    )
    has_pictures = visit.photos or visit.plans
    seen = say("Kijk of op een foto of plattegrond te zien is waar u woont.") if has_pictures else ""
    return paragraph(words, names, seen)
