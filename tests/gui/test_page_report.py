"""Saving the report: made in the background, and every ending is said in the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.presenters.homes import WORST, home_scan
from zelfscan.errors.files import DiskFull
from zelfscan.gui import ask, background
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.theme import DARK_THEME, apply_theme
from zelfscan.gui.widgets.message import Message
from zelfscan.presenters import report_desk
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
    words = " ".join(part.text() for part in page.findChildren(Message))

    assert "In dit bestand: 6 antwoorden." in words


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

    def refuse(path: Path, _data: bytes) -> None:
        raise DiskFull(path)

    with monkeypatch.context() as full:
        full.setattr(report_desk, "write_file", refuse)
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
