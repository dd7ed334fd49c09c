"""The best set where measures fall apart in two halves that have nothing to do with each other.

Two measures have to do with each other when a scenario depends on both, or one needs the other first. Each
half is small enough to try every set of it; of those only the ones matter that leave less than any cheaper
one. So even prices that are all alike, on which branch and bound gets stuck, take a moment. Method: E.
Horowitz and S. Sahni, *Computing partitions with applications to the knapsack problem*, 1974.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from zelfscan.core.combining import Combination

MOST_IN_A_HALF = 13
"""Of this many measures there are 8,192 sets."""


class Offer(NamedTuple):
    """One set of measures: Σ R of what it touches, its cost, how many they are, and their ids in order."""

    risk: Fraction
    cost: int
    size: int
    ids: tuple[str, ...]

    def with_other(self, other: "Offer") -> "Offer":
        """Return what two sets are together."""
        ids = tuple(sorted((*self.ids, *other.ids)))
        return Offer(self.risk + other.risk, self.cost + other.cost, self.size + other.size, ids)


def in_halves(
    together: Combination, measures: Iterable[str], needs: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Part measures in two halves that share nothing, none where one of them would be too large."""
    halves: tuple[list[str], list[str]] = ([], [])
    for group in sorted(_groups(together, measures, needs), key=lambda group: (-len(group), group)):
        min(halves, key=len).extend(group)
    if max(map(len, halves)) > MOST_IN_A_HALF:
        return None
    return tuple(sorted(halves[0])), tuple(sorted(halves[1]))


def _groups(
    together: Combination, measures: Iterable[str], needs: Mapping[str, frozenset[str]]
) -> list[list[str]]:
    """Put together what has to do with each other, straight or through others."""
    open_measures = dict.fromkeys(measures)
    links = [set(touching) for touching in together.touching.values()]
    links += [{name, *needs.get(name, ())} for name in open_measures]
    groups = []
    while open_measures:
        group, waiting = set[str](), [next(iter(open_measures))]
        while waiting:
            name = waiting.pop()
            if name in open_measures and name not in group:
                group.add(name)
                waiting += [other for link in links if name in link for other in link]
        for name in group:
            del open_measures[name]
        groups.append(sorted(group))
    return groups


def front(
    together: Combination,
    half: Sequence[str],
    needs: Mapping[str, frozenset[str]],
    prices: Mapping[str, int],
    budget: int,
    mandatory: frozenset[str],
) -> list[Offer]:
    """Return the sets of one half that leave less than any cheaper one, from cheap to dear."""
    touched = [scenario for scenario in together.scenarios if together.touching[scenario.id] & set(half)]
    offers = []
    for taken in _sets(half, needs, prices, mandatory & set(half)):
        cost = sum(prices[name] for name in taken)
        if cost <= budget:
            risk = sum((together.risk_of(scenario, taken) for scenario in touched), Fraction(0))
            offers.append(Offer(risk, cost, len(taken), tuple(sorted(taken))))
    kept: list[Offer] = []
    for offer in sorted(offers, key=lambda each: (each.cost, each.risk, each.size, each.ids)):
        if not kept or offer.risk < kept[-1].risk:
            kept.append(offer)
    return kept


def _sets(
    half: Sequence[str],
    needs: Mapping[str, frozenset[str]],
    prices: Mapping[str, int],
    mandatory: frozenset[str],
) -> Iterable[frozenset[str]]:
    """Give every set that holds what must be in, all it needs, and what is free as soon as it can be had."""
    for pattern in range(2 ** len(half)):
        taken = frozenset(name for at, name in enumerate(half) if pattern >> at & 1)
        needed = frozenset(chain.from_iterable(needs[name] for name in taken))
        free = (name for name in half if not prices[name] and needs[name] <= taken)
        if mandatory <= taken and needed <= taken and taken.issuperset(free):
            yield taken


def best_of(first: Sequence[Offer], second: Sequence[Offer], budget: int) -> Offer | None:
    """Return the best pair within a budget; none where nothing fits."""
    costs = [offer.cost for offer in second]
    best: Offer | None = None
    for offer in first:
        at = bisect_right(costs, budget - offer.cost)
        if at:
            pair = offer.with_other(second[at - 1])
            best = pair if best is None else min(best, pair)
    return best
