"""Every way in which what somebody left open may turn out; and what is closed for that, to keep it few."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import assume
from hypothesis import strategies as st

from tests.builders import a_situation
from tests.core.by_the_book import Book
from tests.core.packs_at_random import every_answer
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses

Spot = tuple[str | None, str]
"""The element (none where one answer stands for all) and the item of one answer."""


def spots(pack: Pack, answers: Responses) -> list[Spot]:
    """Return every place where an answer counts: of a kind with elements, one for each of them."""
    found: list[Spot] = []
    for item in pack.items:
        elements: list[str | None] = [each.id for each in answers.elements if each.kind == item.repeats]
        found += [(element, item.id) for element in elements or [None]]
    return found


def given_at(answers: Responses, spot: Spot) -> str:
    """Return the answer at a spot; the one answer stands for an element that has none of its own."""
    element, item = spot
    own = next((each.values for each in answers.elements if each.id == element), {})
    return own.get(item, answers.values.get(item, "unknown"))


def with_answers(answers: Responses, values: dict[Spot, str]) -> Responses:
    """Return the answers with some replaced."""
    whole = {item: value for (element, item), value in values.items() if element is None}
    elements = tuple(
        replace(each, values={**each.values, **_at(each.id, values)}) for each in answers.elements
    )
    return Responses({**answers.values, **whole}, elements=elements)


def _at(element: str, values: Mapping[Spot, str]) -> dict[str, str]:
    return {item: value for (of, item), value in values.items() if of == element}


def only(answers: Responses, items: Collection[str]) -> Responses:
    """Return only the answers to these items."""

    def kept(values: Mapping[str, str]) -> dict[str, str]:
        return {item: value for item, value in values.items() if item in items}

    elements = tuple(replace(each, values=kept(each.values)) for each in answers.elements)
    return Responses(kept(answers.values), elements=elements)


def open_spots(pack: Pack, answers: Responses) -> list[Spot]:
    """Return where the answer is open; behind a gate that is not known to be open it does not count yet."""
    situation = a_situation(pack, answers)
    return [
        spot
        for spot in spots(pack, answers)
        if given_at(answers, spot) == "unknown" or not situation.is_asked(spot[1])
    ]


@st.composite
def with_few_open(draw, pack: Pack, answers: Responses, most: int = 64) -> Responses:
    """Answer some open questions, until there are at most so many ways to turn out."""
    while True:
        choices = [spot for spot in open_spots(pack, answers) if not _is_shut(pack, answers, spot[1])]
        total = 1
        for _, item in choices:
            total *= len(every_answer(pack.item_by_id[item]))
        if total <= most:
            return answers
        unknown = [spot for spot in choices if given_at(answers, spot) == "unknown"] or choices
        spot = draw(st.sampled_from(unknown))
        answers = with_answers(answers, {spot: draw(st.sampled_from(every_answer(pack.item_by_id[spot[1]])))})


def _is_shut(pack: Pack, answers: Responses, item: str) -> bool:
    """Tell whether the known answers surely hide an item, however the others turn out."""
    situation = a_situation(pack, answers)
    gates = pack.item_by_id[item].gates
    return not situation.is_asked(item) and all(
        situation.option(gate) != "unknown" or _is_shut(pack, answers, gate) for gate in gates
    )


def completions(pack: Pack, answers: Responses, *, absent: bool = False) -> Iterator[Responses]:
    """Give every way in which what is open may turn out; with ``absent`` also as not applicable."""
    everything = {spot: given_at(answers, spot) for spot in spots(pack, answers)}
    choices = []
    for _, name in (still_open := open_spots(pack, answers)):
        item = pack.item_by_id[name]
        options = [option.id for option in item.options]
        choices.append(
            options[:1] if _is_shut(pack, answers, name) else every_answer(item) if absent else options
        )
    for values in product(*choices):
        yield with_answers(answers, {**everything, **dict(zip(still_open, values, strict=True))})


def figures_of_completions(
    pack: Pack, answers: Responses, *, absent: bool = False
) -> dict[str, list[Fraction]]:
    """Return, for each score and risk, its value in every completion, worked out by the book."""
    found: dict[str, list[Fraction]] = {}
    for complete in completions(pack, answers, absent=absent):
        for name, value in Book(pack, complete).figures().items():
            if value is not None:
                found.setdefault(name, []).append(value)
    return found


@st.composite
def improved(draw, pack: Pack, answers: Responses) -> Responses:
    """Draw the same answers with one of them better; where there is none to improve, with one at its best."""
    places: list[Spot] = [(None, item.id) for item in pack.items if item.is_scored]
    places += [spot for spot in spots(pack, answers) if spot[0] is not None]
    better = {spot: found for spot in places if (found := _better(pack, answers, spot))}
    assume(better)
    spot = draw(st.sampled_from(sorted(better, key=str)))
    return with_answers(answers, {spot: draw(st.sampled_from(better[spot]))})


def _better(pack: Pack, answers: Responses, spot: Spot) -> list[str]:
    """Return the options that are better than a known answer."""
    item = pack.item_by_id[spot[1]]
    current = item.standings.get(given_at(answers, spot))
    return [name for name, each in item.standings.items() if current and each.low > current.low]
