"""What somebody has to know on the first page, each with a verb for what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import emptied
from zelfscan.gui.widgets.message import Message
from zelfscan.presenters.views import NoteView


class NoteList(QWidget):
    """Messages under each other; without any of them it takes no room."""

    chosen = Signal(str)
    """What the note with this id offers is to be done."""

    def __init__(self, notes: Sequence[NoteView] = (), parent: QWidget | None = None) -> None:
        """Show the notes there are."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().pad(8))
        self.draw(notes)

    def draw(self, notes: Sequence[NoteView]) -> None:
        """Show other notes."""
        emptied(self._column)
        for note in notes:
            message = Message(note.kind, note.title, note.text, note.action)
            message.action_chosen.connect(lambda name=note.id: self.chosen.emit(name))
            self._column.addWidget(message)
        # Shown by its page: without that it would be a window of its own for a moment.
        if self.parentWidget() is not None or not notes:
            self.setVisible(bool(notes))
