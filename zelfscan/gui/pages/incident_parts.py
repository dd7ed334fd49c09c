"""What the private log shows: the list, and of one incident what helps and what now matters more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, secondary_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.numbered_steps import NumberedSteps
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.incident_views import AfterView, EntryView, LogView, TouchedView
from zelfscan.wording.numbers import in_words
from zelfscan.wording.sentences import paragraph

_SIDE_BY_SIDE, _FIRST_SHOWN = 1100, 5


class LogList(QWidget):
    """Every incident in the log, the latest first, and the way to take it along."""

    opened = Signal(str)
    copy_asked = Signal()

    def __init__(self, view: LogView, parent: QWidget | None = None) -> None:
        """Make the list."""
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.pad(16))
        for words in view.intro:
            column.addWidget(Text(words))
        column.addWidget(Message("info" if view.is_kept else "warn", "", view.keeping))
        self.rows: list[TouchRow] = []
        if not view.entries:
            column.addWidget(Text(say("Er staat nog niets in uw logboek."), 17, "muted"))
            return
        card = Card("card", 0, 0)
        edge = theme.edge
        card.body.setContentsMargins(edge, edge, edge, edge)
        for number, entry in enumerate(view.entries):
            if number:
                card.body.addWidget(Rule())
            row = TouchRow(say("{day}: {kind}", day=entry.day, kind=entry.kind), entry.words, card)
            row.setAccessibleDescription(paragraph(entry.words, say("Bekijk wat nu helpt.")))
            row.clicked.connect(lambda _checked=False, entry=entry: self.opened.emit(entry.id))
            card.body.addWidget(row)
            self.rows.append(row)
        column.addWidget(card)
        self.copy_button = secondary_button(say("Kopieer als tekst"), icon="rapport")
        self.copy_button.clicked.connect(self.copy_asked)
        why = Text(say("Neem de tekst mee als u het meldt of aangifte doet."), 15, "muted")
        line = FlowLayout(gap=16)
        line.addWidget(self.copy_button)
        column.addLayout(line)
        column.addWidget(why)


class AfterPart(QWidget):
    """One incident: what was written, what helps now, and what to look at again."""

    change_asked = Signal()
    remove_asked = Signal()
    question_asked = Signal(str)
    subject_asked = Signal(str)

    def __init__(self, view: AfterView, is_unfolded: bool, parent: QWidget | None = None) -> None:
        """Make the parts; of a long list of questions the first ones are in sight."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.questions: list[TouchRow] = []
        self.risks: list[TouchRow] = []
        columns = Columns(_SIDE_BY_SIDE, 24)
        left, right = _column(), _column()
        _body(left).addWidget(self._written(view))
        if view.steps:
            _body(left).addWidget(_steps(view.steps))
        _body(left).addStretch(1)
        _body(right).addWidget(self._heavier(view, is_unfolded))
        _body(right).addStretch(1)
        columns.add(left, 1)
        columns.add(right, 1)
        column.addWidget(columns)

    def unfold(self) -> None:
        """Show every question, and put the focus on the first one that was not in sight."""
        self._more.hide()
        for row in self.questions[_FIRST_SHOWN:]:
            row.show()
        if len(self.questions) > _FIRST_SHOWN:
            self.questions[_FIRST_SHOWN].setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, view: AfterView) -> QWidget:
        card = Card("card", 20, 12)
        card.body.addWidget(Text(view.entry.day, 15, "muted"))
        card.body.addWidget(Text(view.text))
        self.change_button = secondary_button(say("Wijzig"), icon="opmerking")
        self.remove_button = secondary_button(say("Verwijder"), icon="sluit")
        self.change_button.clicked.connect(self.change_asked)
        self.remove_button.clicked.connect(self.remove_asked)
        line = FlowLayout(gap=12)
        line.addWidget(self.change_button)
        line.addWidget(self.remove_button)
        card.body.addLayout(line)
        return card

    def _heavier(self, view: AfterView, is_unfolded: bool) -> QWidget:
        theme = current_theme()
        card = Card("card", 0, 0)
        head = QVBoxLayout()
        room = theme.pad(20)
        head.setContentsMargins(room, room, room, theme.pad(12))
        head.setSpacing(theme.pad(8))
        head.addWidget(Heading(say("Dit telt nu zwaarder"), 3))
        head.addWidget(Text(view.heavier))
        card.body.addLayout(head)
        shown = len(view.questions) if is_unfolded else _FIRST_SHOWN
        for number, each in enumerate(view.questions):
            row = self._row(card, each, self.questions)
            row.clicked.connect(lambda _checked=False, each=each: self.question_asked.emit(each.id))
            row.setVisible(number < shown)
        rest = len(view.questions) - shown
        self._more = link_button(say("Toon ook de andere {number}", number=in_words(rest)), is_strong=True)
        self._more.clicked.connect(self.unfold)
        line = QHBoxLayout()
        line.setContentsMargins(theme.pad(16), 0, theme.pad(16), 0)
        line.addWidget(self._more)
        line.addStretch(1)
        card.body.addLayout(line)
        if rest <= 0:
            self._more.hide()
        if view.risks:
            above = Heading(say("Deze risico’s horen erbij"), 4)
            above.setContentsMargins(room, theme.pad(12), room, theme.pad(4))
            card.body.addWidget(above)
        for each in view.risks:
            row = self._row(card, each, self.risks)
            row.setAccessibleDescription(say("Bekijk waarom"))
            row.clicked.connect(lambda _checked=False, each=each: self.subject_asked.emit(each.id))
        return card

    def _row(self, card: Card, view: TouchedView, rows: list["TouchRow"]) -> "TouchRow":
        row = TouchRow(view.title, view.note, card)
        card.body.addWidget(row)
        rows.append(row)
        return row


class TouchRow(CardButton):
    """A line that leads somewhere: bold words, and a note under them; a thin line parts it from the last."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(title, note, is_row=True, parent=parent)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(title, is_strong=True))
        if note:
            column.addWidget(Text(note, 15, "muted"))
        self.body.addLayout(column, 1)
        self.body.addWidget(Picture("rechts", 20, "muted"))


def _steps(steps: Sequence[str]) -> QWidget:
    card = Card("card", 20, 12)
    card.body.addWidget(Heading(say("Dit helpt nu"), 3))
    card.body.addWidget(NumberedSteps(steps))
    return card


def _column() -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(16))
    return box


def _body(box: QWidget) -> QVBoxLayout:
    layout = box.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def words_of(entry: EntryView) -> str:
    """Name an incident in one line, for a question about it."""
    return say("{day}: {kind}", day=entry.day, kind=entry.kind)
