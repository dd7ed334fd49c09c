"""Which measures the answers call for, in which order, and what remains (docs/scoring.md 5.6, 5.7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from zelfscan.core.condition import gates
from zelfscan.core.measure import Measure
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Advice, Item
from zelfscan.core.regulation import Regulation
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Readiness
from zelfscan.core.risks import upper_end
from zelfscan.core.situation import Situation, moved_by

Group = Literal["urgent", "unlocks", "free", "rest"]
Choice = Literal["open", "planned", "done", "declined"]
_GROUPS: tuple[Group, ...] = ("urgent", "unlocks", "free", "rest")


@dataclass(frozen=True)
class Step:
    """One measure in the plan: its place, why it is there, what it gains, and who pays.

    ``gain`` is the fall of the risks at their upper ends, in expected impact points a year, by this measure
    alone. ``is_certain`` is false where only something unknown calls for it. ``rank`` starts at 1.
    """

    measure: Measure
    rank: int
    group: Group
    is_certain: bool
    because: tuple[str, ...]
    risks: tuple[str, ...]
    gain: Fraction
    pays: str
    regulation: str | None
    choice: Choice = "open"


@dataclass(frozen=True)
class _Call:
    """A measure with the items that call for it."""

    because: tuple[str, ...]
    is_certain: bool


def raised_by(pack: Pack, measures: Iterable[str]) -> dict[str, Fraction]:
    """Return to what value each item is raised by these measures together."""
    chosen = set(measures)
    raised: dict[str, Fraction] = {}
    for item in pack.items:
        for advice in item.advises:
            if advice.measure in chosen and advice.raises and item.is_scored:
                raised[item.id] = max(raised.get(item.id, advice.to), advice.to)
    return raised


def with_measures(situation: Situation, measures: Iterable[str]) -> Situation:
    """Return the situation as it would be after these measures; an answer is never lowered."""
    return situation.suppose(raised_by(situation.pack, measures))


def with_done(situation: Situation, measures: Iterable[str]) -> Situation:
    """Return the situation with measures that are done: what they open is asked, and its answers count."""
    raised = {**situation.raised, **raised_by(situation.pack, measures)}
    return Situation(situation.pack, situation.route_items, situation.responses, raised)


def make_plan(
    situation: Situation, regulation: Regulation | None, choices: Mapping[str, Choice]
) -> tuple[Step, ...]:
    """Return the measures that the answers call for, in the order of section 5.7."""
    calls = _calls(situation, choices)
    gains = _gains(situation, calls)
    by_id = situation.pack.measure_by_id
    steps = [
        _step(situation, by_id[measure], call, gains[measure], regulation, choices.get(measure, "open"))
        for measure, call in calls.items()
    ]
    alarming = frozenset(gates(situation.pack.urgent_when))
    placed = _with_prerequisites_first(sorted(steps, key=lambda step: _order(step, alarming)))
    return tuple(replace(step, rank=rank) for rank, step in enumerate(placed, start=1))


def _step(
    situation: Situation,
    measure: Measure,
    call: _Call,
    gain: Fraction,
    regulation: Regulation | None,
    choice: Choice,
) -> Step:
    """Return a step that has no rank yet."""
    raised = raised_by(situation.pack, [measure.id])
    concerned = {*call.because, *raised}
    risks = tuple(each.id for each in situation.pack.scenarios if concerned & set(each.fed_by))
    return Step(
        measure=measure,
        rank=0,
        group=_group(measure, is_urgent=situation.is_urgent),
        is_certain=call.is_certain,
        because=call.because,
        risks=risks,
        gain=gain,
        pays=payer(measure, regulation, situation),
        regulation=regulation.id if regulation else None,
        choice=choice,
    )


def _group(measure: Measure, *, is_urgent: bool) -> Group:
    if is_urgent and measure.is_urgent_at_threat:
        return "urgent"
    if measure.unlocks_others:
        return "unlocks"
    return "free" if measure.is_free else "rest"


def _order(step: Step, alarming: frozenset[str]) -> tuple[bool, bool, int, bool, Fraction, str]:
    """Place a step; among what is urgent, what the threat itself calls for stands first."""
    worth = step.gain if step.group == "free" else step.gain / step.measure.effort
    is_settled = step.choice in ("done", "declined")
    is_aside = step.group == "urgent" and alarming.isdisjoint(step.because)
    return (is_settled, not step.is_certain, _GROUPS.index(step.group), is_aside, -worth, step.measure.id)


def _with_prerequisites_first(steps: list[Step]) -> list[Step]:
    """Pull what a measure needs to just before it."""
    by_id = {step.measure.id: step for step in steps}
    placed: dict[str, Step] = {}

    def place(step: Step) -> None:
        if step.measure.id in placed:
            return
        for needed in step.measure.requires:
            if needed in by_id:
                place(by_id[needed])
        placed[step.measure.id] = step

    for step in steps:
        place(step)
    return list(placed.values())


def waits_for(plan: Iterable[Step], step: Step) -> tuple[Step, ...]:
    """Return the steps of a plan that come before a step and are not done yet."""
    undone = {each.measure.id: each for each in plan if each.choice != "done"}
    return tuple(undone[measure] for measure in step.measure.requires if measure in undone)


def met_measures(situation: Situation, plan: Iterable[Step]) -> frozenset[str]:
    """Return the measures that need no taking: done, or called for by questions of which none does now.

    A measure that a question outside the route could call for is not known to be met.
    """
    steps = {step.measure.id: step for step in plan}
    callers: dict[str, list[str]] = {}
    for item in situation.pack.items:
        for advice in item.advises:
            callers.setdefault(advice.measure, []).append(item.id)
    quiet = {
        measure
        for measure, items in callers.items()
        if measure not in steps and situation.route_items.issuperset(items)
    }
    return frozenset(quiet | {measure for measure, step in steps.items() if step.choice == "done"})


def payer(measure: Measure, regulation: Regulation | None, situation: Situation) -> str:
    """Return who pays under a regulation; ``unknown`` where it does not surely cover this person."""
    funding = measure.funding_under(regulation.id) if regulation else None
    if funding is None or regulation is None:
        return "unknown"
    is_covered = regulation.is_for(situation.option)
    if funding.payer == "employer" and funding.needs_coverage and not is_covered:
        return "unknown"
    return funding.payer


def _calls(situation: Situation, choices: Mapping[str, Choice]) -> dict[str, _Call]:
    """Gather what each asked item calls for; a measure that is planned or settled stays in sight."""
    known: dict[str, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for item in situation.pack.items:
        if item.id not in situation.asked:
            continue
        for advice in item.advises:
            verdict = _calls_for(situation, item, advice, is_chosen=advice.measure in choices)
            if verdict is not None:
                (known if verdict else unknown).setdefault(advice.measure, []).append(item.id)
    calls = {}
    for measure in situation.pack.measures:
        items = [*known.get(measure.id, ()), *unknown.get(measure.id, ())]
        if items:
            calls[measure.id] = _Call(tuple(dict.fromkeys(items)), measure.id in known)
    return calls


def _calls_for(situation: Situation, item: Item, advice: Advice, *, is_chosen: bool) -> bool | None:
    """Tell whether an item surely calls for a measure (true), perhaps (false) or not (none)."""
    if situation.answer(item.id) == NOT_APPLICABLE:
        return None
    floor = Fraction(0) if is_chosen else situation.raised.get(item.id, Fraction(0))
    option = item.option(situation.option(item.id))
    candidates = [option] if option is not None else list(item.options)
    for candidate in candidates:
        if advice.when and candidate.id not in advice.when:
            continue
        if candidate.value is None or max(candidate.value, floor) < advice.to:
            return option is not None
    return None


def _gains(situation: Situation, measures: Iterable[str]) -> dict[str, Fraction]:
    pack = situation.pack
    rated = [scenario for scenario in pack.scenarios if not isinstance(scenario, Readiness)]
    concerned = {scenario.id: moved_by(pack, scenario.fed_by) for scenario in rated}
    now = {scenario.id: upper_end(situation, scenario) for scenario in rated}
    gains = {}
    for measure in measures:
        raised = set(raised_by(pack, [measure]))
        after = with_measures(situation, [measure])
        touched = [scenario for scenario in rated if raised & concerned[scenario.id]]
        gains[measure] = sum((now[each.id] - upper_end(after, each) for each in touched), Fraction(0))
    return gains
