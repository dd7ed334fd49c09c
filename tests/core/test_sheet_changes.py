"""Each change of a drawing does what it says, keeps what belongs together, and says where it cannot."""

from collections.abc import Callable

import pytest

from tests.core.sheets import a_house, some
from zelfscan.core.sheet import (
    MAX_OPENINGS,
    MAX_PINS,
    MAX_ROOMS,
    Opening,
    Pin,
    Room,
    Sheet,
)
from zelfscan.core.sheet_changes import (
    SheetFull,
    add_opening,
    add_pin,
    add_room,
    clean_name,
    move_opening,
    move_pin,
    move_room,
    next_number,
    point_pin,
    remove,
    rename_room,
    renumber,
    resize_room,
    rooms_at,
)

# Rooms


def test_a_room_that_does_not_fit_is_moved_and_made_smaller() -> None:
    sheet = add_room(Sheet(columns=10, rows=8), -3, 6, 40, 40, "Zolder")
    assert sheet.rooms == (Room(id="room-1", x=0, y=6, width=10, height=2, name="Zolder"),)


def test_a_name_is_put_on_one_line_and_cut_off() -> None:
    assert clean_name("  Hal\n\tboven\u202e ") == "Hal boven"
    assert clean_name("x" * 39 + " y") == "x" * 39
    sheet = rename_room(a_house(), "room-2", "Bijkeuken\n")
    assert sheet.room("room-2").name == "Bijkeuken"


def test_the_next_room_takes_the_first_free_id() -> None:
    sheet = remove(a_house(), "room-1")
    assert [room.id for room in add_room(sheet, 0, 0, 2, 2).rooms] == ["room-2", "room-1"]


def test_a_moved_room_takes_its_doors_and_pins_along_and_leaves_what_it_shares() -> None:
    house = add_pin(add_pin(a_house(), 6 / 40, 6 / 28), 14 / 40, 6 / 28)
    moved = move_room(house, "room-1", 2, 14)
    assert (moved.room("room-1").x, moved.room("room-1").y) == (2, 14)
    assert [opening.middle for opening in moved.openings] == [(5, 14), (10, 8), (18, 8)]
    assert (moved.pin(1).x, moved.pin(1).y) == (round(4 / 40, 4), round(16 / 28, 4))
    assert moved.pin(2) == house.pin(2)


def test_a_room_stops_at_the_edge_of_the_grid() -> None:
    room = move_room(a_house(), "room-1", 99, -99).room("room-1")
    assert (room.x, room.y) == (34, 0)


def test_a_door_that_would_come_to_lie_over_another_falls_away() -> None:
    sheet = add_room(add_room(Sheet(), 0, 0, 4, 4), 10, 0, 4, 4)
    sheet = some(add_opening(some(add_opening(sheet, "door", 4, 2)), "window", 10, 2))
    assert [opening.kind for opening in move_room(sheet, "room-2", 4, 0).openings] == ["door"]


def test_a_room_of_another_size_keeps_its_doors_in_their_walls() -> None:
    wider = resize_room(a_house(), "room-2", 12, 6)
    assert [opening.middle for opening in wider.openings] == [(7, 4), (10, 8), (22, 8)]
    small = resize_room(a_house(), "room-2", 1, 1)
    assert (small.room("room-2").width, small.room("room-2").height) == (1, 1)
    assert small.openings[-1].length == 1
    assert rooms_at(small, small.openings[-1]) == (small.room("room-2"),)


def test_a_removed_room_takes_along_only_doors_that_stand_in_no_other_wall() -> None:
    left = remove(add_pin(a_house(), 0.15, 0.2), "room-1")
    assert [room.name for room in left.rooms] == ["Keuken"]
    assert [opening.middle for opening in left.openings] == [(10, 8), (18, 8)]
    assert len(left.pins) == 1


# Doors and windows


def test_a_door_snaps_to_the_nearest_wall_and_no_further_than_its_reach() -> None:
    room = add_room(Sheet(), 4, 4, 10, 10)
    door = some(add_opening(room, "door", 4.6, 9.1)).openings[0]
    assert (door.direction, door.middle, door.length) == ("vertical", (4, 9), 2)
    assert add_opening(room, "door", 9, 9) is None
    assert add_opening(room, "door", 9, 9, reach=5) is not None
    assert add_opening(Sheet(), "window", 9, 9, reach=1000) is None
    assert add_opening(room, "door", float("nan"), 9) is None


def test_a_door_at_the_end_of_a_wall_moves_up_until_it_fits() -> None:
    door = some(add_opening(add_room(Sheet(), 4, 4, 10, 10), "door", 14, 3.5)).openings[0]
    assert (door.direction, door.middle) == ("horizontal", (13, 4))


def test_a_window_beside_another_moves_on_to_the_nearest_free_place() -> None:
    room = add_room(Sheet(), 4, 4, 10, 10)
    two = some(add_opening(some(add_opening(room, "window", 9, 4)), "window", 9.5, 4))
    assert sorted(opening.middle[0] for opening in two.openings) == [9, 12]


def test_a_wall_that_is_full_takes_no_more() -> None:
    room = some(add_opening(add_room(Sheet(columns=1, rows=1), 0, 0, 1, 1), "door", 0.5, 0, 0.2))
    assert add_opening(room, "door", 0.5, 0, 0.2) is None


def test_a_window_in_a_wall_that_is_too_short_gets_shorter() -> None:
    sheet = some(add_opening(add_room(Sheet(), 4, 4, 2, 10), "window", 5, 4))
    assert (sheet.openings[0].length, sheet.openings[0].middle) == (2, (5, 4))


def test_a_door_can_be_moved_to_another_wall_but_not_away_from_every_wall() -> None:
    moved = some(move_opening(a_house(), "opening-1", 4, 8))
    assert [opening.id for opening in moved.openings] == ["opening-1", "opening-2", "opening-3"]
    assert (moved.openings[0].direction, moved.openings[0].middle) == ("vertical", (4, 8))
    assert move_opening(a_house(), "opening-1", 30, 20) is None
    assert move_opening(a_house(), "opening-1", 7, 4) == a_house()


# Pins


def test_a_pin_takes_the_lowest_free_number_or_the_one_it_is_given() -> None:
    sheet = add_pin(add_pin(add_pin(Sheet(), 0, 0), 0, 0), 0, 0)
    assert [pin.number for pin in add_pin(remove(sheet, "pin-2"), 0.5, 0.5).pins] == [1, 3, 2]
    given_one = add_pin(sheet, 0.5, 0.5, "finding:f1", 42).pin(42)
    assert (given_one.id, given_one.target) == ("pin-42", "finding:f1")
    with pytest.raises(ValueError, match="same id or number"):
        add_pin(sheet, 0, 0, number=3)


@pytest.mark.parametrize("number", [0, 100, -1])
def test_a_number_outside_its_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="number"):
        add_pin(Sheet(), 0, 0, number=number)
    with pytest.raises(ValueError, match="1 to 99"):
        renumber(add_pin(Sheet(), 0, 0), 1, number)


def test_a_pin_stays_inside_and_refuses_a_place_that_is_none() -> None:
    sheet = move_pin(add_pin(Sheet(), 0.5, 0.5), 1, -3, float("inf"))
    assert (sheet.pin(1).x, sheet.pin(1).y) == (0, 1)
    with pytest.raises(ValueError, match="finite"):
        move_pin(sheet, 1, float("nan"), 0)


def test_a_pin_can_point_at_something_else() -> None:
    sheet = point_pin(add_pin(Sheet(), 0.5, 0.5), 1, "element:door-1")
    assert sheet.pin(1).target == "element:door-1"
    assert point_pin(sheet, 1, "").pin(1).target == ""
    with pytest.raises(ValueError, match="target"):
        point_pin(sheet, 1, "somewhere")


def test_two_pins_swap_when_one_gets_the_number_of_the_other() -> None:
    sheet = add_pin(add_pin(Sheet(), 0.1, 0.1), 0.9, 0.9)
    swapped = renumber(sheet, 1, 2)
    assert (swapped.pin(2).x, swapped.pin(1).x) == (0.1, 0.9)
    assert renumber(sheet, 1, 7).pin(7).x == 0.1
    assert renumber(sheet, 1, 1) == sheet


# Too many, or not there


def test_what_is_full_says_so() -> None:
    rooms = Sheet()
    for _ in range(MAX_ROOMS):
        rooms = add_room(rooms, 0, 0, 40, 28)
    with pytest.raises(SheetFull):
        add_room(rooms, 0, 0, 1, 1)
    opening = Opening(id="opening-1", kind="door", x=0, y=0, direction="vertical", length=1)
    many = tuple(opening.model_copy(update={"id": f"opening-{n}"}) for n in range(1, MAX_OPENINGS + 1))
    with pytest.raises(SheetFull):
        add_opening(Sheet(rooms=rooms.rooms, openings=many), "door", 0, 0)
    pins = Sheet(pins=tuple(Pin(number=n, x=0.0, y=0.0) for n in range(1, MAX_PINS + 1)))
    with pytest.raises(SheetFull):
        next_number(pins)
    with pytest.raises(SheetFull):
        add_pin(pins, 0, 0)


def test_a_part_that_is_not_there_cannot_be_changed() -> None:
    changes: list[Callable[[Sheet], object]] = [
        lambda sheet: remove(sheet, "room-9"),
        lambda sheet: remove(sheet, "pin-9"),
        lambda sheet: remove(sheet, ""),
        lambda sheet: move_room(sheet, "opening-1", 0, 0),
        lambda sheet: resize_room(sheet, "room-9", 1, 1),
        lambda sheet: rename_room(sheet, "room-9", ""),
        lambda sheet: move_opening(sheet, "room-1", 0, 0),
        lambda sheet: move_pin(sheet, 9, 0, 0),
        lambda sheet: point_pin(sheet, 9, ""),
        lambda sheet: renumber(sheet, 9, 1),
        lambda sheet: sheet.part("nothing"),
    ]
    for change in changes:
        with pytest.raises(KeyError):
            change(a_house())
