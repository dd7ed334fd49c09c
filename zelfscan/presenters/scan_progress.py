"""How far a scan is: by section, by place in the house, and in minutes that are left."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from zelfscan.charts.house_zones import WHOLE_HOUSE
from zelfscan.core.flow import Progress, part_of, parts_of, progress
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.i18n import said, say, say_count
from zelfscan.presenters.views import SectionView
from zelfscan.wording.places import drawn_place


def section_views(
    pack: Pack, route: Route, asked: Sequence[str], responses: Responses, here: str
) -> tuple[SectionView, ...]:
    """Return each section or stop of the route of which something is asked, with how far it is."""
    section_of = part_of(pack, route)
    found = []
    for section in parts_of(pack, route):
        done = progress([item for item in asked if section_of[item] == section.id], responses)
        if not done.asked:
            continue
        state = "done" if done.answered == done.asked else "open"
        state = "current" if section_of[here] == section.id else state
        found.append(SectionView(section.id, said(section.title), state, done.answered, done.asked))
    return tuple(found)


def minutes_left(route: Route, done: Progress) -> str:
    """Say how many are answered and about how long the rest takes: its share of the minutes of the route."""
    still_open = done.asked - done.answered
    if not still_open:
        return say("{done} van {total}, alles is beantwoord", done=done.answered, total=done.asked)
    return say_count(
        "{done} van {total}, nog ongeveer {count} minuut",
        "{done} van {total}, nog ongeveer {count} minuten",
        ceil(route.minutes * still_open / done.asked),
        done=done.answered,
        total=done.asked,
    )


def done_zones(pack: Pack, asked: Iterable[str], values: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """Return the parts of the drawn house of which every question has an answer, and how many that are."""
    is_done: dict[str, bool] = {}
    for item in asked:
        zone = drawn_place(pack.item_by_id[item].zone)
        if zone is not None and zone != WHOLE_HOUSE:
            is_done[zone] = is_done.get(zone, True) and item in values
    zones = tuple(zone for zone, done in is_done.items() if done)
    if not zones:
        return (), ""
    return zones, say("{done} van {total} plekken klaar", done=len(zones), total=len(is_done))
