"""Searching for a question: a field over the page, and under it what was found."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.overlay import Overlay
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import CardButton, Picture, Rule
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import TextField
from zelfscan.i18n import say
from zelfscan.presenters.question_views import FoundView, SearchView

_WIDTH = 760
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SearchOverlay(Overlay):
    """Finds while somebody types; Enter in the field opens the first question, arrow keys walk."""

    chosen = Signal(str)

    def __init__(self, window: QWidget, find: Callable[[str], SearchView]) -> None:
        """Lay a search over a window, hidden; ``find`` gives what a text finds."""
        super().__init__(window, width=_WIDTH)
        self._find = find
        self.rows: list[FoundRow] = []
        self.setAccessibleName(say("Zoek een vraag"))
        theme = current_theme()
        self.close_button = secondary_button(say("Sluit"), icon="sluit", key="Esc")
        self.close_button.clicked.connect(self.close_over)
        head = QHBoxLayout()
        head.setContentsMargins(theme.pad(28), theme.pad(12), theme.pad(16), theme.pad(8))
        head.addWidget(Heading(say("Zoek een vraag"), 2), 1)
        head.addWidget(self.close_button)
        self.field = TextField(say("Woorden uit de vraag"))
        self.field.edit.setMinimumHeight(theme.px(48))
        self.words = Text("", 15, "muted")
        ask = QVBoxLayout()
        ask.setContentsMargins(theme.pad(28), 0, theme.pad(28), theme.pad(12))
        ask.setSpacing(theme.pad(8))
        ask.addWidget(self.field)
        ask.addWidget(self.words)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(theme.pad(12), theme.pad(8), theme.pad(12), theme.pad(12))
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.results = self.scrolling(inner)
        self.body.addLayout(head)
        self.body.addLayout(ask)
        self.body.addWidget(Rule())
        self.body.addWidget(self.results, 1)
        self.field.changed.connect(self._search)
        self.field.submitted.connect(self._open_first)
        self._search("")

    def stops(self) -> list[QWidget]:
        """Return the field, what was found, and the way out."""
        return [self.field.edit, *(row for row in self.rows if row.isEnabled()), self.close_button]

    def open_search(self) -> None:
        """Show the field, with what was typed before marked so that typing begins anew."""
        self._search(self.field.text())
        self.open_over()
        self.field.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk over what was found with the arrow keys, and keep it in sight."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            return self._walk(watched, _STEPS[event.key()])
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, FoundRow):
            self.results.ensureWidgetVisible(watched, 0, 8)
        return super().eventFilter(watched, event)

    def _walk(self, watched: QObject, step: int) -> bool:
        stops = self.stops()[:-1]
        if watched not in stops:
            return False
        wanted = stops.index(watched) + step
        if 0 <= wanted < len(stops):
            stops[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _search(self, text: str) -> None:
        view = self._find(text)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [FoundRow(found) for found in view.found]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
            row.show()  # already now, so that an arrow key can reach it
            row.installEventFilter(self)
            row.clicked.connect(lambda _checked=False, item=row.found.item: self._choose(item))
        self.words.setText(view.words)
        if not self.isHidden():
            announce(self.field.edit, view.words)
        self.results.verticalScrollBar().setValue(0)

    def _open_first(self) -> None:
        first = next((row for row in self.rows if row.isEnabled()), None)
        if first is not None:
            self._choose(first.found.item)

    def _choose(self, item: str) -> None:
        self.close_over()
        self.chosen.emit(item)


class FoundRow(CardButton):
    """A question that was found, with its section and whether it has been answered."""

    def __init__(self, found: FoundView, parent: QWidget | None = None) -> None:
        """Make a row; a question that is not asked cannot be pressed, and says why."""
        where = f"{found.section}. {found.state}"
        super().__init__(found.question, where, is_row=True, parent=parent)
        self.found = found
        self.setEnabled(found.can_open)
        tone = "ink" if found.can_open else "muted"
        column = QVBoxLayout()
        column.setSpacing(current_theme().pad(2))
        column.addWidget(Text(found.question, 17, tone, is_strong=found.can_open))
        column.addWidget(Text(where, 15, "muted"))
        self.body.addLayout(column, 1)
        if found.can_open:
            self.body.addWidget(Picture("rechts", 20, "muted"))
        self.body.setSpacing(current_theme().pad(12))
