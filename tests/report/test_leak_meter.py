"""The leak meter: nothing that is in a file is missing from it, and what is left out is gone."""

from dataclasses import replace

import pytest

from tests.content.cases import cases
from tests.report.content_lines import text_of
from tests.report.edition_samples import PLANTED, everything, judged_case, planted
from zelfscan.core.assessment import assess
from zelfscan.core.response import Responses
from zelfscan.report.content.editions import document
from zelfscan.report.content.editions_ticks import ticks
from zelfscan.report.content.leaks import CAN_BE_LEFT_OUT, Held, held, offered
from zelfscan.report.content.wanted import EDITIONS, Detail, Edition, Material, Wanted

NAMES = (
    "woningscan-bedreigde-wethouder-huurt-tussenwoning",
    "woningscan-rondgang-van-een-adviseur",
    "zelfscan-weet-bijna-niets",
)
CASES = [pytest.param(case, id=case.name) for case in cases() if case.name in NAMES]
LEAVABLE = [
    pytest.param(edition, detail, id=f"{edition}-{detail}")
    for edition in EDITIONS
    for detail in sorted(CAN_BE_LEFT_OUT[edition])
]


def a_material(name: str = NAMES[0]) -> Material:
    return planted(judged_case(next(case for case in cases() if case.name == name)))


def meter(material: Material, wanted: Wanted) -> dict[Detail, Held]:
    return {each.detail: each for each in held(material, wanted)}


def read(material: Material, wanted: Wanted) -> str:
    return text_of(document(material, wanted))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", NAMES)
def test_everything_typed_that_the_file_holds_is_on_the_meter(name: str, edition: Edition) -> None:
    material = a_material(name)
    wanted = everything(material, edition)
    text = read(material, wanted)
    in_file = {detail for detail, word in PLANTED.items() if word in text}

    assert in_file <= set(meter(material, wanted))


def test_the_private_and_the_advice_edition_hold_what_was_typed_so_the_test_above_sees_something() -> None:
    material = a_material()
    seen = {
        edition: {
            detail
            for detail, word in PLANTED.items()
            if word in read(material, everything(material, edition))
        }
        for edition in EDITIONS
    }

    assert {"notes", "remarks", "elements", "photos", "conclusion", "findings"} <= seen["private"]
    assert {"remarks", "elements", "photos", "conclusion", "findings", "pseudonym", "adviser"} <= seen[
        "advice"
    ]
    assert {"notes", "pseudonym"} <= seen["adviser"]
    assert not seen["employer"] | seen["installer"] | seen["household"]


@pytest.mark.parametrize(("edition", "detail"), LEAVABLE)
def test_what_is_left_out_is_gone_from_the_meter_and_from_the_file(edition: Edition, detail: Detail) -> None:
    material = a_material()
    before, after = everything(material, edition), everything(material, edition, detail)
    word = PLANTED.get(detail, "")

    assert detail in meter(material, before)
    assert detail not in meter(material, after)
    assert read(material, after) != read(material, before)
    if word:
        assert word not in read(material, after)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_can_be_left_out_is_still_offered_after_that(edition: Edition) -> None:
    material = a_material()
    wanted = everything(material, edition, *CAN_BE_LEFT_OUT[edition])

    assert offered(material, wanted) == held(material, everything(material, edition))


def test_a_count_is_the_number_that_stands_in_the_file() -> None:
    material = a_material()
    wanted = everything(material, "adviser")
    text, judged = read(material, wanted), material.judged
    told = [
        item.id
        for item in judged.pack.items
        if item.question.base in text or (item.good is not None and item.good.base in text)
    ]
    noted = text.count("plantnotitie")

    assert meter(material, wanted)["answers"].count <= len(told)
    assert meter(material, wanted)["notes"].count == noted
    assert meter(material, wanted)["measures"].count == len(
        [tick for tick in ticks(material, "adviser") if tick.group == "measure"]
    )
    assert meter(material, wanted)["weak-spots"].count == len(
        [tick for tick in ticks(material, "adviser") if tick.group == "risk"]
    )


def test_every_answer_in_the_hand_over_is_counted() -> None:
    material = a_material()
    wanted = everything(material, "adviser", "notes")
    text = read(material, wanted)
    told = {
        item.id
        for item in material.judged.pack.items
        if item.question.base in text or (item.good is not None and item.good.base in text)
    }

    assert len(told) > 20
    assert meter(material, wanted)["answers"].count == len(told)


def test_the_words_of_the_meter_name_kind_and_number() -> None:
    found = meter(a_material(), everything(a_material(), "advice"))

    assert found["photos"].words == "3 foto’s"
    assert found["conclusion"].words == "De conclusie van de adviseur"


def test_nothing_ticked_is_nothing_told() -> None:
    for edition in ("adviser", "employer", "installer", "household"):
        assert "measures" not in meter(a_material(), Wanted(edition, ticked=frozenset()))
    assert "answers" not in meter(a_material(), Wanted("adviser", ticked=frozenset()))
    assert "Tussenwoning" not in read(a_material(), Wanted("adviser", ticked=frozenset()))


def test_before_anybody_chooses_no_risk_and_no_note_is_ticked_for_an_adviser() -> None:
    found = meter(a_material(), Wanted("adviser"))

    assert {"weak-spots", "notes"}.isdisjoint(found)
    assert {"answers", "measures", "threat"} <= set(found)


def test_the_threat_can_stay_away_from_an_adviser_and_then_no_word_tells_of_it() -> None:
    material = a_material()
    assert "threat" in meter(material, everything(material, "adviser"))

    text = read(material, everything(material, "adviser", "threat")).lower()
    assert "dreiging tegen u" not in text
    assert "er is nu een dreiging" not in text
    assert "concrete dreiging" not in text


def test_a_threat_that_somebody_acted_on_already_can_stay_away_too() -> None:
    judged = a_material().judged
    about = next(m for m in judged.pack.measures if m.id == "report-concrete-threat")
    responses, route = judged.situation.responses, judged.route
    done = Material(assess(judged.pack, route, responses, judged.day, {about.id: "done"}))
    only = Wanted("adviser", ticked=frozenset(("chapter:done",)))
    without = replace(only, left_out=frozenset(("threat",)))

    assert about.title.base in read(done, only)
    assert "threat" in meter(done, only)
    assert about.title.base not in read(done, without)
    assert {"threat", "choices"}.isdisjoint(meter(done, without))


def test_an_answer_that_is_not_asked_any_more_is_on_the_meter_as_long_as_the_file_tells_it() -> None:
    pack = a_material(NAMES[2]).judged.pack
    hidden = pack.item_by_id["incidents.at-home"]
    given = {"incidents.past-year": "no", hidden.id: hidden.options[-1].id}
    material = Material(assess(pack, pack.routes[0], Responses(given), a_material().judged.day))

    assert f"{hidden.question.base} | {hidden.options[-1].text.base}" in read(material, Wanted())
    assert meter(material, Wanted())["answers"].count == 2
    assert "In dit bestand: 2 antwoorden, ook over gevoelige zaken." in read(material, Wanted())


def test_no_photograph_comes_along_by_itself() -> None:
    material = a_material()

    assert "photos" not in meter(material, Wanted("installer"))
    assert meter(material, Wanted("installer", photos=frozenset((2,))))["photos"].count == 1
