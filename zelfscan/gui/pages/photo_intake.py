"""Bringing photographs in: each is read beside the window, and kept before the next one is read."""

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import PhotoRefused
from zelfscan.gui import background
from zelfscan.gui.png import png_of
from zelfscan.gui.widgets.button import quiet_button
from zelfscan.gui.widgets.flow_layout import FlowLayout
from zelfscan.gui.widgets.text import short_text
from zelfscan.i18n import say
from zelfscan.photos.reading import MAX_PIXELS, Photo
from zelfscan.presenters.photos_desk import BroughtIn, PhotosDesk

Reading = Callable[[], BroughtIn]


class PhotoIntake(QObject):
    """Reads one picture at a time, so that hundreds of them never stand in memory together."""

    went_on = Signal(int, int)
    """Which photograph is being read now, counted from 1, and of how many."""
    ended = Signal(int, object)
    """How many were kept, and for each that was not a sentence that says why (a tuple)."""

    def __init__(self, keep: Callable[[Photo, str], bool], parent: QObject) -> None:
        """Begin with nothing to read.

        ``keep`` gets a photograph and what it belongs to, and tells whether it could be kept; no further one
        is read where it could not.
        """
        super().__init__(parent)
        self._keep = keep
        self._waiting: deque[tuple[Reading, str]] = deque()
        self._job: background.Job[BroughtIn] | None = None
        self._asked_for, self.kept, self._troubles = 0, 0, list[str]()

    def is_busy(self) -> bool:
        """Tell whether photographs are still being read."""
        return self._job is not None

    def add(self, readings: Iterable[Reading], subject: str) -> None:
        """Read these as well; they belong to a subject, whatever is asked for after them."""
        added = [(reading, subject) for reading in readings]
        self._waiting.extend(added)
        self._asked_for += len(added)
        if self._job is None and self._waiting:
            self._read_next()

    def stop(self) -> None:
        """Read no more, and tell what came of it; what was kept stays."""
        if self.is_busy():
            self._let_go()
            self._end()

    def drop(self) -> int:
        """Read no more, and return how many were still to be read, that of now included."""
        left = len(self._waiting) + self.is_busy()
        self._let_go()
        self._asked_for, self.kept, self._troubles = 0, 0, []
        return left

    def _read_next(self) -> None:
        if not self._waiting:
            self._end()
            return
        reading, subject = self._waiting.popleft()
        self._job = background.run(reading, lambda read: self._take(read, subject), _be_a_bug)
        self.destroyed.connect(self._job.cancel)
        self.went_on.emit(self._asked_for - len(self._waiting), self._asked_for)

    def _take(self, read: BroughtIn, subject: str) -> None:
        if read.photo is None:
            self._troubles.append(say("{file}: {trouble}", file=read.name, trouble=read.trouble))
        elif self._keep(read.photo, subject):
            self.kept += 1
        else:
            # The page has said why; what else could not be read does not matter beside it.
            self._let_go()
            self._troubles = []
            self._end()
            return
        if self._job is not None:  # else somebody stopped it meanwhile
            self._read_next()

    def _let_go(self) -> None:
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _end(self) -> None:
        kept, troubles = self.kept, tuple(self._troubles)
        self.drop()
        self.ended.emit(kept, troubles)


class BusyLine(QWidget):
    """Says how far the reading is, where there is more than one to read, with a button that stops it."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        line = FlowLayout(self, gap=16)
        self.words, self.stop_button = short_text(), quiet_button(say("Stop"))
        line.addWidget(self.words)
        line.addWidget(self.stop_button)
        self.hide()

    def show_progress(self, number: int, count: int) -> None:
        """Say which photograph is being read, counted from 1, and of how many."""
        self.words.setText(say("Foto {number} van {count}", number=number, count=count))
        self.setVisible(count > 1)


def carries_pictures(data: QMimeData) -> bool:
    """Tell whether what is pasted or dropped may be a picture."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def readings_of(data: QMimeData, desk: PhotosDesk) -> tuple[Reading, ...]:
    """Return the work of reading what is pasted or dropped; none where that holds no picture.

    Raises ``PhotoRefused`` for a picture of more than ``MAX_PIXELS`` pixels.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return desk.reading_files(paths)
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return ()
    if image.width() * image.height() > MAX_PIXELS:
        raise PhotoRefused(
            say("de foto heeft te veel beeldpunten"), say("Maak hem opnieuw met een kleinere instelling.")
        )
    # To write down millions of pixels takes seconds, so that is done beside the window as well.
    return (lambda: desk.reading(png_of(image))(),)


def _be_a_bug(error: ZelfscanError) -> None:
    raise error  # reading gives its troubles back, and raises none
