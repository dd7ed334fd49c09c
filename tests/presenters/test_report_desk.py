"""The report: what it will hold is said before it is made, and nothing is half written."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import FixedClock
from tests.presenters.homes import WORST, home_scan
from tests.presenters.visits import a_visit
from tests.report.content_lines import text_of
from zelfscan.core.sheet import Sheet
from zelfscan.errors.files import CannotWrite, PhotoRefused
from zelfscan.errors.vault import PassphraseTooShort
from zelfscan.photos.drawing import drawn
from zelfscan.photos.marks import Arrow, Words, marks_to
from zelfscan.presenters.report_desk import ReportDesk
from zelfscan.presenters.report_files import ReportFiles
from zelfscan.report.content.wanted import EDITIONS
from zelfscan.report.document import ImageRows

NAME = "zelfscan-rapport.pdf"


def no_plan(_sheet: Sheet, _picture: bytes | None) -> tuple[bytes, int, int]:
    return b"", 0, 0


def test_the_file_name_says_nothing_about_the_person() -> None:
    assert ReportDesk(home_scan(WORST)).view().file_name == NAME


def test_what_the_file_will_hold_is_said_before_it_is_made() -> None:
    meter = ReportDesk(home_scan(WORST)).view().meter

    assert "6 antwoorden" in [row.words for row in meter.rows]
    assert meter.care == "Geen naam en geen adres."


def test_a_note_can_hold_a_name_and_the_page_says_so() -> None:
    scan = home_scan(WORST)
    scan.journal.note("door", "De sleutel ligt bij de buren.", scan.clock())

    meter = ReportDesk(scan).view().meter
    assert "1 opmerking" in [row.words for row in meter.rows]
    assert "als u die zelf opschreef" in meter.care


def test_an_example_says_that_it_is_invented() -> None:
    assert "verzonnen" in ReportDesk(home_scan(WORST, is_example=True)).view().intro
    assert "verzonnen" not in ReportDesk(home_scan(WORST)).view().intro


def test_the_report_is_a_pdf_that_is_written_whole(tmp_path: Path) -> None:
    data = ReportDesk(home_scan(WORST)).drawing()()
    path = ReportFiles().saving(tmp_path / NAME, data)()

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
    ReportFiles().saving(path, ReportDesk(home_scan(WORST)).drawing("drie losse woorden")())()

    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="drie losse woorden") as pdf:
        assert len(pdf.pages) > 1


def test_a_passphrase_that_protects_nothing_is_refused_at_once() -> None:
    with pytest.raises(PassphraseTooShort):
        ReportDesk(home_scan(WORST)).drawing("kort")


def test_a_folder_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        ReportFiles().saving(tmp_path / "weg" / NAME, b"%PDF-")()

    assert list(tmp_path.iterdir()) == []


def test_a_visit_can_be_an_advice_report_and_a_scan_alone_cannot(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock) as visit:
        visit.photo()
        names = [each.id for each in ReportDesk(visit.scan, no_plan).view().editions]
    assert names == list(EDITIONS)
    assert "advice" not in [each.id for each in ReportDesk(home_scan(WORST)).view().editions]


def test_what_the_meter_says_is_found_without_reading_a_picture(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_visit(tmp_path, clock) as visit:
        visit.photo()
        visit.photo()
        monkeypatch.setattr(visit.book, "picture", None)
        view = ReportDesk(visit.scan, no_plan).choose("advice")
    assert "2 foto’s" in [row.words for row in view.meter.rows]


def test_a_hand_over_is_made_of_what_is_ticked_when_it_is_begun(tmp_path: Path) -> None:
    desk = ReportDesk(home_scan(WORST))
    desk.choose("adviser")
    desk.tick_all("measure", is_on=True)
    work = desk.making()
    desk.tick_all("measure", is_on=False)

    assert "Maatregelen om te bespreken" in text_of(work())
    assert "Maatregelen om te bespreken" not in text_of(desk.making()())


def test_a_photograph_goes_along_only_while_it_is_picked(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock) as visit:
        visit.photo()
        desk = ReportDesk(visit.scan, no_plan)
        desk.choose("installer")
        assert [photo.is_on for photo in desk.pick(1, is_on=True).photos] == [True]
        assert [photo.is_on for photo in desk.pick(1, is_on=False).photos] == [False]


def test_the_photograph_that_was_picked_goes_along_whatever_is_deleted_before_it(
    tmp_path: Path, clock: FixedClock
) -> None:
    with a_visit(tmp_path, clock) as visit:
        first, second, third = visit.photo(), visit.photo(), visit.photo()
        desk = ReportDesk(visit.scan, no_plan)
        desk.choose("installer")
        desk.pick(2, is_on=True)
        visit.book.remove_photo(first)
        assert [(photo.id, photo.is_on) for photo in desk.view().photos] == [(second, True), (third, False)]
        visit.book.remove_photo(second)
        assert [(photo.id, photo.is_on) for photo in desk.view().photos] == [(third, False)]
        assert "photos" not in [row.detail for row in desk.view().meter.rows]
        assert not [block for block in desk.making()().blocks if isinstance(block, ImageRows)]


def test_a_row_that_was_left_out_stays_on_the_meter_to_take_it_in_again() -> None:
    scan = home_scan(WORST)
    scan.journal.note("door", "De sleutel ligt bij de buren.", scan.clock())
    desk = ReportDesk(scan)

    rows = {row.detail: row for row in desk.leave_out("notes", is_out=True).meter.rows}
    assert rows["notes"].words == "1 opmerking"
    assert not rows["notes"].is_in
    rows = {row.detail: row for row in desk.leave_out("notes", is_out=False).meter.rows}
    assert rows["notes"].is_in


def test_only_editions_that_say_so_on_their_first_page_promise_it() -> None:
    desk = ReportDesk(home_scan(WORST))
    for edition in ("private", "adviser", "employer", "installer", "household"):
        promise = desk.choose(edition).limit
        assert bool(promise) == ("Dit is geen beveiligingsadvies." in text_of(desk.making()()))


def test_what_was_written_on_a_photograph_does_not_go_to_an_installer(
    tmp_path: Path, clock: FixedClock
) -> None:
    with a_visit(tmp_path, clock) as visit:
        name = visit.photo()
        arrow = Arrow(x=0.1, y=0.1, to_x=0.5, to_y=0.5)
        for marks in ((arrow,), (arrow, Words(x=0.1, y=0.5, text="Jansen"))):
            kept = replace(visit.book.photo(name), marks=marks_to(marks))
            visit.book.change_photo(kept, clock())
            desk = ReportDesk(visit.scan, no_plan)
            desk.choose("installer")
            desk.pick(1, is_on=True)
            pictures = desk.making()()
            seen = [
                each for block in pictures.blocks if isinstance(block, ImageRows) for each in block.images
            ]
            assert [each.data for each in seen] == [drawn(visit.book.picture(name), (arrow,))]
            assert "Jansen" not in text_of(pictures)
            desk.choose("advice")
            assert ("Jansen" in text_of(desk.making()())) == (len(marks) == 2)


def test_marks_that_cannot_be_read_do_not_keep_the_page_away(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock) as visit:
        name = visit.photo()
        visit.book.change_photo(replace(visit.book.photo(name), marks="{"), clock())
        desk = ReportDesk(visit.scan, no_plan)
        assert "1 foto" in [row.words for row in desk.view().meter.rows]
        with pytest.raises(PhotoRefused):
            desk.making()()
