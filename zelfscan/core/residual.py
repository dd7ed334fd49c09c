"""What a set of measures does together, and what each of them has in it (docs/scoring.md 5.6)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial

from zelfscan.core.combining import Combination, with_prerequisites
from zelfscan.core.pack import Pack
from zelfscan.core.situation import Situation

MOST_PLAYERS = 8
"""Above this many measures the smallest ones share one part, because the exact value takes too long."""

Worth = Callable[[frozenset[str]], Fraction]
"""Gives what a set of players is worth together."""


@dataclass(frozen=True)
class Part:
    """What one measure does: alone, as its share of the whole, and what is lost without it.

    All in impact points a year. ``measures`` holds more than one where small ones are taken together.
    Without a measure also goes what needs it first.
    """

    measures: tuple[str, ...]
    alone: Fraction
    share: Fraction
    loss: Fraction


@dataclass(frozen=True)
class Package:
    """Measures taken together: the summed risk before and after (impact points a year), and the parts.

    ``measures`` is closed: ``added`` are those that had to come along.
    """

    measures: tuple[str, ...]
    added: tuple[str, ...]
    before: Fraction
    after: Fraction
    parts: tuple[Part, ...]


def package(situation: Situation, measures: Iterable[str], is_met: Iterable[str] = ()) -> Package:
    """Take measures together with what they need first; ``is_met`` names what needs no taking."""
    wanted = tuple(dict.fromkeys(measures))
    closed = with_prerequisites(situation.pack, wanted, is_met)
    together = Combination(situation, closed)
    before, after = together.risk(()), together.risk(closed)
    groups = _groups(closed, {each: before - together.risk((each,)) for each in closed})

    def worth(taken: frozenset[str]) -> Fraction:
        return before - together.risk(each for name in taken for each in groups[name])

    shares = shapley(tuple(groups), worth)
    parts = (
        Part(
            measures=group,
            alone=worth(frozenset({name})),
            share=shares[name],
            loss=together.risk(_without(situation.pack, closed, group)) - after,
        )
        for name, group in groups.items()
    )
    added = tuple(each for each in closed if each not in wanted)
    return Package(closed, added, before, after, tuple(parts))


def _groups(measures: tuple[str, ...], alone: dict[str, Fraction]) -> dict[str, tuple[str, ...]]:
    """Return who shares a part: each its own, or the eight largest and the rest as one."""
    order = sorted(measures, key=lambda each: (-alone[each], each))
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in order[:MOST_PLAYERS]}
    if rest := tuple(sorted(order[MOST_PLAYERS:])):
        groups[rest[0]] = rest
    return groups


def _without(pack: Pack, measures: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is left of measures without some of them and without what needs those."""
    missing = set(gone)
    while True:
        orphaned = {each for each in measures if missing & set(pack.measure_by_id[each].requires)} - missing
        if not orphaned:
            return tuple(each for each in measures if each not in missing)
        missing |= orphaned


def shapley(players: Sequence[str], worth: Worth) -> dict[str, Fraction]:
    """Return the Shapley value of each player: its mean addition over every order of joining.

    Source: L. S. Shapley, *A value for n-person games*, 1953. It takes 2^n calls of ``worth``.
    """
    count = len(players)
    sizes = [
        Fraction(factorial(size) * factorial(count - size - 1), factorial(count)) for size in range(count)
    ]
    known = {
        frozenset(chosen): worth(frozenset(chosen))
        for size in range(count + 1)
        for chosen in combinations(players, size)
    }
    values = {}
    for player in players:
        without = (chosen for chosen in known if player not in chosen)
        values[player] = sum(
            (sizes[len(chosen)] * (known[chosen | {player}] - known[chosen]) for chosen in without),
            Fraction(0),
        )
    return values
