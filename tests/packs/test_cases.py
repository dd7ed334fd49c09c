"""Worked cases: what comes out otherwise is named with file and line."""

import shutil
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.packs.changing import change
from zelfscan.errors.content import PackError
from zelfscan.packs.cases import check_cases

EXAMPLE = ROOT / "tests" / "data" / "packs" / "worked-example"
HEAD = "pack: worked-example\nroute: {route}\ndate: 2026-11-23\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the worked example with a measure that nothing calls for, to which a test adds a case."""
    copy = tmp_path / "worked-example"
    shutil.copytree(EXAMPLE, copy)
    shutil.rmtree(copy / "cases", ignore_errors=True)
    (copy / "cases").mkdir()
    content = copy / "content.yaml"
    text = content.read_text(encoding="utf-8")
    start, end = text.index("  - id: m3-timer"), text.index("  - id: m4-monitoring")
    spare = text[start:end].replace("m3-timer", "m5-spare")
    content.write_text(text[:start] + spare + text[start:], encoding="utf-8")
    return copy


def _faults(folder: Path, text: str) -> list[str]:
    (folder / "cases" / "proef.yaml").write_text(text, encoding="utf-8")
    return [fault.message for fault in check_cases(folder)["proef.yaml"]]


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
  measures: {first: m1-window-locks, includes: [m2-sensor-light], certain: [m3-timer], excludes: [m5-spare]}
"""
    assert _faults(folder, CASE + expected) == []


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ("overall: {low: 53}", "overall: low is 105/2, verwacht was 53"),
        ("sections: {facade: {level: good}}", "facade: level is weak, verwacht was good"),
        (
            "sections: {nowhere: {level: good}}",
            "onderdeel 'nowhere' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        ),
        ("overall: {low: null}", "overall: low is 105/2, verwacht was niets"),
        ("measures: {includes: [m5-spare]}", "het plan mist m5-spare"),
        ("measures: {certain: [m5-spare]}", "het plan mist m5-spare"),
        ("measures: {certain: [m2-sensor-light]}", "m2-sensor-light staat niet zeker in het plan"),
        ("measures: {first: m5-spare}", "het plan begint met m1-window-locks, verwacht was m5-spare"),
        ("measures: {excludes: [m1-window-locks]}", "het plan heeft ook m1-window-locks"),
        ("measures: {excludes: [m5-spar]}", "maatregel 'm5-spar' bestaat niet; bedoelt u 'm5-spare'?"),
        (
            "measures: {first: other}",
            "maatregel 'other' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        ),
        (
            "claims: {excludes: [other]}",
            "aanspraak 'other' bestaat niet; verbeter de naam, of schrijf wat ontbreekt",
        ),
    ],
)
def test_what_comes_out_otherwise_is_said(folder: Path, expected: str, message: str) -> None:
    assert _faults(folder, f"{CASE}expect:\n  {expected}\n") == [message]


@pytest.mark.parametrize(
    ("when", "expected", "message"),
    [
        ("{item: door-lock, is: ['yes']}", "excludes: [lock]", "de aanspraak lock hoort er niet bij"),
        ("{item: door-lock, is: ['no']}", "includes: [lock]", "de aanspraak lock ontbreekt"),
    ],
)
def test_a_claim_that_came_out_otherwise_is_said(
    folder: Path, when: str, expected: str, message: str
) -> None:
    claim = f"claims: [{{id: lock, text: Zo., article: artikel 1, when: {when}, sources: []}}]"
    change(folder / "content.yaml", "claims: []", claim)
    assert _faults(folder, f"{CASE}expect:\n  claims: {{{expected}}}\n") == [message]


def test_a_fault_names_the_line_of_the_expectation(folder: Path) -> None:
    (folder / "cases" / "proef.yaml").write_text(CASE + "expect:\n  overall: {low: 53}\n", encoding="utf-8")
    (fault,) = check_cases(folder)["proef.yaml"]
    assert (fault.file, fault.line) == ("worked-example/cases/proef.yaml", 14)


def test_faults_come_in_the_order_of_the_file(folder: Path) -> None:
    names = ("zebra", "appel", "midden")
    sections = "".join(f"    {name}: {{level: good}}\n" for name in names)
    assert _faults(folder, f"{CASE}expect:\n  sections:\n{sections}") == [
        f"onderdeel '{name}' bestaat niet; verbeter de naam, of schrijf wat ontbreekt" for name in names
    ]
    both = _faults(folder, f"{CASE}expect:\n  overall: {{low: 53, high: 53, level: good}}\n")
    assert [message.split()[1] for message in both] == ["high", "level", "low"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.format(route="weg") + ANSWERS + "expect: {}\n", "route 'weg' bestaat niet"),
        (CASE.replace("pack: worked-example", "pack: other") + "expect: {}\n", "'pack' moet gelijk zijn"),
        (
            CASE.replace('door-lock: "yes"', "door-lock: perhaps") + "expect: {}\n",
            "heeft geen antwoord 'perhaps'",
        ),
        (CASE.replace("door-lock", "dor-lock") + "expect: {}\n", "bedoelt u 'door-lock'?"),
        ("responses: {a: 1, a: 2}\n", "'a' staat hier twee keer; haal er een weg"),
        (CASE, "'expect' ontbreekt; schrijf 'expect:' met een waarde"),
    ],
)
def test_a_case_that_cannot_be_run_says_why(folder: Path, text: str, message: str) -> None:
    (found,) = _faults(folder, text)
    assert message in found


def test_a_pack_with_faults_is_refused(folder: Path) -> None:
    (folder / "pack.yaml").write_text("id: worked-example\n", encoding="utf-8")
    with pytest.raises(PackError):
        check_cases(folder)


DOORS = """pack: two-doors
route: volledig
date: 2026-11-25
responses: {light: "yes"}
elements:
  - {id: front, kind: door, responses: {door.lock: "yes", door.bar: "yes"}}
  - {id: back, kind: door, name: Achterdeur, responses: {door.lock: "no", door.bar: not-applicable}}
"""


def _door_faults(tmp_path: Path, text: str) -> list[str]:
    copy = tmp_path / "two-doors"
    shutil.copytree(EXAMPLE.parent / "two-doors", copy)
    (copy / "cases").mkdir()
    (copy / "cases" / "proef.yaml").write_text(text, encoding="utf-8")
    return [fault.message for fault in check_cases(copy)["proef.yaml"]]


def test_a_case_can_record_doors_one_by_one(tmp_path: Path) -> None:
    expected = "expect: {sections: {doors: {low: 50, high: 50}}, risks: {burglary: {ratio_high: 0.25}}}\n"
    assert _door_faults(tmp_path, DOORS + expected) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{id: front, kind: door",
            "{id: front, kind: dor",
            "soort element 'dor' bestaat niet; bedoelt u 'door'?",
        ),
        (
            'door.lock: "no"',
            'light: "no"',
            "'light' wordt niet per door gevraagd; zet het antwoord bij 'responses'",
        ),
        (
            'door.lock: "no"',
            "door.lock: half",
            "'door.lock' heeft geen antwoord 'half'; kies uit: yes, no, unknown",
        ),
    ],
)
def test_a_door_that_does_not_fit_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in _door_faults(tmp_path, DOORS.replace(old, new) + "expect: {}\n")
