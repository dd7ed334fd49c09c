"""A small home to judge: a door, a window, a lamp, a panic button and somebody with a function."""

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from tests.builders import (
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    a_section,
    advises,
    an_adversary,
    an_effect,
    an_item,
    critical,
    is_,
)
from zelfscan.core.pack import Pack, Source
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses
from zelfscan.core.risk import Baseline, Factor
from zelfscan.core.text import LocalizedText
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WORST = {"door": "no", "window": "no", "lamp": "no", "button": "no", "function": "alderman", "threat": "yes"}
BEST = {"door": "yes", "window": "yes", "lamp": "yes", "button": "yes", "function": "other", "threat": "no"}


def home_pack(**changes: Any) -> Pack:
    """Build the pack; every change is made to the pack as a whole."""
    door = an_item(
        "door",
        {"yes": 1, "partly": "1/3", "no": 0},
        zone="voordeur",
        weight=3,
        critical=critical("1/3", 49),
        advises=(advises("new-lock"), advises("ask-permission", raises=False)),
    )
    window = an_item("window", zone="begane-grond", advises=(advises("window-lock"),))
    lamp = an_item("lamp", zone="gevel", advises=(advises("new-lamp"),))
    button = an_item("button", zone="hele-huis", advises=(advises("get-button"),))
    function = a_fact("function", "alderman", "other")
    threat = a_fact("threat", "yes", "no")
    items = (function, threat, door, window, lamp, button)
    burglary = an_adversary(
        "burglary",
        a_path("by-door", an_effect("door", "0.6"), share="0.7"),
        a_path("by-window", an_effect("window", "0.6"), share="0.3"),
        title="Inbraak",
        zone="hele-huis",
        deter=(an_effect("lamp", "0.25"),),
        factors=(Factor(item="threat", values=(("yes", Fraction(3, 2)),), grade="assumption"),),
    )
    visit = an_adversary(
        "visit",
        a_path("at-door", an_effect("door", "0.8")),
        title="Boze bezoeker",
        zone="voordeur",
        targeting=1,
        impact=3,
        baseline=Baseline(kind="example", p=Fraction(1)),
    )
    fire = a_mishap("fire", title="Brand", prevent=(an_effect("lamp", "0.8"),))
    ready = a_readiness("help", "button", "door", title="Hulp komt te laat")
    regulation = a_regulation(
        claims=(
            {
                "id": "covered",
                "text": "Uw functie staat in de regeling.",
                "article": "Artikel 3.9",
                "when": is_("function", "alderman"),
                "sources": (),
            },
        )
    )
    return a_pack(
        *items,
        **{
            "sections": (a_section("facts", "function", "threat"), a_section("house", *(_scored(items)))),
            "measures": _measures(),
            "scenarios": (burglary, visit, fire, ready),
            "regulations": (regulation,),
            "sources": (Source(id="S1", title="Een boek", url="boek", published="2020", read_on=NOW.date()),),
            "urgent_when": is_("threat", "yes"),
            **changes,
        },
    )


def home_scan(
    answers: Mapping[str, str] | None = None,
    choices: Mapping[str, Choice] | None = None,
    *,
    is_example: bool = False,
    **changes: Any,
) -> OpenScan:
    """Open a scan of the home in memory, with these answers."""
    pack = home_pack(**changes)
    journal = MemoryJournal(Responses(dict(answers or {})), choices)
    return OpenScan(Loaded(pack, {}, frozenset()), pack.routes[0], journal, lambda: NOW, is_example)


def a_short_scan(answers: Mapping[str, str], route: str = "kort", *, is_example: bool = False) -> OpenScan:
    """Open a scan of which the short route asks one of the three questions that make its one risk."""
    names = ("lock", "light", "glass")
    pack = a_pack(
        *(an_item(name, advises=(advises("new-lamp"),)) for name in names),
        title="Zelfscan voor een proef",
        sections=(a_section("home", *names),),
        routes=(_route("volledig", 20, *names), _route("kort", 5, "lock")),
        default_route="volledig",
        measures=tuple(each for each in _measures() if each.id == "new-lamp"),
        scenarios=(an_adversary("burglary", a_path("in", *(an_effect(name, "0.5") for name in names))),),
    )
    chosen = next(each for each in pack.routes if each.id == route)
    journal = MemoryJournal(Responses(dict(answers)))
    return OpenScan(Loaded(pack, {}, frozenset()), chosen, journal, lambda: NOW, is_example)


def _route(route_id: str, minutes: int, *items: str) -> Route:
    return Route(id=route_id, title=LocalizedText(base=route_id), minutes=minutes, items=items)


def _scored(items: Any) -> list[str]:
    return [item.id for item in items if item.is_scored]


def _measures() -> tuple[Any, ...]:
    return (
        a_measure("new-lock", title="Nieuw slot", effort=3, requires=("ask-permission",), sources=("S1",)),
        a_measure("window-lock", title="Slot op het raam", effort=3),
        a_measure(
            "new-lamp",
            title="Lamp buiten",
            effort=1,
            is_free=True,
            maintenance={"every_months": 12, "text": "Doe elk jaar een test."},
        ),
        a_measure("get-button", title="Noodknop", effort=2, needs_permission=True),
        a_measure("ask-permission", title="Vraag toestemming", effort=1, is_free=True, unlocks_others=True),
    )
