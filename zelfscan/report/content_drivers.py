"""Which answers made a risk: what makes it greater, what is open, what helps, and the situation."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Rated
from zelfscan.core.risks import Risk, upper_end
from zelfscan.core.standing import Situation, known_worth
from zelfscan.report.content_findings import Findings


@dataclass(frozen=True)
class Drivers:
    """The questions behind a risk by what their answers do; those that weigh most come first."""

    against: tuple[str, ...]
    unknown: tuple[str, ...]
    helping: tuple[str, ...]
    facts: tuple[str, ...]


def divided(findings: Findings, items: Iterable[str]) -> Drivers:
    """Divide questions by what their answers do, in the order in which they come."""
    groups: dict[str, list[str]] = {"against": [], "unknown": [], "helping": [], "facts": []}
    for item_id in items:
        groups[_group(findings.judged.situation, findings.item(item_id))].append(item_id)
    return Drivers(*(tuple(groups[name]) for name in ("against", "unknown", "helping", "facts")))


def drivers(findings: Findings, risk: Risk) -> Drivers:
    """Divide the questions behind a risk by what their answers do."""
    found = divided(findings, risk.because)
    scenario = findings.rated.get(risk.id)
    if scenario is None:
        return found
    situation = findings.judged.situation
    return replace(
        found,
        against=_weightiest_first(situation, scenario, found.against),
        unknown=tuple(sorted(found.unknown, key=_place_in(findings.telling_questions))),
    )


def _place_in(order: Sequence[str]) -> Callable[[str], int]:
    places = {item: place for place, item in enumerate(order)}
    return lambda item: places.get(item, len(places))


def _group(situation: Situation, item: Item) -> str:
    if situation.answer(item.id) == NOT_APPLICABLE:
        return "facts"
    if not item.is_scored:
        return "unknown" if situation.option(item.id) == UNKNOWN else "facts"
    worth = known_worth(situation, item)
    if worth is None:
        return "unknown"
    return "helping" if worth >= item.span[1] else "against"


def _weightiest_first(situation: Situation, scenario: Rated, items: tuple[str, ...]) -> tuple[str, ...]:
    """Order questions by how far the risk would fall if the answer were the best one."""
    now = upper_end(situation, scenario)

    def gain(item_id: str) -> Fraction:
        best = situation.pack.item_by_id[item_id].span[1]
        raised = {**situation.raised, item_id: best}
        after = Situation(situation.pack, situation.route_items, situation.responses, raised)
        return now - upper_end(after, scenario)

    return tuple(sorted(items, key=gain, reverse=True))
