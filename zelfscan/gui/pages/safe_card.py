"""A card of the page *Uw kluis*: what holds now, a form that opens in it, and work that can be stopped."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.pages.handing_over import Steps
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, main_button, quiet_button, secondary_button
from zelfscan.gui.widgets.card import Card, Picture, emptied
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.form_room import FormRoom
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.progress_bar import ProgressBar
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.safe_views import DoneView

Result = TypeVar("Result")
#: How often the window looks how far the work is, in milliseconds.
_LOOK = 100


class WorkLine(QWidget):
    """How far work beside the window is, with a button that stops it; out of sight while there is none."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without work."""
        super().__init__(parent)
        self.steps = Steps()
        self._job: background.Job[object] | None = None
        self._looking = QTimer(self, interval=_LOOK)
        self._looking.timeout.connect(self._show)
        line = FlowLayout(self, gap=16)
        self._words = short_text(say("Bezig"))
        self._bar = ProgressBar(say("Zo ver is het"))
        self.stop_button = quiet_button(say("Stop"))
        self.stop_button.clicked.connect(self.ask_to_stop)
        for part in (self._words, self._bar, self.stop_button):
            line.addWidget(part)
        self.hide()

    def is_busy(self) -> bool:
        """Return whether something is under way."""
        return self._job is not None

    def run(
        self,
        make: Callable[[Callable[[int, int], bool]], Callable[[], Result]],
        done: Callable[[Result], None],
        failed: Callable[[ZelfscanError], None],
        can_stop: bool = True,
    ) -> None:
        """Do work beside the window; ``make`` gets what is told of the progress, and gives the work."""
        self.steps = Steps()
        work = make(self.steps.tell)
        self._bar.set_progress(0, 0)
        self._words.setText(say("Bezig"))
        self.stop_button.setVisible(can_stop)
        self.show()
        self._looking.start()
        job = background.run(work, done, failed, self._end)
        self._job = job  # type: ignore[assignment]  # of no interest here what comes of it
        self.destroyed.connect(job.cancel)
        self.busy_changed.emit(True)
        if can_stop:
            self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_stop(self) -> None:
        """Let the work end as soon as it can."""
        self.steps.is_wanted = False

    def drop(self) -> None:
        """Let the work end, and hear no more of it."""
        self.ask_to_stop()
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _end(self) -> None:
        self._job = None
        self._looking.stop()
        self.hide()
        self.busy_changed.emit(False)

    def _show(self) -> None:
        done, total = self.steps.done, self.steps.total
        if total:
            self._bar.set_progress(done, total)
            self._words.setText(say("Bezig: {percent} procent klaar", percent=min(100, 100 * done // total)))


class SafeForm(QWidget):
    """Fields that stand in a card until they are kept or dropped, with both buttons below."""

    kept = Signal()
    dropped = Signal()

    def __init__(self, keep: str, is_main: bool = False, parent: QWidget | None = None) -> None:
        """Make a form without fields; ``keep`` is the verb of what it does."""
        super().__init__(parent)
        theme = current_theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.pad(4), 0, 0)
        self._column.setSpacing(theme.pad(12))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(theme.pad(12))
        self._column.addLayout(self.fields)
        self.keep_button: Button = main_button(keep) if is_main else secondary_button(keep)
        self.keep_button.clicked.connect(self.kept)
        self.drop_button = quiet_button(say("Annuleer"))
        self.drop_button.clicked.connect(self.dropped)
        line = FlowLayout(gap=12)
        line.addWidget(self.keep_button)
        line.addWidget(self.drop_button)
        self._column.addLayout(line)

    def keep_soon(self) -> None:
        """Keep what was typed once Enter is done with: else it would press whatever gets the focus next."""
        QTimer.singleShot(0, self, self.kept.emit)

    def first(self) -> QWidget | None:
        """Return where the focus lands."""
        return None

    def forget(self) -> None:
        """Empty what was typed."""


Form = TypeVar("Form", bound=SafeForm)


class SafeCard(Card, Generic[Form]):
    """A heading, words that are drawn anew, a message, a form, buttons, and work."""

    changed = Signal()
    """Something of the vault is other now: the page is to be drawn anew."""
    busy_changed = Signal(bool)
    form_opened = Signal(QWidget)

    def __init__(self, icon: str, title: str, parent: QWidget | None = None) -> None:
        """Make a card with nothing but its heading."""
        super().__init__("card", 24, 12, parent)
        theme = current_theme()
        head = QHBoxLayout()
        head.setSpacing(theme.pad(12))
        head.addWidget(Picture(icon, 24, "petrol"))
        self.heading = Heading(title, 3)
        head.addWidget(self.heading, 1)
        self.body.addLayout(head)
        self.words = QVBoxLayout()
        self.words.setSpacing(theme.pad(6))
        self.body.addLayout(self.words)
        self.told = Message("good", "")
        self.told.hide()
        self.body.addWidget(self.told)
        self._room: FormRoom[Form] = FormRoom()
        self.body.addLayout(self._room)
        self.work = WorkLine()
        self.work.busy_changed.connect(self._follow_work)
        self.body.addWidget(self.work)
        self.buttons = FlowLayout(gap=12)
        self.body.addLayout(self.buttons)
        self._opener: Button | None = None

    @property
    def form(self) -> Form | None:
        """Return the form that is open."""
        return self._room.form

    def add_button(self, button: Button, do: Callable[[], None]) -> Button:
        """Put a button at the bottom of the card."""
        button.clicked.connect(do)
        self.buttons.addWidget(button)
        return button

    def say_words(self, *lines: str, strong: str = "") -> None:
        """Draw the words of the card anew: what holds now, and what there is to know."""
        emptied(self.words)
        if strong:
            self.words.addWidget(Text(strong, is_strong=True))
        for line in lines:
            self.words.addWidget(Text(line, 15, "muted"))

    def open_form(self, form: Form, opener: Button) -> None:
        """Show a form in place of the button that opened it."""
        self.told.hide()
        self._opener = opener
        form.dropped.connect(self.close_form)
        self._room.open(form)
        self._show_buttons()
        first = form.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form_opened.emit(form)

    def close_form(self) -> None:
        """Throw the form away with what was typed, and go back to the button that opened it."""
        if self.form is None:
            return
        self.form.forget()
        self._room.close()
        self._show_buttons()
        if self._opener is not None and self.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, done: DoneView, action: str = "") -> None:
        """Say what came of something."""
        self.told.show_message(done.kind, done.title, done.text, action)
        self.told.show()
        self.told.announce()

    def refuse(self, title: str, error: ZelfscanError) -> None:
        """Say why something was not done."""
        self.tell(DoneView("error", title, str(error)))

    def leave(self) -> None:
        """Stop work, and drop what was typed and told."""
        self.work.ask_to_stop()
        if self.form is not None:
            self.form.forget()
        self._room.close()
        self._show_buttons()
        self.told.show_message("good", "")
        self.told.hide()

    def forget(self) -> None:
        """Drop everything, because the vault is closed."""
        self.work.drop()
        self.leave()
        emptied(self.words)

    def set_off(self, is_off: bool) -> None:
        """Switch the buttons off while work is under way on the page."""
        for number in range(self.buttons.count()):
            item = self.buttons.itemAt(number)
            part = item.widget() if item is not None else None
            if part is not None:
                part.setEnabled(not is_off)
        if self.form is not None:
            self.form.setEnabled(not is_off)

    def _follow_work(self, is_busy: bool) -> None:
        self.busy_changed.emit(is_busy)
        if not is_busy and self._opener is not None and self.isVisible() and self.form is None:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        for number in range(self.buttons.count()):
            item = self.buttons.itemAt(number)
            part = item.widget() if item is not None else None
            if part is not None:
                part.setVisible(self.form is None)
