"""The comparison of two advisers: the sums in words, and every question where they differ."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card, Rule
from zelfscan.gui.widgets.made_later import MadeLater
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.calibration_desk import ComparisonRow, ComparisonView


class ComparisonCard(Card):
    """What differs is shown; what is the same unfolds on demand."""

    def __init__(self, view: ComparisonView, parent: QWidget | None = None) -> None:
        """Show the sums and the rows."""
        super().__init__("card", 20, 10, parent)
        self.view = view
        self.body.addWidget(Heading(say("Zo ver bent u het eens"), 2))
        for words in (*view.sums, *view.chance, *view.key_sums):
            self.body.addWidget(Text(words))
        self.body.addWidget(Text(view.key_note, 15, "muted"))
        has_other = any(row.outcome for row in view.rows)
        differing = [row for row in view.rows if not _is_same(row, has_other)]
        same = [row for row in view.rows if _is_same(row, has_other)]
        self.body.addWidget(Heading(say("Waar het verschilt"), 3))
        if not differing:
            self.body.addWidget(Text(say("Nergens."), 17, "muted"))
        for row in differing:
            self.body.addWidget(_row(row))
        self.rest = MadeLater(lambda: _rows(same))
        self.more = link_button(say("Toon ook wat hetzelfde is"), is_strong=True)
        self.more.clicked.connect(self._show_rest)
        self.more.setVisible(bool(same))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.rest)

    def _show_rest(self) -> None:
        is_shown = self.rest.isHidden()
        self.rest.setVisible(is_shown)
        self.more.setText(say("Verberg wat hetzelfde is") if is_shown else say("Toon ook wat hetzelfde is"))


def _is_same(row: ComparisonRow, has_other: bool) -> bool:
    return row.is_as_key and (row.is_equal or not has_other)


def _rows(rows: list[ComparisonRow]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    for row in rows:
        column.addWidget(_row(row))
    return box


def _key_words(row: ComparisonRow) -> str:
    if not row.is_answered:
        return say("Goed antwoord: {answer}.", answer=row.key)
    return say("Goed antwoord: {answer}. {outcome}.", answer=row.key, outcome=row.key_outcome)


def _row(row: ComparisonRow) -> QWidget:
    """Show one question with the answers, what became of it, and why the makers answer as they do."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(2))
    column.addWidget(Rule())
    about = say("{place}: {thing}", place=row.place, thing=row.about) if row.about else row.place
    column.addWidget(Text(about, 15, "muted"))
    column.addWidget(Text(row.question, is_strong=True))
    column.addWidget(Text(say("U: {answer}", answer=row.mine), 15))
    if row.theirs:
        column.addWidget(
            Text(say("Uw collega: {answer}. {outcome}.", answer=row.theirs, outcome=row.outcome), 15)
        )
    column.addWidget(Text(_key_words(row), 15))
    column.addWidget(Text(row.why, 15, "muted"))
    return box
