from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver


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
