"""What somebody has to know on the first page, each with a verb for what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from zelfscan.gui.pages.page import focus_on_page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import emptied
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.presenters.views import NoteView


class NoteList(QWidget):
    """Messages under each other; without any of them it takes no room. A screen reader says each once."""

    chosen = Signal(str)
    """What the note with this id offers is to be done."""

    def __init__(self, notes: Sequence[NoteView] = (), parent: QWidget | None = None) -> None:
        """Show the notes there are."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._messages: dict[str, Message] = {}
        self._told: set[str] = set()
        self._drawn: tuple[tuple[NoteView, ...], float, int] = ((), 0, 0)
        self.draw(notes)

    def draw(self, notes: Sequence[NoteView]) -> None:
        """Show other notes; the focus goes on to the next where the one that had it is gone."""
        theme = current_theme()
        drawn = (tuple(notes), theme.scale, theme.edge)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        had_focus = self.has_focus()
        self._column.setSpacing(theme.pad(8))
        emptied(self._column)
        self._messages = {}
        for note in notes:
            message = Message(note.kind, note.title, note.text, note.action)
            message.action_chosen.connect(lambda name=note.id: self.chosen.emit(name))
            self._messages[note.id] = message
            self._column.addWidget(message)
        self._told &= set(self._messages)
        # Shown by its page: without that it would be a window of its own for a moment.
        if self.parentWidget() is not None or not notes:
            self.setVisible(bool(notes))
        if had_focus and not self.take_focus():
            focus_on_page(self.window())
        self._tell_soon()

    def has_news(self) -> bool:
        """Tell whether there is a note that nobody has been told of yet."""
        return not self._told.issuperset(self._messages)

    def has_focus(self) -> bool:
        """Tell whether the focus of the window is on one of the notes."""
        return self.window().focusWidget() in self.findChildren(QWidget)

    def take_focus(self) -> bool:
        """Put the focus on the first note with a verb; tell whether there is one."""
        for message in self._messages.values():
            if not message.action_button.isHidden():
                message.action_button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def keep_in_sight(self, page: ScrollPage, start: QWidget | None) -> None:
        """Begin the page at its top, so that nobody misses the notes.

        Where what gets the focus at the start would then be out of sight, the focus goes to the notes.
        """
        # After the page has followed the focus, and once more when what was just drawn has got its height.
        for wait in (0, page.SETTLED):
            QTimer.singleShot(wait, self, lambda: self._go_to_top(page, start))

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is new as soon as it is in sight."""
        super().showEvent(event)
        self._tell_soon()

    def _go_to_top(self, page: ScrollPage, start: QWidget | None) -> None:
        if start is not None and not (isValid(start) and page.isAncestorOf(start)):
            start = None  # the page was drawn anew since, for example because a logo was read
        is_untouched = self.window().focusWidget() in (start, None) or self.has_focus()
        if self._messages and self.isVisible() and is_untouched:
            if start is not None and not page.is_in_first_sight(start):
                self.take_focus()
            page.scroll_to_top()

    def _tell_soon(self) -> None:
        """Let a screen reader say the notes after the focus, which would cut them short."""
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        if not self.isVisible():
            return
        for name, message in self._messages.items():
            if name not in self._told:
                self._told.add(name)
                message.announce()
