"""A question over the page, in our own look; only for what cannot be undone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.focus_ring import FocusRing
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.text import Heading, Text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConfirmDialog(QDialog):
    """A title that says what will happen, what follows from it, and two verbs to choose from."""

    def __init__(self, title: str, text: str, yes: str, no: str, parent: QWidget | None = None) -> None:
        """Make the dialog; the focus starts on the answer that changes nothing."""
        super().__init__(parent)
        self.setWindowTitle("zelfscan")
        theme = current_theme()
        layout = QVBoxLayout(self)
        room = theme.pad(32)
        layout.setContentsMargins(room, room, room, room)
        layout.setSpacing(theme.pad(16))
        heading = Heading(title, 2)
        layout.addWidget(heading)
        layout.addWidget(Text(text))
        layout.addSpacing(theme.pad(8))
        self.no_button, self.yes_button = secondary_button(no), main_button(yes)
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.pad(16))
        buttons.addStretch(1)
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        layout.addLayout(buttons)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        width = max(theme.px(460), layout.minimumSize().width())
        self.setFixedWidth(width)
        self.resize(width, layout.heightForWidth(width))
        self.no_button.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        FocusRing(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button, as in the main window."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)
