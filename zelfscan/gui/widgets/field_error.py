"""What is wrong with a field that has no room for it itself."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.gui.widgets.text import Text


class FieldError(QWidget):
    """A line under a field that says what is wrong, with a sign before it."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self.words = Text("", 15, "high")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._draw_sign()
        self.say_error("")

    def text(self) -> str:
        """Return what is said to be wrong, or an empty text."""
        return self.words.text()

    def say_error(self, message: str) -> None:
        """Show what is wrong, and let a screen reader say it; an empty text takes it away."""
        self.words.setText(message)
        self.setVisible(bool(message))
        if message:
            announce(self, message)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sign"):
            self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(level_sign("high", current_theme().px(20), self.devicePixelRatioF()))
