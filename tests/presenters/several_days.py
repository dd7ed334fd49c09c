"""A scan of the small home that was answered on several days, for the tests of the progress."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tests.conftest import FixedClock
from tests.presenters.homes import home_pack
from zelfscan.core.incident import IncidentKind
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan

#: The days on which the home was answered: at first, a day later, and a year later.
FIRST = datetime(2025, 11, 3, 19, 30, tzinfo=UTC)
NEXT_DAY = datetime(2025, 11, 4, 19, 30, tzinfo=UTC)
YEAR_LATER = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)

Day = tuple[datetime, Mapping[str, str]]
THREE_DAYS: tuple[Day, ...] = (
    (FIRST, {"function": "alderman", "threat": "no", "door": "no", "window": "no"}),
    (NEXT_DAY, {"lamp": "yes", "button": "unknown"}),
    (YEAR_LATER, {"door": "yes", "lamp": "no"}),
)


def a_kind(name: str, *scenarios: str) -> IncidentKind:
    return IncidentKind.model_validate(
        {"id": name, "title": name, "scenarios": scenarios, "steps": ("Bel.", "Schrijf op."), "sources": ()}
    )


def progress_pack(**changes: Any) -> Pack:
    """Build the small home with a route for what is stale, and a kind of incident that touches a risk."""
    pack = home_pack(incident_kinds=(a_kind("visit-at-home", "visit"),), **changes)
    again = Route.model_validate(
        {
            "id": "herhaling",
            "title": "Herhaling",
            "minutes": 5,
            "items": tuple(item.id for item in pack.items),
            "only": "stale",
            "is_extra": True,
        }
    )
    return pack.model_copy(update={"routes": (*pack.routes, again)})


def answered_on(
    days: Sequence[Day],
    journal: Journal | None = None,
    clock: FixedClock | None = None,
    *,
    route: str = "",
    is_example: bool = False,
) -> OpenScan:
    """Open a scan of which the questions were answered on these days."""
    kept = journal if journal is not None else MemoryJournal()
    for moment, answers in days:
        for item, value in answers.items():
            kept.answer(item, value, moment)
    pack = progress_pack()
    chosen = pack.route(route) or pack.routes[0]
    return OpenScan(Loaded(pack, {}, frozenset()), chosen, kept, clock or FixedClock(), is_example)
