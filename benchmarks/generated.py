"""Questionnaires of any length, made for measuring, and the answers to them.

A questionnaire grows by sections of 13 questions, each with one scenario of two paths and eight effects; how
big a section or a scenario is never changes. In ``flat`` no question has a condition. In ``chain`` the first
four questions of a section are facts, each asked when the one before it is yes, and the other nine are asked
when the fourth is: four gates, exactly as many as the check of the content allows to bear on one section or
scenario. A longer chain is therefore no questionnaire that zelfscan takes.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from zelfscan.core.condition import UNKNOWN, AnsweredWith
from zelfscan.core.pack import Cutoffs, EmergencyCard, Pack
from zelfscan.core.questionnaire import AnswerOption, Item, Route, Section
from zelfscan.core.risk import Adversary, Baseline, Effect, Minutes, Path, Response
from zelfscan.core.text import LocalizedText

Shape = Literal["flat", "chain"]

SHAPES: tuple[Shape, ...] = ("flat", "chain")
SECTION_SIZE = 13
GATES = 4
PERIOD = 10
"""After so many sections the pattern of the answers starts anew."""

_DAY = date(2026, 11, 23)
_YES, _PARTLY, _NO = "yes", "partly", "no"
_WORTH = {_YES: Fraction(1), _PARTLY: Fraction(1, 3), _NO: Fraction(0)}
_PATTERN = (_YES, _YES, _PARTLY, _YES, _NO, _YES, _YES, UNKNOWN, _YES, _PARTLY)
# At which fact a chain stops, and with what; in the other sections of the period it opens to the end.
_STOPS = {5: (3, _NO), 9: (2, UNKNOWN)}


@dataclass(frozen=True)
class Way:
    """One path: its share, and what items do there. A number stands for a scored item, counted from 1."""

    id: str
    share: str
    barrier: tuple[tuple[int, str], ...]
    delay: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Threat:
    """The one scenario that every section has, with shares as decimals, for the peers as well."""

    frequency: str = "0.02"
    impact: Literal[1, 3, 10, 30, 100] = 10
    targeting: str = "0.5"
    reference: str = "0.5"
    deter: tuple[tuple[int, str], ...] = ((1, "0.25"), (9, "0.1"))
    ways: tuple[Way, ...] = (
        Way("front", "0.6", barrier=((2, "0.5"), (3, "0.25")), delay=((2, 5), (3, 3))),
        Way("back", "0.4", barrier=((4, "0.5"), (5, "0.25")), delay=((4, 5), (5, 3))),
    )
    detect: tuple[tuple[int, str], ...] = ((6, "0.5"),)
    communicate: tuple[tuple[int, str], ...] = ((7, "0.5"),)
    minutes: int = 15
    faster: tuple[tuple[int, int], ...] = ((8, 5),)


THREAT = Threat()
LAYER_CAP = "0.95"


@dataclass(frozen=True)
class Answer:
    """One answer, with the section in which it is given."""

    item: str
    value: str
    section: str


def section_count(size: int) -> int:
    """Return how many sections a questionnaire of this many questions has."""
    sections, rest = divmod(size, SECTION_SIZE)
    if rest or sections < 1:
        raise ValueError(f"a size is a multiple of {SECTION_SIZE}, and {size} is not")
    return sections


def section_ids(size: int) -> list[str]:
    """Return the sections of a questionnaire of this many questions, in order."""
    return [f"s{number}" for number in range(1, section_count(size) + 1)]


def item_ids(section: str) -> list[str]:
    """Return the items of a section, in order."""
    return [f"{section}.q{number}" for number in range(1, SECTION_SIZE + 1)]


def scenario_id(section: str) -> str:
    """Return the scenario that the items of a section feed."""
    return f"{section}.threat"


def is_fact(shape: Shape, place: int) -> bool:
    """Tell whether the question at this place of a section (from 1) is a gate and not scored."""
    return shape == "chain" and place <= GATES


def gate_of(shape: Shape, section: str, place: int) -> str | None:
    """Return the fact that has to be yes for this question, none where it is always asked."""
    return f"{section}.q{min(place - 1, GATES)}" if shape == "chain" and place > 1 else None


def scored_ids(shape: Shape, section: str) -> list[str]:
    """Return the scored items of a section, in order."""
    return [item for place, item in enumerate(item_ids(section), start=1) if not is_fact(shape, place)]


def feeding_ids(section: str) -> list[str]:
    """Return the nine items that feed the scenario of a section, the same in both shapes."""
    return item_ids(section)[GATES:]


def pack_of(shape: Shape, size: int) -> Pack:
    """Build a questionnaire of this shape and this many questions."""
    sections = section_ids(size)
    items = tuple(
        _item(shape, section, place) for section in sections for place in range(1, SECTION_SIZE + 1)
    )
    return Pack(
        id="generated",
        version="1",
        schema_version=1,
        language="nl",
        languages=("nl",),
        title=LocalizedText(base="Gemaakt om te meten"),
        subtitle=LocalizedText(base="Niet om in te vullen."),
        authors=("the zelfscan authors",),
        licence="EUPL-1.2",
        reviewed_on=_DAY,
        profile=(),
        sections=tuple(_section(section) for section in sections),
        routes=(_route(tuple(item.id for item in items)),),
        default_route="volledig",
        items=items,
        measures=(),
        scenarios=tuple(_scenario(section) for section in sections),
        regulations=(),
        card=EmergencyCard(contacts=(), steps=(), notices=()),
        sources=(),
        cutoffs=_cutoffs(),
    )


def _cutoffs() -> Cutoffs:
    return Cutoffs(
        fair=Fraction(50),
        good=Fraction(80),
        coverage=Fraction(7, 10),
        medium=Fraction(1, 2),
        high=Fraction(5, 4),
        reference=Fraction(1),
        layer_cap=Fraction(LAYER_CAP),
    )


def _route(items: tuple[str, ...]) -> Route:
    return Route(id="volledig", title=LocalizedText(base="Volledig"), minutes=1, items=items)


def _section(section: str) -> Section:
    return Section(id=section, title=LocalizedText(base=section), items=tuple(item_ids(section)))


def _item(shape: Shape, section: str, place: int) -> Item:
    gate = gate_of(shape, section, place)
    item_id = f"{section}.q{place}"
    return Item(
        id=item_id,
        question=LocalizedText(base=f"{item_id}?"),
        why=LocalizedText(base="Daarom."),
        fact=item_id,
        options=_fact_options() if is_fact(shape, place) else _scored_options(),
        asked_when=AnsweredWith.model_validate({"item": gate, "is": (_YES,)}) if gate else None,
    )


def _fact_options() -> tuple[AnswerOption, ...]:
    return (
        AnswerOption(id=_YES, text=LocalizedText(base="Ja")),
        AnswerOption(id=_NO, text=LocalizedText(base="Nee"), implies="void"),
    )


def _scored_options() -> tuple[AnswerOption, ...]:
    return tuple(
        AnswerOption(id=option, text=LocalizedText(base=option), value=worth)
        for option, worth in _WORTH.items()
    )


def _scenario(section: str) -> Adversary:
    items = feeding_ids(section)
    return Adversary(
        id=scenario_id(section),
        title=LocalizedText(base=section),
        explanation=LocalizedText(base="Iets."),
        domain="wonen",
        kind="adversary",
        frequency=Fraction(THREAT.frequency),
        frequency_grade="assumption",
        impact=THREAT.impact,
        targeting=Fraction(THREAT.targeting),
        baseline=Baseline(kind="example", p=Fraction(THREAT.reference)),
        deter=_effects(items, THREAT.deter),
        paths=tuple(_path(items, way) for way in THREAT.ways),
        detect=_effects(items, THREAT.detect),
        communicate=_effects(items, THREAT.communicate),
        respond=Response(
            minutes=Fraction(THREAT.minutes), faster=_minutes(items, THREAT.faster), grade="assumption"
        ),
    )


def _path(items: list[str], way: Way) -> Path:
    return Path(
        id=way.id,
        title=LocalizedText(base=way.id),
        share=Fraction(way.share),
        barrier=_effects(items, way.barrier),
        delay=_minutes(items, way.delay),
    )


def _effects(items: list[str], layer: tuple[tuple[int, str], ...]) -> tuple[Effect, ...]:
    return tuple(
        Effect(
            item=items[place - 1],
            lower=Fraction(0),
            central=Fraction(share),
            upper=Fraction(1),
            grade="assumption",
        )
        for place, share in layer
    )


def _minutes(items: list[str], given: tuple[tuple[int, int], ...]) -> tuple[Minutes, ...]:
    return tuple(
        Minutes(item=items[place - 1], minutes=Fraction(minutes), grade="assumption")
        for place, minutes in given
    )


def answers_of(shape: Shape, size: int, start: int = 0) -> list[list[Answer]]:
    """Return what somebody answers, section by section: only what is asked, in the order of asking.

    The pattern is fixed: mostly yes, with some partly, no and unknown; of ten chains eight open to the end.
    ``start`` says where in the pattern the first section stands, so that rounds over a short questionnaire
    give the same mix as one round over a long one.
    """
    return [
        _answers_in(shape, section, (start + number) % PERIOD)
        for number, section in enumerate(section_ids(size))
    ]


def _answers_in(shape: Shape, section: str, turn: int) -> list[Answer]:
    given = []
    stop, last = _STOPS.get(turn, (0, _YES))
    for place, item in enumerate(item_ids(section), start=1):
        if not is_fact(shape, place):
            given.append(Answer(item, _PATTERN[(3 * turn + place) % len(_PATTERN)], section))
        elif place == stop:
            return [*given, Answer(item, last, section)]
        else:
            given.append(Answer(item, _YES, section))
    return given
