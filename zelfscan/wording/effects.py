"""Words for what an answer does in a risk, with its interval, and for what that rests on."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from zelfscan.core.risk import Grade
from zelfscan.core.workings import Working
from zelfscan.i18n import later, say, say_count
from zelfscan.wording.evidence import ASSUMPTION
from zelfscan.wording.numbers import decimal, hundredths, percent

_SHARES = {
    "deter": later("schrikt {share} van de daders af"),
    "barrier": later("houdt {share} van de pogingen tegen"),
    "detect": later("zorgt dat {share} opvalt"),
    "communicate": later("zorgt dat {share} wordt gemeld"),
    "prevent": later("voorkomt {share}"),
    "heard": later("zorgt dat u het bij {share} hoort"),
    "escape": later("zorgt dat {share} op tijd weg kan"),
}


class Done(NamedTuple):
    """One thing that the best answer does, such as *houdt 60 % van de pogingen tegen (26 tot 92 %)*.

    ``place`` is the way where it does so; empty where the item does the same on every way.
    """

    words: str
    place: str
    working: Working


def effects_of(workings: Sequence[Working], places: Mapping[str, str]) -> tuple[Done, ...]:
    """Say what each working does, each thing once; ``places`` names the ways."""
    found: dict[tuple[str, str], Done] = {}
    for working in workings:
        alike = [each for each in workings if (each.layer, each.amount) == (working.layer, working.amount)]
        place = places.get(working.part, "") if len({each.central for each in alike}) > 1 else ""
        if words := working_words(working):
            found.setdefault((words, place), Done(words, place, working))
    return tuple(found.values())


def working_words(working: Working) -> str:
    """Say what the best answer does: a share with its interval, or minutes; nothing for anything else."""
    if working.amount == "share":
        return f"{say(_SHARES[working.layer], share=percent(working.central))}{_interval(working)}"
    if working.amount == "minutes":
        return _costs(working.central) if working.layer == "delay" else _hastens(working.central)
    return ""


def effect_sentence(done: Done) -> str:
    """Say in a sentence what the best answer does, and on which way."""
    if done.place:
        return say("{place}: het beste antwoord {effect}.", place=done.place, effect=done.words)
    return say("Het beste antwoord {effect}.", effect=done.words)


def ground_words(grade: Grade, named: str = "") -> str:
    """Say what an effect rests on; ``named`` are its sources, such as *bron 3 en 7*."""
    if grade == ASSUMPTION:
        return say("Aanname van de makers.")
    sources = named or say("bronnen")
    if grade in ("A", "B"):
        return say("Uit {sources}.", sources=sources)
    return say("Afgeleid uit {sources}.", sources=sources)


def titled(titles: Sequence[str]) -> str:
    """Name sources by their titles, for behind *uit*; nothing where there is none."""
    if not titles:
        return ""
    return say_count("een bron: {titles}", "bronnen: {titles}", len(titles), titles="; ".join(titles))


def _interval(working: Working) -> str:
    if working.lower == working.upper:
        return ""
    ends = say("{low} tot {high}", low=hundredths(working.lower), high=percent(working.upper))
    return f" ({ends})"


def _costs(minutes: Fraction) -> str:
    return say_count(
        "kost iemand {minutes} minuut extra",
        "kost iemand {minutes} minuten extra",
        _form_of(minutes),
        minutes=decimal(minutes),
    )


def _hastens(minutes: Fraction) -> str:
    return say_count(
        "brengt hulp {minutes} minuut eerder",
        "brengt hulp {minutes} minuten eerder",
        _form_of(minutes),
        minutes=decimal(minutes),
    )


def _form_of(minutes: Fraction) -> int:
    """Return a whole number that takes the same form of a noun: only exactly one is one."""
    return 1 if minutes == 1 else 2
