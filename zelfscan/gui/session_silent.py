"""A platform that tells a program within Qt nothing about the session, such as macOS."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class SilentTeller(QObject):
    """Never tells anything; what is left is the clock of ``session_watch``."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        """Ask nobody."""
        super().__init__(window)
