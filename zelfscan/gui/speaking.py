"""Lets the whole window speak another language, and be laid out anew for other text and colours."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from zelfscan.gui import speech
from zelfscan.gui.dossier_pages import DossierPages
from zelfscan.gui.gate import Gate
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.side_pages import SidePages


@dataclass(frozen=True)
class Lasting:
    """What is never thrown away, and so has to follow."""

    start: StartPage
    gate: Gate
    dossiers: DossierPages
    side: SidePages


class Speaking(QObject):
    """Knows every part of the window that says or lays out something."""

    def __init__(self, window: MainWindow, parts: Parts, lasting: Lasting, frame: Callable[[], None]) -> None:
        """Change nothing yet; ``frame`` gives the window its tabs and menu anew."""
        super().__init__(window)
        self._window, self._parts, self._lasting, self._frame = window, parts, lasting, frame

    def say_all(self, language: str) -> None:
        """Say everything anew, unless the page cannot keep what was typed: then it stays, and says so."""
        app, page = QApplication.instance(), self._window.page()
        if not isinstance(app, QApplication) or not self._window.leave_page():
            return
        speech.speak(app, language)
        with speech.focus_kept(page):
            self._frame()
            self._window.speak()
            self._lasting.side.speak()
            self.lay_out_anew()

    def lay_out_anew(self) -> None:
        """Let every page that is not thrown away follow the language, the text size and the colours."""
        start, gate = self._lasting.start, self._lasting.gate
        for each in (start, gate, self._lasting.dossiers.page):
            each.catch_up()
        if not self._lasting.side.safes.is_busy():  # the dossiers may be closed; it is drawn when it is shown
            start.draw(self._parts.start.view())
        page = self._window.page()
        if page is not None and page not in self._lasting.side.pages():
            page.catch_up()
