"""What each item counts as, given the answers, the route, and the worlds that unknown gates leave open.

Section 5.2 of docs/scoring.md: an unknown gate stands for every one of its options, in every condition at
once. A ``World`` fixes one option for each; a ``Situation`` gives the worlds that concern some items.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from zelfscan.core.condition import UNKNOWN, hiding_items, holds
from zelfscan.core.element import Element
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Implies, Item
from zelfscan.core.response import NOT_APPLICABLE, Responses
from zelfscan.core.standing import BEST, OPEN, VOID, WORST, Standing, least

_ZERO = Fraction(0)
_DECLARED: Mapping[Implies, Standing] = {"void": VOID, "0": WORST, "1": BEST}


@dataclass(frozen=True)
class Situation:
    """The answers of one route of one pack; ``raised`` holds what measures lift, by item."""

    pack: Pack
    route_items: frozenset[str]
    responses: Responses
    raised: Mapping[str, Fraction]
    # Whether an item is asked, as far as it was found out.
    found_asked: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the items that are asked: in the route, and with a condition that surely holds."""
        return frozenset(item.id for item in self.pack.items if self.is_asked(item.id))

    def is_asked(self, item_id: str) -> bool:
        """Tell whether one item is asked."""
        known = self.found_asked.get(item_id)
        if known is None:
            item = self.pack.item_by_id.get(item_id)
            is_in_route = item is not None and item_id in self.route_items
            condition = item.asked_when if item is not None else None
            known = is_in_route and (condition is None or holds(condition, self._option_where_asked))
            self.found_asked[item_id] = known
        return known

    def forget(self) -> None:
        """Forget what was worked out from all answers together; for who changes answers in place."""
        for name in ("asked", "bare"):
            self.__dict__.pop(name, None)

    def ask_again(self, item_id: str) -> bool:
        """Forget whether an item is asked, and find it out again; for who changes answers in place."""
        self.found_asked.pop(item_id, None)
        return self.is_asked(item_id)

    def _option_where_asked(self, item_id: str) -> str | None:
        """Return the option that a condition sees: what is done counts as if it had been answered so."""
        if not self.is_asked(item_id):
            return None
        option, target = self.option(item_id), self.raised.get(item_id)
        if target is None:
            return option
        item = self.pack.item_by_id[item_id]
        if option == UNKNOWN and target >= item.span[1]:
            return max(item.standings, key=lambda each: item.standings[each].low)
        return _lifted(item, option, target)

    @property
    def is_urgent(self) -> bool:
        """Tell whether the answers say that there is a threat now."""
        urgent_when = self.pack.urgent_when
        return urgent_when is not None and holds(urgent_when, self.option)

    @cached_property
    def bare(self) -> "Situation":
        """Return the situation with only the answers that count now.

        To suppose something starts here: what is hidden now may not come to count by what is supposed.
        """
        given = self.responses
        values = {item: value for item, value in given.values.items() if self._counts(item)}
        elements = tuple(
            replace(each, values={item: value for item, value in each.values.items() if self._counts(item)})
            for each in given.elements
        )
        responses = replace(given, values=values, elements=elements)
        return Situation(self.pack, self.route_items, responses, self.raised)

    def _counts(self, item_id: str) -> bool:
        return item_id in self.pack.item_by_id and self.is_asked(item_id)

    def suppose(self, raised: Mapping[str, Fraction]) -> "Situation":
        """Return the situation with items raised to these values as well; none is ever lowered."""
        higher = {item: max(self.raised.get(item, target), target) for item, target in raised.items()}
        return Situation(self.pack, self.route_items, self.bare.responses, {**self.raised, **higher})

    def in_pack(self, pack: Pack) -> "Situation":
        """Return the same answers with other content that asks the same."""
        return Situation(pack, self.route_items, self.responses, self.raised)

    def elements(self, kind: str | None) -> tuple[Element, ...]:
        """Return the elements of a kind that were recorded, in the order of recording."""
        return self._elements_by_kind.get(kind, ())

    @cached_property
    def _elements_by_kind(self) -> dict[str | None, tuple[Element, ...]]:
        found: dict[str | None, list[Element]] = {}
        for element in self.responses.elements:
            found.setdefault(element.kind, []).append(element)
        return {kind: tuple(elements) for kind, elements in found.items()}

    def element(self, element_id: str | None) -> Element | None:
        """Return an element by its id, none where there is none."""
        return next((each for each in self.responses.elements if each.id == element_id), None)

    def answer(self, item_id: str, element: Element | None = None) -> str | None:
        """Return the answer that counts: given, and to an item that is asked.

        Of an item that repeats it is the answer of this element, or else of the weakest one.
        """
        if not self.is_asked(item_id):
            return None
        repeats = self.pack.item_by_id[item_id].repeats
        if repeats is None or not self.responses.elements:
            return self.responses.values.get(item_id)
        if element is not None and element.kind == repeats:
            return element.values.get(item_id, self.responses.values.get(item_id))
        elements = self.elements(repeats)
        return self._weakest(item_id, elements) if elements else self.responses.values.get(item_id)

    def _weakest(self, item_id: str, elements: Iterable[Element]) -> str | None:
        item = self.pack.item_by_id[item_id]
        answers = [self.answer(item_id, element) for element in elements]
        options = [option for option in item.options if option.id in answers]
        worst = min(options, key=lambda option: option.value or _ZERO, default=None)
        if worst is not None and worst.value == item.span[0]:
            return worst.id
        for unsure in (None, UNKNOWN):
            if unsure in answers:
                return unsure if set(answers) == {None} else UNKNOWN
        return NOT_APPLICABLE if worst is None else worst.id

    def option(self, item_id: str, element: Element | None = None) -> str:
        """Return the known option of an item, or ``unknown``."""
        value = self.answer(item_id, element)
        return value if value is not None and self.pack.item_by_id[item_id].option(value) else UNKNOWN

    def worlds(
        self, items: Iterable[str], facts: Iterable[str] = (), factors: Iterable[str] = ()
    ) -> Iterator["World"]:
        """Yield a world for each way in which the unknown gates that bear on these items may turn out.

        ``facts`` are gates themselves; of ``factors`` only what can hide them is one. A scored item outside
        the route is unknown whatever its gates are, so these do not count.
        """
        bearing: dict[str, None] = {}
        for fact in facts:
            bearing.update(dict.fromkeys((*self.pack.gates_before(fact), fact)))
        for factor in factors:
            bearing.update(dict.fromkeys(self.pack.gates_before(factor)))
        for item in items:
            if item in self.route_items and (gates := self.pack.gates_before(item)):
                bearing.update(dict.fromkeys(gates))
        unknown = [gate for gate in bearing if self.option(gate) == UNKNOWN]
        if unknown:
            yield from self._unfold(unknown, {})
        else:
            yield World(self, {})

    def _unfold(self, gates: list[str], assignment: dict[str, str]) -> Iterator["World"]:
        world = World(self, assignment)
        for at, gate in enumerate(gates):
            # What an earlier gate hides has no option of its own, so there is nothing to choose.
            if world.is_hidden(gate):
                continue
            for option in self.pack.item_by_id[gate].options:
                yield from self._unfold(gates[at + 1 :], {**assignment, gate: option.id})
            return
        yield world


class World:
    """One way in which the unknown gates may turn out."""

    def __init__(self, situation: Situation, assignment: Mapping[str, str]) -> None:
        """Fix an option for each unknown gate."""
        self._situation = situation
        self._items = situation.pack.item_by_id
        self._assignment = assignment
        self._declared: dict[str, Implies | None] = {}
        self._options: dict[str, str | None] = {}
        self._in_risk: dict[str, Standing] = {}
        self.layer_cap = situation.pack.cutoffs.layer_cap
        self.has_elements = bool(situation.responses.elements)

    @property
    def pack(self) -> Pack:
        """Return the pack."""
        return self._situation.pack

    def elements(self, kind: str | None) -> tuple[Element, ...]:
        """Return the elements of a kind."""
        return self._situation.elements(kind)

    def element(self, element_id: str | None) -> Element | None:
        """Return an element by its id, none where there is none."""
        return self._situation.element(element_id)

    def is_hidden(self, item_id: str) -> bool:
        """Tell whether a condition keeps an item from being asked in this world."""
        return self._declaration(item_id) is not None

    def option(self, item_id: str) -> str | None:
        """Return the option that holds for a gate in this world, none where it is hidden.

        Of an item that repeats it is the option of the weakest element.
        """
        if item_id not in self._options:
            self._options[item_id] = self._find_option(item_id)
        return self._options[item_id]

    def _find_option(self, item_id: str) -> str | None:
        if self._declaration(item_id) is not None:
            return None
        item = self._items[item_id]
        elements = self._elements_of(item)
        if not elements:
            return self._own_option(item, None)
        options = {self._own_option(item, element) for element in elements}
        known = [option for option in item.options if option.id in options]
        weakest = min(known, key=lambda option: option.value or _ZERO, default=None)
        if weakest is None or (UNKNOWN in options and weakest.value != item.span[0]):
            return UNKNOWN
        return weakest.id

    def _elements_of(self, item: Item) -> tuple[Element, ...]:
        return self._situation.elements(item.repeats) if item.repeats is not None else ()

    def _own_option(self, item: Item, element: Element | None) -> str:
        """Return the option of one element (or of the item) in this world, lifted by measures."""
        option = self._situation.option(item.id, element)
        if option == UNKNOWN and not self._is_absent(item, element):
            option = self._assignment.get(item.id, UNKNOWN)
        target = self._situation.raised.get(item.id)
        return option if target is None or option == UNKNOWN else _lifted(item, option, target)

    def _is_absent(self, item: Item, element: Element | None) -> bool:
        return self._situation.answer(item.id, element) == NOT_APPLICABLE

    def _declaration(self, item_id: str) -> Implies | None:
        """Return what a hidden item counts as, none where it is not hidden."""
        condition = self._items[item_id].asked_when
        if condition is None:
            return None
        if item_id not in self._declared:
            declared = [self._passed_on(gate) for gate in hiding_items(condition, self.option)]
            self._declared[item_id] = strongest(declared) if declared else None
        return self._declared[item_id]

    def _passed_on(self, gate: str) -> Implies:
        own = self._declaration(gate)
        if own is not None:
            return own
        return implied_by(self._items[gate], self.option(gate))

    def in_section(self, item_id: str, element: Element | None = None) -> Standing:
        """Return what an item of the route counts as in a score: that of one element, or of the weakest."""
        item = self._items[item_id]
        if item.asked_when is not None and (declared := self._declaration(item_id)) is not None:
            return _DECLARED[declared]
        if item.repeats is None or not self.has_elements:
            return self._own_standing(item, None)
        elements = self.elements(item.repeats)
        if not elements or (element is not None and element.kind == item.repeats):
            return self._own_standing(item, element)
        return least((self._own_standing(item, each) for each in elements), self._floor(item))

    def _own_standing(self, item: Item, element: Element | None) -> Standing:
        answer = self._situation.answer(item.id, element)
        if answer == NOT_APPLICABLE:
            return VOID
        standing = item.standings.get(answer) if answer is not None else None
        if (
            standing is None
            and (assigned := item.standings.get(self._assignment.get(item.id, ""))) is not None
        ):
            standing = assigned._replace(is_known=False)
        return self._raise(item, standing or item.unknown_standing)

    def in_risk(self, item_id: str, element: Element | None = None) -> Standing:
        """Return what an item counts as in a scenario: open outside the route, ``counts_as`` where void."""
        if element is not None:
            return self._find_in_risk(item_id, element)
        found = self._in_risk.get(item_id)
        if found is None:
            found = self._in_risk[item_id] = self._find_in_risk(item_id, None)
        return found

    def _find_in_risk(self, item_id: str, element: Element | None) -> Standing:
        item = self._items.get(item_id)
        if item is None:
            return OPEN
        if item_id not in self._situation.route_items:
            return self._raise(item, item.unknown_standing)
        if (
            item.repeats is not None
            and self.has_elements
            and (element is None or element.kind != item.repeats)
        ):
            elements = self.elements(item.repeats)
            if elements:
                return least((self._one_in_risk(item, each) for each in elements), self._floor(item))
        return self._one_in_risk(item, element)

    def _one_in_risk(self, item: Item, element: Element | None) -> Standing:
        standing = self.in_section(item.id, element)
        if standing.exists:
            return standing
        worth = item.counts_as if item.counts_as is not None else _ZERO
        return Standing(worth, worth, is_known=True)

    def _floor(self, item: Item) -> Fraction:
        return self._raise(item, item.unknown_standing).low

    def _raise(self, item: Item, standing: Standing) -> Standing:
        target = self._situation.raised.get(item.id)
        if target is None:
            return standing
        is_known = standing.is_known or target >= item.span[1]
        return Standing(max(standing.low, target), max(standing.high, target), is_known)


def _lifted(item: Item, option_id: str, target: Fraction) -> str:
    """Return the least option that a measure with this target leaves."""
    current = item.option(option_id)
    if current is None or current.value is None or current.value >= target:
        return option_id
    better = [option for option in item.options if option.value is not None and option.value >= target]
    return min(better, key=lambda option: option.value or _ZERO).id if better else option_id


def implied_by(gate: Item, option_id: str | None) -> Implies:
    """Return what a gate with this option makes of the follow-ups that it hides."""
    option = gate.option(option_id or UNKNOWN)
    if option is not None and option.implies is not None:
        return option.implies
    return "0" if gate.is_scored else "void"


def strongest(declared: Iterable[Implies]) -> Implies:
    """Return what holds where several gates hide one item: void goes first, then the least."""
    declared = tuple(declared)
    if "void" in declared:
        return "void"
    return "0" if "0" in declared else "1"


def known_worth(situation: Situation, item: Item, element: Element | None = None) -> Fraction | None:
    """Return how far an item is fulfilled, finished measures included; none where that is not known.

    Of an item that repeats it is that of one element, or else of the weakest one.
    """
    option = item.option(situation.option(item.id, element))
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
            waiting += item.gates
    return found
