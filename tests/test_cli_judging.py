"""Reasons, comparison, rescan and steadiness through the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_runs import DAY, ROOT, refusal, run
from tests.packs.changing import a_copy, change
from zelfscan import cli

DATA = ROOT / "tests" / "data"
WORKED, DOORS = str(DATA / "packs" / "worked-example"), str(DATA / "packs" / "two-doors")
ANSWERS, TWO_DOORS = (
    str(DATA / "responses" / "worked-example.yaml"),
    str(DATA / "responses" / "two-doors.yaml"),
)


def as_json(*arguments: str) -> Any:
    found = run(*arguments, *DAY, "--json")
    assert (found.code, found.err) == (0, b"")
    return json.loads(found.out)


@pytest.fixture(scope="module")
def why() -> Any:
    return as_json("score", "--pack", WORKED, "--responses", ANSWERS, "--why")["why"]


@pytest.fixture(scope="module")
def doors() -> Any:
    return as_json("score", "--pack", DOORS, "--responses", TWO_DOORS, "--why")


def test_every_score_risk_and_measure_has_its_reasons(why: Any) -> None:
    assert list(why["subjects"]) == [
        "overall", "section:facade", "section:habits", "risk:burglary",
        "measure:m1-window-locks", "measure:m3-timer", "measure:m4-monitoring", "measure:m2-sensor-light",
    ]  # fmt: skip


def test_a_risk_leads_to_rule_answers_effects_and_grades(why: Any) -> None:
    burglary = why["subjects"]["risk:burglary"]
    assert (burglary["rule"], burglary["section"], burglary["level_rule"]) == ("adversary", "5.5", "end")
    reasons = {reason["item"]: reason for reason in burglary["reasons"]}
    window = reasons["window-locks"]
    assert (window["answer"], window["low"], window["pull"], window["gain"]) == ("no", 0.0, "bigger", 0.156)
    assert window["workings"] == [
        {
            "item": "window-locks", "part": "window", "layer": "barrier", "amount": "share",
            "lower": 0.26, "central": 0.6, "upper": 0.92, "grade": "A", "sources": ["W01"],
        }
    ]  # fmt: skip
    assert reasons["light"]["pull"] == "unknown"
    assert reasons["alarm"]["pull"] == "none"
    assert burglary["trace"]["ways"][1]["is_weakest"] is True
    figures = {figure["name"]: figure for figure in burglary["figures"]}
    assert (figures["frequency"]["value"], figures["frequency"]["grade"]) == (0.02, "B")
    assert {"impact", "targeting", "share:alarm", "share:monitored"} <= set(burglary["assumptions"])
    assert "share:window-locks" not in burglary["assumptions"]


def test_a_section_leads_to_its_weights_and_to_what_caps_it(why: Any) -> None:
    facade = why["subjects"]["section:facade"]
    assert facade["limits"] == [{"item": "window-locks", "threshold": 0.5, "cap": 49.0, "is_known": True}]
    weights = {reason["item"]: reason["workings"][0]["central"] for reason in facade["reasons"]}
    assert weights == {
        "door-lock": 3,
        "window-locks": 3,
        "light": 2,
        "timer": 1,
        "alarm": 1,
        "garage-lock": 1,
    }
    lost = {reason["item"]: reason["gain"] for reason in facade["reasons"]}
    assert (lost["window-locks"], lost["light"], lost["door-lock"], lost["garage-lock"]) == (30, 9, 0, 0)


def test_the_whole_leads_to_its_sections(why: Any) -> None:
    overall = why["subjects"]["overall"]
    assert overall["parts"] == ["section:facade", "section:habits"]
    assert overall["assumptions"] == ["weight:facade", "weight:habits"]


def test_a_measure_leads_to_the_answers_that_call_for_it_and_the_risks_it_lowers(why: Any) -> None:
    locks = why["subjects"]["measure:m1-window-locks"]
    assert locks["calls"] == [{"item": "window-locks", "answer": "no", "now": 0.0, "to": 1.0, "raises": True}]
    (fall,) = locks["falls"]
    assert (fall["before"]["high"], fall["after"]["high"]) == (0.316, 0.16)
    assert [working["item"] for working in fall["workings"]] == ["window-locks"]


def test_an_open_question_says_what_knowing_would_change_and_how_long_it_takes(why: Any) -> None:
    (light,) = why["find_out"]
    assert (light["item"], light["worth"], light["minutes"]) == ("light", 0.079, 2)
    assert light["spans"] == [
        {"scenario": "burglary", "low": 0.237, "high": 0.316, "ratio_low": 1.185, "ratio_high": 1.58}
    ]


def test_the_weakest_door_decides_and_is_named(doors: Any) -> None:
    assert doors["risks"][0]["high"] == 0.25
    burglary = doors["why"]["subjects"]["risk:burglary"]
    assert burglary["trace"]["ways"][0]["element"] == "back"
    named = {reason["item"]: (reason["element"], reason["answer"]) for reason in burglary["reasons"]}
    assert named == {
        "door.lock": ("back", "no"), "door.bar": ("back", "not-applicable"), "light": (None, "yes"),
    }  # fmt: skip


def test_a_section_counts_the_weakest_door(doors: Any) -> None:
    assert doors["sections"][0]["low"] == 50


def test_reasons_are_there_only_as_json() -> None:
    said = refusal("score", "--pack", WORKED, "--responses", ANSWERS, "--why")
    assert said == "Zet '--json' bij '--why': de redenen zijn er alleen als JSON."


def answers(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_changed_by_answers_and_by_content_is_kept_apart(tmp_path: Path) -> None:
    newer = a_copy("worked-example", tmp_path)
    change(
        newer / "content.yaml",
        "{item: timer, lower: 0, central: 0.10",
        "{item: timer, lower: 0, central: 0.20",
    )
    before = answers(tmp_path / "before.yaml", 'responses: {door-lock: "yes", timer: "yes", light: "no"}')
    after = answers(tmp_path / "after.yaml", 'responses: {door-lock: "yes", timer: "yes", light: "yes"}')
    command = ("compare", "--pack", str(newer), "--responses", after)
    found = as_json(*command, "--before", before, "--before-pack", WORKED)
    assert [(each["kind"], each["id"], each["verdict"]) for each in found["by_content"]] == [
        ("risk", "burglary", "better")
    ]
    assert [(each["kind"], each["id"], each["verdict"]) for each in found["by_answers"]] == [
        ("overall", "overall", "better"),
        ("section", "facade", "better"),
        ("risk", "burglary", "better"),
        ("measure", "m2-sensor-light", "gone"),
    ]
    assert found["answers"] == [
        {"item": "light", "element": None, "before": "no", "after": "yes", "verdict": "better"}
    ]
    assert found["dropped"] == []


def test_the_same_answers_to_the_same_questions_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["compare", "--pack", WORKED, "--responses", ANSWERS, "--before", ANSWERS, *DAY]
    assert cli.main(command) == 0
    assert capsys.readouterr().out == "Door uw antwoorden: 0\nAlleen door de vragenlijst: 0\n"


def test_a_change_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answers(tmp_path / "before.yaml", 'responses: {light: "no"}')
    after = answers(tmp_path / "after.yaml", 'responses: {light: "yes"}')
    assert cli.main(["compare", "--pack", WORKED, "--responses", after, "--before", before, *DAY]) == 0
    assert "  measure m2-sensor-light: gone" in capsys.readouterr().out.splitlines()


def test_a_rescan_asks_what_is_stale_undated_open_or_touched(tmp_path: Path) -> None:
    given = answers(
        tmp_path / "given.yaml",
        'responses: {door-lock: "yes", timer: "no", night-lock: "yes"}\n'
        "answered: {door-lock: 2025-11-24, timer: 2025-11-23}\n",
    )
    command = ("rescan", "--pack", WORKED, "--responses", given)
    found = {each["item"]: each for each in as_json(*command, "--incident", "burglary")}
    assert found["door-lock"]["reasons"] == ["incident"]
    assert found["door-lock"]["due"] == "2026-11-24"
    assert found["timer"]["reasons"] == ["stale", "incident"]
    assert found["night-lock"]["reasons"] == ["undated"]
    assert found["garage-lock"]["reasons"] == ["open"]
    assert "door-lock" not in {each["item"] for each in as_json(*command)}


def test_a_day_that_has_not_come_yet_says_nothing(tmp_path: Path) -> None:
    text = 'responses: {timer: "no"}\nanswered: {timer: 2099-01-01}\n'
    command = ("rescan", "--pack", WORKED, "--responses", answers(tmp_path / "given.yaml", text))
    found = {each["item"]: each for each in as_json(*command)}
    assert (found["timer"]["reasons"], found["timer"]["due"]) == (["undated"], None)


def test_what_was_answered_at_every_door_is_not_open() -> None:
    found = {each["item"]: each for each in as_json("rescan", "--pack", DOORS, "--responses", TWO_DOORS)}
    assert found["door.lock"]["reasons"] == ["undated"]


def test_a_rescan_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rescan", "--pack", WORKED, "--responses", ANSWERS, *DAY]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "door-lock: undated"


def test_an_incident_is_the_name_of_a_risk() -> None:
    said = refusal("rescan", "--pack", WORKED, "--responses", ANSWERS, "--incident", "fire")
    assert said == "Risico 'fire' bestaat niet in worked-example. Kies uit: burglary."


def test_without_a_worked_case_there_is_nothing_to_draw_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--stability", DOORS]) == 0
    line = "two-doors: er is geen uitgewerkt voorbeeld om voor te trekken"
    assert capsys.readouterr().out.splitlines()[1:] == [line]


def test_steadiness_is_told_for_each_worked_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_copy("worked-example", tmp_path)
    (folder / "cases").mkdir()
    case = 'pack: worked-example\nroute: volledig\ndate: 2026-11-23\nresponses: {light: "no"}\nexpect: {}\n'
    answers(folder / "cases" / "dark.yaml", case)
    monkeypatch.setattr("zelfscan.packs.stability.stability.__defaults__", (5,))
    assert cli.main(["check", "--stability", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Geen fouten gevonden.",
        "worked-example, dark, 5 trekkingen",
        "  in het plan: blijft bij de eerste drie",
    ]
    assert "    1. m2-sensor-light: 1.000" in lines
