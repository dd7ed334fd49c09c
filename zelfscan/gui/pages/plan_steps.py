"""The groups of the plan under each other; the steps of this week come first, the others right after."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.in_steps import InSteps
from zelfscan.gui.pages.plan_rows import StepGroup, StepRow
from zelfscan.gui.theme import current_theme
from zelfscan.presenters.plan_views import GroupView, StepView


class PlanSteps(QWidget):
    """Every step of the plan, a row each; what is open or unfolded stays so when they are made anew."""

    chosen = Signal(str, str)
    tried = Signal(str, bool)
    written = Signal(str, str)
    unfolded = Signal()
    grown = Signal()
    """A group has been added."""
    revealed = Signal(QWidget)
    """This has got the focus again and belongs in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without steps."""
        super().__init__(parent)
        self._views: tuple[GroupView, ...] = ()
        self._made: list[StepGroup] = []
        self._rest = InSteps(self)
        self._opened: frozenset[str] = frozenset()
        self._unfolded: frozenset[str] = frozenset()
        self._asking = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def groups(self) -> list[StepGroup]:
        """Return all groups, in order; those that were still to be made are made now."""
        self._rest.finish()
        return self._made

    def rows(self) -> list[StepRow]:
        """Return the rows of all steps that are not folded away, in order."""
        return [row for group in self.groups() for row in group.rows]

    def made_rows(self) -> list[StepRow]:
        """Return the rows that are there already; nobody can have touched another one."""
        return [row for group in self._made for row in group.rows]

    def row(self, measure: str) -> StepRow | None:
        """Return the row of one measure, if it is in the plan and not folded away."""
        return next((row for row in self.rows() if row.step.id == measure), None)

    def first(self) -> StepRow | None:
        """Return the first row of all."""
        return next(iter(self.made_rows()), None)

    def last_stop(self) -> QWidget | None:
        """Return where Tab comes last among the steps that are there."""
        return self._made[-1].more if self._made else None

    def unfold(self, measure: str) -> StepRow | None:
        """Bring one step in sight and open it, if it is in the plan."""
        for group in self.groups():
            if group.holds(measure):
                group.unfold()
        row = self.row(measure)
        if row is not None:
            row.set_open(True)
        return row

    def ask_after(self, measure: str) -> None:
        """Let the room for what belongs to the choice of this step be open from now on."""
        self._asking = measure

    def rename(self, before: Sequence[GroupView], after: Sequence[GroupView]) -> None:
        """Go on with the titles of another language; what was unfolded stays so."""
        same = zip(before, after, strict=True)
        self._unfolded = frozenset(new.title for old, new in same if old.title in self._unfolded)

    def make(self, views: Sequence[GroupView], then: Callable[[], None]) -> None:
        """Make the rows anew, and do something then; what was open stays open, the focus where it was.

        The first time only the first group is made at once.
        """
        self._rest.drop()
        focused = next(
            ((row.step.id, name) for row in self.made_rows() if (name := row.focused_control())), None
        )
        is_first_time = not self._made
        for old in self._made:
            old.hide()
            old.deleteLater()
        self._made, self._views = [], tuple(views)
        self._column.setSpacing(current_theme().pad(16))
        self._rest.begin([*(partial(self._add, view) for view in views), then])
        if is_first_time:
            self._rest.go_on()
            first = self.first()
            if first is not None:
                first.set_open(True)
        else:
            self._rest.finish()
        if focused is not None:
            self._focus_again(*focused)

    def draw(self, views: Sequence[GroupView]) -> None:
        """Let every row show whether its step is tried, and what is kept with its choice."""
        self._views = tuple(views)
        for row in self.made_rows():
            self._draw_row(row)

    def _draw_row(self, row: StepRow) -> None:
        step = self._step(row.step.id)
        row.set_tried(step is not None and step.is_tried)
        row.draw_detail(step.detail if step is not None else None)

    def _step(self, measure: str) -> StepView | None:
        return next((step for view in self._views for step in view.steps if step.id == measure), None)

    def _add(self, view: GroupView) -> None:
        made = StepGroup(view, self._opened, view.title in self._unfolded, self, self._asking)
        made.written.connect(self.written)
        made.unfolded.connect(lambda: self._remember_unfolded(view.title))
        made.chosen.connect(self.chosen)
        made.tried.connect(self.tried)
        made.toggled.connect(self._remember_opened)
        self._made.append(made)
        self._column.addWidget(made)
        for row in made.rows:  # what was drawn since the views came
            self._draw_row(row)
        self.grown.emit()

    def _focus_again(self, measure: str, name: str) -> None:
        row = self.row(measure)
        if row is not None:
            row.control(name).setFocus(Qt.FocusReason.OtherFocusReason)
            self.revealed.emit(row.control(name))

    def _remember_unfolded(self, title: str) -> None:
        self._unfolded |= {title}
        self.draw(self._views)
        self.unfolded.emit()

    def _remember_opened(self, measure: str, is_open: bool) -> None:
        self._opened = self._opened | {measure} if is_open else self._opened - {measure}
        if not is_open and self._asking == measure:
            self._asking = ""
