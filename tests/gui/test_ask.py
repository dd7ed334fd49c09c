"""Every question in a window of its own can be answered by a test, and by a person."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from zelfscan.gui import ask
from zelfscan.gui.widgets.dialog import ConfirmDialog


def test_answers_are_given_in_the_order_in_which_they_were_set(tmp_path: Path) -> None:
    ask.answer_next(tmp_path / "rapport.pdf")
    ask.answer_next(True)
    ask.answer_next(None)

    assert ask.save_file(None, "Bewaar", tmp_path, "PDF (*.pdf)") == tmp_path / "rapport.pdf"
    assert ask.confirm(None, "Alles wissen?", "Dit kan niet terug.", "Wis alles") is True
    assert ask.open_folder(None, "Kies een map", tmp_path) is None


def test_an_answer_that_nobody_asked_for_can_be_found() -> None:
    ask.answer_next(False)

    assert ask.forget_answers() == [False]
    assert ask.forget_answers() == []


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_Escape, False), (Qt.Key.Key_Space, False), (Qt.Key.Key_Return, False)]
)
def test_escape_and_the_first_button_change_nothing(qtbot: QtBot, key: Qt.Key, expected: bool) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        qtbot.keyClick(dialog if dialog.focusWidget() is None else dialog.focusWidget(), key)

    QTimer.singleShot(0, press)

    assert ask.confirm(None, "Alles wissen?", "Dit kan niet terug.", "Wis alles") is expected


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_presses_the_verb_that_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        dialog.yes_button.setFocus()
        qtbot.keyClick(dialog.yes_button, key)

    QTimer.singleShot(0, press)

    assert ask.confirm(None, "Alles wissen?", "Dit kan niet terug.", "Wis alles") is True


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_pressing_the_verb_means_yes(qtbot: QtBot) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        qtbot.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)

    assert ask.confirm(None, "Alles wissen?", "Dit kan niet terug.", "Wis alles") is True


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_window_to_save_a_file_speaks_dutch_where_qt_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    words: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        words.append(dialog.labelText(QFileDialog.DialogLabel.LookIn))
        words.append(dialog.labelText(QFileDialog.DialogLabel.FileType))
        dialog.reject()

    QTimer.singleShot(0, look)

    assert ask.save_file(None, "Bewaar", tmp_path / "rapport.pdf", "PDF (*.pdf)") is None
    assert words == ["Map:", "Soort:"]
