"""The head of a card that is a whole page: an icon, and beside it what the page is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.card import Picture
from zelfscan.gui.widgets.text import Heading

_SIZE = 40


class CardHead(QHBoxLayout):
    """Icon and title; the icon stays beside the first line where the title takes more."""

    def __init__(self, icon: str, title: str) -> None:
        """Say the title as the heading of the page."""
        super().__init__()
        self.heading = Heading(title, 1)
        self.setSpacing(current_theme().pad(16))
        self.addWidget(Picture(icon, _SIZE, "petrol"), 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(self.heading, 1)
