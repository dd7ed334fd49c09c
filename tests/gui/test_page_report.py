"""Saving the report: made in the background, and every ending is said in the page."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.visit_hands import beyond, click, focused, in_window, press, tab_to, too_small, wait_for_work
from tests.presenters.homes import WORST, home_scan
from tests.presenters.visits import Visit, a_visit
from tests.report.reading import words_of
from zelfscan.errors.files import DiskFull
from zelfscan.gui import ask, background
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.sheet_pictures import sheet_png
from zelfscan.gui.theme import DARK_THEME, apply_theme
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters import report_files
from zelfscan.presenters.report_desk import ReportDesk

NAME = "zelfscan-rapport.pdf"


def a_page(qtbot: QtBot, width: int = 1280) -> ReportPage:
    page = ReportPage(ReportDesk(home_scan(WORST)))
    qtbot.addWidget(page)
    page.resize(width, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_the_page_says_what_the_file_will_hold(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    words = " ".join(part.text() for part in page.meter.findChildren(Text))

    assert "6 antwoorden" in words
    assert page.meter.care.text().strip() == "Geen naam en geen adres."


def test_the_report_is_saved_where_the_person_says(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot)
    ask.answer_next(tmp_path / NAME)
    page.save_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.save_button, Qt.Key.Key_Space)
    assert page.is_busy()
    assert page.message.action_button.text() == "Stop"

    qtbot.waitUntil(lambda: not page.is_busy(), timeout=20_000)
    assert page.message.text() == f"Het rapport is bewaard. Het staat in {tmp_path / NAME}."
    assert (tmp_path / NAME).read_bytes().startswith(b"%PDF-")
    assert page.save_button.hasFocus()


def test_a_closed_dialog_makes_nothing(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    ask.answer_next(None)
    page.save()

    assert not page.is_busy()
    assert page.message.isHidden()


def test_stop_leaves_no_file_behind(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot)
    ask.answer_next(tmp_path / NAME)
    page.save()
    qtbot.keyClick(page.message.action_button, Qt.Key.Key_Space)
    qtbot.waitUntil(background.is_idle, timeout=20_000)

    assert page.message.text() == "Gestopt. Er is geen rapport bewaard."
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_goes_away_writes_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot)
    page.lock.setChecked(True)
    page.password.edit.setText("drie losse woorden")
    ask.answer_next(tmp_path / NAME)
    page.save()
    page.forget()
    qtbot.waitUntil(background.is_idle, timeout=20_000)

    assert page.password.text() == ""
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_another_place_can_be_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_page(qtbot)

    def refuse(path: Path, _data: bytes, _part: Path) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as full:
        full.setattr(report_files, "write_file", refuse)
        ask.answer_next(tmp_path / NAME)
        page.save()
        qtbot.waitUntil(lambda: not page.is_busy(), timeout=20_000)
    assert page.message.text().startswith("Het rapport is niet bewaard.")
    assert "de schijf is vol" in page.message.text()
    assert list(tmp_path.iterdir()) == []

    ask.answer_next(tmp_path / NAME)
    qtbot.keyClick(page.message.action_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.is_busy(), timeout=20_000)
    assert (tmp_path / NAME).is_file()


def test_the_passphrase_is_only_there_when_it_is_wanted(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert not page.password.isVisible()
    qtbot.keyClick(page.lock, Qt.Key.Key_Space)
    assert page.password.isVisible()


@pytest.mark.parametrize(("typed", "words"), [("", "Typ een wachtzin"), ("kort", "te kort")])
def test_a_passphrase_that_will_not_do_is_refused_beside_the_field(
    qtbot: QtBot, typed: str, words: str
) -> None:
    page = a_page(qtbot)
    page.lock.setChecked(True)
    page.password.edit.setText(typed)
    page.save()

    assert words in page.password.error()
    assert page.password.edit.hasFocus()
    assert not page.is_busy()


def test_what_was_saved_before_is_no_news_when_the_page_is_shown_again(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot)
    ask.answer_next(tmp_path / NAME)
    page.save()
    qtbot.waitUntil(lambda: not page.is_busy(), timeout=20_000)
    page.refresh()

    assert page.message.isHidden()


def test_the_suggested_name_says_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested: list[Path] = []
    monkeypatch.setattr(ask, "save_file", lambda _parent, _title, path, _kinds: suggested.append(path))
    a_page(qtbot).save()

    assert [path.name for path in suggested] == [NAME]


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
def test_nothing_is_wider_than_the_window(qtbot: QtBot, qapp: QApplication, width: int, scale: float) -> None:
    apply_theme(qapp, DARK_THEME, scale)
    page = a_page(qtbot, width)
    page.lock.setChecked(True)
    qtbot.wait(20)

    assert [
        type(part).__name__
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.mapTo(page, part.rect().topRight()).x() > page.width()
    ] == []


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as made:
        made.answer_all("worst")
        made.door()
        made.photo()
        made.photo(colour="brown")
        made.scan.journal.note("front-door.lock-grade", "De sleutel ligt bij Jansen.", made.clock())
        yield made


def of_visit(qtbot: QtBot, visit: Visit, size: tuple[int, int] = (1280, 800)) -> ReportPage:
    return in_window(qtbot, lambda room: ReportPage(ReportDesk(visit.scan, sheet_png), room), size)


def saved(qtbot: QtBot, page: ReportPage, path: Path) -> str:
    ask.answer_next(path)
    page.save()
    wait_for_work(qtbot)
    return words_of(path.read_bytes())


def on_meter(page: ReportPage) -> str:
    return " | ".join([*(box.text() for box in page.meter.boxes.values()), *fixed(page)])


def fixed(page: ReportPage) -> list[str]:
    return [part.text() for part in page.meter.findChildren(Text) if part.isVisibleTo(page.meter)]


def test_the_edition_comes_first_and_the_private_one_is_chosen(qtbot: QtBot, visit: Visit) -> None:
    page = of_visit(qtbot, visit)

    assert page.editions.chosen_id() == "private"
    assert focused() is page.editions.row("private")
    assert [row.text().partition(".")[0] for row in page.editions.rows()] == [
        "Voor uzelf",
        "Voor een adviseur of de BVA",
        "Voor uw werkgever",
        "Voor een installateur",
        "Voor thuis",
        "Adviesrapport",
    ]


def test_somebody_without_a_visit_is_offered_no_advice_report(qtbot: QtBot) -> None:
    assert "advice" not in {row.text() for row in a_page(qtbot).editions.rows()}
    assert len(a_page(qtbot).editions.rows()) == 5


def test_another_edition_is_chosen_with_the_keys_and_shows_at_once_what_is_in_it(
    qtbot: QtBot, visit: Visit
) -> None:
    page = of_visit(qtbot, visit)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert page.editions.chosen_id() == "adviser"
    assert focused() is page.editions.row("adviser")
    assert set(page.ticks.groups) == {"chapter", "risk", "measure"}
    assert "5 maatregelen" in on_meter(page)


def test_a_note_that_is_left_out_is_gone_from_meter_and_file(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    page = of_visit(qtbot, visit)
    assert "Jansen" in saved(qtbot, page, tmp_path / "all.pdf")

    tab_to(qtbot, page.meter.boxes["notes"])
    press(qtbot, Qt.Key.Key_Space)
    assert not page.meter.boxes["notes"].isChecked()
    assert focused() is page.meter.boxes["notes"]
    assert page.message.isHidden()  # what was saved before has that note
    assert "Jansen" not in saved(qtbot, page, tmp_path / "less.pdf")


def test_the_meter_follows_every_tick_at_once(qtbot: QtBot, visit: Visit) -> None:
    page = of_visit(qtbot, visit)
    page.editions.choose("adviser")
    assert "risico" not in on_meter(page)

    page.ticks.groups["risk"].set_open(True)
    name, box = next(iter(page.ticks.groups["risk"].boxes.items()))
    click(qtbot, box)
    assert name.startswith("risk:")
    assert "1 risico met cijfer" in on_meter(page)
    assert page.ticks.groups["risk"].note.text() == "1 van 8 gekozen"
    none_button = page.ticks.groups["risk"].none_button
    assert none_button is not None
    click(qtbot, none_button)
    assert "risico" not in on_meter(page)


def test_an_installer_gets_only_the_photographs_that_were_chosen_one_by_one(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    page = of_visit(qtbot, visit)
    page.editions.choose("installer")
    assert "foto" not in on_meter(page)
    assert page.ticks.photos is not None
    page.ticks.photos.set_open(True)
    click(qtbot, page.ticks.photos.boxes[2])

    assert "1 foto" in on_meter(page)
    told = saved(qtbot, page, tmp_path / "work.pdf")
    assert "Foto 1." in told
    assert "Foto 2." not in told
    assert "Jansen" not in told


@pytest.mark.parametrize(
    ("edition", "name"),
    [
        ("private", "zelfscan-rapport.pdf"),
        ("adviser", "zelfscan-gesprek.pdf"),
        ("employer", "zelfscan-maatregelen.pdf"),
        ("installer", "werkomschrijving.pdf"),
        ("household", "afspraken.pdf"),
        ("advice", "adviesrapport.pdf"),
    ],
)
def test_the_suggested_name_of_an_edition_does_not_tell_who(
    edition: str, name: str, qtbot: QtBot, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []
    monkeypatch.setattr(ask, "save_file", lambda _parent, _title, path, _kinds: suggested.append(path))
    page = of_visit(qtbot, visit)
    page.editions.choose(edition)
    page.save()

    assert [path.name for path in suggested] == [name]


@pytest.mark.parametrize("edition", ["adviser", "employer", "installer", "household", "advice"])
def test_each_edition_is_saved(edition: str, qtbot: QtBot, visit: Visit, tmp_path: Path) -> None:
    page = of_visit(qtbot, visit)
    page.editions.choose(edition)

    assert "Bladzijde 1 van" in saved(qtbot, page, tmp_path / "edition.pdf")


def test_the_page_says_how_far_the_report_is_and_stops_soon(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    page = of_visit(qtbot, visit)
    ask.answer_next(tmp_path / NAME)
    page.save()
    qtbot.waitUntil(lambda: "procent klaar" in page.message.text(), timeout=20_000)
    assert focused() is page.message.action_button
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(background.is_idle, timeout=2_000)

    assert page.message.text() == "Gestopt. Er is geen rapport bewaard."
    assert not (tmp_path / NAME).exists()


def test_another_edition_can_be_looked_at_while_one_is_made(
    qtbot: QtBot, visit: Visit, tmp_path: Path
) -> None:
    page = of_visit(qtbot, visit)
    ask.answer_next(tmp_path / NAME)
    page.save()
    page.editions.choose("household")
    assert page.message.isVisible()
    assert page.message.action_button.text() == "Stop"
    wait_for_work(qtbot)

    assert "Al uw antwoorden" in words_of((tmp_path / NAME).read_bytes())


def test_large_letters_are_one_tick_away(qtbot: QtBot, visit: Visit, tmp_path: Path) -> None:
    page = of_visit(qtbot, visit)
    page.editions.choose("household")
    saved(qtbot, page, tmp_path / "small.pdf")
    tab_to(qtbot, page.large)
    press(qtbot, Qt.Key.Key_Space)
    saved(qtbot, page, tmp_path / "large.pdf")

    with pikepdf.open(tmp_path / "small.pdf") as small, pikepdf.open(tmp_path / "large.pdf") as large:
        assert len(large.pages) > len(small.pages)


def test_a_file_without_a_passphrase_is_warned_for(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert "Zonder wachtzin leest iedereen" in page.open_words.text()
    assert page.open_words.isVisible()

    page.lock.setChecked(True)
    assert not page.open_words.isVisible()


def test_what_was_chosen_for_an_edition_stays_while_another_is_looked_at(qtbot: QtBot, visit: Visit) -> None:
    page = of_visit(qtbot, visit)
    click(qtbot, page.meter.boxes["notes"])
    page.editions.choose("household")
    page.editions.choose("private")

    assert not page.meter.boxes["notes"].isChecked()


@pytest.mark.parametrize("edition", ["private", "adviser", "installer", "advice"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (1024, 640, 1.0), (1024, 640, 2.0)])
def test_an_edition_fits_in_the_window_and_is_large_enough_to_touch(
    edition: str, width: int, height: int, scale: float, qtbot: QtBot, qapp: QApplication, visit: Visit
) -> None:
    apply_theme(qapp, DARK_THEME, scale)
    page = of_visit(qtbot, visit, (width, height))
    page.editions.choose(edition)
    for row in page.ticks.groups.values():
        row.set_open(True)
    if page.ticks.photos is not None:
        page.ticks.photos.set_open(True)
    qtbot.waitUntil(lambda: too_small(page) == [], timeout=5_000)  # many boxes are laid out in several rounds

    assert beyond(page) == []
