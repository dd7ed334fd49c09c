"""Slow work away from the window's thread; what comes of it arrives on the window's thread.

Python collects circular garbage on whatever thread happens to allocate, and a widget that is freed on another
thread than the window's takes the program down. So nothing is collected while work is under way.
"""

import gc
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.memory import give_back

Result = TypeVar("Result")

#: Work whose result was not delivered yet: Qt does not keep the Python side of it alive.
_under_way: set[QObject] = set()

#: For so many seconds the window may wait for work that is mostly over at once, which is less than anybody
#: notices. Then nothing flickers; and where the work takes longer, the window goes on.
PATIENCE = 0.03


class Job(QObject, Generic[Result]):
    """A piece of work under way, living on the window's thread."""

    _finished = Signal()

    def __init__(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[ZelfscanError], None],
        ended: Callable[[], None],
    ) -> None:
        """Keep what to do and whom to tell.

        The application owns the job, so that it is freed on the window's thread: the thread of the work may
        well hold the last reference to it.
        """
        super().__init__(QCoreApplication.instance())
        self._work: Callable[[], Result] | None = work
        self._done: Callable[[Result], None] = done
        self._failed: Callable[[ZelfscanError], None] = failed
        self._ended: Callable[[], None] = ended
        self.runner: QRunnable | None = None
        self._result: list[Result] = []
        self._error: Exception | None = None
        self._is_cancelled = self._is_delivered = False
        self._is_over, self._telling = threading.Event(), threading.Lock()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Drop the result when it comes; the work itself is not broken off halfway."""
        self._is_cancelled = True

    def do_work(self) -> None:
        """Do the work; this runs on another thread, so an error is kept for the window's thread."""
        # The work may hold a passphrase: it is let go of as soon as it is done.
        work, self._work = self._work, None
        try:
            if work is not None:
                self._result.append(work())
        except Exception as error:  # nothing is swallowed: _deliver shows it or raises it again
            self._error = error
        work = None
        give_back()
        with self._telling:
            self._is_over.set()
            # The program may have been closed meanwhile; then there is nobody left to tell.
            if isValid(self):
                self._finished.emit()

    def wait(self, seconds: float) -> None:
        """Hand the result over at once if it comes within this time; else it comes by itself, later."""
        if self._is_over.wait(seconds):
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        """Hand the result over; an error that nobody can act on is raised again, as the bug it is."""
        if self._is_delivered:
            return
        self._is_delivered = True
        with self._telling:  # the window may be here before the other thread is done with telling
            self.deleteLater()
        _under_way.discard(self)
        if not _under_way:
            gc.enable()
        result, error = self._result, self._error
        done, failed, ended = self._done, self._failed, self._ended
        # Let go of whoever is told: a job that dies with a page must not hold the last reference to it.
        self._result, self._error, self._done, self._failed = [], None, _tell_nobody, _tell_nobody
        self._ended = _do_nothing
        if self._is_cancelled:
            return
        ended()
        if isinstance(error, ZelfscanError):
            failed(error)
        elif error is not None:
            raise error
        else:
            done(result[0])


def run(
    work: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[ZelfscanError], None],
    ended: Callable[[], None] | None = None,
) -> Job[Result]:
    """Do slow work on another thread, and call ``done`` or ``failed`` on the thread of the window.

    Before either of them, and before an error that is a bug is raised again, ``ended`` is called; a cancelled
    job calls none of them. The work gets frozen values and paths only, and touches no widget.
    """
    job = Job(work, done, failed, ended or _do_nothing)
    _under_way.add(job)
    gc.disable()
    job.runner = _Runner(job.do_work)
    QThreadPool.globalInstance().start(job.runner)
    return job


def is_idle() -> bool:
    """Return whether everything that was started has been delivered."""
    return not _under_way


def _tell_nobody(_outcome: object) -> None:
    pass


def _do_nothing() -> None:
    pass


class _Runner(QRunnable):
    """The piece that a thread of the pool picks up."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        # A thread of the pool would free it while the window's thread may be freeing other things.
        self.setAutoDelete(False)
        self._work: Callable[[], None] | None = work

    def run(self) -> None:
        """Do the work, and let go of it: the job holds this."""
        work, self._work = self._work, None
        if work is not None:
            work()
