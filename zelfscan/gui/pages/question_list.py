"""What stands above a question of a short list, and the offer to keep a question for the dark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.button import link_button, quiet_button
from zelfscan.gui.widgets.card import Card, Picture
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import later, say
from zelfscan.presenters.views import ListView

ICONS = {"ten-minutes": "klok", "dark": "maan"}
_KEEP = later("Bewaar voor een rondje in het donker")
_KEPT = later("Bewaard voor het donker")


class ListBanner(Card):
    """Which list somebody goes through, how far they are, and the way out."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a banner that is hidden until there is a list."""
        super().__init__("sand", padding=12, spacing=4, parent=parent)
        theme = current_theme()
        self.title, self.words = Heading("", 4), Text("", 15, "muted")
        self.leave_button = link_button(say("Stop met deze lijst"))
        self.leave_button.clicked.connect(self.left)
        self._sign = QHBoxLayout()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.words)
        words = QWidget()
        words.setLayout(said)
        said.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(gap=12, is_first_stretched=True)
        flow.addWidget(words)
        flow.addWidget(self.leave_button)
        row = QHBoxLayout()
        row.setSpacing(theme.pad(12))
        row.addLayout(self._sign)
        row.addLayout(flow, 1)
        self.body.addLayout(row)
        self._kind = ""
        self.hide()

    def draw(self, view: ListView | None) -> None:
        """Show how far somebody is, or nothing."""
        if view is not None:
            self.title.setText(view.title)
            self.words.setText(view.words)
            if view.kind != self._kind:
                self._kind = view.kind
                self._show_icon(ICONS[view.kind])
        if self.isHidden() == (view is not None):
            self.setVisible(view is not None)

    def _show_icon(self, name: str) -> None:
        while (item := self._sign.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._sign.addWidget(Picture(name, 24, "petrol"), 0, Qt.AlignmentFlag.AlignTop)


class DarkOffer(QWidget):
    """Says that a question can only be seen in the dark, and keeps it for then."""

    kept = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an offer that is hidden until a question needs it."""
        super().__init__(parent)
        theme = current_theme()
        self.words = Text("", 17)
        self.button = quiet_button(say(_KEEP), icon="maan", is_checkable=True)
        self.button.clicked.connect(self.kept)
        said = QVBoxLayout(self)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(theme.pad(4))
        said.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        said.addLayout(row)
        self.hide()

    def draw(self, words: str, is_kept: bool) -> None:
        """Show the offer, or nothing where there are no words."""
        self.words.setText(words)
        self.button.setChecked(is_kept)
        self.button.setText(say(_KEPT) if is_kept else say(_KEEP))
        self.setVisible(bool(words))
