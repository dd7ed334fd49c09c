"""Newer questionnaires that were verified: what they make of the scans that are there, and every change."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, link_button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card, Rule, emptied
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say, say_count
from zelfscan.presenters.content_effect import kept_words
from zelfscan.presenters.content_views import ContentChangeView, ContentGroupView, EffectView, NewerView

_SHOWN = "shown"
_AT_ONCE = 60
"""So many changes of a group are shown, and as many again each time that more are asked for."""


class FoundCard(Card):
    """What stands in a group of changes is made when the group is opened."""

    use_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card; ``draw`` fills it."""
        super().__init__("edged", 24, 12, parent)
        self.heading = Heading("", 2)
        self.body.addWidget(self.heading)
        self._content = QVBoxLayout()
        self._content.setSpacing(current_theme().pad(10))
        self.body.addLayout(self._content)
        line = FlowLayout(gap=12)
        self.use_button = main_button(say("Gebruik deze vragenlijsten"))
        self.use_button.clicked.connect(self.use_asked)
        self.leave_button = secondary_button(say("Gebruik ze niet"))
        self.leave_button.clicked.connect(self.leave_asked)
        line.addWidget(self.use_button)
        line.addWidget(self.leave_button)
        self.body.addLayout(line)
        self.rows: tuple[ExpanderRow, ...] = ()

    def draw(self, view: NewerView, effects: Iterable[EffectView], unread: str) -> None:
        """Show what was found."""
        self.clear()
        self.heading.setText(view.title)
        for line in view.lines:
            self._content.addWidget(Text(line))
        self._content.addWidget(Heading(say("Wat dit voor uw scans betekent"), 3))
        stays = say("Uw antwoorden en gemaakte rapporten veranderen niet. De uitkomst kan wel anders worden.")
        self._content.addWidget(Text(stays))
        drawn = self._effects(tuple(effects))
        for effect in drawn:
            self._content.addWidget(effect)
        if unread:
            self._content.addWidget(Message("info", "", unread))
        elif not drawn:
            self._content.addWidget(Text(say("Er is nu geen scan om te bekijken."), tone="muted"))
        self._content.addWidget(Heading(say("Wat er verandert: {summary}", summary=view.summary), 3))
        card = Card("card", padding=0, spacing=0)
        rows = []
        for number, group in enumerate(view.groups):
            if number:
                card.body.addWidget(Rule())
            row = ExpanderRow(group.title, group.note)
            row.toggled.connect(lambda is_open, row=row, group=group: _fill(row, group) if is_open else None)
            card.body.addWidget(row)
            rows.append(row)
        self.rows = tuple(rows)
        self._content.addWidget(card)

    def start(self) -> QWidget:
        """Return the first thing to read on with: a group of changes, which stands before the choice."""
        return self.rows[0].button if self.rows else self.use_button

    def clear(self) -> None:
        """Throw away what was shown."""
        self.rows = ()
        emptied(self._content)

    def _effects(self, views: Sequence[EffectView]) -> list[QWidget]:
        """Draw each scan in which something changes, and sum up the others where there are several."""
        same = [view for view in views if view.is_same]
        if len(same) < 2:
            return [self._effect(view) for view in views]
        words = say_count(
            "In {count} scan verandert niets aan cijfers, risico’s of eerste stappen.",
            "In {count} scans verandert niets aan cijfers, risico’s of eerste stappen.",
            len(same),
        )
        return [*(self._effect(view) for view in views if not view.is_same), Text(words)]

    @staticmethod
    def _effect(view: EffectView) -> Card:
        card = Card("sand", padding=16, spacing=6)
        card.body.addWidget(Text(view.title, is_strong=True))
        for line in view.lines:
            card.body.addWidget(Text(line))
        words = kept_words(view)
        if words:
            card.body.addWidget(Text(words))
            for question in view.kept:
                card.body.addWidget(Text(say("– {question}", question=question)))
        return card


def _fill(row: ExpanderRow, group: ContentGroupView) -> None:
    """Show the first changes, with a button for the next ones: none can be hidden behind many others."""
    if row.body.count():
        return
    more = link_button("")
    more.clicked.connect(lambda: _show_more(row, group, more))
    _show_more(row, group, more)


def _show_more(row: ExpanderRow, group: ContentGroupView, more: Button) -> None:
    shown = more.property(_SHOWN) or 0
    row.body.removeWidget(more)
    for change in group.changes[shown : shown + _AT_ONCE]:
        if change.title:
            words = say("{verdict}: {title}", verdict=change.verdict, title=change.title)
            row.body.addWidget(Text(words, is_strong=True))
        for line in _lines(change):
            row.body.addWidget(Text(line))
    more.setProperty(_SHOWN, shown + _AT_ONCE)
    row.body.addWidget(more)
    left = len(group.changes) - shown - _AT_ONCE
    more.setVisible(left > 0)
    if left > 0:
        more.setText(
            say_count("Toon nog {count} wijziging", "Toon nog {count} wijzigingen", min(left, _AT_ONCE))
        )


def _lines(change: ContentChangeView) -> Iterable[str]:
    for value in change.values:
        if value.before and value.after:
            yield say(
                "{label}. Was: ‘{before}’. Wordt: ‘{after}’.",
                label=value.label,
                before=value.before,
                after=value.after,
            )
        elif value.after:
            yield say("{label}: ‘{after}’.", label=value.label, after=value.after)
        elif value.before:
            yield say("{label}. Was: ‘{before}’.", label=value.label, before=value.before)
        else:
            yield say("{label} verandert.", label=value.label)
