"""Answers can be chosen by mouse, keyboard and screen reader, and never lose a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.answer_row import Answer, AnswerGroup, AnswerRow

QUESTION = "Hebben alle buitendeuren goede sloten?"
ANSWERS = [
    Answer("yes", "Ja, alle buitendeuren", "1"),
    Answer("partly", "Gedeeltelijk", "2"),
    Answer("no", "Nee", "3"),
]
UNSURE = [Answer("unknown", "Weet ik niet", "0"), Answer("na", "Niet van toepassing", "9")]
LONG = "Gedeeltelijk, want de achterdeur en de schuifpui hebben nog geen slot met drie sterren"


@pytest.fixture
def group(qtbot: QtBot) -> AnswerGroup:
    group = AnswerGroup(QUESTION, ANSWERS, UNSURE)
    qtbot.addWidget(group)
    group.resize(600, 400)
    with qtbot.waitActive(group):
        group.show()
        group.activateWindow()
    return group


def _interface(row: AnswerRow) -> QAccessible.State:
    return QAccessible.queryAccessibleInterface(row).state()


def test_a_click_anywhere_on_the_row_chooses_it(qtbot: QtBot, group: AnswerGroup) -> None:
    row = group.row("partly")
    with qtbot.waitSignal(group.chosen) as signal:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight() / 1.02)

    assert signal.args == ["partly"]
    assert group.chosen_id() == "partly"


def test_only_one_answer_is_chosen_at_a_time(group: AnswerGroup) -> None:
    group.choose("yes")
    group.choose("unknown")

    assert [row.isChecked() for row in group.rows()] == [False, False, False, True, False]


def test_arrow_keys_walk_without_choosing_and_space_chooses(qtbot: QtBot, group: AnswerGroup) -> None:
    chosen: list[str] = []
    group.chosen.connect(chosen.append)
    group.row("yes").setFocus()
    qtbot.keyClick(group.row("yes"), Qt.Key.Key_Down)
    assert group.row("partly").hasFocus()
    assert chosen == []
    qtbot.keyClick(group.row("partly"), Qt.Key.Key_Space)

    assert chosen == ["partly"]


def test_arrow_keys_go_round(qtbot: QtBot, group: AnswerGroup) -> None:
    group.row("yes").setFocus()
    qtbot.keyClick(group.row("yes"), Qt.Key.Key_Up)

    assert group.row("na").hasFocus()


def test_arrow_keys_still_walk_after_something_was_chosen(qtbot: QtBot, group: AnswerGroup) -> None:
    group.choose("yes")
    qtbot.keyClick(group.row("yes"), Qt.Key.Key_Down)

    assert group.row("partly").hasFocus()
    assert group.chosen_id() == "yes"


def test_enter_chooses_an_open_row_and_is_left_to_the_page_on_the_chosen_one(
    qtbot: QtBot, group: AnswerGroup
) -> None:
    chosen: list[str] = []
    group.chosen.connect(chosen.append)
    group.row("no").setFocus()
    qtbot.keyClick(group.row("no"), Qt.Key.Key_Return)
    qtbot.keyClick(group.row("no"), Qt.Key.Key_Return)

    assert chosen == ["no"]


def test_the_digit_of_a_row_chooses_it_and_takes_the_focus(group: AnswerGroup) -> None:
    assert group.choose_by_key("0")
    assert group.chosen_id() == "unknown"
    assert group.row("unknown").hasFocus()
    assert not group.choose_by_key("7")


def test_an_answer_given_before_is_shown_without_being_chosen_again(qtbot: QtBot) -> None:
    group = AnswerGroup(QUESTION, ANSWERS, chosen="no")
    qtbot.addWidget(group)

    assert group.chosen_id() == "no"


def test_a_screen_reader_hears_a_radio_button_with_its_state_and_question(group: AnswerGroup) -> None:
    group.choose("partly")
    interface = QAccessible.queryAccessibleInterface(group.row("partly"))

    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Gedeeltelijk"
    assert interface.text(QAccessible.Text.Description) == QUESTION
    around = interface.parent()
    assert (around.role(), around.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, QUESTION)
    assert _interface(group.row("partly")).checked
    assert not _interface(group.row("yes")).checked


def test_an_answer_with_a_reason_cannot_be_chosen_and_says_why(group: AnswerGroup, qtbot: QtBot) -> None:
    blocked = AnswerGroup(QUESTION, [Answer("na", "Niet van toepassing", "9", "Elk huis heeft een voordeur")])
    qtbot.addWidget(blocked)
    row = blocked.row("na")
    blocked.choose("na")

    assert not row.isEnabled()
    assert blocked.chosen_id() == ""
    assert not blocked.choose_by_key("9")
    assert row.accessibleName() == "Niet van toepassing. Elk huis heeft een voordeur"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_long_answer_wraps_inside_its_row(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    theme = current_theme()
    row = AnswerRow(LONG, "1")
    qtbot.addWidget(row)
    width = row.minimumSizeHint().width() + 100
    one_line = QFontMetrics(theme.font(17, bold=True)).height()
    lines = row.heightForWidth(width) / one_line

    assert row.heightForWidth(4000) == theme.px(60)
    assert (
        row.heightForWidth(width) >= QFontMetrics(theme.font(17)).horizontalAdvance(LONG) / width * one_line
    )
    assert lines > 2


def test_a_pair_stands_side_by_side_only_where_both_fit(group: AnswerGroup, qapp: QApplication) -> None:
    left, right = group.row("unknown"), group.row("na")
    assert left.y() == right.y()
    group.resize(260, 900)
    qapp.processEvents()

    assert right.y() > left.y()
    assert right.width() >= right.minimumSizeHint().width()
