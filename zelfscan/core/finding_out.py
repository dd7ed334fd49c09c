"""Which open questions matter most: what knowing one could take off the risks (docs/scoring.md 5.6)."""

from dataclasses import dataclass
from fractions import Fraction

from zelfscan.core.risk import Readiness
from zelfscan.core.risks import concerned, upper_end
from zelfscan.core.standing import Situation, moved_by


@dataclass(frozen=True)
class OpenQuestion:
    """An asked item that is not known; ``worth`` is the width of the upper ends over its options."""

    item: str
    worth: Fraction


def open_questions(situation: Situation) -> tuple[OpenQuestion, ...]:
    """Return the asked items that are unknown and change a risk, the most telling first, ties by id."""
    found = [
        OpenQuestion(item, _worth(situation, item))
        for item in sorted(situation.asked)
        if situation.answer(item) in (None, "unknown")
    ]
    return tuple(
        sorted((each for each in found if each.worth > 0), key=lambda each: (-each.worth, each.item))
    )


def _worth(situation: Situation, item_id: str) -> Fraction:
    pack = situation.pack
    item = pack.item_by_id[item_id]
    worth = Fraction(0)
    for scenario in pack.scenarios:
        if isinstance(scenario, Readiness) or item_id not in moved_by(pack, concerned(scenario)):
            continue
        ends = []
        for option in item.options:
            answered = situation.responses.with_answer(item_id, option.id)
            ends.append(
                upper_end(Situation(pack, situation.route_items, answered, situation.raised), scenario)
            )
        worth += max(ends) - min(ends)
    return worth
