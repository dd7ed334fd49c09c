"""Words for which personal details a report holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zelfscan.i18n import later, say, say_count
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


#: Kinds of personal detail of which there is one, or none.
_ONE_OF = {
    "threat": later("Dat er nu een dreiging is"),
    "adviser": later("De naam van de adviseur"),
    "conclusion": later("De conclusie van de adviseur"),
    "place": later("De plaats van het bezoek"),
    "pseudonym": later("De naam of code van het dossier"),
    "role": later("Uw functie"),
}
_COUNTED: dict[str, Callable[[int], str]] = {
    "answers": lambda count: say_count("{count} antwoord", "{count} antwoorden", count),
    "notes": lambda count: say_count("{count} opmerking", "{count} opmerkingen", count),
    "weak-spots": lambda count: say_count("{count} risico met cijfer", "{count} risico’s met cijfers", count),
    "measures": lambda count: say_count("{count} maatregel", "{count} maatregelen", count),
    "choices": lambda count: say_count(
        "{count} keuze bij een maatregel", "{count} keuzes bij maatregelen", count
    ),
    "reasons": lambda count: say_count("{count} tekst bij een keuze", "{count} teksten bij keuzes", count),
    "prices": lambda count: say_count("{count} eigen prijs", "{count} eigen prijzen", count),
    "flags": lambda count: say_count(
        "{count} vraag om later te bekijken", "{count} vragen om later te bekijken", count
    ),
    "elements": lambda count: say_count("{count} deur of raam", "{count} deuren en ramen", count),
    "remarks": lambda count: say_count(
        "{count} opmerking bij een deur of raam", "{count} opmerkingen bij deuren en ramen", count
    ),
    "findings": lambda count: say_count("{count} bevinding", "{count} bevindingen", count),
    "photos": lambda count: say_count("{count} foto", "{count} foto’s", count),
    "plans": lambda count: say_count("{count} plattegrond", "{count} plattegronden", count),
    "signatures": lambda count: say_count("{count} handtekening", "{count} handtekeningen", count),
}


def detail_words(detail: str, count: int) -> str:
    """Name a kind of personal detail, with how many there are of it where that can be more than one."""
    return say(_ONE_OF[detail]) if detail in _ONE_OF else _COUNTED[detail](count)


#: Kinds in which somebody can have typed a name or an address, and kinds that are pictures.
_TYPED = frozenset(("notes", "reasons", "remarks", "findings", "adviser", "conclusion", "place", "pseudonym"))
_SEEN = frozenset(("photos", "plans"))


def care_words(details: Iterable[str]) -> str:
    """Say whether a name can be in a file with these kinds of detail, and what to look at before sharing."""
    kinds = frozenset(details)
    typed = bool(kinds & (_TYPED | _SEEN | {"signatures"}))
    names = (
        say("Namen en adressen staan er alleen in als u die zelf opschreef.")
        if typed
        else say("Geen naam en geen adres.")
    )
    seen = say("Kijk of op een foto of plattegrond te zien is waar u woont.") if kinds & _SEEN else ""
    return paragraph(names, seen)
