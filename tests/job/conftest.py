from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from zelfscan.gui import ask


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    """Somebody in front of the window that has just been started for the first time."""
    driver = Driver()
    yield driver
    driver.close()
    assert driver.watch.opened == [], "a window of its own opened for a moment"
    assert ask.forget_answers() == []
