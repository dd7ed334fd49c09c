"""The report: what it will hold is said before it is made, and nothing is half written."""

from pathlib import Path

import pikepdf
import pytest

from tests.presenters.homes import WORST, home_scan
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import PassphraseTooShort
from zelfscan.presenters.report_desk import ReportDesk, saving

NAME = "zelfscan-rapport.pdf"


def test_the_file_name_says_nothing_about_the_person() -> None:
    assert ReportDesk(home_scan(WORST)).view().file_name == NAME


def test_what_the_file_will_hold_is_said_before_it_is_made() -> None:
    privacy = ReportDesk(home_scan(WORST)).view().privacy

    assert privacy == "In dit bestand: 6 antwoorden. Geen naam en geen adres."


def test_a_note_can_hold_a_name_and_the_page_says_so() -> None:
    scan = home_scan(WORST)
    scan.journal.note("door", "De sleutel ligt bij de buren.", scan.clock())

    assert "1 opmerking" in ReportDesk(scan).view().privacy
    assert "als u die zelf opschreef" in ReportDesk(scan).view().privacy


def test_an_example_says_that_it_is_invented() -> None:
    assert "verzonnen" in ReportDesk(home_scan(WORST, is_example=True)).view().intro
    assert "verzonnen" not in ReportDesk(home_scan(WORST)).view().intro


def test_the_report_is_a_pdf_that_is_written_whole(tmp_path: Path) -> None:
    data = ReportDesk(home_scan(WORST)).drawing()()
    path = saving(tmp_path / NAME, data)()

    assert path.read_bytes() == data
    assert data.startswith(b"%PDF-")
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_nothing_is_written_while_the_report_is_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ReportDesk(home_scan(WORST)).drawing()()

    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_closes_the_file(tmp_path: Path) -> None:
    path = tmp_path / NAME
    saving(path, ReportDesk(home_scan(WORST)).drawing("drie losse woorden")())()

    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="drie losse woorden") as pdf:
        assert len(pdf.pages) > 1


def test_a_passphrase_that_protects_nothing_is_refused_at_once() -> None:
    with pytest.raises(PassphraseTooShort):
        ReportDesk(home_scan(WORST)).drawing("kort")


def test_a_folder_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        saving(tmp_path / "weg" / NAME, b"%PDF-")()

    assert list(tmp_path.iterdir()) == []
