"""The action list and the calendar on the command line: read back by others, and nothing is lost."""

import csv
import errno
from io import BytesIO, StringIO
from pathlib import Path

import icalendar
import openpyxl
import pytest

from tests.cli_runs import DAY, FRONT_DESK, refusal, run
from zelfscan import cli
from zelfscan.exchange import writing

ANSWERS = """\
responses: {desk.kind: open, desk.depth: no, desk.alarm: none}
planned: {desk-alarm: 2026-12-05}
choices: {wider-desk: declined}
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def command(answers: Path, out: Path, *more: str) -> list[str]:
    return ["actions", "--pack", FRONT_DESK, "--responses", str(answers), *DAY, "--out", str(out), *more]


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("kind", ["xlsx", "csv", "ics"])
def test_the_same_answers_on_the_same_day_give_the_same_bytes(
    kind: str, answers: Path, tmp_path: Path
) -> None:
    for name, seed in (("one", "1"), ("two", "2")):
        found = run(
            *command(answers, tmp_path / f"{name}.{kind}", "--format", kind), env={"PYTHONHASHSEED": seed}
        )
        assert (found.code, found.out, found.err) == (0, b"", b"")
    assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()


def test_the_table_holds_choices_days_and_own_prices(answers: Path, tmp_path: Path) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text("prices: {desk-alarm: 99.50}\n", encoding="utf-8")
    out = tmp_path / "lijst.csv"
    assert cli.main(command(answers, out, "--format", "csv", "--prices", str(prices))) == 0
    found = {row[4]: row for row in rows(out)}
    assert found["Gepland"][5] == "2026-12-05"
    assert found["Gepland"][9] == "99,50"
    assert found["Niet"][5] == ""


def test_a_workbook_is_what_it_makes_by_itself(answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "lijst.xlsx"
    assert cli.main(command(answers, out)) == 0
    assert openpyxl.load_workbook(BytesIO(out.read_bytes())).sheetnames == ["Actielijst", "Toelichting"]


def test_a_calendar_names_a_measure_only_when_asked(answers: Path, tmp_path: Path) -> None:
    summaries = []
    for more in ((), ("--titles",)):
        out = tmp_path / "dagen.ics"
        assert cli.main(command(answers, out, "--format", "ics", *more)) == 0
        (event,) = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        summaries.append((str(event["uid"]), str(event["summary"])))
    assert summaries[0][1] == "Maatregel uit uw lijst"
    assert summaries[1][1] != summaries[0][1]
    assert summaries[0][0] == summaries[1][0]


def test_moving_a_day_moves_the_entry_instead_of_adding_one(answers: Path, tmp_path: Path) -> None:
    found = []
    for day in ("2026-12-05", "2026-12-19"):
        answers.write_text(ANSWERS.replace("2026-12-05", day), encoding="utf-8")
        out = tmp_path / "dagen.ics"
        assert cli.main(command(answers, out, "--format", "ics")) == 0
        found.append(next(line for line in out.read_bytes().split(b"\r\n") if line.startswith(b"UID:")))
    assert found[0] == found[1]


@pytest.mark.parametrize("name", ["lijst.csv", "lijst", "answers.yaml", "lijst.xlsx.exe"])
def test_a_file_with_another_ending_is_not_written_over(
    name: str, answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = answers.read_bytes()
    assert cli.main(command(answers, tmp_path / name)) == 2
    assert "eindigt niet op .xlsx" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"answers.yaml"}
    assert answers.read_bytes() == before


def test_titles_belong_to_a_calendar(answers: Path, tmp_path: Path) -> None:
    assert "'--titles' hoort bij een agenda" in refusal(*command(answers, tmp_path / "a.xlsx", "--titles"))


def test_another_kind_is_refused_with_the_kinds_there_are(answers: Path, tmp_path: Path) -> None:
    assert "xlsx" in refusal(*command(answers, tmp_path / "a.doc", "--format", "doc"))


@pytest.mark.parametrize("kind", ["xlsx", "csv", "ics"])
def test_a_full_disk_keeps_the_file_of_before(
    kind: str,
    answers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / f"lijst.{kind}"
    out.write_bytes(b"van gisteren")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "in English")

    monkeypatch.setattr(writing, "new_file", refuse)
    assert cli.main(command(answers, out, "--format", kind)) == 2
    assert "de schijf is vol" in capsys.readouterr().err
    assert out.read_bytes() == b"van gisteren"
