"""Choosing a passphrase, or keeping nothing for now."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card, Picture
from zelfscan.gui.widgets.card_head import CardHead
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.strength_meter import StrengthMeter
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.gui.widgets.text_field import PassphraseField, TextField
from zelfscan.i18n import later, say
from zelfscan.presenters.lock_desk import MAX_LABEL, label_fault, passphrase_hint, strength_of, tidy_label

_TIPS = (
    later("Neem vier woorden die niets met elkaar te maken hebben."),
    later("Gebruik geen naam, adres of datum van uzelf."),
    later("Schrijf de wachtzin op. Bewaar het papier niet bij de computer."),
)


class CreatePage(Page):
    """Two fields for the same passphrase, how strong it is, and the way without one."""

    create_asked = Signal(str)
    """The passphrase that was chosen."""
    nothing_kept = Signal()
    """Go on without keeping anything."""
    back_asked = Signal()

    def __init__(
        self, limit: str, hint: Callable[[], str] = passphrase_hint, parent: QWidget | None = None
    ) -> None:
        """Make the page.

        ``limit`` is what the program cannot promise, in Dutch; ``hint`` how long a passphrase is at least.
        """
        super().__init__(parent)
        self._hint = hint
        self._limit = limit
        self._make()

    def speak(self) -> None:
        """Say everything anew; what was typed is dropped."""
        can_keep_nothing, is_busy = not self.nothing_button.isHidden(), not self.button.isEnabled()
        is_beside = not self.name.isHidden()
        self.forget()
        self.empty()
        self._make()
        self.show_choice(can_keep_nothing, is_beside)
        self.show_busy(is_busy)

    def show_choice(self, can_keep_nothing: bool, is_beside: bool = False) -> None:
        """Show or leave out the way that keeps nothing, and the word for a vault beside other vaults."""
        self._trouble.hide()
        self.nothing_button.setVisible(can_keep_nothing)
        self._nothing_card.setVisible(can_keep_nothing)
        self.name.setVisible(is_beside)
        self._what.setText(
            say("Zo krijgt ieder een eigen kluis. De andere kluizen op deze computer blijven zoals ze zijn.")
            if is_beside
            else say("Met deze wachtzin gaat uw scan op slot. Alleen u kent hem.")
        )

    def label(self) -> str:
        """Return the word that was chosen for a vault beside others, tidied; empty for none."""
        return tidy_label(self.name.text())

    def show_busy(self, is_busy: bool) -> None:
        """Show that the vault is being made; that takes a second on purpose."""
        fields = (self.name, self.first, self.second)
        for part in (*fields, self.button, self.nothing_button, self.back_button):
            part.setEnabled(not is_busy)
        self.button.setText(say("Bezig met maken") if is_busy else say("Bewaar met deze wachtzin"))

    def show_error(self, message: str) -> None:
        """Show at the first field what is wrong with the passphrase."""
        self.show_busy(False)
        self.first.set_error(message)
        self.first.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, title: str, text: str) -> None:
        """Show something that another passphrase cannot mend."""
        self.show_busy(False)
        self._trouble.show_message("error", title, text)
        self._trouble.show()
        self._trouble.announce()

    def forget(self) -> None:
        """Empty every field, so that nothing of them stays."""
        self.first.clear()
        self.second.clear()
        self.name.set_text("")
        for field in (self.name, self.first, self.second):
            field.set_error("")

    def start_focus(self) -> QWidget | None:
        """Return the first field."""
        return self.first.edit if self.name.isHidden() else self.name.edit

    def _make(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage()
        layout.addWidget(scroll)
        columns = Columns(gap=64)
        columns.add(self._card(), 56)
        columns.add(self._advice(say(self._limit)), 50)
        self.back_button = link_button(say("Terug"), icon="terug", is_strong=True)
        self.back_button.clicked.connect(self.back_asked)
        scroll.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addWidget(columns)
        scroll.body.addStretch(1)

    def _card(self) -> Card:
        card = Card("edged", padding=40, spacing=16)
        card.body.addLayout(CardHead("sleutel", say("Kies een wachtzin")))
        self._what = Text(say("Met deze wachtzin gaat uw scan op slot. Alleen u kent hem."))
        card.body.addWidget(self._what)
        self._trouble = Message("error", "")
        self._trouble.hide()
        card.body.addWidget(self._trouble)
        card.body.addWidget(self._make_name())
        self.first = PassphraseField(say("Nieuwe wachtzin"), self._hint())
        again = say("Dan weten we dat er geen typefout in zit.")
        self.second = PassphraseField(say("Nog een keer"), again)
        self.first.changed.connect(self._follow_first)
        self.first.submitted.connect(lambda: self.second.edit.setFocus(Qt.FocusReason.TabFocusReason))
        card.body.addWidget(self.first)
        self._meter = StrengthMeter()
        card.body.addWidget(self._meter)
        self.second.changed.connect(lambda _text: self.second.set_error(""))
        self.second.submitted.connect(self._submit)
        card.body.addWidget(self.second)
        self.button = main_button(say("Bewaar met deze wachtzin"), key="Enter")
        self.button.clicked.connect(self._submit)
        self.nothing_button = secondary_button(say("Nu niets bewaren"))
        self.nothing_button.clicked.connect(self.nothing_kept)
        row = FlowLayout(gap=12)
        row.addWidget(self.button)
        row.addWidget(self.nothing_button)
        card.body.addLayout(row)
        return card

    def _make_name(self) -> TextField:
        """Make the field of the word by which people tell their vaults apart before one is open."""
        hint = say(
            "Iedereen op deze computer kan dit woord lezen, dus gebruik niet uw naam. "
            "U mag het leeg laten. Hoogstens {count} tekens.",
            count=MAX_LABEL,
        )
        self.name = TextField(say("Woord voor deze kluis"), hint)
        self.name.changed.connect(lambda _text: self.name.set_error(""))
        self.name.submitted.connect(lambda: self.first.edit.setFocus(Qt.FocusReason.TabFocusReason))
        self.name.hide()
        return self.name

    def _advice(self, limit: str) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme.pad(8), 0, 0)
        column.setSpacing(theme.pad(16))
        column.addWidget(Heading(say("Zo kiest u een goede wachtzin"), 3))
        for tip in _TIPS:
            row = QHBoxLayout()
            row.setSpacing(theme.pad(12))
            row.addWidget(Picture("check", 22, "low"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(say(tip)), 1)
            column.addLayout(row)
        lost = say("Dan helpt alleen uw herstelblad. Dat maakt u hierna. Ook wij kunnen uw scan niet openen.")
        column.addWidget(_advice_card(say("Wachtzin kwijt?"), lost))
        nothing = say("Dat mag. Uw antwoorden zijn weg als u het programma sluit.")
        self._nothing_card = _advice_card(say("Nu niets bewaren?"), nothing)
        column.addWidget(self._nothing_card)
        column.addWidget(_advice_card(say("Van wie is deze computer?"), limit))
        column.addStretch(1)
        return box

    def _follow_first(self, text: str) -> None:
        self.first.set_error("")
        self.second.set_error("")
        self._meter.draw(strength_of(text))

    def _submit(self) -> None:
        self._trouble.hide()
        name_fault = label_fault(self.name.text())
        if name_fault:
            self.name.set_error(name_fault)
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.first.text():
            self.show_error(say("Typ eerst een wachtzin."))
        elif self.first.text() != self.second.text():
            self.second.set_error(say("De twee wachtzinnen zijn niet gelijk. Typ hem nog een keer."))
            self.second.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.create_asked.emit(self.first.text())


def _advice_card(title: str, text: str) -> Card:
    card = Card("sand", padding=16, spacing=4)
    card.body.addWidget(Heading(title, 4))
    card.body.addWidget(Text(text))
    return card
