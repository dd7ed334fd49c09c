"""Three places for answers that never mix: the example, memory alone, and the vault."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.core.response import Responses
from zelfscan.errors.files import DiskFull
from zelfscan.gui import ask
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.scan_pages import QUESTIONS, RESULT
from zelfscan.paths import vault_folder
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import open_vault

NOTE = "dit hoort bij het voorbeeld"


def in_the_vault() -> Responses:
    opened = open_vault(vault_folder(), PASSPHRASE, datetime.now(UTC))
    responses = opened.journal.responses()
    opened.vault.close()
    return responses


def answer_in_the_example(driver: Driver) -> None:
    driver.journey.start.example_asked.emit()
    driver.journey.show_tab(QUESTIONS)
    page = driver.questions()
    page.extras.note_button.click()
    page.extras.note_field.insertPlainText(NOTE)
    for _ in range(3):
        driver.press(Qt.Key.Key_1)
        page.footer.next_button.click()
    driver.journey.show_tab(RESULT)


def answer_in_memory(driver: Driver, count: int = 5) -> dict[str, str]:
    driver.journey.gate.nothing_kept.emit()
    driver.journey._choose("zelfscan", "")
    for _ in range(count):
        driver.press(Qt.Key.Key_1)
        driver.questions().footer.next_button.click()
    journal = driver.journey._parts.start.journal
    assert isinstance(journal, MemoryJournal)
    return dict(journal.responses().values)


def test_what_is_answered_in_the_example_never_reaches_the_vault(answering: Driver) -> None:
    answering.journey._choose_from_menu("start")
    answer_in_the_example(answering)
    answering.journey.lock()
    kept = in_the_vault()
    assert len(kept.values) == 1
    assert kept.notes == {}


def test_the_example_is_not_kept_when_the_own_answers_are(driver: Driver) -> None:
    own = answer_in_memory(driver)
    driver.journey._choose_from_menu("start")
    answer_in_the_example(driver)
    driver.journey._choose_from_menu("keep")
    driver.journey.gate.create.create_asked.emit(PASSPHRASE)
    driver.wait_until(
        lambda: driver.journey._parts.start.journal is not None and driver.journey._parts.start.journal.keeps
    )
    driver.journey.lock()
    kept = in_the_vault()
    assert dict(kept.values) == own
    assert kept.notes == {}


def test_what_is_in_memory_alone_is_nowhere_on_the_disk(driver: Driver, user_folder: Path) -> None:
    answer_in_memory(driver)
    assert [path for path in user_folder.rglob("*") if path.is_file()] == []


def test_a_vault_that_cannot_take_everything_costs_no_answer_and_can_be_filled_later(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = answer_in_memory(driver)
    answer = VaultJournal.answer
    kept: list[str] = []

    def until_full(journal: VaultJournal, item: str, value: str, at: datetime) -> None:
        if len(kept) == 2:
            raise DiskFull(Path("vol"))
        kept.append(item)
        answer(journal, item, value, at)

    monkeypatch.setattr(VaultJournal, "answer", until_full)
    driver.journey._choose_from_menu("keep")
    driver.journey.gate.create.create_asked.emit(PASSPHRASE)
    driver.wait_until(lambda: "de schijf is vol" in driver.window.notices())
    assert driver.is_asking()
    ask.answer_next(False)
    assert not driver.journey._may_close(), "closing would have lost the answers without a word"

    monkeypatch.setattr(VaultJournal, "answer", answer)
    driver.journey._choose_from_menu("keep")
    assert isinstance(driver.window.page(), UnlockPage)
    driver.journey.gate.unlock.unlock_asked.emit(PASSPHRASE)
    driver.wait_until(driver.is_asking)
    driver.journey.lock()
    assert dict(in_the_vault().values) == own
