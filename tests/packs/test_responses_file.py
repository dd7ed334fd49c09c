"""Somebody's answers from a file: everything in it is checked, and an error never repeats an answer."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.packs.changing import PACKS
from zelfscan.core.element import Element
from zelfscan.core.response import Responses
from zelfscan.errors.content import ResponsesError
from zelfscan.packs.loader import Loaded, load
from zelfscan.packs.responses_file import MAX_NOTE, Answers, read_answers


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(PACKS / "front-desk")


@pytest.fixture(scope="module")
def doors() -> Loaded:
    return load(PACKS / "two-doors")


def answers(loaded: Loaded, folder: Path, text: str) -> Answers:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return read_answers(path, loaded)


def refusal(loaded: Loaded, folder: Path, text: str) -> str:
    with pytest.raises(ResponsesError) as caught:
        answers(loaded, folder, text)
    return str(caught.value)


WHOLE: dict[str, Any] = {
    "responses": {"desk.kind": "open", "desk.alarm": "unknown", "hall.coat-rack": "not-applicable"},
    "answered": {"desk.kind": "2026-11-01"},
    "notes": {"desk.kind": "Achter de 😀-pilaar"},
    "elements": [],
    "choices": {"desk-alarm": "planned", "call-support": "done", "wider-desk": "declined"},
}


def test_everything_in_a_file_is_read(loaded: Loaded, tmp_path: Path) -> None:
    found = answers(loaded, tmp_path, json.dumps(WHOLE))
    assert found.responses == Responses(
        WHOLE["responses"], {"desk.kind": date(2026, 11, 1)}, {"desk.kind": "Achter de 😀-pilaar"}
    )
    assert found.choices == WHOLE["choices"]


def test_yaml_and_json_give_the_same(loaded: Loaded, tmp_path: Path) -> None:
    written = """
responses:
  desk.kind: open
  desk.alarm: unknown
  hall.coat-rack: not-applicable
answered: {desk.kind: 2026-11-01}
notes: {desk.kind: Achter de 😀-pilaar}
choices: {desk-alarm: planned, call-support: done, wider-desk: declined}
"""
    assert answers(loaded, tmp_path, written) == answers(loaded, tmp_path, json.dumps(WHOLE))


def test_a_measure_with_a_day_is_planned(loaded: Loaded, tmp_path: Path) -> None:
    text = "choices: {wider-desk: planned}\nplanned: {desk-alarm: 2026-12-05, wider-desk: '2027-01-31'}\n"
    found = answers(loaded, tmp_path, text)
    assert found.planned == {"desk-alarm": date(2026, 12, 5), "wider-desk": date(2027, 1, 31)}
    assert found.choices == {"desk-alarm": "planned", "wider-desk": "planned"}


@pytest.mark.parametrize("text", ["{}", "responses:", "responses: {}", "elements:", "notes:\nchoices:\n"])
def test_nothing_answered_yet_is_fine(loaded: Loaded, tmp_path: Path, text: str) -> None:
    assert answers(loaded, tmp_path, text) == Answers(Responses(), {})


def test_yes_and_no_need_no_quotes(loaded: Loaded, tmp_path: Path) -> None:
    found = answers(loaded, tmp_path, "responses: {desk.threat: no, hall.way-out: yes}")
    assert found.responses.values == {"desk.threat": "no", "hall.way-out": "yes"}


def test_questions_and_measures_of_other_packs_are_taken(loaded: Loaded, tmp_path: Path) -> None:
    found = answers(loaded, tmp_path, "responses: {cellar.lock: no}\nchoices: {cellar-lock: done}\n")
    assert found.responses.values == {"cellar.lock": "no"}
    assert found.choices == {"cellar-lock": "done"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "answers.yaml bevat geen antwoorden. Begin met 'responses:'."),
        ("- a", "answers.yaml bevat geen antwoorden. Begin met 'responses:'."),
        ("desk.kind: open", "answers.yaml, regel 1: onbekende sleutel 'desk.kind'."),
        ("\nresponse: {}", "answers.yaml, regel 2: onbekende sleutel 'response'; bedoelt u 'responses'?"),
        (
            "responses: [a]",
            "answers.yaml, regel 1: onder 'responses' staat per regel een naam met een waarde.",
        ),
        (
            "responses: {desk.knd: open}",
            "answers.yaml, regel 1: vraag 'desk.knd' bestaat niet; bedoelt u 'desk.kind'?",
        ),
        ("responses:\n  zzz: open", "answers.yaml, regel 2: vraag 'zzz' bestaat niet."),
        (
            "responses:\n  desk.alarm: loud",
            "answers.yaml, regel 2: dit is geen antwoord op 'desk.alarm'. "
            "Kies uit: colleagues, sound, none, unknown.",
        ),
        (
            "responses: {desk.kind: unknown}",
            "answers.yaml, regel 1: dit is geen antwoord op 'desk.kind'. Kies uit: open, glass.",
        ),
        (
            "responses: {desk.threat: not-applicable}",
            "answers.yaml, regel 1: dit is geen antwoord op 'desk.threat'. Kies uit: yes, no, unknown.",
        ),
        (
            "responses: {hall.coat-rack: maybe}",
            "answers.yaml, regel 1: dit is geen antwoord op 'hall.coat-rack'. "
            "Kies uit: yes, no, unknown, not-applicable.",
        ),
        (
            "responses: {desk.kind: true}",
            "answers.yaml, regel 1: dit is geen antwoord op 'desk.kind'. Kies uit: open, glass.",
        ),
        (
            "responses: {desk.kind: }",
            "answers.yaml, regel 1: dit is geen antwoord op 'desk.kind'. Kies uit: open, glass.",
        ),
        (
            "responses: {desk.kind: [open]}",
            "answers.yaml, regel 1: dit is geen antwoord op 'desk.kind'. Kies uit: open, glass.",
        ),
        (
            "responses: {desk.kind: {open: 1}}",
            "answers.yaml, regel 1: dit is geen antwoord op 'desk.kind'. Kies uit: open, glass.",
        ),
        (
            "responses: {desk.kind: open, desk.kind: glass}",
            "answers.yaml, regel 1: 'desk.kind' staat hier twee keer; haal er een weg.",
        ),
        ("answered: {zzz: 2026-11-01}", "answers.yaml, regel 1: vraag 'zzz' bestaat niet."),
        ("answered: {desk.kind: gisteren}", "answers.yaml, regel 1: dit is geen datum zoals 2026-11-23."),
        ("answered: {desk.kind: 5}", "answers.yaml, regel 1: dit is geen datum zoals 2026-11-23."),
        (
            "answered: {desk.kind: 2026-02-30}",
            "answers.yaml, regel 1: '2026-02-30' is geen datum; kies een dag die bestaat, zoals 2026-11-23.",
        ),
        ("notes: {zzz: a}", "answers.yaml, regel 1: vraag 'zzz' bestaat niet."),
        (
            "notes: {desk.kind: 112}",
            "answers.yaml, regel 1: een opmerking is tekst; zet er aanhalingstekens om.",
        ),
        (
            "choices: {desk-alrm: done}",
            "answers.yaml, regel 1: maatregel 'desk-alrm' bestaat niet; bedoelt u 'desk-alarm'?",
        ),
        ("choices: {zzz: done}", "answers.yaml, regel 1: maatregel 'zzz' bestaat niet."),
        ("planned: {zzz: 2026-12-05}", "answers.yaml, regel 1: maatregel 'zzz' bestaat niet."),
        ("planned: {desk-alarm: morgen}", "answers.yaml, regel 1: dit is geen datum zoals 2026-11-23."),
        (
            "choices: {desk-alarm: done}\nplanned: {desk-alarm: 2026-12-05}",
            "answers.yaml, regel 2: onder 'choices' staat dat u dit niet meer van plan bent.",
        ),
        (
            "choices: {desk-alarm: open}",
            "answers.yaml, regel 1: dit is geen keuze. Kies uit: planned, done, declined.",
        ),
        (
            "choices: {desk-alarm: [done]}",
            "answers.yaml, regel 1: dit is geen keuze. Kies uit: planned, done, declined.",
        ),
        (
            "elements: [{id: a}]",
            "answers.yaml, regel 1: een element heeft deze sleutels: id, kind, name, responses.",
        ),
        ("elements: 5", "answers.yaml, regel 1: onder 'elements' staat een lijst van deuren en ramen."),
        (
            "elements: [{id: a, kind: door}]",
            "answers.yaml, regel 1: deze soort element bestaat hier niet. Deze vragenlijst kent er geen.",
        ),
        (
            "responses: &a {}",
            "answers.yaml, regel 1: verwijzingen met & en * mogen niet; schrijf uit wat er moet staan.",
        ),
    ],
)
def test_what_does_not_fit_is_one_sentence_with_its_line(
    loaded: Loaded, tmp_path: Path, text: str, message: str
) -> None:
    assert refusal(loaded, tmp_path, text) == message


def test_doors_are_read_one_by_one(doors: Loaded, tmp_path: Path) -> None:
    text = """
responses: {light: yes}
elements:
  - {id: front, kind: door, name: Voordeur, responses: {door.lock: yes, door.bar: unknown}}
  - {id: back, kind: door, responses: {door.bar: not-applicable}}
  - {id: side, kind: door}
"""
    found = answers(doors, tmp_path, text).responses
    assert found == Responses(
        {"light": "yes"},
        elements=(
            Element("front", "door", "Voordeur", {"door.lock": "yes", "door.bar": "unknown"}),
            Element("back", "door", "", {"door.bar": "not-applicable"}),
            Element("side", "door", "", {}),
        ),
    )


@pytest.mark.parametrize(
    ("element", "message"),
    [
        ("5", "een element heeft deze sleutels: id, kind, name, responses."),
        ("{id: a, kind: door, answers: {}}", "een element heeft deze sleutels: id, kind, name, responses."),
        ("{id: 7, kind: door}", "een 'id' bestaat uit kleine letters, cijfers en streepjes."),
        ("{id: A b, kind: door}", "een 'id' bestaat uit kleine letters, cijfers en streepjes."),
        ("{id: a, kind: door, name: 5}", "een naam is tekst van hoogstens 200 tekens."),
        (f"{{id: a, kind: door, name: {'x' * 201}}}", "een naam is tekst van hoogstens 200 tekens."),
        ("{id: a, kind: gate}", "deze soort element bestaat hier niet. Kies uit: door."),
        ("{id: a, kind: [door]}", "deze soort element bestaat hier niet. Kies uit: door."),
        (
            "{id: a, kind: door, responses: 5}",
            "onder 'responses' staat per regel een vraag met een antwoord.",
        ),
        ("{id: a, kind: door, responses: {zzz: yes}}", "vraag 'zzz' bestaat niet."),
        (
            "{id: a, kind: door, responses: {light: yes}}",
            "'light' wordt niet per door gevraagd.",
        ),
        (
            "{id: a, kind: door, responses: {door.lock: geheim}}",
            "dit is geen antwoord op 'door.lock'. Kies uit: yes, no, unknown.",
        ),
    ],
)
def test_an_element_that_does_not_fit_is_one_sentence(
    doors: Loaded, tmp_path: Path, element: str, message: str
) -> None:
    assert refusal(doors, tmp_path, f"elements: [{element}]") == f"answers.yaml, regel 1: {message}"


def test_two_elements_never_share_an_id(doors: Loaded, tmp_path: Path) -> None:
    text = "elements:\n  - {id: a, kind: door}\n  - {id: a, kind: door}\n"
    assert refusal(doors, tmp_path, text) == "answers.yaml, regel 3: deze 'id' staat er twee keer."


def test_a_note_has_a_greatest_length(loaded: Loaded, tmp_path: Path) -> None:
    longest = "a" * MAX_NOTE
    found = answers(loaded, tmp_path, f"notes: {{desk.kind: {longest}}}")
    assert found.responses.notes == {"desk.kind": longest}
    message = refusal(loaded, tmp_path, f"notes: {{desk.kind: {longest}a}}")
    assert message == "answers.yaml, regel 1: een opmerking heeft hoogstens 20000 tekens."


@pytest.mark.parametrize(
    "text",
    [
        "responses: {desk.kind: geheim}",
        "answered: {desk.kind: geheim}",
        "choices: {desk-alarm: geheim}",
        "notes: {desk.kind: [geheim]}",
        "responses: {desk.kind: 'geheim}",
        'notes: {desk.kind: "geheim\\0"}',
    ],
)
def test_an_error_never_repeats_what_somebody_wrote(loaded: Loaded, tmp_path: Path, text: str) -> None:
    assert "geheim" not in refusal(loaded, tmp_path, text)


def test_a_file_that_cannot_be_read_is_said_so(loaded: Loaded, tmp_path: Path) -> None:
    with pytest.raises(ResponsesError, match="missing.yaml, regel 1: het bestand bestaat niet."):
        read_answers(tmp_path / "missing.yaml", loaded)
