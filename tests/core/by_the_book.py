"""Scores and risks of answers that are all known, straight from sections 5.2 to 5.5, in whole numbers.

It shares nothing with ``zelfscan.core`` but the pack. Every value and share of a pack must be a multiple of
1/``UNIT``; a chance is a pair of whole numbers, above and below the line.
"""

from fractions import Fraction
from math import prod

from zelfscan.core.condition import All, AnsweredWith, AnyOf, Not
from zelfscan.core.element import Element
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item, Section
from zelfscan.core.response import Responses
from zelfscan.core.risk import Adversary, Effect, Mishap, Readiness

UNIT = 6000

Chance = tuple[int, int]


def in_units(value: Fraction) -> int:
    """Return a value as a whole number of units."""
    units = value * UNIT
    assert units.denominator == 1, value
    return units.numerator


def _not(chance: Chance) -> Chance:
    return chance[1] - chance[0], chance[1]


def _and(*chances: Chance) -> Chance:
    return prod(each[0] for each in chances), prod(each[1] for each in chances)


def _greatest(chances: list[Chance]) -> Chance:
    found = chances[0]
    for each in chances[1:]:
        if each[0] * found[1] > found[0] * each[1]:
            found = each
    return found


def _mean(weighed: list[tuple[int, Chance]]) -> Chance:
    """Return Σ weight · chance / Σ weight."""
    below = prod(chance[1] for _, chance in weighed)
    above = sum(weight * chance[0] * (below // chance[1]) for weight, chance in weighed)
    return above, below * sum(weight for weight, _ in weighed)


class Book:
    """The answers of one person to one pack, nothing left open."""

    def __init__(self, pack: Pack, responses: Responses) -> None:
        self.pack = pack
        self.responses = responses

    def elements(self, kind: str | None) -> list[Element | None]:
        """Return the elements of a kind; one that stands for all where there are none."""
        return [each for each in self.responses.elements if each.kind == kind] or [None]

    def _answer(self, item: Item, element: Element | None) -> str:
        if element is not None and item.id in element.values and element.kind == item.repeats:
            return element.values[item.id]
        return self.responses.values[item.id]

    def option(self, item_id: str) -> str:
        """Return the option of a gate: of several elements, that of the weakest."""
        item = self.pack.item_by_id[item_id]
        answers = [self._answer(item, each) for each in self.elements(item.repeats)]
        options = [option for option in item.options if option.id in answers]
        return min(options, key=lambda option: option.value or 0).id

    def asks(self, condition) -> bool:
        """Tell whether a condition holds; what is hidden has no answer and settles nothing."""
        return self._truth(condition) is True

    def _truth(self, condition) -> bool | None:
        match condition:
            case None:
                return True
            case AnsweredWith():
                if self.hidden(condition.item) is not None:
                    return None
                return self.option(condition.item) in condition.is_
            case Not():
                inner = self._truth(condition.not_)
                return None if inner is None else not inner
            case All():
                parts = [self._truth(part) for part in condition.all]
                return False if False in parts else None if None in parts else True
            case AnyOf():
                parts = [self._truth(part) for part in condition.any]
                return True if True in parts else None if None in parts else False
        raise AssertionError(condition)

    def hidden(self, item_id: str) -> str | None:
        """Return what a hidden item counts as ("void", "0" or "1"), none where it is asked."""
        condition = self.pack.item_by_id[item_id].asked_when
        declared = [self._declared(gate) for gate in self._shutting(condition)]
        return next((each for each in ("void", "0", "1") if each in declared), None)

    def _shutting(self, condition) -> list[str]:
        if self.asks(condition):
            return []
        match condition:
            case AnsweredWith():
                return [condition.item]
            case Not():
                return self._shutting_not(condition.not_)
            case All():
                return [gate for part in condition.all for gate in self._shutting(part)]
            case AnyOf():
                return [gate for part in condition.any for gate in self._shutting(part)]
            case _:
                return []

    def _shutting_not(self, condition) -> list[str]:
        assert isinstance(condition, AnsweredWith)
        return [condition.item]

    def _declared(self, gate: str) -> str:
        own = self.hidden(gate)
        if own is not None:
            return own
        item = self.pack.item_by_id[gate]
        found = next(option.implies for option in item.options if option.id == self.option(gate))
        return found or ("0" if item.is_scored else "void")

    def value(self, item_id: str, element: Element | None) -> int | None:
        """Return v in units, none where the thing is not there."""
        item = self.pack.item_by_id[item_id]
        hidden = self.hidden(item_id)
        if hidden is not None:
            return {"void": None, "0": 0, "1": UNIT}[hidden]
        values = {option.id: option.value for option in item.options}
        value = values.get(self._answer(item, element))
        return None if value is None else in_units(value)

    def in_section(self, item: Item) -> int | None:
        """Return the least v over the elements that are there."""
        found = [self.value(item.id, each) for each in self.elements(item.repeats)]
        return min((each for each in found if each is not None), default=None)

    def in_risk(self, item_id: str, element: Element | None = None) -> int:
        """Return v with ``counts_as`` for what is not there; without an element that of the weakest."""
        item = self.pack.item_by_id[item_id]
        ours = element is not None and element.kind == item.repeats
        found = [self.value(item_id, each) for each in ([element] if ours else self.elements(item.repeats))]
        absent = in_units(item.counts_as) if item.counts_as is not None else 0
        return min(absent if each is None else each for each in found)

    def section(self, section: Section) -> Fraction | None:
        """Return S."""
        items = [self.pack.item_by_id[name] for name in section.items]
        return self._score([(item, item.weight) for item in items if item.is_scored])

    def _score(self, weights: list[tuple[Item, int]], *, has_caps: bool = True) -> Fraction | None:
        found = [(item, weight, self.in_section(item)) for item, weight in weights]
        counted = [(item, weight, value) for item, weight, value in found if value is not None]
        if not counted:
            return None
        above = 100 * sum(weight * value for _, weight, value in counted)
        score = Fraction(above, UNIT * sum(weight for _, weight, _ in counted))
        caps = [
            item.critical.cap
            for item, _, value in counted
            if has_caps and item.critical and value < in_units(item.critical.threshold)
        ]
        return min([score, *caps])

    def overall(self) -> Fraction | None:
        """Return O."""
        scores = [(each.weight, self.section(each)) for each in self.pack.sections]
        counted = [(weight, score) for weight, score in scores if score is not None]
        if not counted:
            return None
        total = sum((weight * score for weight, score in counted), Fraction(0))
        mean = total / sum(weight for weight, _ in counted)
        return (mean + min(score for _, score in counted)) / 2

    def readiness(self, scenario: Readiness) -> Fraction | None:
        """Return the weighed fulfilment of what readiness rests on."""
        needs = [(self.pack.item_by_id[need.item], need.weight) for need in scenario.needs]
        return self._score(needs, has_caps=False)

    def _layer(self, effects: tuple[Effect, ...], element: Element | None = None) -> Chance:
        """Return 1 − Π(1 − e·v), at most the cap."""
        left = _and(
            *(
                (UNIT * UNIT - in_units(each.central) * self.in_risk(each.item, element), UNIT * UNIT)
                for each in effects
            )
        )
        cap = in_units(self.pack.cutoffs.layer_cap)
        return _not(_greatest([left, (UNIT - cap, UNIT)]))

    def share(self, scenario: Adversary | Mishap) -> Chance:
        """Return p."""
        if isinstance(scenario, Mishap):
            saved = _and(*(self._layer(each) for each in (scenario.detect, scenario.heard, scenario.escape)))
            return _and(_not(self._layer(scenario.prevent)), _not(saved))
        ways = [path for path in scenario.paths if self.asks(path.exists_when)]
        if not ways:
            return 0, 1
        shares = [
            _greatest([self._way(scenario, path, each) for each in self.elements(path.element)])
            for path in ways
        ]
        chosen = in_units(scenario.targeting)
        weights = [in_units(path.share) for path in ways]
        mean = _mean(list(zip(weights, shares, strict=True)))
        mix = _mean([(chosen, _greatest(shares)), (UNIT - chosen, mean)])
        return _and(_not(self._layer(scenario.deter)), mix)

    def _way(self, scenario: Adversary, path, element: Element | None) -> Chance:
        """Return (1 − B)(1 − E · C · Q)."""
        late: Chance = (0, 1)
        if scenario.respond is not None:
            delay = sum(in_units(each.minutes) * self.in_risk(each.item, element) for each in path.delay)
            faster = sum(in_units(each.minutes) * self.in_risk(each.item) for each in scenario.respond.faster)
            help_after = UNIT * in_units(scenario.respond.minutes) - faster
            late = (min(delay, help_after), help_after)
        stopped = _and(self._layer(scenario.detect), self._layer(scenario.communicate), late)
        return _and(_not(self._layer(path.barrier, element)), _not(stopped))

    def factor(self, scenario: Adversary | Mishap) -> Chance:
        """Return Π f; a fact that is hidden, or whose answer is not named, counts 1."""
        found = []
        for factor in scenario.factors:
            is_asked = self.hidden(factor.item) is None
            value = (
                dict(factor.values).get(self.option(factor.item), Fraction(1)) if is_asked else Fraction(1)
            )
            found.append((value.numerator, value.denominator))
        return _and(*found)

    def risk(self, scenario: Adversary | Mishap) -> Fraction:
        """Return R = λ · Π f · p / pbar · I."""
        above, below = _and(self.share(scenario), self.factor(scenario))
        at, per = scenario.frequency * scenario.impact, scenario.baseline.p
        return Fraction(above * at.numerator * per.denominator, below * at.denominator * per.numerator)

    def figures(self) -> dict[str, Fraction | None]:
        """Return every score and risk by name."""
        found = {f"section {section.id}": self.section(section) for section in self.pack.sections}
        found["overall"] = self.overall()
        for scenario in self.pack.scenarios:
            name = f"risk {scenario.id}"
            if isinstance(scenario, Readiness):
                found[name] = self.readiness(scenario)
            else:
                found[name] = self.risk(scenario)
        return found
