"""What holds for every test: a temporary user folder, Qt without a screen, no network, a fixed clock."""

import gc
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

from tests.once import read_shipped_files_once

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
read_shipped_files_once()

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


ROOM_IN_MEMORY = 4_000_000_000


def _folder_in_memory() -> Path | None:
    """Return where this computer keeps files in memory, if there is more than enough room.

    Vaults write through to the disk at every answer, which the tests would wait for thousands of times.
    """
    folder = Path("/dev/shm")
    try:
        return folder if shutil.disk_usage(folder).free >= ROOM_IN_MEMORY else None
    except OSError:
        return None


if "PYTEST_DEBUG_TEMPROOT" not in os.environ and (_in_memory := _folder_in_memory()) is not None:
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_in_memory)

# A hook cannot be taken away again, so there is one for the whole run.
sys.addaudithook(_note_network_use)


# What takes longest, as the beginning of its id.
LONG = (
    "tests/faults/test_storm.py",
    "tests/privacy/test_memory_after_lock.py",
    "tests/privacy/test_prove_offline.py",
    "tests/privacy/test_no_network.py",
    "tests/outside/",
    "tests/fuzz/",
    "tests/faults/",
    "tests/properties/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, or one worker is still at it when the others are done."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """Leave what is there for the whole run out of every search for what may go.

    The window searches at every lock, and would go past all tests each time.
    """
    gc.collect()
    gc.freeze()


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
    if (paths := sys.modules.get("zelfscan.paths")) is not None:
        paths.use_shipped_content()  # whatever the window of another test had in use
    return home


@pytest.fixture(autouse=True)
def no_policy(monkeypatch: pytest.MonkeyPatch, user_folder: Path) -> None:
    """Read no policy of the computer on which the tests run; a test that wants one gives it."""
    reading, app = (sys.modules.get(name) for name in ("zelfscan.policy.reading", "zelfscan.app"))
    if reading is not None:
        monkeypatch.setattr(
            reading, "FILES", dict.fromkeys(reading.FILES, user_folder / "none" / "policy.json")
        )
    if app is not None and hasattr(app.organisation_policy, "cache_clear"):
        app.organisation_policy.cache_clear()


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


@pytest.fixture(autouse=True)
def no_old_windows() -> Iterator[None]:
    """Let go of the windows that a test closed: every change of theme would paint them anew."""
    yield
    core, background = (sys.modules.get(name) for name in ("PySide6.QtCore", "zelfscan.gui.background"))
    # Work that is under way still has to tell a window about it; the test after it lets go of that.
    if core is not None and (background is None or background.is_idle()):
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    """Fail the test that leaves the program speaking another language: it would fail whatever comes next."""
    yield
    i18n = sys.modules.get("zelfscan.i18n")
    if i18n is not None and (left := i18n.spoken()) != i18n.BASE:
        i18n.speak(i18n.BASE)
        pytest.fail(f"left the program speaking {left!r}", pytrace=False)


@pytest.fixture
def clock() -> FixedClock:
    """Stand still on 23 November 2026, ten o'clock UTC; ``clock.forward(days=1)`` moves it."""
    return FixedClock()


@pytest.fixture
def today() -> date:
    """The day of the fixed clock."""
    return date(2026, 11, 23)
