"""What changed since an earlier day: the day that is chosen, and a row for each thing that changed."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.result_rows import Sign
from zelfscan.gui.pages.why_cards import change_figures
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card, CardButton, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.status_combo import Choice
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import later, say
from zelfscan.presenters.progress_views import ChangedView, ChangeGroupView, ComparedView

_OPENS = {
    "figure": later("Bekijk waarom"),
    "step": later("Bekijk deze stap in het plan"),
    "answer": later("Bekijk deze vraag"),
}


class ChangeList(QWidget):
    """Groups of things that changed; what was unfolded stays so as long as the day stays the same."""

    pressed = Signal(str, str)
    """The kind of what changed and its id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._since = ""
        self._unfolded: frozenset[str] = frozenset()
        self.groups: list[ChangeGroup] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def draw(self, since: str, *parts: tuple[str, Sequence[ChangeGroupView]]) -> None:
        """Make the groups anew; a part has a title, which may be empty, and groups."""
        if since != self._since:
            self._since, self._unfolded = since, frozenset()
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.groups = []
        for title, groups in parts:
            for place, group in enumerate(groups):
                self._add(group, "" if place else title)

    def rows(self) -> "list[ChangeRow]":
        """Return every row in sight that leads somewhere."""
        return [row for group in self.groups for row in group.rows]

    def stops(self) -> "list[QWidget]":
        """Return everything that the Tab key can reach, in order."""
        return [stop for group in self.groups for stop in (*group.rows, group.more)]

    def _add(self, view: ChangeGroupView, title: str) -> None:
        made = ChangeGroup(view, title, view.id in self._unfolded, self)
        made.pressed.connect(self.pressed)
        made.unfolded.connect(self._remember)
        self.groups.append(made)
        self._column.addWidget(made)

    def _remember(self, name: str) -> None:
        self._unfolded |= {name}


class ChangesCard(Card):
    """The chooser of a day, and under it the figures and steps that changed since."""

    since_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without changes."""
        super().__init__("card", 0, 0, parent)
        theme = current_theme()
        self.body.setContentsMargins(theme.edge, theme.edge, theme.edge, theme.pad(8))
        self._view: ComparedView | None = None
        self.heading = Heading("", 3)
        self.heading.setWordWrap(False)
        self.choice = Choice("")
        self.choice.picked.connect(self.since_chosen)
        head = FlowLayout(gap=12)
        head.addWidget(self.heading)
        head.addWidget(self.choice)
        self.note = Text("", 15, "muted")
        self.busy = Text("", 17, "muted")
        self.busy.hide()
        top = QVBoxLayout()
        top.setContentsMargins(theme.pad(16), theme.pad(12), theme.pad(16), theme.pad(8))
        top.setSpacing(theme.pad(4))
        top.addLayout(head)
        top.addWidget(self.note)
        top.addWidget(self.busy)
        self.body.addLayout(top)
        self.list = ChangeList()
        self.body.addWidget(self.list)

    def draw(self, view: ComparedView, is_anew: bool = False) -> None:
        """Show what changed; rows are made anew only when they have changed, or when asked."""
        before, self._view = self._view, view
        self.heading.setText(say("Wat is veranderd sinds"))
        self._fill_choice(view)
        if before != view or is_anew:
            self.note.setText(_note(view))
            self.list.hide()  # in sight, each row would ask for its room one by one
            self.list.draw(
                view.since, ("", view.groups), (say("Alleen door nieuwe vragen of regels"), view.content)
            )
        self.set_busy(False)

    def set_busy(self, is_busy: bool) -> None:
        """Say that the changes are being worked out; what stood there held for another day."""
        self.busy.setText(say("Even rekenen.") if is_busy else "")
        self.busy.setVisible(is_busy)
        self.note.setVisible(not is_busy and bool(self.note.text()))
        self.list.setVisible(not is_busy)

    def _fill_choice(self, view: ComparedView) -> None:
        name = say("Veranderd sinds")
        self.choice.setAccessibleName(name)
        if sys.platform != "win32":
            self.choice.setAccessibleDescription(name)
        here = [
            (str(self.choice.itemData(at)), self.choice.itemText(at)) for at in range(self.choice.count())
        ]
        if here != list(view.options):
            self.choice.clear()
            for option, words in view.options:
                self.choice.addItem(words, option)
            self.choice.updateGeometry()
        self.choice.choose(view.since)


class AnswersCard(Card):
    """The answers that are other ones than on the chosen day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card without answers."""
        super().__init__("card", 0, 0, parent)
        theme = current_theme()
        self.body.setContentsMargins(theme.edge, theme.edge, theme.edge, theme.pad(8))
        self._view: ComparedView | None = None
        self.heading = Heading("", 3)
        head = QVBoxLayout()
        head.setContentsMargins(theme.pad(16), theme.pad(12), theme.pad(16), 0)
        head.addWidget(self.heading)
        self.body.addLayout(head)
        self.list = ChangeList()
        self.body.addWidget(self.list)

    def draw(self, view: ComparedView, is_anew: bool = False) -> None:
        """Show the answers; rows are made anew only when they have changed, or when asked."""
        before, self._view = self._view, view
        if before != view or is_anew:
            self.heading.setText(view.answers_title)
            self.list.hide()
            self.list.draw(view.since, ("", view.answers))
            self.list.show()


class ChangeGroup(QWidget):
    """Things that changed in the same way, under one heading."""

    pressed = Signal(str, str)
    unfolded = Signal(str)

    def __init__(
        self, view: ChangeGroupView, title: str, is_unfolded: bool, parent: QWidget | None = None
    ) -> None:
        """Make the group; ``title`` opens a new part of the card."""
        super().__init__(parent)
        theme = current_theme()
        self.view = view
        self.rows: list[ChangeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.pad(16), theme.pad(16), theme.pad(16), theme.pad(4))
        head.setSpacing(theme.pad(12))
        if title:
            head.addWidget(Rule())
            head.addWidget(Heading(title, 3))
        self.heading = Heading(say("{title}: {count}", title=view.title, count=len(view.rows)), 4)
        head.addWidget(self.heading)
        self._column.addLayout(head)
        self.more = link_button(view.more_words, is_strong=True)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(theme.pad(16), 0, theme.pad(16), 0)
        self._foot.addWidget(self.more)
        self._foot.addStretch(1)
        self._add_rows(view.rows if is_unfolded else view.rows[: view.shown])
        self._column.addLayout(self._foot)
        if is_unfolded or not view.more_words:
            self.more.hide()
        self.more.setAccessibleDescription(view.title)
        self.more.clicked.connect(self.unfold)

    def unfold(self) -> None:
        """Show the rest; the focus goes to the first thing that came."""
        if self.more.isHidden():
            return
        count = len(self.rows)
        self._add_rows(self.view.rows[self.view.shown :])
        self.unfolded.emit(self.view.id)
        following = self.rows[count] if len(self.rows) > count else None
        if following is not None:
            QWidget.setTabOrder(self.more, following)
            following.show()  # Qt shows what comes later, and what is not in sight takes no focus
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.hide()

    def _add_rows(self, views: Sequence[ChangedView]) -> None:
        before: QWidget | None = None
        for view in views:
            self._column.insertWidget(self._column.count() - self._is_foot_in(), Rule())
            row: QWidget = ChangeRow(view, self) if view.id else _plain(view, self)
            self._column.insertWidget(self._column.count() - self._is_foot_in(), row)
            if isinstance(row, ChangeRow):
                row.clicked.connect(lambda _=False, view=view: self.pressed.emit(view.kind, view.id))
                if before is not None:
                    QWidget.setTabOrder(before, row)
                before = row
                self.rows.append(row)

    def _is_foot_in(self) -> int:
        return int(self._column.indexOf(self._foot) >= 0)


class ChangeRow(CardButton):
    """One thing that changed; pressing it leads to the reasons, the plan or the question."""

    def __init__(self, view: ChangedView, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(view.spoken, say(_OPENS[view.kind]), is_row=True, parent=parent)
        self.view = view
        _fill(self.body, view)
        self.body.addWidget(Picture("rechts", 20, "muted"))
        self.body.addStrut(current_theme().px(44))  # a row of one line can be pressed with a finger too


def _note(view: ComparedView) -> str:
    """Say which way a figure is better, or that nothing changed."""
    if any(each.id.startswith("figures") for each in (*view.groups, *view.content)):
        return say("Bij een risico is lager beter. Bij de andere cijfers is hoger beter.")
    return "" if view.groups else view.summary


def _plain(view: ChangedView, parent: QWidget) -> QWidget:
    """Show something that leads nowhere any more, such as a step that is not needed."""
    theme = current_theme()
    box = QWidget(parent)
    row = QHBoxLayout(box)
    row.setContentsMargins(theme.pad(16), theme.pad(8), theme.pad(16), theme.pad(8))
    _fill(row, view)
    return box


def _fill(row: QHBoxLayout, view: ChangedView) -> None:
    row.setSpacing(current_theme().pad(12))
    if view.kind == "figure":
        row.addWidget(Sign(view.level), 0, Qt.AlignmentFlag.AlignVCenter)
    parts = FlowLayout(gap=12, is_first_stretched=True)
    parts.addWidget(_words_of(view))
    if view.kind == "figure":
        parts.addWidget(_figures_of(view))
    row.addLayout(parts, 1)


def _words_of(view: ChangedView) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    title = Text(view.title, is_strong=True)
    title.setMinimumWidth(current_theme().px(190))
    column.addWidget(title)
    if view.kind == "answer":
        if view.before:
            column.addWidget(Text(say("Was: {answer}", answer=view.before), 17, "muted"))
        if view.after:
            column.addWidget(Text(say("Is nu: {answer}", answer=view.after)))
    if view.note:
        column.addWidget(Text(view.note, 15, "muted"))
    return box


def _figures_of(view: ChangedView) -> QWidget:
    if view.before and view.after:
        return change_figures(view.before, view.after)
    return short_text(view.after or view.before, 20, "ink", is_strong=True)
