"""Somebody leaves the computer: told by Windows in its own bytes, by Linux on a real bus, or by the clock."""

import ctypes
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.tree import ROOT
from zelfscan.gui import session_linux
from zelfscan.gui.session_linux import LinuxTeller, local_part, session_address, session_path, system_address
from zelfscan.gui.session_watch import SessionWatch, SleepClock
from zelfscan.gui.session_windows import WindowsTeller

#: ``MSG`` of 64-bit Windows: handle, message, hole, two parameters, time, place, hole.
MSG = "<QI4xQqIii4x"
GENERIC, DISPATCHED = b"windows_generic_MSG", b"windows_dispatcher_MSG"
WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_KEYDOWN = 0x218, 0x2B1, 0x100

_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "XDG_SESSION_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(session_linux, "_SYSTEM_SOCKET", tmp_path / "no socket")


@pytest.fixture
def bus(no_bus: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Run a bus of our own, as that of the session and that of the computer; return its address."""
    config = tmp_path / "bus.conf"
    config.write_text(_BUS.format(folder=tmp_path), encoding="utf-8")
    command = ["dbus-daemon", "--nofork", "--nopidfile", f"--config-file={config}", "--print-address"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, encoding="utf-8") as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


def say(address: str, path: str, name: str, *arguments: str) -> None:
    """Send a signal as a desktop does."""
    command = ["dbus-send", f"--bus={address}", "--type=signal", path, name, *arguments]
    subprocess.run(command, check=True, env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address})


def say_as_login(address: str, path: str, name: str, *arguments: str) -> None:
    """Send a signal as the login service does, which has a name that the listener asks for."""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtDBus import QDBusConnection, QDBusMessage\n"
        "app = QCoreApplication([])\n"
        "bus = QDBusConnection.connectToBus(sys.argv[1], 'login')\n"
        "assert bus.registerService('org.freedesktop.login1')\n"
        "interface, _, name = sys.argv[3].rpartition('.')\n"
        "message = QDBusMessage.createSignal(sys.argv[2], interface, name)\n"
        "message.setArguments([each == 'true' for each in sys.argv[4:]])\n"
        "assert bus.send(message)\n"
        "from PySide6.QtCore import QTimer\n"
        "QTimer.singleShot(300, app.quit)\n"
        "app.exec()\n"
    )
    subprocess.run([sys.executable, "-c", script, address, path, name, *arguments], check=True)


# Windows


def send_message(teller: WindowsTeller, kind: bytes, message: int, w_param: int) -> object:
    """Hand the bytes of a message to the filter, as Qt does."""
    raw = ctypes.create_string_buffer(struct.pack(MSG, 0x50A2, message, w_param, 1, 123_456, -8, 900))
    return teller._filter.nativeEventFilter(QByteArray(kind), ctypes.addressof(raw))


@pytest.mark.parametrize("kind", [GENERIC, DISPATCHED])
@pytest.mark.parametrize(
    ("message", "w_param"),
    [
        (WM_WTSSESSION_CHANGE, 7),  # the screen was locked
        (WM_WTSSESSION_CHANGE, 2),  # another user has the screen
        (WM_WTSSESSION_CHANGE, 4),  # the session from afar ended
        (WM_WTSSESSION_CHANGE, 6),  # logged off
        (WM_POWERBROADCAST, 4),  # the computer goes to sleep
    ],
)
def test_windows_says_that_somebody_left(
    window: QWidget, qtbot: QtBot, kind: bytes, message: int, w_param: int
) -> None:
    teller = WindowsTeller(window)
    with qtbot.waitSignal(teller.left):
        assert send_message(teller, kind, message, w_param) == (False, 0)


@pytest.mark.parametrize(
    ("kind", "message", "w_param"),
    [
        (GENERIC, WM_WTSSESSION_CHANGE, 8),  # unlocked
        (GENERIC, WM_WTSSESSION_CHANGE, 1),  # back at the screen
        (GENERIC, WM_POWERBROADCAST, 7),  # woken up
        (GENERIC, WM_POWERBROADCAST, 10),  # another source of power
        (GENERIC, WM_KEYDOWN, 7),
        (b"xcb_generic_event_t", WM_WTSSESSION_CHANGE, 7),
    ],
)
def test_other_messages_of_windows_say_nothing(
    window: QWidget, qtbot: QtBot, kind: bytes, message: int, w_param: int
) -> None:
    teller = WindowsTeller(window)
    with qtbot.assertNotEmitted(teller.left):
        assert send_message(teller, kind, message, w_param) == (False, 0)


# Linux


@pytest.mark.needs_tool("dbus-daemon", "dbus-send")
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged"),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged"),
        ("/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver.ActiveChanged"),
    ],
)
def test_a_screen_saver_that_begins_says_that_somebody_left(
    window: QWidget, qtbot: QtBot, bus: str, path: str, name: str
) -> None:
    teller = LinuxTeller(window)
    told: list[bool] = []
    teller.left.connect(lambda: told.append(True))
    say(bus, path, name, "boolean:false")
    say(bus, path, name, "boolean:true")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    qtbot.wait(50)
    assert told == [True]


@pytest.mark.needs_tool("dbus-daemon")
def test_the_login_service_says_that_the_computer_goes_to_sleep(
    window: QWidget, qtbot: QtBot, bus: str
) -> None:
    teller = LinuxTeller(window)
    name = "org.freedesktop.login1.Manager.PrepareForSleep"
    with qtbot.waitSignal(teller.left, timeout=10_000):
        say_as_login(bus, "/org/freedesktop/login1", name, "true")
    with qtbot.assertNotEmitted(teller.left, wait=300):
        say_as_login(bus, "/org/freedesktop/login1", name, "false")


@pytest.mark.needs_tool("dbus-daemon")
def test_the_login_service_locks_this_session_and_no_other(
    window: QWidget, qtbot: QtBot, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    teller = LinuxTeller(window)
    name = "org.freedesktop.login1.Session.Lock"
    with qtbot.assertNotEmitted(teller.left, wait=300):
        say_as_login(bus, "/org/freedesktop/login1/session/_37", name)
    with qtbot.waitSignal(teller.left, timeout=10_000):
        say_as_login(bus, "/org/freedesktop/login1/session/_32", name)


@pytest.mark.needs_tool("dbus-daemon", "dbus-send")
def test_nobody_else_speaks_for_the_login_service(window: QWidget, qtbot: QtBot, bus: str) -> None:
    teller = LinuxTeller(window)
    with qtbot.assertNotEmitted(teller.left, wait=300):
        name = "org.freedesktop.login1.Manager.PrepareForSleep"
        say(bus, "/org/freedesktop/login1", name, "boolean:true")


@pytest.mark.needs_tool("dbus-daemon", "dbus-send")
def test_one_bus_is_enough(window: QWidget, qtbot: QtBot, bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    watch = SessionWatch(window)
    with qtbot.waitSignal(watch.left, timeout=10_000):
        say(bus, "/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true")


_COME_AND_GO = """\
import os, threading
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from zelfscan.gui.session_linux import LinuxTeller

def make_rubbish():
    while True:
        [[] for _ in range(1000)]

app = QApplication([])
threading.Thread(target=make_rubbish, daemon=True).start()  # what was let go of is written over soon
for _ in range(160):
    window = QWidget()
    LinuxTeller(window)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
print("all gone", flush=True)
os._exit(0)
"""


@pytest.mark.needs_tool("dbus-daemon")
def test_windows_come_and_go_while_the_bus_is_read_on_its_own_thread(bus: str) -> None:
    """In a process of its own: what went wrong here ended the whole program."""
    done = subprocess.run(
        [sys.executable, "-c", _COME_AND_GO], cwd=ROOT, capture_output=True, timeout=100, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"all gone\n")


@pytest.mark.usefixtures("no_bus")
def test_without_a_bus_none_is_looked_for_or_started(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDBusConnection, "connectToBus", lambda *_: pytest.fail("connected"))
    assert (session_address(), system_address()) == ("", "")
    LinuxTeller(window)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("unix:path=/run/user/1000/bus", "unix:path=/run/user/1000/bus"),
        ("unix:abstract=/run/dbus-x,guid=1", "unix:abstract=/run/dbus-x,guid=1"),
        ("tcp:host=10.0.0.1,port=9", ""),
        ("nonce-tcp:host=localhost,port=9;unix:path=/a", "unix:path=/a"),
        ("unixexec:path=/bin/sh", ""),
        ("autolaunch:", ""),
        ("", ""),
    ],
)
def test_only_a_socket_of_this_computer_is_used(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", given)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", given)
    assert local_part(given) == session_address() == system_address() == used


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("2", "/org/freedesktop/login1/session/_32"),
        ("12", "/org/freedesktop/login1/session/_312"),
        ("c1", "/org/freedesktop/login1/session/c1"),
        ("", ""),
        ("../x", ""),
    ],
)
def test_a_session_is_called_as_the_login_service_calls_it(
    monkeypatch: pytest.MonkeyPatch, name: str, path: str
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", name)
    assert session_path() == path


# The clock


def a_clock(*moments: tuple[float, ...]) -> Callable[[], tuple[float, ...]]:
    left = list(moments)
    return lambda: left.pop(0)


def test_a_clock_that_ran_on_without_us_means_a_sleep() -> None:
    clock = SleepClock(a_clock((100.0,), (105.0,), (700.0,), (705.0,)))
    assert [clock.has_slept() for _ in range(3)] == [False, True, False]


def test_a_busy_computer_or_a_clock_put_back_is_no_sleep() -> None:
    clock = SleepClock(a_clock((100.0,), (120.0,), (20.0,), (25.0,)))
    assert [clock.has_slept() for _ in range(3)] == [False, False, False]


def test_a_clock_put_back_hides_no_sleep_from_the_other_clock() -> None:
    clock = SleepClock(a_clock((100.0, 50.0), (60.0, 4_000.0)))
    assert clock.has_slept()


def test_the_window_looks_at_the_clock_by_itself(window: QWidget, qtbot: QtBot) -> None:
    watch = SessionWatch(window)
    watch.clock = SleepClock(a_clock((0.0,), (5.0,), (1_000.0,)))
    watch._timer.setInterval(10)
    with qtbot.waitSignal(watch.left):
        pass
    watch._timer.stop()
