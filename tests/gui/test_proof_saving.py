"""A proof of deletion is saved where somebody says, and a place that cannot be written is told."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui import ask
from zelfscan.gui.pages.proof_saving import save_proof_as


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def test_the_proof_is_written_where_somebody_says(page: QWidget, tmp_path: Path) -> None:
    ask.answer_next(tmp_path / "bewijs.txt")
    saved = save_proof_as(page, "Gewist op 26 november.\n", "bewijs.txt")
    assert (tmp_path / "bewijs.txt").read_text(encoding="utf-8") == "Gewist op 26 november.\n"
    assert saved is not None and saved.is_saved
    assert (saved.kind, saved.text) == ("good", str(tmp_path / "bewijs.txt"))


def test_nothing_is_told_where_somebody_chose_no_place(page: QWidget) -> None:
    ask.answer_next(None)
    assert save_proof_as(page, "Gewist.", "bewijs.txt") is None


def test_a_place_that_cannot_be_written_is_told_with_what_to_do(page: QWidget, tmp_path: Path) -> None:
    ask.answer_next(tmp_path / "weg" / "bewijs.txt")
    saved = save_proof_as(page, "Gewist.", "bewijs.txt")
    assert saved is not None and not saved.is_saved
    assert saved.kind == "error" and saved.title == "Het bewijs is niet bewaard." and saved.text
