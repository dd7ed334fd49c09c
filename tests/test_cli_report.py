"""The report on the command line: the same bytes each time, a password that opens it, never half a file."""

import errno
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.cli_runs import DAY, FRONT_DESK, refusal, run
from tests.report.reading import words_of
from zelfscan import cli
from zelfscan.exchange import writing


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text("responses: {desk.kind: open, desk.depth: no, desk.alarm: none}\n", encoding="utf-8")
    return path


def command(answers: Path, out: Path, *more: str) -> list[str]:
    return ["report", "--pack", FRONT_DESK, "--responses", str(answers), *DAY, "--out", str(out), *more]


def password_file(folder: Path, raw: bytes) -> str:
    path = folder / "password.txt"
    path.write_bytes(raw)
    return str(path)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_same_answers_on_the_same_day_give_the_same_bytes(answers: Path, tmp_path: Path) -> None:
    for name, seed in (("one.pdf", "1"), ("two.pdf", "2")):
        found = run(*command(answers, tmp_path / name), env={"PYTHONHASHSEED": seed})
        assert (found.code, found.out, found.err) == (0, b"", b"")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")


def test_another_day_is_another_report(answers: Path, tmp_path: Path) -> None:
    assert cli.main(command(answers, tmp_path / "one.pdf")) == 0
    assert cli.main([*command(answers, tmp_path / "two.pdf"), "--date", "2025-01-01"]) == 0
    assert (tmp_path / "one.pdf").read_bytes() != (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("raw", "password"),
    [
        (b"geheim", "geheim"),
        (b"geheim\r\n", "geheim"),
        (b"\xef\xbb\xbfgeheim\n", "geheim"),
        ("één lange zin met spaties ".encode(), "één lange zin met spaties "),
        (b"x" * 127 + b"\r\n", "x" * 127),
    ],
)
def test_a_password_opens_the_report_and_nothing_else_does(
    raw: bytes, password: str, answers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"
    assert cli.main(command(answers, out, "--password-file", password_file(tmp_path, raw))) == 0
    with pikepdf.open(BytesIO(out.read_bytes()), password=password) as opened:
        assert opened.encryption.R == 6
    for wrong in ("", password[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(out.read_bytes()), password=wrong)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "Het bestand met het wachtwoord is leeg."),
        (b"\r\n\n", "Het bestand met het wachtwoord is leeg."),
        (b"een\ntwee", "Een wachtwoord is één regel met gewone tekens."),
        (b"een\x00twee", "Een wachtwoord is één regel met gewone tekens."),
        (b"\xff\xfe", "Het wachtwoord is geen gewone tekst (UTF-8)."),
        (b"x" * 128, "Het wachtwoord is te lang."),
        (b"x" * 5000, "Het wachtwoord is niet te lezen: het bestand is te groot."),
    ],
)
def test_a_file_that_holds_no_password_makes_no_report(
    raw: bytes, reason: str, answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        cli.main(command(answers, tmp_path / "report.pdf", "--password-file", password_file(tmp_path, raw)))
        == 2
    )
    assert capsys.readouterr().err.startswith(reason)
    assert files_in(tmp_path) == ["answers.yaml", "password.txt"]


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name, and devices, are of POSIX")
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "device"])
def test_what_is_no_file_holds_no_password(kind: str, answers: Path, tmp_path: Path) -> None:
    path = {"missing": tmp_path / "missing", "folder": tmp_path, "device": Path("/dev/zero")}.get(
        kind, tmp_path / "pipe"
    )
    if kind == "pipe":
        os.mkfifo(path)
    said = refusal(*command(answers, tmp_path / "report.pdf", "--password-file", str(path)))
    assert said.startswith("Het wachtwoord is niet te lezen: ")
    assert not (tmp_path / "report.pdf").exists()


def test_a_folder_that_is_not_there_is_said_so(answers: Path, tmp_path: Path) -> None:
    said = refusal(*command(answers, tmp_path / "missing" / "report.pdf"))
    assert "de map bestaat niet" in said
    assert files_in(tmp_path) == ["answers.yaml"]


def test_a_folder_in_the_place_of_the_report_stays(answers: Path, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    assert "report.pdf kan niet worden bewaard" in refusal(*command(answers, tmp_path / "report.pdf"))
    assert files_in(tmp_path) == ["answers.yaml", "report.pdf"]


def test_a_file_in_the_place_of_the_folder_stays(answers: Path) -> None:
    before = answers.read_bytes()
    assert "kan niet worden bewaard" in refusal(*command(answers, answers / "report.pdf"))
    assert answers.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, "u mag in deze map niets bewaren"), (errno.ENOSPC, "de schijf is vol")],
)
def test_a_folder_that_takes_nothing_keeps_the_report_of_before(
    number: int,
    reason: str,
    answers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the report of before")

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, "in English")

    monkeypatch.setattr(writing, "new_file", refuse)
    assert cli.main(command(answers, out)) == 2
    assert reason in capsys.readouterr().err
    assert out.read_bytes() == b"the report of before"


def test_answers_that_do_not_fit_leave_the_report_of_before(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the report of before")
    answers.write_text("responses: {zzz: yes}\n", encoding="utf-8")
    assert cli.main(command(answers, out)) == 2
    assert "vraag 'zzz' bestaat niet" in capsys.readouterr().err
    assert out.read_bytes() == b"the report of before"


def test_swapping_answers_and_report_does_not_cost_the_answers(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = answers.read_bytes()
    assert cli.main(command(tmp_path / "report.pdf", answers)) == 2
    assert "eindigt niet op .pdf" in capsys.readouterr().err
    assert answers.read_bytes() == before


def test_a_report_holds_the_words_of_the_pack(answers: Path, tmp_path: Path) -> None:
    assert cli.main(command(answers, tmp_path / "report.pdf")) == 0
    with pikepdf.open(tmp_path / "report.pdf") as opened:
        assert len(opened.pages) >= 2
        assert "/StructTreeRoot" in opened.Root


def test_the_private_edition_is_what_it_is_without_naming_it(answers: Path, tmp_path: Path) -> None:
    assert cli.main(command(answers, tmp_path / "one.pdf")) == 0
    assert cli.main(command(answers, tmp_path / "two.pdf", "--edition", "private")) == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("edition", ["adviser", "employer", "installer", "household"])
def test_each_edition_is_a_file_of_its_own(edition: str, answers: Path, tmp_path: Path) -> None:
    assert cli.main(command(answers, tmp_path / "private.pdf")) == 0
    assert cli.main(command(answers, tmp_path / "other.pdf", "--edition", edition)) == 0
    assert (tmp_path / "other.pdf").read_bytes().startswith(b"%PDF-")
    assert len((tmp_path / "other.pdf").read_bytes()) < len((tmp_path / "private.pdf").read_bytes())


def test_what_is_ticked_is_all_that_there_is(answers: Path, tmp_path: Path) -> None:
    order = command(answers, tmp_path / "few.pdf", "--edition", "adviser")
    assert cli.main([*order, "--tick", "chapter:unknown"]) == 0
    words = words_of((tmp_path / "few.pdf").read_bytes())
    assert "Nog niet bekend" in words
    assert "Eerst dit" not in words
    assert "Maatregelen om te bespreken" not in words


def test_large_letters_make_more_pages_of_the_same_words(answers: Path, tmp_path: Path) -> None:
    assert cli.main(command(answers, tmp_path / "small.pdf", "--edition", "adviser")) == 0
    assert cli.main(command(answers, tmp_path / "large.pdf", "--edition", "adviser", "--large")) == 0
    small, large = (words_of((tmp_path / name).read_bytes()) for name in ("small.pdf", "large.pdf"))
    assert "Dit wil ik zelf bespreken" in large
    assert large != small


def test_only_a_pdf_has_large_letters(answers: Path, tmp_path: Path) -> None:
    order = command(answers, tmp_path / "report.txt", "--format", "txt", "--large")
    assert "Alleen een pdf kan grote letters hebben" in refusal(*order)
    assert files_in(tmp_path) == ["answers.yaml"]


def test_what_is_left_out_is_not_in_the_report(answers: Path, tmp_path: Path) -> None:
    answers.write_text(
        "responses: {desk.kind: open}\nnotes: {desk.kind: De sleutel ligt bij Jansen.}\n", encoding="utf-8"
    )
    assert cli.main(command(answers, tmp_path / "all.pdf")) == 0
    assert cli.main(command(answers, tmp_path / "less.pdf", "--leave-out", "notes")) == 0
    assert "Jansen" in words_of((tmp_path / "all.pdf").read_bytes())
    assert "Jansen" not in words_of((tmp_path / "less.pdf").read_bytes())


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (["--edition", "adviser", "--tick", "chapter:weather"], "geen 'chapter:weather' voor --tick"),
        (["--tick", "chapter:home"], "geen 'chapter:home' voor --tick. Laat de optie weg."),
        (["--edition", "household", "--leave-out", "notes"], "geen 'notes' voor --leave-out"),
        (["--leave-out", "answers"], "geen 'answers' voor --leave-out. Wel bijvoorbeeld:"),
        (["--edition", "advice"], "geen bezoek van een adviseur"),
        (["--edition", "neighbours"], "Deze opdracht klopt niet"),
    ],
)
def test_what_an_edition_does_not_have_is_refused_and_makes_no_file(
    more: list[str], reason: str, answers: Path, tmp_path: Path
) -> None:
    assert reason in refusal(*command(answers, tmp_path / "report.pdf", *more))
    assert files_in(tmp_path) == ["answers.yaml"]


@pytest.mark.parametrize(("kind", "beginning"), [("txt", b"\xef\xbb\xbf"), ("odt", b"PK\x03\x04")])
def test_a_report_can_be_plain_text_or_a_document_and_is_the_same_each_time(
    kind: str, beginning: bytes, answers: Path, tmp_path: Path
) -> None:
    for name, seed in (("one", "1"), ("two", "2")):
        out = tmp_path / f"{name}.{kind}"
        found = run(*command(answers, out, "--format", kind), env={"PYTHONHASHSEED": seed})
        assert (found.code, found.out, found.err) == (0, b"", b"")
    assert (tmp_path / f"one.{kind}").read_bytes() == (tmp_path / f"two.{kind}").read_bytes()
    assert (tmp_path / f"one.{kind}").read_bytes().startswith(beginning)


@pytest.mark.parametrize("kind", ["txt", "odt"])
def test_a_file_that_knows_no_password_is_not_made_with_one(kind: str, answers: Path, tmp_path: Path) -> None:
    more = ("--format", kind, "--password-file", password_file(tmp_path, b"geheim"))
    assert "Alleen een pdf kan een wachtwoord hebben." in refusal(
        *command(answers, tmp_path / f"report.{kind}", *more)
    )
    assert files_in(tmp_path) == ["answers.yaml", "password.txt"]


def test_swapping_password_and_report_does_not_cost_the_password(answers: Path, tmp_path: Path) -> None:
    password = Path(password_file(tmp_path, b"geheim"))
    assert "eindigt niet op .pdf" in refusal(*command(answers, password))
    assert password.read_bytes() == b"geheim"
