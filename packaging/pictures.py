"""Make the pictures of the README from the shipped example; started by ``python3 dev.py pictures``.

Everything in them is made up. ``dev.py pictures [--dark] [--text=200] [--size=1024x640] [FOLDER]``: without a
folder the pictures of the README are made anew. With ``--gallery`` it makes pictures of every widget instead,
with ``--sheets`` sheets of every page in each look, with ``--editions`` sheets of every page of the reports.
"""

import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from zelfscan import app as program
from zelfscan.gui import background
from zelfscan.gui.gallery import LOOKS, Gallery
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.scan_pages import PLAN, QUESTIONS, REPORT, RESULT
from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "front-door.lock-grade"
OF_A_VISIT = ("dossiers", "elements", "photo", "findings")
TABS = (("result", RESULT), ("plan", PLAN), ("report", REPORT), ("question", QUESTIONS))


def settle(milliseconds: int = 150) -> None:
    """Let the window finish what it has under way."""
    QTest.qWait(milliseconds)
    until = time.monotonic() + 20
    while not background.is_idle() and time.monotonic() < until:
        QTest.qWait(20)
    QTest.qWait(milliseconds)


def show_start(window: MainWindow) -> Journey:
    """Show the start page with the questionnaires loaded."""
    parts = program.make_parts()
    journey = Journey(window, parts)
    journey.begin()
    until = time.monotonic() + 20
    while parts.start.packs is None and time.monotonic() < until:
        settle(20)
    settle()
    return journey


def make(folder: Path, width: int, height: int) -> None:
    """Walk through the program with the example, and keep a picture of each page."""
    window = program.make_window()
    window.resize(width, height)
    window.show()
    journey = show_start(window)

    def keep(name: str) -> None:
        settle()
        window.grab().save(str(folder / f"{name}.png"))

    keep("start")
    journey.start.example_asked.emit()
    for name, tab in TABS:
        journey.show_tab(tab)
        settle()
        if tab == QUESTIONS:
            journey.show_question(QUESTION)
        keep(name)
    window.open_card()
    keep("card")
    window.card.close_over()
    for name in _beside("page_sheets").dossiers(window, journey):
        if name in OF_A_VISIT:
            keep(name)


def _beside(name: str) -> Any:
    sys.path.insert(0, str(Path(__file__).parent))  # Python was started without this folder
    return import_module(name)


def make_gallery(qt: QApplication, folder: Path) -> None:
    """Keep a picture of every widget in every state, in each look and in large text."""
    gallery = Gallery(qt)
    gallery.show()
    for look, scale in (*((look, "100") for look in LOOKS), ("light", "200")):
        gallery.show_look(look, scale)
        settle()
        gallery.picture().save(str(folder / f"gallery-{look}-{scale}.png"))


def main(arguments: list[str]) -> None:
    """Read the options and make the pictures, in a user folder that is thrown away."""
    options = dict(each.lstrip("-").partition("=")[::2] for each in arguments if each.startswith("--"))
    folders = [Path(each) for each in arguments if not each.startswith("--")]
    folder = folders[0] if folders else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(each) for each in options.get("size", "1280x800").split("x"))
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = home
        qt = program.make_application()
        apply_theme(
            qt, DARK_THEME if "dark" in options else LIGHT_THEME, int(options.get("text", "100")) / 100
        )
        if "editions" in options:
            _beside("edition_sheets").make_edition_sheets(folder)
        elif "gallery" in options:
            make_gallery(qt, folder)
        elif "sheets" in options:
            _beside("page_sheets").make_sheets(qt, folder, show_start, settle)
        else:
            make(folder, width, height)


if __name__ == "__main__":
    main(sys.argv[1:])
