"""A list whose words may be longer than its place: nothing is pushed aside, and nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_painted
from zelfscan.gui.pages.long_choice import LongChoice, long_choice

SHORT = [("", "De woning als geheel"), ("door", "D1 Voordeur")]
LONG = [*SHORT, ("finding", "Bevinding 4: goede sloten op alle ramen waar iemand van buiten bij kan " * 2)]


@pytest.fixture
def choice(qtbot: QtBot) -> LongChoice:
    choice = long_choice("Hoort bij")
    choice.set_options(LONG, "finding")
    qtbot.addWidget(choice)
    choice.resize(240, 44)
    with qtbot.waitExposed(choice):
        choice.show()
    return choice


def test_long_words_end_in_dots_before_the_arrow(choice: LongChoice, monkeypatch: pytest.MonkeyPatch) -> None:
    painted = note_what_is_painted(monkeypatch)
    choice.grab()
    (words,) = painted
    assert words.startswith("Bevinding 4") and words.endswith("…")
    assert choice.fontMetrics().horizontalAdvance(words) < 240 - 20


def test_long_words_ask_for_no_more_than_any_place_can_give(choice: LongChoice) -> None:
    assert choice.minimumSizeHint().width() <= 180
    assert choice.sizeHint().width() <= 420
    assert choice.sizeHint().height() >= 44


def test_a_screen_reader_hears_all_of_the_words(choice: LongChoice) -> None:
    interface = QAccessible.queryAccessibleInterface(choice)
    assert interface.role() == QAccessible.Role.ComboBox
    assert choice.accessibleName() == "Hoort bij"
    assert choice.currentText() == LONG[2][1]


def test_the_same_options_leave_the_list_as_it_is(qtbot: QtBot, choice: LongChoice) -> None:
    with qtbot.assertNotEmitted(choice.model().rowsRemoved):
        choice.set_options(LONG, "door")
    assert choice.chosen_id() == "door"
    choice.set_options(SHORT, "gone")
    assert choice.count() == 2


def test_a_key_chooses_and_tells(qtbot: QtBot, choice: LongChoice) -> None:
    with qtbot.waitSignal(choice.picked) as signal:
        QTest.keyClick(choice, Qt.Key.Key_Up)
    assert signal.args == ["door"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_open_list_is_wider_than_its_place(choice: LongChoice) -> None:
    choice.resize(200, 44)
    choice.showPopup()
    assert choice.view().minimumWidth() >= 200
    choice.hidePopup()
