from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    """Somebody in front of the window that has just been started for the first time."""
    driver = Driver()
    yield driver
    driver.close()
