"""One start for ``window``: a bare window or ours, in a process of its own, until it can be used.

``python -m benchmarks.window_start bare|ours STARTED`` prints one line of JSON; STARTED is the monotonic
clock of whoever began this process, so that the start of Python and the loading of Qt count too. Qt is
imported where the bare window and the program do so themselves.
"""

# ruff: noqa: PLC0415

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zelfscan.gui.main_window import MainWindow

Figures = dict[str, float]
SIZE = (1280, 800)
_SETTLED_MS = 300
_PARTS = {"Rss": "rss", "Pss": "pss"}


def begin_as_the_program() -> None:
    """Leave out what the program leaves out, and numpy: it comes without, only the tests bring that along."""
    from zelfscan.__main__ import leave_out

    sys.modules["numpy"] = sys.modules["pandas"] = None  # type: ignore[assignment]
    leave_out()


def memory() -> Figures:
    """Return the megabytes that this process holds now: all of it, and its own share of what is shared."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    pairs = [(line.partition(":")[0], line.split()) for line in lines[1:]]
    return {_PARTS[name]: int(words[1]) / 1024 for name, words in pairs if name in _PARTS}


def _since(started: float) -> float:
    return 1000 * (time.monotonic() - started)


def _finish(found: Figures) -> None:
    print(json.dumps({**found, **memory()}), flush=True)
    os._exit(0)  # only the start is measured


def bare(started: float) -> None:
    """Show the smallest window that shows something: what PySide6 itself costs."""
    from PySide6.QtCore import QEvent, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    found: Figures = {}

    class Bare(QMainWindow):
        def event(self, event: QEvent) -> bool:
            done = super().event(event)
            if event.type() == QEvent.Type.Paint and not found:
                found["painted"] = found["usable"] = _since(started)
                found["worked"] = 1000 * time.process_time()
                QTimer.singleShot(_SETTLED_MS, partial(_finish, found))
            return done

    app = QApplication(["bare"])
    window = Bare()
    window.setCentralWidget(QLabel("zelfscan"))
    window.resize(*SIZE)
    window.show()
    app.exec()


def ours(started: float) -> None:
    """Start the program as ``__main__`` does, and note when its first page has been painted."""
    begin_as_the_program()
    from zelfscan import app as program

    found: Figures = {}
    begin_later = program._begin_later

    def painted(window: "MainWindow") -> None:
        found["painted"] = _since(started)  # before the rest is imported beside the window
        found["worked"] = 1000 * time.process_time()
        begin_later(window)

    program._begin_later = painted
    app, window = program.show_window()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QStackedWidget

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and "usable" not in found:
                QTimer.singleShot(0, note)
            return False

    def note() -> None:
        found.setdefault("usable", _since(started))
        QTimer.singleShot(_SETTLED_MS, partial(_finish, found))

    def watch_page() -> None:
        page = window.page()
        if page is not None:
            page.installEventFilter(watch)

    watch = Watch()
    room = window.page_room()
    if isinstance(room, QStackedWidget):
        room.currentChanged.connect(watch_page)
    app.exec()


if __name__ == "__main__":
    {"bare": bare, "ours": ours}[sys.argv[1]](float(sys.argv[2]))
