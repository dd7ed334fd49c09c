"""The page that is shown while the scan is locked."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.idle import REST_MS
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.hide_steps import HideSteps
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, main_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import PassphraseField
from zelfscan.i18n import say
from zelfscan.presenters.views import UnlockView


class UnlockPage(Page):
    """Says why the scan is locked, takes the passphrase, and shows what is wrong with it."""

    unlock_asked = Signal(str)
    """The passphrase that was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        # A passphrase with one wrong letter would wait here for whoever comes by.
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.forget)
        self._make()

    def speak(self) -> None:
        """Say everything anew; what was typed is dropped."""
        is_busy = not self.button.isEnabled()
        self.forget()
        self.empty()
        self._make()
        self.show_busy(is_busy)

    def draw(self, view: UnlockView) -> None:
        """Show why the scan is locked."""
        self._reason.setText(view.reason)
        self._lost.setText(view.lost)

    def show_busy(self, is_busy: bool) -> None:
        """Show that the vault is being opened; that takes a second on purpose."""
        self.field.setEnabled(not is_busy)
        self.button.setEnabled(not is_busy)
        self.button.setText(say("Bezig met openen") if is_busy else say("Ontgrendel"))

    def show_error(self, message: str) -> None:
        """Show at the field what is wrong; the text that was typed stays."""
        self.show_busy(False)
        self.field.set_error(message)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, title: str, text: str) -> None:
        """Show something that another passphrase cannot mend."""
        self.show_busy(False)
        self._trouble.show_message("error", title, text)
        self._trouble.show()
        self._trouble.announce()

    def forget(self) -> None:
        """Empty the field, so that nothing of it stays."""
        self.field.clear()

    def start_focus(self) -> QWidget | None:
        """Return the field of the passphrase."""
        return self.field.edit

    def _make(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(1184, 48)
        layout.addWidget(scroll)
        columns = Columns(gap=64)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(current_theme().pad(24))
        left_column.addWidget(self._card())
        house = HousePicture()
        house.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left_column.addWidget(house)
        left_column.addStretch(1)
        columns.add(left, 56)
        columns.add(self._explanation(), 50)
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)

    def _card(self) -> Card:
        theme = current_theme()
        card = Card("edged", padding=40, spacing=16)
        head = QHBoxLayout()
        head.setSpacing(theme.pad(16))
        head.addWidget(Picture("vergrendel", 40, "petrol"))
        head.addWidget(Heading(say("Uw scan is op slot"), 1), 1)
        card.body.addLayout(head)
        self._reason = Text()
        card.body.addWidget(self._reason)
        self._trouble = Message("error", "")
        self._trouble.hide()
        card.body.addWidget(self._trouble)
        card.body.addSpacing(theme.pad(8))
        self.field = PassphraseField(say("Uw wachtzin"), say("Hoofdletters en spaties tellen mee."))
        self.field.submitted.connect(self._submit)
        self.field.changed.connect(self._follow)
        card.body.addWidget(self.field)
        self.button = main_button(say("Ontgrendel"), key="Enter")
        self.button.clicked.connect(self._submit)
        self.lost_button = link_button(say("Wachtzin kwijt?"))
        self.lost_button.clicked.connect(self._show_lost)
        row = FlowLayout(gap=24)
        row.addWidget(self.button)
        row.addWidget(self.lost_button)
        card.body.addLayout(row)
        card.body.addWidget(Rule())
        self._lost = Text("", 15, "muted")
        self._lost.hide()
        card.body.addWidget(Text(say("Niemand kan uw wachtzin voor u opzoeken."), 15, "muted"))
        card.body.addWidget(self._lost)
        return card

    def _explanation(self) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme.pad(8), 0, 0)
        column.setSpacing(theme.pad(20))
        column.addWidget(Heading(say("Verberg snel met F12"), 3))
        column.addWidget(HideSteps())
        card = Card("sand", padding=16)
        row = QHBoxLayout()
        row.setSpacing(theme.pad(16))
        row.addWidget(Picture("noodkaart", 24, "high"))
        row.addWidget(Text(say("De noodkaart werkt ook als uw scan op slot is.")), 1)
        card.body.addLayout(row)
        column.addWidget(card)
        column.addWidget(Text(say("Na 5 minuten rust gaat het programma vanzelf op slot."), 15, "muted"))
        column.addStretch(1)
        return box

    def _submit(self) -> None:
        self._trouble.hide()
        if self.field.text():
            self.unlock_asked.emit(self.field.text())
        else:
            self.field.set_error(say("Typ eerst uw wachtzin."))

    def _follow(self, text: str) -> None:
        self.field.set_error("")
        if text:
            self._rest.start()

    def _show_lost(self) -> None:
        self._lost.show()
