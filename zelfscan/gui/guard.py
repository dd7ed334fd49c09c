"""Tells when to lock, because nobody does anything or sits here, and covers the window in screenshots."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from zelfscan.gui import memory
from zelfscan.gui.capture_shield import CaptureShield
from zelfscan.gui.idle import IdleWatch
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.session_watch import SessionWatch
from zelfscan.settings.choices import Settings

_MINUTE_MS = 60_000


class Guard(QObject):
    """Watches over one window that was shown; while no vault is open there is nothing to lock."""

    time_to_lock = Signal(str)
    """Why: ``idle`` or ``left``."""
    left = Signal()
    """Nobody sits here now, whether there is something to lock or not: what is half typed can go."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        """Begin with the settings of now, and without an open vault."""
        super().__init__(window)
        memory.write_over_what_is_let_go()  # before anything of a vault comes in
        self._is_on = self._is_adviser = False
        self._settings = settings
        self.idle = IdleWatch(window)
        self.idle.warned.connect(window.set_warning)
        self.idle.rested.connect(lambda: self.time_to_lock.emit("idle"))
        self.session = SessionWatch(window)
        self.session.left.connect(self._leave)
        app = QApplication.instance()
        self.shield = CaptureShield(app) if isinstance(app, QApplication) else None
        self.follow(settings)

    def set_on(self, is_on: bool, is_adviser: bool = False) -> None:
        """Say whether a vault is open, and whether it holds the dossiers of an adviser."""
        self._is_on, self._is_adviser = is_on, is_adviser
        self.idle.set_on(is_on, self._settings.minutes_to_lock(is_adviser) * _MINUTE_MS)

    def follow(self, settings: Settings) -> None:
        """Do as the settings of now say."""
        is_other = settings.rest_minutes != self._settings.rest_minutes
        self._settings = settings
        if is_other:
            self.set_on(self._is_on, self._is_adviser)
        if self.shield is not None and settings.can_hide_from_captures():
            self.shield.set_on(settings.hide_from_captures)

    def _leave(self) -> None:
        self.left.emit()
        if self._is_on:
            self.time_to_lock.emit("left")
