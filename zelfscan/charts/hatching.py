"""Which lines a hatched polygon consists of."""

from zelfscan.charts.shapes import Hatch, Line, Point


def hatch_lines(hatch: Hatch) -> tuple[Line, ...]:
    """Cut lines at 45 degrees to the inside of the polygon, so that no painter needs to clip.

    The spacing is counted along a level edge, as a person would measure it along a bar.
    """
    if hatch.spacing <= 0:
        raise ValueError("the spacing of a hatch must be above zero")
    levels = [x + y for x, y in hatch.points]
    first = int(min(levels) // hatch.spacing) + 1
    last = int(max(levels) // hatch.spacing)
    lines: list[Line] = []
    for number in range(first, last + 1):
        crossings = sorted(_crossings(hatch.points, number * hatch.spacing))
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            if start != end:
                lines.append(Line(start, end, hatch.colour, hatch.width))
    return tuple(lines)


def _crossings(points: tuple[Point, ...], level: float) -> list[Point]:
    """Find where the line ``x + y = level`` crosses the edges of the polygon."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        one, other = x1 + y1 - level, x2 + y2 - level
        if (one < 0) != (other < 0):
            share = one / (one - other)
            found.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    return found
