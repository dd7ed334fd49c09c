"""One start for ``window``: a bare window or ours, in a process of its own, until it can be used.

``python -m benchmarks.window_start bare|ours STARTED`` prints one line of JSON; STARTED is the monotonic
clock of whoever began this process, so that the start of Python and the loading of Qt count too.
"""

import json
import os
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget

Figures = dict[str, float]
SIZE = (1280, 800)
_SETTLED_MS = 300
_PARTS = {"Rss": "rss", "Pss": "pss"}


def keep_numpy_out() -> None:
    """Let sqlite-utils not find numpy: the program comes without it, and only the tests bring it along."""
    sys.modules["numpy"] = sys.modules["pandas"] = None  # type: ignore[assignment]


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
    found: Figures = {}

    class Bare(QMainWindow):
        def event(self, event: QEvent) -> bool:
            done = super().event(event)
            if event.type() == QEvent.Type.Paint and not found:
                found["painted"] = found["usable"] = _since(started)
                QTimer.singleShot(_SETTLED_MS, partial(_finish, found))
            return done

    app = QApplication(["bare"])
    window = Bare()
    window.setCentralWidget(QLabel("zelfscan"))
    window.resize(*SIZE)
    window.show()
    app.exec()


def ours(started: float) -> None:
    """Start the program as ``app.main`` does, and note when its first page has been painted."""
    from zelfscan import app as program  # noqa: PLC0415  # a bare window does not load it

    found: Figures = {}
    app = program.make_application()
    window = program.make_window()

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
    window.first_painted.connect(lambda: found.update(painted=_since(started)))
    window.first_painted.connect(partial(program._begin_later, window))
    window.show()
    app.exec()


if __name__ == "__main__":
    keep_numpy_out()
    {"bare": bare, "ours": ours}[sys.argv[1]](float(sys.argv[2]))
