"""What nobody foresaw: said honestly, and written down without a word of the person."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.later_parts import LaterParts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.notices import Notices
from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.trouble import catch_bugs, describe, write_down
from zelfscan.presenters.views import CardView

SECRET = "mijn zoon zit op school de Regenboog"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "errors.log"


@pytest.fixture
def window(qtbot: QtBot, log: Path) -> Iterator[MainWindow]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    window = MainWindow(lambda: CardView((), (), (), ""), LaterParts(EmergencyCard, Notices))
    qtbot.addWidget(window)
    catch_bugs(window, log)
    yield window
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def _fail(error: Exception) -> None:
    try:
        raise error
    except Exception as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_bug_is_shown_with_the_place_of_the_log(
    window: MainWindow, log: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail(ValueError(SECRET))
    qtbot.waitUntil(lambda: "Het programma heeft een fout gemaakt." in window.notices())
    assert str(log) in window.notices()
    said = window.notices() + log.read_text(encoding="utf-8") + capsys.readouterr().err
    assert SECRET not in said
    assert "ValueError test_trouble.py:" in said


def test_an_error_that_somebody_can_act_on_is_shown_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    _fail(ZelfscanError("De schijf is vol. Maak ruimte."))
    qtbot.waitUntil(lambda: "De schijf is vol. Maak ruimte." in window.notices())


def test_only_names_of_files_and_lines_are_described() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        line = describe(KeyError, error.__traceback__)
    assert "KeyError test_trouble.py:" in line
    assert SECRET not in line
    assert str(Path(__file__).parent) not in line


def test_the_log_begins_again_when_it_grows_too_long(log: Path) -> None:
    assert write_down(log, "x" * 200_000)
    assert write_down(log, "kort")
    assert log.read_text(encoding="utf-8") == "kort\n"


def test_a_log_that_cannot_be_written_is_not_another_error(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("dit is een bestand")
    assert not write_down(tmp_path / "folder" / "errors.log", "regel")
