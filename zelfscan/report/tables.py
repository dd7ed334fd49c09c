"""Rows of cells: tables that split over pages, with their head repeated."""

from collections.abc import Sequence
from dataclasses import dataclass

from zelfscan.report.boxes import ROOM, Box
from zelfscan.report.stacks import SLACK, Side
from zelfscan.report.styles import PIXEL
from zelfscan.report.tagging import Sheet


@dataclass(frozen=True)
class Look:
    """How a table looks: its shares, the white space in its rows, and its lines."""

    shares: tuple[float, ...]
    padding: float = 7 * PIXEL
    gap: float = 14 * PIXEL
    lines: bool = True
    first_line: bool = False
    centred: bool = False


class Grid:
    """A table: head and rows of cells, each row as high as its highest cell."""

    holds_next = False

    def __init__(
        self,
        look: Look,
        rows: Sequence[Sequence[Box]],
        head: Sequence[Box] = (),
        repeated: bool = False,
        page: float = ROOM,
    ) -> None:
        """Keep the cells; ``repeated`` says that the head was drawn on a page before.

        ``page`` is the room of a page: only a row that is higher is divided.
        """
        self.page = page
        self.look, self.rows, self.head = look, tuple(map(tuple, rows)), tuple(head)
        self._repeated = repeated
        self.before = (12 if look.first_line else 4) * PIXEL
        self.after = (14 if look.lines else 8) * PIXEL

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return sum(self._row_height(row, width) for row in self._all_rows())

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Divide between two rows, or inside a row that is very high."""
        used = self._row_height(self.head, width) if self.head else 0.0
        for index, row in enumerate(self.rows):
            height = self._row_height(row, width)
            if used + height <= room + SLACK:
                used += height
                continue
            if height + (self._row_height(self.head, width) if self.head else 0.0) > self.page:
                first, rest = self._side(row).split(width, room - used - 2 * self.look.padding)
                if isinstance(first, Side) and isinstance(rest, Side):
                    before, after = (*self.rows[:index], first.boxes), (rest.boxes, *self.rows[index + 1 :])
                    return self._part(before, self._repeated), self._part(after, True)
            if not index:
                return None, self
            return self._part(self.rows[:index], self._repeated), self._part(self.rows[index:], True)
        return self, None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the head, the rows and the lines between them."""
        if self.look.first_line:
            self._line(sheet, x, y, width)
        if self.head:
            if self._repeated:
                with sheet.artifact():
                    self._draw_row(sheet, self.head, x, y, width)
            else:
                self._draw_row(sheet, self.head, x, y, width)
            y += self._row_height(self.head, width)
            self._line(sheet, x, y, width, "line")
        for row in self.rows:
            self._draw_row(sheet, row, x, y, width)
            y += self._row_height(row, width)
            if self.look.lines:
                self._line(sheet, x, y, width)

    def _all_rows(self) -> tuple[tuple[Box, ...], ...]:
        """Give the head, if there is one, and the rows."""
        return (self.head, *self.rows) if self.head else self.rows

    def _part(self, rows: Sequence[Sequence[Box]], repeated: bool) -> "Grid":
        """Make a table of some of the rows."""
        return Grid(self.look, rows, self.head, repeated, self.page)

    def _side(self, row: Sequence[Box]) -> Side:
        """Put the cells of a row beside each other."""
        return Side(row, self.look.shares, self.look.gap)

    def _row_height(self, row: Sequence[Box], width: float) -> float:
        """Measure a row with its padding."""
        return self._side(row).height(width) + 2 * self.look.padding

    def _draw_row(self, sheet: Sheet, row: Sequence[Box], x: float, y: float, width: float) -> None:
        """Draw the cells of one row."""
        side = self._side(row)
        inner = side.height(width)
        for box, part in zip(row, side.widths(width), strict=True):
            drop = (inner - box.height(part)) / 2 if self.look.centred else 0.0
            box.draw(sheet, x, y + self.look.padding + drop, part)
            x += part + self.look.gap

    def _line(self, sheet: Sheet, x: float, y: float, width: float, colour: str = "hairline") -> None:
        """Draw a line under a row."""
        with sheet.artifact():
            sheet.line(x, y, x + width, y, colour, 0.75)
