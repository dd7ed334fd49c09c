"""The drawing of a floor in words: what there is, what lies under the cursor, and what has just been done."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from zelfscan.core.sheet import CELL, Opening, Part, Pin, Room, Sheet
from zelfscan.core.sheet_changes import rooms_at
from zelfscan.i18n import say, say_count
from zelfscan.wording.numbers import decimal

_JOINT = ", "


def summary(sheet: Sheet) -> str:
    """Return what is drawn, such as *2 ruimtes, 3 deuren, 1 raam, 4 punten*."""
    doors = sum(opening.kind == "door" for opening in sheet.openings)
    windows = len(sheet.openings) - doors
    counts = [
        (len(sheet.rooms), say_count("{count} ruimte", "{count} ruimtes", len(sheet.rooms))),
        (doors, say_count("{count} deur", "{count} deuren", doors)),
        (windows, say_count("{count} raam", "{count} ramen", windows)),
        (len(sheet.pins), say_count("{count} punt", "{count} punten", len(sheet.pins))),
    ]
    return _JOINT.join(words for count, words in counts if count) or say("Er is nog niets getekend")


def part_words(sheet: Sheet, part: Part, names: Mapping[str, str]) -> str:
    """Return what a part is called; ``names`` says what the targets of pins are called."""
    match part:
        case Room():
            return part.name or say("Ruimte zonder naam")
        case Opening():
            return _opening_words(sheet, part)
        case Pin():
            if name := names.get(part.target):
                return say("Punt {number}: {name}", number=part.number, name=name)
            return say("Punt {number}", number=part.number)


def list_words(sheet: Sheet, parts: Sequence[Part], names: Mapping[str, str]) -> str:
    """Return what some parts are called, behind each other; nothing for none."""
    return _JOINT.join(part_words(sheet, part, names) for part in parts)


def size_words(room: Room) -> str:
    """Return the size of a room in metres, such as *3,5 bij 4 meter*."""
    width, height = (decimal(Fraction(CELL) * cells) for cells in (room.width, room.height))
    return say("{width} bij {height} meter", width=width, height=height)


def place_words(cell: tuple[int, int], what: str) -> str:
    """Return where the cursor is, counted from 1, and what lies there."""
    column, row = cell[0] + 1, cell[1] + 1
    if what:
        return say("Kolom {column}, rij {row}: {what}", column=column, row=row, what=what)
    return say("Kolom {column}, rij {row}", column=column, row=row)


def description(sheet: Sheet, here: str) -> str:
    """Return what is drawn and what lies under the cursor."""
    if here:
        return say("{summary}. Onder de cursor: {what}.", summary=summary(sheet), what=here)
    return say("{summary}. Onder de cursor: niets.", summary=summary(sheet))


def fallen_words(count: int) -> str:
    """Return that doors or windows fell away; nothing where none did."""
    if count <= 0:
        return ""
    return say_count(
        "Daardoor is {count} deur of raam weg.",
        "Daardoor zijn {count} deuren of ramen weg.",
        count,
    )


def _opening_words(sheet: Sheet, opening: Opening) -> str:
    is_door = opening.kind == "door"
    rooms = [room.name for room in rooms_at(sheet, opening) if room.name]
    if not rooms:
        return say("Deur") if is_door else say("Raam")
    if len(rooms) == 1:
        return say("Deur in {room}", room=rooms[0]) if is_door else say("Raam in {room}", room=rooms[0])
    between = {"one": rooms[0], "other": rooms[1]}
    return (
        say("Deur tussen {one} en {other}", **between)
        if is_door
        else say("Raam tussen {one} en {other}", **between)
    )
