"""The progress of a scan: how it went day by day, what changed since a day, and what to ask again."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.progress_again import AgainCard
from zelfscan.gui.pages.progress_changes import AnswersCard, ChangeRow, ChangesCard
from zelfscan.gui.pages.progress_history import HistoryCard
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.progress_desk import ProgressDesk
from zelfscan.presenters.progress_views import ProgressView
from zelfscan.wording.sentences import paragraph

_SIDE_BY_SIDE = 1100
_NOWHERE = ("", "")
#: Milliseconds in which what has just been drawn has got its height.
_SETTLED = 30
#: Milliseconds in which that holds on a slow computer too.
_LATER = 250


class ProgressPage(Page):
    """Draws what the desk worked out beside the window; until that is there, the page says so."""

    back_asked = Signal()

    def __init__(self, desk: ProgressDesk, parent: QWidget | None = None) -> None:
        """Make the page, and begin to work it out."""
        super().__init__(parent)
        self._desk = desk
        self._view: ProgressView | None = None
        self._since = ""
        self._theme = current_theme()
        self._job: background.Job[ProgressView] | None = None
        self._came_from = _NOWHERE
        self._has_begun = False
        self._make_parts()
        self._lay_out()
        self._find()

    def refresh(self) -> None:
        """Work everything out again: answers may have changed on another page."""
        self._find()

    def speak(self) -> None:
        """Say everything anew."""
        self.footer.back_button.setText(say("Terug"))
        self._busy.setText(say("Even rekenen."))
        self._view = None
        self._find()

    def draw(self, view: ProgressView) -> None:
        """Draw a view; what has not changed stays as it is, with the focus on it."""
        is_anew, self._view = self._view is None, view
        focused = self._focused()
        # In sight, each part would ask for its room one by one, and Qt loses count of so many.
        self._columns.setVisible(not is_anew)
        self._busy.hide()
        self.trouble.hide()
        self.heading.setText(view.title)
        self.intro.setText(paragraph(*view.intro))
        self.intro.setVisible(bool(view.intro))
        self.history.setVisible(bool(view.days))
        self.history.draw(view.days, view.outline, is_anew)
        self.changes.setVisible(view.compared is not None)
        if view.compared is not None:
            self._since = view.compared.since
            self.changes.draw(view.compared, is_anew)
            self.answers.draw(view.compared, is_anew)
        self.answers.setVisible(view.compared is not None and bool(view.compared.answers))
        self.again.setVisible(bool(view.days))
        self.again.draw(view.again, is_anew)
        can_ask = bool(view.again.route and view.days)
        self._total.setText(view.again.total if can_ask else "")
        self._total.setVisible(can_ask)
        self.footer.next_button.setText(view.again.button)
        self.footer.next_button.setVisible(can_ask)
        self.footer.next_button.setAccessibleDescription(view.again.total)
        self._columns.show()
        self._fit()
        self._order()
        self._focus_again(*focused)
        for moment in (_SETTLED, _LATER):
            QTimer.singleShot(moment, self._sheet, self._settle)

    def forget(self) -> None:
        """Drop what is still being worked out."""
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def start_focus(self) -> QWidget | None:
        """Return the row from where somebody left, else the first button of the page."""
        came_from, self._came_from = self._row(self._came_from), _NOWHERE
        return came_from or self.history.first() or self.footer.back_button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the window."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the foot again when its words have got another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_outside"):
            self._fit()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Draw everything anew when the colours or the size of the text change."""
        super().changeEvent(event)
        is_made = event.type() == QEvent.Type.StyleChange and hasattr(self, "_outside")
        if is_made and self._theme != current_theme():
            self._theme = current_theme()
            # Not at once: Qt is still giving the old parts their new style.
            QTimer.singleShot(0, self, self._draw_anew)

    def _draw_anew(self) -> None:
        view, self._view = self._view, None
        if view is not None:
            self.draw(view)

    def _make_parts(self) -> None:
        self.heading = Heading(say("Voortgang"), 1)
        self._busy = Text(say("Even rekenen."), 17, "muted")
        self.intro = Text("")
        self.trouble = Message("error", "")
        self.history, self.changes = HistoryCard(), ChangesCard()
        self.again, self.answers = AgainCard(), AnswersCard()
        for part in (self.intro, self.trouble, self.history, self.changes, self.again, self.answers):
            part.hide()
        self.changes.since_chosen.connect(self._choose)
        self.changes.list.pressed.connect(self._follow)
        self.answers.list.pressed.connect(self._follow)
        self.footer = Footer(say("Terug"), "", "")
        self._total = Text()
        self.footer.set_note(self._total)
        self.footer.back_asked.connect(self.back_asked)
        self.footer.next_asked.connect(self._ask_again)

    def _lay_out(self) -> None:
        self._sheet = ScrollPage()
        body = self._sheet.body
        for part in (self.heading, self._busy, self.intro, self.trouble):
            body.addWidget(part)
        self._columns = Columns(_SIDE_BY_SIDE, 24)
        self._columns.add(_stacked(self.history, self.changes), 62)
        self._columns.add(_stacked(self.again, self.answers), 38)
        body.addWidget(self._columns)
        body.addStretch(1)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._outside.addWidget(self._sheet, 1)
        self._outside.addWidget(self.footer)

    def _find(self) -> None:
        """Work the page out without keeping anybody; until then it says so, or stays as it was."""
        self.forget()
        try:
            work = self._desk.find(self._since)
        except ZelfscanError as error:
            self._refuse(error)
            return
        self._job = background.run(work, self._show_found, self._refuse)
        self._job.wait(background.PATIENCE)

    def _show_found(self, view: ProgressView) -> None:
        if not isValid(self):
            return  # thrown away meanwhile
        before, self._job = self._view, None
        self.draw(view)
        if not self._has_begun:
            self._has_begun = True
            self._begin_at_top()
        if before is not None and before.compared != view.compared and view.compared is not None:
            announce(self, paragraph(view.title, view.compared.summary))
        elif before is None and self.isVisible():
            announce(self, paragraph(view.title, *view.intro))

    def _order(self) -> None:
        """Let the Tab key go down the page; rows that are made anew would come last."""
        stops = [self.history.mode_button, self.history.table, self.changes.choice]
        stops += [*self.changes.list.stops(), *self.answers.list.stops()]
        stops += [self.footer.back_button, self.footer.next_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _settle(self) -> None:
        """Let the page ask for its height once more, now that every part has got its own."""
        inside = self._sheet.widget()
        if inside is not None:
            inside.updateGeometry()

    def _row(self, key: tuple[str, str]) -> ChangeRow | None:
        """Return the row of a kind and an id, if it is in sight."""
        rows = (*self.changes.list.rows(), *self.answers.list.rows())
        return next((row for row in rows if (row.view.kind, row.view.id) == key), None)

    def _focused(self) -> tuple[QWidget | None, tuple[str, str]]:
        """Return what has the focus on this page; a row by what it is of, because it is made anew."""
        focused = self.window().focusWidget() if self.isVisible() else None
        if focused is None or not self.isAncestorOf(focused):
            return None, _NOWHERE
        return focused, (focused.view.kind, focused.view.id) if isinstance(focused, ChangeRow) else _NOWHERE

    def _focus_again(self, focused: QWidget | None, key: tuple[str, str]) -> None:
        target = focused
        if key != _NOWHERE:
            target = self._row(key) or self.history.first()
        if target is not None and target.isVisibleTo(self) and not target.hasFocus():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_at_top(self) -> None:
        """Let somebody who has been waiting begin with what has come."""
        focused, target = QApplication.focusWidget(), self.start_focus()
        is_waiting = self.isVisible() and (focused is None or self.isAncestorOf(focused))
        if target is not None and is_waiting:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(_SETTLED, self._sheet, self._sheet.scroll_to_top)

    def _refuse(self, error: ZelfscanError) -> None:
        """Say that there is nothing to show, and why."""
        if not isValid(self):
            return
        self._job = None
        self._busy.hide()
        self.changes.set_busy(False)
        self.trouble.show_message("error", say("Uw voortgang is niet te lezen."), str(error))
        self.trouble.show()
        self.trouble.announce()

    def _choose(self, since: str) -> None:
        """Compare with another day."""
        if since == self._since:
            return
        self._since = since
        self.changes.set_busy(True)
        self.answers.hide()
        self._find()

    def _follow(self, kind: str, name: str) -> None:
        """Lead to what somebody pressed: the reasons, the plan or the question."""
        self._came_from = (kind, name)
        if kind == "figure":
            self.subject_asked.emit(name)
        elif kind == "step":
            self.measure_asked.emit(name)
            self.tab_asked.emit("plan")
        else:
            self.question_asked.emit(name)

    def _ask_again(self) -> None:
        if self._view is not None and self._view.again.route:
            self.route_asked.emit(self._view.again.route)

    def _fit(self) -> None:
        fit_foot(self, self.footer, self._outside, self._sheet.body)


def _stacked(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(16))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return box
