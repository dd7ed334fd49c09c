"""What comes of a budget: the measures that do most for it, their price, and what they change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.plan_try import ChangeRow
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.budget_views import BestView


class BestPart(Card):
    """The best set, with the way to plan it at once."""

    plan_asked = Signal(object)
    subject_asked = Signal(str)

    def __init__(self, view: BestView, parent: QWidget | None = None) -> None:
        """Show the set, or say that nothing fits."""
        super().__init__("sand", 16, 8, parent)
        self.changes: list[ChangeRow] = []
        self.heading = Heading(view.title, 3)
        self.body.addWidget(self.heading)
        for each in view.bought:
            line = FlowLayout(gap=12, is_first_stretched=True)
            name = QWidget()
            row = QHBoxLayout(name)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(current_theme().pad(8))
            row.addWidget(Picture("check", 20, "petrol"))
            row.addWidget(Text(each.title, is_strong=True), 1)
            line.addWidget(name)
            line.addWidget(short_text(each.price, 17, "ink"))
            self.body.addLayout(line)
        if view.total:
            self.body.addWidget(Rule())
            self.body.addWidget(Text(view.total, is_strong=True))
        self.body.addWidget(Text(view.sure, 15, "muted"))
        self.plan_button = secondary_button(view.button, icon="plan")
        self.plan_button.clicked.connect(lambda: self.plan_asked.emit(tuple(each.id for each in view.bought)))
        foot = QHBoxLayout()
        foot.addWidget(self.plan_button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        if not view.button:
            self.plan_button.hide()
        self._add_changes(view)
        for words in view.blocked:
            self.body.addWidget(Text(words, 15))
        if view.missing:
            self.body.addWidget(Text(view.missing_title, 15, is_strong=True))
            self.body.addWidget(Text("\n".join(view.missing), 15, "muted"))

    def stops(self) -> list[QWidget]:
        """Return what Tab goes by, in its order."""
        return [*([self.plan_button] if self.plan_button.text() else []), *self.changes]

    def _add_changes(self, view: BestView) -> None:
        if view.changes:
            self.body.addWidget(Heading(say("Dit verandert er"), 4))
        changes = QVBoxLayout()
        changes.setSpacing(current_theme().pad(4))
        for change in view.changes:
            row = ChangeRow(change)
            row.clicked.connect(
                lambda _checked=False, change=change: self.subject_asked.emit(f"risk:{change.id}")
            )
            changes.addWidget(row)
            self.changes.append(row)
        self.body.addLayout(changes)
        for words in view.notes:
            self.body.addWidget(Text(words, 15, "muted"))
