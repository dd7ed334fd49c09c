"""What somebody does with the drawing of a floor, step by step, apart from mouse, keys and paint.

Whatever takes two steps (a room from corner to corner, picking up and putting down) is begun, followed and
finished, or cancelled; until it is finished the drawing itself stays as it is. Places are in cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Literal

from zelfscan.core.sheet import (
    MAX_OPENINGS,
    MAX_PINS,
    MAX_ROOMS,
    Opening,
    OpeningKind,
    Part,
    Pin,
    Room,
    Sheet,
    middle_of,
    parts_at,
)
from zelfscan.core.sheet_changes import (
    REACH,
    SheetFull,
    add_opening,
    add_pin,
    add_room,
    move_opening,
    move_pin,
    move_room,
    remove,
    resize_room,
)
from zelfscan.gui.widgets.sheet_words import fallen_words, list_words, part_words, size_words, summary
from zelfscan.i18n import say
from zelfscan.wording.sentences import paragraph

Tool = Literal["choose", "room", "door", "window", "pin", "erase"]
TOOLS: tuple[Tool, ...] = ("choose", "room", "door", "window", "pin", "erase")
MAX_STEPS = 100
"""How many steps can be undone."""
UNDER_CURSOR = 0.75
"""What a cursor in a cell counts as lying under it, in cells from its middle."""

_ANYWHERE = 1_000.0


@dataclass(frozen=True)
class Doing:
    """Something of two steps that was begun: what it makes of the drawing at each place."""

    change: Callable[[float, float], Sheet | None]
    part: str = ""


@dataclass
class SheetEditor:
    """A drawing that is being changed, with its tool, its cursor and the steps that can be undone."""

    sheet: Sheet = field(default_factory=Sheet)
    tool: Tool = "choose"
    chosen: str = ""
    cursor: tuple[int, int] = (0, 0)
    names: Mapping[str, str] = field(default_factory=dict)
    _preview: Sheet | None = None
    _doing: Doing | None = None
    _past: list[Sheet] = field(default_factory=list)
    _future: list[Sheet] = field(default_factory=list)

    @property
    def shown(self) -> Sheet:
        """Return the drawing as it would be if what was begun were finished here."""
        return self.sheet if self._preview is None else self._preview

    @property
    def is_busy(self) -> bool:
        """Whether something was begun that is not finished."""
        return self._doing is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._future)

    @property
    def shown_part(self) -> str:
        """Return the id of what is chosen or being made."""
        if self._doing is not None and not self._doing.part and self._preview is not None:
            return self._preview.rooms[-1].id
        return self.chosen

    def load(self, sheet: Sheet) -> None:
        """Begin with another drawing; nothing of before can be undone."""
        self.stop()
        self.sheet, self.chosen = sheet, ""
        self._past, self._future = [], []
        self.move_cursor(0, 0)

    def commit(self, sheet: Sheet) -> None:
        """Take a changed drawing as one step that can be undone."""
        self.stop()
        if sheet != self.sheet:
            self._past = [*self._past[1 - MAX_STEPS :], self.sheet]
            self._future = []
            self._show(sheet)

    def undo(self) -> str:
        """Take the last step back; returns the words for it."""
        if self.is_busy:
            return self.cancel()
        if not self._past:
            return say("Er is niets om ongedaan te maken.")
        self._future.append(self.sheet)
        self._show(self._past.pop())
        return say("Ongedaan gemaakt. Nu: {summary}.", summary=summary(self.sheet))

    def redo(self) -> str:
        """Take the last step that was undone once more; returns the words for it."""
        if self.is_busy:
            return self.cancel()
        if not self._future:
            return say("Er is niets om opnieuw te doen.")
        self._past.append(self.sheet)
        self._show(self._future.pop())
        return say("Opnieuw gedaan. Nu: {summary}.", summary=summary(self.sheet))

    def cancel(self) -> str:
        """Leave what was begun; returns the words for it."""
        self.stop()
        return say("Gestopt. Er is niets veranderd.")

    def stop(self) -> None:
        """Forget what was begun."""
        self._doing = self._preview = None

    def under_cursor(self) -> tuple[Part, ...]:
        """Return what lies under the cursor, from top to bottom."""
        return parts_at(self.sheet, *self.cursor_point(), UNDER_CURSOR)

    def here(self) -> str:
        """Return in words what lies under the cursor; nothing where nothing does."""
        return list_words(self.sheet, self.under_cursor(), self.names)

    def called(self, part: Part) -> str:
        """Return what a part is called."""
        return part_words(self.sheet, part, self.names)

    def cursor_point(self) -> tuple[float, float]:
        """Return the middle of the cell of the cursor."""
        return self.cursor[0] + 0.5, self.cursor[1] + 0.5

    def move_cursor(self, columns: float, rows: float) -> None:
        """Put the cursor in the cell of a point, inside the grid."""
        self.cursor = self._cell(columns, rows)

    def begin_room(self, x: float, y: float) -> str:
        """Begin a room at one of its corners; returns words."""
        column, row = self._cell(x, y)

        def room_to(to_x: float, to_y: float) -> Sheet:
            to_column, to_row = self._cell(to_x, to_y)
            width, height = abs(to_column - column) + 1, abs(to_row - row) + 1
            return add_room(self.sheet, min(column, to_column), min(row, to_row), width, height)

        if len(self.sheet.rooms) >= MAX_ROOMS:
            return say("Er passen niet meer dan {count} ruimtes op de tekening.", count=MAX_ROOMS)
        self._begin(Doing(room_to), x, y)
        return say("Eerste hoek van de ruimte. Kies nu de andere hoek.")

    def hold(self, part: Part, x: float, y: float) -> str:
        """Pick a part up at a point; returns words."""
        middle = middle_of(self.sheet, part)
        from_x, from_y = x - middle[0], y - middle[1]

        def move_to(to_x: float, to_y: float) -> Sheet | None:
            return self._moved(part, to_x - from_x, to_y - from_y)

        self.chosen = part.id
        self._begin(Doing(move_to, part.id), x, y)
        return say("{part}: opgepakt. Kies de nieuwe plek.", part=self.called(part))

    def hold_corner(self, room: Room, x: float, y: float) -> str:
        """Take the lower right corner of a room at a point, to give the room another size; returns words."""
        from_x, from_y = x - room.x - room.width, y - room.y - room.height

        def resize_to(to_x: float, to_y: float) -> Sheet:
            width, height = to_x - from_x - room.x, to_y - from_y - room.y
            return resize_room(self.sheet, room.id, round(width), round(height))

        self.chosen = room.id
        self._begin(Doing(resize_to, room.id), x, y)
        return say("{part}: hoek opgepakt. Kies de nieuwe plek.", part=self.called(room))

    def follow(self, x: float, y: float) -> None:
        """Show what was begun as it would be here."""
        if self._doing is not None:
            after = self._doing.change(x, y)
            self._preview = self._preview if after is None else after

    def finish(self, x: float, y: float) -> str:
        """Finish here what was begun; returns words."""
        doing = self._doing
        if doing is None:
            return ""
        self.follow(x, y)
        before, after = self.sheet, self.shown
        self.commit(after)
        if not doing.part:
            self.chosen = after.rooms[-1].id
            return say("Ruimte van {size} getekend.", size=size_words(after.rooms[-1]))
        part = after.part(doing.part)
        words = say("{part}: neergezet.", part=self.called(part))
        if isinstance(part, Room) and before != after:
            size = say("{part}: {size}.", part=self.called(part), size=size_words(part))
            words = paragraph(size, fallen_words(len(before.openings) - len(after.openings)))
        return words

    def resize_chosen(self, columns: int, rows: int) -> str:
        """Make the chosen room so many cells larger; returns words, or nothing where no room is chosen."""
        if self.is_busy or not self.chosen.startswith("room-"):
            return ""
        room, before = self.sheet.room(self.chosen), self.sheet
        self.commit(resize_room(before, room.id, room.width + columns, room.height + rows))
        room = self.sheet.room(room.id)
        fallen = fallen_words(len(before.openings) - len(self.sheet.openings))
        return paragraph(say("{part}: {size}.", part=self.called(room), size=size_words(room)), fallen)

    def put(self, x: float, y: float, reach: float = REACH) -> str:
        """Put a door, a window or a pin here, as the tool says; returns words."""
        if self.tool == "pin":
            return self._put_pin(x, y)
        return self._put_opening("window" if self.tool == "window" else "door", x, y, reach)

    def erase(self, part: Part | None) -> str:
        """Take a part away; returns words, also where there was none."""
        if part is None:
            return say("Hier staat niets om weg te halen.")
        words = say("{part}: weggehaald.", part=self.called(part))
        after = remove(self.sheet, part.id)
        more = len(self.sheet.openings) - len(after.openings) - isinstance(part, Opening)
        self.commit(after)
        return paragraph(words, fallen_words(more))

    def walk(self, step: int) -> str:
        """Choose the next or last part and put the cursor there; returns words."""
        parts = self.sheet.parts()
        if not parts:
            return say("Er is nog niets getekend.")
        ids = [part.id for part in parts]
        here = ids.index(self.chosen) + step if self.chosen in ids else (0 if step > 0 else -1)
        place = here % len(parts)
        part = parts[place]
        self.chosen = part.id
        self.move_cursor(*middle_of(self.sheet, part))
        return say("{part}, {place} van {count}", part=self.called(part), place=place + 1, count=len(parts))

    def _put_pin(self, x: float, y: float) -> str:
        try:
            self.commit(add_pin(self.sheet, x / self.sheet.columns, y / self.sheet.rows))
        except SheetFull:
            return say("Er passen niet meer dan {count} punten op de tekening.", count=MAX_PINS)
        pin = self.sheet.pins[-1]
        self.chosen = pin.id
        return say("Punt {number} geplaatst.", number=pin.number)

    def _put_opening(self, kind: OpeningKind, x: float, y: float, reach: float) -> str:
        try:
            after = add_opening(self.sheet, kind, x, y, reach)
        except SheetFull:
            return say("Er passen niet meer dan {count} deuren en ramen op de tekening.", count=MAX_OPENINGS)
        if after is None:
            return say("Hier is geen muur met plek. Zet een deur of raam op de muur van een ruimte.")
        self.commit(after)
        self.chosen = after.openings[-1].id
        return say("{part}: geplaatst.", part=self.called(after.openings[-1]))

    def _moved(self, part: Part, x: float, y: float) -> Sheet | None:
        """Return the drawing with the middle of a part at a point."""
        match part:
            case Room():
                return move_room(self.sheet, part.id, round(x - part.width / 2), round(y - part.height / 2))
            case Opening():
                return move_opening(self.sheet, part.id, x, y, _ANYWHERE)
            case Pin():
                return move_pin(self.sheet, part.number, x / self.sheet.columns, y / self.sheet.rows)

    def _begin(self, doing: Doing, x: float, y: float) -> None:
        self._doing = doing
        self.follow(x, y)

    def _show(self, sheet: Sheet) -> None:
        self.sheet = sheet
        if self.chosen not in {part.id for part in sheet.parts()}:
            self.chosen = ""
        self.move_cursor(*self.cursor)

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        column, row = max(0, floor(x)), max(0, floor(y))
        return min(column, self.sheet.columns - 1), min(row, self.sheet.rows - 1)
