"""What happens on a Windows under Wine meanwhile: windows that come, files that pass by."""

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from release.windows_kinds import person_folder
from release.wine import Wine

_CAN_BE_RUN = (".bat", ".cmd", ".com", ".dll", ".exe", ".ps1", ".pyd", ".vbs")


def is_seen(title: str, display: str, seconds: int = 90) -> bool:
    """Tell whether a window with this title, and no other word in it, comes within this time."""
    order = ["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}$"]
    known = {**os.environ, "DISPLAY": display}
    try:
        done = subprocess.run(order, env=known, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


@contextmanager
def watched(wine: Wine) -> Iterator[set[str]]:
    """Look fifty times a second what comes in the folders for temporary files that could be run."""
    person = person_folder(wine)
    folders = [person / "Temp", person / "AppData" / "Local" / "Temp", wine.c / "windows" / "temp"]
    seen: set[str] = set()
    done = threading.Event()
    before = _runnable(folders)

    def look() -> None:
        while not done.wait(0.02):
            seen.update(plain(each) for each in _runnable(folders) - before)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def _runnable(folders: list[Path]) -> set[str]:
    """Return what is in these folders that could be run."""
    found: set[str] = set()
    for folder in folders:
        for place, _, names in os.walk(folder):
            inside = os.path.relpath(place, folder)
            found.update(f"{inside}/{name}" for name in names if name.lower().endswith(_CAN_BE_RUN))
    return found


def plain(name: str) -> str:
    """Return the name of a temporary file without the part that chance gave it."""
    return re.sub(r"\b(ns|~nsu)\w+\.tmp", r"\1*.tmp", name.removeprefix("./"))
