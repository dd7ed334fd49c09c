"""The last resort: what nobody foresaw is written down without a word of the person, and said honestly."""

import os
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.crash_dumps import leave_no_dump
from zelfscan.gui.main_window import MainWindow
from zelfscan.i18n import later, say
from zelfscan.store.durable import make_private_folder
from zelfscan.wording.sentences import paragraph

_MAX_BYTES = 100_000


class _Messenger(QObject):
    """Brings the news from any thread to the window's own."""

    bug_found = Signal(str)
    error_found = Signal(str)


def catch_bugs(window: MainWindow, log: Path) -> None:
    """From now on, show every error that nobody caught in the window, and write its place in the log.

    A crash of the whole program leaves no copy of its memory, which holds answers, on the disk.
    """
    leave_no_dump()
    messenger = _Messenger(window)
    queued = Qt.ConnectionType.QueuedConnection
    messenger.bug_found.connect(
        lambda log: window.show_trouble(later("Het programma heeft een fout gemaakt."), _Bug(log)), queued
    )
    messenger.error_found.connect(lambda text: window.show_trouble(later("Dit lukte niet."), text), queued)

    def handle(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        line = describe(kind, trace)
        print(line, file=sys.stderr)
        is_written = write_down(log, line)
        if not isValid(messenger):
            return
        if isinstance(error, ZelfscanError):
            messenger.error_found.emit(str(error))
        else:
            messenger.bug_found.emit(str(log) if is_written else "")

    sys.excepthook = handle
    threading.excepthook = lambda args: handle(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: handle(args.exc_type, args.exc_value, args.exc_traceback)


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of an error with its files and lines; never its message, which may hold an answer."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
    return f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__} {' '.join(places)}"


def write_down(log: Path, line: str) -> bool:
    """Add a line to the log, beginning again when it grows too long; say whether that worked."""
    try:
        make_private_folder(log.parent)
        is_full = log.exists() and log.stat().st_size > _MAX_BYTES
        # Through a link it would write in a file that somebody else chose.
        flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(log, flags, 0o600), "a", encoding="utf-8") as file:
            if is_full:
                file.truncate(0)
            file.write(line + "\n")
    except OSError:
        return False
    return True


class _Bug(NamedTuple):
    """What to do after a bug, in the language that holds when it is read."""

    log: str

    def __str__(self) -> str:
        what = say("Wat al bewaard was, is er nog. Sluit het programma en start het opnieuw.")
        where = say("De plaats van de fout staat in {log}, zonder uw antwoorden.", log=self.log)
        return paragraph(what, where if self.log else "")
