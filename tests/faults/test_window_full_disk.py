"""The disk gets full while somebody answers: they are told, nothing of before is lost, and they can go on."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.paths import vault_folder
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import open_vault


@pytest.fixture
def full(driver: Driver) -> Driver:
    """Somebody who has given one answer when the disk gets full."""
    driver.begin_by_keyboard("Zelfscan")
    driver.press(Qt.Key.Key_1)
    set_room(driver, 0)
    return driver


def set_room(driver: Driver, pages: int) -> None:
    """Let SQLite itself report a full disk beyond this many pages more."""
    journal = driver.journey._parts.start.journal
    assert isinstance(journal, VaultJournal)
    file = journal._dossier._file
    file.rows(f"PRAGMA max_page_count = {file.rows('PRAGMA page_count')[0][0] + pages}")


def answer_until_refused(driver: Driver) -> int:
    """Change the first answer until it no longer fits, and return how often the program kept it."""
    for number in range(2000):
        driver.press(Qt.Key.Key_2 if number % 2 else Qt.Key.Key_1)
        if not driver.questions().trouble.isHidden():
            return number
    pytest.fail("the disk never got full")


def test_the_answer_that_does_not_fit_is_said_and_not_shown_as_chosen(full: Driver) -> None:
    answer_until_refused(full)
    page = full.questions()
    assert "Dit is niet bewaard." in page.trouble.text()
    assert "de schijf is vol" in page.trouble.text()
    journal = full.journey._parts.start.journal
    assert journal is not None
    (kept,) = journal.responses().values.values()
    assert page.answers.chosen_id() == kept


def test_what_was_kept_before_is_there_after_opening_again(full: Driver) -> None:
    answer_until_refused(full)
    journal = full.journey._parts.start.journal
    assert journal is not None
    before = dict(journal.responses().values)
    full.journey.lock()
    opened = open_vault(vault_folder(), PASSPHRASE, datetime.now(UTC))
    assert dict(opened.journal.responses().values) == before
    opened.vault.close()


def test_with_room_again_the_same_answer_is_kept(full: Driver) -> None:
    answer_until_refused(full)
    set_room(full, 20)
    page = full.questions()
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        full.press(key)
        assert page.trouble.isHidden()


def write_a_long_note(driver: Driver) -> None:
    driver.questions().extras.note_button.click()
    driver.questions().extras.note_field.insertPlainText("lang verhaal " * 5_000)


def test_a_note_that_does_not_fit_stays_in_its_field(full: Driver) -> None:
    write_a_long_note(full)
    assert not full.questions().leave()
    assert "de schijf is vol" in full.questions().trouble.text()
    assert full.questions().extras.unkept_note() is not None


def test_the_window_locks_on_a_full_disk_and_says_what_was_lost(full: Driver) -> None:
    write_a_long_note(full)
    QTest.keyClick(full.window, Qt.Key.Key_F12)
    page = full.window.page()
    assert isinstance(page, UnlockPage)
    assert "Uw laatste wijziging is niet bewaard." in page._trouble.text()
    assert full.window.isMinimized()
