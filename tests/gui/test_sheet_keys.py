"""A floor is drawn by keys alone; every step is said, and can be undone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from tests.gui.sheet_hands import (
    NONE,
    Control,
    Key,
    Shift,
    a_floor,
    press,
    room_places,
)
from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import rename_room
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def canvas(qtbot: QtBot, heard: list[str]) -> SheetCanvas:
    canvas = SheetCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(1000, canvas.heightForWidth(1000))
    with qtbot.waitActive(canvas):
        canvas.show()
        canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return canvas


# By keys alone


def test_a_floor_is_drawn_by_keys_alone(qtbot: QtBot, canvas: SheetCanvas, heard: list[str]) -> None:
    canvas.set_tool("room")
    press(qtbot, canvas, Key.Key_Right, Key.Key_Down, held=Shift)
    press(qtbot, canvas, Key.Key_Space, Key.Key_Right, Key.Key_Right)
    assert heard[-1] == "Kolom 7, rij 5: 1,5 bij 0,5 meter"
    press(qtbot, canvas, Key.Key_Down, held=Shift)
    press(qtbot, canvas, Key.Key_Return)
    assert room_places(canvas) == [(4, 4, 3, 5)]
    canvas.set_tool("door")
    press(qtbot, canvas, Key.Key_Enter)
    canvas.set_tool("pin")
    press(qtbot, canvas, Key.Key_Space)
    assert (len(canvas.sheet().openings), [pin.number for pin in canvas.sheet().pins]) == (1, [1])


def test_the_cursor_stays_inside_and_says_where_it_is(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    canvas.set_sheet(a_floor())
    press(qtbot, canvas, Key.Key_Left, Key.Key_Up)
    assert (canvas.cursor_cell(), heard[-1]) == ((0, 0), "Kolom 1, rij 1")
    press(qtbot, canvas, *[Key.Key_Right] * 2, *[Key.Key_Down] * 2, held=Shift)
    assert heard[-1] == "Kolom 9, rij 9: Hal"
    press(qtbot, canvas, *[Key.Key_Right] * 20, *[Key.Key_Down] * 20, held=Shift)
    assert canvas.cursor_cell() == (39, 27)


def test_space_picks_up_and_puts_down_and_escape_leaves_it(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    canvas.set_sheet(a_floor())
    press(qtbot, canvas, Key.Key_PageDown, Key.Key_Space)
    assert heard[-1] == "Hal: opgepakt. Kies de nieuwe plek."
    press(qtbot, canvas, Key.Key_Right, held=Shift)
    press(qtbot, canvas, Key.Key_Escape)
    assert (heard[-1], room_places(canvas)) == ("Gestopt. Er is niets veranderd.", [(4, 4, 10, 8)])
    press(qtbot, canvas, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Space, Key.Key_Right, Key.Key_Space)
    assert canvas.sheet() != a_floor()


def test_the_page_keys_walk_over_all_that_is_drawn(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    press(qtbot, canvas, Key.Key_PageDown)
    assert heard[-1] == "Er is nog niets getekend."
    canvas.set_sheet(a_floor())
    canvas.set_pin_names({"finding:f1": "Slot zonder keurmerk"})
    heard.clear()
    press(qtbot, canvas, *[Key.Key_PageDown] * 6, Key.Key_PageUp)
    assert heard == [
        "Hal, 1 van 5",
        "Deur in Hal, 2 van 5",
        "Raam in Hal, 3 van 5",
        "Punt 1: Slot zonder keurmerk, 4 van 5",
        "Punt 2, 5 van 5",
        "Hal, 1 van 5",
        "Punt 2, 5 van 5",
    ]
    assert (canvas.chosen_part(), canvas.cursor_cell()) == ("pin-2", (30, 21))


def test_enter_on_a_pin_tells_what_it_stands_for(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    press(qtbot, canvas, *[Key.Key_PageDown] * 4)
    with qtbot.waitSignal(canvas.pin_chosen) as signal:
        press(qtbot, canvas, Key.Key_Return)
    assert signal.args == ["finding:f1"]


def test_control_with_arrows_changes_the_size_of_the_chosen_room(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    canvas.set_sheet(a_floor())
    press(qtbot, canvas, Key.Key_Right, held=Control)
    assert heard[-1] == "Kies eerst een ruimte."
    press(qtbot, canvas, Key.Key_PageDown)
    press(qtbot, canvas, Key.Key_Right, Key.Key_Up, held=Control)
    assert room_places(canvas) == [(4, 4, 11, 7)]
    assert heard[-1] == "Hal: 5,5 bij 3,5 meter."


def test_delete_takes_away_what_is_under_the_cursor(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    press(qtbot, canvas, Key.Key_PageUp, Key.Key_Delete)
    assert [pin.number for pin in canvas.sheet().pins] == [1]
    assert canvas.chosen_part() == ""


def test_nothing_under_the_cursor_is_said_and_chosen_away(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    canvas.set_sheet(a_floor())
    canvas.choose("room-1")
    press(qtbot, canvas, Key.Key_Space)
    assert (heard[-1], canvas.chosen_part()) == ("Hier staat niets.", "")


def test_the_tab_key_leaves_the_drawing_and_escape_is_left_to_the_page(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    canvas, after = SheetCanvas(), QPushButton()
    column = QVBoxLayout(box)
    column.addWidget(canvas)
    column.addWidget(after)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    canvas.setFocus()
    qtbot.keyClick(canvas, Key.Key_Tab)
    assert after.hasFocus()


def test_a_cursor_out_of_sight_is_scrolled_into_it(qtbot: QtBot) -> None:
    area, canvas = QScrollArea(), SheetCanvas()
    qtbot.addWidget(area)
    area.setWidget(canvas)
    canvas.resize(900, canvas.heightForWidth(900))
    area.resize(400, 300)
    area.show()
    press(qtbot, canvas, *[Key.Key_Down] * 6, held=Shift)
    assert area.verticalScrollBar().value() > 0


def test_a_key_that_is_held_down_draws_once(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("pin")
    for is_again in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space, NONE, " ", is_again)
        QApplication.sendEvent(canvas, event)
    assert len(canvas.sheet().pins) == 1


def test_the_drawing_keeps_its_keys_from_the_shortcuts_of_the_window(qtbot: QtBot) -> None:
    box, used = QWidget(), []
    qtbot.addWidget(box)
    canvas = SheetCanvas()
    QVBoxLayout(box).addWidget(canvas)
    for name in ("Ctrl+Z", "Return", "Delete", "F2"):
        QShortcut(QKeySequence(name), box).activated.connect(lambda name=name: used.append(name))
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    canvas.setFocus()
    canvas.set_tool("pin")
    press(qtbot, canvas, Key.Key_Return, Key.Key_F2)
    assert (len(canvas.sheet().pins), used) == (1, ["F2"])
    press(qtbot, canvas, Key.Key_Z, held=Control)
    assert (canvas.sheet(), used) == (Sheet(), ["F2"])


def test_escape_is_left_to_the_page_where_nothing_was_begun(qtbot: QtBot, canvas: SheetCanvas) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, NONE)
    QApplication.sendEvent(canvas, event)
    assert not event.isAccepted()


def test_keys_take_away_with_their_tool(qtbot: QtBot, canvas: SheetCanvas, heard: list[str]) -> None:
    canvas.set_sheet(a_floor())
    canvas.set_tool("erase")
    press(qtbot, canvas, Key.Key_PageDown, Key.Key_Space)
    assert heard[-1] == "Hal: weggehaald. Daardoor zijn 2 deuren of ramen weg."


def test_choosing_a_part_leaves_what_was_begun(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    press(qtbot, canvas, Key.Key_PageDown, Key.Key_Space)
    canvas.choose("opening-1")
    press(qtbot, canvas, Key.Key_Right)
    assert (canvas.sheet(), canvas.chosen_part()) == (a_floor(), "opening-1")
    canvas.choose("")
    assert canvas.chosen_part() == ""


# Undo and redo


def test_every_step_can_be_undone_and_done_again(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("pin")
    assert not canvas.can_undo()
    for _ in range(60):
        press(qtbot, canvas, Key.Key_Space)
    press(qtbot, canvas, *[Key.Key_Z] * 60, held=Control)
    assert (canvas.sheet(), canvas.can_undo(), canvas.can_redo()) == (Sheet(), False, True)
    press(qtbot, canvas, *[Key.Key_Y] * 60, held=Control)
    assert (len(canvas.sheet().pins), canvas.can_undo(), canvas.can_redo()) == (60, True, False)


def test_the_page_hears_whether_there_is_something_to_undo(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    states: list[tuple[str, bool]] = []
    canvas.can_undo_changed.connect(lambda can: states.append(("undo", can)))
    canvas.can_redo_changed.connect(lambda can: states.append(("redo", can)))
    canvas.set_tool("pin")
    press(qtbot, canvas, Key.Key_Space, Key.Key_Space)
    canvas.undo()
    assert heard[-1] == "Ongedaan gemaakt. Nu: 1 punt."
    canvas.undo()
    canvas.undo()
    assert heard[-1] == "Er is niets om ongedaan te maken."
    canvas.redo()
    canvas.redo()
    canvas.redo()
    assert heard[-1] == "Er is niets om opnieuw te doen."
    assert states == [
        ("undo", True),
        ("redo", True),
        ("undo", False),
        ("undo", True),
        ("redo", False),
    ]


def test_undo_while_something_was_begun_leaves_just_that(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    canvas.set_tool("room")
    press(qtbot, canvas, Key.Key_Space)
    canvas.undo()
    press(qtbot, canvas, Key.Key_Space)
    canvas.redo()
    assert canvas.sheet() == a_floor()


def test_a_new_step_forgets_what_was_undone(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("pin")
    press(qtbot, canvas, Key.Key_Space)
    canvas.undo()
    press(qtbot, canvas, Key.Key_Right, Key.Key_Space)
    assert not canvas.can_redo()


def test_another_drawing_forgets_the_steps_and_the_same_one_keeps_them(
    qtbot: QtBot, canvas: SheetCanvas
) -> None:
    canvas.set_tool("pin")
    press(qtbot, canvas, Key.Key_Space)
    canvas.set_sheet(canvas.sheet())
    assert canvas.can_undo()
    canvas.set_sheet(a_floor())
    assert not canvas.can_undo()


def test_a_change_from_elsewhere_is_a_step_of_its_own(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    with qtbot.waitSignal(canvas.changed):
        canvas.change_sheet(rename_room(canvas.sheet(), "room-1", "Gang"), "De ruimte heet nu Gang.")
    canvas.undo()
    assert canvas.sheet() == a_floor()
