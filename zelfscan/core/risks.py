"""From answers to the risk of each scenario, its band and what made it (docs/scoring.md 5.5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from zelfscan.core.condition import UNKNOWN, gates, holds
from zelfscan.core.levels import RiskLevel, ScoreLevel, ratio_level, risk_level
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.risk import (
    Adversary,
    Effect,
    Factor,
    Minutes,
    Mishap,
    Path,
    Rated,
    Readiness,
    Scenario,
    effects,
    fed_by,
)
from zelfscan.core.scoring import Part, fulfilment
from zelfscan.core.standing import Situation, Standing, World

_ZERO, _ONE = Fraction(0), Fraction(1)

Pick = Callable[[str], Fraction]
"""Gives the fulfilment of an item at one end of its band."""


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


@dataclass(frozen=True)
class _Turnout:
    """One world: the share of attempts that succeed at best and worst, the factor, what is known."""

    p_low: Fraction
    p_high: Fraction
    factor_low: Fraction
    factor_high: Fraction
    known: Fraction
    has_path: bool


def scenario_risk(situation: Situation, scenario: Scenario) -> Risk:
    """Return the risk of one scenario, of whatever kind."""
    if isinstance(scenario, Readiness):
        return _readiness(situation, scenario)
    return _rated(situation, scenario)


def _readiness(situation: Situation, scenario: Readiness) -> Risk:
    pack = situation.pack

    def parts(world: World) -> list[Part]:
        return [Part(need.weight, _needed(world, situation, need.item)) for need in scenario.needs]

    score = fulfilment(scenario.id, situation, fed_by(scenario), parts, pack.cutoffs)
    return Risk(
        scenario.id, scenario.kind, score.level, score.level_best, score.low, score.high, None, None,
        score.coverage, score.because,
    )  # fmt: skip


def _needed(world: World, situation: Situation, item: str) -> Standing:
    return world.in_section(item) if item in situation.route_items else world.in_risk(item)


def _rated(situation: Situation, scenario: Rated) -> Risk:
    cutoffs = situation.pack.cutoffs
    turnouts = [_turnout(world, situation, scenario) for world in worlds_of(situation, scenario)]
    because = tuple(item for item in concerned(scenario) if item in situation.asked)
    coverage = min(turnout.known for turnout in turnouts)
    if not any(turnout.has_path for turnout in turnouts):
        return Risk(scenario.id, scenario.kind, "none", "none", _ZERO, _ZERO, _ZERO, _ZERO, coverage, because)
    base = scenario.frequency * scenario.impact / scenario.baseline.p
    low = base * min(turnout.factor_low * turnout.p_low for turnout in turnouts)
    high = base * max(turnout.factor_high * turnout.p_high for turnout in turnouts)
    reference = scenario.frequency * scenario.impact * scenario.baseline.factor
    ratio_low, ratio_high = low / reference, high / reference
    level = risk_level(ratio_low, ratio_high, coverage, cutoffs)
    best = ratio_level(ratio_low, cutoffs)
    return Risk(scenario.id, scenario.kind, level, best, low, high, ratio_low, ratio_high, coverage, because)


def upper_end(situation: Situation, scenario: Rated) -> Fraction:
    """Return only the upper end of a risk, in expected impact points a year."""
    worst = max(worst_in(world, situation, scenario) for world in worlds_of(situation, scenario))
    return scenario.frequency * scenario.impact / scenario.baseline.p * worst


def worst_in(world: World, situation: Situation, scenario: Rated) -> Fraction:
    """Return the share of attempts that succeed at worst in one world, times its factors."""
    _, factor = _factors(world, situation, scenario)
    return factor * _share(scenario, world, lambda item: world.in_risk(item).low)


def _share(scenario: Rated, world: World, pick: Pick) -> Fraction:
    cap = world.layer_cap
    if isinstance(scenario, Mishap):
        return mishap_share(scenario, pick, cap)
    return adversary_share(scenario, existing_paths(scenario, world), pick, cap)


def existing_paths(scenario: Adversary, world: World) -> list[Path]:
    """Return the paths that surely exist in one world."""
    return [path for path in scenario.paths if holds(path.exists_when, world.option)]


def worlds_of(situation: Situation, scenario: Rated) -> Iterable[World]:
    """Return every way in which the unknown gates that bear on a risk may turn out."""
    # A factor multiplies on its own, but a gate that hides its fact is shared with the rest.
    factors = (factor.item for factor in scenario.factors)
    return situation.worlds([*fed_by(scenario), *factors], _existence_facts(scenario))


def concerned(scenario: Rated) -> tuple[str, ...]:
    """Return the items that a risk depends on: what feeds it, whether paths exist, and its factors."""
    factors = [factor.item for factor in scenario.factors]
    return tuple(dict.fromkeys([*fed_by(scenario), *_existence_facts(scenario), *factors]))


def _existence_facts(scenario: Rated) -> list[str]:
    paths = scenario.paths if isinstance(scenario, Adversary) else ()
    return [fact for path in paths for fact in gates(path.exists_when)]


def _turnout(world: World, situation: Situation, scenario: Rated) -> _Turnout:
    standing = {item: world.in_risk(item) for item in fed_by(scenario)}
    factor_low, factor_high = _factors(world, situation, scenario)
    weighed, has_path = list(effects(scenario)), True
    if isinstance(scenario, Adversary):
        paths = existing_paths(scenario, world)
        weighed = [*scenario.deter, *scenario.detect, *scenario.communicate]
        weighed += [effect for path in paths for effect in path.barrier]
        has_path = bool(paths)
    best = _share(scenario, world, lambda item: standing[item].high)
    worst = _share(scenario, world, lambda item: standing[item].low)
    return _Turnout(best, worst, factor_low, factor_high, _coverage(weighed, standing), has_path)


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


def _coverage(weighed: Iterable[Effect], standing: dict[str, Standing]) -> Fraction:
    all_effects = list(weighed)
    total = sum((effect.central for effect in all_effects), _ZERO)
    if total == 0:
        return _ONE
    return sum((effect.central for effect in all_effects if standing[effect.item].is_known), _ZERO) / total


def layer(effects_of_layer: Iterable[Effect], pick: Pick, cap: Fraction) -> Fraction:
    """Return what independent effects do together: 1 minus the product of what each lets through, capped."""
    through = _ONE
    for effect in effects_of_layer:
        fulfilment_of_item = pick(effect.item)
        if fulfilment_of_item and effect.central:  # exact arithmetic is slow: most factors are 1
            through *= 1 - effect.central * fulfilment_of_item
    return min(cap, 1 - through)


def adversary_share(scenario: Adversary, paths: Iterable[Path], pick: Pick, cap: Fraction) -> Fraction:
    """Return the share of attempts that succeed over the paths that exist: 0 to 1."""
    ways = list(paths)
    if not ways:
        return _ZERO
    noticed = layer(scenario.detect, pick, cap) * layer(scenario.communicate, pick, cap)
    succeeds = [
        (1 - layer(way.barrier, pick, cap)) * (1 - noticed * _in_time(scenario, way.delay, pick))
        for way in ways
    ]
    total = sum((way.share for way in ways), _ZERO)
    mean = sum((way.share * each for way, each in zip(ways, succeeds, strict=True)), _ZERO) / total
    mixed = scenario.targeting * max(succeeds) + (1 - scenario.targeting) * mean
    return (1 - layer(scenario.deter, pick, cap)) * mixed


def _in_time(scenario: Adversary, delays: Iterable[Minutes], pick: Pick) -> Fraction:
    if scenario.respond is None:
        return _ZERO
    delay = sum((each.minutes * pick(each.item) for each in delays), _ZERO)
    saved = sum((each.minutes * pick(each.item) for each in scenario.respond.faster), _ZERO)
    return min(_ONE, delay / (scenario.respond.minutes - saved))


def mishap_share(scenario: Mishap, pick: Pick, cap: Fraction) -> Fraction:
    """Return the share of mishaps that end badly: 0 to 1."""
    saved = _ONE
    for part in (scenario.detect, scenario.heard, scenario.escape):
        saved *= layer(part, pick, cap)
    return (1 - layer(scenario.prevent, pick, cap)) * (1 - saved)


def reference_share(pack: Pack, scenario: Rated) -> Fraction | None:
    """Return the share for the answers of a scenario's own example; none where they leave something open."""
    answers = Responses(dict(scenario.baseline.answers))
    situation = Situation(pack, frozenset(item.id for item in pack.items), answers, {})
    turnouts = [_turnout(world, situation, scenario) for world in worlds_of(situation, scenario)]
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
