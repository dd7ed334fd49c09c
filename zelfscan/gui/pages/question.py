"""One question at a time: rail, question with answers, why it is asked, and the foot."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from zelfscan.errors import ZelfscanError
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.question_extras import QuestionExtras
from zelfscan.gui.pages.question_rail import QuestionRail
from zelfscan.gui.pages.question_why import WhyMemory, WhyPanel
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.views import AnswerView, QuestionView

_NARROW, _WIDE = 900, 1180
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class QuestionPage(Page):
    """Draws the question where somebody is and hands every answer to the desk at once."""

    def __init__(
        self, desk: ScanDesk, memory: WhyMemory | None = None, parent: QWidget | None = None
    ) -> None:
        """Make the page and draw the question where somebody was."""
        super().__init__(parent)
        self._desk = desk
        self._view: QuestionView | None = None
        self._make_parts(memory)
        self._lay_out()
        self._draw(desk.view())

    def refresh(self) -> None:
        """Draw the question again: answers may have changed on another page."""
        self._draw(self._desk.view())

    def leave(self) -> bool:
        """Keep the note that is being typed."""
        text = self.extras.unkept_note()
        return text is None or self._go(lambda: self._desk.note(text))

    def forget(self) -> None:
        """Empty what was typed, for a page that goes away."""
        self.extras.forget()

    def open_item(self, item: str) -> None:
        """Show the question of an item."""
        self._go(lambda: self._desk.open(item))

    def start_focus(self) -> QWidget | None:
        """Return the chosen answer, or the first one."""
        chosen = self.answers.chosen_id()
        return self.answers.row(chosen) if chosen else self.answers.rows()[0]

    def handle_key(self, event: QKeyEvent) -> bool:
        """Choose with a digit, go on with Enter, back with Backspace, scroll with Page Up and Page Down."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.key() in _ENTER:
            self._next()
        elif event.key() == Qt.Key.Key_Backspace:
            self._back()
        elif event.key() in _PAGES:
            self._sheet.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        else:
            return event.text().isdigit() and self.answers.choose_by_key(event.text())
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width and the foot to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "footer"):
            self._fit()

    def _make_parts(self, memory: WhyMemory | None) -> None:
        self.strip = ProgressBar("Voortgang", is_square=True)
        self.rail = QuestionRail()
        self.rail.section_chosen.connect(self._open_section)
        self.place = Text("", 15, "muted")
        self.sections_button = link_button("Onderdelen", icon="lijst", is_strong=True)
        self.sections_menu = QMenu(self.sections_button)
        self.sections_button.setMenu(self.sections_menu)
        self.heading = Heading("", 2)
        self.hint = Text("", 17, "muted")
        self.trouble = Message("error", "")
        self.trouble.hide()
        self.why = WhyPanel(memory)
        self.answers = AnswerGroup("", ())
        self.extras = QuestionExtras()
        self.extras.paused.connect(self.leave)
        self.extras.note_opened.connect(self._keep_note_in_sight)
        self.extras.flagged.connect(self._flag)
        self.footer = Footer()
        self.footer.back_asked.connect(self._back)
        self.footer.next_asked.connect(self._next)
        self._sheet = ScrollPage(640, 40)
        self._in_sight: QWidget | None = None
        self._sheet.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

    def _lay_out(self) -> None:
        theme = current_theme()
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.sections_button)
        body = self._sheet.body
        body.setSpacing(theme.pad(12))
        body.addLayout(head)
        for part in (self.heading, self.hint, self.trouble, self.why.inside, self.answers, self.extras):
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

    def _draw(self, view: QuestionView) -> None:
        before, self._view = self._view, view
        is_other = before is None or before.item != view.item
        self.strip.set_progress(view.done, view.total)
        self.rail.draw(view)
        self._fill_menu(view)
        self.place.setText(view.place)
        self.heading.setText(view.question)
        self.hint.setText(view.hint)
        self.hint.setVisible(bool(view.hint))
        self.why.draw(view)
        if is_other or self.answers.chosen_id() != view.chosen:
            self._make_answers(view)
        self.extras.draw(view, is_other)
        self.footer.set_state(view.saved.text, view.saved.short, view.saved.is_saved)
        self.footer.back_button.setVisible(view.has_previous)
        self.footer.next_button.setText(view.next_words)
        if is_other:
            self.trouble.hide()
            self._in_sight = None
            self._sheet.scroll_to_top()
        if before is not None and view.after and view.after != before.after:
            self._in_sight = self.extras
            announce(self, f"Goed dat u het zegt. {view.after}")

    def _make_answers(self, view: QuestionView) -> None:
        had_focus = any(row.hasFocus() for row in self.answers.rows())
        old = self.answers
        self.answers = AnswerGroup(
            view.question, _answers(view.answers), _answers(view.pair), chosen=view.chosen
        )
        self.answers.chosen.connect(self._answer)
        self._sheet.body.replaceWidget(old, self.answers)
        old.hide()
        old.deleteLater()
        if had_focus:
            self._focus_answer()

    def _answer(self, value: str) -> None:
        was_urgent = self._view is not None and self._view.is_urgent
        self._go(lambda: self._desk.answer(value))
        if self._view is not None and self._view.is_urgent and not was_urgent:
            self.card_asked.emit()

    def _flag(self, is_on: bool) -> None:
        self._go(lambda: self._desk.flag(is_on))

    def _open_section(self, section: str) -> None:
        if self.leave() and self._go(lambda: self._desk.open_section(section)):
            self._focus_answer()

    def _next(self) -> None:
        if not self.leave():
            return
        if self._go(self._desk.next):
            self._focus_answer()
        elif self.trouble.isHidden():
            self.tab_asked.emit("result")

    def _back(self) -> None:
        if self.leave() and self._go(self._desk.back):
            self._focus_answer()

    def _go(self, step: Callable[[], QuestionView | None]) -> bool:
        """Let the desk do something and draw what comes of it; say whether there is a question to show."""
        try:
            view = step()
        except ZelfscanError as error:
            self._show_trouble(error)
            return False
        self.trouble.hide()
        if view is not None:
            self._draw(view)
        return view is not None

    def _show_trouble(self, error: ZelfscanError) -> None:
        """Say that this was not kept, and show the question again as it was kept."""
        self._draw(self._desk.view())
        self.trouble.show_message("error", "Dit is niet bewaard.", str(error))
        self.trouble.show()
        self.trouble.announce()

    def _keep_note_in_sight(self) -> None:
        self._in_sight = self.extras
        self.extras.note_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_sight(self) -> None:
        """Scroll to what has just opened, now that the page has made room for it."""
        if self._in_sight is not None:
            self._sheet.ensureWidgetVisible(self._in_sight, 0, 24)

    def _focus_answer(self) -> None:
        target = self.start_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menu(self, view: QuestionView) -> None:
        self.sections_menu.clear()
        for section in view.sections:
            words = f"{section.title}: {section.done} van {section.total}"
            action = self.sections_menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, id=section.id: self._open_section(id))

    def _fit(self) -> None:
        theme = current_theme()
        width = self.window().width() / theme.scale
        is_narrow = width < _NARROW
        self.strip.setVisible(is_narrow)
        self.rail.setVisible(not is_narrow)
        self.sections_button.setVisible(is_narrow)
        self.why.set_where("side" if width >= _WIDE else "inside")
        body = self._sheet.body
        if (body.indexOf(self.why.inside) < body.indexOf(self.answers)) != is_narrow:
            body.removeWidget(self.why.inside)
            wanted = body.indexOf(self.answers) if is_narrow else body.indexOf(self.extras) + 1
            body.insertWidget(wanted, self.why.inside)
        fit_foot(self, self.footer, self._right, body)


def _answers(views: tuple[AnswerView, ...]) -> list[Answer]:
    return [Answer(view.id, view.text, view.key) for view in views]
