"""Why a figure is what it is: from any score, risk, level or measure to answers, rule, effects and sources.

One structure for the window, the report and ``zelfscan score --json --why``. It holds numbers and ids, no
words. A subject is written as its kind and id: ``overall``, ``section:fire``, ``risk:burglary``,
``measure:sensor-light``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element
from zelfscan.core.finding_out import found_out
from zelfscan.core.levels import RiskLevel, ScoreLevel, ratio_level
from zelfscan.core.pack import Cutoffs
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Grade, Rated, Readiness, Scenario, every_source, grades
from zelfscan.core.risks import Risk, scenario_risk, upper_end
from zelfscan.core.scoring import Score, items_score
from zelfscan.core.situation import Situation, known_worth
from zelfscan.core.tracing import Trace, trace
from zelfscan.core.workings import (
    SITUATION,
    Figure,
    Working,
    figures_of,
    fixed,
    limits_of_levels,
    workings_of,
)

Pull = Literal["bigger", "smaller", "unknown", "none"]
"""What an answer does to a risk; for a score ``bigger`` costs points and ``smaller`` gives them."""

LevelRule = Literal["end", "straddles", "coverage", "none"]
"""The level is that of the end that counts; or unknown, because the band is too wide or too little known."""


@dataclass(frozen=True)
class Reason:
    """One answer behind a figure. ``low`` and ``high`` are its fulfilment (0 to 1); none for a fact.

    ``element`` is the weakest door or window where these were recorded. ``gain`` is by how much the end that
    counts would improve if the item were at its best (impact points a year, or points of a score).
    """

    item: str
    element: str | None
    answer: str | None
    low: Fraction | None
    high: Fraction | None
    is_raised: bool
    pull: Pull
    gain: Fraction
    part: str
    workings: tuple[Working, ...]


@dataclass(frozen=True)
class Limit:
    """A critical item that keeps a score below its cap; one that is not known keeps only the lower end."""

    item: str
    threshold: Fraction
    cap: Fraction
    is_known: bool = True


@dataclass(frozen=True)
class Why:
    """The reasons of one figure. ``section`` is where docs/scoring.md has the rule.

    ``parts`` names the subjects of which it is made; ``assumptions`` the figures that have no source.
    """

    subject: str
    rule: str
    section: str
    level: RiskLevel | ScoreLevel
    level_best: RiskLevel | ScoreLevel
    level_rule: LevelRule
    low: Fraction | None
    high: Fraction | None
    ratio_low: Fraction | None
    ratio_high: Fraction | None
    coverage: Fraction | None
    figures: tuple[Figure, ...]
    reasons: tuple[Reason, ...]
    trace: Trace | None
    limits: tuple[Limit, ...]
    parts: tuple[str, ...]
    sources: tuple[str, ...]
    grades: tuple[Grade, ...]
    assumptions: tuple[str, ...]


Rescore = Callable[[Situation], Score | Risk]
"""Works a score out again, for a situation in which something has changed."""


def why_risk(situation: Situation, scenario: Scenario, risk: Risk) -> Why:
    """Explain a risk, or a readiness, which is a score."""
    if isinstance(scenario, Readiness):
        weights = {need.item: need.weight for need in scenario.needs}
        sources = every_source(scenario)

        def again(changed: Situation) -> Risk:
            return scenario_risk(changed, scenario)

        return _scored(situation, risk, weights, f"risk:{risk.id}", ("readiness", "5.5"), again, sources)
    return _rated(situation, scenario, risk)


def why_score(situation: Situation, score: Score, items: Iterable[str], subject: str) -> Why:
    """Explain the score of some items: those of a section, or of a place."""
    asked, by_id = tuple(items), situation.pack.item_by_id
    weights = {item: by_id[item].weight for item in score.because if by_id[item].is_scored}

    def again(changed: Situation) -> Score:
        return items_score(changed, score.id, asked)

    return _scored(situation, score, weights, subject, ("section", "5.3"), again)


def why_overall(situation: Situation, overall: Score, sections: Iterable[Score]) -> Why:
    """Explain the overall score: the sections of which it is half the mean and half the least."""
    pack = situation.pack
    counted = {score.id for score in sections if score.low is not None}
    weights = [
        Figure(f"weight:{each.id}", Fraction(each.weight), "assumption")
        for each in pack.sections
        if each.id in counted
    ]
    return _why(
        overall,
        subject="overall",
        rule=("overall", "5.4"),
        level_rule=_score_rule(overall),
        figures=tuple(weights),
        parts=tuple(f"section:{each.id}" for each in pack.sections if each.id in counted),
    )


def _why(
    judged: Score | Risk,
    *,
    subject: str,
    rule: tuple[str, str],
    level_rule: LevelRule,
    figures: tuple[Figure, ...] = (),
    reasons: tuple[Reason, ...] = (),
    taken_apart: Trace | None = None,
    limits: tuple[Limit, ...] = (),
    parts: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
    evidence: tuple[Grade, ...] = (),
) -> Why:
    workings = (working for reason in reasons for working in reason.workings)
    assumed = [f"{each.amount}:{each.item}" for each in workings if each.grade == "assumption"]
    assumed = [figure.name for figure in figures if figure.grade == "assumption"] + assumed
    return Why(
        subject=subject,
        rule=rule[0],
        section=rule[1],
        level=judged.level,
        level_best=judged.level_best,
        level_rule=level_rule,
        low=judged.low,
        high=judged.high,
        ratio_low=judged.ratio_low if isinstance(judged, Risk) else None,
        ratio_high=judged.ratio_high if isinstance(judged, Risk) else None,
        coverage=judged.coverage,
        figures=figures,
        reasons=reasons,
        trace=taken_apart,
        limits=limits,
        parts=parts,
        sources=sources,
        grades=evidence,
        assumptions=tuple(dict.fromkeys(assumed)),
    )


def _score_rule(judged: Score | Risk) -> LevelRule:
    if judged.low is None:
        return "none"
    return "coverage" if judged.level == "insufficient" else "end"


def _scored(
    situation: Situation,
    judged: Score | Risk,
    weights: Mapping[str, int],
    subject: str,
    rule: tuple[str, str],
    again: Rescore,
    sources: tuple[str, ...] = (),
) -> Why:
    items = [situation.pack.item_by_id[item] for item in judged.because]
    scored = [item for item in items if item.is_scored]
    reasons = []
    for item in sorted(scored, key=lambda each: -weights.get(each.id, 1)):
        at_best = again(_raised(situation, item)).low
        gain = Fraction(0) if at_best is None or judged.low is None else at_best - judged.low
        weight = Fraction(weights.get(item.id, 1))
        working = fixed(item.id, "weight", "weight", "weight", weight)
        element = _weakest(situation, item)
        pull = _pull_of_answer(situation, item, element)
        reasons.append(_reason(situation, item, pull, gain, "weight", (working,), element))
    return _why(
        judged,
        subject=subject,
        rule=rule,
        level_rule=_score_rule(judged),
        figures=limits_of_levels(situation.pack.cutoffs, ("fair", "good", "coverage")),
        reasons=tuple(reasons),
        limits=_limits(situation, scored),
        sources=sources,
    )


def _raised(situation: Situation, item: Item) -> Situation:
    """Return the situation with one item at its best."""
    return situation.suppose({item.id: item.span[1]})


def _weakest(situation: Situation, item: Item) -> Element | None:
    """Return the first element with the answer that counts for a repeated item."""
    answer = situation.answer(item.id)
    elements = situation.elements(item.repeats) if item.repeats is not None else ()
    return next((each for each in elements if situation.answer(item.id, each) == answer), None)


def _limits(situation: Situation, items: Iterable[Item]) -> tuple[Limit, ...]:
    found = []
    for item in items:
        low, _ = _fulfilment(situation, item)
        if item.critical is not None and low is not None and low < item.critical.threshold:
            is_known = known_worth(situation, item) is not None
            found.append(Limit(item.id, item.critical.threshold, item.critical.cap, is_known))
    return tuple(found)


def _reason(
    situation: Situation,
    item: Item,
    pull: Pull,
    gain: Fraction,
    part: str,
    workings: tuple[Working, ...],
    element: Element | None = None,
) -> Reason:
    shown = element if item.repeats is not None else None
    low, high = _fulfilment(situation, item, shown)
    answer = situation.answer(item.id, shown)
    return Reason(
        item=item.id,
        element=shown.id if shown else None,
        answer=answer,
        low=low,
        high=high,
        is_raised=item.id in situation.raised and answer != NOT_APPLICABLE,
        pull=pull,
        gain=gain,
        part=part,
        workings=workings,
    )


def _fulfilment(
    situation: Situation, item: Item, element: Element | None = None
) -> tuple[Fraction | None, Fraction | None]:
    """Return how far an item is fulfilled at both ends; none for a fact and where it does not count."""
    if not item.is_scored or situation.answer(item.id, element) == NOT_APPLICABLE:
        return None, None
    worth = known_worth(situation, item, element)
    raised = situation.raised.get(item.id, Fraction(0))
    return (max(item.span[0], raised), item.span[1]) if worth is None else (worth, worth)


def _pull_of_answer(situation: Situation, item: Item, element: Element | None = None) -> Pull:
    if situation.answer(item.id, element) == NOT_APPLICABLE:
        return "none"
    worth = known_worth(situation, item, element)
    if worth is None:
        return "unknown"
    return "smaller" if worth >= item.span[1] else "bigger"


def _rated(situation: Situation, scenario: Rated, risk: Risk) -> Why:
    taken_apart = trace(situation, scenario)
    workings = workings_of(scenario)
    ways = sorted(taken_apart.ways, key=lambda way: (way.kind in ("deter", "notice"), not way.is_weakest))
    part_of: dict[str, str] = {}
    for way in ways:
        for fed in way.items:
            part_of.setdefault(fed, way.id)
    for factor in scenario.factors:
        part_of.setdefault(factor.item, SITUATION)
    elements = {way.id: situation.element(way.element) for way in ways}
    now = upper_end(situation, scenario)
    reasons = []
    for item_id in risk.because:
        item = situation.pack.item_by_id[item_id]
        part = part_of.get(item_id, "")
        element = elements.get(part) if item.repeats is not None else None
        gain = now - upper_end(_raised(situation, item), scenario) if item.is_scored else Fraction(0)
        pull = _pull_in_risk(situation, scenario, item, element, (now, gain), taken_apart)
        found = workings.get(item_id, ())
        reasons.append(_reason(situation, item, pull, gain, part, found, element))
    order = [*(way.id for way in ways), SITUATION, ""]
    return _why(
        risk,
        subject=f"risk:{risk.id}",
        rule=(scenario.kind, "5.5"),
        level_rule=_risk_rule(risk, situation.pack.cutoffs),
        figures=figures_of(scenario, situation.pack.cutoffs),
        reasons=tuple(sorted(reasons, key=lambda reason: order.index(reason.part))),
        taken_apart=taken_apart,
        sources=every_source(scenario),
        evidence=grades(scenario),
    )


def _risk_rule(risk: Risk, cutoffs: Cutoffs) -> LevelRule:
    if risk.level == "none" or risk.ratio_low is None or risk.ratio_high is None:
        return "none"
    if risk.level != "unknown":
        return "end"
    ends = ratio_level(risk.ratio_low, cutoffs), ratio_level(risk.ratio_high, cutoffs)
    return "straddles" if ends == ("low", "high") else "coverage"


def _pull_in_risk(
    situation: Situation,
    scenario: Rated,
    item: Item,
    element: Element | None,
    ends: tuple[Fraction, Fraction],
    taken_apart: Trace,
) -> Pull:
    """Tell what an answer does to a risk; ``ends`` are the upper end and what the best answer would gain."""
    if not item.is_scored:
        return _pull_of_fact(situation, item, taken_apart)
    if situation.answer(item.id, element) == NOT_APPLICABLE:
        return "smaller" if item.counts_as == 1 else "bigger"
    now, gain = ends
    if not gain and item.id not in situation.raised:
        worst = found_out(situation, item.id, option_with(item, item.span[0]), also_known=True)
        if upper_end(worst, scenario) == now:
            return "none"
    return _pull_of_answer(situation, item, element)


def option_with(item: Item, value: Fraction) -> str:
    """Return the option of an item that has a value."""
    return next(option.id for option in item.options if option.value == value)


def _pull_of_fact(situation: Situation, item: Item, taken_apart: Trace) -> Pull:
    multiplier = next((each for each in taken_apart.multipliers if each.item == item.id), None)
    if situation.option(item.id) == UNKNOWN:
        return "unknown"
    if multiplier is None or multiplier.high == 1:
        return "none"
    return "bigger" if multiplier.high > 1 else "smaller"
