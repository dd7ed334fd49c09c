"""The tab of the plan: the steps of this week, then the rest, and beside them what would change."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.plan_budget import BudgetCard
from zelfscan.gui.pages.plan_rows import StepRow
from zelfscan.gui.pages.plan_steps import PlanSteps
from zelfscan.gui.pages.plan_try import ClaimsCard, TryPanel, summary
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.plan_desk import PlanDesk
from zelfscan.presenters.plan_details import DetailRefused
from zelfscan.presenters.plan_views import PlanView, SharesView
from zelfscan.wording.sentences import paragraph

_SIDE_FROM, _SIDE_WIDTH = 1180, 376
#: Milliseconds in which a step that has just been opened has got its height.
_SETTLED = 30
#: Of so many steps that are tried it is said what each has in the fall.
_DIVIDED_FROM = 2


class PlanPage(Page):
    """Draws the plan and hands every choice to the desk at once."""

    def __init__(self, desk: PlanDesk, parent: QWidget | None = None) -> None:
        """Make the page and draw the plan, with its first step open."""
        super().__init__(parent)
        self._desk = desk
        self._asked: StepRow | None = None
        self._view: PlanView | None = None
        self._scale = current_theme().scale
        self._job: background.Job[SharesView] | None = None
        self.claims: ClaimsCard | None = None
        self._make_parts()
        self._lay_out()
        self.draw(desk.view())

    def refresh(self) -> None:
        """Draw the plan again: answers may have changed on another page."""
        self.trouble.hide()
        self.draw(self._desk.view())

    def speak(self) -> None:
        """Say everything anew; what was unfolded stays so, also where its title is another one now."""
        before, view = self._view, self._desk.view()
        if before is not None:
            self.steps.rename(before.groups, view.groups)
        self._view = None
        self.trouble.hide()
        self.trying.speak()
        self.budget.make()
        self.see_button.setText(say("Bekijk wat verandert"))
        self.draw(view)

    def draw(self, view: PlanView) -> None:
        """Draw a view; steps are made anew only when they have changed."""
        before, self._view = self._view, view
        self.heading.setText(view.title)
        self.intro.setText(view.intro)
        self.intro.setVisible(bool(view.intro))
        self.longer_button.setVisible(view.longer is not None)
        self.longer_button.setText(view.longer.words if view.longer is not None else "")
        if before is None or _untried(before) != _untried(view):
            self._asked = None
            self.steps.make(view.groups, lambda: self._make_claims(view))
        self.steps.draw(view.groups)
        self.budget.draw()
        self.trying.draw(view.trying)
        self._find_shares(view.trying.count)
        switched_on = say("{count} aangezet.", count=view.trying.count)
        self._foot_words.setText(paragraph(switched_on, *map(summary, view.trying.changes[:1])))
        self._fit()

    def leave(self) -> bool:
        """Keep what is being typed; what cannot be kept is shown once, and may be left after that."""
        for row in self.steps.made_rows():
            text = row.room.unkept() if row.room is not None else None
            if text is None or row.room is None or row.room.is_refused():
                continue
            if not self._write(row.step.id, text):
                row.room.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return self.budget.leave()

    def forget(self) -> None:
        """Drop what is still being worked out, and what was typed."""
        self._drop_job()
        self.budget.forget()
        for row in self.steps.made_rows():
            if row.room is not None:
                row.room.forget()

    def open_measure(self, measure: str) -> None:
        """Open one step; the focus goes there when the page is shown."""
        row = self.steps.unfold(measure)
        if row is not None:
            self._asked = row

    def start_focus(self) -> QWidget | None:
        """Return the first step, or the one that was asked for."""
        asked, self._asked = self._asked, None
        if asked is not None:
            QTimer.singleShot(_SETTLED, asked, lambda: self._scroll_to(asked))
            return asked.button
        first = self.steps.first()
        if first is not None:
            return first.choice
        return None if self.longer_button.isHidden() else self.longer_button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the steps where there is room, and under them where not."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the foot again when its words have got another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_outside"):
            fit_foot(self, self.footer, self._outside, self._sheet.body)
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Draw again when the text gets another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_outside"):
            if self._scale != current_theme().scale:
                self._scale, view = current_theme().scale, self._view
                self._view = None
                self.budget.make()
                self.draw(view or self._desk.view())
            self._fit()

    def _make_parts(self) -> None:
        self.heading = Heading("", 1)
        self.intro = Text("", 17, "muted")
        self.longer_button = link_button("", is_strong=True)
        self.longer_button.clicked.connect(self._ask_more)
        self.trouble = Message("error", "")
        self.trouble.hide()
        self.steps = PlanSteps()
        self.steps.written.connect(self._write)
        self.steps.chosen.connect(self._choose)
        self.steps.tried.connect(self._try_out)
        self.steps.grown.connect(self._order_tabs)
        self.steps.revealed.connect(self._reveal)
        self.trying = TryPanel()
        self.trying.cleared.connect(self._clear)
        self.trying.subject_asked.connect(self.subject_asked)
        self.budget = BudgetCard(self._desk.budget)
        self.budget.plan_asked.connect(self._plan_all)
        self.budget.subject_asked.connect(self.subject_asked)
        self.budget.toggled.connect(self._order_tabs)
        self.footer = Footer("", "", "")
        self._foot_words = Text()
        self.footer.set_note(self._foot_words)
        self.see_button = secondary_button(say("Bekijk wat verandert"))
        self.see_button.clicked.connect(self._see_changes)
        self.footer.add_right(self.see_button)

    def _lay_out(self) -> None:
        self._sheet = ScrollPage(1600)
        self._last = QVBoxLayout()
        body = self._sheet.body
        for part in (self.heading, self.intro, self.longer_button, self.trouble):
            body.addWidget(part)
        body.addWidget(self.steps)
        body.addWidget(self.budget)
        body.addLayout(self._last)
        self._under = Card("sand", 24, 0)
        body.addWidget(self._under)
        body.addStretch(1)
        self._side = Card("side", 0, 0)
        self._side_sheet = ScrollPage(_SIDE_WIDTH, 24)
        self._side.body.addWidget(self._side_sheet)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sheet, 1)
        row.addWidget(self._side)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._outside.addLayout(row, 1)
        self._outside.addWidget(self.footer)

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _find_shares(self, count: int) -> None:
        """Divide the fall over the steps without keeping anybody; until then the old division stands."""
        self._drop_job()
        if count < _DIVIDED_FROM:
            self.trying.shares.draw(SharesView())
            return
        self._job = background.run(self._desk.find_shares(), self._draw_shares, self._refuse_shares)
        self.destroyed.connect(self._job.cancel)

    def _draw_shares(self, view: SharesView) -> None:
        self._job = None
        self.trying.shares.draw(view)

    def _refuse_shares(self, _error: ZelfscanError) -> None:
        """Leave the division out; what changes is said all the same."""
        self._draw_shares(SharesView())

    def _make_claims(self, view: PlanView) -> None:
        if self.claims is not None:
            self.claims.hide()
            self.claims.deleteLater()
        self.claims = ClaimsCard(view.claims, self._sheet.body.parentWidget())
        self._last.addWidget(self.claims)

    def _order_tabs(self) -> None:
        """Let Tab come by the budget after the steps: they were made anew, and come last in the window."""
        last = self.steps.last_stop()
        if last is None:
            return
        for stop in self.budget.stops():
            QWidget.setTabOrder(last, stop)
            last = stop

    def _plan_all(self, measures: tuple[str, ...]) -> None:
        if self._go(lambda: self._desk.plan_all(measures)):
            announce(self, say("Deze stappen staan nu op gepland."))

    def _choose(self, measure: str, choice: str) -> None:
        self.steps.ask_after(measure)
        self._go(lambda: self._desk.choose(measure, choice))
        row = self.steps.row(measure)
        if row is not None and row.room is not None:
            announce(row, row.room.field.edit.accessibleName())
            self._sheet.reveal(row.room)
            self._sheet.reveal(row.choice)

    def _write(self, measure: str, text: str) -> bool:
        """Keep what was typed with a choice, or say why not."""
        row = self.steps.row(measure)
        try:
            return self._go(lambda: self._desk.write_detail(measure, text))
        except DetailRefused as error:
            if row is not None and row.room is not None:
                row.room.refuse(str(error))
                self._sheet.reveal(row.room)
            return False

    def _try_out(self, measure: str, is_on: bool) -> None:
        self._go(lambda: self._desk.try_out(measure, is_on))

    def _clear(self) -> None:
        self._go(self._desk.try_nothing)
        target = self.start_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, step: Callable[[], PlanView]) -> bool:
        """Let the desk do something and draw what comes of it, or say why it was not kept."""
        try:
            view = step()
        except ZelfscanError as error:
            self._view = None
            self.draw(self._desk.view())
            self.trouble.show_message("error", say("Dit is niet bewaard."), str(error))
            self.trouble.show()
            self.trouble.announce()
            self._sheet.scroll_to_top()
            return False
        self.trouble.hide()
        self.draw(view)
        return True

    def _scroll_to(self, row: StepRow) -> None:
        """Put a step at the top, so that what is known of it is in sight."""
        inside = self._sheet.widget()
        if inside is not None:
            top = row.mapTo(inside, row.rect().topLeft()).y()
            self._sheet.verticalScrollBar().setValue(top - current_theme().pad(16))

    def _ask_more(self) -> None:
        """Go on with the route that may give more steps."""
        if self._view is not None and self._view.longer is not None:
            self.route_asked.emit(self._view.longer.route)

    def _reveal(self, part: QWidget) -> None:
        self._sheet.reveal(part)

    def _see_changes(self) -> None:
        self._sheet.ensureWidgetVisible(self._under)
        self.trying.clear_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        theme = current_theme()
        is_beside = self.window().width() / theme.scale >= _SIDE_FROM
        home = self._side_sheet.body if is_beside else self._under.body
        if home.indexOf(self.trying) < 0:
            home.addWidget(self.trying)
        self._side.setFixedWidth(theme.px(_SIDE_WIDTH))
        self._side.setVisible(is_beside)
        self._under.setVisible(not is_beside)
        count = self._view.trying.count if self._view is not None else 0
        self.footer.setVisible(not is_beside and count > 0)
        fit_foot(self, self.footer, self._outside, self._sheet.body)


def _untried(view: PlanView) -> tuple[object, ...]:
    """Return what the rows show, apart from what is tried and what is written with a choice."""
    groups = tuple(
        replace(group, steps=tuple(replace(step, is_tried=False, detail=None) for step in group.steps))
        for group in view.groups
    )
    return groups, view.claims
