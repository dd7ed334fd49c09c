"""Notices that nobody does anything: first a warning, then the news that the time is up."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

REST_MS, WARNING_MS = 5 * 60_000, 30_000
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleWatch(QObject):
    """Watches one window after it was shown; it is off until it is switched on."""

    warned = Signal(bool)
    """True when the time is nearly up, False when somebody does something after that."""
    rested = Signal()
    """The time is up."""

    def __init__(self, window: QWidget, rest_ms: int = REST_MS, warning_ms: int = WARNING_MS) -> None:
        """Watch the native window, which hears of every key and mouse event, and of nothing else."""
        super().__init__(window)
        self._is_on = self._is_warning = False
        self._warning_ms, self._rest_ms = warning_ms, rest_ms
        self._until_warning = QTimer(self, singleShot=True, interval=rest_ms - warning_ms)
        self._until_end = QTimer(self, singleShot=True, interval=warning_ms)
        self._until_warning.timeout.connect(self._warn)
        self._until_end.timeout.connect(self._end)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def set_on(self, is_on: bool, rest_ms: int | None = None) -> None:
        """Begin to count, or stop counting; the time in milliseconds is the usual one unless it is given."""
        self._is_on = is_on
        self._until_warning.setInterval((rest_ms or self._rest_ms) - self._warning_ms)
        self._restart()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count again from every sign of life."""
        if self._is_on and event.type() in _SIGNS_OF_LIFE:
            self._restart()
        return False

    def _restart(self) -> None:
        self._until_end.stop()
        if self._is_on:
            self._until_warning.start()
        else:
            self._until_warning.stop()
        if self._is_warning:
            self._is_warning = False
            self.warned.emit(False)

    def _warn(self) -> None:
        self._is_warning = True
        self._until_end.start()
        self.warned.emit(True)

    def _end(self) -> None:
        self.set_on(False)
        self.rested.emit()
