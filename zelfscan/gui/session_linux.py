"""What Linux tells on the two buses of a desktop: a screen saver or lock that begins, and a sleep.

Only a bus that is already there is listened to, through a socket in the file system of this computer. Qt
opens that of the session as well, for screen readers. An address that leads elsewhere, or that would start a
bus, is left alone.
"""

import os
import stat
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import SIGNAL, SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget

_SCREEN_SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_LOGIN, _MANAGER, _SESSION = (f"org.freedesktop.login1{part}" for part in ("", ".Manager", ".Session"))
_LOGIN_PATH = "/org/freedesktop/login1"
_SYSTEM_SOCKET = Path("/run/dbus/system_bus_socket")
_UNIX = "unix:"
_numbers = count(1)


class LinuxTeller(QObject):
    """Listens to both buses for as long as the window is there."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        """Connect to what is there; without a bus nothing is ever told."""
        super().__init__(window)
        self._settle_who_is_told()
        number = next(_numbers)
        names = [f"zelfscan-session-{number}", f"zelfscan-system-{number}"]
        session = _bus(session_address(), names[0])
        if session is not None:
            for each in _SCREEN_SAVERS:
                self._hear(session, "", "", each, "ActiveChanged")
        login = _bus(system_address(), names[1])
        if login is not None:
            self._hear(login, _LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep")
            self._hear(login, _LOGIN, session_path(), _SESSION, "Lock")
        window.destroyed.connect(lambda: _leave(names))

    def _settle_who_is_told(self) -> None:
        """Let Qt find out, here and now, that no Python is to be told when somebody stops listening.

        It asks that once of each object. Left to the thread on which Qt reads a bus, it is asked of one
        whose Python side is gone already, while its window goes: that ended the program.
        """
        signal, slot = SIGNAL("left()"), SLOT("deleteLater()")
        QObject.connect(self, signal, self, slot)
        QObject.disconnect(self, signal, self, slot)

    def _hear(self, bus: QDBusConnection, service: str, path: str, interface: str, name: str) -> None:
        bus.connect(service, path, interface, name, self, _slot("take(QDBusMessage)"))

    @Slot(QDBusMessage)
    def take(self, message: QDBusMessage) -> None:
        """Tell on a signal that something begins; one that it is over says nothing."""
        if message.member() == "Lock" or message.arguments()[:1] == [True]:
            self.left.emit()


def session_address() -> str:
    """Return where the bus of this session is, or an empty text."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if given is not None:
        return local_part(given)
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return _at(Path(folder, "bus")) if folder else ""


def system_address() -> str:
    """Return where the bus of this computer is, or an empty text."""
    given = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    return local_part(given) if given is not None else _at(_SYSTEM_SOCKET)


def local_part(address: str) -> str:
    """Return the first of the addresses that is a socket of this computer, or an empty text."""
    return next((each for each in address.split(";") if each.startswith(_UNIX)), "")


def session_path() -> str:
    """Return how the login service calls this session; empty, for any session, where nobody says which."""
    name = os.environ.get("XDG_SESSION_ID", "")
    return f"{_LOGIN_PATH}/session/{_escaped(name)}" if name.isascii() and name.isalnum() else ""


def _escaped(name: str) -> str:
    """Write a name as the login service does in its paths: a digit in front becomes ``_`` and its code."""
    return f"_{ord(name[0]):x}{name[1:]}" if name[0].isdigit() else name


def _at(socket: Path) -> str:
    try:
        is_there = stat.S_ISSOCK(socket.stat().st_mode)
    except OSError:
        return ""
    return f"{_UNIX}path={socket}" if is_there else ""


def _bus(address: str, name: str) -> QDBusConnection | None:
    if not address:
        return None
    bus = QDBusConnection.connectToBus(address, name)
    return bus if bus.isConnected() else None


def _leave(names: Sequence[str]) -> None:
    for name in names:
        QDBusConnection.disconnectFromBus(name)


def _slot(signature: str) -> bytes:
    """Return what Qt knows a slot by; it is a text that the types call bytes."""
    return SLOT(signature)  # type: ignore[return-value]
