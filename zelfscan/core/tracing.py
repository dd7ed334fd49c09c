"""How a risk came about at its upper end: each way with its share, what the situation multiplies it by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from zelfscan.core.planning import with_measures
from zelfscan.core.risk import Adversary, Effect, Factor, Grade, Mishap, Path, Rated, Scenario
from zelfscan.core.risks import (
    Risk,
    existing_paths,
    factor_ends,
    pick_in,
    picks_of_path,
    scenario_risk,
    worst_world,
)
from zelfscan.core.shares import Pick, layer, noticed, path_share
from zelfscan.core.situation import Situation, World

_ONE = Fraction(1)

WayKind = Literal["path", "deter", "notice", "prevent", "detect", "heard", "escape"]
"""A path of somebody who acts on purpose, what holds for every path, or a part of a mishap."""


@dataclass(frozen=True)
class Way:
    """One part of a risk: which share goes wrong there, from its best to its worst (0 to 1).

    The share is taken in the world that makes the upper end of the risk. ``items`` feed this part;
    ``is_weakest`` marks the part with the greatest share among those that are compared. ``element`` is the
    id of the weakest element of a path, where elements were recorded.
    """

    id: str
    kind: WayKind
    low: Fraction
    high: Fraction
    items: tuple[str, ...]
    is_weakest: bool = False
    element: str | None = None


@dataclass(frozen=True)
class Multiplier:
    """What one fact of the situation multiplies the likelihood by; the ends differ where it is unknown."""

    item: str
    low: Fraction
    high: Fraction
    grade: Grade


@dataclass(frozen=True)
class Trace:
    """The parts of a risk, the multipliers that are not 1, and their product at the upper end."""

    ways: tuple[Way, ...]
    multipliers: tuple[Multiplier, ...]
    product: Fraction


def trace(situation: Situation, scenario: Rated) -> Trace:
    """Take a rated risk apart in the world that makes its upper end."""
    world = worst_world(situation, scenario)
    cap = situation.pack.cutoffs.layer_cap
    ways = _paths(world, scenario, cap) if isinstance(scenario, Adversary) else _parts(world, scenario, cap)
    every = [_multiplier(world, situation, factor) for factor in scenario.factors]
    product = _ONE
    for each in every:
        product *= each.high
    return Trace(ways, tuple(each for each in every if (each.low, each.high) != (_ONE, _ONE)), product)


def risk_after(situation: Situation, scenario: Scenario, measures: Iterable[str]) -> Risk:
    """Return one risk as it remains when these measures are taken as well."""
    return scenario_risk(with_measures(situation, measures), scenario)


def _paths(world: World, scenario: Adversary, cap: Fraction) -> tuple[Way, ...]:
    """Return each path that exists, and apart what deters and what notices on every path."""
    best, worst = pick_in(world, "best"), pick_in(world, "worst")
    ways = _with_weakest([_path(world, scenario, path, cap) for path in existing_paths(scenario, world)])
    if scenario.deter:
        ways.append(_part("deter", scenario.deter, best, worst, cap))
    noticing = [*scenario.detect, *scenario.communicate]
    faster = [each.item for each in scenario.respond.faster] if scenario.respond else []
    if noticing or faster:
        low, high = noticed(scenario, best, cap), noticed(scenario, worst, cap)
        ways.append(Way("notice", "notice", 1 - low, 1 - high, _fed(noticing, faster)))
    return tuple(ways)


def _path(world: World, scenario: Adversary, path: Path, cap: Fraction) -> Way:
    """Return one path, with its weakest element at its worst; of equal elements the first."""
    best, worst = pick_in(world, "best"), pick_in(world, "worst")
    notice_best, notice_worst = noticed(scenario, best, cap), noticed(scenario, worst, cap)
    lows = [
        path_share(scenario, path, pick, best, cap, notice_best)
        for pick in picks_of_path(world, path, "best")
    ]
    highs = [
        path_share(scenario, path, pick, worst, cap, notice_worst)
        for pick in picks_of_path(world, path, "worst")
    ]
    elements = world.elements(path.element) if path.element is not None else ()
    weakest = elements[highs.index(max(highs))].id if elements else None
    fed = _fed([*path.barrier], [each.item for each in path.delay])
    return Way(path.id, "path", max(lows), max(highs), fed, element=weakest)


def _parts(world: World, scenario: Mishap, cap: Fraction) -> tuple[Way, ...]:
    """Return each layer of a mishap that has effects, with the share that it does not stop."""
    best, worst = pick_in(world, "best"), pick_in(world, "worst")
    layers: tuple[tuple[WayKind, tuple[Effect, ...]], ...] = (
        ("prevent", scenario.prevent),
        ("detect", scenario.detect),
        ("heard", scenario.heard),
        ("escape", scenario.escape),
    )
    return tuple(_with_weakest([_part(kind, part, best, worst, cap) for kind, part in layers if part]))


def _part(kind: WayKind, part: tuple[Effect, ...], best: Pick, worst: Pick, cap: Fraction) -> Way:
    return Way(kind, kind, 1 - layer(part, best, cap), 1 - layer(part, worst, cap), _fed(part, ()))


def _with_weakest(ways: list[Way]) -> list[Way]:
    """Mark the part with the greatest share at its worst; where several are equal, the first."""
    if not ways:
        return []
    weakest = max(ways, key=lambda way: way.high)
    return [replace(way, is_weakest=way is weakest) for way in ways]


def _fed(effects: Iterable[Effect], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(effect.item for effect in effects), *others]))


def _multiplier(world: World, situation: Situation, factor: Factor) -> Multiplier:
    return Multiplier(factor.item, *factor_ends(world, situation, factor), factor.grade)
