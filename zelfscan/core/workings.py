"""The numbers that a rule uses: what each item does in a scenario, and what no answer changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from zelfscan.core.condition import gates
from zelfscan.core.pack import Cutoffs
from zelfscan.core.risk import Adversary, Effect, Grade, Minutes, Rated

Amount = Literal["share", "minutes", "weight", "factor", "exists"]

SITUATION = "situation"
"""The part of a rule that the facts of the situation feed."""


@dataclass(frozen=True)
class Figure:
    """A number of the content that a rule uses, with its evidence; what has no source is an assumption."""

    name: str
    value: Fraction
    grade: Grade
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Working:
    """One thing that an item does in a figure: a share of a layer, minutes, a weight or a factor.

    ``part`` is the way or layer it works in, or the option that has the factor. Only a share has an
    interval; elsewhere the three are equal.
    """

    item: str
    part: str
    layer: str
    amount: Amount
    lower: Fraction
    central: Fraction
    upper: Fraction
    grade: Grade
    sources: tuple[str, ...] = ()


def fixed(
    item: str,
    part: str,
    layer: str,
    amount: Amount,
    value: Fraction,
    grade: Grade = "assumption",
    sources: tuple[str, ...] = (),
) -> Working:
    """Return a working without an interval."""
    return Working(item, part, layer, amount, value, value, value, grade, sources)


def limits_of_levels(cutoffs: Cutoffs, names: Iterable[str]) -> tuple[Figure, ...]:
    """Return the limits that a level was cut with."""
    return tuple(Figure(f"cutoff:{name}", getattr(cutoffs, name), "assumption") for name in names)


def figures_of(scenario: Rated, cutoffs: Cutoffs) -> tuple[Figure, ...]:
    """Return the numbers of a scenario that no answer changes."""
    baseline = scenario.baseline
    based_on: Grade = "assumption" if baseline.kind == "example" else "D"
    found = [
        Figure("frequency", scenario.frequency, scenario.frequency_grade, scenario.sources),
        Figure("impact", Fraction(scenario.impact), "assumption"),
        Figure("baseline", baseline.p, based_on, baseline.sources),
        Figure("baseline-factor", baseline.factor, based_on, baseline.sources),
    ]
    if isinstance(scenario, Adversary):
        found.append(Figure("targeting", scenario.targeting, "assumption"))
        found += [Figure(f"share:{path.id}", path.share, path.grade, path.sources) for path in scenario.paths]
        if scenario.respond is not None:
            respond = scenario.respond
            found.append(Figure("respond-minutes", respond.minutes, respond.grade, respond.sources))
    return (*found, *limits_of_levels(cutoffs, ("medium", "high", "coverage", "layer_cap")))


def workings_of(scenario: Rated) -> dict[str, tuple[Working, ...]]:
    """Return, for each item, everything that it does in a scenario."""
    found: dict[str, list[Working]] = {}
    parts = _of_adversary(scenario) if isinstance(scenario, Adversary) else _of_mishap(scenario)
    for working in [*parts, *_of_factors(scenario)]:
        found.setdefault(working.item, []).append(working)
    return {item: tuple(workings) for item, workings in found.items()}


def _shares(part: str, layer: str, effects: Iterable[Effect]) -> list[Working]:
    return [
        Working(
            each.item, part, layer, "share", each.lower, each.central, each.upper, each.grade, each.sources
        )
        for each in effects
    ]


def _minutes(part: str, layer: str, minutes: Iterable[Minutes]) -> list[Working]:
    return [
        fixed(each.item, part, layer, "minutes", each.minutes, each.grade, each.sources) for each in minutes
    ]


def _of_adversary(scenario: Adversary) -> list[Working]:
    found = _shares("deter", "deter", scenario.deter)
    for path in scenario.paths:
        found += _shares(path.id, "barrier", path.barrier)
        found += _minutes(path.id, "delay", path.delay)
        found += [fixed(gate, path.id, "exists", "exists", Fraction(1)) for gate in gates(path.exists_when)]
    found += _shares("notice", "detect", scenario.detect)
    found += _shares("notice", "communicate", scenario.communicate)
    return found + _minutes("notice", "respond", scenario.respond.faster if scenario.respond else ())


def _of_mishap(scenario: Rated) -> list[Working]:
    layers = ("prevent", "detect", "heard", "escape")
    return [working for layer in layers for working in _shares(layer, layer, getattr(scenario, layer))]


def _of_factors(scenario: Rated) -> list[Working]:
    return [
        fixed(factor.item, option, SITUATION, "factor", value, factor.grade, factor.sources)
        for factor in scenario.factors
        for option, value in factor.values
    ]
