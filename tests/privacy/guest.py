"""Somebody on a borrowed computer, in a process of its own: starts the program as a person does, and goes.

``python -m tests.privacy.guest --niets-bewaren``, or ``--map FOLDER``: the same words as the program itself.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from zelfscan.__main__ import main
from zelfscan.gui import ask
from zelfscan.gui.journey import Journey
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.offline_hands import Stage
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.presenters.lock_desk import create_vault

PASSPHRASE = "fiets onder groene brug"
NOTE = "achterdeur klemt al weken"
SIDE = ("proof", "settings", "guide", "about", "progress", "log")


def a_stage() -> Stage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    (window,) = [each for each in app.topLevelWidgets() if isinstance(each, MainWindow)]
    waiting = Stage(app, window, None, None, Path())  # type: ignore[arg-type]
    waiting.wait_until(lambda: window.findChild(Journey) is not None, "the window did not begin")
    journey = window.findChild(Journey)
    assert journey is not None
    return Stage(app, window, journey, journey._parts, Path())


def answer_and_look(stage: Stage) -> None:
    """Answer everything, write a note, and look at every page there is."""
    page = stage.page(QuestionPage)
    page.extras.note_button.click()
    page.extras.note_field.insertPlainText(NOTE)
    assert page.leave()
    assert stage.answer() > 10
    for tab, kind in (("result", ResultPage), ("plan", PlanPage), ("report", ReportPage)):
        stage.show(tab, kind)
    report = stage.page(ReportPage)
    assert report._desk.drawing(PASSPHRASE)().startswith(b"%PDF-")
    for entry in SIDE:
        stage.window.menu_asked.emit(entry)
        stage.settle()
    stage.window.open_card()
    stage.window.close_card()
    stage.window.menu_asked.emit("settings")
    stage.settle()
    stage.parts.settings.set_text_size(125)
    look_at_a_dialogue(stage)
    trip_over(stage)


def look_at_a_dialogue(stage: Stage) -> None:
    """Open the real question for a file, and close it: Qt notes the folder at that moment."""
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(type(dialog).__name__)
        dialog.reject()

    QTimer.singleShot(300, close)
    assert ask.save_file(stage.window, "Bewaar rapport", Path.home() / "rapport.pdf", "PDF (*.pdf)") is None
    assert seen == ["QFileDialog"]


def trip_over(stage: Stage) -> None:
    """Come upon a bug, which is written down where there is a place for it."""
    try:
        raise ValueError(NOTE)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    stage.settle()


def keep_nothing(stage: Stage) -> None:
    stage.page(StartPage)
    stage.journey.start.choice_made.emit("zelfscan", "")
    answer_and_look(stage)
    ask.answer_next(True)  # the answers may be lost


def keep_on_the_stick(stage: Stage) -> None:
    stage.page(StartPage)
    stage.journey.start.choice_made.emit("zelfscan", "")
    stage.settle()
    lock = stage.parts.lock
    made = create_vault(lock.folder, PASSPHRASE, stage.parts.clock(), lock.parameters)
    stage.journey.gate.opened.emit(made)
    answer_and_look(stage)


def visit(arguments: list[str]) -> int:
    """Start the program with these arguments, do what a guest does, and close the window."""
    ended: list[str] = []

    def be_there() -> None:
        stage = a_stage()
        (keep_nothing if "--niets-bewaren" in arguments else keep_on_the_stick)(stage)
        stage.window.close()
        assert not stage.window.isVisible()
        ended.append("gone")

    QApplication(["zelfscan"])
    QTimer.singleShot(0, be_there)
    code = main(arguments)
    return code if ended else 9


if __name__ == "__main__":
    sys.exit(visit(sys.argv[1:]))
