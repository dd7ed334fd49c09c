"""How one door or window stands: how soon something should be done, and which is the weakest of its kind.

The rule uses only what the content says already, and no figure of its own (docs/decisions/0011).

- An answer below the threshold under which an item caps the score of its section asks for something at once.
- Any other answer that can be better asks for it within three months.
- What nobody knows has to be found out first.

How soon is a proposal of ours (an assumption).
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE

Priority = Literal["direct", "three-months", "find-out", "in-order", "not-needed"]
"""From what comes first to what needs nothing."""

RANKS: Mapping[Priority, int] = {
    "direct": 0,
    "three-months": 1,
    "find-out": 2,
    "in-order": 3,
    "not-needed": 4,
}


def priority_of(items: Iterable[Item], values: Mapping[str, str], is_counted: bool = True) -> Priority:
    """Return how soon something should be done at one door or window.

    ``items`` repeat for its kind, ``values`` are its own answers; what no burglar gets to needs nothing.
    """
    if not is_counted:
        return "not-needed"
    found: list[Priority] = ["in-order"]
    for item in items:
        answer = values.get(item.id, UNKNOWN)
        if answer == NOT_APPLICABLE:
            continue
        if answer not in item.standings:
            found.append("find-out")
            continue
        value = item.standings[answer].low
        if item.critical is not None and value < item.critical.threshold:
            found.append("direct")
        elif value < item.span[1]:
            found.append("three-months")
    return min(found, key=RANKS.__getitem__)


def called_for(items: Iterable[Item], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the measures that the known answers of one door or window call for, the worst answer first.

    As in the plan, an answer calls for a measure that would raise it, or for which it is named.
    """
    found: list[tuple[Fraction, str]] = []
    for item in items:
        answer = values.get(item.id, UNKNOWN)
        if answer not in item.standings:
            continue
        value = item.standings[answer].low
        for advice in item.advises:
            is_called = answer in advice.when if advice.when else value < advice.to
            if is_called:
                found.append((value, advice.measure))
    return tuple(dict.fromkeys(measure for _, measure in sorted(found, key=lambda each: each[0])))


def measures_of(items: Iterable[Item], values: Mapping[str, str]) -> dict[str, Priority]:
    """Return the measures that one door or window calls for, each with how soon; what comes first leads.

    Each weak answer calls for its own measures in its own term. Where several call for the same measure, the
    most urgent term holds. What is in order calls for nothing.
    """
    found: dict[str, Priority] = {}
    for item in items:
        term = priority_of((item,), values)
        if term in ("direct", "three-months"):
            for measure in called_for((item,), values):
                found[measure] = min(term, found.get(measure, term), key=RANKS.__getitem__)
    return dict(sorted(found.items(), key=lambda each: RANKS[each[1]]))


def weakest(items: Sequence[Item], elements: Sequence[Element]) -> str | None:
    """Return the id of the weakest of these doors or windows, the first of equals; none where there is none.

    What is not known counts as its worst answer, as everywhere in the model. Weights are those of the items.
    """
    if not elements:
        return None

    def worth(element: Element) -> Fraction:
        answers = ((item, element.values.get(item.id, UNKNOWN)) for item in items)
        ends = (
            item.weight * (item.standings[answer].low if answer in item.standings else item.span[0])
            for item, answer in answers
            if answer != NOT_APPLICABLE
        )
        return sum(ends, Fraction(0))

    return min(elements, key=worth).id
