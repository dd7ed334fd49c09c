"""From any subject of an assessment to its reasons; the one door for window, report and command line."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from zelfscan.core.assessment import Assessment
from zelfscan.core.measure import Basis
from zelfscan.core.planning import Group, Step, raised_by, waits_for, with_measures
from zelfscan.core.risk import Rated
from zelfscan.core.risks import Risk, concerned, scenario_risk
from zelfscan.core.scoring import zone_scores
from zelfscan.core.situation import known_worth, moved_by
from zelfscan.core.why import Why, why_overall, why_risk, why_score
from zelfscan.core.workings import Working, workings_of


@dataclass(frozen=True)
class Call:
    """An item that calls for a measure: its answer, how far it is fulfilled, and what it would become.

    ``raises`` is false where the measure is advised without the claim that it mends the item.
    """

    item: str
    answer: str | None
    now: Fraction | None
    to: Fraction
    raises: bool


@dataclass(frozen=True)
class Fall:
    """What a measure does to one risk, at its upper end, and through which effects."""

    before: Risk
    after: Risk
    workings: tuple[Working, ...]


@dataclass(frozen=True)
class WhyMeasure:
    """Why a measure stands in the plan, and at this place (docs/scoring.md 5.6 and 5.7)."""

    subject: str
    section: str
    rank: int
    group: Group
    is_certain: bool
    gain: Fraction
    effort: int
    calls: tuple[Call, ...]
    falls: tuple[Fall, ...]
    waits_for: tuple[str, ...]
    pays: str
    basis: Basis | None
    sources: tuple[str, ...]
    confidence: str
    is_own_proposal: bool
    assumptions: tuple[str, ...]


def explain(judged: Assessment, subject: str) -> Why | WhyMeasure | None:
    """Return the reasons of a subject, none where it has no figure.

    A subject is ``overall``, ``section:ID``, ``place:ZONE``, ``risk:ID`` or ``measure:ID``.
    """
    kind, _, name = subject.partition(":")
    match kind:
        case "overall":
            return why_overall(judged.situation, judged.overall, judged.sections)
        case "section":
            items = next((each.items for each in judged.pack.sections if each.id == name), ())
            score = next((each for each in judged.sections if each.id == name), None)
            return why_score(judged.situation, score, items, subject) if score else None
        case "place":
            items = tuple(item.id for item in judged.pack.items if item.zone == name)
            score = zone_scores(judged.situation).get(name)
            return why_score(judged.situation, score, items, subject) if score else None
        case "risk":
            risk = next((each for each in judged.risks if each.id == name), None)
            scenario = judged.pack.scenario_by_id.get(name)
            return why_risk(judged.situation, scenario, risk) if risk and scenario else None
        case "measure":
            step = next((each for each in judged.plan if each.measure.id == name), None)
            return why_measure(judged, step) if step else None
    return None


def every_subject(judged: Assessment) -> Iterator[str]:
    """Yield every subject of an assessment but the places, in the order in which they are shown."""
    yield "overall"
    yield from (f"section:{score.id}" for score in judged.sections)
    yield from (f"risk:{risk.id}" for risk in judged.risks)
    yield from (f"measure:{step.measure.id}" for step in judged.plan)


def why_measure(judged: Assessment, step: Step) -> WhyMeasure:
    """Explain a step of the plan."""
    measure = step.measure
    funding = measure.funding_under(step.regulation)
    falls = tuple(_falls(judged, step))
    assumed = [f"{each.amount}:{each.item}" for fall in falls for each in fall.workings if _is_assumed(each)]
    return WhyMeasure(
        subject=f"measure:{measure.id}",
        section="5.7",
        rank=step.rank,
        group=step.group,
        is_certain=step.is_certain,
        gain=step.gain,
        effort=measure.effort,
        calls=tuple(_calls(judged, step)),
        falls=falls,
        waits_for=tuple(each.measure.id for each in waits_for(judged.plan, step)),
        pays=step.pays,
        basis=funding.basis if funding else None,
        sources=measure.sources,
        confidence=measure.confidence,
        is_own_proposal=measure.is_own_proposal,
        assumptions=tuple(dict.fromkeys(["effort", *assumed])),
    )


def _is_assumed(working: Working) -> bool:
    return working.grade == "assumption"


def _calls(judged: Assessment, step: Step) -> Iterator[Call]:
    for item_id in step.because:
        item = judged.pack.item_by_id[item_id]
        answer, now = judged.situation.answer(item_id), known_worth(judged.situation, item)
        for advice in item.advises:
            if advice.measure == step.measure.id:
                raises = advice.raises and item.is_scored
                yield Call(item_id, answer, now, advice.to, raises)


def _falls(judged: Assessment, step: Step) -> Iterator[Fall]:
    raised = raised_by(judged.pack, [step.measure.id])
    after = with_measures(judged.situation, [step.measure.id])
    scenarios: dict[str, Rated] = {
        each.id: each for each in judged.pack.scenarios if each.kind != "readiness"
    }
    for risk in judged.risks:
        scenario = scenarios.get(risk.id)
        if scenario is None or not raised.keys() & moved_by(judged.pack, concerned(scenario)):
            continue
        workings = workings_of(scenario)
        found = tuple(each for item in raised for each in workings.get(item, ()))
        yield Fall(risk, scenario_risk(after, scenario), found)
