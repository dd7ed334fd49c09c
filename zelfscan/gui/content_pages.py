"""The page about newer questionnaires; the page about the program leads to it, and it is made then."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow, in_room
from zelfscan.gui.pages.content_update import ContentUpdatePage
from zelfscan.gui.pages.page import Page
from zelfscan.presenters.content_desk import ContentDesk


class ContentPages(QObject):
    """Holds the page; what it tells of scans goes when the vault is locked."""

    back_asked = Signal()

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        """Make no page yet."""
        super().__init__(window)
        self._window = window
        self.desk = ContentDesk(parts.content, parts.lock, parts.start, parts.clock)
        self.page: ContentUpdatePage | None = None

    def show(self) -> None:
        """Show the page at its first step; a page that cannot save what was typed stays."""
        if not self._window.leave_page():
            return
        if self.page is None:
            self.page = in_room(partial(ContentUpdatePage, self.desk), self._window)
            self.page.back_asked.connect(self.back_asked)
        self.page.catch_up()
        self.page.begin()
        self._window.show_page(self.page)

    def forget(self) -> None:
        """Drop what is said about scans, because the vault is closed."""
        if self.page is not None:
            self.page.forget()

    def speak(self) -> None:
        """Say everything anew in the language that holds."""
        if self.page is not None:
            self.page.catch_up()

    def pages(self) -> tuple[Page, ...]:
        """Return the page where it was made."""
        return () if self.page is None else (self.page,)
