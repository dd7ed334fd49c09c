"""A floor is drawn by mouse and by taps alone; every step is said."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from tests.gui.sheet_hands import (
    Left,
    a_floor,
    drag,
    quick_tap,
    room_places,
    spot,
    tap,
)
from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import add_room
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


# By mouse and finger


@pytest.mark.parametrize("is_backwards", [False, True])
def test_a_drag_draws_a_room_from_corner_to_corner(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str], is_backwards: bool
) -> None:
    canvas.set_tool("room")
    corners = ((4.5, 4.5), (9.5, 11.5))
    with qtbot.waitSignal(canvas.changed) as signal:
        drag(qtbot, canvas, *(reversed(corners) if is_backwards else corners))
    assert signal.args == [canvas.sheet()]
    assert room_places(canvas) == [(4, 4, 6, 8)]
    assert canvas.chosen_part() == "room-1"
    assert heard[-1] == "Ruimte van 3 bij 4 meter getekend."


def test_two_taps_draw_a_room_as_well(qtbot: QtBot, canvas: SheetCanvas, heard: list[str]) -> None:
    canvas.set_tool("room")
    tap(qtbot, canvas, 4.5, 4.5)
    assert (room_places(canvas), heard[-1]) == ([], "Eerste hoek van de ruimte. Kies nu de andere hoek.")
    tap(qtbot, canvas, 9.5, 11.5)
    assert room_places(canvas) == [(4, 4, 6, 8)]


def test_a_room_that_runs_out_of_the_drawing_stops_at_its_edge(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("room")
    drag(qtbot, canvas, (36.5, 20.5), (60, 60))
    assert room_places(canvas) == [(36, 20, 4, 8)]


def test_a_tap_near_a_wall_puts_a_door_or_window_in_it(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    canvas.set_sheet(add_room(Sheet(), 4, 4, 10, 8, "Hal"))
    canvas.set_tool("door")
    tap(qtbot, canvas, 9, 4.4)
    canvas.set_tool("window")
    tap(qtbot, canvas, 13.8, 8)
    openings = [(one.kind, one.middle) for one in canvas.sheet().openings]
    assert openings == [("door", (9, 4)), ("window", (14, 8))]
    assert heard[-2:] == ["Deur in Hal: geplaatst.", "Raam in Hal: geplaatst."]


def test_a_door_far_from_every_wall_is_not_put_down_and_the_page_hears_why(
    qtbot: QtBot, canvas: SheetCanvas
) -> None:
    canvas.set_tool("door")
    with qtbot.waitSignal(canvas.told) as signal, qtbot.assertNotEmitted(canvas.changed):
        tap(qtbot, canvas, 20, 20)
    assert signal.args == ["Hier is geen muur met plek. Zet een deur of raam op de muur van een ruimte."]


def test_a_tap_puts_down_a_pin_with_the_next_number(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    canvas.set_tool("pin")
    tap(qtbot, canvas, 30, 7)
    pin = canvas.sheet().pins[-1]
    assert (pin.number, round(pin.x, 2), round(pin.y, 2)) == (3, 0.75, 0.25)


def test_a_tap_on_a_pin_tells_what_it_stands_for(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    with qtbot.waitSignals(
        [canvas.pin_chosen, canvas.chosen],
        check_params_cbs=[lambda target: target == "finding:f1", lambda part: part == "pin-1"],
    ):
        tap(qtbot, canvas, 20, 14)
    with qtbot.waitSignal(canvas.pin_chosen) as signal:
        tap(qtbot, canvas, 30, 21)
    assert signal.args == [""]


def test_a_finger_need_not_hit_a_pin_exactly(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    off = QPoint(15, 15)
    qtbot.mouseClick(canvas, Left, pos=spot(canvas, 20, 14) + off)
    assert canvas.chosen_part() == "pin-1"


def test_a_drag_moves_a_room_with_its_doors_and_windows(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    drag(qtbot, canvas, (10, 9), (15, 11))
    assert room_places(canvas) == [(9, 6, 10, 8)]
    assert [opening.middle for opening in canvas.sheet().openings] == [(14, 6), (9, 10)]


def test_a_drag_at_the_corner_of_the_chosen_room_changes_its_size(
    qtbot: QtBot, canvas: SheetCanvas, heard: list[str]
) -> None:
    canvas.set_sheet(a_floor())
    canvas.choose("room-1")
    drag(qtbot, canvas, (14, 12), (17, 13))
    assert room_places(canvas) == [(4, 4, 13, 9)]
    assert heard[-1] == "Hal: 6,5 bij 4,5 meter."


def test_taps_alone_move_a_pin_and_change_the_size_of_a_room(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    for x, y in ((20, 14), (20, 14), (10, 21)):
        tap(qtbot, canvas, x, y)
    assert (round(canvas.sheet().pin(1).x, 2), round(canvas.sheet().pin(1).y, 2)) == (0.25, 0.75)
    canvas.choose("room-1")
    for x, y in ((14, 12), (16, 14)):
        tap(qtbot, canvas, x, y)
    assert room_places(canvas) == [(4, 4, 12, 10)]


def test_a_double_tap_chooses_and_picks_nothing_up(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    qtbot.mouseClick(canvas, Left, pos=spot(canvas, 20, 14))
    quick_tap(qtbot, canvas, 20, 14)
    tap(qtbot, canvas, 30, 8)
    assert canvas.sheet() == a_floor()


def test_a_tap_takes_away_what_lies_on_top(qtbot: QtBot, canvas: SheetCanvas, heard: list[str]) -> None:
    canvas.set_sheet(a_floor())
    canvas.set_tool("erase")
    tap(qtbot, canvas, 9, 4)
    assert (len(canvas.sheet().rooms), len(canvas.sheet().openings)) == (1, 1)
    tap(qtbot, canvas, 10, 9)
    assert (len(canvas.sheet().rooms), len(canvas.sheet().openings)) == (0, 0)
    assert heard[-1] == "Hal: weggehaald. Daardoor is 1 deur of raam weg."
    tap(qtbot, canvas, 10, 9)
    assert heard[-1] == "Hier staat niets om weg te halen."


def test_the_other_buttons_of_a_mouse_do_nothing(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("pin")
    qtbot.mouseClick(canvas, Qt.MouseButton.RightButton, pos=spot(canvas, 5, 5))
    assert canvas.sheet() == Sheet()


def test_a_tap_beside_everything_chooses_nothing(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_sheet(a_floor())
    canvas.choose("room-1")
    drag(qtbot, canvas, (30, 4), (35, 8))
    assert (canvas.sheet(), canvas.chosen_part()) == (a_floor(), "room-1")
    tap(qtbot, canvas, 30, 4)
    assert canvas.chosen_part() == ""


def test_two_quick_taps_draw_a_room_too(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("room")
    qtbot.mouseClick(canvas, Left, pos=spot(canvas, 4.5, 4.5))
    quick_tap(qtbot, canvas, 5.5, 5.5)
    assert room_places(canvas) == [(4, 4, 2, 2)]


def test_another_tool_leaves_what_was_begun(qtbot: QtBot, canvas: SheetCanvas) -> None:
    canvas.set_tool("room")
    tap(qtbot, canvas, 4.5, 4.5)
    with qtbot.waitSignal(canvas.tool_changed) as signal:
        canvas.set_tool("pin")
    tap(qtbot, canvas, 9.5, 11.5)
    assert (signal.args, room_places(canvas), len(canvas.sheet().pins)) == (["pin"], [], 1)
