"""The page that is shown while the scan is locked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.idle import REST_MS
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.hide_steps import HideSteps
from zelfscan.gui.pages.long_choice import long_choice
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.card_head import CardHead
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import PassphraseField
from zelfscan.gui.widgets.waiting_button import WaitingButton
from zelfscan.i18n import say
from zelfscan.presenters.views import UnlockView


class UnlockPage(Page):
    """Says why the scan is locked, takes the passphrase, and shows what is wrong with it."""

    unlock_asked = Signal(str)
    """The passphrase that was typed."""
    sheet_asked = Signal()
    """Somebody lost the passphrase, and there is a recovery sheet."""
    vault_chosen = Signal(str)
    """The vault of somebody else is to be opened."""
    another_asked = Signal()
    """Somebody else is to have a vault of their own on this computer."""
    restore_asked = Signal()
    """A copy is to be put back, because what is there cannot be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self.seconds_to_wait: Callable[[], int] = lambda: 0
        self._view = UnlockView("", "")
        self._is_busy = False
        # A passphrase with one wrong letter would wait here for whoever comes by.
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.forget)
        self._make()

    def speak(self) -> None:
        """Say everything anew; what was typed is dropped."""
        is_busy = self._is_busy
        self.forget()
        self.empty()
        self._make()
        self.draw(self._view)
        self.show_busy(is_busy)

    def draw(self, view: UnlockView) -> None:
        """Show why the scan is locked, and whose vaults there are."""
        if view.chosen != self._view.chosen:
            self.field.set_error("")
            self._trouble.hide()
        self._view = view
        self._reason.setText(view.reason)
        self._help.setText(view.help)
        self._help.setVisible(bool(view.help))
        self._lost.setText(view.lost)
        self._lost.hide()
        self.whose.set_options([(each.id, each.words) for each in view.choices], view.chosen)
        self._whose_box.setVisible(bool(view.choices))
        self.another_button.setVisible(view.can_add)
        self.button.follow()

    def show_busy(self, is_busy: bool) -> None:
        """Show that the vault is being opened; that takes a second on purpose."""
        self._is_busy = is_busy
        self.field.setEnabled(not is_busy)
        self.whose.setEnabled(not is_busy)
        self.lost_button.setEnabled(not is_busy)
        self.another_button.setEnabled(not is_busy)
        self.button.show_busy(is_busy)

    def is_waiting(self) -> bool:
        """Tell whether it takes a while before the next attempt, because of those that failed."""
        return self.button.is_waiting()

    def show_error(self, message: str) -> None:
        """Show at the field what is wrong; the text that was typed stays."""
        self.show_busy(False)
        self.field.set_error(message)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, title: str, text: str, can_restore: bool = False) -> None:
        """Show something that another passphrase cannot mend, and offer a copy where that helps."""
        self.show_busy(False)
        action = say("Zet een reservekopie terug") if can_restore else ""
        self._trouble.show_message("error", title, text, action)
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
        scroll = ScrollPage()
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
        card = Card("edged", padding=40, spacing=16)
        card.body.addLayout(CardHead("vergrendel", say("Uw scan is op slot")))
        self._reason = Text()
        card.body.addWidget(self._reason)
        self._trouble = Message("error", "")
        self._trouble.action_chosen.connect(self.restore_asked)
        self._trouble.hide()
        card.body.addWidget(self._trouble)
        card.body.addSpacing(current_theme().pad(8))
        card.body.addWidget(self._make_whose())
        self.field = PassphraseField(say("Uw wachtzin"), say("Hoofdletters en spaties tellen mee."))
        self.field.submitted.connect(self._submit)
        self.field.changed.connect(self._follow)
        card.body.addWidget(self.field)
        self.button = WaitingButton(
            say("Ontgrendel"), say("Bezig met openen"), lambda: self.seconds_to_wait()
        )
        self.button.clicked.connect(self._submit)
        self.lost_button = link_button(say("Wachtzin kwijt?"))
        self.lost_button.clicked.connect(self._show_lost)
        row = FlowLayout(gap=24)
        row.addWidget(self.button)
        row.addWidget(self.lost_button)
        card.body.addLayout(row)
        self._why_waiting = Text(
            say("Het wachten houdt iemand tegen die veel wachtzinnen probeert."), 15, "muted"
        )
        card.body.addWidget(self._why_waiting)
        self._why_waiting.setVisible(self.button.is_waiting())
        self.button.wait_changed.connect(self._why_waiting.setVisible)
        card.body.addWidget(Rule())
        self._help, self._lost = Text("", 15, "muted"), Text("", 15, "muted")
        for words in (self._help, self._lost):
            words.hide()
            card.body.addWidget(words)
        self.another_button = link_button(say("Nieuwe kluis voor iemand anders"))
        self.another_button.clicked.connect(self.another_asked)
        self.another_button.hide()
        line = FlowLayout(gap=24)
        line.addWidget(self.another_button)
        card.body.addLayout(line)
        return card

    def _make_whose(self) -> QWidget:
        """Make the choice of a vault, for a computer that several people use."""
        self._whose_box = QWidget()
        column = QVBoxLayout(self._whose_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(8))
        name = say("Welke kluis is van u?")
        label = Text(name, is_strong=True)
        self.whose = long_choice(name)
        self.whose.picked.connect(self.vault_chosen)
        label.setBuddy(self.whose)
        column.addWidget(label)
        column.addWidget(self.whose)
        self._whose_box.hide()
        return self._whose_box

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
        column.addWidget(Text(say("Na een tijd rust gaat het programma vanzelf op slot."), 15, "muted"))
        column.addStretch(1)
        return box

    def _submit(self) -> None:
        if self._is_busy:
            return
        self._trouble.hide()
        if self.is_waiting():
            self.button.say_wait()
        elif self.field.text():
            self.unlock_asked.emit(self.field.text())
        else:
            self.field.set_error(say("Typ eerst uw wachtzin."))

    def _follow(self, text: str) -> None:
        self.field.set_error("")
        if text:
            self._rest.start()

    def _show_lost(self) -> None:
        if self._view.has_sheet:
            self.sheet_asked.emit()
        else:
            self._lost.show()
