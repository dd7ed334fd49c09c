"""What each item counts as, given the answers, the route, and the worlds that unknown gates leave open.

Section 5.2 of docs/scoring.md: an unknown gate stands for every one of its options, in every condition at
once. A ``World`` fixes one option for each; a ``Situation`` gives the worlds that concern some items.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product

from zelfscan.core.condition import UNKNOWN, gates, hiding_items, holds, truth
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Implies, Item
from zelfscan.core.response import NOT_APPLICABLE, Responses

_ZERO, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Standing:
    """The fulfilment of one item, from its worst to its best; ``exists`` is false where there is none."""

    low: Fraction
    high: Fraction
    is_known: bool
    exists: bool = True


_VOID = Standing(_ZERO, _ZERO, is_known=True, exists=False)
_OPEN = Standing(_ZERO, _ONE, is_known=False)


@dataclass(frozen=True)
class Situation:
    """The answers of one route of one pack; ``raised`` holds what measures lift, by item."""

    pack: Pack
    route_items: frozenset[str]
    responses: Responses
    raised: Mapping[str, Fraction]

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the items that are asked: in the route, and with a condition that surely holds."""
        known: dict[str, bool] = {}

        def is_asked(item_id: str) -> bool:
            if item_id not in known:
                item = self.pack.item_by_id[item_id]
                known[item_id] = item_id in self.route_items and holds(item.asked_when, option_of)
            return known[item_id]

        def option_of(item_id: str) -> str | None:
            return self.responses.values.get(item_id, UNKNOWN) if is_asked(item_id) else None

        return frozenset(item.id for item in self.pack.items if is_asked(item.id))

    @property
    def is_urgent(self) -> bool:
        """Tell whether the answers say that there is a threat now."""
        urgent_when = self.pack.urgent_when
        return urgent_when is not None and holds(urgent_when, self.option)

    def answer(self, item_id: str) -> str | None:
        """Return the answer that counts: given, and to an item that is asked."""
        return self.responses.values.get(item_id) if item_id in self.asked else None

    def option(self, item_id: str) -> str:
        """Return the known option of an item, or ``unknown``."""
        value = self.answer(item_id)
        return value if value is not None and self.pack.item_by_id[item_id].option(value) else UNKNOWN

    def worlds(self, items: Iterable[str], facts: Iterable[str] = ()) -> Iterator["World"]:
        """Yield a world for each combination of options of the unknown gates that bear on these items."""
        unknown = [gate for gate in self._gates(items, facts) if self.option(gate) == UNKNOWN]
        choices = [[option.id for option in self.pack.item_by_id[gate].options] for gate in unknown]
        for options in product(*choices):
            yield World(self, dict(zip(unknown, options, strict=True)))

    def _gates(self, items: Iterable[str], facts: Iterable[str]) -> tuple[str, ...]:
        found: dict[str, None] = dict.fromkeys(facts)
        waiting = [*found, *items]
        while waiting:
            item = self.pack.item_by_id.get(waiting.pop())
            if (
                item is None
                or item.id not in self.route_items
                or truth(item.asked_when, self.option) is False
            ):
                continue
            fresh = [gate for gate in gates(item.asked_when) if gate not in found]
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return tuple(found)


class World:
    """One way in which the unknown gates may turn out."""

    def __init__(self, situation: Situation, assignment: Mapping[str, str]) -> None:
        """Fix an option for each unknown gate."""
        self._situation = situation
        self._items = situation.pack.item_by_id
        self._assignment = assignment
        self._declared: dict[str, Implies | None] = {}
        self.layer_cap = situation.pack.cutoffs.layer_cap

    def option(self, item_id: str) -> str | None:
        """Return the option that holds for a gate in this world, none where it is hidden."""
        if self._declaration(item_id) is not None:
            return None
        option = self._situation.option(item_id)
        if option == UNKNOWN:
            option = self._assignment.get(item_id, UNKNOWN)
        target = self._situation.raised.get(item_id)
        return option if target is None or option == UNKNOWN else self._lifted(item_id, option, target)

    def _lifted(self, item_id: str, option_id: str, target: Fraction) -> str:
        item = self._items[item_id]
        current = item.option(option_id)
        if current is None or current.value is None or current.value >= target:
            return option_id
        better = [option for option in item.options if option.value is not None and option.value >= target]
        return min(better, key=lambda option: option.value or _ZERO).id if better else option_id

    def _declaration(self, item_id: str) -> Implies | None:
        """Return what a hidden item counts as, none where it is not hidden."""
        if item_id not in self._declared:
            item = self._items[item_id]
            hiding = hiding_items(item.asked_when, self.option) if item.asked_when is not None else ()
            declared = [self._passed_on(gate) for gate in hiding]
            self._declared[item_id] = _strongest(declared) if declared else None
        return self._declared[item_id]

    def _passed_on(self, gate: str) -> Implies:
        own = self._declaration(gate)
        if own is not None:
            return own
        option = self._items[gate].option(self.option(gate) or UNKNOWN)
        fallback: Implies = "0" if self._items[gate].is_scored else "void"
        return option.implies or fallback if option else fallback

    def in_section(self, item_id: str) -> Standing:
        """Return what an item of the route counts as in a score."""
        item = self._items[item_id]
        match self._declaration(item_id):
            case "void":
                return _VOID
            case "0":
                return Standing(_ZERO, _ZERO, is_known=True)
            case "1":
                return Standing(_ONE, _ONE, is_known=True)
        if self._situation.answer(item_id) == NOT_APPLICABLE:
            return _VOID
        option = item.option(self.option(item_id) or UNKNOWN)
        if option is None or option.value is None:
            return self._raise(item, *item.span, is_known=False)
        is_known = item_id not in self._assignment
        return self._raise(item, option.value, option.value, is_known=is_known)

    def in_risk(self, item_id: str) -> Standing:
        """Return what an item counts as in a scenario: open outside the route, ``counts_as`` where void."""
        item = self._items.get(item_id)
        if item is None:
            return _OPEN
        if item_id not in self._situation.route_items:
            return self._raise(item, *item.span, is_known=False)
        standing = self.in_section(item_id)
        if standing.exists:
            return standing
        worth = item.counts_as if item.counts_as is not None else _ZERO
        return Standing(worth, worth, is_known=True)

    def _raise(self, item: Item, low: Fraction, high: Fraction, *, is_known: bool) -> Standing:
        target = self._situation.raised.get(item.id)
        if target is None:
            return Standing(low, high, is_known)
        is_known = is_known or target >= item.span[1]
        return Standing(max(low, target), max(high, target), is_known)


def _strongest(declared: list[Implies]) -> Implies:
    if "void" in declared:
        return "void"
    return "0" if "0" in declared else "1"


def known_worth(situation: Situation, item: Item) -> Fraction | None:
    """Return how far an item is fulfilled, finished measures included; none where that is not known."""
    option = item.option(situation.option(item.id))
    raised = situation.raised.get(item.id)
    if option is None or option.value is None:
        return raised if raised is not None and raised >= item.span[1] else None
    return option.value if raised is None else max(option.value, raised)


def moved_by(pack: Pack, items: Iterable[str]) -> set[str]:
    """Return these items and every gate that can hide one of them."""
    found: set[str] = set()
    waiting = list(items)
    while waiting:
        item = pack.item_by_id.get(waiting.pop())
        if item is not None and item.id not in found:
            found.add(item.id)
            waiting += gates(item.asked_when)
    return found
