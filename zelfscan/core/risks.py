"""From answers to the risk of each scenario, its band and what made it (docs/scoring.md 5.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from zelfscan.core.condition import UNKNOWN, gates, holds
from zelfscan.core.element import Element
from zelfscan.core.levels import RiskLevel, ScoreLevel, ratio_level, risk_level
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.risk import (
    Adversary,
    Effect,
    Factor,
    Mishap,
    Path,
    Rated,
    Readiness,
    Scenario,
    effects,
)
from zelfscan.core.scoring import Part, fulfilment
from zelfscan.core.shares import Pick, adversary_share, mishap_share
from zelfscan.core.situation import Situation, World
from zelfscan.core.standing import Standing
from zelfscan.core.sums import weighed

_ZERO, _ONE = Fraction(0), Fraction(1)

End = Literal["best", "worst"]
"""The two ends of a band: every item as good, or as bad, as it can still be."""


@dataclass(frozen=True)
class Risk:
    """The risk of one scenario between its ends.

    ``low`` and ``high`` are expected impact points a year, and ``ratio_low`` and ``ratio_high`` the same
    against the reference (1). For readiness they are a score from 0 to 100 and there is no ratio.
    ``coverage`` is the known share of the effect weight, 0 to 1.
    """

    id: str
    kind: str
    level: RiskLevel | ScoreLevel
    level_best: RiskLevel | ScoreLevel
    low: Fraction | None
    high: Fraction | None
    ratio_low: Fraction | None
    ratio_high: Fraction | None
    coverage: Fraction | None
    because: tuple[str, ...]


class _Turnout(NamedTuple):
    """One world: the share of attempts that succeed at best and worst, the factor, what is known."""

    p_low: Fraction
    p_high: Fraction
    factor_low: Fraction
    factor_high: Fraction
    known: Fraction
    has_path: bool


class _Features(NamedTuple):
    """Everything by which one world can differ from another: standings, factors, paths.

    ``elements`` are the standings of the items of each path at each of its elements.
    """

    standings: list[Standing]
    elements: list[Standing]
    factors: tuple[Fraction, Fraction]
    paths: list[Path]


def scenario_risk(situation: Situation, scenario: Scenario) -> Risk:
    """Return the risk of one scenario, of whatever kind."""
    if isinstance(scenario, Readiness):
        return _readiness(situation, scenario)
    return _rated(situation, scenario)


def _readiness(situation: Situation, scenario: Readiness) -> Risk:
    pack = situation.pack

    def parts(world: World) -> list[Part]:
        return [Part(need.weight, _needed(world, situation, need.item)) for need in scenario.needs]

    score = fulfilment(scenario.id, situation, scenario.fed_by, parts, pack.cutoffs)
    return Risk(
        scenario.id, scenario.kind, score.level, score.level_best, score.low, score.high, None, None,
        score.coverage, score.because,
    )  # fmt: skip


def _needed(world: World, situation: Situation, item: str) -> Standing:
    return world.in_section(item) if item in situation.route_items else world.in_risk(item)


def _rated(situation: Situation, scenario: Rated) -> Risk:
    cutoffs = situation.pack.cutoffs
    turnouts = _turnouts(situation, scenario)
    because = tuple(item for item in concerned(scenario) if situation.is_asked(item))
    coverage = min(turnout.known for turnout in turnouts)
    if not any(turnout.has_path for turnout in turnouts):
        return Risk(scenario.id, scenario.kind, "none", "none", _ZERO, _ZERO, _ZERO, _ZERO, coverage, because)
    least = min(turnout.factor_low * turnout.p_low for turnout in turnouts)
    most = max(turnout.factor_high * turnout.p_high for turnout in turnouts)
    high, ratio_high = scenario.per_share * most, scenario.ratio_per_share * most
    low, ratio_low = (
        (high, ratio_high)
        if least == most
        else (scenario.per_share * least, scenario.ratio_per_share * least)
    )
    level = risk_level(ratio_low, ratio_high, coverage, cutoffs)
    best = ratio_level(ratio_low, cutoffs)
    return Risk(scenario.id, scenario.kind, level, best, low, high, ratio_low, ratio_high, coverage, because)


def upper_end(situation: Situation, scenario: Rated) -> Fraction:
    """Return only the upper end of a risk, in expected impact points a year."""
    worst = max(worst_in(world, situation, scenario) for world in worlds_of(situation, scenario))
    return scenario.per_share * worst


def worst_in(world: World, situation: Situation, scenario: Rated) -> Fraction:
    """Return the share of attempts that succeed at worst in one world, times its factors."""
    _, factor = _factors(world, situation, scenario)
    return factor * share_in(world, scenario, "worst")


def worst_world(situation: Situation, scenario: Rated) -> World:
    """Return the world that makes the upper end of a risk."""
    return max(worlds_of(situation, scenario), key=lambda world: worst_in(world, situation, scenario))


def worst_factor(world: World, situation: Situation, scenario: Rated) -> Fraction:
    """Return the greatest product of the factors in one world."""
    return _factors(world, situation, scenario)[1]


def share_in(world: World, scenario: Rated, end: End) -> Fraction:
    """Return the share of attempts that succeed in one world, at one end of its band."""
    pick, cap = pick_in(world, end), world.layer_cap
    if isinstance(scenario, Mishap):
        return mishap_share(scenario, pick, cap)

    def picks_of(path: Path) -> Sequence[Pick]:
        return picks_of_path(world, path, end)

    return adversary_share(scenario, existing_paths(scenario, world), pick, cap, picks_of)


def pick_in(world: World, end: End, element: Element | None = None) -> Pick:
    """Return what gives the fulfilment of an item in one world, of one element where that is given."""
    if end == "best":
        return lambda item: world.in_risk(item, element).high
    return lambda item: world.in_risk(item, element).low


def picks_of_path(world: World, path: Path, end: End) -> tuple[Pick, ...]:
    """Return a pick for each element of a path; the one answer stands for all where none is recorded."""
    elements = world.elements(path.element) if path.element is not None else ()
    return tuple(pick_in(world, end, element) for element in elements) or (pick_in(world, end),)


def existing_paths(scenario: Adversary, world: World) -> list[Path]:
    """Return the paths that surely exist in one world."""
    return [path for path in scenario.paths if holds(path.exists_when, world.option)]


def worlds_of(situation: Situation, scenario: Rated) -> Iterable[World]:
    """Return every way in which the unknown gates that bear on a risk may turn out."""
    # A factor multiplies on its own, but a gate that hides its fact is shared with the rest.
    factors = (factor.item for factor in scenario.factors)
    return situation.worlds(scenario.fed_by, _existence_facts(scenario), factors)


def concerned(scenario: Rated) -> tuple[str, ...]:
    """Return the items that a risk depends on: what feeds it, whether paths exist, and its factors."""
    factors = [factor.item for factor in scenario.factors]
    return tuple(dict.fromkeys([*scenario.fed_by, *_existence_facts(scenario), *factors]))


def _existence_facts(scenario: Rated) -> list[str]:
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    return [fact for path in paths for fact in gates(path.exists_when)]


def _turnouts(situation: Situation, scenario: Rated) -> list[_Turnout]:
    """Return how each world turns out; worlds in which everything counts the same are worked out once."""
    seen: list[tuple[_Features, _Turnout]] = []
    for world in worlds_of(situation, scenario):
        features = _features(world, situation, scenario)
        if not any(known == features for known, _ in seen):
            seen.append((features, _turnout(world, scenario, features)))
    return [turnout for _, turnout in seen]


def _features(world: World, situation: Situation, scenario: Rated) -> _Features:
    paths = existing_paths(scenario, world) if isinstance(scenario, Adversary) else []
    return _Features(
        [world.in_risk(item) for item in scenario.fed_by],
        [
            world.in_risk(item, element)
            for path in paths
            if path.element is not None
            for element in world.elements(path.element)
            for item in path.fed_by
        ],
        _factors(world, situation, scenario),
        paths,
    )


def _turnout(world: World, scenario: Rated, features: _Features) -> _Turnout:
    has_path = not isinstance(scenario, Adversary) or bool(features.paths)
    worst = share_in(world, scenario, "worst")
    if all(each.is_known for each in features.standings) and not world.has_elements:
        return _Turnout(worst, worst, *features.factors, _ONE, has_path)
    standing = dict(zip(scenario.fed_by, features.standings, strict=True))
    counted = list(effects(scenario))
    if isinstance(scenario, Adversary):
        counted = [*scenario.deter, *scenario.detect, *scenario.communicate]
        counted += [effect for path in features.paths for effect in path.barrier]
    best = share_in(world, scenario, "best")
    return _Turnout(best, worst, *features.factors, _coverage(counted, standing), has_path)


def _factors(world: World, situation: Situation, scenario: Rated) -> tuple[Fraction, Fraction]:
    low = high = _ONE
    for factor in scenario.factors:
        lowest, highest = factor_ends(world, situation, factor)
        low, high = low * lowest, high * highest
    return low, high


def factor_ends(world: World, situation: Situation, factor: Factor) -> tuple[Fraction, Fraction]:
    """Return the least and the most that a factor can be; of an item the pack lacks, any value or 1."""
    item = situation.pack.item_by_id.get(factor.item)
    if item is None:
        values = [_ONE, *(value for _, value in factor.values)]
        return min(values), max(values)
    option = world.option(factor.item)
    if option is None:
        return _ONE, _ONE
    values = [factor.value(each.id) for each in item.options if option in (UNKNOWN, each.id)]
    return min(values), max(values)


def _coverage(weighed_effects: Iterable[Effect], standing: dict[str, Standing]) -> Fraction:
    everything = list(weighed_effects)
    total = weighed((1, effect.central) for effect in everything).over()
    if total == 0:
        return _ONE
    return weighed((1, each.central) for each in everything if standing[each.item].is_known).over(total)


def reference_share(pack: Pack, scenario: Rated) -> Fraction | None:
    """Return the share for the answers of a scenario's own example; none where they leave something open."""
    answers = Responses(dict(scenario.baseline.answers))
    situation = Situation(pack, frozenset(item.id for item in pack.items), answers, {})
    turnouts = _turnouts(situation, scenario)
    shares = {turnout.p_low for turnout in turnouts} | {turnout.p_high for turnout in turnouts}
    return shares.pop() if len(shares) == 1 else None


_ORDER = {"high": 0, "medium": 1, "low": 2}


def ordered(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Order risks: high, medium, low, each by its upper end; then what is unknown, none, and readiness."""

    def place(risk: Risk) -> tuple[int, int, Fraction, str]:
        is_readiness = int(risk.kind == "readiness")
        level = 0 if is_readiness else _ORDER.get(risk.level, 4 if risk.level == "none" else 3)
        return (is_readiness, level, _ZERO if is_readiness else -(risk.high or _ZERO), risk.id)

    return tuple(sorted(risks, key=place))
