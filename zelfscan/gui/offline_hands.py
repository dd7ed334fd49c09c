"""Somebody at the window within the program: waits, answers and finds the page; looks at nothing private."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from zelfscan.gui import background
from zelfscan.gui.journey import Journey
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.page import Page
from zelfscan.gui.pages.question import QuestionPage

_PATIENCE_MS = 60_000
_ORDINARY = "12345678"
"""The keys of answers that are no 'I do not know' and no 'not for me'."""

Shown = TypeVar("Shown", bound=Page)


class Stuck(Exception):
    """The window did not get where it had to; a fault in the program, or in this proof."""


@dataclass(frozen=True)
class Stage:
    """What the job is done with: a real window, its journey, and an empty home."""

    app: QApplication
    window: MainWindow
    journey: Journey
    parts: Parts
    home: Path

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Let the window go on until something is so. Raises ``Stuck``."""
        clock = QElapsedTimer()
        clock.start()
        while not is_so():
            if clock.elapsed() > _PATIENCE_MS:
                raise Stuck(what)
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def settle(self) -> None:
        """Let the window finish what it began, and paint."""
        self.wait_until(background.is_idle, "iets op de achtergrond kwam niet klaar")
        self.app.processEvents()

    def page(self, kind: type[Shown]) -> Shown:
        """Return the page that is shown, once it is one of this kind. Raises ``Stuck``."""
        self.wait_until(lambda: isinstance(self.window.page(), kind), f"{kind.__name__} kwam niet in beeld")
        self.settle()
        page = self.window.page()
        if not isinstance(page, kind):
            raise Stuck(f"{kind.__name__} ging weer weg")
        return page

    def show(self, tab: str, kind: type[Shown]) -> Shown:
        """Go to a page of the open scan."""
        self.journey.show_tab(tab)
        return self.page(kind)

    def answer(self, most: int = 1000) -> int:
        """Give every question its last ordinary answer, until the next page comes; return how many."""
        count = 0
        self.page(QuestionPage)
        while count < most and isinstance(page := self.window.page(), QuestionPage):
            ordinary = [row for row in page.answers.rows() if row.key in _ORDINARY]
            ordinary[-1].click()
            self.window.close_card()
            page.footer.next_button.click()
            self.settle()
            count += 1
        return count
