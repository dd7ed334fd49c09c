"""Every place where somebody types asks the keyboard to learn nothing, and no passphrase leaves its field."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.test_accessible_walk import (
    Found,
    Walker,
    walk_the_dossiers,
    walk_the_lock,
    walk_the_menu,
    walk_the_scan,
)
from zelfscan.gui.widgets.text_field import NoteField, PassphraseField, TextField

EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
SECRET = "fiets onder groene brug"


def editors_in(widget: QWidget) -> list[QWidget]:
    """Return everything below a widget in which somebody can type."""
    found = [each for each in widget.findChildren(QWidget) if isinstance(each, EDITORS)]
    return [each for each in found if not getattr(each, "isReadOnly", bool)()]


class EditorWalker(Walker):
    """Looks at the editors of every page instead of at its names."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot)
        self.seen: set[str] = set()
        self.talkative: set[str] = set()

    def look(self, widget: QWidget | None = None) -> list[Found]:
        self.wait()
        page = self.window.page()
        assert page is not None
        for editor in editors_in(widget or page):
            name = f"{type(page).__name__}: {editor.accessibleName()}"
            self.seen.add(name)
            if editor.inputMethodHints() & PRIVATE != PRIVATE:
                self.talkative.add(name)
        for choice in (widget or page).findChildren(QComboBox):
            assert not choice.isEditable(), choice.accessibleName()
        return []


def test_no_editor_of_any_page_lets_a_keyboard_learn_or_suggest(qtbot: QtBot) -> None:
    walker = EditorWalker(qtbot)
    walk_the_menu(walker)
    walk_the_lock(walker)
    walk_the_dossiers(walker)
    walker.journey._parts.lock.lock("locked")
    walker.journey._is_locked = False
    walker.open("zelfscan")
    walk_the_scan(walker)
    assert walker.talkative == set()
    assert len(walker.seen) > 15, sorted(walker.seen)
    pages = {name.split(":")[0] for name in walker.seen}
    assert {"QuestionPage", "CreatePage", "UnlockPage", "ReportPage", "DossiersPage", "ClosingPage"} <= pages


@pytest.mark.parametrize("make", [TextField, NoteField, PassphraseField])
def test_a_field_is_private_from_the_start(qtbot: QtBot, make: Any) -> None:
    field = make("Naam")
    qtbot.addWidget(field)
    editor = field if isinstance(field, NoteField) else field.edit
    assert editor.inputMethodHints() & PRIVATE == PRIVATE


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    field = PassphraseField("Uw wachtzin")
    qtbot.addWidget(field)
    field.show()
    field.set_text(SECRET)
    QGuiApplication.clipboard().setText("iets anders")
    return field


def test_a_passphrase_in_sight_is_as_private_as_a_hidden_one(field: PassphraseField) -> None:
    field.show_button.click()
    assert field.is_shown()
    assert field.edit.inputMethodHints() & PRIVATE == PRIVATE
    field.show_button.click()
    assert field.edit.inputMethodHints() & PRIVATE == PRIVATE


@pytest.mark.parametrize("is_shown", [False, True])
@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert])
def test_no_key_brings_a_passphrase_to_the_clipboard(
    field: PassphraseField, key: Qt.Key, is_shown: bool
) -> None:
    if is_shown:
        field.show_button.click()
    QTest.keyClick(field.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert field.edit.hasSelectedText() is not is_shown
    QTest.keyClick(field.edit, key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "iets anders"


def test_no_mouse_chooses_a_passphrase_in_sight(field: PassphraseField) -> None:
    field.show_button.click()
    QTest.mouseDClick(field.edit, Qt.MouseButton.LeftButton)
    assert field.edit.selectedText() == ""
    assert SECRET not in QGuiApplication.clipboard().text(QClipboard.Mode.Selection)


def test_what_was_chosen_while_it_was_hidden_is_not_chosen_once_it_is_shown(field: PassphraseField) -> None:
    field.edit.selectAll()
    assert field.edit.hasSelectedText()
    field.show_button.click()
    assert not field.edit.hasSelectedText()


def test_in_another_field_text_can_be_chosen_and_copied(qtbot: QtBot) -> None:
    field = TextField("Naam", text="D-01")
    qtbot.addWidget(field)
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "D-01"
