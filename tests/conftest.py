"""What holds for every test: a temporary user folder, Qt without a screen, no network, a fixed clock."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before any test module imports Qt: the platform is chosen when the first application is made.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Qt warns where the locale is not UTF-8, and a warning fails the test.
os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile(
    "zelfscan",
    deadline=None,
    derandomize=True,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("zelfscan")

_USER_FOLDERS = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "PROGRAMDATA": "machine",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_STATE_HOME": ".local/state",
}
_NETWORK_EVENTS = frozenset(
    ["socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"]
)
_network_use: list[str] = []


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **duration: float) -> None:
        self.moment += timedelta(**duration)


def _note_network_use(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _NETWORK_EVENTS:
        return
    local = getattr(socket, "AF_UNIX", None)
    if arguments and isinstance(arguments[0], socket.socket) and arguments[0].family == local:
        return
    _network_use.append(event)
    raise PermissionError(f"{event}: the program and its tests use no network")


# A hook cannot be taken away again, so there is one for the whole run.
sys.addaudithook(_note_network_use)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test that lacks its tool fail for root on Linux, where the tool could be installed."""
    wanted = [name for marker in item.iter_markers("needs_tool") for name in marker.args]
    missing = [name for name in wanted if shutil.which(name) is None]
    if not missing:
        return
    reason = f"not run, because this machine has no {', '.join(missing)}"
    if sys.platform == "linux" and os.geteuid() == 0:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail the test that opened a connection, even if the error was swallowed on the way."""
    _network_use.clear()
    yield
    if _network_use:
        pytest.fail(f"used the network: {', '.join(_network_use)}")


@pytest.fixture(autouse=True)
def user_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own empty home, so that none reads or writes the person's own files."""
    home = tmp_path_factory.mktemp("home")
    for variable, place in _USER_FOLDERS.items():
        folder = home / place
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        monkeypatch.setenv(variable, str(folder))
    return home


@pytest.fixture(autouse=True)
def patient_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window wait for what is mostly over at once, also on a computer that is busy."""
    background = sys.modules.get("zelfscan.gui.background")
    if background is not None:
        monkeypatch.setattr(background, "PATIENCE", 20.0)


@pytest.fixture(autouse=True)
def light_vaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a vault that a test made light stay so when it is opened."""
    ways_in = sys.modules.get("zelfscan.store.ways_in")
    if ways_in is not None:
        derive = sys.modules["zelfscan.crypto.derive"]
        monkeypatch.setattr(ways_in, "LEAST", derive.LIGHTEST)


@pytest.fixture
def clock() -> FixedClock:
    """Stand still on 23 November 2026, ten o'clock UTC; ``clock.forward(days=1)`` moves it."""
    return FixedClock()


@pytest.fixture
def today() -> date:
    """The day of the fixed clock."""
    return date(2026, 11, 23)
