"""What is told right after unlocking about dossiers that go by themselves: gone, about to go, or soon."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.exchange.writing import write_file
from zelfscan.gui import ask
from zelfscan.gui.pages.page import Page
from zelfscan.gui.widgets.button import Button, main_button, secondary_button
from zelfscan.gui.widgets.card import Card
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.safe_views import TermNewsView

_WIDTH = 760


class TermNewsPage(Page):
    """Stands before the first page or the list, once; the way on is the main button."""

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

    def _make_buttons(self) -> None:
        self.on_button = main_button(say("Ga verder"))
        self.on_button.clicked.connect(self.back_asked)
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
        layout = self.layout()
        if not isinstance(layout, QVBoxLayout):
            layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollPage(_WIDTH)
        layout.addWidget(self._scroll)
        self._make_buttons()
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
            (self.on_button, True),
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
        if view is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = Path(folder) / view.file_name
        path = ask.save_file(self, say("Bewaar het bewijs"), suggestion, say("Tekst (*.txt)"))
        if path is None:
            return
        try:
            write_file(path, view.proof.encode("utf-8"))
        except ZelfscanError as error:
            self._tell("error", say("Het bewijs is niet bewaard."), str(error))
            return
        self._tell("good", say("Het bewijs is bewaard."), str(path))

    def _tell(self, kind: str, title: str, text: str) -> None:
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()


def _card(title: str, words: str, lines: tuple[str, ...]) -> Card:
    card = Card("card", 24, 8)
    card.body.addWidget(Heading(title, 3))
    for line in lines:
        card.body.addWidget(Text(line, is_strong=True))
    card.body.addWidget(Text(words, 15, "muted"))
    return card
