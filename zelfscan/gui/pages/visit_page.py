"""What the parts of a visit have in common: the way to the others, a page that scrolls, what went wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zelfscan.errors import ZelfscanError
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.visit_bar import VisitBar
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.i18n import say

_WIDTH = 1600


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
        self.bar = VisitBar(self._place, self._is_home)
        self.bar.asked.connect(self.tab_asked)
        layout.addWidget(self.bar)
        self.sheet = ScrollPage(_WIDTH)
        layout.addWidget(self.sheet, 1)
        self.trouble = Message("error", "")
        self.trouble.hide()
        self.sheet.body.addWidget(self.trouble)
        return self.sheet.body

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
