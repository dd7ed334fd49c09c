"""Choosing a file: by Qt's own dialog, which the system does not hear of, and with F12 as everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from zelfscan.gui import ask

KINDS = "Tekst (*.txt)"
Choose = Callable[[Path], object]
CHOICES: dict[str, Choose] = {
    "open": lambda folder: ask.open_file(None, "Kies het bestand", folder, KINDS),
    "several": lambda folder: ask.open_files(None, "Kies foto’s", folder, KINDS),
    "folder": lambda folder: ask.open_folder(None, "Kies een map", folder),
    "save": lambda folder: ask.save_file(None, "Bewaar", folder / "a.txt", KINDS),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "inside").mkdir()
    return tmp_path


def in_the_dialog(do: Callable[[QFileDialog], None]) -> None:
    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        do(dialog)

    QTimer.singleShot(300, later)


def type_name(dialog: QFileDialog, name: str) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("choice", "typed", "chosen"),
    [
        ("open", "b.txt", "b.txt"),
        ("several", '"a.txt" "b.txt"', ("a.txt", "b.txt")),
        ("folder", "inside", "inside"),
        ("save", "rapport", "rapport.txt"),
    ],
)
def test_a_typed_name_is_what_is_chosen(
    qtbot: QtBot, folder: Path, choice: str, typed: str, chosen: str | tuple[str, ...]
) -> None:
    in_the_dialog(lambda dialog: type_name(dialog, typed))
    found = CHOICES[choice](folder)
    wanted = folder / chosen if isinstance(chosen, str) else tuple(folder / each for each in chosen)
    assert found == wanted


@pytest.mark.parametrize("choice", CHOICES)
def test_it_is_the_dialog_that_the_system_does_not_hear_of(qtbot: QtBot, folder: Path, choice: str) -> None:
    natives: list[bool] = []

    def look(dialog: QFileDialog) -> None:
        natives.append(not dialog.testOption(QFileDialog.Option.DontUseNativeDialog))
        dialog.reject()

    in_the_dialog(look)
    assert CHOICES[choice](folder) in (None, ())
    assert natives == [False]


@pytest.mark.parametrize("choice", CHOICES)
def test_f12_closes_it(qtbot: QtBot, folder: Path, choice: str) -> None:
    in_the_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_F12))
    assert CHOICES[choice](folder) in (None, ())
