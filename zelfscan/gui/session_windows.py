"""What Windows tells: a locked session, another user at the screen, a session from afar that ended, sleep."""

import ctypes
import sys
from contextlib import suppress

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_THIS_SESSION = 0
_LEAVING = {
    WM_POWERBROADCAST: {PBT_APMSUSPEND},
    WM_WTSSESSION_CHANGE: {
        WTS_CONSOLE_DISCONNECT,
        WTS_REMOTE_DISCONNECT,
        WTS_SESSION_LOGOFF,
        WTS_SESSION_LOCK,
    },
}


class Message(ctypes.Structure):
    """``MSG`` of Windows; not that of ``ctypes.wintypes``, which has its real layout on Windows alone."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("w_param", ctypes.c_size_t),
        ("l_param", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


def tells_of_leaving(address: int) -> bool:
    """Tell whether the message at an address in memory says that nobody sits at the screen now."""
    message = Message.from_address(address)
    return message.w_param in _LEAVING.get(message.message, ())


class WindowsTeller(QObject):
    """Listens to the messages of Windows for as long as the window is there."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        """Ask Windows for the messages of the session; those about sleep come by themselves."""
        super().__init__(window)
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
            window.destroyed.connect(self._filter.stop)
        if sys.platform == "win32":
            _register(int(window.winId()))


class _Filter(QAbstractNativeEventFilter):
    """Sees every message before Qt does, and leaves it to Qt."""

    def __init__(self, teller: WindowsTeller) -> None:
        super().__init__()
        self._tell = teller.left.emit

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Tell on what says that somebody left."""
        if kind in _KINDS and tells_of_leaving(int(message)):
            self._tell()
        return False, 0

    def stop(self) -> None:
        """Listen no longer."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)


def _register(handle: int) -> None:
    """Ask for the messages of this session; without them the clock and the idle time are left."""
    with suppress(OSError, AttributeError):
        register = ctypes.CDLL("wtsapi32").WTSRegisterSessionNotification
        register.argtypes, register.restype = (ctypes.c_void_p, ctypes.c_uint32), ctypes.c_int
        register(handle, _THIS_SESSION)
