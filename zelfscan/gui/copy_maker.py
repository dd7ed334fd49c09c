"""The automatic copy of the vault, made beside the window a while after it was opened."""

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui import background
from zelfscan.gui.pages.handing_over import Steps
from zelfscan.presenters.backup_desk import BackupDesk

#: So long after the opening it begins, in milliseconds: first the page that somebody waits for.
LATER = 2_000


class CopyMaker(QObject):
    """Makes one copy after each opening, where one is due; nobody waits for it, and trouble is noted."""

    noted = Signal()
    """What is to be told of the copies is other than before."""

    def __init__(self, desk: BackupDesk, parent: QObject | None = None) -> None:
        """Make nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._steps = Steps()
        self._job: background.Job[bool] | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._begin)

    def begin_soon(self) -> None:
        """Make a copy in a moment, of the vault that is open."""
        self.stop()
        self._desk.note_copied(None)
        self._soon.start(LATER)

    def stop(self) -> None:
        """Make none any more; one that is under way ends by itself, and takes away what it wrote."""
        self._soon.stop()
        self._steps.is_wanted = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin(self) -> None:
        steps = self._steps = Steps()
        try:
            work = self._desk.copying(lambda: not steps.is_wanted)
        except ZelfscanError as error:
            self._end(error)
            return

        def copy() -> bool:
            # It mostly reads, and may take long: on a computer with one core nothing else may wait for it.
            pool = QThreadPool.globalInstance()
            pool.releaseThread()
            try:
                return work()
            finally:
                pool.reserveThread()

        self._job = background.run(copy, lambda _is_made: self._end(None), self._end)

    def _end(self, error: ZelfscanError | None) -> None:
        self._job = None
        self._desk.note_copied(error)
        self.noted.emit()
