"""What came of wiping everything, and the proof of it, before the program begins like new."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.proof_saving import save_proof_as
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import main_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.wiping_desk import WipedView

_WIDTH = 860


class WipedPage(Page):
    """Shows the whole certificate; nothing of it is kept by the program."""

    begin_asked = Signal()
    """The program is to begin like new."""
    again_asked = Signal()
    """What stayed is to be tried again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        self._view: WipedView | None = None
        self._make()

    def draw(self, view: WipedView) -> None:
        """Show what came of it."""
        self._view = view
        proof = view.certificate
        self.heading.setText(proof.title)
        self.told.show_message(view.kind, "", proof.text)
        self.told.show()
        self.card.empty()
        _title, _, rest = proof.proof.partition("\n")
        for line in rest.strip().splitlines():
            if line:
                self.card.body.addWidget(Text(line, 15))
            else:
                self.card.body.addSpacing(current_theme().pad(6))
        self.again_button.setVisible(not view.is_complete)

    def speak(self) -> None:
        """Say the buttons anew; the certificate stays as it was written."""
        view = self._view
        self.empty()
        self._make()
        if view is not None:
            self.draw(view)

    def start_focus(self) -> QWidget | None:
        """Return the button that saves the proof."""
        return self.save_button

    def forget(self) -> None:
        """Let go of the certificate."""
        self._view = None
        self.card.empty()
        self.told.hide()

    def _make(self) -> None:
        layout = self.column()
        self._scroll = ScrollPage(_WIDTH)
        layout.addWidget(self._scroll)
        body = self._scroll.body
        self.heading = Heading("", 1)
        body.addWidget(self.heading)
        self.told = Message("good", "")
        self.told.hide()
        body.addWidget(self.told)
        self.saved = Message("good", "")
        self.saved.hide()
        body.addWidget(self.saved)
        line = FlowLayout(gap=12)
        self.save_button = main_button(say("Bewaar het bewijs"))
        self.save_button.clicked.connect(self._save)
        self.again_button = secondary_button(say("Probeer het opnieuw"))
        self.again_button.clicked.connect(self.again_asked)
        self.begin_button = secondary_button(say("Naar het begin"))
        self.begin_button.clicked.connect(self.begin_asked)
        for button in (self.save_button, self.again_button, self.begin_button):
            line.addWidget(button)
        body.addLayout(line)
        body.addWidget(Heading(say("Bewijs van wissen"), 3))
        self.card = Card("card", 24, 4)
        body.addWidget(self.card)
        body.addStretch(1)

    def _save(self) -> None:
        proof = self._view.certificate if self._view is not None else None
        saved = save_proof_as(self, proof.proof, proof.file_name) if proof is not None else None
        if saved is None:
            return
        self.saved.show_message(saved.kind, saved.title, saved.text)
        self.saved.show()
        self.saved.announce()
        if saved.is_saved:
            self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
