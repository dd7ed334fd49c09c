"""Which answers made a risk: what makes it greater, what is open, what helps, and the situation."""

from dataclasses import dataclass
from fractions import Fraction

from zelfscan.core.condition import UNKNOWN
from zelfscan.core.questionnaire import Item
from zelfscan.core.response import NOT_APPLICABLE
from zelfscan.core.risk import Rated, Readiness
from zelfscan.core.risks import Risk, upper_end
from zelfscan.core.standing import Situation
from zelfscan.report.content_findings import Findings


@dataclass(frozen=True)
class Drivers:
    """The questions behind a risk by what their answers do; those that weigh most come first."""

    against: tuple[str, ...]
    unknown: tuple[str, ...]
    helping: tuple[str, ...]
    facts: tuple[str, ...]


def drivers(findings: Findings, risk: Risk) -> Drivers:
    """Divide the questions behind a risk by what their answers do."""
    situation = findings.judged.situation
    groups: dict[str, list[str]] = {"against": [], "unknown": [], "helping": [], "facts": []}
    for item_id in risk.because:
        groups[_group(situation, findings.item(item_id))].append(item_id)
    scenario = findings.scenarios[risk.id]
    if not isinstance(scenario, Readiness):
        for name in ("against", "unknown"):
            groups[name] = _weightiest_first(situation, scenario, groups[name])
    return Drivers(*(tuple(groups[name]) for name in ("against", "unknown", "helping", "facts")))


def _group(situation: Situation, item: Item) -> str:
    answer = situation.answer(item.id)
    if answer in (None, UNKNOWN):
        return "unknown"
    option = item.option(answer or UNKNOWN)
    if not item.is_scored or answer == NOT_APPLICABLE or option is None or option.value is None:
        return "facts"
    value = max(option.value, situation.raised.get(item.id, Fraction(0)))
    return "helping" if value >= item.span[1] else "against"


def _weightiest_first(situation: Situation, scenario: Rated, items: list[str]) -> list[str]:
    """Order questions by how far the risk would fall if the answer were the best one."""
    now = upper_end(situation, scenario)

    def gain(item_id: str) -> Fraction:
        best = situation.pack.item_by_id[item_id].span[1]
        raised = {**situation.raised, item_id: best}
        after = Situation(situation.pack, situation.route_items, situation.responses, raised)
        return now - upper_end(after, scenario)

    return sorted(items, key=gain, reverse=True)
