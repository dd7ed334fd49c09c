"""What to ask again: answers past their shelf life, answers without a date, and what an incident touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zelfscan.core.finding_out import answers_at
from zelfscan.core.flow import asked_order
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.core.risk import Readiness
from zelfscan.core.risks import concerned
from zelfscan.core.situation import Situation, moved_by

Reason = Literal["stale", "undated", "incident", "open"]

_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class AskAgain:
    """An item to ask again. ``due`` is the first day on which its answer was too old, where it has a date.

    ``incidents`` names the scenarios that touch it.
    """

    item: str
    reasons: tuple[Reason, ...]
    answered: date | None
    due: date | None
    incidents: tuple[str, ...]


def rescan(
    situation: Situation, route: Route, day: date, incidents: Iterable[str] = ()
) -> tuple[AskAgain, ...]:
    """Return what to ask again on a day, in the order of the route.

    ``incidents`` are ids of scenarios that happened; they touch every item that their risk depends on.
    """
    touched = {name: touched_by(situation.pack, name) for name in dict.fromkeys(incidents)}
    found = []
    for item_id in asked_order(situation.pack, route):
        if not situation.is_asked(item_id):
            continue
        item = situation.pack.item_by_id[item_id]
        answered = situation.responses.answered.get(item_id)
        # A day that has not come yet is a mistake, and says nothing.
        is_dated = answered is not None and answered <= day
        due = due_on(answered, item.shelf_life_months) if answered is not None and is_dated else None
        is_given = None not in answers_at(situation, item)
        hit = tuple(name for name, items in touched.items() if item_id in items)
        reasons: list[Reason] = []
        if not is_given:
            reasons.append("open")
        elif due is None:
            reasons.append("undated")
        elif due <= day:
            reasons.append("stale")
        if hit:
            reasons.append("incident")
        if reasons:
            found.append(AskAgain(item_id, tuple(reasons), answered, due, hit))
    return tuple(found)


def touched_by(pack: Pack, scenario_id: str) -> frozenset[str]:
    """Return every item that one scenario depends on, with the gates that can hide it."""
    scenario = pack.scenario_by_id[scenario_id]
    looked_at = scenario.fed_by if isinstance(scenario, Readiness) else concerned(scenario)
    return frozenset(moved_by(pack, looked_at))


def due_on(answered: date, months: int) -> date:
    """Return the day some months later; the last day of the month where that month is shorter."""
    year, month = divmod(answered.year * 12 + answered.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if month == 1 and is_leap else _LAST_DAYS[month]
    return date(year, month + 1, min(answered.day, last))
