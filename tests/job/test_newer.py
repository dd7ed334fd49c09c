"""Somebody who went back to an older program: what a newer one wrote is refused kindly in the window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from tests.releases import kept
from tests.releases.newer import a_vault_ahead
from tests.store.backups import tree
from zelfscan.gui import background
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.safe_pages import PUT_BACK
from zelfscan.paths import vault_folder
from zelfscan.store import backup_format

NEWER, INSTALL = "nieuwere versie van zelfscan", "Installeer de nieuwste versie"


@pytest.fixture
def ahead(qtbot: QtBot) -> Iterator[Driver]:
    """The window in front of a vault that a newer version has opened."""
    a_vault_ahead(vault_folder())
    driver = Driver()
    yield driver
    driver.close()


def words_on(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_window_says_that_a_vault_is_newer_and_leaves_it_as_it_is(ahead: Driver) -> None:
    before = tree(vault_folder())
    page = ahead.window.page()
    assert isinstance(page, UnlockPage)
    ahead.type(kept.OTHER_PASSPHRASE)
    page.button.click()
    ahead.wait_until(lambda: background.is_idle() and NEWER in words_on(page))
    assert INSTALL in words_on(page)
    assert tree(vault_folder()) == before


def test_the_window_says_that_a_back_up_is_newer(
    ahead: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copy(kept.folders()[-1] / kept.BACKUP, tmp_path))
    before = tree(vault_folder())
    ahead.journey.side.show(PUT_BACK)
    page = ahead.journey.side.safes.put_back
    assert page is not None
    monkeypatch.setattr(backup_format, "VERSION", backup_format.VERSION - 1)
    page.look_at(copy)
    ahead.wait_until(lambda: background.is_idle() and NEWER in words_on(page))
    assert INSTALL in words_on(page)
    assert tree(vault_folder()) == before
