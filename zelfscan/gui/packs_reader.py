"""Reading the questionnaires without keeping anybody, again for another language, and waiting for them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.journey_parts import Parts
from zelfscan.gui.main_window import MainWindow
from zelfscan.i18n import BASE, later
from zelfscan.presenters.start_desk import Packs


class PacksReader(QObject):
    """Gives the questionnaires to the desk of the start, and tells that they are there."""

    taken = Signal()

    def __init__(self, window: MainWindow, parts: Parts) -> None:
        """Read nothing yet."""
        super().__init__(window)
        self._window, self._parts = window, parts
        self._job: background.Job[Packs] | None = None
        self._waiting: Callable[[], None] | None = None

    def packs(self) -> Packs | None:
        """Return the questionnaires, none before they have been read."""
        return self._parts.start.packs

    def read(self, language: str = BASE) -> None:
        """Read the questionnaires with their texts in a language; an earlier wish is dropped."""
        if self._job is not None:
            self._job.cancel()
        self._job = background.run(partial(self._parts.load_packs, language), self._take, self._refuse)
        self._window.setCursor(Qt.CursorShape.BusyCursor)

    def when_there(self, do: Callable[[], None]) -> None:
        """Do something that needs the questions, now or as soon as they have been read."""
        if self.packs() is None:
            self._waiting = do
        else:
            do()

    def _take(self, packs: Packs) -> None:
        self._end()
        self._parts.start.packs = packs
        self.taken.emit()
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting()

    def _refuse(self, error: ZelfscanError) -> None:
        self._end()
        self._window.show_trouble(later("De vragen zijn niet te lezen."), str(error))

    def _end(self) -> None:
        self._job = None
        self._window.unsetCursor()
