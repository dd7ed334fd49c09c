"""Screens to start the real window on, from outside: none at all, or one that nobody sees."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

#: Names in the environment that would lead a window elsewhere.
ELSEWHERE = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")


@contextmanager
def an_x_screen() -> Iterator[dict[str, str]]:
    """Give the environment with which a window comes on a screen of its own, reached over a local socket."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            display = numbers.readline().strip()
        environment = {name: text for name, text in os.environ.items() if name not in ELSEWHERE}
        yield environment | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    finally:
        screen.terminate()
        screen.wait()


@contextmanager
def no_screen() -> Iterator[dict[str, str]]:
    """Give the environment with which a window is drawn in memory alone."""
    yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
