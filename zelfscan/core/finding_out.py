"""Which open questions matter most: what knowing one could take off the risks (docs/scoring.md 5.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from zelfscan.core.combining import rated_scenarios
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import Responses
from zelfscan.core.risk import Rated
from zelfscan.core.risks import concerned, upper_end
from zelfscan.core.situation import Situation, moved_by


@dataclass(frozen=True)
class Span:
    """Where the upper end of one risk can come to lie (impact points a year, and against the reference)."""

    scenario: str
    low: Fraction
    high: Fraction
    ratio_low: Fraction
    ratio_high: Fraction

    @property
    def width(self) -> Fraction:
        """Return what knowing could change."""
        return self.high - self.low


@dataclass(frozen=True)
class OpenQuestion:
    """An asked item that is not known: what knowing it could change, and how long finding out takes.

    ``worth`` is the sum of the widths of ``spans``, in impact points a year; ``minutes`` is an estimate.
    """

    item: str
    worth: Fraction
    minutes: int
    spans: tuple[Span, ...]


def open_questions(situation: Situation) -> tuple[OpenQuestion, ...]:
    """Return the unknown items that change a risk: the most telling first, then the quickest, then by id."""
    touched = {each.id: moved_by(situation.pack, concerned(each)) for each in rated_scenarios(situation.pack)}
    found = []
    for item in situation.pack.items:
        if is_open(situation, item):
            spans = _spans(situation, item.id, touched)
            worth = sum((span.width for span in spans), Fraction(0))
            found.append(OpenQuestion(item.id, worth, item.find_out_minutes, spans))
    telling = [question for question in found if question.worth > 0]
    return tuple(sorted(telling, key=lambda each: (-each.worth, each.minutes, each.item)))


def is_open(situation: Situation, item: Item) -> bool:
    """Tell whether an asked item is not known, or not at one of its elements."""
    if not situation.is_asked(item.id):
        return False
    return not {None, UNKNOWN}.isdisjoint(answers_at(situation, item))


def answers_at(situation: Situation, item: Item) -> tuple[str | None, ...]:
    """Return the answer to an asked item, or those at each of its elements where these were recorded."""
    elements = situation.elements(item.repeats) if item.repeats is not None else ()
    return tuple(situation.answer(item.id, element) for element in elements or (None,))


def _spans(situation: Situation, item_id: str, touched: Mapping[str, set[str]]) -> tuple[Span, ...]:
    """Return what knowing one item could make of each risk; the widest first."""
    options = situation.pack.item_by_id[item_id].options
    known = [found_out(situation, item_id, option.id) for option in options]
    spans = (
        _span(scenario, [upper_end(each, scenario) for each in known])
        for scenario in rated_scenarios(situation.pack)
        if item_id in touched[scenario.id]
    )
    return tuple(
        sorted((each for each in spans if each.width), key=lambda each: (-each.width, each.scenario))
    )


def _span(scenario: Rated, ends: list[Fraction]) -> Span:
    low, high = min(ends), max(ends)
    reference = scenario.per_share / scenario.ratio_per_share
    return Span(scenario.id, low, high, low / reference, high / reference)


def found_out(situation: Situation, item_id: str, option: str, *, also_known: bool = False) -> Situation:
    """Return the situation with one item known: at every element where it is not, or at all of them."""
    repeats = situation.pack.item_by_id[item_id].repeats

    def learned(element: Element) -> Element:
        # An element without an answer of its own follows the one answer.
        known = element.values.get(item_id, given.values.get(item_id, UNKNOWN))
        if element.kind != repeats or not (also_known or known == UNKNOWN):
            return element
        return replace(element, values={**element.values, item_id: option})

    given = situation.bare.responses
    elements = tuple(learned(element) for element in given.elements)
    is_open = also_known or given.values.get(item_id, UNKNOWN) == UNKNOWN
    values = {**given.values, item_id: option} if is_open else given.values
    responses = Responses(values, given.answered, given.notes, elements)
    return Situation(situation.pack, situation.route_items, responses, situation.raised)
