"""What stands where: the real files of the program on this computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import say
from zelfscan.presenters.views import FileView, ProofView
from zelfscan.wording.sentences import paragraph


class PrivacyProofPage(Page):
    """A list of files with what is in them, and how to check that it is true."""

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._scroll = ScrollPage(900, 48)
        layout.addWidget(self._scroll, 1)
        self._footer = Footer(back=say("Terug"), next="", next_key="")
        self._footer.back_asked.connect(self.back_asked)
        layout.addWidget(self._footer)
        self._content = QWidget()
        self._scroll.body.addWidget(self._content)
        self._scroll.body.addStretch(1)

    def draw(self, view: ProofView) -> None:
        """Show the files as they are now."""
        old, self._content = self._content, QWidget()
        theme = current_theme()
        body = QVBoxLayout(self._content)
        body.setContentsMargins(0, theme.pad(8), 0, 0)
        body.setSpacing(theme.pad(16))
        body.addWidget(Heading(say("Dit staat er op uw computer"), 1))
        body.addWidget(
            Text(
                say("Alleen deze bestanden horen bij uw scan. Het programma maakt nergens anders een kopie.")
            )
        )
        report = say("Een rapport staat op de plek die u zelf kiest.")
        body.addWidget(Text(paragraph(view.keeping, report)))
        card = Card("card", padding=0, spacing=0)
        for number, file in enumerate(view.files):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(_row(file))
        body.addWidget(card)
        body.addSpacing(theme.pad(8))
        body.addWidget(Heading(say("Zo controleert u het zelf"), 3))
        for check in view.checks:
            row = QHBoxLayout()
            row.setSpacing(theme.pad(12))
            row.addWidget(Picture("check", 22, "low"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(check), 1)
            body.addLayout(row)
        body.addWidget(Message("warn", say("Dit kunnen wij niet beloven."), view.limit))
        self._scroll.body.replaceWidget(old, self._content)
        old.setParent(None)
        old.deleteLater()

    def speak(self) -> None:
        """Say the way back; all the rest is drawn."""
        self._footer.back_button.setText(say("Terug"))

    def start_focus(self) -> QWidget | None:
        """Return the way back."""
        return self._footer.back_button


def _row(file: FileView) -> QWidget:
    theme = current_theme()
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(theme.pad(20), theme.pad(12), theme.pad(20), theme.pad(12))
    column.setSpacing(0)
    path = Text(_breakable(file.path), 17, is_strong=True)
    path.setAccessibleName(file.path)
    column.addWidget(path)
    column.addWidget(Text(file.holds))
    column.addWidget(Text(file.state, 15, "muted"))
    return box


def _breakable(path: str) -> str:
    """Let a long path go on under itself after each separator (a zero-width space allows that)."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
