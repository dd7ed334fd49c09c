"""Changes of the drawing of a floor: each gives a new drawing, with all of it inside the grid."""

from zelfscan.core.sheet import (
    HALF,
    MAX_NAME,
    MAX_OPENINGS,
    MAX_PINS,
    MAX_ROOMS,
    Opening,
    OpeningKind,
    Part,
    Pin,
    Room,
    Sheet,
    Wall,
    walls_of,
)

REACH = 1.5
"""How far from a wall a door or window may be put down, in cells, if nothing else is asked for."""
LENGTHS = {"door": 2, "window": 3}
"""How long a new door or window is, in cells."""

_DIGITS = 4
"""Decimals of the place of a pin: on a picture of 10 000 pixels that is one of them."""


class SheetFull(ValueError):
    """There is no room for one more of a kind."""


def rooms_at(sheet: Sheet, opening: Opening) -> tuple[Room, ...]:
    """Return the rooms in whose walls a door or window stands."""
    place = Wall.of(opening)
    return tuple(room for room in sheet.rooms if any(place.is_in(wall) for wall in walls_of(room)))


def clean_name(text: str) -> str:
    """Return what somebody typed as a name: on one line, readable, and at most 40 characters."""
    readable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(readable.split())[:MAX_NAME].rstrip()


def add_room(sheet: Sheet, x: int, y: int, width: int, height: int, name: str = "") -> Sheet:
    """Add a room behind the others, moved and made smaller until it fits; raises ``SheetFull``."""
    if len(sheet.rooms) >= MAX_ROOMS:
        raise SheetFull("there are too many rooms")
    x, y = _between(x, 0, sheet.columns - 1), _between(y, 0, sheet.rows - 1)
    room = Room(
        id=_free_id("room", [room.id for room in sheet.rooms]),
        x=x,
        y=y,
        width=_between(width, 1, sheet.columns - x),
        height=_between(height, 1, sheet.rows - y),
        name=clean_name(name),
    )
    return _changed(sheet, rooms=(*sheet.rooms, room))


def rename_room(sheet: Sheet, room_id: str, name: str) -> Sheet:
    """Give a room another name. Raises ``KeyError`` for a room that is not there."""
    return _with_room(sheet, sheet.room(room_id).model_copy(update={"name": clean_name(name)}))


def move_room(sheet: Sheet, room_id: str, x: int, y: int) -> Sheet:
    """Put the left upper cell of a room elsewhere; its doors, windows and pins go along.

    What it shares with a room that stays, stays; a door or window that would lie over another falls away.
    Raises ``KeyError`` for a room that is not there.
    """
    before = sheet.room(room_id)
    place = {
        "x": _between(x, 0, sheet.columns - before.width),
        "y": _between(y, 0, sheet.rows - before.height),
    }
    after = before.model_copy(update=place)
    return _with_room(_changed(sheet, pins=_carried_pins(sheet, before, after)), after)


def resize_room(sheet: Sheet, room_id: str, width: int, height: int) -> Sheet:
    """Give a room another size, in cells; its left upper corner stays, and doors and windows keep their wall.

    A door or window that no longer fits gets shorter or falls away.
    Raises ``KeyError`` for a room that is not there.
    """
    before = sheet.room(room_id)
    size = {
        "width": _between(width, 1, sheet.columns - before.x),
        "height": _between(height, 1, sheet.rows - before.y),
    }
    return _with_room(sheet, before.model_copy(update=size))


def remove(sheet: Sheet, part_id: str) -> Sheet:
    """Take one part away; a room takes along the doors and windows that stand in no other wall.

    Raises ``KeyError`` for a part that is not there.
    """
    part = sheet.part(part_id)
    if isinstance(part, Pin):
        return _changed(sheet, pins=tuple(pin for pin in sheet.pins if pin != part))
    if isinstance(part, Opening):
        return _changed(sheet, openings=tuple(other for other in sheet.openings if other != part))
    own = _openings_of(sheet, part)
    return _changed(
        sheet,
        rooms=tuple(room for room in sheet.rooms if room != part),
        openings=tuple(opening for opening in sheet.openings if opening.id not in own),
    )


def add_opening(sheet: Sheet, kind: OpeningKind, x: float, y: float, reach: float = REACH) -> Sheet | None:
    """Put a door or window in the nearest wall with a free place, or return none where none is near.

    ``x``, ``y`` and ``reach`` are in cells. Raises ``SheetFull`` where there are too many.
    """
    if len(sheet.openings) >= MAX_OPENINGS:
        raise SheetFull("there are too many doors and windows")
    opening_id = _free_id("opening", [opening.id for opening in sheet.openings])
    opening = _snapped(sheet, opening_id, kind, (x, y), LENGTHS[kind], reach)
    return None if opening is None else _changed(sheet, openings=(*sheet.openings, opening))


def move_opening(sheet: Sheet, opening_id: str, x: float, y: float, reach: float = REACH) -> Sheet | None:
    """Put a door or window in the wall nearest to a point, or return none where none is near.

    Raises ``KeyError`` for one that is not there.
    """
    before = {opening.id: opening for opening in sheet.openings}[opening_id]
    without = remove(sheet, opening_id)
    after = _snapped(without, before.id, before.kind, (x, y), before.length, reach)
    if after is None:
        return None
    return _changed(sheet, openings=tuple(after if other is before else other for other in sheet.openings))


def next_number(sheet: Sheet) -> int:
    """Return the lowest number that no pin has. Raises ``SheetFull`` where all are taken."""
    taken = {pin.number for pin in sheet.pins}
    for number in range(1, MAX_PINS + 1):
        if number not in taken:
            return number
    raise SheetFull("all numbers are taken")


def add_pin(sheet: Sheet, x: float, y: float, target: str = "", number: int | None = None) -> Sheet:
    """Put a pin at a share of width and height, with the lowest free number or a given one.

    Raises ``SheetFull`` where all numbers are taken, and ``ValueError`` for a number that is taken, and for a
    target or a place that is none.
    """
    free = next_number(sheet)
    pin = Pin(number=free if number is None else number, x=_share(x), y=_share(y), target=target)
    return _changed(sheet, pins=(*sheet.pins, pin))


def move_pin(sheet: Sheet, number: int, x: float, y: float) -> Sheet:
    """Put a pin elsewhere, inside the drawing. Raises ``KeyError`` for a number that is not there."""
    return _with_pin(sheet, number, x=_share(x), y=_share(y))


def point_pin(sheet: Sheet, number: int, target: str) -> Sheet:
    """Let a pin stand for a finding or an element; raises ``KeyError`` and ``ValueError`` as ``add_pin``."""
    return _with_pin(sheet, number, target=target)


def renumber(sheet: Sheet, number: int, new: int) -> Sheet:
    """Give a pin another number; the pin that had it, if any, gets the old one.

    Raises ``KeyError`` for a pin that is not there, and ``ValueError`` for a number outside 1 to 99.
    """
    sheet.pin(number)
    if not 1 <= new <= MAX_PINS:
        raise ValueError("a pin has a number from 1 to 99")
    swapped = {number: new, new: number}
    pins = (pin.model_copy(update={"number": swapped.get(pin.number, pin.number)}) for pin in sheet.pins)
    return _changed(sheet, pins=tuple(pins))


def _changed(sheet: Sheet, **parts: tuple[Part, ...]) -> Sheet:
    """Return the drawing with other parts, checked anew: a copy of pydantic would not be."""
    return Sheet.model_validate({**dict(sheet), **parts})


def _with_pin(sheet: Sheet, number: int, **changes: object) -> Sheet:
    before = sheet.pin(number)
    after = Pin.model_validate({**dict(before), **changes})
    return _changed(sheet, pins=tuple(after if pin is before else pin for pin in sheet.pins))


def _with_room(sheet: Sheet, after: Room) -> Sheet:
    """Put a changed room in the place of what it was, with the doors and windows in its walls."""
    before = sheet.room(after.id)
    own = _openings_of(sheet, before)
    kept = [opening for opening in sheet.openings if opening.id not in own]
    for opening in sheet.openings:
        if opening.id in own:
            carried = _carried(opening, before, after)
            if _is_free(kept, Wall.of(carried)):
                kept.append(carried)
    order = [opening.id for opening in sheet.openings]
    return _changed(
        sheet,
        rooms=tuple(after if room is before else room for room in sheet.rooms),
        openings=tuple(sorted(kept, key=lambda opening: order.index(opening.id))),
    )


def _openings_of(sheet: Sheet, room: Room) -> set[str]:
    """Return the doors and windows that stand in the walls of this room and of no other."""
    return {opening.id for opening in sheet.openings if rooms_at(sheet, opening) == (room,)}


def _carried(opening: Opening, before: Room, after: Room) -> Opening:
    """Return a door or window in the same wall of a room that was moved or got another size."""
    place = Wall.of(opening)
    side = next(side for side, wall in enumerate(walls_of(before)) if place.is_in(wall))
    is_flat = opening.direction == "horizontal"
    moved = after.x - before.x if is_flat else after.y - before.y
    return _put(opening, walls_of(after)[side], place.start + HALF * moved)


def _carried_pins(sheet: Sheet, before: Room, after: Room) -> tuple[Pin, ...]:
    others = [room for room in sheet.rooms if room is not before]
    pins = []
    for pin in sheet.pins:
        x, y = pin.x * sheet.columns, pin.y * sheet.rows
        if before.contains(x, y) and not any(room.contains(x, y) for room in others):
            place = {
                "x": _share((x + after.x - before.x) / sheet.columns),
                "y": _share((y + after.y - before.y) / sheet.rows),
            }
            pin = pin.model_copy(update=place)
        pins.append(pin)
    return tuple(pins)


def _snapped(
    sheet: Sheet, opening_id: str, kind: OpeningKind, point: tuple[float, float], length: int, reach: float
) -> Opening | None:
    """Return a door or window in the nearest wall that has a free place near this point."""
    near = [(wall.distance(*point), wall) for room in sheet.rooms for wall in walls_of(room)]
    for distance, wall in sorted(near, key=lambda found: found[0]):
        if not distance <= reach:
            return None
        along = point[0] if wall.direction == "horizontal" else point[1]
        first = Opening(id=opening_id, kind=kind, x=0, y=0, direction=wall.direction, length=length)
        wanted = round(HALF * along) - length
        for step in sorted(range(-HALF * length, HALF * length + 1), key=abs):
            opening = _put(first, wall, wanted + step)
            if _is_free(sheet.openings, Wall.of(opening)):
                return opening
    return None


def _put(opening: Opening, wall: Wall, start: int) -> Opening:
    """Return a door or window in a wall, as near to a start as it fits, and no longer than the wall."""
    length = min(opening.length, (wall.end - wall.start) // HALF)
    along = _between(start, wall.start, wall.end - HALF * length)
    x, y = (along, wall.at) if wall.direction == "horizontal" else (wall.at, along)
    return opening.model_copy(update={"x": x, "y": y, "direction": wall.direction, "length": length})


def _is_free(openings: tuple[Opening, ...] | list[Opening], place: Wall) -> bool:
    return not any(Wall.of(other).overlaps(place) for other in openings)


def _free_id(kind: str, taken: list[str]) -> str:
    return next(name for name in (f"{kind}-{n}" for n in range(1, len(taken) + 2)) if name not in taken)


def _between(value: int, lowest: int, highest: int) -> int:
    return max(lowest, min(value, highest))


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), _DIGITS)
