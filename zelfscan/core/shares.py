"""The share of attempts or mishaps that go wrong, given how far each item is fulfilled (5.5).

Nothing here knows answers or gates: a ``Pick`` gives the fulfilment of an item at one end of its band.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from zelfscan.core.risk import Adversary, Effect, Minutes, Mishap, Path
from zelfscan.core.sums import weighed

_ZERO, _ONE = Fraction(0), Fraction(1)

Pick = Callable[[str], Fraction]
"""Gives the fulfilment of an item at one end of its band."""

PicksOfPath = Callable[[Path], Sequence[Pick]]
"""Gives, for each element of a path, the fulfilments there; one pick where the path has no elements."""


def through(effects: Iterable[Effect], pick: Pick, cap: Fraction) -> Fraction:
    """Return what independent effects let through together, never less than the cap leaves."""
    # Whole numbers above and below the line: as exact as fractions, and much faster.
    above = below = 1
    for effect in effects:
        fulfilment, share = pick(effect.item), effect.central
        whole = fulfilment.denominator * share.denominator
        above *= whole - fulfilment.numerator * share.numerator
        below *= whole
    return _ONE if above == below else max(Fraction(above, below), 1 - cap)


def layer(effects: Iterable[Effect], pick: Pick, cap: Fraction) -> Fraction:
    """Return what independent effects do together: 1 minus the product of what each lets through, capped."""
    return 1 - through(effects, pick, cap)


def noticed(scenario: Adversary, pick: Pick, cap: Fraction) -> Fraction:
    """Return how often somebody notices and tells it on; time is not in it yet."""
    seen = layer(scenario.detect, pick, cap)
    return seen * layer(scenario.communicate, pick, cap) if seen else _ZERO


def in_time(scenario: Adversary, delays: Iterable[Minutes], pick: Pick, pick_shared: Pick) -> Fraction:
    """Return Q: the delay of a path against the time until help comes, at most 1; 0 if nobody comes."""
    if scenario.respond is None:
        return _ZERO
    delay = weighed((each.minutes, pick(each.item)) for each in delays).over()
    if not delay:
        return _ZERO
    saved = weighed((each.minutes, pick_shared(each.item)) for each in scenario.respond.faster).over()
    return min(_ONE, delay / (scenario.respond.minutes - saved))


def path_share(
    scenario: Adversary, path: Path, pick: Pick, pick_shared: Pick, cap: Fraction, notice: Fraction
) -> Fraction:
    """Return p of one element of a path: what its barriers let through and nobody stops in time."""
    open_share = through(path.barrier, pick, cap)
    if not notice:
        return open_share
    return open_share * (1 - notice * in_time(scenario, path.delay, pick, pick_shared))


def adversary_share(
    scenario: Adversary,
    paths: Iterable[Path],
    pick: Pick,
    cap: Fraction,
    picks_of: PicksOfPath | None = None,
) -> Fraction:
    """Return the share of attempts that succeed over the paths that exist: 0 to 1.

    ``picks_of`` gives a pick for each element of a path; the weakest element decides.
    """
    ways = list(paths)
    if not ways:
        return _ZERO
    notice = noticed(scenario, pick, cap)
    succeeds = [
        max(
            path_share(scenario, way, each, pick, cap, notice)
            for each in (picks_of(way) if picks_of else (pick,))
        )
        for way in ways
    ]
    mixed = max(succeeds)
    if scenario.targeting != 1 and len(ways) > 1:
        mean = weighed((way.share, each) for way, each in zip(ways, succeeds, strict=True))
        total = weighed((1, way.share) for way in ways).over()
        mixed = scenario.targeting * mixed + (1 - scenario.targeting) * mean.over(total)
    return through(scenario.deter, pick, cap) * mixed


def mishap_share(scenario: Mishap, pick: Pick, cap: Fraction) -> Fraction:
    """Return the share of mishaps that end badly: 0 to 1."""
    saved = _ONE
    for part in (scenario.detect, scenario.heard, scenario.escape):
        saved *= layer(part, pick, cap)
    return through(scenario.prevent, pick, cap) * (1 - saved)
