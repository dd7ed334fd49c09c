"""A quick lower bound on what can remain for a budget: measures may be bought in part.

What a barrier or a deterrent lets through is multiplied by a fixed ratio for each measure, whatever else is
there; so, with the logarithms of these ratios, a sum of exponentials lies below the risk. It is convex, and
each of its tangents is a knapsack with parts, which is filled by hand. Everything else (detection, help,
what a gate opens) is counted as if it were there for nothing, which can only make the bound lower.

Floats are good enough here: a bound only rules out what is worse by more than their error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import exp, log

from zelfscan.core.combining import Combination
from zelfscan.core.planning import raised_by
from zelfscan.core.risk import Adversary, Effect, Path, Rated
from zelfscan.core.risks import existing_paths, worst_factor, worst_world
from zelfscan.core.shares import Pick, in_time, layer, noticed, through
from zelfscan.core.situation import World, moved_by

_MARGIN = 1e-9
_TANGENTS = 12
_NOTHING_LEFT = 800.0
"""A fall after which a float is 0, as it should be where a cap of 1 lets a barrier be perfect."""

_ONE = Fraction(1)


@dataclass
class _Term:
    """One path (or a whole mishap): what remains of it, times exp(−Σ ``falls`` of what is bought)."""

    value: float
    share: float
    falls: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _Mix:
    """The terms of one scenario: ``targeting`` of the greatest, the rest by share."""

    targeting: float
    terms: tuple[_Term, ...]


class Relaxation:
    """The bound for one combination of measures and prices."""

    def __init__(self, together: Combination, prices: Mapping[str, int]) -> None:
        """Work out the ratios once; a bound is then a few sums."""
        self._prices = prices
        self._mixes = [_Terms(together, scenario).mix() for scenario in together.scenarios]

    def exceeds(self, best: Fraction, taken: Iterable[str], reachable: Sequence[str], rest: int) -> bool:
        """Tell whether every set within ``rest`` surely leaves more than ``best``."""
        limit = float(best) * (1 + _MARGIN) + _MARGIN * 1e-3
        start = [[_remaining(term, taken) for term in mix.terms] for mix in self._mixes]
        bought = dict.fromkeys(reachable, 0.0)
        for turn in range(_TANGENTS):
            value, slopes = self._tangent(start, bought)
            corner = self._fill(slopes, rest)
            bound = value + sum(slopes[name] * (corner[name] - bought[name]) for name in bought)
            if bound > limit:
                return True
            if value <= limit:
                # Even in parts this is not worse, so no tangent will say that it is.
                return False
            step = 2 / (turn + 2)
            bought = {name: part + step * (corner[name] - part) for name, part in bought.items()}
        return False

    def _tangent(
        self, start: list[list[float]], bought: Mapping[str, float]
    ) -> tuple[float, dict[str, float]]:
        """Return the value and the slopes of the relaxed risk where parts of measures are bought."""
        value, slopes = 0.0, dict.fromkeys(bought, 0.0)
        for mix, values in zip(self._mixes, start, strict=True):
            if not mix.terms:
                continue
            now = [
                each * exp(-sum(fall * bought.get(name, 0.0) for name, fall in term.falls.items()))
                for term, each in zip(mix.terms, values, strict=True)
            ]
            greatest = now.index(max(now))
            for at, (term, left) in enumerate(zip(mix.terms, now, strict=True)):
                weight = (1 - mix.targeting) * term.share + mix.targeting * (at == greatest)
                value += weight * left
                for name, fall in term.falls.items():
                    if name in slopes:
                        slopes[name] -= weight * left * fall
        return value, slopes

    def _fill(self, slopes: Mapping[str, float], rest: int) -> dict[str, float]:
        """Spend the money where the slope is steepest for its price; the last measure in part."""
        order = sorted(slopes, key=lambda name: (slopes[name] / max(1, self._prices[name]), name))
        parts = {}
        left = float(rest)
        for name in order:
            price = self._prices[name]
            parts[name] = 1.0 if price <= left else left / price
            left = max(0.0, left - price)
        return parts


def _remaining(term: _Term, taken: Iterable[str]) -> float:
    return term.value * exp(-sum(term.falls.get(name, 0.0) for name in taken))


class _Terms:
    """The terms of one scenario in the world that makes its upper end now."""

    def __init__(self, together: Combination, scenario: Rated) -> None:
        situation = together.situation
        self._pack = situation.pack
        self._scenario = scenario
        self._world = worst_world(situation, scenario)
        self._cap = self._world.layer_cap
        self._raises = {
            measure: raised_by(self._pack, [measure]) for measure in together.touching[scenario.id]
        }
        self._scale = scenario.per_share * worst_factor(self._world, situation, scenario)
        self._opened = _opened(
            self._world, scenario, {item for each in self._raises.values() for item in each}
        )

    def mix(self) -> _Mix:
        """Return the terms with the weight of the greatest among them."""
        scenario = self._scenario
        if not isinstance(scenario, Adversary):
            saved = _ONE
            for part in (scenario.detect, scenario.heard, scenario.escape):
                saved *= layer(part, self._at_best(None), self._cap)
            return _Mix(1.0, (self._term([scenario.prevent], _ONE, 1 - saved, None),))
        paths = existing_paths(scenario, self._world)
        total = sum((path.share for path in paths), Fraction(0))
        return _Mix(float(scenario.targeting), tuple(self._path(scenario, path, total) for path in paths))

    def _path(self, scenario: Adversary, path: Path, total: Fraction) -> _Term:
        """Return a path by its element with the weakest barrier; the others can only add to the risk."""
        shared = self._at_best(None)
        elements = self._world.elements(path.element) if path.element is not None else ()
        names: list[str | None] = [element.id for element in elements] or [None]
        weakest = max(names, key=lambda name: through(path.barrier, self._now(name), self._cap))
        time = in_time(scenario, path.delay, self._at_best(weakest), shared)
        seen = noticed(scenario, shared, self._cap)
        return self._term([scenario.deter, path.barrier], path.share / total, 1 - seen * time, weakest)

    def _term(
        self, layers: Sequence[Sequence[Effect]], share: Fraction, rest: Fraction, element: str | None
    ) -> _Term:
        pick = self._now(element)
        value = self._scale * rest
        term = _Term(0.0, float(share))
        for effects in layers:
            value *= through(effects, pick, self._cap)
            for effect in effects:
                self._add_falls(term, effect, pick(effect.item))
        term.value = float(value)
        return term

    def _add_falls(self, term: _Term, effect: Effect, now: Fraction) -> None:
        """Note by which logarithm each measure makes an effect let less through."""
        open_now = 1 - effect.central * now
        for measure, raised in self._raises.items():
            target = raised.get(effect.item)
            if target is None or target <= now or not open_now or effect.item in self._opened:
                continue
            ratio = max((1 - effect.central * target) / open_now, 1 - self._cap)
            fall = -log(ratio) if ratio else _NOTHING_LEFT
            term.falls[measure] = term.falls.get(measure, 0.0) + fall

    def _now(self, element: str | None) -> Pick:
        """Give what counts now; what a gate may open counts as fulfilled."""
        chosen = self._world.element(element)

        def pick(item: str) -> Fraction:
            return _ONE if item in self._opened else self._world.in_risk(item, chosen).low

        return pick

    def _at_best(self, element: str | None) -> Pick:
        """Give what counts when every measure is taken."""
        now = self._now(element)

        def pick(item: str) -> Fraction:
            targets = (raised.get(item, Fraction(0)) for raised in self._raises.values())
            return max([now(item), *targets])

        return pick


def _opened(world: World, scenario: Rated, raised: set[str]) -> set[str]:
    """Return the items behind a gate that a measure raises."""
    pack = world.pack
    return {item for item in scenario.fed_by if (moved_by(pack, [item]) - {item}) & raised}
