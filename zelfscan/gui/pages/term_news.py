"""What is told right after unlocking about dossiers that go by themselves: gone, about to go, or soon."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.gui import ask
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.page_foot import fit_foot
from zelfscan.gui.pages.proof_saving import save_proof_as
from zelfscan.gui.widgets.button import Button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.safe_views import TermNewsView

_WIDTH = 760


class TermNewsPage(Page):
    """Stands before the first page or the list, once; the way on stays in sight under what is told."""

    change_asked = Signal()
    """The term is to be changed."""
    now_asked = Signal()
    """What is past its day is to go at once."""
    copies_asked = Signal()
    """The automatic copies that still hold what is gone are to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        self._view: TermNewsView | None = None
        self._make()

    def draw(self, view: TermNewsView) -> None:
        """Show what happened and what is coming."""
        self._view = view
        self._make_anew()

    def speak(self) -> None:
        """Say everything anew."""
        self._make_anew()

    def start_focus(self) -> QWidget | None:
        """Return the way on."""
        return self.on_button

    def forget(self) -> None:
        """Let go of names, because the vault is closed."""
        self._view = None
        self._make_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the foot to the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "footer"):
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            fit_foot(self, self.footer, layout, self._scroll.body)

    def _make_buttons(self) -> None:
        self.footer = Footer(back="", next=say("Ga verder"), next_key="")
        self.footer.next_asked.connect(self.back_asked)
        self.on_button = self.footer.next_button
        self.save_button = secondary_button(say("Bewaar het bewijs"))
        self.save_button.clicked.connect(self._save)
        self.now_button = secondary_button(say("Wis het nu"))
        self.now_button.clicked.connect(self._confirm)
        self.copies_button = secondary_button(say("Wis de kopieën"))
        self.copies_button.clicked.connect(self.copies_asked)
        self.change_button = secondary_button(say("Verander de termijn"))
        self.change_button.clicked.connect(self.change_asked)

    def _make_anew(self) -> None:
        self.empty()
        self._make()

    def _make(self) -> None:
        layout = self.column()
        self._scroll = ScrollPage(_WIDTH)
        layout.addWidget(self._scroll, 1)
        self._make_buttons()
        layout.addWidget(self.footer)
        self.told = Message("good", "")
        self.told.hide()
        if self._view is not None:
            self._draw_view(self._view)

    def _draw_view(self, view: TermNewsView) -> None:
        body = self._scroll.body
        body.addWidget(Heading(view.title, 1))
        for trouble in view.troubles:
            body.addWidget(Message("error", say("Dit lukte niet."), trouble))
        body.addWidget(self.told)
        gone = say("De termijn was voorbij, en u had gekozen voor vanzelf wissen. De sleutel is vernietigd.")
        coming = say(
            "Het programma wist dit bij de volgende start, als er een dag voorbij is. Zo kan een klok die "
            "verspringt niets te vroeg wissen. Wilt u het houden? Verander dan de termijn."
        )
        soon = say("Na deze dag wist het programma dit vanzelf. Wilt u het houden? Verander dan de termijn.")
        for title, words, lines in (
            (say("Gewist"), gone, view.gone),
            (say("Wordt gewist bij een volgende start"), coming, view.coming),
            (say("Wordt binnenkort gewist"), soon, view.soon),
        ):
            if lines:
                body.addWidget(_card(title, words, lines))
        line = FlowLayout(gap=12)
        shown: tuple[tuple[Button, bool], ...] = (
            (self.save_button, bool(view.proof)),
            (self.now_button, bool(view.coming)),
            (self.copies_button, view.are_copies_left),
            (self.change_button, bool(view.coming or view.soon)),
        )
        for button, is_shown in shown:
            if is_shown:
                line.addWidget(button)
        body.addLayout(line)
        body.addStretch(1)
        self._fit()

    def _confirm(self) -> None:
        if ask.confirm(
            self,
            say("Nu wissen?"),
            say("Alle antwoorden en opmerkingen erin zijn dan weg. Dat is niet terug te draaien."),
            yes=say("Wis het nu"),
            no=say("Bewaar het"),
        ):
            self.now_asked.emit()

    def _save(self) -> None:
        view = self._view
        saved = save_proof_as(self, view.proof, view.file_name) if view is not None else None
        if saved is not None:
            self.told.show_message(saved.kind, saved.title, saved.text)
            self.told.show()
            self.told.announce()
            self._scroll.reveal(self.told)


def _card(title: str, words: str, lines: tuple[str, ...]) -> Card:
    card = Card("card", 24, 8)
    card.body.addWidget(Heading(title, 3))
    for line in lines:
        card.body.addWidget(Text(line, is_strong=True))
    card.body.addWidget(Text(words, 15, "muted"))
    return card
