"""The practice house: the shipped one is whole, and what is wrong with another is said with its line."""

import re
import shutil
from pathlib import Path

import pytest

from tests.packs.changing import change, line_of
from zelfscan.core.agreement import Unit
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.flow import asked_items, situation_of
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import texts_in
from zelfscan.errors.content import PackError
from zelfscan.packs import text_checks
from zelfscan.packs.calibration import FILE, FOLDER, REACH, Calibration, check_calibration, read_calibration
from zelfscan.packs.library import check_folder, open_pack
from zelfscan.packs.stock import Stock
from zelfscan.paths import questionnaires_folder

SHIPPED = questionnaires_folder() / FOLDER


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack("woningscan", questionnaires_folder()).pack


@pytest.fixture(scope="module")
def shipped(pack: Pack) -> Calibration:
    return read_calibration(SHIPPED, pack)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped house that may be changed."""
    return Path(shutil.copytree(SHIPPED, tmp_path / FOLDER))


def faults(folder: Path, pack: Pack) -> list[str]:
    return [str(fault) for fault in check_calibration(folder, pack)]


def only_fault(folder: Path, pack: Pack, old: str, new: str, at: str = "") -> str:
    """Change one thing in the house; return its only fault, once its line is seen to be right."""
    change(folder / FILE, old, new)
    with pytest.raises(PackError) as caught:
        read_calibration(folder, pack)
    assert len(caught.value.faults) == 1, str(caught.value)
    fault = caught.value.faults[0]
    assert (fault.file, fault.line) == (f"{FOLDER}/{FILE}", line_of(folder / FILE, at or new)), str(fault)
    return fault.message


def test_the_shipped_house_has_no_faults_in_any_language(pack: Pack) -> None:
    assert faults(SHIPPED, pack) == []


def test_the_house_says_that_it_is_made_up_and_that_the_key_is_an_assumption(shipped: Calibration) -> None:
    house = shipped.house
    assert "verzonnen" in str(house.notice)
    assert "aanname" in str(house.key_note)
    assert house.grade == "assumption"


def test_every_question_of_the_walk_has_a_key_and_nothing_else_has(shipped: Calibration) -> None:
    values = {unit.item: each.answer for unit, each in shipped.key.items() if not unit.element}
    asked = asked_items(situation_of(shipped.pack, shipped.route, Responses(values)), shipped.route)
    once = [item for item in asked if shipped.pack.item_by_id[item].repeats is None]
    assert [unit.item for unit in shipped.units if not unit.element] == once


def test_there_are_enough_doors_and_windows_on_several_sides(shipped: Calibration) -> None:
    elements = shipped.house.elements
    assert {each.kind for each in elements} == {"door", "window"}
    assert min(sum(each.kind == kind for each in elements) for kind in ("door", "window")) >= 4
    assert {each.facade for each in elements} >= {"front", "back", "roof"}
    assert {shipped.key[Unit(REACH, each.number)].answer for each in elements} == {"yes", "annex", "no"}


def test_some_things_cannot_be_known(shipped: Calibration) -> None:
    not_known = [unit for unit, each in shipped.key.items() if each.answer == UNKNOWN]
    assert len(not_known) >= 6
    assert any(unit.element for unit in not_known)


def test_good_and_bad_answers_are_mixed(shipped: Calibration) -> None:
    """A key that is mostly one answer would reward whoever always gives that one."""
    scored = [
        (shipped.pack.item_by_id[unit.item], each.answer)
        for unit, each in shipped.key.items()
        if unit.item in shipped.pack.item_by_id and shipped.pack.item_by_id[unit.item].is_scored
    ]
    best = sum(item.standings[answer].low == 1 for item, answer in scored if answer in item.standings)
    assert 0.3 <= best / len(scored) <= 0.6


def test_every_stop_has_facts(shipped: Calibration) -> None:
    assert [each.id for each in shipped.house.places] == [stop.id for stop in shipped.route.stops]


def test_the_dutch_is_plain(shipped: Calibration) -> None:
    stock = Stock()
    for _, text in texts_in(shipped.house):
        text_checks._check("house", "house", str(text), text, text_checks.ON_SCREEN, stock)
    assert [fault.message for fault in stock.faults] == []


def test_no_text_has_an_amount_or_a_person_with_a_name(shipped: Calibration) -> None:
    for _, text in texts_in(shipped.house):
        assert not re.search(r"€|euro\b|\bmevrouw\b|\bmeneer\b", str(text)), text


def test_the_house_speaks_english_where_that_is_asked(pack: Pack) -> None:
    english = read_calibration(SHIPPED, pack, "en")
    texts: list[LocalizedText] = [text for _, text in texts_in(english.house)]
    assert [str(text) for text in texts if not dict(text.translations).get("en")] == []
    assert english.house.title.in_language("en") == "The practice house"


def test_in_its_own_language_or_one_that_is_not_there_it_stays_as_it_is(
    pack: Pack, shipped: Calibration
) -> None:
    assert read_calibration(SHIPPED, pack, "nl") == read_calibration(SHIPPED, pack, "fr") == shipped


def test_a_translation_of_an_older_text_is_not_used_and_the_check_says_so(folder: Path, pack: Pack) -> None:
    change(folder / FILE, "Een dreiging is er nu niet.", "Er is nu geen dreiging.")
    place = read_calibration(folder, pack, "en").house.places[0]
    assert [text.in_language("en") for text in place.facts] == [str(text) for text in place.facts]
    assert read_calibration(folder, pack, "en").house.title.in_language("en") == "The practice house"
    assert ["brontekst is veranderd" in each for each in faults(folder, pack)] == [True]


def test_what_is_not_translated_is_said(folder: Path, pack: Pack) -> None:
    english = folder / "locale" / "en.yaml"
    text = english.read_text(encoding="utf-8")
    english.write_text(text[: text.index("\nnot_compared:")] + "\n", encoding="utf-8")
    assert [
        "front-door.hinge-side: de vertaling in 'en' ontbreekt" in each for each in faults(folder, pack)
    ] == [True]
    skipped = read_calibration(folder, pack, "en").house.not_compared[0]
    assert skipped.why.in_language("en") == str(skipped.why)


def test_a_translation_of_nothing_is_said(folder: Path, pack: Pack) -> None:
    english = folder / "locale" / "en.yaml"
    english.write_text(english.read_text(encoding="utf-8") + "  loose.end: {why: x}\n", encoding="utf-8")
    assert ["'loose.end' bestaat niet" in each for each in faults(folder, pack)] == [True]
    assert read_calibration(folder, pack, "en").house.title.in_language("en") == "The practice house"


@pytest.mark.parametrize("text", ["", "- a\n", "key: [1]\nhouse: x\n"])
def test_a_translation_of_another_shape_is_said(folder: Path, pack: Pack, text: str) -> None:
    (folder / "locale" / "en.yaml").write_text(text, encoding="utf-8")
    assert faults(folder, pack) != []


def test_a_translation_that_cannot_be_read_keeps_the_house_from_opening_in_that_language(
    folder: Path, pack: Pack, shipped: Calibration
) -> None:
    (folder / "locale" / "en.yaml").write_text("house: [", encoding="utf-8")
    with pytest.raises(PackError, match=r"locale/en.yaml"):
        read_calibration(folder, pack, "en")
    assert read_calibration(folder, pack) == shipped
    assert len(faults(folder, pack)) == 1


def test_a_house_that_is_not_there_is_said(tmp_path: Path, pack: Pack) -> None:
    with pytest.raises(PackError, match="het bestand bestaat niet"):
        read_calibration(tmp_path, pack)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "begin met 'house:'"),
        ("- a\n", "begin met 'house:'"),
        ("places: []\n", "'house' ontbreekt"),
        ("house: 3\n", "'house' ontbreekt"),
        ("house: &a {}\n", "verwijzingen"),
        ("house: {}\n", "'id' ontbreekt"),
    ],
)
def test_a_file_that_is_no_house_is_said(folder: Path, pack: Pack, text: str, message: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    assert any(message in each for each in faults(folder, pack)), faults(folder, pack)


@pytest.mark.parametrize(
    ("old", "new", "message", "at"),
    [
        ("\nkey:\n", "\nkees: 1\n\nkey:\n", "onbekende sleutel 'kees'", "kees: 1"),
        (
            "  grade: assumption\n",
            "  grade: assumption\n  places: []\n",
            "onbekende sleutel 'places'",
            "  places: []",
        ),
        ("  grade: assumption", "  grade: B", "'grade' moet een van deze zijn", ""),
        ("  pack: woningscan", "  pack: zelfscan", "vragenlijst 'zelfscan' bestaat niet", ""),
        ("  route: adviseur", "  route: advies", "route 'advies' bestaat niet; bedoelt u 'adviseur'?", ""),
        ("  - id: straat", "  - id: straten", "halte 'straten' bestaat niet; bedoelt u 'straat'?", ""),
        ("  - number: D3", "  - number: D4x", "'number' is geen geldige naam", ""),
        ("  - number: R3", "  - number: R7", "het nummer is 'R7'; schrijf 'R3'", ""),
        ("item: home.driveway,", "item: home.drive,", "'home.drive' hoort niet bij dit huis", ""),
        (
            'item: camera.sign, answer: "no"',
            "item: camera.sign, answer: nee",
            "kies uit: yes, no, unknown",
            "",
        ),
        ("home.pkvw, answer: unknown", "home.pkvw, answer: not-applicable", "kies uit: valid", ""),
        ("item: reach, element: R6, answer: annex", "item: reach, element: R6, answer: roof", "kies uit", ""),
        ("element: R6, answer: p4a-or-higher", "element: R6, answer: p9", "heeft geen antwoord 'p9'", ""),
        (
            "item: glass.class, element: R6",
            "item: glass.class, element: D1",
            "'glass.class D1' hoort niet bij dit huis",
            "",
        ),
        ("item: fire.extinguisher,", "item: fire.extinguisher, element: D1,", "hoort niet bij dit huis", ""),
        ("hinge-side, element: D3", "hinge-side, element: R3", "hoort niet bij dit huis", ""),
        (
            "hinge-side, element: D3, why: Een",
            "hinge-side, element: D1, why: Een",
            "staat ook in de sleutel",
            "",
        ),
    ],
)
def test_what_does_not_fit_the_questionnaire_is_said_with_its_line(
    folder: Path, pack: Pack, old: str, new: str, message: str, at: str
) -> None:
    found = only_fault(folder, pack, old, new, at=at or new.strip())
    assert message in found


def test_a_question_without_a_key_is_said(folder: Path, pack: Pack) -> None:
    line = '  - {item: home.driveway, answer: "yes", why: Er is een oprit.}\n'
    change(folder / FILE, line, "")
    messages = faults(folder, pack)
    assert [each for each in messages if "'home.driveway' ontbreekt in de sleutel" in each]
    # What hangs on the driveway is then asked by nobody.
    assert [each for each in messages if "'outside.light-driveway' vraagt niemand" in each]


def test_a_door_without_a_key_is_said(folder: Path, pack: Pack) -> None:
    line = (
        "  - {item: reach, element: D4, answer: annex, why: Iemand komt erbij via het dak van de aanbouw.}\n"
    )
    change(folder / FILE, line, "")
    assert ["'reach D4' ontbreekt in de sleutel" in each for each in faults(folder, pack)] == [True]


def test_a_key_to_a_question_that_is_not_asked_then_is_said(folder: Path, pack: Pack) -> None:
    change(folder / FILE, 'item: camera.present, answer: "yes"', 'item: camera.present, answer: "no"')
    found = [each for each in faults(folder, pack) if "vraagt niemand bij deze antwoorden" in each]
    assert len(found) == 3


def test_a_key_that_stands_there_twice_is_said(folder: Path, pack: Pack) -> None:
    line = '  - {item: home.driveway, answer: "yes", why: Er is een oprit.}\n'
    change(folder / FILE, line, line * 2)
    assert ["'home.driveway' staat hier twee keer" in each for each in faults(folder, pack)] == [True]


def test_a_kind_that_is_not_there_is_said(folder: Path, pack: Pack) -> None:
    text = (folder / FILE).read_text(encoding="utf-8").replace("kind: window", "kind: windows")
    (folder / FILE).write_text(text, encoding="utf-8")
    assert any("soort element 'windows' bestaat niet" in each for each in faults(folder, pack))


def test_a_file_that_a_link_leads_out_of_the_folder_is_refused(tmp_path: Path, pack: Pack) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / FILE).symlink_to(SHIPPED / FILE)
    assert ["buiten de map" in each for each in faults(folder, pack)] == [True]


def test_of_what_is_not_in_the_house_there_is_no_answer(shipped: Calibration) -> None:
    for unit in (
        Unit("gone"),
        Unit("glass.class"),
        Unit("glass.class", "R99"),
        Unit("glass.class", "D1"),
        Unit(REACH),
        Unit("camera.sign", "D1"),
    ):
        assert shipped.answers_to(unit) == ()


def test_the_check_of_all_packs_looks_at_the_house_too(tmp_path: Path) -> None:
    copied = tmp_path / "questionnaires"
    shutil.copytree(questionnaires_folder(), copied)
    assert check_folder(copied) == ()
    house = copied / "calibration" / "house.yaml"
    house.write_text(house.read_text(encoding="utf-8").replace("route: adviseur", "route: nergens"), "utf-8")
    assert [fault.file for fault in check_folder(copied)] == ["calibration/house.yaml"]
    house.write_text("house: [", encoding="utf-8")
    assert {fault.file for fault in check_folder(copied)} == {"calibration/house.yaml"}
