"""A whole visit at the real window: doors, photographs, findings, a plan, a report, and the hand-over."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from tests.job.test_adviser import begin, dossiers, make_one
from zelfscan.core.sheet_changes import add_opening, add_pin, add_room
from zelfscan.gui import ask, background
from zelfscan.gui.pages.closing import ClosingPage
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.gui.pages.findings import FindingsPage
from zelfscan.gui.pages.photos import PhotosPage
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.sheets import SheetsPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.taking_over import TakingOverPage
from zelfscan.presenters.visit_book import VisitBook

DOORS, WINDOWS, PHOTOGRAPHS, FINDINGS = 6, 8, 25, 9


def write_photos(folder: Path) -> tuple[Path, ...]:
    """Write photographs as a telephone does: turned, with a place in them."""
    paths = []
    for number in range(PHOTOGRAPHS):
        picture = Image.new("RGB", (320, 240), (10 * number, 120, 200))
        exif = picture.getexif()
        exif[0x0112], exif[0x010F] = 6, "Cameramerk"
        exif.get_ifd(0x8825)[1] = "N"
        path = folder / f"foto-{number:02}.jpg"
        picture.save(path, "JPEG", exif=exif)
        paths.append(path)
    return tuple(paths)


def show(driver: Driver, place: str, kind: type) -> None:
    driver.journey.show_tab(place)
    driver.wait_until(lambda: isinstance(driver.window.page(), kind))


def record_elements(driver: Driver) -> None:
    show(driver, "elements", ElementsPage)
    page = driver.window.page()
    assert isinstance(page, ElementsPage)
    assert page._view is not None
    for (kind, _), count, keys in zip(page._view.kinds, (DOORS, WINDOWS), ("3232", "232"), strict=True):
        page._show_kind(kind)
        for place in range(count):
            buttons = page.add_buttons()
            driver.click_on(buttons[place % len(buttons)])
            for key in keys:
                driver.press(Qt.Key(ord(key)))
    assert [words for _, words in page._view.kinds] == ["Buitendeuren (6)", "Ramen (8)"]


def bring_photos(driver: Driver, paths: tuple[Path, ...]) -> None:
    show(driver, "photos", PhotosPage)
    page = driver.window.page()
    assert isinstance(page, PhotosPage)
    ask.answer_next(paths)
    driver.click_on(page.add_button)
    driver.wait_until(lambda: not page.is_busy() and background.is_idle())
    assert page._view is not None
    assert len(page._view.photos) == PHOTOGRAPHS
    page.grid.setFocus()
    driver.tab_to("Bijschrift")
    driver.type("De cilinder steekt uit")
    driver.press(Qt.Key.Key_Return)


def make_findings(driver: Driver) -> None:
    show(driver, "findings", FindingsPage)
    page = driver.window.page()
    assert isinstance(page, FindingsPage)
    for number in range(FINDINGS):
        driver.click_on(page.new_button)
        driver.type("licht")
        driver.press(Qt.Key.Key_Return)
        assert page.form is not None
        form = page.form
        driver.click_on(form.priority.segment(("direct", "three-months", "later")[number % 3]))
        form.own_text.setFocus()
        driver.type(f"Alleen achter, plek {number}.")
        form.who.edit.setFocus()
        driver.type("De bewoner")
        page.leave()
    assert page._view is not None
    assert len(page._desk.view().findings) == FINDINGS


def draw_plan(driver: Driver, book: VisitBook) -> None:
    show(driver, "sheets", SheetsPage)
    page = driver.window.page()
    assert isinstance(page, SheetsPage)
    driver.click_on(page.add_button)
    sheet = add_room(page.canvas.sheet(), 4, 4, 14, 10, "Woonkamer")
    sheet = add_opening(sheet, "door", 10.0, 14.0) or sheet
    finding = next(each.id for each in book.findings())
    page.canvas.change_sheet(add_pin(sheet, 0.4, 0.4, f"finding:{finding}"))
    driver.wait_until(lambda: bool(book.sheets()[0].drawing))


def close_visit(driver: Driver) -> None:
    show(driver, "closing", ClosingPage)
    page = driver.window.page()
    assert isinstance(page, ClosingPage)
    page.conclusion.setFocus()
    driver.type("De achterkant is het zwakste punt.")
    driver.click_on(page.propose_button)
    driver.click_on(page.read_out)
    for card, name in zip(page.signs, ("A. Bewoner", "B. Adviseur"), strict=True):
        card.name.edit.setFocus()
        driver.type(name)
        driver.click_on(card.keep_button)
    assert [signed for _, _, signed in page._desk.view().signed] == [True, True]


def save_report(driver: Driver, path: Path) -> None:
    show(driver, "report", ReportPage)
    page = driver.window.page()
    assert isinstance(page, ReportPage)
    ask.answer_next(path)
    page.save()
    driver.wait_until(lambda: not page.is_busy() and path.exists())


def hand_over(driver: Driver, path: Path) -> tuple[str, ...]:
    show(driver, "closing", ClosingPage)
    page = driver.window.page()
    assert isinstance(page, ClosingPage)
    ask.answer_next(path)
    driver.click_on(page.handing_over.make_button)
    driver.wait_until(lambda: not page.handing_over.is_busy())
    assert path.exists(), page.handing_over.told.text()
    return page.handing_over._codes


def take_over(driver: Driver, path: Path, codes: tuple[str, ...]) -> None:
    driver.wait_until(lambda: isinstance(driver.window.page(), TakingOverPage))
    page = driver.window.page()
    assert isinstance(page, TakingOverPage)
    ask.answer_next(path)
    driver.click_on(page.choose_button)
    for field, code in zip(page.codes, codes, strict=True):
        field.edit.setFocus()
        driver.type(code.lower())
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: not page.is_busy() and background.is_idle())
    assert page._received is not None, (page.told.text(), [field.error() for field in page.codes])
    driver.click_on(page.keep_button)
    driver.wait_until(lambda: driver.window.page() is not page)


def words_of(pdf: Path) -> str:
    """Return what a screen reader would find in the structure: the alternative texts of the figures."""
    with pikepdf.open(pdf) as opened:
        found = [
            str(thing.Alt)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
    return "\n".join(found)


@pytest.fixture
def visit(driver: Driver, tmp_path: Path) -> VisitBook:
    """A dossier in which a whole visit was recorded, up to the signatures."""
    begin(driver)
    make_one(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    for _ in range(12):
        driver.press(Qt.Key.Key_2)
        driver.press(Qt.Key.Key_Return)
    scan = driver.journey._pages.scan
    assert scan is not None
    assert scan.visit is not None
    record_elements(driver)
    bring_photos(driver, write_photos(tmp_path))
    make_findings(driver)
    draw_plan(driver, scan.visit)
    close_visit(driver)
    return scan.visit


def test_a_visit_ends_with_a_report_in_which_everything_stands(
    driver: Driver, visit: VisitBook, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.pdf"
    save_report(driver, report)
    told = words_of(report)
    assert "Foto 1: De cilinder steekt uit" in told
    assert f"Foto {PHOTOGRAPHS}: De woning als geheel" in told
    assert "Plattegrond: Begane grond" in told
    data = report.read_bytes()
    assert b"Cameramerk" not in data
    for photo in visit.photos():
        kept = Image.open(io.BytesIO(visit.picture(photo.id)))
        assert (kept.size, dict(kept.getexif())) == ((240, 320), {})


def test_a_visit_is_handed_over_goes_on_elsewhere_and_is_deleted_with_proof(
    driver: Driver, visit: VisitBook, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel = tmp_path / "overdracht.zelfscan"
    codes = hand_over(driver, parcel)
    before = (visit.findings(), [photo.caption for photo in visit.photos()], visit.visit().conclusion)

    driver.tab_to("Naar alle dossiers")
    ask.answer_next(True)  # the code that is in sight was written down
    driver.press(Qt.Key.Key_Return)
    ask.answer_next(True)
    driver.click_on(dossiers(driver).action("delete"))
    assert dossiers(driver)._desk.view().rows == ()

    driver.click("Open een overdracht")
    take_over(driver, parcel, codes)
    assert isinstance(driver.window.page(), DossiersPage)
    (row,) = dossiers(driver)._desk.view().rows
    dossiers(driver).opened.emit(row.id)
    driver.wait_until(driver.is_asking)
    scan = driver.journey._pages.scan
    assert scan is not None
    assert scan.visit is not None
    assert scan.book is not None
    assert len(scan.book.all()) == DOORS + WINDOWS
    after = scan.visit
    assert (after.findings(), [photo.caption for photo in after.photos()], after.visit().conclusion) == before


def test_a_resident_goes_on_with_what_the_adviser_gave(
    driver: Driver, visit: VisitBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel = tmp_path / "overdracht.zelfscan"
    codes = hand_over(driver, parcel)
    answers = driver.journey._pages.scan.journal.responses().values  # type: ignore[union-attr]
    driver.journey.lock()
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "resident"))
    resident = Driver()
    try:
        resident.wait_until(lambda: isinstance(resident.window.page(), StartPage))
        resident.tab_to("Ik kreeg een bestand van mijn adviseur")
        resident.press(Qt.Key.Key_Return)
        resident.choose_passphrase_by_keyboard()
        resident.pass_by_the_sheet()
        take_over(resident, parcel, codes)
        page = resident.window.page()
        assert isinstance(page, StartPage | QuestionPage)
        journal = resident.journey._parts.start.journal
        assert journal is not None
        assert journal.responses().values == answers
        assert [words for _, words in resident.journey.dossiers.entries()] == []
        resident.journey._go_on("woningscan", "volledig")
        resident.wait_until(lambda: resident.journey._pages.scan is not None)
        assert "Vastleggen" in [words for _, words in resident.journey._pages.tabs()]
        show(resident, "photos", PhotosPage)
        page = resident.window.page()
        assert isinstance(page, PhotosPage)
        assert len(page._desk.view().photos) == PHOTOGRAPHS
        report = tmp_path / "van-mijn-adviseur.pdf"
        save_report(resident, report)
        assert "Foto 1: De cilinder steekt uit" in words_of(report)
    finally:
        resident.close()


def test_a_resident_with_a_scan_of_their_own_finds_both(
    driver: Driver, visit: VisitBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel = tmp_path / "overdracht.zelfscan"
    codes = hand_over(driver, parcel)
    driver.journey.lock()
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "resident"))
    resident = Driver()
    try:
        resident.wait_until(lambda: isinstance(resident.window.page(), StartPage))
        resident.tab_to("Ik kreeg een bestand van mijn adviseur")
        resident.press(Qt.Key.Key_Return)
        resident.choose_passphrase_by_keyboard()
        resident.pass_by_the_sheet()
        resident.wait_until(lambda: isinstance(resident.window.page(), TakingOverPage))
        own = resident.journey._parts.start.journal
        assert own is not None
        own.answer("letterbox.kind", "none", resident.journey._parts.clock())
        take_over(resident, parcel, codes)
        ((entry, words),) = resident.journey.dossiers.entries()
        assert words == "Open: Mijn eigen scan"
        resident.journey._choose_from_menu(entry)
        journal = resident.journey._parts.start.journal
        assert journal is not None
        assert journal.responses().values == {"letterbox.kind": "none"}
        ((_, words),) = resident.journey.dossiers.entries()
        assert words.startswith("Open: Van mijn adviseur, ")
    finally:
        resident.close()


def test_who_goes_back_while_it_is_being_added_has_stopped_it(
    driver: Driver, visit: VisitBook, tmp_path: Path
) -> None:
    parcel = tmp_path / "overdracht.zelfscan"
    codes = hand_over(driver, parcel)
    driver.tab_to("Naar alle dossiers")
    ask.answer_next(True)  # the code that is in sight was written down
    driver.press(Qt.Key.Key_Return)
    driver.click("Open een overdracht")
    page = driver.window.page()
    assert isinstance(page, TakingOverPage)
    ask.answer_next(parcel)
    driver.click_on(page.choose_button)
    page.codes[0].set_text(codes[0])
    page._open()
    driver.wait_until(lambda: page._received is not None)
    background.PATIENCE = 0.0
    page._keep()
    driver.click_on(page.back_button)
    background.PATIENCE = 20.0
    assert isinstance(driver.window.page(), DossiersPage)
    driver.wait_until(background.is_idle)
    (row,) = dossiers(driver)._desk.view().rows
    assert row.name == "D-01"
    assert isinstance(driver.window.page(), DossiersPage)


def test_who_did_not_write_the_code_down_stays(driver: Driver, visit: VisitBook, tmp_path: Path) -> None:
    hand_over(driver, tmp_path / "overdracht.zelfscan")
    page = driver.window.page()
    assert isinstance(page, ClosingPage)
    ask.answer_next(False)
    driver.journey._leave_strip()
    assert driver.window.page() is page
    assert page.handing_over._codes != ()
    driver.click_on(page.handing_over.hide_button)
    driver.journey._leave_strip()
    assert isinstance(driver.window.page(), DossiersPage)
