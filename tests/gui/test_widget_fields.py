"""Fields have their label above, say what is wrong in words, and hide a passphrase until asked."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text_field import NoteField, PassphraseField, TextField

WRONG = "Deze wachtzin klopt niet. Kijk of Caps Lock aanstaat."


def test_a_field_is_read_out_with_its_label_and_hint(qtbot: QtBot) -> None:
    field = TextField("Datum", "bijvoorbeeld 14-12-2026")
    qtbot.addWidget(field)
    interface = QAccessible.queryAccessibleInterface(field.edit)

    assert interface.role() == QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "Datum"
    assert interface.text(QAccessible.Text.Description) == "bijvoorbeeld 14-12-2026"


def test_typing_and_enter_are_told_to_the_page(qtbot: QtBot) -> None:
    field = TextField("Datum")
    qtbot.addWidget(field)
    with qtbot.waitSignals([field.changed, field.submitted]):
        qtbot.keyClicks(field.edit, "1")
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)

    assert field.text() == "1"


def test_an_error_takes_the_place_of_the_hint_and_goes_away_again(qtbot: QtBot) -> None:
    field = TextField("Datum", "bijvoorbeeld 14-12-2026")
    qtbot.addWidget(field)
    field.set_error("Vul een datum in.")
    assert field.error() == "Vul een datum in."
    assert field.edit.accessibleDescription() == "Vul een datum in."
    field.set_error("")

    assert field.error() == ""
    assert field.edit.accessibleDescription() == "bijvoorbeeld 14-12-2026"


def test_a_passphrase_is_hidden_until_the_person_asks_to_see_it(qtbot: QtBot) -> None:
    field = PassphraseField("Uw wachtzin")
    qtbot.addWidget(field)
    field.set_text("groene fiets")
    assert field.edit.displayText() != "groene fiets"
    qtbot.mouseClick(field.show_button, Qt.MouseButton.LeftButton)

    assert field.edit.displayText() == "groene fiets"
    assert field.show_button.accessibleName() == "Verberg de wachtzin"


def test_after_a_wrong_passphrase_the_text_stays_and_the_error_shows(qtbot: QtBot) -> None:
    field = PassphraseField("Uw wachtzin")
    qtbot.addWidget(field)
    field.set_text("groene fiets")
    field.set_error(WRONG)

    assert field.text() == "groene fiets"
    assert field.error() == WRONG


def test_clearing_the_passphrase_hides_the_next_one(qtbot: QtBot) -> None:
    field = PassphraseField("Uw wachtzin")
    qtbot.addWidget(field)
    field.set_text("groene fiets")
    field.show_button.click()
    field.clear()

    assert field.text() == ""
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


def test_a_hidden_passphrase_is_not_given_to_a_screen_reader(qtbot: QtBot) -> None:
    field = PassphraseField("Uw wachtzin")
    qtbot.addWidget(field)
    field.set_text("groene fiets")
    interface = QAccessible.queryAccessibleInterface(field.edit)

    assert interface.state().passwordEdit
    assert "fiets" not in interface.text(QAccessible.Text.Value)


def test_a_passphrase_field_is_56_pixels_high_and_a_field_48(qapp: QApplication, qtbot: QtBot) -> None:
    column = QWidget()
    qtbot.addWidget(column)
    field, passphrase = TextField("Datum"), PassphraseField("Uw wachtzin")
    layout = QVBoxLayout(column)
    layout.addWidget(field)
    layout.addWidget(passphrase)
    column.show()

    assert field.edit.height() == 48
    box = passphrase.edit.parentWidget()
    assert box is not None
    assert box.height() == 56


def test_fields_grow_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    field = TextField("Datum")
    qtbot.addWidget(field)
    apply_theme(qapp, LIGHT_THEME, 2.0)

    assert field.edit.minimumSizeHint().height() == 96


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    note, after = NoteField("Opmerking"), TextField("Datum")
    layout = QVBoxLayout(window)
    layout.addWidget(note)
    layout.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Tab)

    assert after.edit.hasFocus()
    assert note.toPlainText() == ""


@pytest.mark.parametrize("kind", [TextField, PassphraseField])
def test_label_and_error_of_the_field_with_the_focus_come_into_sight_with_it(
    qtbot: QtBot, kind: type[TextField]
) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    page.resize(500, 300)
    fields = [kind(f"Regel {number}") for number in range(1, 9)]
    for field in fields:
        page.body.addWidget(field)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for field in (fields[3], fields[7], fields[1]):
        field.set_error("Dit is een lange zin over wat er niet klopt, en over wat u eraan kunt doen. " * 2)
        field.edit.setFocus()
        qtbot.wait(page.SETTLED * 3)
        area = QRect(field.mapTo(page.viewport(), QPoint(0, 0)), field.size())
        assert page.viewport().rect().contains(area), (area, page.viewport().rect())
    assert (
        not page.viewport()
        .rect()
        .intersects(QRect(fields[7].mapTo(page.viewport(), QPoint(0, 0)), fields[7].size()))
    )
