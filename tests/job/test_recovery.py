"""A recovery sheet is made, tried on the spot, and opens the vault when the passphrase is lost."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.gui import ask, background
from zelfscan.gui.pages.recover import RecoverPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.store.vault import Vault

NEW = "lamp naast rode deur"


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    driver = Driver()
    driver.begin_by_keyboard("Zelfscan")
    yield driver
    driver.close()


def sheet_page(driver: Driver) -> RecoverySheetPage:
    driver.journey.side.show("safe")
    safe = driver.journey.side.safes.safe
    assert safe is not None
    safe.sheet.make_button.click()
    page = driver.window.page()
    assert isinstance(page, RecoverySheetPage)
    return page


def written_down(page: RecoverySheetPage) -> list[str]:
    view = page._desk.view()
    assert view is not None
    return [" ".join(row) for row in view.rows]


def make_sheet(driver: Driver) -> list[str]:
    page = sheet_page(driver)
    rows = written_down(page)
    page.written_button.click()
    for field, row in zip(page.rows, rows, strict=True):
        field.set_text(row)
    page.passphrase.edit.setText(PASSPHRASE)
    page.keep_button.click()
    driver.wait_until(lambda: driver.journey.recovery.sheet is None)
    return rows


def recover_page(driver: Driver) -> RecoverPage:
    driver.journey.lock()
    driver.journey.gate.unlock.lost_button.click()
    page = driver.window.page()
    assert isinstance(page, RecoverPage)
    return page


def test_the_words_are_out_of_sight_while_they_are_typed_back(driver: Driver) -> None:
    page = sheet_page(driver)
    assert page.written_button.isVisible()
    page.written_button.click()
    assert not page.written_button.isVisible()
    assert page.rows[0].edit.hasFocus()


def test_a_row_with_a_mistake_is_named_and_nothing_opens_with_the_sheet(driver: Driver) -> None:
    page = sheet_page(driver)
    rows = written_down(page)
    page.written_button.click()
    for field, row in zip(page.rows, [rows[0], rows[2], *rows[2:]], strict=True):
        field.set_text(row)
    page.passphrase.edit.setText(PASSPHRASE)
    page.keep_button.click()
    assert "regel 2" in page.rows[1].error().lower()
    assert not page.rows[0].error()
    assert driver.journey._parts.lock.required().recovery_made() is None


def test_a_wrong_passphrase_keeps_no_sheet(driver: Driver) -> None:
    page = sheet_page(driver)
    rows = written_down(page)
    page.try_words()
    for field, row in zip(page.rows, rows, strict=True):
        field.set_text(row)
    page.passphrase.edit.setText("iets heel anders")
    page.keep_button.click()
    driver.wait_until(lambda: bool(page.passphrase.error()))
    assert driver.journey._parts.lock.required().recovery_made() is None


def test_the_sheet_opens_the_vault_with_a_new_passphrase(driver: Driver) -> None:
    rows = make_sheet(driver)
    folder = driver.journey._parts.lock.folder
    page = recover_page(driver)
    for field, row in zip(page.rows, rows, strict=True):
        field.set_text(" ".join(word[:4] for word in row.split()).upper())
    page.first.edit.setText(NEW)
    page.second.edit.setText(NEW)
    page.button.click()
    driver.wait_until(lambda: driver.journey._parts.start.journal is not None)
    assert driver.journey.recovery.pages() == ()
    driver.journey.lock()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, PASSPHRASE)
    Vault.open(folder, NEW).close()


def test_a_sheet_of_another_vault_is_refused_and_what_was_typed_stays(driver: Driver) -> None:
    make_sheet(driver)
    others = written_down(sheet_page(driver))
    page = recover_page(driver)
    for field, row in zip(page.rows, others, strict=True):
        field.set_text(row)
    page.first.edit.setText(NEW)
    page.second.edit.setText(NEW)
    page.button.click()
    driver.wait_until(lambda: bool(page.rows[0].error()))
    assert page.rows[0].text() == others[0]


def test_hiding_drops_the_rows_that_were_typed(driver: Driver) -> None:
    rows = make_sheet(driver)
    page = recover_page(driver)
    page.rows[0].set_text(rows[0])
    driver.journey.hide_at_once()
    assert page.rows[0].text() == ""


def test_locking_drops_the_words_of_a_sheet_that_is_not_kept_yet(driver: Driver) -> None:
    page = sheet_page(driver)
    desk = page._desk
    driver.journey.lock()
    assert desk.view() is None
    assert driver.journey.recovery.pages() == ()


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "iets heel anders"])
def test_locking_while_a_sheet_is_being_kept_troubles_nobody(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    troubles: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *about: troubles.append(about[:2]))
    page = sheet_page(driver)
    rows = written_down(page)
    page.written_button.click()
    for field, row in zip(page.rows, rows, strict=True):
        field.set_text(row)
    page.passphrase.edit.setText(passphrase)
    page.keep_button.click()
    assert not background.is_idle()
    driver.journey.lock()
    # The window throws the page away for good, as it does once nothing else is to be done.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    driver.wait_until(background.is_idle)
    assert troubles == []
    assert isinstance(driver.window.page(), UnlockPage)


def test_the_paper_comes_as_a_pdf_after_a_warning(driver: Driver, tmp_path: Path) -> None:
    page = sheet_page(driver)
    ask.answer_next(tmp_path / "leeg.pdf")
    page.form_button.click()
    ask.answer_next(True)
    ask.answer_next(tmp_path / "vol.pdf")
    page.print_button.click()
    for name in ("leeg.pdf", "vol.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    ask.answer_next(False)
    page.print_button.click()
    assert len(list(tmp_path.glob("*.pdf"))) == 2
