"""Opening the vault with the recovery sheet, and choosing a new passphrase at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import PassphraseTooShort, WrongPassphrase, WrongRecovery
from zelfscan.gui.idle import REST_MS
from zelfscan.gui.pages.page import Page
from zelfscan.gui.widgets.button import link_button, main_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.sheet_rows import SheetRows
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import PassphraseField, TextField
from zelfscan.i18n import say
from zelfscan.presenters.lock_desk import passphrase_hint
from zelfscan.presenters.recovery_desk import rows_fault, typed_secret

_WIDTH = 760


class RecoverPage(Page):
    """Four rows of the sheet and twice a new passphrase."""

    back_asked = Signal()
    recover_asked = Signal(str, str)
    """The secret of the sheet, and the new passphrase."""

    def __init__(self, hint: Callable[[], str] = passphrase_hint, parent: QWidget | None = None) -> None:
        """Make the page with empty fields; ``hint`` says how long a passphrase is at least."""
        super().__init__(parent)
        self._hint = hint
        self._is_busy = False
        # A row of the sheet would wait here for whoever comes by, as a passphrase at the lock would.
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.forget)
        self._make()

    def speak(self) -> None:
        """Say everything anew; what was typed is dropped."""
        self.forget()
        self.empty()
        self._make()
        self.show_busy(self._is_busy)

    def leave(self) -> bool:
        """Let what was typed go with the page."""
        self.forget()
        return True

    def forget(self) -> None:
        """Empty every field, and take away what was said of them: it can hold a word."""
        self.sheet.clear()
        self.first.clear()
        self.second.clear()

    def start_focus(self) -> QWidget | None:
        """Return the first row."""
        return self.rows[0].edit

    def show_busy(self, is_busy: bool) -> None:
        """Show that the vault is being opened; that takes a second on purpose."""
        self._is_busy = is_busy
        for part in (*self.rows, self.first, self.second, self.button, self.back_button):
            part.setEnabled(not is_busy)
        self.button.setText(say("Bezig met openen") if is_busy else say("Open met het herstelblad"))

    def refuse(self, error: ZelfscanError) -> None:
        """Say where it belongs why the vault did not open; what was typed stays."""
        self.show_busy(False)
        if isinstance(error, WrongRecovery | WrongPassphrase):
            self._show_wrong(self.rows[0], str(error))
        elif isinstance(error, PassphraseTooShort):
            self._show_wrong(self.first, str(error))
        else:
            self.trouble.show_message("error", say("Uw scan kan niet open."), str(error))
            self.trouble.show()
            self.trouble.announce()

    def _make(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(_WIDTH)
        layout.addWidget(scroll)
        body = scroll.body
        body.addWidget(Heading(say("Open met uw herstelblad"), 1))
        body.addWidget(
            Text(say("Typ de vier regels van uw blad. De eerste vier letters van een woord zijn genoeg."))
        )
        self.trouble = Message("error", "")
        self.trouble.hide()
        body.addWidget(self.trouble)
        card = Card("edged", padding=24, spacing=12)
        self.sheet = SheetRows()
        self.sheet.changed.connect(self._follow)
        self.sheet.submitted.connect(self._submit_soon)
        self.rows = self.sheet.fields
        card.body.addWidget(self.sheet)
        again = say("Dan weten we dat er geen typefout in zit.")
        self.first = PassphraseField(say("Nieuwe wachtzin"), self._hint())
        self.second = PassphraseField(say("Nog een keer"), again)
        for field in (self.first, self.second):
            field.changed.connect(lambda text, field=field: self._follow(field, text))
            field.submitted.connect(self._submit_soon)
            card.body.addWidget(field)
        self.button = main_button(say("Open met het herstelblad"), key="Enter")
        self.button.clicked.connect(self._submit)
        self.back_button = link_button(say("Terug"))
        self.back_button.clicked.connect(self.back_asked)
        line = FlowLayout(gap=24)
        line.addWidget(self.button)
        line.addWidget(self.back_button)
        card.body.addLayout(line)
        card.body.addWidget(
            Text(say("Uw herstelblad blijft daarna geldig. Uw oude wachtzin niet meer."), 15, "muted")
        )
        body.addWidget(card)
        body.addStretch(1)

    def _follow(self, field: TextField, text: str) -> None:
        field.set_error("")
        if text:
            self._rest.start()

    def _submit_soon(self) -> None:
        """Begin once Enter is done with: else it would press whatever gets the focus next."""
        QTimer.singleShot(0, self, self._submit)

    def _submit(self) -> None:
        if self._is_busy:
            return
        self.trouble.hide()
        typed = self.sheet.texts()
        number, fault = rows_fault(typed)
        if fault:
            self._show_wrong(self.rows[number - 1], fault)
        elif not self.first.text():
            self._show_wrong(self.first, say("Kies een nieuwe wachtzin."))
        elif self.first.text() != self.second.text():
            self._show_wrong(self.second, say("De twee wachtzinnen zijn niet hetzelfde."))
        else:
            self.recover_asked.emit(typed_secret(typed), self.first.text())

    def _show_wrong(self, field: TextField, words: str) -> None:
        field.set_error(words)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
