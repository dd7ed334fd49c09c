"""One step of the plan: its name, what somebody chose, *wat als*, and under it everything known."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.plan_detail import DetailRoom
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.check_box import Switch
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.status_combo import StatusCombo
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import later, say
from zelfscan.presenters.plan_views import DetailView, FactView, GroupView, StepView

_TWO_COLUMNS = 1000
_MORE, _LESS = later("Waarop dit rust"), later("Verberg waarop dit rust")


class StepRow(ExpanderRow):
    """A step that opens; its body is made when it is first opened."""

    chosen = Signal(str, str)
    tried = Signal(str, bool)
    written = Signal(str, str)
    """What was typed with the choice of a step."""

    def __init__(
        self,
        step: StepView,
        is_open: bool = False,
        parent: QWidget | None = None,
        is_asking: bool = False,
    ) -> None:
        """Make the row; ``is_asking`` opens the room for what belongs to the choice alone."""
        super().__init__(step.title, step.note, False, 4, parent)
        self.step = step
        self.switch: Switch | None = None
        if step.can_try:
            self.switch = Switch(
                say("Wat als"), step.is_tried, say("Wat als u dit doet: {step}", step=step.title)
            )
            self.switch.clicked.connect(lambda is_on: self.tried.emit(step.id, is_on))
            self.add_control(self.switch)
        elif step.remark:
            self.add_control(short_text(step.remark))
        self.choice = StatusCombo(step.title, step.choice)
        self.choice.picked.connect(lambda choice: self.chosen.emit(step.id, choice))
        self.add_control(self.choice)
        self._is_filled = False
        self.room: DetailRoom | None = None
        self.kept = _Kept()
        box = self.note.parentWidget()
        words = box.layout() if box is not None else None
        if words is not None:
            words.addWidget(self.kept)
        self.kept.draw(step.detail)
        self.toggled.connect(self._fill)
        self.toggled.connect(self._show_room)
        self.set_open(is_open)
        if is_asking:
            self._show_room(True)

    def draw_detail(self, detail: DetailView | None) -> None:
        """Show what is kept with the choice now."""
        if detail == self.step.detail:
            return
        self.step = replace(self.step, detail=detail)
        self.kept.draw(detail)
        if self.room is not None and detail is not None:
            self.room.draw(detail)
        announce(self, detail.words if detail is not None else "")

    def set_tried(self, is_tried: bool) -> None:
        """Show whether this step is tried, without telling anybody."""
        if self.switch is not None:
            self.switch.setChecked(is_tried)

    def control(self, name: str) -> QWidget:
        """Return a control by its name, for the focus: switch, choice, expand or detail."""
        if name == "detail" and self.room is not None:
            return self.room.field.edit
        if name == "switch" and self.switch is not None:
            return self.switch
        return self.choice if name == "choice" else self.button

    def focused_control(self) -> str:
        """Return the name of the control that has the focus, or an empty text."""
        detail = self.room.field.edit if self.room is not None else None
        controls = {
            "switch": self.switch,
            "choice": self.choice,
            "expand": self.button,
            "detail": detail,
        }
        return next((name for name, part in controls.items() if part is not None and part.hasFocus()), "")

    def _fill(self, is_open: bool) -> None:
        if not is_open or self._is_filled:
            return
        self._is_filled = True
        columns = Columns(_TWO_COLUMNS, 24)
        beside = self.step.detail.beside[0] if self.step.detail is not None else ""
        for place in ("left", "right"):
            # What stands beside the field already, is not said twice.
            facts = [fact for fact in self.step.facts if fact.place == place and fact.label != beside]
            columns.add(_facts(facts))
        self.more = _facts([fact for fact in self.step.facts if fact.place == "more"])
        self.more.hide()
        self.more_button = link_button(say(_MORE))
        self.more_button.clicked.connect(self._turn_more)
        line = QHBoxLayout()
        line.addWidget(self.more_button)
        line.addStretch(1)
        self.body.addWidget(columns)
        self.body.addLayout(line)
        last = self.room.stops()[-1] if self.room is not None else self.choice
        QWidget.setTabOrder(last, self.more_button)
        self.body.addWidget(self.more)

    def _show_room(self, is_shown: bool) -> None:
        """Show the room for what belongs to the choice; it is made when it is first needed."""
        if self.room is None and is_shown and self.step.detail is not None:
            self.room = DetailRoom(self.step.detail, self.step.title, self)
            self.room.kept.connect(lambda text: self.written.emit(self.step.id, text))
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(1, self.room)
            last: QWidget = self.choice
            for stop in self.room.stops():
                QWidget.setTabOrder(last, stop)
                last = stop
        if self.room is not None:
            self.room.setVisible(is_shown)
            self.kept.set_needed(not is_shown)

    def _turn_more(self) -> None:
        is_shown = self.more.isHidden()
        self.more.setVisible(is_shown)
        self.more_button.setText(say(_LESS if is_shown else _MORE))


class _Kept(QWidget):
    """What is kept with a choice, in words; a day that has passed has a clock before it."""

    def __init__(self) -> None:
        super().__init__()
        self._clock: Picture | None = None
        self._words: Text | None = None
        self._is_needed = True
        self.hide()

    def text(self) -> str:
        """Return what is said, which is nothing where nothing is kept."""
        return self._words.text() if self._words is not None else ""

    def draw(self, detail: DetailView | None) -> None:
        """Show the words, or nothing."""
        words = detail.words if detail is not None else ""
        if words or self._words is not None:
            self._show(words, detail is not None and detail.is_late)
        self.setVisible(self._is_needed and bool(words))

    def set_needed(self, is_needed: bool) -> None:
        """Stand aside while the room under the step says the same."""
        self._is_needed = is_needed
        self.setVisible(is_needed and bool(self.text()))

    def _show(self, words: str, is_late: bool) -> None:
        """Put the words in, in parts that are made when there is something to say for the first time."""
        if self._words is None or self._clock is None:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(current_theme().pad(8))
            self._clock, self._words = Picture("klok", 20, "medium"), Text("", 15)
            row.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._words, 1)
        self._words.setText(words)
        self._clock.setVisible(is_late)


class StepGroup(QWidget):
    """A heading with its steps; a long group shows the first ones and says how many more there are."""

    unfolded = Signal()
    chosen = Signal(str, str)
    tried = Signal(str, bool)
    toggled = Signal(str, bool)
    written = Signal(str, str)

    def __init__(
        self,
        group: GroupView,
        opened: frozenset[str],
        is_unfolded: bool,
        parent: QWidget | None = None,
        asking: str = "",
    ) -> None:
        """Make the group; these steps are open already. Rows out of sight are made when it is unfolded.

        Of the step that is ``asking`` the room for what belongs to its choice is open.
        """
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(8))
        if group.title:
            head = FlowLayout(gap=12, is_first_stretched=True)
            head.addWidget(Heading(group.title, 3))
            head.addWidget(short_text(group.aside))
            layout.addLayout(head)
        # Each row is made inside its card: Qt styles everything in a row that moves again.
        self._card = Card("card", 0, 0, self)
        edge = current_theme().edge
        self._card.body.setContentsMargins(edge, edge, edge, edge)
        self.rows: list[StepRow] = []
        self._opened, self._asking = opened, asking
        shown = len(group.steps) if is_unfolded else group.shown
        self._folded = group.steps[shown:]
        for step in group.steps[:shown]:
            self._add(step)
        layout.addWidget(self._card)
        self.more = link_button(group.more_words, is_strong=True)
        self.more.clicked.connect(self.unfold)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        layout.addLayout(line)
        self.more.setVisible(bool(self._folded))

    def holds(self, measure: str) -> bool:
        """Return whether a measure is in this group, in sight or not."""
        return any(step.id == measure for step in (*(row.step for row in self.rows), *self._folded))

    def unfold(self) -> None:
        """Show every step, and put the focus on the first one that was not in sight."""
        if not self._folded:
            return
        before, folded, self._folded = len(self.rows), self._folded, ()
        for step in folded:
            last: QWidget = self.rows[-1].choice
            row = self._add(step)
            row.show()
            # New rows come last in the window; the Tab key comes by them where they stand.
            for control in (row.button, row.switch, row.choice):
                if control is not None:
                    QWidget.setTabOrder(last, control)
                    last = control
        self.more.hide()
        self.rows[before].button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()

    def _add(self, step: StepView) -> StepRow:
        if self.rows:
            self._card.body.addWidget(Rule(self._card))
        row = StepRow(step, step.id in self._opened, self._card, step.id == self._asking)
        row.written.connect(self.written)
        row.chosen.connect(self.chosen)
        row.tried.connect(self.tried)
        row.toggled.connect(lambda is_open: self.toggled.emit(step.id, is_open))
        self._card.body.addWidget(row)
        self.rows.append(row)
        return row


def _facts(facts: Sequence[FactView]) -> QWidget:
    theme = current_theme()
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.pad(8))
    for fact in facts:
        row = QHBoxLayout()
        row.setSpacing(theme.pad(10))
        row.addWidget(Picture(fact.icon, 20, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(fact.label, 15, "muted"))
        for line in fact.lines:
            words.addWidget(Text(line, 15))
        row.addLayout(words, 1)
        column.addLayout(row)
    column.addStretch(1)
    return box
