"""Which items are asked, in which order, what comes next, and how far somebody is."""

from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route, Section, Stop
from zelfscan.core.response import Responses
from zelfscan.core.situation import Situation


@dataclass(frozen=True)
class Progress:
    """How many items are asked and how many of them have an answer."""

    answered: int
    asked: int


def situation_of(pack: Pack, route: Route, responses: Responses) -> Situation:
    """Look at the answers along a route; the items of the profile are always asked."""
    return Situation(pack, frozenset((*pack.profile, *route.items)), responses, {})


def parts_of(pack: Pack, route: Route) -> tuple[Section | Stop, ...]:
    """Return what a route is gone through in: its own stops where it has them, or else the sections."""
    return route.stops or pack.sections


def part_of(pack: Pack, route: Route) -> dict[str, str]:
    """Return the id of the stop or section in which each item of the pack is asked along a route.

    What a route with stops asks in none of them, such as an item of the profile, counts with its first stop.
    """
    parts = parts_of(pack, route)
    found = {item: part.id for part in parts for item in part.items}
    return dict.fromkeys(pack.item_by_id, parts[0].id) | found


def asked_order(pack: Pack, route: Route) -> tuple[str, ...]:
    """Return the items of a route in the order of asking: the profile first, then by section or by stop."""
    chosen = set(route.items)
    rest = [item for part in parts_of(pack, route) for item in part.items if item in chosen]
    return tuple(dict.fromkeys([*pack.profile, *rest]))


def asked_items(situation: Situation, route: Route) -> tuple[str, ...]:
    """Return the items of a route that are asked now, in order."""
    return tuple(item for item in asked_order(situation.pack, route) if item in situation.asked)


def next_item(asked: Sequence[str], item: str) -> str | None:
    """Return the item after this one, none at the end or when the item is no longer asked."""
    place = asked.index(item) + 1 if item in asked else len(asked)
    return asked[place] if place < len(asked) else None


def previous_item(asked: Sequence[str], item: str) -> str | None:
    """Return the item before this one, none at the start or when the item is no longer asked."""
    place = asked.index(item) - 1 if item in asked else -1
    return asked[place] if place >= 0 else None


def first_open(asked: Sequence[str], responses: Responses) -> str | None:
    """Return the first item without an answer, none when all have one."""
    return next((item for item in asked if item not in responses.values), None)


def progress(asked: Sequence[str], responses: Responses) -> Progress:
    """Count the asked items and those with an answer; *weet ik niet* is an answer."""
    return Progress(sum(item in responses.values for item in asked), len(asked))
