"""Kinds of incidents in the files: what a pack keeps of them, and what the check says about them."""

from pathlib import Path

import pytest

from tests.packs.changing import change, faults_in, line_of, only_fault
from tests.packs.translating import english, translate
from zelfscan.packs.library import check_folder
from zelfscan.packs.loader import load

SHOUTING = """\
incident_kinds:
  - id: shouting
    title: Iemand schreeuwde aan de balie
    scenarios: [slow-help, anger-at-desk]
    steps: [Schrijf op wat er gebeurde., Meld het bij uw organisatie.]
    sources: [B01]

contacts:
"""
NO_SOURCE = "geen bron bij de stappen; noem bij 'sources' waar ze vandaan komen"


@pytest.fixture
def desk(front_desk: Path) -> Path:
    """A folder with a copy of the small pack that knows one kind of incident."""
    change(front_desk / "stock.yaml", "contacts:\n", SHOUTING)
    return front_desk


def messages(folder: Path) -> list[str]:
    return [fault.message for fault in check_folder(folder)]


def test_a_pack_holds_every_kind_of_the_stock(desk: Path) -> None:
    pack = load(desk).pack
    assert [kind.id for kind in pack.incident_kinds] == ["shouting"]
    assert pack.incident_kind_by_id["shouting"].steps[1].base == "Meld het bij uw organisatie."
    assert pack.touched_by_incident("shouting") == ("slow-help", "anger-at-desk")
    assert pack.touched_by_incident("whispering") == ()
    assert messages(desk) == []


def test_a_scenario_may_stand_in_another_pack(desk: Path) -> None:
    change(desk / "pack.yaml", ", slow-help]", "]")
    pack = load(desk).pack
    assert pack.incident_kinds[0].scenarios == ("slow-help", "anger-at-desk")
    assert pack.touched_by_incident("shouting") == ("anger-at-desk",)


def test_a_scenario_that_is_nowhere_is_named_with_the_nearest(desk: Path) -> None:
    assert only_fault(desk, "[slow-help, anger-at-desk]", "[slow-hulp]", at="- id: shouting") == (
        "shouting: scenario 'slow-hulp' bestaat niet; bedoelt u 'slow-help'?"
    )


def test_a_scenario_with_a_fault_of_its_own_is_not_missing_as_well(desk: Path) -> None:
    message = only_fault(
        desk, "needs: [{item: desk.alarm, weight: 2}", "needs: [{item: desk.alarm, weight: 0}"
    )
    assert message == "'weight' moet minstens 1 zijn"


def test_a_scenario_stands_there_once(desk: Path) -> None:
    found = only_fault(desk, "[slow-help, anger-at-desk]", "[slow-help, slow-help]", at="- id: shouting")
    assert found == "shouting: 'slow-help' staat hier twee keer; haal er een weg"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "[Schrijf op wat er gebeurde., Meld het bij uw organisatie.]",
            "[Bel.]",
            "te weinig regels; voeg er een toe",
        ),
        (
            "[Schrijf op wat er gebeurde., Meld het bij uw organisatie.]",
            "[A, B, C, D, E]",
            "te veel regels; haal er een weg",
        ),
    ],
)
def test_there_are_two_to_four_steps(desk: Path, old: str, new: str, message: str) -> None:
    assert only_fault(desk, old, new, at=f"steps: {new}") == f"'steps' heeft {message}"


def test_every_kind_rests_on_a_source_that_exists(desk: Path) -> None:
    change(desk / "stock.yaml", "organisatie.]\n    sources: [B01]", "organisatie.]\n    sources: [B99]")
    assert faults_in(desk) == [
        f"front-desk/stock.yaml:{line_of(desk / 'stock.yaml', '- id: shouting')}: shouting: "
        "bron 'B99' bestaat niet; zet hem bij 'sources' of verbeter de naam"
    ]
    change(desk / "stock.yaml", "organisatie.]\n    sources: [B99]", "organisatie.]\n    sources: []")
    assert messages(desk) == [f"shouting: {NO_SOURCE}"]


def test_the_steps_after_a_threat_rest_on_a_source_of_the_card(front_desk: Path) -> None:
    notices = "  notices: [[Blijf rustig, Ga niet in discussie.]]\n"
    change(front_desk / "stock.yaml", notices, f"{notices}  after: [Schrijf het op., Vertel het.]\n")
    assert load(front_desk).pack.card.after[1].base == "Vertel het."
    assert messages(front_desk) == [f"card: {NO_SOURCE}"]
    change(front_desk / "stock.yaml", "Vertel het.]\n", "Vertel het.]\n  sources: [B99]\n")
    assert messages(front_desk) == [
        "card: bron 'B99' bestaat niet; zet hem bij 'sources' of verbeter de naam"
    ]
    change(front_desk / "stock.yaml", "B99", "B01")
    assert messages(front_desk) == []


def test_the_texts_are_read_for_plain_dutch(desk: Path) -> None:
    change(desk / "stock.yaml", "Meld het bij uw organisatie.", "Het wordt gemeld.")
    change(desk / "stock.yaml", "Bel 112.", "Dit dient te gebeuren.")
    assert sorted(messages(desk)) == [
        "card: steps[2]: 'dient' is moeilijk; schrijf 'moet'",
        "shouting: steps[2]: 'wordt gemeld' is lijdend; zeg wie het doet",
    ]


def test_it_does_not_belong_in_the_manifest(desk: Path) -> None:
    found = only_fault(
        desk, "profile: [", "incident_kinds: []\nprofile: [", at="incident_kinds: []", file="pack.yaml"
    )
    assert found == "'incident_kinds' hoort niet in pack.yaml; zet het in een bestand ernaast"


def test_it_comes_in_english(desk: Path) -> None:
    pack = english(translate(desk))
    kind = pack.incident_kind_by_id["shouting"]
    assert {text.in_language("en") for text in (kind.title, *kind.steps)} == {"In English."}
    assert messages(desk) == []
    change(desk / "stock.yaml", "Iemand schreeuwde aan de balie", "Iemand riep aan de balie")
    (message,) = messages(desk)
    assert message.startswith("shouting: de brontekst is veranderd sinds deze vertaling")
    assert english(desk).incident_kinds[0].title.in_language("en") == "Iemand riep aan de balie"
