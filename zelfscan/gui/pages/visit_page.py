"""What the parts of a visit have in common: the way to the others, a page that scrolls, what went wrong."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.visit_bar import VisitBar
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.i18n import say

_WIDTH = 1600
#: In a window that is lower, in pixels divided by the text scale, the way to the other parts scrolls along.
_LOW = 560


class VisitPage(Page):
    """A part of a visit; what somebody chooses or types is kept at once."""

    def __init__(self, place: str, is_home: bool, parent: QWidget | None = None) -> None:
        """Keep which part this is; ``lay_out_frame`` makes the frame."""
        super().__init__(parent)
        self._place, self._is_home = place, is_home

    def lay_out_frame(self) -> QVBoxLayout:
        """Make the frame of the page, and return the room under the bar."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.sheet = ScrollPage(_WIDTH)
        # Two rows, of which one is shown: moving one would move it in the order of the Tab key as well.
        self._bars = VisitBar(self._place, self._is_home), VisitBar(self._place, self._is_home)
        for bar, room in zip(self._bars, (layout, self.sheet.body), strict=True):
            bar.asked.connect(self.tab_asked)
            room.addWidget(bar)
        self._bars[1].set_edges(False)
        layout.addWidget(self.sheet, 1)
        self.trouble = Message("error", "")
        self.trouble.hide()
        self.sheet.body.addWidget(self.trouble)
        self._place_bar()
        return self.sheet.body

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low window to what is done here."""
        super().resizeEvent(event)
        self._place_bar()

    @property
    def bar(self) -> VisitBar:
        """Return the way to the other parts that is shown."""
        return self._bars[1 if self._is_low() else 0]

    def _is_low(self) -> bool:
        return self.window().height() / current_theme().scale < _LOW

    def _place_bar(self) -> None:
        for bar in self._bars:
            bar.setVisible(bar is self.bar)

    def tell(self, kind: str, title: str, text: str = "", action: str = "") -> None:
        """Say something at the top of the page, and let a screen reader say it."""
        self.trouble.show_message(kind, title, text, action)
        self.trouble.show()
        self.trouble.announce()
        self.sheet.scroll_to_top()

    def try_to(self, step: Callable[[], object]) -> bool:
        """Do something that is written down; say so where it could not be kept."""
        try:
            step()
        except ZelfscanError as error:
            self.tell("error", say("Dit is niet bewaard."), str(error))
            return False
        self.trouble.hide()
        return True
