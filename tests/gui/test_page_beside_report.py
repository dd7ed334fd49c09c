"""The files beside the report: made in the background, warned for, and every ending is said."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.presenters.homes import NOW, WORST, home_scan
from tests.report.sample import a_document
from zelfscan.errors.files import DiskFull
from zelfscan.gui import ask, background
from zelfscan.gui.pages.beside_report import BesideReport
from zelfscan.gui.theme import DARK_THEME, apply_theme
from zelfscan.gui.widgets.message import Message
from zelfscan.presenters import report_files
from zelfscan.presenters.beside_desk import BesideDesk, Kind
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.report.document import Document, Paragraph


def made_document() -> Document:
    return a_document(Paragraph("Dit is de uitgave."))


def planned(day: str = "2026-12-05") -> OpenScan:
    scan = home_scan(WORST)
    scan.journal.choose("new-lock", "planned", NOW, day)
    return scan


def a_card(qtbot: QtBot, scan: OpenScan | None = None, width: int = 1280) -> BesideReport:
    card = BesideReport(BesideDesk(scan or planned()), lambda: made_document)
    qtbot.addWidget(card)
    card.resize(width, 900)
    with qtbot.waitExposed(card):
        card.show()
    return card


def saved(qtbot: QtBot, card: BesideReport, kind: Kind, path: Path) -> bytes:
    ask.answer_next(path)
    card.buttons[kind].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card.buttons[kind], Qt.Key.Key_Space)
    assert card.is_busy()
    qtbot.waitUntil(lambda: not card.is_busy(), timeout=20_000)
    assert card.message.text() == f"Het bestand is bewaard. Het staat in {path}."
    return path.read_bytes()


def test_the_card_warns_that_nothing_is_locked(qtbot: QtBot) -> None:
    words = [part.text() for part in a_card(qtbot).findChildren(Message)]
    assert "Deze bestanden hebben geen wachtwoord. Wie ze opent, leest ze." in words


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [
        ("xlsx", b"PK\x03\x04"),
        ("csv", b"\xef\xbb\xbf"),
        ("ics", b"BEGIN:VCALENDAR"),
        ("txt", b"\xef\xbb\xbfUw huis"),
        ("odt", b"PK\x03\x04"),
    ],
)
def test_each_file_is_saved_where_the_person_says(
    kind: Kind, beginning: bytes, qtbot: QtBot, tmp_path: Path
) -> None:
    card = a_card(qtbot)
    assert saved(qtbot, card, kind, tmp_path / f"bestand.{kind}").startswith(beginning)
    assert card.buttons[kind].hasFocus()
    below = card.message.mapTo(card, card.message.rect().topLeft()).y()
    assert 0 < below - card.buttons[kind].mapTo(card, card.buttons[kind].rect().topLeft()).y() < 140
    assert [path.name for path in tmp_path.iterdir()] == [f"bestand.{kind}"]


def test_the_list_holds_what_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    data = saved(qtbot, a_card(qtbot), "csv", tmp_path / "lijst.csv").decode("utf-8-sig")
    rows = {row[1]: row for row in csv.reader(StringIO(data, newline=""), delimiter=";")}
    assert rows["Nieuw slot"][4:6] == ["Gepland", "2026-12-05"]


def test_a_calendar_names_no_measure_unless_somebody_ticks_that(qtbot: QtBot, tmp_path: Path) -> None:
    card = a_card(qtbot)
    neutral = saved(qtbot, card, "ics", tmp_path / "een.ics")
    assert b"SUMMARY:Maatregel uit uw lijst\r\n" in neutral
    assert b"slot" not in neutral
    qtbot.keyClick(card.titles, Qt.Key.Key_Space)
    assert b"SUMMARY:Nieuw slot\r\n" in saved(qtbot, card, "ics", tmp_path / "twee.ics")


def test_without_a_planned_day_there_is_nothing_for_a_calendar(qtbot: QtBot) -> None:
    scan = home_scan(WORST)
    card = a_card(qtbot, scan)
    assert "ics" not in card.buttons
    assert not card.titles.isVisible()
    scan.journal.choose("new-lock", "planned", NOW, "2026-12-05")
    card.refresh()
    qtbot.waitUntil(lambda: card.buttons["ics"].isVisible() and card.titles.isVisible())


def test_a_closed_dialog_makes_nothing(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    ask.answer_next(None)
    card.save("xlsx")
    assert not card.is_busy()
    assert card.message.isHidden()


def test_stop_leaves_no_file_behind(qtbot: QtBot, tmp_path: Path) -> None:
    card = a_card(qtbot)
    ask.answer_next(tmp_path / "lijst.xlsx")
    card.save("xlsx")
    qtbot.keyClick(card.message.action_button, Qt.Key.Key_Space)
    qtbot.waitUntil(background.is_idle, timeout=20_000)
    assert card.message.text() == "Gestopt. Er is geen bestand bewaard."
    assert list(tmp_path.iterdir()) == []


def test_a_card_that_goes_away_writes_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    card = a_card(qtbot)
    ask.answer_next(tmp_path / "lijst.xlsx")
    card.save("xlsx")
    card.forget()
    qtbot.waitUntil(background.is_idle, timeout=20_000)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_another_place_can_be_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = a_card(qtbot)

    def refuse(path: Path, _data: bytes, _part: Path) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as full:
        full.setattr(report_files, "write_file", refuse)
        ask.answer_next(tmp_path / "lijst.xlsx")
        card.save("xlsx")
        qtbot.waitUntil(lambda: not card.is_busy(), timeout=20_000)
    assert card.message.text().startswith("Het bestand is niet bewaard.")
    assert "de schijf is vol" in card.message.text()
    assert list(tmp_path.iterdir()) == []

    ask.answer_next(tmp_path / "lijst.xlsx")
    qtbot.keyClick(card.message.action_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not card.is_busy(), timeout=20_000)
    assert (tmp_path / "lijst.xlsx").is_file()


def test_only_one_file_is_made_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    card = a_card(qtbot)
    ask.answer_next(tmp_path / "lijst.xlsx")
    card.save("xlsx")
    assert not any(button.isEnabled() for button in card.buttons.values())
    card.save("csv")
    qtbot.waitUntil(lambda: not card.is_busy(), timeout=20_000)
    assert all(button.isEnabled() for button in card.buttons.values())
    assert [path.name for path in tmp_path.iterdir()] == ["lijst.xlsx"]


def test_another_size_and_language_keep_the_tick_and_the_news(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    card = a_card(qtbot)
    card.titles.setChecked(True)
    saved(qtbot, card, "csv", tmp_path / "lijst.csv")
    apply_theme(qapp, DARK_THEME, 2)
    assert card.titles.isChecked()
    qtbot.waitUntil(card.message.isVisible)
    card.speak()
    assert card.titles.isChecked()
    qtbot.waitUntil(card.buttons["csv"].isVisible)


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1024, 2.0)])
def test_nothing_is_cut_off(width: int, scale: float, qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, DARK_THEME, scale)
    card = a_card(qtbot, width=width)
    qtbot.wait(20)
    for button in card.buttons.values():
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(card, button.rect().bottomRight()).x() <= card.width()
    assert card.minimumSizeHint().width() <= width
