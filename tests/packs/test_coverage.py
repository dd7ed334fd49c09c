"""Which rules the worked cases exercise, and which never fire."""

from pathlib import Path

import pytest

from tests.content.cases import PACKS, QUESTIONNAIRES, loaded
from tests.packs.changing import a_copy
from zelfscan import cli
from zelfscan.packs.coverage import Coverage, coverage
from zelfscan.packs.loader import load

HEAD = "pack: front-desk\nroute: volledig\ndate: 2026-11-23\nexpect: {}\n"
OPEN = """responses:
  {desk.kind: open, desk.threat: yes, desk.depth: no, desk.alarm: sound, desk.alarm-tested: never}
"""
SHUT = "responses: {desk.kind: glass, desk.threat: no, desk.alarm: none}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = a_copy("front-desk", tmp_path)
    (copied / "cases").mkdir()
    return copied


def found(folder: Path, **cases: str) -> Coverage:
    for name, text in cases.items():
        (folder / "cases" / f"{name}.yaml").write_text(HEAD + text, encoding="utf-8")
    return coverage(folder, load(folder))


def test_without_a_case_every_rule_is_silent(folder: Path) -> None:
    nothing = found(folder)
    assert nothing.silent == nothing.rules
    assert len(nothing.rules) == len(set(nothing.rules)) > 20


def test_one_case_fires_what_its_answers_use(folder: Path) -> None:
    fired = found(folder, open=OPEN).fired
    assert {
        "desk.depth roept wider-desk op",
        "desk.threat roept call-support op",
        "desk.depth gevraagd",
        "desk.depth begrenst zijn onderdeel",
        "anger-at-desk met over-the-desk",
        "anger-at-desk maal desk.threat yes",
        "aanspraak employer-pays",
        "een dreiging nu",
    } <= fired
    assert "desk.depth verborgen" not in fired


def test_another_case_fires_the_other_side(folder: Path) -> None:
    silent = found(folder, open=OPEN, shut=SHUT).silent
    for rule in ("desk.depth verborgen", "desk.alarm-tested verborgen", "anger-at-desk zonder over-the-desk"):
        assert rule not in silent


def test_the_command_names_what_no_case_uses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found(folder, open=OPEN)
    assert cli.main(["check", "--coverage", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Geen fouten gevonden."
    assert lines[1].startswith("front-desk: de voorbeelden gebruiken ")
    assert "  nooit: desk.depth verborgen" in lines


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_shipped_cases_use_most_rules(pack_id: str) -> None:
    """The goal is all of them, or a reason; this number may only rise."""
    used = coverage(QUESTIONNAIRES / pack_id, loaded(pack_id))
    assert 1 - len(used.silent) / len(used.rules) >= 0.83
