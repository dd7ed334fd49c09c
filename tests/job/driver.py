"""Somebody at the real window: presses keys, clicks, and reads what is on the screen.

Also runs by itself, for tests that look at the process from outside:
``python -m tests.job.driver whole FOLDER`` does the whole job, ``... dies FOLDER`` is gone halfway.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from zelfscan import app
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.gui import ask, background
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.widgets.button import Button
from zelfscan.gui.widgets.card import ChoiceCard
from zelfscan.gui.widgets.header import HeaderTab
from zelfscan.presenters.lock_desk import LockDesk

PASSPHRASE = "fiets onder groene brug"
_PATIENCE_MS = 20_000


class _WindowWatch(QObject):
    """Notes every window that opens beside the main window; menus may."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, QMenu | MainWindow):
            self.opened.append(type(watched).__name__)
        return False


class Driver:
    """The window with somebody in front of it."""

    def __init__(self) -> None:
        """Start the program as it starts for everybody, but with the lightest key derivation."""
        background.PATIENCE = 20.0  # however busy this computer is; also in a process of its own
        self.application = app.make_application()
        self.watch = _WindowWatch()
        self.application.installEventFilter(self.watch)
        parts = app.make_parts()
        lock = LockDesk(parts.lock.folder, parts.clock, LIGHTEST, parts.lock.least_length)
        self.window = app.make_window()
        self.window.show()
        self.window.activateWindow()
        pages = app.make_pages(parts.settings, lock, parts.policy)
        self.journey = Journey(self.window, replace(parts, lock=lock, pages=pages))
        self.journey.begin()
        self.wait_until(lambda: background.is_idle() and self.application.focusWidget() is not None)

    def close(self) -> None:
        """Close the window without being asked anything."""
        self.window.ask_before_closing(lambda: True)
        self.window.close()
        self.journey.lock()
        self.window.deleteLater()
        self.application.processEvents()
        self.application.removeEventFilter(self.watch)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Let the program go on until something is so."""
        clock = QElapsedTimer()
        clock.start()
        while not is_so():
            assert clock.elapsed() < _PATIENCE_MS, "waited too long"
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    # With the keyboard

    def press(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focused(), key)
        self.application.processEvents()

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        QTest.keyClicks(self.focused(), text)

    def tab_to(self, name: str) -> None:
        """Walk on with Tab until the focus is on the thing with this name."""
        for _ in range(300):
            if self.name_of(self.focused()) == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not get to {name}")

    def focused(self) -> QWidget:
        """Return what has the focus; there always is something."""
        self.wait_until(lambda: self.application.focusWidget() is not None)
        widget = self.application.focusWidget()
        assert widget is not None
        return widget

    # With the mouse

    def click(self, name: str) -> None:
        """Click the visible thing with this name."""
        for kind in (Button, ChoiceCard, HeaderTab):
            for widget in self.window.findChildren(kind):
                if widget.isVisible() and self.name_of(widget) == name:
                    self.click_on(widget)
                    return
        raise AssertionError(f"nothing called {name} is in sight")

    def click_on(self, widget: QWidget) -> None:
        """Click the middle of a thing."""
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.application.processEvents()

    @staticmethod
    def name_of(widget: QWidget) -> str:
        """Return the words on a button, or the name that a screen reader says."""
        text = getattr(widget, "text", lambda: "")()
        return widget.accessibleName() or str(text).replace("&", "")

    # What is on the screen

    def questions(self) -> QuestionPage:
        """Return the page of the questions, which must be the one that is shown."""
        page = self.window.page()
        assert isinstance(page, QuestionPage), f"{type(page).__name__} is shown"
        return page

    def is_asking(self) -> bool:
        """Return whether a question is shown."""
        return isinstance(self.window.page(), QuestionPage)

    # Longer pieces of the job

    def begin_by_keyboard(self, scan: str) -> None:
        """Choose a scan and a passphrase without touching the mouse."""
        self.tab_to(scan)
        self.press(Qt.Key.Key_Return)
        self.choose_passphrase_by_keyboard()
        self.pass_by_the_sheet()
        self.wait_until(self.is_asking)

    def choose_passphrase_by_keyboard(self, passphrase: str = PASSPHRASE) -> None:
        """Type a new passphrase twice, where it is asked for."""
        for _ in range(2):
            self.type(passphrase)
            self.press(Qt.Key.Key_Return)

    def first_sheet(self) -> RecoverySheetPage:
        """Wait for the recovery sheet of a new vault, and return its page."""
        self.wait_until(lambda: isinstance(self.window.page(), RecoverySheetPage))
        page = self.window.page()
        assert isinstance(page, RecoverySheetPage)
        return page

    def pass_by_the_sheet(self) -> None:
        """Wait for the recovery sheet of a new vault, and say with the keyboard that it comes later."""
        self.first_sheet()
        self.tab_to("Nu niet")
        self.press(Qt.Key.Key_Return)

    def answer_all_by_keyboard(self, digit: Qt.Key = Qt.Key.Key_1) -> list[str]:
        """Answer every question with the same digit, and return which questions were asked."""
        asked = []
        while self.is_asking():
            asked.append(self.questions().heading.text())
            self.press(digit)
            if self.window.card.isVisible():
                self.press(Qt.Key.Key_Escape)
            self.press(Qt.Key.Key_Return)
        return asked

    def answer_all_by_mouse(self) -> list[str]:
        """Click the last ordinary answer of every question, and return which questions were asked."""
        asked = []
        while self.is_asking():
            page = self.questions()
            asked.append(page.heading.text())
            ordinary = [row for row in page.answers.rows() if row.key in "12345678"]
            self.click_on(ordinary[-1])
            if self.window.card.isVisible():
                self.click_on(self.window.card.close_button)
            self.click_on(page.footer.next_button)
        return asked

    def wait_for_report(self, path: Path) -> None:
        """Wait until the report has been written and the page says so."""
        page = self.window.page()
        assert isinstance(page, ReportPage)
        self.wait_until(lambda: not page.is_busy() and background.is_idle())
        assert path.exists()


def whole_job(folder: Path) -> None:
    """Do the whole job by keyboard, from the start to a report on the disk."""
    driver = Driver()
    driver.begin_by_keyboard("Zelfscan")
    driver.answer_all_by_keyboard()
    ask.answer_next(folder / "rapport.pdf")
    driver.tab_to("Rapport")
    driver.press(Qt.Key.Key_Return)
    driver.tab_to("Bewaar rapport")
    driver.press(Qt.Key.Key_Return)
    driver.wait_for_report(folder / "rapport.pdf")
    driver.close()


def dies_halfway() -> None:
    """Answer six questions and be gone, without closing anything."""
    driver = Driver()
    driver.begin_by_keyboard("Zelfscan")
    for _ in range(5):
        driver.press(Qt.Key.Key_1)
        driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_2)
    os._exit(9)


if __name__ == "__main__":
    if sys.argv[1] == "whole":
        whole_job(Path(sys.argv[2]))
    else:
        dies_halfway()
