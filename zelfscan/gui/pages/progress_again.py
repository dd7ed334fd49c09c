"""What is asked again, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.presenters.progress_views import AgainView, DueGroupView


class AgainCard(Card):
    """The reasons to ask again with how many questions each has; the button for it stands in the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__("card", 16, 8, parent)
        self._view: AgainView | None = None
        self.heading = Heading("", 3)
        self.body.addWidget(self.heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(current_theme().pad(8))
        self.body.addLayout(self._list)

    def draw(self, view: AgainView, is_anew: bool = False) -> None:
        """Show what is asked again, or when that will be."""
        self.heading.setText(view.title)
        if self._view == view and not is_anew:
            return
        self._view = view
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, group in enumerate(view.groups):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(_group(group))
        if view.total:
            self._list.addWidget(Rule())
        for words in (view.total, view.calm):
            if words:
                self._list.addWidget(Text(words, is_strong=words == view.total))


def _group(view: DueGroupView) -> QWidget:
    theme = current_theme()
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.pad(12))
    row.addWidget(Picture(view.icon, 24, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(view.words))
    words.addWidget(Text(view.note, 15, "muted"))
    row.addLayout(words, 1)
    return box
