"""Notices that somebody left the computer: the screen was locked, the user switched, the computer slept.

Which of these is told differs for each platform:

- Windows tells all three (``session_windows``).
- Linux tells them on a bus, where there is one (``session_linux``).
- macOS tells none of them to a program that stays within Qt.

Everywhere a clock that ran on without us gives a sleep away, at the latest five seconds after waking up.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

if sys.platform == "win32":
    from zelfscan.gui.session_windows import WindowsTeller as PlatformTeller
elif sys.platform == "linux":
    from zelfscan.gui.session_linux import LinuxTeller as PlatformTeller
else:
    from zelfscan.gui.session_silent import SilentTeller as PlatformTeller

LOOK_MS = 5_000
SLEPT_SECONDS = 30.0
"""So much further a clock has to be than we were: a busy computer lets a timer wait, but not that long."""


class SessionWatch(QObject):
    """Watches the session of one window that was shown, for as long as the window is there."""

    left = Signal()
    """Nobody sits here now, or somebody else does."""

    def __init__(self, window: QWidget) -> None:
        """Begin to watch; where the platform tells nothing, only the clock is left."""
        super().__init__(window)
        self.clock = SleepClock()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.teller = PlatformTeller(window)
        self.teller.left.connect(self.left)

    def _look(self) -> None:
        if self.clock.has_slept():
            self.left.emit()


class SleepClock:
    """Tells from look to look whether the computer slept in between."""

    def __init__(self, read: Callable[[], tuple[float, ...]] | None = None) -> None:
        """Begin now; ``read`` gives clocks that go on while the computer sleeps."""
        self._read = read or _clocks
        self._last = self._read()

    def has_slept(self) -> bool:
        """Tell whether any clock ran much further than the time after which we look again.

        A clock that somebody puts forward looks the same; one that is put back says nothing.
        """
        last, self._last = self._last, self._read()
        most = LOOK_MS / 1000 + SLEPT_SECONDS
        return any(now - then > most for now, then in zip(self._last, last, strict=True))


def _clocks() -> tuple[float, ...]:
    if sys.platform == "linux":  # the second one goes on in a sleep as well, and nobody can set it
        return time.time(), time.clock_gettime(time.CLOCK_BOOTTIME)
    return (time.time(),)
