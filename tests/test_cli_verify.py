"""Whether a report was made from certain answers: yes, no and why, and a refusal of what is no report."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.cli_runs import DAY, FRONT_DESK, refusal, run
from zelfscan import cli
from zelfscan.core.assessment import assess
from zelfscan.packs.library import open_pack
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import resources_folder
from zelfscan.report.content.private import private_report
from zelfscan.report.pdf import render
from zelfscan.report.plan import PlanChapter, PlanEntry

SEEN = "responses: {desk.kind: open, desk.depth: no, desk.alarm: none}\n"
NOTED = f"{SEEN}notes: {{desk.depth: De balie is 40 cm.}}\nanswered: {{desk.depth: 2026-11-01}}\n"
PACK = ("--pack", FRONT_DESK)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return written(tmp_path / "answers.yaml", NOTED)


@pytest.fixture
def report(tmp_path: Path, answers: Path) -> Path:
    return made(tmp_path / "report.pdf", answers)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def made(out: Path, answers: Path, *more: str) -> Path:
    assert cli.main(["report", *PACK, "--responses", str(answers), *DAY, "--out", str(out), *more]) == 0
    return out


def told(capsys: pytest.CaptureFixture[str], report: Path, answers: Path, *more: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main(["verify", str(report), "--responses", str(answers), *PACK, *more])
    return code, capsys.readouterr().out


def verdict(capsys: pytest.CaptureFixture[str], report: Path, answers: Path, *more: str) -> object:
    return json.loads(told(capsys, report, answers, "--json", *more)[1])


def test_the_answers_that_a_report_was_made_from_are_recognised(report: Path, answers: Path) -> None:
    found = run("verify", str(report), "--responses", str(answers), *PACK)
    assert (found.code, found.err) == (0, b"")
    assert found.out.decode() == "ja\n  Ook elke bladzijde is precies zoals deze antwoorden hem geven.\n"


def test_the_same_holds_behind_a_password(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, answers: Path
) -> None:
    secret = ("--password-file", str(written(tmp_path / "password.txt", "één lange zin met spaties")))
    locked = made(tmp_path / "locked.pdf", answers, *secret)
    assert verdict(capsys, locked, answers, *secret) == {"same": True, "pages": True, "because": []}


def test_without_its_password_a_report_is_not_judged(tmp_path: Path, answers: Path) -> None:
    secret = ("--password-file", str(written(tmp_path / "password.txt", "één lange zin met spaties")))
    other = ("--password-file", str(written(tmp_path / "other.txt", "een andere zin")))
    locked = made(tmp_path / "locked.pdf", answers, *secret)
    asked = ("verify", str(locked), "--responses", str(answers), *PACK)
    assert refusal(*asked) == "Dit rapport heeft een wachtwoord. Geef het met '--password-file'."
    assert refusal(*asked, *other) == "Dit wachtwoord past niet op het rapport. Kijk na of het klopt."


@pytest.mark.parametrize(
    "changed",
    [
        NOTED.replace("alarm: none", "alarm: sound"),
        NOTED.replace("desk.kind: open, ", ""),
        NOTED.replace("40 cm", "41 cm"),
        NOTED.replace("2026-11-01", "2026-11-02"),
        SEEN,
    ],
)
def test_other_answers_notes_or_days_are_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, report: Path, changed: str
) -> None:
    other = written(tmp_path / "other.yaml", changed)
    code, words = told(capsys, report, other)
    assert code == 1
    assert words == (
        "nee\n  want de antwoorden, dagen, opmerkingen of keuzes zijn anders "
        "dan toen het rapport werd gemaakt\n"
    )


def test_the_order_and_the_form_of_the_file_do_not_matter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, report: Path
) -> None:
    plain = {
        "notes": {"desk.depth": "De balie is 40 cm."},
        "answered": {"desk.depth": "2026-11-01"},
        "responses": {"desk.alarm": "none", "desk.depth": "no", "desk.kind": "open"},
    }
    other = written(tmp_path / "other.json", json.dumps(plain))
    assert told(capsys, report, other)[0] == 0


def test_a_measure_that_is_planned_for_another_day_is_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    one = written(tmp_path / "one.yaml", f"{NOTED}planned: {{wider-desk: 2026-12-05}}\n")
    other = written(tmp_path / "other.yaml", f"{NOTED}planned: {{wider-desk: 2026-12-06}}\n")
    report = made(tmp_path / "report.pdf", one)
    assert verdict(capsys, report, one) == {"same": True, "pages": True, "because": []}
    assert told(capsys, report, other)[0] == 1


def test_another_questionnaire_is_named_with_its_version(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, report: Path
) -> None:
    empty = written(tmp_path / "empty.yaml", "responses: {}\n")
    code = cli.main(["verify", str(report), "--responses", str(empty), "--pack", "woningscan"])
    words = capsys.readouterr().out
    assert code == 1
    assert "want de vragenlijst van het rapport is front-desk, en hier is dat woningscan" in words
    assert "want de versie van de vragenlijst van het rapport is 1.0.0, en hier is dat" in words


def test_a_questionnaire_that_is_not_here_has_to_be_named(
    capsys: pytest.CaptureFixture[str], report: Path, answers: Path
) -> None:
    assert cli.main(["verify", str(report), "--responses", str(answers)]) == 1
    assert "noem haar map met --pack" in capsys.readouterr().out


def test_a_report_with_more_in_it_than_the_answers_says_that_its_pages_were_not_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, answers: Path
) -> None:
    loaded = open_pack(FRONT_DESK, Path(FRONT_DESK))
    given = read_answers(answers, loaded)
    judged = assess(loaded.pack, loaded.pack.routes[0], given.responses, date(2026, 11, 23))
    plan = PlanChapter((PlanEntry(loaded.pack.measures[0].id, cents=12_500),), "D-07")
    data = render(private_report(judged, plan=plan), resources_folder() / "fonts")
    (tmp_path / "more.pdf").write_bytes(data)
    code, words = told(capsys, tmp_path / "more.pdf", answers)
    assert code == 0
    assert words.startswith(
        "ja\n  Het kenmerk past bij deze antwoorden. De bladzijden zelf zijn daarmee niet"
    )


def test_large_print_is_recognised_as_well(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, answers: Path
) -> None:
    loaded = open_pack(FRONT_DESK, Path(FRONT_DESK))
    given = read_answers(answers, loaded)
    route = loaded.pack.route(loaded.pack.default_route)
    assert route is not None
    judged = assess(loaded.pack, route, given.responses, date(2026, 11, 23))
    data = render(private_report(judged), resources_folder() / "fonts", large=True)
    (tmp_path / "large.pdf").write_bytes(data)
    assert verdict(capsys, tmp_path / "large.pdf", answers) == {"same": True, "pages": True, "because": []}


def test_a_page_that_was_changed_is_not_called_the_same(
    capsys: pytest.CaptureFixture[str], report: Path, answers: Path
) -> None:
    with pikepdf.open(BytesIO(report.read_bytes())) as pdf:
        del pdf.pages[1]
        pdf.save(report)
    assert verdict(capsys, report, answers) == {"same": True, "pages": False, "because": []}


def test_a_report_without_notes_is_recognised_by_the_answers_with_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, answers: Path
) -> None:
    bare = made(tmp_path / "bare.pdf", answers, "--leave-out", "notes")
    assert verdict(capsys, bare, answers) == {"same": True, "pages": True, "because": []}
    other = written(tmp_path / "other.yaml", NOTED.replace("40 cm", "41 cm"))
    assert told(capsys, bare, other)[0] == 0


def test_a_pdf_without_a_mark_is_not_a_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, answers: Path
) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "blank.pdf")
    code, words = told(capsys, tmp_path / "blank.pdf", answers)
    assert (code, words) == (
        1,
        "nee\n  want in dit bestand staat geen kenmerk van een privé-rapport van zelfscan\n",
    )


def test_what_is_no_pdf_or_is_damaged_is_refused(tmp_path: Path, report: Path, answers: Path) -> None:
    data = report.read_bytes()
    for name, content in (
        ("text.pdf", b"geen pdf"),
        ("empty.pdf", b""),
        ("half.pdf", data[: len(data) // 2]),
        ("start.pdf", b"%PDF-1.7\n" + b"0" * 100_000),
    ):
        (tmp_path / name).write_bytes(content)
        said = refusal("verify", str(tmp_path / name), "--responses", str(answers), *PACK)
        assert said.startswith("Dit bestand is geen heel PDF-bestand"), name
    assert "het bestand bestaat niet" in refusal(
        "verify", str(tmp_path / "none.pdf"), "--responses", str(answers), *PACK
    )
