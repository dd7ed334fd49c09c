"""The drawing of a floor comes back as it was, stays inside its grid, and refuses what is no drawing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.sheets import a_house
from zelfscan.core.sheet import (
    MAX_COLUMNS,
    MAX_NAME,
    MAX_OPENINGS,
    MAX_PINS,
    MAX_ROOMS,
    MAX_ROWS,
    MAX_TEXT,
    Opening,
    Pin,
    Room,
    Sheet,
    Wall,
    middle_of,
    parts_at,
    sheet_from,
    sheet_to,
    walls_of,
)
from zelfscan.core.sheet_changes import (
    add_opening,
    add_pin,
    add_room,
    move_opening,
    move_pin,
    move_room,
    remove,
    renumber,
    resize_room,
    rooms_at,
)

CELLS = st.integers(-5, 70)
PLACES = st.floats(-5, 70)
SHARES = st.floats(-1, 2)
TARGETS = st.sampled_from(["", "element:door-1", "finding:f.2_a"])
KINDS = st.sampled_from(["door", "window"])
Change = Callable[[Sheet], Sheet | None]


def any_part(sheet: Sheet, kind: type, place: int, change: Callable[[Any], Sheet | None]) -> Sheet | None:
    """Change one of the parts of a kind, or nothing where there is none."""
    parts = [part for part in sheet.parts() if isinstance(part, kind)]
    return change(parts[place % len(parts)]) if parts else sheet


CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda *a: lambda sheet: add_room(sheet, *a), CELLS, CELLS, CELLS, CELLS, st.text(max_size=60)),
    st.builds(lambda k, *a: lambda sheet: add_opening(sheet, k, *a), KINDS, PLACES, PLACES, PLACES),
    st.builds(lambda *a: lambda sheet: add_pin(sheet, *a), SHARES, SHARES, TARGETS),
    st.builds(
        lambda n, *a: lambda sheet: any_part(sheet, Room, n, lambda room: move_room(sheet, room.id, *a)),
        CELLS,
        CELLS,
        CELLS,
    ),
    st.builds(
        lambda n, *a: lambda sheet: any_part(sheet, Room, n, lambda room: resize_room(sheet, room.id, *a)),
        CELLS,
        CELLS,
        CELLS,
    ),
    st.builds(
        lambda n, *a: lambda sheet: any_part(sheet, Opening, n, lambda one: move_opening(sheet, one.id, *a)),
        CELLS,
        PLACES,
        PLACES,
        PLACES,
    ),
    st.builds(
        lambda n, *a: lambda sheet: any_part(sheet, Pin, n, lambda pin: move_pin(sheet, pin.number, *a)),
        CELLS,
        SHARES,
        SHARES,
    ),
    st.builds(
        lambda n, to: lambda sheet: any_part(sheet, Pin, n, lambda pin: renumber(sheet, pin.number, to)),
        CELLS,
        st.integers(1, 99),
    ),
    st.builds(lambda n: lambda sheet: any_part(sheet, object, n, lambda part: remove(sheet, part.id)), CELLS),
)
SIZES = st.builds(Sheet, columns=st.integers(1, MAX_COLUMNS), rows=st.integers(1, MAX_ROWS))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    sheet = draw(SIZES)
    for change in draw(st.lists(CHANGES, max_size=14)):
        sheet = change(sheet) or sheet
    return sheet


def a_room(**changes: object) -> dict[str, object]:
    return {"id": "room-1", "x": 0, "y": 0, "width": 2, "height": 2} | changes


def an_opening(**changes: object) -> dict[str, object]:
    opening = {"id": "opening-1", "kind": "door", "x": 0, "y": 0, "direction": "horizontal", "length": 2}
    return opening | changes


def a_pin(**changes: object) -> dict[str, object]:
    return {"number": 1, "x": 0, "y": 0} | changes


def a_text(**changes: object) -> str:
    return json.dumps(json.loads(sheet_to(a_house())) | changes)


# Keeping and reading


@given(sheets())
def test_a_drawing_comes_back_as_it_was_kept(sheet: Sheet) -> None:
    assert sheet_from(sheet_to(sheet)) == sheet


@given(sheets())
def test_whatever_is_done_everything_stays_inside_and_every_number_and_id_is_there_once(sheet: Sheet) -> None:
    assert all(room.x >= 0 and room.x + room.width <= sheet.columns for room in sheet.rooms)
    assert all(room.y >= 0 and room.y + room.height <= sheet.rows for room in sheet.rooms)
    assert all(0 <= pin.x <= 1 and 0 <= pin.y <= 1 for pin in sheet.pins)
    ids = [part.id for part in sheet.parts()]
    assert len(set(ids)) == len(ids)
    assert all(len(room.name) <= MAX_NAME and room.name.isprintable() for room in sheet.rooms)


@given(sheets())
def test_every_door_and_window_stands_in_a_wall_and_over_no_other(sheet: Sheet) -> None:
    places = [Wall.of(opening) for opening in sheet.openings]
    assert all(rooms_at(sheet, opening) for opening in sheet.openings)
    assert not any(one.overlaps(other) for n, one in enumerate(places) for other in places[:n])


@given(sheets(), CHANGES)
def test_a_change_leaves_the_drawing_of_before_as_it_was(sheet: Sheet, change: Change) -> None:
    before = sheet_to(sheet)
    change(sheet)
    assert sheet_to(sheet) == before


def test_the_fullest_drawing_there_can_be_is_kept_and_read() -> None:
    rooms = tuple(
        Room(id=f"room-{900 + n}", x=10, y=10, width=10, height=10, name='"' * MAX_NAME)
        for n in range(MAX_ROOMS)
    )
    openings = tuple(
        Opening(id=f"opening-{800 + n}", kind="window", x=10, y=10, direction="horizontal", length=10)
        for n in range(MAX_OPENINGS)
    )
    target = f"finding:{'x' * 64}"
    pins = tuple(
        Pin(number=n, x=0.12345678901234567, y=1.2345678901234567e-300, target=target)
        for n in range(1, MAX_PINS + 1)
    )
    sheet = Sheet(columns=MAX_COLUMNS, rows=MAX_ROWS, rooms=rooms, openings=openings, pins=pins)
    assert len(sheet_to(sheet)) <= MAX_TEXT
    assert sheet_from(sheet_to(sheet)) == sheet


def test_an_empty_text_is_an_empty_drawing() -> None:
    assert sheet_from("") == Sheet()


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        "null",
        "[" * 50_000,
        '{"rooms":' * 5_000,
        " " * (MAX_TEXT + 1),
        a_text(columns=MAX_COLUMNS + 1),
        a_text(columns=0),
        a_text(columns="40"),
        a_text(columns=40.5),
        a_text(columns=10**400),
        a_text(columns=17),
        a_text(rows=11),
        a_text(colour="red"),
        a_text(rooms={}),
        a_text(rooms=[a_room(name="x" * 41)]),
        a_text(rooms=[a_room(name="a\nb")]),
        a_text(rooms=[a_room(name="\u202e")]),
        a_text(rooms=[a_room(name="\ud800")]),
        a_text(rooms=[a_room(id="room-01")]),
        a_text(rooms=[a_room(id="room-1\n")]),
        a_text(rooms=[a_room(x=-1)]),
        a_text(rooms=[a_room(width=0)]),
        a_text(rooms=[a_room(), a_room()]),
        a_text(rooms=[a_room(id=f"room-{n}") for n in range(1, MAX_ROOMS + 2)]),
        a_text(openings=[an_opening(x=80)]),
        a_text(openings=[an_opening(x=81, direction="vertical")]),
        a_text(openings=[an_opening(y=10**9)]),
        a_text(openings=[an_opening(kind="gate")]),
        a_text(pins=[a_pin(number=100)]),
        a_text(pins=[a_pin(x=1.01)]),
        a_text(pins=[a_pin(x=float("nan"))]),
        a_text(pins=[a_pin(number=True)]),
        a_text(pins=[a_pin(), a_pin(x=1)]),
        a_text(pins=[a_pin(target="finding:")]),
        a_text(pins=[a_pin(target="finding:../x")]),
        a_text(pins=[a_pin(target="https://example.org")]),
    ],
)
def test_anything_else_than_a_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="drawing"):
        sheet_from(text)


def test_a_refusal_tells_nothing_of_what_was_read() -> None:
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        sheet_from(a_text(geheim="Jansen"))
    assert "Jansen" not in str(refusal.value)
    assert refusal.value.__suppress_context__


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        sheet_from(text)
    except ValueError as refusal:
        assert "drawing" in str(refusal)  # noqa: PT017


def test_the_walls_of_a_room_are_given_in_half_cells() -> None:
    upper, lower, left, right = walls_of(Room(id="room-1", x=1, y=2, width=3, height=4))
    assert (upper, lower) == (Wall("horizontal", 4, 2, 8), Wall("horizontal", 12, 2, 8))
    assert (left, right) == (Wall("vertical", 2, 4, 12), Wall("vertical", 8, 4, 12))
    assert upper.distance(1, 1) == 1.0
    assert upper.distance(7, 6) == 5.0


def test_what_lies_at_a_point_is_given_from_top_to_bottom() -> None:
    sheet = add_pin(add_pin(a_house(), 10 / 40, 8 / 28), 11 / 40, 8 / 28)
    sheet = add_room(sheet, 8, 7, 3, 2)
    here = [part.id for part in parts_at(sheet, 10.1, 8, 1)]
    assert here == ["pin-1", "pin-2", "opening-2", "room-3", "room-2"]
    assert parts_at(sheet, 30, 20, 1) == ()


def test_a_part_has_a_point_that_stands_for_it() -> None:
    sheet = add_pin(a_house(), 0.5, 0.25)
    middles = [middle_of(sheet, sheet.part(name)) for name in ("room-1", "opening-3", "pin-1")]
    assert middles == [(7, 8), (18, 8), (20, 7)]
