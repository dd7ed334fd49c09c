"""The questions, one or a whole section at a time: rail, answers, why it is asked, and the foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSlider, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.accessible import announce
from zelfscan.gui.pages.question_extras import GOOD_TO_SAY
from zelfscan.gui.pages.question_frame import QuestionFrame
from zelfscan.gui.pages.question_ways import ONE, WHOLE, OtherWays, fill_menu
from zelfscan.gui.pages.question_why import WhyMemory
from zelfscan.gui.widgets.answer_row import AnswerGroup
from zelfscan.i18n import say
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.subjects import ITEM
from zelfscan.presenters.views import QuestionView
from zelfscan.wording.sentences import paragraph

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class QuestionPage(QuestionFrame):
    """Draws the question where somebody is and hands every answer to the desk at once."""

    def __init__(
        self,
        desk: ScanDesk,
        memory: WhyMemory | None = None,
        parent: QWidget | None = None,
        single_keys: Callable[[], bool] = lambda: True,
    ) -> None:
        """Make the page and draw the question where somebody was.

        ``single_keys`` tells whether a key alone may choose, search or go back.
        """
        super().__init__(memory or WhyMemory(), single_keys(), parent)
        self._desk, self._single_keys = desk, single_keys
        self.ways = OtherWays(self, desk, lambda: self.rail)
        self.ways.item_chosen.connect(self._open_found)
        self.ways.list_ready.connect(self._begin_list)
        self._connect()
        self._draw(desk.view())

    def speak(self) -> None:
        """Say everything anew, at the same question; the note that was being typed has been kept."""
        self.forget()
        self.empty()
        self._view = None
        self._make()
        self._connect()
        self._draw(self._desk.view())
        self._fit()

    def refresh(self) -> None:
        """Draw the question again: answers may have changed on another page, or the keys were set off."""
        if self._are_keys_shown != self._single_keys():
            self._are_keys_shown = self._single_keys()
            self._view = None
        self._draw(self._desk.view())

    def leave(self) -> bool:
        """Keep the notes that are being typed."""
        text, view = self.extras.unkept_note(), self._view
        notes = self.section.unkept_notes()
        notes += [(view.item, text)] if text is not None and view is not None else []
        return all(self._keep(item, note) for item, note in notes)

    def forget(self) -> None:
        """Empty what was typed, for a page that goes away."""
        self.ways.forget()
        self.extras.forget()
        self.section.forget()

    def open_item(self, item: str) -> None:
        """Show the question of an item."""
        self._go(lambda: self._desk.open(item))

    def open_list(self, kind: str) -> None:
        """Begin a short list of questions."""
        self.ways.begin_list(kind)

    def start_focus(self) -> QWidget | None:
        """Return the chosen answer, or the first one."""
        return self._answers_here().first_stop()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Choose with a digit, go on with Enter, back with Backspace, scroll, search and take back.

        Where single keys are off, only those work that are no character, and digits together with Alt.
        """
        if event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
            return True
        if event.matches(QKeySequence.StandardKey.Find):
            self.ways.open_search()
            return True
        digit = chr(event.key()) if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 else ""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and digit:
            return self._answers_here().choose_by_key(digit)
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.key() in _ENTER:
            self._step(1)
        elif event.key() in _PAGES:
            self._sheet.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        elif not self._single_keys():
            return False
        elif event.key() == Qt.Key.Key_Backspace:
            self._step(-1)
        elif event.text() == "/":
            self.ways.open_search()
        else:
            return event.text().isdigit() and self._answers_here().choose_by_key(event.text())
        return True

    def _connect(self) -> None:
        self.rail.section_chosen.connect(self._open_section)
        self.rail.zone_chosen.connect(self._open_zone)
        self.rail.search_asked.connect(self.ways.open_search)
        self.rail.list_asked.connect(self._ask_list)
        self.banner.left.connect(self._leave_list)
        self.mode.chosen.connect(self._set_mode)
        self.dark.kept.connect(self._flag)
        self.extras.paused.connect(self.leave)
        self.extras.note_opened.connect(self._keep_note_in_sight)
        self.extras.flagged.connect(self._flag)
        self.extras.photo_asked.connect(lambda: self._ask_photos(self._desk.view().item))
        self.undo.undo_asked.connect(self._undo)
        self.footer.back_asked.connect(self._back)
        self.footer.next_asked.connect(self._next)
        self.section.answered.connect(self._answer_in_section)
        self.section.reached.connect(self._reach)
        self.section.noted.connect(self.leave)
        self.section.flagged.connect(lambda item, is_on: self._go(lambda: self._desk.flag(is_on, item)))
        self.section.photo_asked.connect(self._ask_photos)
        self.section.alone_asked.connect(self._show_alone)

    def _draw(self, view: QuestionView) -> None:
        before, self._view = self._view, view
        was_shown, self._shown = self._shown, (self._is_whole(), self._is_in_list())
        is_whole = self._is_whole()
        is_other = before is None or before.item != view.item or self._shown != was_shown
        if self._shown != was_shown:
            self._show_parts(is_whole)
        self.strip.set_progress(view.done, view.total)
        self.rail.draw(view)
        self.rail.set_key_shown(self._are_keys_shown)
        self._fill_menu()
        self.banner.draw(view.chosen_list)
        self.why.draw(view)
        self.footer.set_state(view.saved.text, view.saved.short, view.saved.is_saved)
        if self.undo.draw(view.undo):
            self._fit()
        if is_other and not is_whole:
            self._in_sight = None
            self._sheet.scroll_to_top()
        if is_other:
            self.trouble.hide()
        if is_whole:
            self._draw_section(
                view.item, before is not None and self._section_of(before) != self._section_of(view)
            )
        else:
            self._draw_one(view, before, is_other)

    def _draw_one(self, view: QuestionView, before: QuestionView | None, is_other: bool) -> None:
        self.place.setText(view.place)
        self.heading.setText(view.question)
        self.hint.setText(view.hint)
        self.hint.setVisible(bool(view.hint))
        self.dark.draw(view.dark, view.is_flagged)
        if is_other or self.answers.chosen_id() != view.chosen:
            self._put_answers(view)
            self.answers.chosen.connect(self._answer)
        self.extras.draw(view, is_other)
        self.footer.back_button.setVisible(view.has_previous)
        self.footer.next_button.setText(view.next_words)
        if before is not None and view.after and view.after != before.after:
            self._in_sight = self.extras
            announce(self, paragraph(say(GOOD_TO_SAY), view.after))

    def _draw_section(self, here: str, is_other: bool) -> None:
        view = self._desk.section_view()
        self.place.setText(view.words)
        self.section.draw(view, self._are_keys_shown, here)
        self.footer.back_button.setVisible(view.has_previous)
        self.footer.next_button.setText(view.next_words)
        if is_other:
            self._sheet.scroll_to_top()

    def _answer(self, value: str) -> None:
        was_urgent = self._view is not None and self._view.is_urgent
        self._go(lambda: self._desk.answer(value))
        if self._view is not None and self._view.is_urgent and not was_urgent:
            self.card_asked.emit()

    def _flag(self, is_on: bool) -> None:
        self._go(lambda: self._desk.flag(is_on))

    def _keep(self, item: str, note: str) -> bool:
        return self._go(lambda: self._desk.note(note, item))

    def _undo(self) -> None:
        if not self.leave() or not self._go(self._desk.undo) or self._view is None:
            return
        self._focus_answer()
        words = [row.text() for row in self._answers_here().rows() if row.isChecked()]
        now = (
            say("Het antwoord is weer: {answer}", answer=words[0])
            if words
            else say("Er is geen antwoord meer.")
        )
        announce(self, paragraph(say("Ongedaan gemaakt."), self._view.question, now))

    def _open_section(self, section: str) -> None:
        if self.leave() and self._go(lambda: self._desk.open_section(section)):
            self._focus_answer()

    def _open_zone(self, zone: str) -> None:
        if self.leave() and self._go(lambda: self._desk.open_zone(zone)):
            self._focus_answer()

    def _step(self, step: int) -> None:
        """Go to the next or previous question; within a section only the focus goes there."""
        view = self._view
        item = self.section.neighbour(view.item, step) if view is not None and self._is_whole() else None
        if item is not None:
            self.section.blocks()[item].answers.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        elif step > 0:
            self._next()
        else:
            self._back()

    def _next(self) -> None:
        if not self.leave():
            return
        is_whole = self._is_whole()
        if self._go(self._desk.next_section if is_whole else self._desk.next):
            self._focus_answer()
        elif self.trouble.isHidden():
            self.tab_asked.emit("result")

    def _back(self) -> None:
        is_whole = self._is_whole()
        if self.leave() and self._go(self._desk.previous_section if is_whole else self._desk.back):
            self._focus_answer()

    # A whole section

    def _section_of(self, view: QuestionView) -> str:
        return next((section.id for section in view.sections if section.state == "current"), "")

    def _answers_here(self) -> AnswerGroup:
        """Return the answers on which keys work."""
        view = self._view
        block = self.section.block(view.item) if view is not None and self._is_whole() else None
        return block.answers if block is not None else self.answers

    def _set_mode(self, mode: str) -> None:
        if not self.leave():
            self.mode.choose(WHOLE if self._memory.is_whole_section else ONE)
            return
        self._memory.is_whole_section = mode == WHOLE
        self._draw(self._desk.view())
        self._order_stops()
        self._keep_in_sight_until_laid_out(self._answers_here())

    def _show_alone(self, item: str) -> None:
        if self.leave() and self._go(lambda: self._desk.open(item)):
            self._set_mode(ONE)
            self._focus_answer()

    def _reach(self, item: str) -> None:
        if self._view is not None and self._view.item != item:
            self._go(lambda: self._desk.open(item))

    def _answer_in_section(self, item: str, value: str) -> None:
        self._reach(item)
        self._answer(value)
        block = self.section.block(item)
        follows = block.what_follows() if block is not None else None
        if follows is not None:
            self._keep_in_sight_until_laid_out(follows)

    # Short lists and searching

    def _ask_list(self, kind: str) -> None:
        if self.leave():
            self.ways.begin_list(kind)

    def _begin_list(self, kind: str, items: tuple[str, ...]) -> None:
        if self.leave() and self._go(lambda: self._desk.begin_list(kind, items)) and self._view is not None:
            self._focus_answer()
            if self._view.chosen_list is not None:
                announce(self, paragraph(f"{self._view.chosen_list.title}.", self._view.chosen_list.words))

    def _leave_list(self) -> None:
        if self.leave() and self._go(self._desk.leave_list):
            self._focus_answer()

    def _open_found(self, item: str) -> None:
        if self.leave() and self._go(lambda: self._desk.open(item)):
            self._focus_answer()

    def _choose_from_menu(self, kind: str, which: str) -> None:
        if kind == "section":
            self._open_section(which)
        elif kind == "search":
            self.ways.open_search()
        elif kind == "mode":
            self._set_mode(which)
        else:
            self._ask_list(which)

    def _go(self, step: Callable[[], QuestionView | None]) -> bool:
        """Let the desk do something and draw what comes of it; say whether there is a question to show."""
        self.ways.stop()
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
        self.trouble.show_message("error", say("Dit is niet bewaard."), str(error))
        self.trouble.show()
        self.trouble.announce()
        self._sheet.reveal(self.trouble)

    def _ask_photos(self, item: str) -> None:
        self.photos_asked.emit(f"{ITEM}:{item}")

    def _keep_note_in_sight(self) -> None:
        self._in_sight = self.extras
        self.extras.note_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_answer(self) -> None:
        target = self.start_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menu(self) -> None:
        if self._view is not None and not self.sections_button.isHidden():
            fill_menu(self.sections_menu, self._view, self._is_whole(), self._choose_from_menu)
