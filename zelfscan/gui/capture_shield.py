"""Keeps our windows out of screenshots, shared screens and recordings, where the platform can: on Windows.

On Linux every program may look at the whole screen, or asks the desktop, which knows nothing of this. What
macOS offers is passed over by its newer ways of recording, so nothing is promised there.
"""

import ctypes
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

NOTHING, BLACK, LEFT_OUT = 0x00, 0x01, 0x11
"""``WDA_NONE``, ``WDA_MONITOR`` and ``WDA_EXCLUDEFROMCAPTURE``; the last one came with Windows 10 (2004)."""

SetAffinity = Callable[[int, int], bool]
"""``SetWindowDisplayAffinity`` of Windows: a window and what to do with it; false where that fails."""


class CaptureShield(QObject):
    """Watches every window of the program that comes on the screen: dialogs, menus and tips too."""

    def __init__(self, app: QGuiApplication, set_affinity: SetAffinity | None = None) -> None:
        """Begin switched off."""
        super().__init__(app)
        self._app, self._set_affinity = app, set_affinity or windows_affinity()
        self._is_on = self._is_watching = False

    def set_on(self, is_on: bool) -> None:
        """Cover every window there is and comes, or uncover all."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        if not self._is_watching:  # and from now on: a menu that was covered once comes back uncovered
            self._app.installEventFilter(self)
            self._is_watching = True
        for window in self._app.topLevelWindows():
            if window.isVisible():
                self._set(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover or uncover a window just before it comes on the screen."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWindow) and watched.isTopLevel():
            self._set(watched)
        return False

    def _set(self, window: QWindow) -> None:
        handle = int(window.winId())
        if not self._is_on:
            self._set_affinity(handle, NOTHING)
        elif not self._set_affinity(handle, LEFT_OUT):
            self._set_affinity(handle, BLACK)


def windows_affinity() -> SetAffinity:
    """Return the call of Windows; elsewhere, one that says that it fails."""
    with suppress(OSError, AttributeError):
        call = ctypes.CDLL("user32").SetWindowDisplayAffinity
        call.argtypes, call.restype = (ctypes.c_void_p, ctypes.c_uint32), ctypes.c_int
        return lambda handle, how: bool(call(handle, how))
    return lambda _handle, _how: False
