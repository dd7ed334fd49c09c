"""Putting a back-up back: nothing happens before the right passphrase, and the vault of now is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.recovery_words import new_sheet, secret_of
from zelfscan.gui import ask, background
from zelfscan.gui.pages.put_back import PutBackPage
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.store.backup import write_backup
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"
SHEET = new_sheet()


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    """A locked vault, and a back-up of it from before a second dossier came."""
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    vault = lock.required()
    vault.set_recovery(PASSPHRASE, secret_of(SHEET), LIGHTEST, clock().date())
    write_backup(vault, tmp_path / "kopie.zelfscankluis", clock())
    vault.create_dossier("later", clock())
    lock.lock("locked")
    yield lock
    lock.lock("locked")


@pytest.fixture
def page(qtbot: QtBot, lock: LockDesk, clock: FixedClock) -> PutBackPage:
    page = PutBackPage(BackupDesk(lock, clock))
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.begin()
    return page


def wait(qtbot: QtBot, page: PutBackPage) -> None:
    qtbot.waitUntil(lambda: background.is_idle() and not page.is_busy(), timeout=20_000)


def names(lock: LockDesk) -> list[str]:
    vault = Vault.open(lock.folder, PASSPHRASE)
    found = [each.name for each in vault.dossiers()]
    vault.close()
    return found


def test_a_file_that_is_no_back_up_is_refused(page: PutBackPage, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("hallo", encoding="utf-8")
    assert page.start_focus() is page.choose_button
    ask.answer_next(tmp_path / "brief.txt")
    page.choose_button.click()
    assert "Dit bestand gaat niet open." in page.told.text()
    assert page.card.isHidden()


def test_the_right_passphrase_puts_it_back(
    page: PutBackPage, qtbot: QtBot, lock: LockDesk, tmp_path: Path
) -> None:
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    page.choose_button.click()
    assert page.start_focus() is page.passphrase.edit
    page.put_button.click()
    assert page.passphrase.error() == "Typ eerst de wachtzin."
    page.passphrase.set_text("niet deze wachtzin")
    page.put_button.click()
    wait(qtbot, page)
    assert "klopt niet" in page.passphrase.error()
    assert names(lock) == ["Mijn scan", "later"]
    page.passphrase.set_text(PASSPHRASE)
    page.put_button.click()
    wait(qtbot, page)
    assert "De reservekopie is teruggezet." in page.told.text()
    assert page.passphrase.text() == ""
    assert names(lock) == ["Mijn scan"]
    # The vault of before stands beside it.
    assert (lock.folder.with_name("vault-2") / "index.vault").exists()
    with qtbot.waitSignal(page.restored):
        page.unlock_button.click()


def test_the_sheet_puts_it_back_and_a_wrong_row_is_named(
    page: PutBackPage, qtbot: QtBot, lock: LockDesk, tmp_path: Path
) -> None:
    page.look_at(tmp_path / "kopie.zelfscankluis")
    page.kind.segment("recovery").click()
    assert page.passphrase.isHidden()
    for row, words in zip(page.rows, SHEET, strict=True):
        row.set_text(" ".join(words))
    page.rows[2].set_text("dit is geen regel")
    page.put_button.click()
    assert "egel 3" in page.rows[2].error()
    page.rows[2].set_text(" ".join(SHEET[2]))
    page.put_button.click()
    wait(qtbot, page)
    assert "De reservekopie is teruggezet." in page.told.text()
    assert names(lock) == ["Mijn scan"]
    assert [row.text() for row in page.rows] == [""] * 4


def test_a_whole_sheet_pasted_in_one_row_fills_all_of_them(page: PutBackPage, tmp_path: Path) -> None:
    page.look_at(tmp_path / "kopie.zelfscankluis")
    page.kind.segment("recovery").click()
    page.rows[0].edit.insert(" ".join(word for row in SHEET for word in row))
    assert [row.text() for row in page.rows] == [" ".join(row) for row in SHEET]


def test_what_is_to_be_typed_is_in_sight_once_a_file_is_chosen(
    page: PutBackPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.resize(640, 320)
    page.look_at(tmp_path / "kopie.zelfscankluis")

    def is_in_sight() -> bool:
        top = page.passphrase.edit.mapTo(page, QPoint(0, 0)).y()
        return top > 0 and top + page.passphrase.edit.height() < page.height()

    qtbot.waitUntil(is_in_sight)
    assert page.put_button.key == "Enter"


def test_leaving_stops_it_and_keeps_the_vault_of_now(
    page: PutBackPage, qtbot: QtBot, lock: LockDesk, tmp_path: Path
) -> None:
    page.look_at(tmp_path / "kopie.zelfscankluis")
    page.passphrase.set_text(PASSPHRASE)
    page.put_button.click()
    assert page.is_busy()
    page.leave()
    wait(qtbot, page)
    assert page.told.text() == "Gestopt. Er is niets veranderd."
    assert names(lock) == ["Mijn scan", "later"]
