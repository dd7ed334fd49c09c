"""What is left to do before leaving: each thing a button that leads to where it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.visit_views import ClosingView, LeftGroupView, LeftView

_HEIGHT = 44


class _Way(CardButton):
    """A row that leads to where something is done; its words may be long, so they wrap."""

    def __init__(self, words: str) -> None:
        super().__init__(words, is_row=True)
        theme = current_theme()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addStrut(theme.px(_HEIGHT))
        self.body.addWidget(Text(words, tone="petrol"), 1)
        self.body.addWidget(Picture("verder", 20, "petrol"))


class LeftCard(Card):
    """The check at the door: what is done has a check, the rest is listed."""

    asked = Signal(str, str)
    """The page, and what on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__("card", 20, 10, parent)
        self.buttons: list[CardButton] = []
        self._drawn: tuple[LeftGroupView, ...] | None = None

    def draw(self, view: ClosingView) -> None:
        """Show what is left; made anew only when it is something else."""
        if view.left == self._drawn:
            return
        self._drawn = view.left
        self.empty()
        self.buttons = []
        self.body.addWidget(Heading(say("Voordat u vertrekt"), 3))
        self.body.addWidget(Text(view.ready_words, 17, "ink" if view.is_ready else "muted"))
        for group in view.left:
            self.body.addWidget(Rule())
            self.body.addWidget(self._head(group))
            for item in group.items:
                self.body.addWidget(self._button(item))
            if group.rest:
                self.body.addWidget(Text(group.rest, 15, "muted"))

    def first_stop(self) -> QWidget | None:
        """Return the first button, none where everything is done."""
        return self.buttons[0] if self.buttons else None

    def _head(self, group: LeftGroupView) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().pad(10))
        sign = Picture("check" if group.is_done else "klok", 22, "low" if group.is_done else "muted")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = say("{title}: klaar", title=group.title) if group.is_done else group.title
        row.addWidget(Text(words, is_strong=not group.is_done), 1)
        return box

    def _button(self, item: LeftView) -> CardButton:
        button = _Way(item.words)
        button.clicked.connect(lambda: self.asked.emit(item.place, item.target))
        self.buttons.append(button)
        return button
