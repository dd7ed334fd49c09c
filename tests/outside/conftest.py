"""The program on a desktop of its own, with somebody in front of it who hears and presses keys."""

from collections.abc import Iterator
from subprocess import Popen

import pytest

from tests.outside.desktop import Desktop
from tests.outside.person import Person
from tests.outside.screen_reader import AccessibilityBus


@pytest.fixture
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """Make a screen with nothing on it; its folder has a short name, because it holds sockets."""
    desktop = Desktop(tmp_path_factory.mktemp("desk"))
    yield desktop
    desktop.close()


@pytest.fixture
def bus(desktop: Desktop) -> Iterator[AccessibilityBus]:
    """Let a screen reader run before the program does, as it is for whoever needs one."""
    bus = AccessibilityBus(desktop.session)
    yield bus
    bus.close()


@pytest.fixture
def program(desktop: Desktop, bus: AccessibilityBus) -> Popen[bytes]:
    """Start the real program for the first time in a new home."""
    return desktop.start_zelfscan()


@pytest.fixture
def person(desktop: Desktop, bus: AccessibilityBus, program: Popen[bytes]) -> Person:
    """Wait until the program can be heard."""
    return Person(desktop, bus)
