"""What would change: the panel *wat als*, and the box that says what holds for the person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.why_cards import change_figures
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.bar import ChangeBar, ScoreBar
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.level_pill import LevelPill
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.plan_views import ChangeView, ClaimsView, SharesView, TryView
from zelfscan.wording.sentences import paragraph


class TryPanel(QWidget):
    """Each risk that would change, before and after."""

    cleared = Signal()
    subject_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a panel without changes."""
        super().__init__(parent)
        theme = current_theme()
        self.changes: list[ChangeRow] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(10))
        self.heading = Heading(say("Wat als u dit doet?"), 3)
        self._words = Text("", 15, "muted")
        self.added = Text("", 15)
        self.added.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.pad(4))
        self._same, self._scale = Text("", 15, "muted"), Text("", 15, "muted")
        self.clear_button = secondary_button(say("Alles uit"))
        self.clear_button.clicked.connect(self.cleared)
        line = QHBoxLayout()
        line.addWidget(self.clear_button)
        line.addStretch(1)
        layout.addWidget(self.heading)
        layout.addWidget(self._words)
        layout.addWidget(self.added)
        layout.addLayout(self._rows)
        layout.addWidget(self._same)
        layout.addWidget(self._scale)
        layout.addLayout(line)
        self.shares = SharesPart()
        layout.addWidget(self.shares)
        layout.addStretch(1)

    def speak(self) -> None:
        """Say what is always there; what is drawn next is no news."""
        self.heading.setText(say("Wat als u dit doet?"))
        self.clear_button.setText(say("Alles uit"))
        self._words.setText("")

    def draw(self, view: TryView) -> None:
        """Show what would change, and let a screen reader say the outline of it."""
        is_other = bool(self._words.text()) and self._words.text() != view.words
        self._words.setText(view.words)
        self.added.setText("\n".join(view.added))
        self.added.setVisible(bool(view.added))
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.changes = [ChangeRow(change) for change in view.changes]
        for row in self.changes:
            subject = f"risk:{row.change.id}"
            row.clicked.connect(lambda _checked=False, subject=subject: self.subject_asked.emit(subject))
            self._rows.addWidget(row)
        for label, words in ((self._same, view.same_words), (self._scale, view.scale_words)):
            label.setText(words)
            label.setVisible(bool(words))
        self.clear_button.setVisible(view.count > 0)
        if is_other:
            parts = [view.words, *view.added, *(summary(change) for change in view.changes)]
            announce(self, paragraph(*parts))


class SharesPart(QWidget):
    """What each step has in the fall: stands last, so that nothing moves when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty part, out of sight."""
        super().__init__(parent)
        self._view: SharesView | None = None
        self.lines: list[Text] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, current_theme().pad(8), 0, 0)
        self._layout.setSpacing(current_theme().pad(4))
        self.hide()

    def draw(self, view: SharesView) -> None:
        """Show each step with its share and with what is lost without it."""
        if self._view == view:
            return
        self._view = view
        while (item := self._layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.lines = []
        if view.rows:
            self._layout.addWidget(Heading(view.title, 4))
            self._layout.addWidget(Text(view.intro, 15, "muted"))
        for row in view.rows:
            self._layout.addWidget(Rule())
            lines = [Text(row.name, 15, is_strong=True), Text(row.share, 17), Text(row.loss, 15, "muted")]
            for line in lines:
                self._layout.addWidget(line)
            self.lines += lines
        self.setVisible(bool(view.rows))


class ChangeRow(CardButton):
    """One risk with its old and its new figure, and a bar with the old place in it; it leads to the why."""

    def __init__(self, change: ChangeView, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(summary(change), say("Bekijk waarom"), is_row=True, parent=parent)
        self.change = change
        theme = current_theme()
        self.body.setContentsMargins(0, theme.pad(4), 0, theme.pad(8))
        column = QVBoxLayout()
        column.setSpacing(theme.pad(4))
        head = QHBoxLayout()
        head.addWidget(Text(change.name, is_strong=True), 1)
        head.addWidget(Picture("rechts", 20, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        line = FlowLayout(gap=8, is_first_stretched=True)
        line.addWidget(change_figures(change.before, change.after, 26))
        line.addWidget(LevelPill(change.level, change.words))
        column.addWidget(Rule())
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(_bar(change))
        self.body.addLayout(column, 1)


class ClaimsCard(Card):
    """What the regulation says for this person, sentence by sentence with its article."""

    def __init__(self, view: ClaimsView, parent: QWidget | None = None) -> None:
        """Make the box."""
        super().__init__("card", 16, 8, parent)
        self.body.addWidget(Heading(view.title, 3))
        self.body.addWidget(Text(paragraph(view.regulation, view.reading), 15, "muted"))
        self.body.addWidget(Message("info", "", view.limit))
        for group in view.groups:
            self.body.addWidget(Rule())
            self.body.addWidget(Heading(group.title, 4))
            for claim in group.claims:
                said = QVBoxLayout()
                said.setSpacing(current_theme().pad(2))
                said.addWidget(Text(claim.text))
                said.addWidget(Text(claim.article, 15, "muted"))
                self.body.addLayout(said)


def _bar(change: ChangeView) -> ScoreBar | ChangeBar:
    """Draw the new figure; a risk also shows the place of the old one."""
    if change.is_score:
        score = ScoreBar()
        score.set_score(change.low, change.high, change.level, change.name)
        return score
    risk = ChangeBar()
    risk.set_change(change.old, change.low, change.high, change.level, change.name, change.reference)
    return risk


def summary(change: ChangeView) -> str:
    """Say in one sentence what becomes of a figure."""
    return say(
        "{name}: van {before} naar {after}, {level}.",
        name=change.name,
        before=change.before,
        after=change.after,
        level=change.words.lower(),
    )
