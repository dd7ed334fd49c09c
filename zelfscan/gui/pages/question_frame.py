"""What stands on the page of the questions, and where; what happens there is in ``question``."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.question_extras import QuestionExtras
from zelfscan.gui.pages.question_list import DarkOffer, ListBanner
from zelfscan.gui.pages.question_rail import QuestionRail
from zelfscan.gui.pages.question_section import SectionSheet
from zelfscan.gui.pages.question_undo import UndoNote
from zelfscan.gui.pages.question_ways import MODES, ONE, WHOLE
from zelfscan.gui.pages.question_why import WhyMemory, WhyPanel
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.views import AnswerView, QuestionView

_NARROW, _WIDE = 900, 1180
_LAID_OUT_MS = 500


class QuestionFrame(Page):
    """The parts of the page, for one question or for a whole section, in a wide or a narrow window."""

    def __init__(self, memory: WhyMemory, are_keys_shown: bool, parent: QWidget | None = None) -> None:
        """Make the parts; they are filled from a view."""
        super().__init__(parent)
        self._memory, self._are_keys_shown = memory, are_keys_shown
        self._view: QuestionView | None = None
        self._make()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width and the foot to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "footer"):
            self._fit()

    def _make(self) -> None:
        """Make everything anew and put it in its place."""
        self._shown: tuple[bool, bool] | None = None
        self.strip = ProgressBar(say("Voortgang"), is_square=True)
        self.rail = QuestionRail()
        self.banner = ListBanner()
        self.mode = SegmentedChoice(
            say("Hoeveel vragen tegelijk?"),
            [(mode, say(MODES[mode])) for mode in MODES],
            WHOLE if self._memory.is_whole_section else ONE,
        )
        self.place = Text("", 15, "muted")
        self.sections_button = link_button(say("Onderdelen"), icon="lijst", is_strong=True)
        self.sections_menu = QMenu(self.sections_button)
        self.sections_button.setMenu(self.sections_menu)
        self.heading = Heading("", 2)
        self.hint = Text("", 17, "muted")
        self.trouble = Message("error", "")
        self.trouble.hide()
        self.dark = DarkOffer()
        self.why = WhyPanel(self._memory)
        self.answers = AnswerGroup("", ())
        self.extras = QuestionExtras()
        self.section = SectionSheet()
        self.undo = UndoNote()
        self.footer = Footer()
        self.footer.set_note(self.undo, is_short=True)
        self._sheet = ScrollPage(640, 40)
        self._in_sight: QWidget | None = None
        self._sheet.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = current_theme()
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.sections_button)
        head.addWidget(self.mode)
        body = self._sheet.body
        body.setSpacing(theme.pad(12))
        body.addWidget(self.banner)
        body.addLayout(head)
        parts = (self.heading, self.hint, self.trouble, self.dark, self.why.inside, self.answers, self.extras)
        for part in (*parts, self.section):
            body.addWidget(part)
        body.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._sheet, 1)
        columns.addWidget(self.why.side)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.strip)
        self._right.addLayout(columns, 1)
        self._right.addWidget(self.footer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(self._right, 1)

    def _show_parts(self, is_whole: bool) -> None:
        """Show what belongs to one question, or to a whole section."""
        for part in (self.heading, self.answers, self.extras):
            part.setVisible(not is_whole)
        if is_whole:
            self.hint.hide()
            self.dark.hide()
        else:
            self.section.clear()
        self.section.setVisible(is_whole)
        self.footer.next_button.set_key_shown(not is_whole)
        self.mode.choose(WHOLE if is_whole else ONE)
        self._fit()

    def _put_answers(self, view: QuestionView) -> None:
        """Show the answers to another question, or another answer as chosen."""
        old = self.answers
        self.answers = AnswerGroup(
            view.question,
            _answers(view.answers),
            _answers(view.pair),
            chosen=view.chosen,
            are_keys_shown=self._are_keys_shown,
        )
        self._sheet.body.replaceWidget(old, self.answers)
        self.answers.stackUnder(self.extras)  # a screen reader reads in this order
        self._order_stops()
        self.answers.show()
        if any(row.hasFocus() for row in old.rows()):
            self.answers.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()  # only now: while it has the focus, hiding it makes Qt announce some other button
        old.deleteLater()

    def _order_stops(self) -> None:
        """Let the Tab key come by everything in the order in which it stands on the page."""
        body, reason, sections = self._sheet.body, self.why.inside, self.sections_button
        extras = (self.extras.note_button, self.extras.flag_button, self.extras.note_field)
        stops: list[QWidget] = [self.dark.button, *self.answers.rows(), *extras]
        stops.insert(1 if body.indexOf(reason) < body.indexOf(self.answers) else len(stops), reason.button)
        # The sections twice: to fetch the rail from the end of the chain, and to come after it.
        head = [self.banner.leave_button, sections, *self.mode.segments()]
        for before, after in pairwise([head[0], *self.rail.stops(), *head, *stops]):
            QWidget.setTabOrder(before, after)

    def _keep_in_sight_until_laid_out(self, part: QWidget) -> None:
        """Keep a part in sight while the page grows round it, and let somebody scroll away after that."""
        self._in_sight = part

        def let_go() -> None:
            self._keep_in_sight()
            self._in_sight = None if self._in_sight is part else self._in_sight

        QTimer.singleShot(_LAID_OUT_MS, part, let_go)

    def _keep_in_sight(self) -> None:
        """Scroll to what has just opened, now that the page has made room for it."""
        if self._in_sight is not None:
            self._sheet.ensureWidgetVisible(self._in_sight, 0, 24)

    def _is_whole(self) -> bool:
        """Return whether a whole section is shown; a short list goes one by one."""
        return self._memory.is_whole_section and not self._is_in_list()

    def _is_in_list(self) -> bool:
        return self._view is not None and self._view.chosen_list is not None

    def _fill_menu(self) -> None:
        """Put in the menu of a narrow window what the rail has."""

    def _fit(self) -> None:
        theme = current_theme()
        width = self.window().width() / theme.scale
        is_narrow = width < _NARROW
        self.strip.setVisible(is_narrow)
        self.rail.setVisible(not is_narrow)
        self.sections_button.setVisible(is_narrow)
        self._fill_menu()
        self.mode.setVisible(not is_narrow and not self._is_in_list())
        self.why.set_where("side" if width >= _WIDE else "nowhere" if self._is_whole() else "inside")
        body = self._sheet.body
        if (body.indexOf(self.why.inside) < body.indexOf(self.answers)) != is_narrow:
            body.removeWidget(self.why.inside)
            wanted = body.indexOf(self.answers) if is_narrow else body.indexOf(self.extras) + 1
            body.insertWidget(wanted, self.why.inside)
            self._order_stops()
        fit_foot(self, self.footer, self._right, body)


def _answers(views: tuple[AnswerView, ...]) -> list[Answer]:
    return [Answer(view.id, view.text, view.key) for view in views]
