"""The open questions that matter most, each a button that leads to its question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.pages.result_rows import Sign
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import quiet_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.result_views import OpenQuestionView, OpenView


class OpenCard(Card):
    """*Eerst nagaan*: hidden until there is something to find out; filled when that has been worked out."""

    item_asked = Signal(str)
    list_asked = Signal(str)

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        """Make an empty card; ``before`` is what the Tab key reaches just before its rows."""
        super().__init__("card", 0, 0, parent)
        theme = current_theme()
        self.body.setContentsMargins(theme.edge, theme.edge, theme.edge, theme.pad(8))
        self.rows: list[OpenRow] = []
        self._before = before
        self._view: OpenView | None = None
        self._estimate, self._rest = Text("", 15, "muted"), Text("", 15, "muted")
        head = QVBoxLayout()
        head.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(10))
        head.setSpacing(theme.pad(4))
        head.addWidget(Heading(say("Eerst nagaan"), 3))
        head.addWidget(self._estimate)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.pad(16), theme.pad(4), theme.pad(16), 0)
        foot.addWidget(self._rest)
        self.list_button = quiet_button(say("Ik heb tien minuten"), icon="klok")
        self.list_button.setAccessibleDescription(say("Beantwoord eerst de vragen die het meest uitmaken."))
        self.list_button.clicked.connect(lambda: self.list_asked.emit("ten-minutes"))
        foot.addWidget(self.list_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (head, self._list, foot):
            self.body.addLayout(part)
        self.hide()

    def draw(self, view: OpenView) -> None:
        """Show the first open questions, in the order of what knowing them can change."""
        if self._view == view:
            return
        self._view = view
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rows = [OpenRow(question) for question in view.questions]
        before = self._before
        for row in self.rows:
            self._list.addWidget(Rule())
            self._list.addWidget(row)
            row.clicked.connect(lambda _checked=False, item=row.question.item: self.item_asked.emit(item))
            QWidget.setTabOrder(before, row)
            before = row
        QWidget.setTabOrder(before, self.list_button)
        self._estimate.setText(view.estimate)
        self._rest.setText(view.rest)
        self._rest.setVisible(bool(view.rest))
        self.setVisible(bool(self.rows))


class OpenRow(CardButton):
    """One open question, with the time that finding out takes and what it can change."""

    def __init__(self, question: OpenQuestionView, parent: QWidget | None = None) -> None:
        """Make the row."""
        words = f"{question.minutes}. {question.effect}"
        super().__init__(
            f"{question.question} {words}", say("Beantwoord deze vraag"), is_row=True, parent=parent
        )
        self.question = question
        column = QVBoxLayout()
        column.setSpacing(current_theme().pad(2))
        column.addWidget(Text(question.question, is_strong=True))
        column.addWidget(Text(words, 15, "muted"))
        self.body.addWidget(Sign("unknown", 24), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(column, 1)
        self.body.addWidget(Picture("rechts", 20, "muted"))
        self.body.setSpacing(current_theme().pad(12))
