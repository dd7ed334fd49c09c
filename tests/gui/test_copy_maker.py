"""The automatic copy beside the window: after each opening, in nobody's way, and never half."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.job.driver import PASSPHRASE, Driver
from zelfscan import app, paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import DiskFull
from zelfscan.gui import background, copy_maker
from zelfscan.gui.copy_maker import CopyMaker
from zelfscan.gui.pages.safe import SafePage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters import backup_desk
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.store import rekeying
from zelfscan.store.copies import copies, keep_copy
from zelfscan.store.vault import Vault


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_maker, "LATER", 0)


@pytest.fixture
def folder() -> Path:
    """A vault that was made some days ago, with an answer in it, in the usual place."""
    opened = create_vault(paths.vault_folder(), PASSPHRASE, app.now() - timedelta(days=3), LIGHTEST)
    opened.journal.answer("alarm.kind", "none", app.now())
    opened.vault.close()
    return paths.vault_folder()


@pytest.fixture
def driver(folder: Path, qtbot: QtBot) -> Iterator[Driver]:
    driver = Driver()
    yield driver
    driver.close()


def unlock(driver: Driver) -> None:
    assert isinstance(driver.window.page(), UnlockPage)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: driver.journey._parts.lock.vault is not None)


def wait(driver: Driver) -> None:
    driver.application.processEvents()
    driver.wait_until(background.is_idle)


def safe_page(driver: Driver) -> SafePage:
    driver.journey._choose_from_menu("safe")
    driver.application.processEvents()
    page = driver.window.page()
    assert isinstance(page, SafePage)
    return page


def words_of(page: SafePage) -> str:
    return "\n".join(text.text() for text in page.copies.findChildren(Text) if text.isVisible())


def no_room(*_: object, **__: object) -> None:
    raise DiskFull(Path("kluis"))


def test_a_copy_is_made_after_the_vault_was_opened(driver: Driver, folder: Path) -> None:
    assert copies(folder) == ()
    unlock(driver)
    wait(driver)
    (copy,) = copies(folder)
    assert copy.made == app.now().date()
    assert "laatste drie" in words_of(safe_page(driver))
    # Once a day is enough.
    driver.journey.lock()
    unlock(driver)
    wait(driver)
    assert copies(folder) == (copy,)


def test_a_copy_that_comes_while_somebody_looks_is_shown(driver: Driver, folder: Path) -> None:
    unlock(driver)
    page = safe_page(driver)
    wait(driver)
    assert not page.copies.forget_button.isHidden()
    assert len(copies(folder)) == 1


def test_a_vault_that_was_just_made_is_not_copied_yet(qtbot: QtBot) -> None:
    driver = Driver()
    driver.begin_by_keyboard("Zelfscan")
    wait(driver)
    assert driver.journey._parts.lock.vault is not None
    assert copies(paths.vault_folder()) == ()
    assert not (paths.vault_folder() / "copies").exists()
    driver.close()


def test_what_goes_wrong_is_said_on_the_page_of_the_vault_alone(
    driver: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_desk, "keep_copy", no_room)
    unlock(driver)
    wait(driver)
    assert not any("schijf is vol" in text.text() for text in driver.window.findChildren(Text))
    assert "de schijf is vol" in words_of(safe_page(driver))
    monkeypatch.undo()
    monkeypatch.setattr(copy_maker, "LATER", 0)
    driver.journey.lock()
    unlock(driver)
    wait(driver)
    assert "de schijf is vol" not in words_of(safe_page(driver))
    assert len(copies(folder)) == 1


def test_locking_at_once_leaves_no_half_copy(driver: Driver, folder: Path) -> None:
    for _ in range(3):
        unlock(driver)
        driver.application.processEvents()
        driver.journey.lock()
        wait(driver)
        assert not list(folder.rglob("*.part*"))
    vault = Vault.open(folder, PASSPHRASE)
    assert len(copies(folder)) <= 1
    vault.close()


def test_locking_does_not_wait_for_a_copy_that_is_under_way(
    driver: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there, is_locked = threading.Event(), threading.Event()
    saw_the_lock: list[bool] = []

    def held(*given: Any, **named: Any) -> Any:
        is_there.set()
        saw_the_lock.append(is_locked.wait(20))
        return keep_copy(*given, **named)

    monkeypatch.setattr(backup_desk, "keep_copy", held)
    unlock(driver)
    driver.wait_until(is_there.is_set)
    driver.journey.lock()
    is_locked.set()
    wait(driver)
    assert saw_the_lock == [True]
    assert copies(folder) == ()


def test_wiping_right_after_opening_leaves_nothing(driver: Driver, folder: Path) -> None:
    unlock(driver)
    driver.application.processEvents()
    driver.journey.side.safes._safe_page().wipe_asked.emit()
    wait(driver)
    assert not folder.exists()


def test_closing_the_program_ends_a_copy_that_is_under_way(driver: Driver, folder: Path) -> None:
    unlock(driver)
    driver.application.processEvents()
    driver.window.close()
    wait(driver)
    assert not list(folder.rglob("*.part*"))


def test_nothing_is_begun_after_being_told_to_stop(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    clock.forward(days=1)
    monkeypatch.setattr(copy_maker, "LATER", 20)
    maker = CopyMaker(BackupDesk(lock, clock))
    maker.begin_soon()
    maker.stop()
    lock.lock("locked")
    qtbot.wait(60)
    assert background.is_idle()
    assert copies(lock.folder) == ()


def test_other_keys_under_way_bear_other_colours_of_the_computer(
    driver: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    are_closed, may_go_on = threading.Event(), threading.Event()
    rekey = rekeying.rekey

    def stands_still(*what: Any) -> Any:
        are_closed.set()
        assert may_go_on.wait(20)
        return rekey(*what)

    monkeypatch.setattr(rekeying, "rekey", stands_still)
    unlock(driver)
    wait(driver)
    driver.journey.start.choice_made.emit("zelfscan", "")
    wait(driver)
    driver.press(Qt.Key.Key_2)
    page = safe_page(driver)
    driver.tab_to("Maak nieuwe sleutels")
    driver.press(Qt.Key.Key_Return)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    assert are_closed.wait(20)
    assert page.is_busy()
    driver.journey.side.speak()
    try:
        # Not by its signal: a bug would then be shown, and not end the test.
        driver.journey._speaking.lay_out_anew()
    finally:
        may_go_on.set()
    wait(driver)
    assert "nieuwe sleutels" in page.keys.told.text()
    assert copies(folder) == ()
    driver.journey._speaking.lay_out_anew()
    assert driver.journey._parts.start.journal is not None
