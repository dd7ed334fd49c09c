"""Boxes that hold other boxes: under each other, beside each other, in a frame, or as the item of a list."""

from collections.abc import Sequence

from zelfscan.report.boxes import ROOM, Box, Break, Solid
from zelfscan.report.styles import PIXEL
from zelfscan.report.tagging import Sheet

#: Play for what is exactly as high as the room that there is.
SLACK = 0.01


class Stack:
    """Boxes under each other, with the larger of the two white spaces between neighbours."""

    def __init__(self, boxes: Sequence[Box], before: float = 0.0, after: float = 0.0) -> None:
        """Keep the boxes, but those that hold nothing: a heading would go along with those alone."""
        self.holds_next = False
        self.boxes: tuple[Box, ...] = tuple(box for box in boxes if not isinstance(box, Stack) or box.boxes)
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return sum(_gap(self.boxes, index) + box.height(width) for index, box in enumerate(self.boxes))

    def split(self, width: float, room: float) -> tuple["Stack | None", "Stack | None"]:
        """Divide into what fits in the room and the rest; a new page starts at a break."""
        used = 0.0
        for index, box in enumerate(self.boxes):
            if isinstance(box, Break):
                return self._divided(self.boxes[:index], self.boxes[index + 1 :])
            used += _gap(self.boxes, index)
            height = box.height(width)
            if used + height <= room + SLACK:
                used += height
                continue
            first, rest = box.split(width, room - used)
            if first is not None and rest is not None:
                return self._divided((*self.boxes[:index], first), (rest, *self.boxes[index + 1 :]))
            while index and self.boxes[index - 1].holds_next:
                index -= 1
            return self._divided(self.boxes[:index], self.boxes[index:])
        return self, None

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the boxes from top to bottom."""
        for index, box in enumerate(self.boxes):
            y += _gap(self.boxes, index)
            box.draw(sheet, x, y, width)
            y += box.height(width)

    def _divided(self, first: Sequence[Box], rest: Sequence[Box]) -> tuple["Stack | None", "Stack | None"]:
        """Make two stacks, or None for an empty one."""
        return (
            Stack(first, self.before) if first else None,
            Stack(rest, after=self.after) if rest else None,
        )


class Together(Solid):
    """Boxes that stay on one page; only what is higher than the room of a page is divided."""

    def __init__(self, inner: Box, page: float = ROOM) -> None:
        """Keep the boxes."""
        self.inner, self.page = inner, page
        self.before, self.after, self.holds_next = inner.before, inner.after, inner.holds_next

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self.inner.height(width)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Fit as a whole, unless no page is high enough."""
        if self.height(width) <= self.page:
            return super().split(width, room)
        return self.inner.split(width, room)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw what is inside."""
        self.inner.draw(sheet, x, y, width)


class Side:
    """Boxes beside each other, each with its own share of the width."""

    holds_next = False

    def __init__(self, boxes: Sequence[Box], shares: Sequence[float], gap: float = 20 * PIXEL) -> None:
        """Keep the boxes and how they share the width."""
        self.boxes, self.shares, self.gap = tuple(boxes), tuple(shares), gap
        self.before = max((box.before for box in boxes), default=0.0)
        self.after = max((box.after for box in boxes), default=0.0)

    def widths(self, width: float) -> list[float]:
        """Share out the width that is left beside the gaps."""
        free = width - self.gap * (len(self.boxes) - 1)
        return [free * share / sum(self.shares) for share in self.shares]

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        sized = zip(self.boxes, self.widths(width), strict=True)
        return max((box.height(part) for box, part in sized), default=0.0)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Divide each of the boxes at the same height."""
        if self.height(width) <= room + SLACK:
            return self, None
        parts = self.widths(width)
        pairs = [box.split(part, room) for box, part in zip(self.boxes, parts, strict=True)]
        sized = zip(pairs, parts, strict=True)
        # What is left of a column that ended on a page before would else seem to fit again and again.
        if all(first is None or not first.height(part) for (first, _), part in sized):
            return None, self
        first = Side([one or Stack(()) for one, _ in pairs], self.shares, self.gap)
        return first, Side([other or Stack(()) for _, other in pairs], self.shares, self.gap)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the boxes from left to right."""
        for box, part in zip(self.boxes, self.widths(width), strict=True):
            box.draw(sheet, x, y, part)
            x += part + self.gap


class Centred(Solid):
    """A box in the middle of the width."""

    def __init__(self, inner: Box, wanted: float) -> None:
        """Keep the box and the width that it wants."""
        self.inner, self._wanted = inner, wanted

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self.inner.height(min(self._wanted, width))

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the box with equal white space at both sides."""
        taken = min(self._wanted, width)
        self.inner.draw(sheet, x + (width - taken) / 2, y, taken)


class Item:
    """A label with a box hanging beside it: the item of a list, or a message with its sign."""

    holds_next = False

    def __init__(self, label: Box, body: Box, indent: float, within: float = 0.0) -> None:
        """Keep the label and the body; a sign is centred ``within`` the first part of the body."""
        self.label, self.body, self.indent, self.within = label, body, indent, within
        self.before, self.after = body.before, body.after

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return max(self.body.height(width - self.indent), self.label.height(self.indent))

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Divide the body; the label stays with its first part."""
        first, rest = self.body.split(width - self.indent, room)
        if first is None:
            return None, self
        if rest is None:
            return self, None
        return Item(self.label, first, self.indent, self.within), Item(Stack(()), rest, self.indent)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the label and the body."""
        room = min(self.within, self.body.height(width - self.indent))
        drop = max(room - self.label.height(self.indent), 0.0) / 2
        self.label.draw(sheet, x, y + drop, self.indent)
        self.body.draw(sheet, x + self.indent, y, width - self.indent)


class Framed:
    """A box with an edge around it; a part on the next page gets an edge of its own."""

    holds_next = False

    def __init__(self, inner: Box, edge: str, line: float, padding: float = 16 * PIXEL) -> None:
        """Keep what is inside and how the edge looks."""
        self.inner, self.edge, self.line, self.padding = inner, edge, line, padding
        self.before = self.after = 12 * PIXEL

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self.inner.height(width - 2 * self.padding) + 2 * self.padding * 0.8

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        """Divide what is inside."""
        first, rest = self.inner.split(width - 2 * self.padding, room - 2 * self.padding * 0.8)
        if first is None:
            return None, self
        if rest is None:
            return self, None
        parts = (first, rest)
        one, other = (type(self)(part, self.edge, self.line, self.padding) for part in parts)
        return one, other

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the edge and what is inside."""
        sheet.frame(x, y, width, self.height(width), self.edge, self.line)
        self.inner.draw(sheet, x + self.padding, y + self.padding * 0.8, width - 2 * self.padding)


class Silent(Solid):
    """What is repeated for the eye: a screen reader passes it by."""

    def __init__(self, inner: Box) -> None:
        """Keep the box."""
        self.inner = inner
        self.before, self.after, self.holds_next = inner.before, inner.after, inner.holds_next

    def height(self, width: float) -> float:
        """Measure the height at a width."""
        return self.inner.height(width)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw what is inside as decoration."""
        with sheet.artifact("Pagination"):
            self.inner.draw(sheet, x, y, width)


def _gap(boxes: Sequence[Box], index: int) -> float:
    """Measure the white space above a box; there is none above the first."""
    return max(boxes[index - 1].after, boxes[index].before) if index else 0.0
