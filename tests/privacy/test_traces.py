"""What the program and Qt leave behind on the disk beside the vault: nothing that tells about the person."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.job.driver import Driver
from zelfscan.gui import ask

FOLDER = "Onderduikadres"


def save_somewhere(folder: Path) -> Path | None:
    """Answer the real dialog, as somebody does who presses Enter."""

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.accept()

    QTimer.singleShot(300, accept)
    return ask.save_file(None, "Bewaar rapport", folder / "rapport.pdf", "PDF (*.pdf)")


def everything_below(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(f"{path} {path.read_bytes()!r}" for path in files)


def test_the_file_dialog_remembers_no_folder(qtbot: QtBot, tmp_path: Path, user_folder: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    assert save_somewhere(folder) == folder / "rapport.pdf"
    assert FOLDER not in everything_below(user_folder)


def test_what_other_programs_noted_about_file_dialogs_stays(qtbot: QtBot, tmp_path: Path) -> None:
    noted = (tmp_path / "elders").as_uri()
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", noted)
    settings.sync()
    save_somewhere(tmp_path)
    assert QSettings(QSettings.Scope.UserScope, "QtProject").value("FileDialog/lastVisited") == noted


def test_answering_in_the_window_leaves_only_the_vault(answering: Driver, user_folder: Path) -> None:
    QApplication.clipboard().setText("iets anders")
    questions = answering.questions()
    question = questions.heading.text()
    questions.extras.note_button.click()
    QTest.keyClicks(questions.extras.note_field, "achterdeur klemt")
    answering.press(Qt.Key.Key_F2)
    answering.press(Qt.Key.Key_Escape)
    answering.journey.lock()
    files = {path.relative_to(user_folder) for path in user_folder.rglob("*") if path.is_file()}
    vault = Path(".local/share/zelfscan/vault")
    assert {path for path in files if vault not in path.parents} == set()
    for words in ("achterdeur klemt", question, "alderman"):
        assert words not in everything_below(user_folder)
    assert answering.window.windowTitle() == "zelfscan"
    assert QApplication.clipboard().text() == "iets anders"
