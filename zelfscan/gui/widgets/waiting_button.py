"""The button that tries a passphrase or code, and counts down in words while it takes a while."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from zelfscan.gui.accessible import announce
from zelfscan.gui.widgets.button import Button
from zelfscan.i18n import say, say_count

_TICK_MS = 250


class WaitingButton(Button):
    """Says its own words, that it is busy, or how long to wait; a screen reader hears beginning and end."""

    wait_changed = Signal(bool)
    """The wait began, or is over."""

    def __init__(self, words: str, busy_words: str, seconds_to_wait: Callable[[], int]) -> None:
        """Make a filled button that may wait already."""
        super().__init__(words, "main", key="Enter")
        self._own_words, self._busy_words, self._seconds_to_wait = words, busy_words, seconds_to_wait
        self._is_busy = self._is_waiting = False
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.follow)
        self.follow()

    def is_waiting(self) -> bool:
        """Tell whether it takes a while before the next attempt, because of those that failed."""
        return self._is_waiting

    def show_busy(self, is_busy: bool) -> None:
        """Show that what was typed is tried, or is not any more."""
        self._is_busy = is_busy
        self.follow()

    def say_wait(self) -> None:
        """Say again how long it takes, to who presses Enter before that."""
        announce(self, self.text())

    def follow(self) -> None:
        """Look how long to wait, and say so."""
        seconds = self._seconds_to_wait()
        was_waiting, self._is_waiting = self._is_waiting, seconds > 0
        if self._is_busy:
            words = self._busy_words
        elif self._is_waiting:
            words = say_count("Wacht nog {count} tel", "Wacht nog {count} tellen", seconds)
        else:
            words = self._own_words
        self.setText(words)
        self.setEnabled(not self._is_busy and not self._is_waiting)
        self.setAccessibleName(self._own_words if self._is_waiting else "")
        if self._is_waiting and not was_waiting:
            self._tick.start()
            self.wait_changed.emit(True)
            announce(self, words)
        elif was_waiting and not self._is_waiting:
            self._tick.stop()
            self.wait_changed.emit(False)
            if self.isVisible():
                announce(self, say("U kunt het weer proberen."))
