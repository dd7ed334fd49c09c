"""The lint on sense: each kind of nonsense has its own sentence, at the thing it is about."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import (
    TODAY,
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    a_section,
    advises,
    all_of,
    an_adversary,
    an_effect,
    an_item,
    is_,
)
from tests.packs.changing import change, line_of
from zelfscan.core.pack import Contact, EmergencyCard, Source
from zelfscan.core.regulation import Claim
from zelfscan.core.risk import Baseline, Effect
from zelfscan.packs.library import check_folder
from zelfscan.packs.sense_checks import check_sense
from zelfscan.packs.stock import Stock

LOCK = an_item("lock", {"yes": 1, "no": 0}, advises=(advises("locks"),))
PERFECT = an_effect("lock", 1)


def a_home(*items, **changes):
    """Build a pack in which everything makes sense, apart from what is changed."""
    scenarios = changes.pop("scenarios", (an_adversary("burglary", a_path("door", PERFECT)),))
    measures = changes.pop("measures", (a_measure("locks"),))
    return a_pack(LOCK, *items, scenarios=scenarios, measures=measures, **changes)


def faults(pack) -> list[str]:
    stock = Stock(items=dict(pack.item_by_id), measures=dict(pack.measure_by_id))
    check_sense(pack, stock)
    return [fault.message for fault in stock.faults]


def test_what_makes_sense_has_no_fault():
    assert faults(a_home()) == []


def test_a_condition_that_contradicts_itself_is_never_met():
    never = all_of(is_("shed", "yes"), is_("shed", "no"))
    pack = a_home(a_fact("shed"), an_item("padlock", asked_when=never))
    assert faults(pack) == [
        "padlock: kan nooit gevraagd worden: de voorwaarden spreken elkaar tegen; verbeter 'asked_when'"
    ]


def test_a_condition_never_looks_ahead():
    late = an_item("late", asked_when=is_("shed", "yes"))
    pack = a_home(late, a_fact("shed"))
    assert faults(pack) == ["volledig: 'late' hangt af van 'shed', die pas later komt; zet die eerder"]
    asked_before = a_home(late, a_fact("shed"), profile=("shed",))
    assert faults(asked_before) == []


def test_answers_stand_from_good_to_bad_or_the_other_way_round():
    assert faults(a_home(an_item("upward", {"a": 0, "b": "1/2", "c": 1}))) == []
    pack = a_home(an_item("mixed", {"a": 0, "b": 1, "c": "1/2"}))
    assert faults(pack) == [
        "mixed: de antwoorden staan niet van goed naar slecht of andersom; zet ze op volgorde"
    ]


def test_a_fact_that_nothing_looks_at_is_asked_for_nothing():
    assert faults(a_home(a_fact("colour"))) == [
        "colour: geen enkel antwoord op dit feit doet iets; haal de vraag weg of gebruik de antwoorden"
    ]
    assert faults(a_home(a_fact("colour"), profile=("colour",))) == []
    assert faults(a_home(a_fact("colour"), regulations=(a_regulation(covers=is_("colour", "yes")),))) == []


def test_a_threat_or_a_claim_rests_on_a_fact():
    words = "een dreiging of aanspraak hangt van een feit af, niet van een score; haal 'value' weg"
    assert faults(a_home(urgent_when=is_("lock", "no"))) == [f"lock: {words}"]
    claim = Claim(id="c", text="Iets.", article="1", when=is_("lock", "no"), sources=())
    pack = a_home(regulations=(a_regulation(covers=is_("lock", "no"), claims=(claim,)),))
    assert faults(pack) == [f"lock: {words}"]


def test_a_scenario_that_no_measure_touches_says_why():
    idle = an_adversary("storm", a_path("roof", an_effect("roof", 1)))
    pack = a_home(an_item("roof"), scenarios=(idle,), measures=(a_measure("locks"),))
    assert faults(pack) == ["storm: geen enkele maatregel maakt dit beter: zeg waarom in 'note'"]
    said = a_home(an_item("roof"), scenarios=(idle.model_copy(update={"note": "Daarom."}),))
    assert faults(said) == []


def test_a_figure_with_a_grade_has_a_source():
    graded = Effect(item="lock", lower=0, central=1, upper=1, grade="B")
    pack = a_home(scenarios=(an_adversary("burglary", a_path("door", graded)),))
    assert faults(pack) == [
        "burglary: het effect van 'lock': graad B vraagt om een bron; noem die of schrijf 'grade: assumption'"
    ]


def test_a_scenario_that_never_becomes_low_says_why():
    weak = an_adversary("burglary", a_path("door", an_effect("lock", "0.4")))
    words = "burglary: wordt nooit laag, ook niet op zijn best: zeg waarom in 'note'"
    assert faults(a_home(scenarios=(weak,))) == [words]
    layers = {name: (an_effect("lock", "0.4"),) for name in ("detect", "heard", "escape")}
    fire = a_mishap("burglary", **layers, baseline=Baseline(kind="average-home", p=1))
    assert faults(a_home(scenarios=(fire,))) == [words]
    assert faults(a_home(scenarios=(a_readiness("ready", "lock"),))) == []


def test_a_measure_is_called_for_or_needed():
    pack = a_home(measures=(a_measure("locks", requires=("talk",)), a_measure("talk"), a_measure("idle")))
    assert faults(pack) == [
        "idle: geen enkel antwoord roept deze maatregel op; noem haar bij 'advises' van een vraag"
    ]


def test_a_measure_that_every_answer_has_reached_is_called_for_by_none():
    item = an_item("bar", {"yes": 1, "no": 0}, advises=(advises("locks", to=0),))
    assert faults(a_home(item)) == ["bar: geen antwoord is slecht genoeg voor 'locks'; maak 'to' hoger"]


@pytest.mark.parametrize(
    "url",
    ["omgevingsweb", "ftp://a.nl/", "https://a", "https://a.nl/ x", "https://a.nl/.", "https://a.nl/.../x"],
)
def test_an_address_has_the_form_of_one(url: str):
    source = Source(id="S1", title="Een bron", url=url, published="2026", read_on=TODAY)
    assert faults(a_home(sources=(source,))) == [
        f"S1: '{url}' is geen geldig webadres; schrijf het hele adres met https://"
    ]


@pytest.mark.parametrize("url", ["", "https://a.nl/b", "http://a.nl ; https://b.nl/c"])
def test_no_address_or_several_are_fine(url: str):
    source = Source(id="S1", title="Een bron", url=url, published="2026", read_on=TODAY)
    assert faults(a_home(sources=(source,))) == []


def test_what_was_read_long_before_the_review_is_read_again():
    old = date(2025, 11, 1)
    source = Source(id="S1", title="Een bron", url="", published="2020", read_on=old)
    number = Contact.model_validate(
        {"id": "police", "number": "112", "title": "Spoed", "purpose": "Gevaar", "read_on": old}
    )
    words = "is langer dan een jaar voor de herziening gelezen"
    pack = a_home(sources=(source,), card=EmergencyCard(contacts=(number,), steps=(), notices=()))
    assert faults(pack) == [f"S1: {words}: lees hem na", f"police: {words}: bel het na"]
    called = number.model_copy(update={"checked_on": TODAY})
    assert faults(a_home(card=EmergencyCard(contacts=(called,), steps=(), notices=()))) == []


def test_sections_do_not_change_what_comes_first():
    shed = a_fact("shed")
    follow_up = an_item("padlock", asked_when=is_("shed", "yes"))
    sections = (a_section("home", "lock", "shed"), a_section("garden", "padlock"))
    assert faults(a_home(shed, follow_up, sections=sections)) == []


def test_the_check_of_a_folder_says_where_the_nonsense_stands(front_desk: Path):
    path = front_desk / "stock.yaml"
    change(path, "    note: Maatregelen tegen brand staan in een andere lijst.\n", "")
    line = line_of(path, "- id: fire-in-hall\n")
    place = f"front-desk/stock.yaml:{line}: fire-in-hall"
    assert [str(fault) for fault in check_folder(front_desk)] == [
        f"{place}: geen enkele maatregel maakt dit beter: zeg waarom in 'note'",
        f"{place}: wordt nooit laag, ook niet op zijn best: zeg waarom in 'note'",
    ]
