"""The page of the code that one dossier has of its own: to open it with, or to choose."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui.idle import REST_MS
from zelfscan.gui.pages.page import Page
from zelfscan.gui.widgets.button import link_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.card_head import CardHead
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.strength_meter import StrengthMeter
from zelfscan.gui.widgets.text import Text
from zelfscan.gui.widgets.text_field import PassphraseField
from zelfscan.gui.widgets.waiting_button import WaitingButton
from zelfscan.i18n import say
from zelfscan.presenters.dossier_code_desk import CodeView
from zelfscan.presenters.lock_desk import strength_of

_WIDTH = 760


class CodeField(PassphraseField):
    """A field for a code, hidden until the person asks to see it."""

    def _make_box(self) -> QWidget:
        box = super()._make_box()
        self.show_button.setAccessibleName(say("Toon de code"))
        return box

    def _show_passphrase(self, is_shown: bool) -> None:
        super()._show_passphrase(is_shown)
        self.show_button.setAccessibleName(say("Verberg de code") if is_shown else say("Toon de code"))


class DossierCodePage(Page):
    """Asks for the code of a dossier, or lets somebody choose one, change it or take it away."""

    code_given = Signal(str)
    """The dossier is to be opened with this code."""
    code_chosen = Signal(str, str)
    """The code of now and the new one; one that is not there is empty."""

    def __init__(
        self, view: Callable[[], CodeView], seconds_to_wait: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """Make the page; the view is asked for anew in another language."""
        super().__init__(parent)
        self._read, self._seconds_to_wait = view, seconds_to_wait
        self._is_busy = False
        # A code with one wrong letter would wait here for whoever comes by.
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.forget)
        self._make()

    def speak(self) -> None:
        """Say everything anew; what was typed is dropped."""
        is_busy = self._is_busy
        self.forget()
        self.empty()
        self._make()
        self.show_busy(is_busy)

    def start_focus(self) -> QWidget | None:
        """Return the first field."""
        return self.old.edit if self._view.has_code else self.new.edit

    def forget(self) -> None:
        """Empty the fields, so that nothing of them stays."""
        self._rest.stop()
        for field in self._fields():
            field.clear()

    def show_busy(self, is_busy: bool) -> None:
        """Show that the code is tried or set; that takes a while on purpose."""
        self._is_busy = is_busy
        for part in (*self._fields(), self.remove_button, self.back_button):
            part.setEnabled(not is_busy)
        self.button.show_busy(is_busy)
        self._follow_wait()

    def is_waiting(self) -> bool:
        """Tell whether it takes a while before the next attempt, because of those that failed."""
        return self.button.is_waiting()

    def show_error(self, message: str, *, is_new: bool = False) -> None:
        """Show at the field what is wrong with the code; what was typed stays."""
        self.show_busy(False)
        _show_wrong(self.new if is_new else self.old, message)

    def show_trouble(self, title: str, text: str) -> None:
        """Show something that another code cannot mend."""
        self.show_busy(False)
        self._trouble.show_message("error", title, text)
        self._trouble.show()
        self._trouble.announce()

    def _fields(self) -> tuple[CodeField, CodeField, CodeField]:
        return self.old, self.new, self.again

    def _make(self) -> None:
        view = self._view = self._read()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        sheet = ScrollPage(_WIDTH)
        layout.addWidget(sheet)
        self.back_button = link_button(say("Naar alle dossiers"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.back_asked)
        sheet.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        card = Card("edged", padding=32, spacing=16)
        card.body.addLayout(CardHead("vergrendel", view.title))
        card.body.addWidget(Text(view.text))
        self._trouble = Message("error", "")
        self._trouble.hide()
        card.body.addWidget(self._trouble)
        self._make_fields(card, view)
        self._make_buttons(card, view)
        sheet.body.addWidget(card)
        sheet.body.addStretch(1)

    def _make_fields(self, card: Card, view: CodeView) -> None:
        self.old = CodeField(say("Code van dit dossier") if view.is_opening else say("De code van nu"))
        self.new = CodeField(say("Nieuwe code"), say("Minstens 8 tekens. Spaties mogen."))
        self.again = CodeField(say("Nog een keer"), say("Dan weten we dat er geen typefout in zit."))
        self.meter = StrengthMeter()
        lost = Message("warn", say("Code kwijt? Dan is dit dossier weg."), view.warning)
        self.old.submitted.connect(self._submit if view.is_opening else self.new.edit.setFocus)
        self.new.submitted.connect(self.again.edit.setFocus)
        self.again.submitted.connect(self._submit)
        self.new.changed.connect(lambda text: self.meter.draw(strength_of(text)))
        for field in self._fields():
            field.changed.connect(self._follow)
        card.body.addWidget(self.old)
        for part in (lost, self.new, self.meter, self.again):
            card.body.addWidget(part)
            part.setVisible(not view.is_opening)
        self.old.setVisible(view.has_code)
        copies = Text(view.copies, 15, "muted")
        card.body.addWidget(copies)
        copies.setVisible(bool(view.copies))

    def _make_buttons(self, card: Card, view: CodeView) -> None:
        busy = say("Bezig met openen") if view.is_opening else say("Bezig met bewaren")
        wait = self._seconds_to_wait if view.has_code else lambda: 0
        self.button = WaitingButton(self._button_words(), busy, wait)
        self.button.clicked.connect(self._submit)
        self.remove_button = secondary_button(say("Haal de code weg"))
        self.remove_button.clicked.connect(self._remove)
        self.button.wait_changed.connect(self._follow_wait)
        self._follow_wait()
        line = FlowLayout(gap=16)
        line.addWidget(self.button)
        line.addWidget(self.remove_button)
        card.body.addLayout(line)
        self.remove_button.setVisible(view.has_code and not view.is_opening)

    def _button_words(self) -> str:
        if self._view.is_opening:
            return say("Open het dossier")
        return say("Bewaar de nieuwe code") if self._view.has_code else say("Bewaar de code")

    def _submit(self) -> None:
        if not self._can_go_on():
            return
        if self._view.is_opening:
            self.code_given.emit(self.old.text())
        elif not self.new.text():
            _show_wrong(self.new, say("Typ eerst een code."))
        elif self.new.text() != self.again.text():
            _show_wrong(self.again, say("De twee codes zijn niet gelijk. Typ hem nog een keer."))
        else:
            self.code_chosen.emit(self.old.text(), self.new.text())

    def _remove(self) -> None:
        if self._can_go_on():
            self.code_chosen.emit(self.old.text(), "")

    def _can_go_on(self) -> bool:
        """Tell whether the code of now may be tried, and else say why not."""
        if self._is_busy:
            return False
        self._trouble.hide()
        if self.is_waiting():
            self.button.say_wait()
            return False
        if self._view.has_code and not self.old.text():
            _show_wrong(self.old, say("Typ eerst de code van dit dossier."))
            return False
        return True

    def _follow(self, text: str) -> None:
        for field in self._fields():
            field.set_error("")
        if text:
            self._rest.start()

    def _follow_wait(self) -> None:
        """Let nothing be taken away either while the code of now cannot be tried."""
        self.remove_button.setEnabled(not self._is_busy and not self.is_waiting())


def _show_wrong(field: CodeField, words: str) -> None:
    field.set_error(words)
    field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
