"""The last answer, and a quiet button that takes it back; it stands in the foot, where nothing moves."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.tips import set_tip
from zelfscan.gui.widgets.button import quiet_button
from zelfscan.gui.widgets.text import Text
from zelfscan.i18n import say
from zelfscan.presenters.views import UndoView

_LEAST_WORDS = 190


class UndoNote(QWidget):
    """Hidden until an answer was given in this sitting."""

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the button and the words beside it."""
        super().__init__(parent)
        theme = current_theme()
        self.button = quiet_button(say("Maak ongedaan"), icon="ongedaan")
        self.button.clicked.connect(self.undo_asked)
        self.words = Text("", 15, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad(8))
        row.addWidget(self.button)
        row.addWidget(self.words, 1)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Return the size of the button: the words are left out where there is no room for them."""
        return self.button.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words where they fit; the tool tip and a screen reader always have them."""
        super().resizeEvent(event)
        room = self.width() - self.button.sizeHint().width()
        is_shown = room >= current_theme().px(_LEAST_WORDS)
        if self.words.isHidden() == is_shown:
            self.words.setVisible(is_shown)

    def draw(self, view: UndoView | None) -> bool:
        """Say which answer can be taken back, or nothing; tell whether it came or went."""
        if view is not None:
            self.words.setText(view.words)
            self.button.setAccessibleDescription(view.spoken)
            set_tip(self.button, view.spoken)
        if self.isHidden() == (view is None):
            return False
        self.setVisible(view is not None)
        return True
