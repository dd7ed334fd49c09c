"""The best set of measures for a budget, exactly: branch and bound over what remains (docs/scoring.md 5.7).

Where the measures fall apart in two halves, every set of each is tried instead (``halves.py``).

Prices are the person's own, in whole cents; or every measure counts its effort. Never greedy: a cheap measure
that helps a little can take the money of the one that helps most.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zelfscan.core.combining import Combination, with_prerequisites
from zelfscan.core.halves import best_of, front, in_halves
from zelfscan.core.relaxation import Relaxation
from zelfscan.core.situation import Situation
from zelfscan.core.twins import twins

EXACT_UP_TO = 25
NODE_LIMIT = 20_000
"""How many sets are looked at above ``EXACT_UP_TO`` priced candidates."""


@dataclass(frozen=True)
class Wishes:
    """What may be chosen from, and what must be in.

    ``prices`` is in whole units (cents, or points of effort), never below 0; a measure without a price is no
    candidate. ``is_met`` names measures that are done, or that the answers do not call for.
    """

    prices: Mapping[str, int]
    budget: int
    mandatory: tuple[str, ...] = ()
    is_met: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BestSet:
    """The chosen measures with their cost, and the summed risk before and after (impact points a year).

    ``is_optimal`` is false where not every set could be ruled out. ``short`` is what the mandatory measures
    cost above the budget; then nothing is chosen. ``unpriced`` are mandatory measures without a price.
    """

    chosen: tuple[str, ...]
    cost: int
    before: Fraction
    after: Fraction
    is_optimal: bool
    short: int = 0
    unpriced: tuple[str, ...] = ()


def best_set(situation: Situation, wishes: Wishes, node_limit: int = NODE_LIMIT) -> BestSet:
    """Return the set with the least summed risk within the budget; the same answer every time.

    Ties go to the lower cost, then to fewer measures, then to the first by id. Exact up to 25 priced
    candidates; above that at most ``node_limit`` sets are looked at and ``is_optimal`` is false.
    """
    mandatory = with_prerequisites(situation.pack, wishes.mandatory, wishes.is_met)
    unpriced = tuple(sorted(each for each in mandatory if each not in wishes.prices))
    candidates = _candidates(situation, wishes)
    together = Combination(situation, [*candidates, *mandatory])
    before = together.risk(())
    cost = sum(wishes.prices.get(each, 0) for each in mandatory)
    if unpriced or cost > wishes.budget:
        short = max(0, cost - wishes.budget)
        return BestSet((), 0, before, before, is_optimal=False, short=short, unpriced=unpriced)
    priced = sum(wishes.prices[each] > 0 for each in candidates)
    is_exact = priced <= EXACT_UP_TO
    search = _Search(together, wishes, candidates, None if is_exact else node_limit)
    must = frozenset(mandatory)
    chosen = search.by_halves(must)
    if chosen is None:
        chosen = search.run(must)
    cost = sum(wishes.prices[each] for each in chosen)
    return BestSet(tuple(sorted(chosen)), cost, before, together.risk(chosen), is_optimal=is_exact)


def _candidates(situation: Situation, wishes: Wishes) -> tuple[str, ...]:
    """Return the priced measures that can be had with all they need, each after what it needs."""
    pack = situation.pack
    wanted = (measure.id for measure in pack.measures if measure.id in wishes.prices)
    ordered = with_prerequisites(pack, wanted, wishes.is_met)
    found: list[str] = []
    for name in ordered:
        needed = set(pack.measure_by_id[name].requires) - wishes.is_met
        if name in wishes.prices and needed <= set(found):
            found.append(name)
    return tuple(found)


_Key = tuple[Fraction, int, int, tuple[str, ...]]
"""Σ R, cost, number of measures, ids in order: what the least of is the answer."""


class _Search:
    """One run of branch and bound."""

    def __init__(
        self, together: Combination, wishes: Wishes, candidates: tuple[str, ...], node_limit: int | None
    ) -> None:
        self._together = together
        self._wishes = wishes
        pack = together.situation.pack
        self._needs = {
            each: frozenset(pack.measure_by_id[each].requires) - wishes.is_met for each in candidates
        }
        self._candidates = _useful(together, candidates, self._needs, wishes.prices)
        self._relaxation = Relaxation(together, wishes.prices)
        free = [each for each in self._candidates if each not in wishes.mandatory]
        self._twins = twins(together, free, wishes.prices)
        self._left = node_limit
        self._best: tuple[_Key, frozenset[str]] | None = None

    def by_halves(self, mandatory: frozenset[str]) -> frozenset[str] | None:
        """Return the best set where the measures fall apart in two halves; none where they do not."""
        everything = dict.fromkeys([*self._candidates, *mandatory])
        halves = in_halves(self._together, everything, self._needs)
        if halves is None:
            return None
        prices, budget = self._wishes.prices, self._wishes.budget
        first, second = (
            front(self._together, half, self._needs, prices, budget, mandatory) for half in halves
        )
        best = best_of(first, second, budget)
        return frozenset(best.ids) if best is not None else None

    def run(self, mandatory: frozenset[str]) -> frozenset[str]:
        """Return the best set that holds the mandatory measures."""
        order = self._in_order()
        self._consider(self._with_free(self._greedy(mandatory, order), frozenset()))
        self._branch(mandatory, frozenset(), order)
        assert self._best is not None
        return self._best[1]

    def _in_order(self) -> list[str]:
        """Put first what takes most off the risk for its price: for speed, it does not change the answer."""
        before = self._together.risk(())
        gain = {each: before - self._together.risk((each,)) for each in self._candidates}
        return sorted(
            self._candidates, key=lambda each: (-gain[each] / max(1, self._wishes.prices[each]), each)
        )

    def _greedy(self, taken: frozenset[str], order: Iterable[str]) -> frozenset[str]:
        """Return a first set to compare with."""
        for name in order:
            whole = {name, *self._missing(name, taken)}
            if self._cost(taken | whole) <= self._wishes.budget:
                taken |= whole
        return taken

    def _missing(self, name: str, taken: frozenset[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(self._needs[name])
        while waiting:
            needed = waiting.pop()
            if needed not in taken and needed not in found:
                found.add(needed)
                waiting += self._needs[needed]
        return found

    def _cost(self, taken: Iterable[str]) -> int:
        return sum(self._wishes.prices[each] for each in taken)

    def _with_free(self, taken: frozenset[str], refused: frozenset[str]) -> frozenset[str]:
        """Add what costs nothing as soon as what it needs is in."""
        while True:
            free = {
                each
                for each in self._candidates
                if not self._wishes.prices[each]
                and each not in taken | refused
                and self._needs[each] <= taken
            }
            if not free:
                return taken
            taken |= free

    def _branch(self, taken: frozenset[str], refused: frozenset[str], order: list[str]) -> None:
        """Look for the best set that holds ``taken`` and nothing of ``refused``."""
        if self._left is not None:
            if self._left <= 0:
                return
            self._left -= 1
        taken = self._with_free(taken, refused)
        rest = self._wishes.budget - self._cost(taken)
        reachable = self._reachable(taken, refused, order, rest)
        if self._is_hopeless(taken, reachable, rest):
            return
        self._consider(taken)
        following = next((each for each in reachable if self._needs[each] <= taken), None)
        if following is None:
            return
        self._branch(taken | {following}, refused, order)
        self._branch(taken, refused | {following, *self._twins.get(following, ())}, order)

    def _reachable(
        self, taken: frozenset[str], refused: frozenset[str], order: list[str], rest: int
    ) -> list[str]:
        """Return what could still be added, one at a time, with all that it needs."""
        found = []
        for name in order:
            if name in taken or name in refused:
                continue
            missing = self._missing(name, taken)
            if not missing & refused and self._wishes.prices[name] + self._cost(missing) <= rest:
                found.append(name)
        return found

    def _is_hopeless(self, taken: frozenset[str], reachable: list[str], rest: int) -> bool:
        """Tell whether every set from here on is strictly worse than the best one so far."""
        assert self._best is not None  # The greedy set came first.
        best, cost = self._best[0], self._cost(taken)
        least = self._together.risk(taken | set(reachable))
        # Whatever is added costs nothing less, so a tie in the risk is settled by what is in already.
        if (least, cost, len(taken)) > best[:3]:
            return True
        # Where no set can leave less, only one that costs no more than the best can still be better.
        spendable = min(rest, best[1] - cost) if least == best[0] else rest
        return self._relaxation.exceeds(best[0], taken, reachable, spendable)

    def _consider(self, taken: frozenset[str]) -> None:
        key = (self._together.risk(taken), self._cost(taken), len(taken), tuple(sorted(taken)))
        if self._best is None or key < self._best[0]:
            self._best = (key, taken)


def _useful(
    together: Combination,
    candidates: tuple[str, ...],
    needs: Mapping[str, frozenset[str]],
    prices: Mapping[str, int],
) -> tuple[str, ...]:
    """Leave out what costs something and changes nothing, itself or through what needs it."""
    kept = {each for each in candidates if together.matters(each) or not prices[each]}
    for name in reversed(candidates):
        if name in kept:
            kept |= needs[name]
    return tuple(each for each in candidates if each in kept)
