from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Make a folder on a real disk: what stays in memory alone does not count as kept in these tests."""
    with TemporaryDirectory(prefix="privacy-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    """Somebody in front of the window that has just been started for the first time."""
    driver = Driver()
    yield driver
    driver.close()


@pytest.fixture
def answering(driver: Driver) -> Driver:
    """Somebody who keeps a scan in the vault, and has answered the first question."""
    driver.begin_by_keyboard("Zelfscan")
    driver.press(Qt.Key.Key_1)
    return driver
