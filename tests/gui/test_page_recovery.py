"""Nothing of a recovery sheet waits on a page for whoever comes by."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui.pages.recover import RecoverPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.paths import resources_folder
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.recovery_desk import RecoveryDesk
from zelfscan.presenters.way_in import WayIn

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[RecoveryDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    yield RecoveryDesk(lock, WayIn(lock, clock), clock, resources_folder() / "fonts")
    lock.lock("locked")


@pytest.fixture
def room(qtbot: QtBot) -> QStackedWidget:
    room = QStackedWidget()
    qtbot.addWidget(room)
    room.show()
    return room


@pytest.fixture
def page(room: QStackedWidget, desk: RecoveryDesk) -> RecoverySheetPage:
    page = RecoverySheetPage(desk)
    room.addWidget(page)
    return page


def rows_of(desk: RecoveryDesk) -> list[str]:
    view = desk.view()
    assert view is not None
    return [" ".join(row) for row in view.rows]


def said_by(page: QWidget) -> str:
    """Return everything that a widget of the page holds: shown, hidden, or for a screen reader."""
    parts = [page, *page.findChildren(QWidget)]
    found = [text for part in parts for text in (part.accessibleName(), part.accessibleDescription())]
    found += [part.text() for part in parts if isinstance(part, QLabel | QLineEdit)]
    return " ".join(found)


def test_the_words_are_on_the_page_to_be_written_down(page: RecoverySheetPage, desk: RecoveryDesk) -> None:
    assert all(row in said_by(page) for row in rows_of(desk))


def test_while_they_are_typed_back_no_widget_holds_them_and_they_can_be_shown_again(
    page: RecoverySheetPage, desk: RecoveryDesk
) -> None:
    rows = rows_of(desk)
    page.try_words()
    assert not any(row in " ".join(said_by(page).split()) for row in rows)
    page.show_words()
    assert rows_of(desk) == rows
    assert all(row in said_by(page) for row in rows)


def test_a_whole_sheet_pasted_in_one_row_fills_all_of_them_and_what_to_type_is_said_once(
    page: RecoverySheetPage, desk: RecoveryDesk
) -> None:
    rows = rows_of(desk)
    page.try_words()
    page.rows[0].edit.setFocus()
    page.rows[0].edit.insert("\n".join(rows).replace("\n", " "))
    assert [row.text() for row in page.rows] == rows
    assert said_by(page).count("vier woorden") == 1
    assert all(row.edit.accessibleDescription() == "" for row in page.rows)


def test_another_page_takes_them_off_this_one_and_out_of_the_desk(
    page: RecoverySheetPage, room: QStackedWidget, desk: RecoveryDesk
) -> None:
    rows = rows_of(desk)
    other = QWidget()
    room.addWidget(other)
    room.setCurrentWidget(other)
    assert desk.view() is None
    assert not any(row in " ".join(said_by(page).split()) for row in rows)


def test_a_hint_at_a_word_goes_with_what_was_typed(page: RecoverySheetPage) -> None:
    page.try_words()
    page.rows[0].set_text("fiiets boom kat huis")
    page._look_at(1)
    assert "fiets" in said_by(page)
    page.forget()
    assert "fiets" not in said_by(page)


def test_a_row_that_waits_at_the_lock_is_dropped_after_a_rest(qtbot: QtBot) -> None:
    QApplication.clipboard().setText("iets anders")
    page = RecoverPage()
    qtbot.addWidget(page)
    page.show()
    page._rest.setInterval(1)
    page.rows[2].set_text("fiiets boom kat huis")
    page.first.set_text(PASSPHRASE)
    qtbot.waitUntil(lambda: page.rows[2].text() == "")
    assert page.first.text() == ""
    assert QApplication.clipboard().text() == "iets anders"
