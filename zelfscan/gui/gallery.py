"""The gallery: every widget in every state, in each look; for who works on the program.

``python -m zelfscan gallery`` opens it. Its own words are English and are not translated: no user gets here.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from zelfscan.gui import gallery_controls, gallery_shown, gallery_visit
from zelfscan.gui.focus_ring import FocusRing
from zelfscan.gui.gallery_states import Ringed, Shelf, Specimen
from zelfscan.gui.theme import (
    CONTRAST_DARK_THEME,
    CONTRAST_LIGHT_THEME,
    DARK_THEME,
    LIGHT_THEME,
    apply_theme,
    current_theme,
)
from zelfscan.gui.widgets.card import Rule
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.segmented import SegmentedChoice
from zelfscan.gui.widgets.text import Heading, Text

LOOKS = {
    "light": ("Light", LIGHT_THEME),
    "dark": ("Dark", DARK_THEME),
    "contrast-light": ("High contrast", CONTRAST_LIGHT_THEME),
    "contrast-dark": ("High contrast, dark", CONTRAST_DARK_THEME),
}
SCALES = {"100": "100 %", "150": "150 %", "200": "200 %"}


class Gallery(QWidget):
    """A window with all shelves, and above them the looks to choose from."""

    def __init__(self, app: QApplication) -> None:
        """Show the gallery in the light look at 100 %."""
        super().__init__()
        self._app = app
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("zelfscan gallery")
        self.resize(1280, 800)
        self.looks = SegmentedChoice("Colours", [(id, words) for id, (words, _) in LOOKS.items()], "light")
        self.scales = SegmentedChoice("Text", list(SCALES.items()), "100")
        bar = QWidget()
        flow = FlowLayout(bar, 24)
        flow.setContentsMargins(32, 12, 32, 12)
        for choice in (self.looks, self.scales):
            choice.chosen.connect(lambda _id: self.show_chosen())
            flow.addWidget(choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        self._page = ScrollPage(1216)
        layout.addWidget(self._page, 1)
        self._content = QWidget()
        self._page.body.addWidget(self._content)
        self._page.body.addStretch(1)
        FocusRing(self)
        self.show_chosen()

    def show_look(self, look: str, scale: str) -> None:
        """Show everything in a look at a scale, such as ``dark`` and ``200``."""
        self.looks.choose(look)
        self.scales.choose(scale)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Make everything anew in the chosen look: many widgets take their measures when they are made."""
        _, theme = LOOKS[self.looks.chosen_id()]
        delete(self._content)  # at once: Qt would first give everything that goes away the other look
        apply_theme(self._app, theme, int(self.scales.chosen_id()) / 100)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().pad(12))
        for shelf in all_shelves():
            column.addWidget(Heading(shelf.title, 3))
            column.addWidget(_laid_out(shelf, self._room()))
            column.addWidget(Rule())
        self._page.body.insertWidget(0, self._content)
        self._content.show()

    def _room(self) -> int:
        """Return the width of the page without its edges and the scroll bar."""
        return min(
            self.width() - 2 * current_theme().pad(32) - current_theme().pad(20), current_theme().px(1216)
        )

    def picture(self) -> QPixmap:
        """Return a picture of all shelves, as high as they are."""
        inner = self._page.widget()
        return QPixmap() if inner is None else inner.grab()


def all_shelves() -> Iterator[Shelf]:
    """Give every shelf of the gallery."""
    yield from gallery_controls.shelves()
    yield from gallery_shown.shelves()
    yield from gallery_visit.shelves()


def _laid_out(shelf: Shelf, room: int) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box, 12)
    for specimen in shelf.specimens:
        flow.addWidget(_labelled(specimen, min(current_theme().px(shelf.width), room)))
    return box


def _labelled(specimen: Specimen, width: int) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(specimen.state, 15, "muted"))
    part = specimen.widget if isinstance(specimen.widget, Ringed) else Ringed(specimen.widget, has_ring=False)
    if width:
        part.setFixedWidth(width)
    column.addWidget(part)
    column.addStretch(1)
    return box
