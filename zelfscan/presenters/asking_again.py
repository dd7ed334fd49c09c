"""What an open scan asks again on a day: what is too old, undated, open, or touched by an incident since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from zelfscan.core.flow import asked_order, situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Choice, with_done
from zelfscan.core.questionnaire import Route
from zelfscan.core.rescan import AskAgain, due_on, rescan
from zelfscan.core.response import Responses
from zelfscan.presenters.journal import Incident
from zelfscan.presenters.open_scan import OpenScan


@dataclass(frozen=True)
class Due:
    """What to ask again, and the first later day on which another answer becomes too old."""

    asked: tuple[AskAgain, ...]
    next_day: date | None


def route_for_stale(pack: Pack) -> Route | None:
    """Return the route that asks only what is too old, where a questionnaire has one."""
    return next((route for route in pack.routes if route.only == "stale"), None)


def due_again(
    pack: Pack,
    route: Route,
    responses: Responses,
    choices: Mapping[str, Choice],
    incidents: Iterable[Incident],
    day: date,
) -> Due:
    """Return what a route asks again on a day.

    An incident touches only what was answered before it: what was answered since, knows of it.
    """
    done = [measure for measure, choice in choices.items() if choice == "done"]
    situation = with_done(situation_of(pack, route, responses), done)
    happened = _last_days(pack, incidents, day)
    found = (_since_answered(each, happened) for each in rescan(situation, route, day, happened))
    asked = tuple(each for each in found if each.reasons)
    ends = [
        due_on(answered, pack.item_by_id[item].shelf_life_months)
        for item in asked_order(pack, route)
        if situation.is_asked(item) and (answered := responses.answered.get(item)) is not None
    ]
    return Due(asked, min((end for end in ends if end > day), default=None))


def due_now(scan: OpenScan) -> frozenset[str]:
    """Return the items that an open scan asks again today on its own route."""
    journal = scan.journal
    found = due_again(
        scan.pack,
        scan.route,
        journal.responses(),
        journal.choices(),
        journal.incidents(),
        scan.clock().date(),
    )
    return frozenset(each.item for each in found.asked)


def _last_days(pack: Pack, incidents: Iterable[Incident], day: date) -> dict[str, date]:
    """Return the last day on which each scenario happened; a day that has not come yet is a mistake."""
    found: dict[str, date] = {}
    for incident in incidents:
        if incident.happened <= day:
            for name in pack.touched_by_incident(incident.kind):
                found[name] = max(incident.happened, found.get(name, incident.happened))
    return found


def _since_answered(each: AskAgain, happened: Mapping[str, date]) -> AskAgain:
    hit = tuple(name for name in each.incidents if each.answered is None or each.answered < happened[name])
    reasons = tuple(reason for reason in each.reasons if reason != "incident" or hit)
    return replace(each, reasons=reasons, incidents=hit)
