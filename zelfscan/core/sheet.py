"""The drawing of one floor: rooms on a grid, doors and windows in their walls, and numbered pins.

A cell is half a metre. Rooms stand on whole cells; doors and windows are placed on half ones. A pin stands at
a share of the width and the height, from 0 to 1, so that it keeps its place on an imported picture as well.
What can be done with a drawing stands in ``sheet_changes``.
"""

from dataclasses import dataclass
from math import hypot
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, ValidationError, model_validator

from zelfscan.core.frozen import Frozen

CELL = 0.5
"""The side of a cell, in metres."""
HALF = 2
"""So many half cells are one; on those doors and windows are placed."""
MAX_COLUMNS, MAX_ROWS = 60, 40
MAX_ROOMS, MAX_OPENINGS, MAX_PINS = 60, 120, 99
MAX_NAME = 40
MAX_TEXT = 60_000
"""Characters of a drawing as JSON; the fullest one that there can be is shorter."""


def _printable(name: str) -> str:
    if not name.isprintable():
        raise ValueError("a name has letters, figures and signs that can be read")
    return name


Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
PinNumber = Annotated[int, Field(ge=1, le=MAX_PINS)]
Name = Annotated[str, Field(max_length=MAX_NAME), AfterValidator(_printable)]
Target = Annotated[str, StringConstraints(pattern=r"^((element|finding):[A-Za-z0-9._-]{1,64})?$")]
OpeningKind = Literal["door", "window"]
Direction = Literal["horizontal", "vertical"]


class Room(Frozen):
    """A rectangle of whole cells; ``x`` and ``y`` are its left upper cell."""

    id: Annotated[str, StringConstraints(pattern=r"^room-[1-9][0-9]{0,2}$")]
    x: Annotated[int, Field(ge=0, lt=MAX_COLUMNS)]
    y: Annotated[int, Field(ge=0, lt=MAX_ROWS)]
    width: Annotated[int, Field(ge=1, le=MAX_COLUMNS)]
    height: Annotated[int, Field(ge=1, le=MAX_ROWS)]
    name: Name = ""

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point, in cells, lies in this room or on its walls."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


class Opening(Frozen):
    """A door or window; ``x`` and ``y`` are its left or upper end in half cells, ``length`` is in cells."""

    id: Annotated[str, StringConstraints(pattern=r"^opening-[1-9][0-9]{0,2}$")]
    kind: OpeningKind
    x: Annotated[int, Field(ge=0, le=HALF * MAX_COLUMNS)]
    y: Annotated[int, Field(ge=0, le=HALF * MAX_ROWS)]
    direction: Direction
    length: Annotated[int, Field(ge=1, le=MAX_COLUMNS)]

    @property
    def middle(self) -> tuple[float, float]:
        """Return the point halfway, in cells."""
        along = self.length / 2
        is_flat = self.direction == "horizontal"
        return self.x / HALF + (along if is_flat else 0), self.y / HALF + (0 if is_flat else along)


class Pin(Frozen):
    """A number at a place; it stands for a finding or an element (``finding:<id>``), or for nothing yet."""

    number: PinNumber
    x: Share
    y: Share
    target: Target = ""

    @property
    def id(self) -> str:
        """Return the name by which the drawing knows this pin."""
        return f"pin-{self.number}"


Part = Room | Opening | Pin


class Sheet(Frozen):
    """The drawing of one floor; ids and numbers are unique and nothing lies outside the grid."""

    columns: Annotated[int, Field(ge=1, le=MAX_COLUMNS)] = 40
    rows: Annotated[int, Field(ge=1, le=MAX_ROWS)] = 28
    rooms: Annotated[tuple[Room, ...], Field(max_length=MAX_ROOMS)] = ()
    openings: Annotated[tuple[Opening, ...], Field(max_length=MAX_OPENINGS)] = ()
    pins: Annotated[tuple[Pin, ...], Field(max_length=MAX_PINS)] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        ids = [part.id for part in self.parts()]
        if len(set(ids)) < len(ids):
            raise ValueError("two parts of the drawing have the same id or number")
        for room in self.rooms:
            if room.x + room.width > self.columns or room.y + room.height > self.rows:
                raise ValueError("a room lies outside the grid")
        for opening in self.openings:
            wall = Wall.of(opening)
            across, along = self.rows, self.columns
            if opening.direction == "vertical":
                across, along = along, across
            if wall.at > HALF * across or wall.end > HALF * along:
                raise ValueError("a door or window lies outside the grid")
        return self

    def parts(self) -> tuple[Part, ...]:
        """Return all that is drawn: rooms, then doors and windows, then pins."""
        return *self.rooms, *self.openings, *self.pins

    def part(self, part_id: str) -> Part:
        """Return one part by its id. Raises ``KeyError`` where there is none."""
        for part in self.parts():
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def room(self, room_id: str) -> Room:
        """Return one room by its id. Raises ``KeyError`` where there is none."""
        return {room.id: room for room in self.rooms}[room_id]

    def pin(self, number: int) -> Pin:
        """Return the pin with a number. Raises ``KeyError`` where there is none."""
        return {pin.number: pin for pin in self.pins}[number]


@dataclass(frozen=True, slots=True)
class Wall:
    """A straight piece of a wall, in half cells: on which line it lies, and where it begins and ends."""

    direction: Direction
    at: int
    start: int
    end: int

    @classmethod
    def of(cls, opening: Opening) -> "Wall":
        """Return the piece of wall that a door or window takes."""
        at, start = (opening.y, opening.x) if opening.direction == "horizontal" else (opening.x, opening.y)
        return cls(direction=opening.direction, at=at, start=start, end=start + HALF * opening.length)

    def is_in(self, other: "Wall") -> bool:
        """Tell whether this piece lies wholly in another one."""
        return self._is_on_line_of(other) and other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Wall") -> bool:
        """Tell whether two pieces share more than an end."""
        return self._is_on_line_of(other) and self.start < other.end and other.start < self.end

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from this piece, in cells; ``x`` and ``y`` are in cells."""
        along, across = (x, y) if self.direction == "horizontal" else (y, x)
        beside = max(self.start / HALF - along, along - self.end / HALF, 0.0)
        return hypot(beside, across - self.at / HALF)

    def _is_on_line_of(self, other: "Wall") -> bool:
        return self.direction == other.direction and self.at == other.at


def sheet_from(text: str) -> Sheet:
    """Read a drawing from JSON; an empty text is an empty drawing; else raises ``ValueError``."""
    if not text:
        return Sheet()
    if len(text) > MAX_TEXT:
        raise ValueError("the drawing is too long")
    try:
        return Sheet.model_validate_json(text)
    except ValidationError:
        # What pydantic says quotes what it read, and names of rooms are nobody's business.
        raise ValueError("this is no drawing of a floor") from None


def sheet_to(sheet: Sheet) -> str:
    """Write a drawing as JSON, at most ``MAX_TEXT`` characters."""
    return sheet.model_dump_json()


def walls_of(room: Room) -> tuple[Wall, Wall, Wall, Wall]:
    """Return the walls of a room: upper, lower, left, right."""
    left, top = HALF * room.x, HALF * room.y
    right, bottom = left + HALF * room.width, top + HALF * room.height
    return (
        Wall(direction="horizontal", at=top, start=left, end=right),
        Wall(direction="horizontal", at=bottom, start=left, end=right),
        Wall(direction="vertical", at=left, start=top, end=bottom),
        Wall(direction="vertical", at=right, start=top, end=bottom),
    )


def parts_at(sheet: Sheet, x: float, y: float, reach: float) -> tuple[Part, ...]:
    """Return what is drawn at a point, what lies on top first; ``x``, ``y`` and ``reach`` are in cells.

    Pins, doors and windows count from ``reach`` away, the nearest first; of rooms the smallest comes first.
    """
    pins = [(hypot(pin.x * sheet.columns - x, pin.y * sheet.rows - y), pin) for pin in sheet.pins]
    openings = [(Wall.of(opening).distance(x, y), opening) for opening in sheet.openings]
    rooms = [room for room in sheet.rooms if room.contains(x, y)]
    return (
        *(pin for distance, pin in sorted(pins, key=_distance) if distance <= reach),
        *(opening for distance, opening in sorted(openings, key=_distance) if distance <= reach),
        *sorted(rooms, key=lambda room: room.width * room.height),
    )


def middle_of(sheet: Sheet, part: Part) -> tuple[float, float]:
    """Return the point, in cells, that stands for a part: the place of a pin, else its middle."""
    if isinstance(part, Room):
        return part.x + part.width / 2, part.y + part.height / 2
    if isinstance(part, Opening):
        return part.middle
    return part.x * sheet.columns, part.y * sheet.rows


def _distance(found: tuple[float, Part]) -> float:
    return found[0]
