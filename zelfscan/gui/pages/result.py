"""The tab of the result: the overview, and behind every figure the page that says why."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.result_overview import ResultOverview
from zelfscan.gui.pages.result_rows import Sign
from zelfscan.gui.pages.why import WhySheet
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Text
from zelfscan.i18n import later, say
from zelfscan.presenters.result_views import OpenView, ResultView, WhyView
from zelfscan.presenters.results_desk import ResultsDesk
from zelfscan.presenters.why_desk import WhyDesk

_FIND_OUT = later("Ga ze na")
_NOTHING_OPEN = OpenView(0, "", "", "", None)


class ResultPage(Page):
    """Shows the overview, or why one of its figures is what it is."""

    def __init__(self, desk: ResultsDesk, why_desk: WhyDesk, parent: QWidget | None = None) -> None:
        """Make the page and draw the overview."""
        super().__init__(parent)
        self._desk, self._why_desk = desk, why_desk
        self.subject = ""
        self._scale = current_theme().scale
        self._job: background.Job[OpenView] | None = None
        self._asking: background.Job[WhyView | None] | None = None
        self._open = _NOTHING_OPEN
        self._is_all_good = self._is_list = False
        self._content: QWidget | None = None
        self._drawn: ResultView | None = None
        self.overview: ResultOverview | None = None
        self.why: WhySheet | None = None
        self._sheet = ScrollPage(1600)
        self._make_foot()
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._outside.addWidget(self._sheet, 1)
        self._outside.addWidget(self.footer)
        self.refresh()

    def refresh(self) -> None:
        """Draw again what may have changed, and look for the open questions without keeping anybody."""
        if self.subject:
            self._find_why(self.subject, self._draw_why_again)
        else:
            self.draw(self._desk.view())
        if self._job is not None:
            self._job.cancel()
        self._job = background.run(self._desk.find_open(), self.draw_open, self._refuse)
        self.destroyed.connect(self._job.cancel)

    def speak(self) -> None:
        """Say everything anew: the overview and the reasons are drawn again, at the same figure."""
        self.footer.next_button.setText(say("Naar het plan"))
        self._open, self._drawn = _NOTHING_OPEN, None
        self.refresh()

    def draw(self, view: ResultView) -> None:
        """Draw the overview, anew only when it has changed; what was open stays open."""
        overview = self.overview
        if overview is None:
            overview = self._make_overview(view)
        elif view != self._drawn:
            overview = self._make_overview(view)
            overview.finish()  # with half a page, somebody would lose the place where they were
        self._put(overview)
        self._drawn, self.overview = view, overview
        overview.draw_open(self._open)
        self._fit()

    def draw_why(self, view: WhyView) -> None:
        """Draw why one figure is what it is."""
        self.why = WhySheet(view, self._sheet.body.parentWidget())
        self.why.back_asked.connect(self.close_why)
        self.why.subject_asked.connect(self.open_why)
        self.why.item_asked.connect(self.question_asked)
        self.why.measure_asked.connect(self._open_measure)
        self.why.route_asked.connect(self.route_asked)
        self._put(self.why)
        self._fit()

    def draw_open(self, view: OpenView) -> None:
        """Say in the foot and in the overview what is best found out first."""
        self._job, self._open = None, view
        if self.overview is not None and not self.subject:
            self.overview.draw_open(view)
        self._fit()

    def open_why(self, subject: str) -> None:
        """Show why a figure is what it is, as soon as that has been worked out."""
        self._find_why(subject, lambda view: self._show_why(subject, view))

    def open_subject(self, subject: str) -> None:
        """Show why a figure is what it is, for another page that asked."""
        self.open_why(subject)

    def close_why(self) -> None:
        """Go back to the overview, to the row where somebody came from."""
        self._stop_asking()
        came_from, self.subject = self.subject, ""
        self.draw(self._desk.view())
        self._sheet.scroll_to_top()
        if self.overview is not None:
            row = self.overview.row_of(came_from) or self.overview.first()
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._sheet.reveal(row)

    def leave(self) -> bool:
        """Drop reasons that are still being worked out; the overview fills itself also out of sight."""
        self._stop_asking()
        return True

    def forget(self) -> None:
        """Drop what is still being worked out."""
        self._stop_asking()
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def start_focus(self) -> QWidget | None:
        """Return the first button of the overview, or the way back on the page that says why."""
        if self.subject and self.why is not None:
            return self.why.back_button
        return self.overview.first() if self.overview is not None else None

    def handle_key(self, event: QKeyEvent) -> bool:
        """Go back from the reasons with Backspace or Esc."""
        if self.subject and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            self.close_why()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the window."""
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
                self._scale, self._drawn = current_theme().scale, None
                self.refresh()
            self._fit()

    def _put(self, part: QWidget) -> None:
        """Put the overview or the reasons in the place of what was there."""
        old, self._content = self._content, part
        for gone in {old, self.overview} - {part}:
            if gone is None:
                continue
            gone.hide()
            if gone is not self.overview or part is not self.why:  # the overview is kept for the way back
                self._sheet.body.removeWidget(gone)
                gone.deleteLater()
        if self._sheet.body.indexOf(part) < 0:
            self._sheet.body.insertWidget(0, part)
        elif part is not old:
            part.show()
        self.footer.setVisible(not self.subject)

    def _make_overview(self, view: ResultView) -> ResultOverview:
        overview = ResultOverview(view, self._is_all_good, self._is_list, self._sheet.body.parentWidget())
        overview.why_asked.connect(self.open_why)
        overview.all_good_shown.connect(self._remember_good)
        overview.list_shown.connect(self._remember_list)
        overview.route_asked.connect(self.route_asked)
        overview.item_asked.connect(self.question_asked)
        overview.list_asked.connect(self.list_asked)
        return overview

    def _find_why(self, subject: str, show: Callable[[WhyView | None], None]) -> None:
        """Work out the reasons without keeping anybody: with many open answers that takes a moment."""
        self._stop_asking()
        self._asking = background.run(self._why_desk.find(subject), show, _be_a_bug)
        self.destroyed.connect(self._asking.cancel)
        self._asking.wait(background.PATIENCE)

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = None

    def _show_why(self, subject: str, view: WhyView | None) -> None:
        self._asking = None
        if view is None:
            return
        self.subject = subject
        self.draw_why(view)
        self._sheet.scroll_to_top()
        if self.why is not None:
            self.why.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._sheet.reveal(self.why.back_button)  # until it is laid out, Qt scrolls to the wrong place

    def _draw_why_again(self, view: WhyView | None) -> None:
        """Draw the reasons as they are now; a figure that is no longer there leads back to the overview."""
        self._asking = None
        if view is None:
            self.subject = ""
            self.draw(self._desk.view())
        else:
            had_focus = self.why is not None and self.why.back_button.hasFocus()
            self.draw_why(view)
            if had_focus and self.why is not None:
                self.why.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_foot(self) -> None:
        theme = current_theme()
        self.footer = Footer("", say("Naar het plan"), "")
        self.footer.next_asked.connect(lambda: self.tab_asked.emit("plan"))
        self.open_button = secondary_button(say(_FIND_OUT))
        self.open_button.clicked.connect(self._go_on)
        self._open_words, self._open_note = Text(), Text("", 15, "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._open_words)
        words.addWidget(self._open_note)
        self._open_box = QWidget()
        row = QHBoxLayout(self._open_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad(14))
        row.addWidget(Sign("unknown"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.footer.set_note(self._open_box)
        self.footer.add_right(self.open_button)
        self._say_open()

    def _say_open(self) -> None:
        view = self._open
        self._open_box.setVisible(bool(view.words))
        self.open_button.setVisible(bool(view.first) or view.longer is not None)
        self.open_button.setText(say(_FIND_OUT) if view.longer is None else view.longer.words)
        self._open_words.set_parts(("strong", say("Eerst nagaan:")), ("", f" {view.words}"))
        self._open_note.setText(view.note)
        self.open_button.setAccessibleDescription(view.note)

    def _go_on(self) -> None:
        """Go to the question that matters most, or to the route that asks more."""
        if self._open.longer is not None:
            self.route_asked.emit(self._open.longer.route)
        else:
            self.question_asked.emit(self._open.first)

    def _fit(self) -> None:
        self._say_open()
        fit_foot(self, self.footer, self._outside, self._sheet.body)

    def _remember_good(self, is_shown: bool) -> None:
        self._is_all_good = is_shown

    def _remember_list(self, is_list: bool) -> None:
        self._is_list = is_list

    def _open_measure(self, measure: str) -> None:
        self.measure_asked.emit(measure)
        self.tab_asked.emit("plan")

    def _refuse(self, error: ZelfscanError) -> None:
        """Leave the foot without open questions; the page itself says all the rest."""
        self._job = None
        self.draw_open(_NOTHING_OPEN)


def _be_a_bug(error: ZelfscanError) -> None:
    raise error
