"""A small scan of two sections for the tests of answering and starting."""

from datetime import date

from tests.builders import a_fact, a_pack, a_path, a_section, an_adversary, an_effect, an_item, is_
from tests.conftest import FixedClock
from zelfscan.core.pack import Contact, EmergencyCard, Pack, Source
from zelfscan.core.questionnaire import Route
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.open_scan import OpenScan

READ_ON = date(2026, 11, 20)


def a_contact(contact_id: str, number: str, **changes: object) -> Contact:
    return Contact.model_validate(
        {
            "id": contact_id,
            "number": number,
            "title": f"Titel van {contact_id}",
            "purpose": "Waarvoor het is.",
            "source": "B01",
            "read_on": READ_ON,
            **changes,
        }
    )


def a_card() -> EmergencyCard:
    contacts = (a_contact("emergency", "112"), a_contact("police", "0900-8844"))
    return EmergencyCard.model_validate(
        {"contacts": contacts, "steps": ("Ga weg.",), "notices": (("Post?", "Niet openen."),)}
    )


def small_pack() -> Pack:
    """Build three facts about the person, and two scored questions of which one needs a shed."""
    items = (
        a_fact("function", "alderman", "councillor", unknown=False),
        a_fact("threat", "no", "yes"),
        a_fact("shed", "yes", "no", void=("no",)),
        an_item("lock", not_applicable=True, zone="voordeur", sources=("B01",), hint="Kijk op de rand."),
        an_item("shed-lock", asked_when=is_("shed", "yes"), zone="hele-huis"),
    )
    ids = tuple(item.id for item in items)
    return a_pack(
        *items,
        title="Woningscan voor een proef",
        profile=("function", "threat"),
        urgent_when=is_("threat", "yes"),
        sections=(a_section("situation", *ids[:3]), a_section("home", *ids[3:])),
        routes=(
            _route("volledig", 20, *ids),
            _route("kort", 5, "lock"),
        ),
        sources=(
            Source(id="B01", title="Een bron", url="", published="2025", read_on=READ_ON),
            Source(id="B02", title="Een andere bron", url="", published="2024", read_on=READ_ON),
        ),
        card=a_card(),
    )


def _route(route_id: str, minutes: int, *items: str) -> Route:
    return Route.model_validate({"id": route_id, "title": route_id, "minutes": minutes, "items": items})


def loaded(pack: Pack) -> Loaded:
    return Loaded(pack, pack.item_by_id, frozenset())


def an_open_scan(
    journal: Journal, clock: FixedClock, route: str = "volledig", is_example: bool = False
) -> OpenScan:
    pack = small_pack()
    chosen = pack.route(route)
    assert chosen is not None
    return OpenScan(loaded(pack), chosen, journal, clock, is_example)


def street_pack() -> Pack:
    """Build a home with questions for the dark, a follow-up, and one risk."""
    items = (
        a_fact("shed", "yes", "no", zone="schuur"),
        an_item("lamp", zone="voortuin", in_the_dark=True, find_out_minutes=3, hint="Loop naar het café."),
        an_item("number", zone="voortuin", in_the_dark=True, find_out_minutes=2),
        an_item("door", zone="voordeur", find_out_minutes=4),
        an_item("window", zone="begane-grond", find_out_minutes=8),
        an_item("shed-lock", zone="schuur", asked_when=is_("shed", "yes"), find_out_minutes=1),
    )
    names = [item.id for item in items]
    risk = an_adversary(
        "burglary",
        a_path("in", an_effect("door", "0.9"), an_effect("window", "0.2"), an_effect("lamp", "0.1")),
    )
    return a_pack(
        *items,
        profile=("shed",),
        sections=(a_section("outside", "shed", "lamp", "number"), a_section("house", *names[3:])),
        routes=(_route("volledig", 20, *names),),
        default_route="volledig",
        scenarios=(risk,),
    )


def a_street_scan(journal: Journal, clock: FixedClock) -> OpenScan:
    pack = street_pack()
    return OpenScan(loaded(pack), pack.routes[0], journal, clock)
