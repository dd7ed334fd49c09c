"""One step of the plan: its name, what somebody chose, *wat als*, and under it everything known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.check_box import Switch
from zelfscan.gui.widgets.expander_row import ExpanderRow
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.status_combo import StatusCombo
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.presenters.plan_views import FactView, GroupView, StepView

_TWO_COLUMNS = 1000
_MORE, _LESS = "Waarop dit rust", "Verberg waarop dit rust"


class StepRow(ExpanderRow):
    """A step that opens; its body is made when it is first opened."""

    chosen = Signal(str, str)
    tried = Signal(str, bool)

    def __init__(self, step: StepView, is_open: bool = False, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(step.title, step.note, False, 4, parent)
        self.step = step
        self.switch: Switch | None = None
        if step.can_try:
            self.switch = Switch("Wat als", step.is_tried, f"Wat als u dit doet: {step.title}")
            self.switch.clicked.connect(lambda is_on: self.tried.emit(step.id, is_on))
            self.add_control(self.switch)
        elif step.remark:
            self.add_control(short_text(step.remark))
        self.choice = StatusCombo(step.title, step.choice)
        self.choice.picked.connect(lambda choice: self.chosen.emit(step.id, choice))
        self.add_control(self.choice)
        self._is_filled = False
        self.toggled.connect(self._fill)
        self.set_open(is_open)

    def set_tried(self, is_tried: bool) -> None:
        """Show whether this step is tried, without telling anybody."""
        if self.switch is not None:
            self.switch.setChecked(is_tried)

    def control(self, name: str) -> QWidget:
        """Return a control by its name, for the focus: switch, choice or expand."""
        if name == "switch" and self.switch is not None:
            return self.switch
        return self.choice if name == "choice" else self.button

    def focused_control(self) -> str:
        """Return the name of the control that has the focus, or an empty text."""
        controls = {"switch": self.switch, "choice": self.choice, "expand": self.button}
        return next((name for name, part in controls.items() if part is not None and part.hasFocus()), "")

    def _fill(self, is_open: bool) -> None:
        if not is_open or self._is_filled:
            return
        self._is_filled = True
        columns = Columns(_TWO_COLUMNS, 24)
        for place in ("left", "right"):
            columns.add(_facts([fact for fact in self.step.facts if fact.place == place]))
        self.more = _facts([fact for fact in self.step.facts if fact.place == "more"])
        self.more.hide()
        self.more_button = link_button(_MORE)
        self.more_button.clicked.connect(self._turn_more)
        line = QHBoxLayout()
        line.addWidget(self.more_button)
        line.addStretch(1)
        self.body.addWidget(columns)
        self.body.addLayout(line)
        self.body.addWidget(self.more)

    def _turn_more(self) -> None:
        is_shown = self.more.isHidden()
        self.more.setVisible(is_shown)
        self.more_button.setText(_LESS if is_shown else _MORE)


class StepGroup(QWidget):
    """A heading with its steps; a long group shows the first ones and says how many more there are."""

    unfolded = Signal()

    def __init__(
        self, group: GroupView, opened: frozenset[str], is_unfolded: bool, parent: QWidget | None = None
    ) -> None:
        """Make the group; these steps are open already."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(8))
        if group.title:
            head = FlowLayout(gap=12, is_first_stretched=True)
            head.addWidget(Heading(group.title, 3))
            head.addWidget(short_text(group.aside))
            layout.addLayout(head)
        card = Card("card", 0, 0)
        edge = current_theme().edge
        card.body.setContentsMargins(edge, edge, edge, edge)
        self.rows = [StepRow(step, step.id in opened) for step in group.steps]
        self._folded: list[QWidget] = []
        for place, row in enumerate(self.rows):
            parts: list[QWidget] = [Rule(), row] if place else [row]
            for part in parts:
                card.body.addWidget(part)
            if place >= group.shown:
                self._folded += parts
        layout.addWidget(card)
        self.more = link_button(group.more_words, is_strong=True)
        self.more.clicked.connect(self.unfold)
        line = QHBoxLayout()
        line.addWidget(self.more)
        line.addStretch(1)
        layout.addLayout(line)
        self._show(is_unfolded or not self._folded)

    def unfold(self) -> None:
        """Show every step, and put the focus on the first one that was not in sight."""
        if not self._folded or not self._folded[-1].isHidden():
            return
        self._show(True)
        first = next(part for part in self._folded if isinstance(part, StepRow))
        first.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()

    def _show(self, is_unfolded: bool) -> None:
        for part in self._folded:
            part.setVisible(is_unfolded)
        self.more.setVisible(not is_unfolded)


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
