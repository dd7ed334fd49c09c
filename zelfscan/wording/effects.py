"""Words for what an answer does in a risk, with its interval, and for what that rests on."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from zelfscan.core.risk import Grade
from zelfscan.core.workings import Working
from zelfscan.wording.evidence import ASSUMPTION
from zelfscan.wording.numbers import decimal, percent

_SHARES = {
    "deter": "schrikt {} van de daders af",
    "barrier": "houdt {} van de pogingen tegen",
    "detect": "zorgt dat {} opvalt",
    "communicate": "zorgt dat {} wordt gemeld",
    "prevent": "voorkomt {}",
    "heard": "zorgt dat u het bij {} hoort",
    "escape": "zorgt dat {} op tijd weg kan",
}
_MINUTES = {"delay": "kost iemand {} extra", "respond": "brengt hulp {} eerder"}


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
        return f"{_SHARES[working.layer].format(percent(working.central))}{_interval(working)}"
    if working.amount == "minutes":
        return _MINUTES[working.layer].format(_in_minutes(working.central))
    return ""


def ground_words(grade: Grade, named: str = "") -> str:
    """Say what an effect rests on; ``named`` are its sources, such as *bron 3 en 7*."""
    if grade == ASSUMPTION:
        return "Aanname van de makers."
    return f"{'Uit' if grade in ('A', 'B') else 'Afgeleid uit'} {named or 'bronnen'}."


def titled(titles: Sequence[str]) -> str:
    """Name sources by their titles, for behind *uit*; nothing where there is none."""
    if not titles:
        return ""
    return f"{'een bron' if len(titles) == 1 else 'bronnen'}: {'; '.join(titles)}"


def _interval(working: Working) -> str:
    if working.lower == working.upper:
        return ""
    return f" ({percent(working.lower).removesuffix(' %')} tot {percent(working.upper)})"


def _in_minutes(minutes: Fraction) -> str:
    return f"{decimal(minutes)} {'minuut' if minutes == 1 else 'minuten'}"
