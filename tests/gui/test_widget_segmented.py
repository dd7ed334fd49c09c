"""A segmented choice works by mouse, keyboard and screen reader, and cuts off no words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.theme import LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.segmented import SegmentedChoice

OPTIONS = [("none", "Geen"), ("one", "Eén ster"), ("two", "Twee sterren"), ("unsure", "Weet ik niet")]


@pytest.fixture
def choice(qtbot: QtBot) -> SegmentedChoice:
    choice = SegmentedChoice("Slot", OPTIONS, "one")
    qtbot.addWidget(choice)
    choice.resize(800, 44)
    with qtbot.waitActive(choice):
        choice.show()
        choice.activateWindow()
    return choice


def told(choice: SegmentedChoice) -> list[str]:
    heard: list[str] = []
    choice.chosen.connect(heard.append)
    return heard


def test_a_click_near_the_edge_of_a_part_chooses_it(qtbot: QtBot, choice: SegmentedChoice) -> None:
    heard, part = told(choice), choice.segment("two")
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=part.rect().bottomRight() - part.rect().topLeft())
    assert (heard, choice.chosen_id()) == (["two"], "two")
    assert [part.isChecked() for part in choice.segments()] == [False, False, True, False]


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("one", Qt.Key.Key_Right, "two"),
        ("one", Qt.Key.Key_Down, "two"),
        ("one", Qt.Key.Key_Left, "none"),
        ("none", Qt.Key.Key_Up, "unsure"),
        ("unsure", Qt.Key.Key_Right, "none"),
        ("one", Qt.Key.Key_End, "unsure"),
        ("two", Qt.Key.Key_Home, "none"),
    ],
)
def test_keys_walk_round_without_choosing(
    qtbot: QtBot, choice: SegmentedChoice, start: str, key: Qt.Key, end: str
) -> None:
    heard = told(choice)
    choice.segment(start).setFocus()
    qtbot.keyClick(choice.segment(start), key)
    assert choice.segment(end).hasFocus()
    assert (heard, choice.chosen_id()) == ([], "one")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_choose(qtbot: QtBot, choice: SegmentedChoice, key: Qt.Key) -> None:
    heard = told(choice)
    choice.segment("two").setFocus()
    qtbot.keyClick(choice.segment("two"), key)
    assert (heard, choice.chosen_id()) == (["two"], "two")


def test_a_part_that_cannot_be_chosen_is_walked_past(qtbot: QtBot, choice: SegmentedChoice) -> None:
    choice.segment("two").setEnabled(False)
    choice.segment("one").setFocus()
    qtbot.keyClick(choice.segment("one"), Qt.Key.Key_Right)
    assert choice.segment("unsure").hasFocus()


def test_the_tab_key_stops_once_at_what_is_chosen(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    before, choice, after = QPushButton(), SegmentedChoice("Slot", OPTIONS, "two"), QPushButton()
    layout = QVBoxLayout(box)
    for part in (before, choice, after):
        layout.addWidget(part)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert choice.segment("two").hasFocus()
    assert choice.first_stop() is choice.segment("two")
    qtbot.keyClick(choice.segment("two"), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_the_tab_key_comes_back_to_what_is_chosen_and_not_to_what_was_walked_over(
    qtbot: QtBot, choice: SegmentedChoice
) -> None:
    choice.segment("one").setFocus()
    qtbot.keyClick(choice.segment("one"), Qt.Key.Key_Right)
    choice.segment("two").clearFocus()
    stops = [part for part in choice.segments() if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [choice.segment("one")]


def test_nothing_chosen_yet_begins_at_the_first_part(qtbot: QtBot) -> None:
    choice = SegmentedChoice("Slot", OPTIONS)
    qtbot.addWidget(choice)
    assert (choice.chosen_id(), choice.first_stop().text()) == ("", "Geen")


def test_showing_another_choice_tells_nobody(choice: SegmentedChoice) -> None:
    heard = told(choice)
    choice.choose("unsure")
    choice.choose("no such part")
    assert (heard, choice.chosen_id()) == ([], "unsure")


def test_a_screen_reader_hears_radio_buttons_in_a_group_with_a_name(choice: SegmentedChoice) -> None:
    part = QAccessible.queryAccessibleInterface(choice.segment("one"))
    around = part.parent()
    assert (part.role(), part.text(QAccessible.Text.Name)) == (QAccessible.Role.RadioButton, "Eén ster")
    assert part.state().checked
    assert (around.role(), around.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Slot")
    assert [around.child(place).text(QAccessible.Text.Name) for place in range(around.childCount())] == [
        words for _, words in OPTIONS
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [180, 300, 520, 700, 1400])
def test_no_width_cuts_words_and_no_part_is_too_small(
    qapp: QApplication, qtbot: QtBot, scale: float, width: int
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    choice = SegmentedChoice("Slot", OPTIONS, "one")
    qtbot.addWidget(choice)
    wide = max(round(width * scale), choice.minimumSizeHint().width())
    choice.resize(wide, choice.heightForWidth(wide))
    choice.show()
    for part in choice.segments():
        assert part.width() >= part.sizeHint().width()
        assert min(part.width(), part.height()) >= current_theme().px(44)
        assert choice.rect().contains(part.geometry())
    rows = {part.y() for part in choice.segments()}
    assert len(rows) == (len(OPTIONS) if choice.is_stacked() else 1)


def test_a_wide_choice_gives_every_part_the_same_width(choice: SegmentedChoice) -> None:
    assert len({part.width() for part in choice.segments()}) == 1


def test_choosing_moves_nothing(choice: SegmentedChoice) -> None:
    before = [part.geometry() for part in choice.segments()]
    choice.choose("two")
    assert [part.geometry() for part in choice.segments()] == before


def test_the_parts_follow_the_text_scale(qapp: QApplication, choice: SegmentedChoice) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    assert choice.sizeHint().height() == 88
    assert all(part.height() == 88 for part in choice.segments())


@pytest.mark.parametrize("state", ["on", "off", "down"])
def test_every_state_can_be_painted(choice: SegmentedChoice, state: str) -> None:
    part = choice.segment("one")
    before = part.grab().toImage()
    if state == "on":
        choice.choose("two")
    elif state == "off":
        part.setEnabled(False)
    else:
        part.setDown(True)
    assert part.grab().toImage() != before
