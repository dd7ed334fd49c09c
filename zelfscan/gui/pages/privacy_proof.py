"""*Wat bewaart dit programma?*: every file on this computer, whether it can be read, and removing it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import ask
from zelfscan.gui.pages.columns import Columns
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import Button, secondary_button
from zelfscan.gui.widgets.card import Card, Picture, Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.footer import Footer
from zelfscan.gui.widgets.level_pill import LevelPill
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Heading, Text, short_text
from zelfscan.i18n import say
from zelfscan.presenters.proof_views import KeptFileView, KeptGroupView, KeptView
from zelfscan.wording.sentences import paragraph

_BESIDE = 900
_ICONS = {"low": "vergrendel", "muted": "kijk"}
#: A sign with words of its own; the others have an icon.
_LEVELS = ("high", "unknown")


class PrivacyProofPage(Page):
    """A list of files with what is in them, and how to check that it is true."""

    back_asked = Signal()
    remove_asked = Signal(object)
    """The path of a file that the person is sure of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty page; ``draw`` fills it."""
        super().__init__(parent)
        self.remove_buttons: dict[Path, Button] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._scroll = ScrollPage(1000, 48)
        layout.addWidget(self._scroll, 1)
        self._footer = Footer(back=say("Terug"), next="", next_key="")
        self._footer.back_asked.connect(self.back_asked)
        layout.addWidget(self._footer)
        self.told = Message("good", "")
        self.told.hide()
        self._content = QWidget()
        self._scroll.body.addWidget(self._content)
        self._scroll.body.addStretch(1)

    def draw(self, view: KeptView) -> None:
        """Show the files as they are now."""
        old, self._content = self._content, QWidget()
        self.told.setParent(None)
        self.remove_buttons = {}
        theme = current_theme()
        body = QVBoxLayout(self._content)
        body.setContentsMargins(0, theme.pad(8), 0, 0)
        body.setSpacing(theme.pad(16))
        body.addWidget(Heading(say("Wat bewaart dit programma?"), 1))
        body.addWidget(Text(paragraph(view.intro, view.keeping)))
        body.addWidget(self._folder(view))
        body.addWidget(self.told)
        for group in view.groups:
            self._add_group(body, group)
        columns = Columns(_BESIDE, 32)
        columns.add(_list(say("Dit staat niet in de lijst"), view.elsewhere, "info", "muted"))
        columns.add(_list(say("Zo controleert u het zelf"), view.checks, "check", "low"))
        body.addWidget(columns)
        body.addWidget(Message("warn", say("Dit kunnen wij niet beloven."), view.limit))
        self._scroll.body.replaceWidget(old, self._content)
        old.setParent(None)
        old.deleteLater()

    def tell(self, kind: str, title: str, text: str = "") -> None:
        """Say what came of removing a file."""
        self.told.show_message(kind, title, text)
        self.told.show()
        self.told.announce()
        self._scroll.reveal(self.told)

    def refuse(self, error: ZelfscanError) -> None:
        """Say why a file was not removed."""
        self.tell("error", say("Het bestand is niet verwijderd."), str(error))

    def leave(self) -> bool:
        """Say no more of what was removed before."""
        self.told.show_message("good", "")
        self.told.hide()
        return True

    def speak(self) -> None:
        """Say the way back; all the rest is drawn."""
        self._footer.back_button.setText(say("Terug"))

    def start_focus(self) -> QWidget | None:
        """Return the way back."""
        return self._footer.back_button

    def _folder(self, view: KeptView) -> QWidget:
        card = Card("sand", 16, 4)
        path = Text(_breakable(view.folder), is_strong=True)
        path.setAccessibleName(view.folder)
        card.body.addWidget(path)
        card.body.addWidget(Text(view.sums, 15, "muted"))
        return card

    def _add_group(self, body: QVBoxLayout, group: KeptGroupView) -> None:
        body.addSpacing(current_theme().pad(4))
        body.addWidget(Heading(group.title, 3))
        if group.text:
            body.addWidget(Text(group.text, 15, "muted"))
        card = Card("card", padding=0, spacing=0)
        for number, file in enumerate(group.files):
            if number:
                card.body.addWidget(Rule())
            card.body.addWidget(self._row(file))
        body.addWidget(card)

    def _row(self, file: KeptFileView) -> QWidget:
        theme = current_theme()
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(theme.pad(20), theme.pad(12), theme.pad(20), theme.pad(12))
        line.setSpacing(theme.pad(16))
        column = QVBoxLayout()
        column.setSpacing(theme.pad(2))
        name = Text(_breakable(file.name), 17, is_strong=True)
        name.setAccessibleName(file.name)
        column.addWidget(name)
        column.addWidget(Text(file.holds))
        about = FlowLayout(gap=16)
        about.addWidget(_encrypted(file))
        about.addWidget(short_text(file.state))
        column.addLayout(about)
        if file.stays:
            column.addWidget(Text(file.stays, 15, "muted"))
        line.addLayout(column, 1)
        if not file.stays:
            button = secondary_button(say("Verwijder"))
            button.setAccessibleDescription(file.name)
            button.clicked.connect(lambda: self._confirm(file))
            self.remove_buttons[file.path] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _confirm(self, file: KeptFileView) -> None:
        if ask.confirm(self, file.question, file.loss, yes=say("Verwijder"), no=say("Bewaar")):
            self.remove_asked.emit(file.path)


def _encrypted(file: KeptFileView) -> QWidget:
    if file.tone in _LEVELS:
        return LevelPill(file.tone, file.encrypted)
    theme = current_theme()
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.pad(6))
    row.addWidget(Picture(_ICONS[file.tone], 20, file.tone))
    row.addWidget(short_text(file.encrypted, 15, file.tone, is_strong=True))
    return box


def _list(title: str, lines: tuple[str, ...], icon: str, tone: str) -> QWidget:
    theme = current_theme()
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, theme.pad(8), 0, 0)
    column.setSpacing(theme.pad(8))
    column.addWidget(Heading(title, 3))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(theme.pad(12))
        row.addWidget(Picture(icon, 22, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(line), 1)
        column.addLayout(row)
    column.addStretch(1)
    return box


def _breakable(path: str) -> str:
    """Let a long path go on under itself after each separator (a zero-width space allows that)."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b").replace("-", "-\u200b")
