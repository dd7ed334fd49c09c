"""The practice house on screen: reading it, and two advisers' answers beside each other and the key."""

from dataclasses import replace

import pytest

from tests.conftest import FixedClock
from tests.store.vaults import a_vault_with_dossier
from zelfscan.core.agreement import Unit
from zelfscan.core.condition import UNKNOWN
from zelfscan.errors.content import CalibrationRefused
from zelfscan.i18n import speak, speaking
from zelfscan.packs.calibration import FOLDER, REACH, Calibration, read_calibration
from zelfscan.packs.library import open_pack
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.presenters.calibration_desk import CalibrationDesk, ComparisonRow, ComparisonView
from zelfscan.presenters.calibration_sums import chance_words
from zelfscan.presenters.elements_desk import REACH as REACH_COLUMN
from zelfscan.store.elements import StoredElement

Answers = dict[Unit, str]
LOCK = Unit("front-door.lock-grade", "D1")
DRIVEWAY, SIGN = Unit("home.driveway"), Unit("camera.sign")


@pytest.fixture(scope="module")
def house() -> Calibration:
    root = questionnaires_folder()
    return read_calibration(root / FOLDER, open_pack("woningscan", root, "en").pack, "en")


@pytest.fixture(scope="module")
def key(house: Calibration) -> Answers:
    return {unit: each.answer for unit, each in house.key.items()}


@pytest.fixture
def desk(house: Calibration) -> CalibrationDesk:
    return CalibrationDesk(house)


def row(view: ComparisonView, unit: Unit) -> ComparisonRow:
    return next(each for each in view.rows if each.unit == unit)


def other_than(house: Calibration, answers: Answers, count: int) -> Answers:
    """Change the first of these answers into another that is known, where there is one."""
    changed = dict(answers)
    for unit in [unit for unit in answers if answers[unit] != UNKNOWN][:count]:
        changed[unit] = next(
            each for each in house.answers_to(unit) if each not in (answers[unit], UNKNOWN, "not-applicable")
        )
    return changed


def test_the_house_is_read_place_by_place_and_door_by_door(desk: CalibrationDesk) -> None:
    view = desk.house()
    assert view.title == "Het oefenhuis"
    assert view.notice == "Dit huis en de bewoner zijn verzonnen."
    assert [place.title for place in view.places][:2] == ["Vooraf", "Straat"]
    assert all(place.facts for place in (*view.places, *view.elements))
    first = view.elements[0]
    assert (first.number, first.title, first.where) == ("D1", "Voordeur", "Voorkant, begane grond")
    assert view.elements[-1].where == "Dak, eerste verdieping"


def test_what_there_is_to_read_does_not_hold_the_key(desk: CalibrationDesk, house: Calibration) -> None:
    read = str(desk.house())
    told = [str(each.why) for each in house.house.key if len(str(each.why)) > 40]
    assert [why for why in told if why in read] == []


def test_the_house_is_read_in_the_language_that_is_spoken(desk: CalibrationDesk) -> None:
    speak("en", resources_folder() / "locale")
    speak("nl")
    with speaking("en"):
        view = desk.house()
    assert (view.title, view.places[1].title, view.elements[0].title) == (
        "The practice house",
        "Street",
        "Front door",
    )


def test_after_a_change_of_language_the_desk_goes_on_with_the_house_as_read_anew(
    desk: CalibrationDesk, house: Calibration
) -> None:
    desk.read_anew(replace(house, house=house.house.model_copy(update={"steps": ()})))
    assert desk.house().steps == ()


def test_equal_answers_are_said_to_be_equal(desk: CalibrationDesk, key: Answers) -> None:
    view = desk.compare(key, key)
    assert view.sums == (f"{len(key)} van de {len(key)} antwoorden zijn gelijk.",)
    assert view.chance[0].startswith("Kappa is 1, over ")
    assert "bijna volledige overeenstemming" in view.chance[0]
    assert all(each.is_equal and each.is_as_key for each in view.rows)
    assert view.key_sums == (
        f"U: {len(key)} van de {len(key)} antwoorden zijn gelijk aan het goede antwoord.",
        f"De ander: {len(key)} van de {len(key)} antwoorden zijn gelijk aan het goede antwoord.",
    )
    assert "aanname" in view.key_note


def test_a_row_says_both_answers_what_became_of_them_and_the_key_with_why(
    desk: CalibrationDesk, key: Answers
) -> None:
    mine = {**key, LOCK: "no"}
    found = row(desk.compare(mine, key), LOCK)
    assert (found.mine, found.theirs, found.key) == ("Geen keurmerk", "2 of 3 sterren", "2 of 3 sterren")
    assert (found.outcome, found.key_outcome) == ("Verschillend", "Anders dan het goede antwoord")
    assert (found.place, found.about) == ("Deuren en ramen", "D1 Voordeur")
    assert found.question == "Hoeveel sterren heeft het slot van deze deur volgens het SKG-keurmerk?"
    assert found.why == "Drie sterren is goed."
    assert not found.is_equal and not found.is_as_key
    assert found.spoken == f"D1 Voordeur. {found.question} Verschillend. Anders dan het goede antwoord."


def test_a_row_about_the_house_names_its_stop(desk: CalibrationDesk, key: Answers) -> None:
    found = row(desk.compare(key, key), SIGN)
    assert (found.place, found.about, found.mine) == ("Voordeur", "", "Nee")
    assert found.spoken == f"{found.question} Gelijk. Gelijk aan het goede antwoord."


def test_a_row_about_reach_asks_whether_a_burglar_gets_there(desk: CalibrationDesk, key: Answers) -> None:
    assert REACH == REACH_COLUMN
    found = row(desk.compare(key, key), Unit(REACH, "D4"))
    assert "Kan een inbreker bij deze deur komen?" in found.question
    assert found.key == "Ja, via een aanbouw of een dak"


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome", "key_outcome"),
    [
        ("no", UNKNOWN, "Eén van u weet het niet", "Gelijk aan het goede antwoord"),
        (UNKNOWN, "no", "Eén van u weet het niet", "Dit was wel te weten"),
        (UNKNOWN, UNKNOWN, "Gelijk", "Dit was wel te weten"),
        (None, "no", "Nog niet allebei beantwoord", "Nog niet beantwoord"),
    ],
)
def test_not_knowing_and_not_answering_are_told_apart(
    desk: CalibrationDesk, mine: str | None, theirs: str, outcome: str, key_outcome: str
) -> None:
    found = row(desk.compare({SIGN: mine} if mine else {}, {SIGN: theirs}), SIGN)
    assert (found.outcome, found.key_outcome) == (outcome, key_outcome)
    assert found.is_answered == (mine is not None)
    assert found.mine == {"no": "Nee", UNKNOWN: "Weet ik niet"}.get(mine or "", "Nog niet beantwoord")


def test_of_a_door_not_knowing_has_the_same_words(desk: CalibrationDesk) -> None:
    found = row(desk.compare({LOCK: UNKNOWN}, {LOCK: "gone"}), LOCK)
    assert (found.mine, found.theirs) == ("Weet ik niet", "Nog niet beantwoord")
    assert row(desk.compare({}), LOCK).mine == "Nog niet beantwoord"


def test_what_could_not_be_known_is_called_a_guess(desk: CalibrationDesk, key: Answers) -> None:
    unit = Unit("fire.heard-in-bedrooms")
    view = desk.compare({**key, unit: "yes", SIGN: UNKNOWN}, key)
    assert row(view, unit).key_outcome == "Dit was niet te weten"
    assert "Bij 1 vraag was het antwoord niet te weten" in view.key_sums[0]
    assert "Bij 1 vraag was het antwoord wel te weten" in view.key_sums[0]
    assert "Bij" not in view.key_sums[1]


def test_the_sums_say_what_became_of_every_question(
    desk: CalibrationDesk, house: Calibration, key: Answers
) -> None:
    theirs = {**key, SIGN: UNKNOWN, LOCK: "no"}
    del theirs[DRIVEWAY]
    assert desk.compare(key, theirs).sums == (
        f"{len(key) - 3} van de {len(key) - 1} antwoorden zijn gelijk.",
        "Bij 1 vraag is uw antwoord anders dan dat van de ander.",
        "Bij 1 vraag weet één van u het niet.",
        "1 vraag telt niet mee: die hebt u niet allebei beantwoord.",
        "Waar u verschilt, is uw antwoord 1 keer gunstiger voor de woning en 0 keer minder gunstig.",
    )


def test_one_equal_answer_is_said_in_the_singular(desk: CalibrationDesk) -> None:
    view = desk.compare({SIGN: "no", DRIVEWAY: "yes"}, {SIGN: "no", DRIVEWAY: "no"})
    assert view.sums[0] == "1 van de 2 antwoorden is gelijk."
    assert view.key_sums[1] == "De ander: 1 van de 2 antwoorden is gelijk aan het goede antwoord."


def test_many_equal_answers_have_a_kappa_with_its_margin(
    desk: CalibrationDesk, house: Calibration, key: Answers
) -> None:
    chance = desk.compare(other_than(house, key, 60), key).chance
    assert "(tussen " in chance[0] and "overeenstemming." in chance[0]
    assert chance[1].startswith("Bij vragen met meer antwoorden is kappa ")
    assert chance[-1].startswith("Kappa zegt hoeveel vaker")


def test_a_kappa_below_zero_has_its_sign(desk: CalibrationDesk) -> None:
    other = Unit("outside.name-plate")
    view = desk.compare({SIGN: "no", other: "no"}, {SIGN: "yes", other: "yes"})
    assert view.chance[0] == (
        "Kappa is −1, over 2 vragen. Bij minder dan 30 vragen zegt dat nog weinig."
    )  # fmt: skip


def test_where_kappa_is_not_defined_that_is_said(desk: CalibrationDesk) -> None:
    for answers in ({}, {SIGN: "no"}):
        assert desk.compare(answers, answers).chance == (
            "Kappa is niet te berekenen. Daarvoor moeten uw antwoorden meer uiteenlopen.",
        )


def test_without_answers_nothing_is_summed(desk: CalibrationDesk) -> None:
    view = desk.compare({}, {})
    assert view.sums == ("Er is nog geen vraag die u allebei hebt beantwoord.",)
    assert view.key_sums == ("U: er zijn nog geen antwoorden.", "De ander: er zijn nog geen antwoorden.")


def test_without_somebody_else_there_is_still_the_key(desk: CalibrationDesk, key: Answers) -> None:
    view = desk.compare(key)
    assert (view.sums, view.chance, len(view.key_sums)) == ((), (), 1)
    assert {(each.theirs, each.outcome, each.is_equal) for each in view.rows} == {("", "", False)}
    assert all(each.is_as_key for each in view.rows)


def test_kappa_that_is_the_same_throughout_has_no_margin_to_say(house: Calibration, key: Answers) -> None:
    words = chance_words(house.units, house.pack.item_by_id, key, key)
    assert "tussen" not in words[0]


def test_the_answers_come_out_of_a_dossier_that_was_prepared_with_the_doors_and_windows(
    desk: CalibrationDesk, key: Answers, tmp_path, clock: FixedClock
) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    by_number = {}
    for place, element in zip(desk.house().elements, desk.elements(), strict=True):
        assert element.reach == ""
        answer = key[Unit(REACH, place.number)]
        by_number[place.number] = dossier.add_element(replace(element, reach=answer), clock())
    for unit, answer in key.items():
        if unit.item != REACH:
            element_id = by_number[unit.element].id if unit.element else ""
            dossier.answer(unit.item, answer, clock(), element_id)
    values: dict[str, dict[str, str]] = {}
    for each in dossier.responses():
        values.setdefault(each.element, {})[each.item] = each.value or ""
    assert desk.answers_of(values.pop(""), dossier.elements(), values) == key
    vault.close()


def test_a_door_is_known_by_its_name_in_any_language_and_in_any_order(desk: CalibrationDesk) -> None:
    elements = (
        StoredElement("b", "door", "Back door", reach="yes"),
        StoredElement("a", "door", "Voordeur"),
        StoredElement("c", "window", "Voordeur", reach="no"),
        StoredElement("d", "door", "Kattenluik", reach="no"),
    )
    values = {"a": {"front-door.lock-grade": "no", "camera.sign": "no"}, "d": {"front-door.lock-grade": "no"}}
    assert desk.answers_of({"office.own-company": "yes"}, elements, values) == {
        LOCK: "no",
        Unit(REACH, "D2"): "yes",
    }


def test_answers_go_to_another_adviser_and_come_back(desk: CalibrationDesk, key: Answers) -> None:
    assert desk.answers_from(desk.text_of(key)) == key
    with pytest.raises(CalibrationRefused):
        desk.answers_from("zomaar iets")


def test_nothing_about_a_person_is_sent(desk: CalibrationDesk) -> None:
    answers = desk.answers_of(
        {"camera.sign": "no", "family.children": "yes"},
        [StoredElement("x", "door", "Deur van Jan", reach="yes")],
    )
    text = desk.text_of(answers)
    assert "family" not in text and "Jan" not in text and '["camera.sign","","no"]' in text
