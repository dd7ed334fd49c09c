"""Worked cases: what comes out otherwise is named with file and line."""

import shutil
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from zelfscan.errors import PackError
from zelfscan.packs.cases import check_cases

EXAMPLE = ROOT / "tests" / "data" / "packs" / "worked-example"
HEAD = "pack: worked-example\nroute: {route}\ndate: 2026-11-23\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the worked example, to which a test adds a case."""
    copy = tmp_path / "worked-example"
    shutil.copytree(EXAMPLE, copy)
    shutil.rmtree(copy / "cases", ignore_errors=True)
    (copy / "cases").mkdir()
    return copy


def _faults(folder: Path, text: str) -> list[str]:
    (folder / "cases" / "proef.yaml").write_text(text, encoding="utf-8")
    return [fault.message for fault in check_cases(folder)["proef.yaml"]]


def test_every_shipped_case_comes_out() -> None:
    for pack in ("zelfscan", "woningscan"):
        outcomes = check_cases(ROOT / "questionnaires" / pack)
        assert len(outcomes) >= 4
        assert {name: faults for name, faults in outcomes.items() if faults} == {}


ANSWERS = """responses:
  door-lock: "yes"
  window-locks: "no"
  light: unknown
  timer: "no"
  alarm: "yes"
  garage-lock: not-applicable
  night-lock: "yes"
  monitored: "no"
"""
CASE = HEAD.format(route="volledig") + ANSWERS


def test_a_case_that_is_right_has_no_faults(folder: Path) -> None:
    expected = """expect:
  overall: {low: 52.5, high: 59.25, level: fair}
  sections: {facade: {low: 40, high: 49}, habits: {level: good}}
  risks: {burglary: {level: high, level_best: medium, ratio_low: 1.185}}
  measures: {first: m1-window-locks, includes: [m2-sensor-light], certain: [m3-timer], excludes: [other]}
"""
    assert _faults(folder, CASE + expected) == []


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ("overall: {low: 53}", "overall: low is 105/2, verwacht was 53"),
        ("sections: {facade: {level: good}}", "facade: level is weak, verwacht was good"),
        ("sections: {nowhere: {level: good}}", "'nowhere' bestaat niet"),
        ("risks: {burglary: {colour: red}}", "onbekende sleutel 'colour'"),
        ("weather: {level: good}", "onbekende sleutel 'weather'"),
        ("measures: {includes: [other]}", "het plan mist other"),
        ("measures: {certain: [other]}", "het plan mist other"),
        ("measures: {certain: [m2-sensor-light]}", "m2-sensor-light staat niet zeker in het plan"),
        ("measures: {first: other}", "het plan begint met m1-window-locks, verwacht was other"),
        ("measures: {excludes: [m1-window-locks]}", "het plan heeft ook m1-window-locks"),
        ("claims: {includes: [other]}", "de aanspraak other ontbreekt"),
    ],
)
def test_what_comes_out_otherwise_is_said(folder: Path, expected: str, message: str) -> None:
    assert _faults(folder, f"{CASE}expect:\n  {expected}\n") == [message]


def test_a_claim_that_should_not_be_there_is_said(folder: Path) -> None:
    content = folder / "content.yaml"
    claim = "claims: [{id: always, text: Altijd., article: artikel 1, sources: []}]"
    content.write_text(content.read_text(encoding="utf-8").replace("claims: []", claim), encoding="utf-8")
    expected = "expect:\n  claims: {includes: [always], excludes: [always]}\n"
    assert _faults(folder, CASE + expected) == ["de aanspraak always hoort er niet bij"]


def test_a_fault_names_the_line_of_the_expectation(folder: Path) -> None:
    (folder / "cases" / "proef.yaml").write_text(CASE + "expect:\n  overall: {low: 53}\n", encoding="utf-8")
    (fault,) = check_cases(folder)["proef.yaml"]
    assert (fault.file, fault.line) == ("worked-example/cases/proef.yaml", 14)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: leeg\n", "hier ontbreekt 'expect'"),
        (
            HEAD.format(route="weg") + ANSWERS + "expect: {}\n",
            "'route', 'date' en 'responses' zijn verplicht",
        ),
        (
            CASE.replace('door-lock: "yes"', "door-lock: perhaps") + "expect: {}\n",
            "'perhaps' is geen antwoord",
        ),
        (CASE.replace("door-lock", "dor-lock") + "expect: {}\n", "'yes' is geen antwoord op 'dor-lock'"),
        ("responses: {a: 1, a: 2}\n", "a"),
    ],
)
def test_a_case_that_cannot_be_run_says_why(folder: Path, text: str, message: str) -> None:
    (found,) = _faults(folder, text)
    assert message in found


def test_a_pack_with_faults_is_refused(folder: Path) -> None:
    (folder / "pack.yaml").write_text("id: worked-example\n", encoding="utf-8")
    with pytest.raises(PackError):
        check_cases(folder)
