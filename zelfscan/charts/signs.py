"""The signs of a level: circle, diamond, octagon and dashed circle, with a mark or a number inside."""

from zelfscan.charts.levels import LOOKS, SignShape
from zelfscan.charts.placing import placed
from zelfscan.charts.shapes import Chart, Circle, Line, Path, Polygon, Shape, Step, Text
from zelfscan.i18n import say

GRID = 24.0
OCTAGON = (
    *((7.5, 1.5), (16.5, 1.5), (22.5, 7.5), (22.5, 16.5)),
    *((16.5, 22.5), (7.5, 22.5), (1.5, 16.5), (1.5, 7.5)),
)
DIAMOND = ((12.0, 0.8), (23.2, 12.0), (12.0, 23.2), (0.8, 12.0))
TICK = ((7.0, 12.5), (10.5, 16.0), (17.0, 8.5))
DASH = (3.6, 2.68)


def level_sign(level: str, size: float = GRID) -> Chart:
    """Draw the sign of a level with the mark that belongs to it."""
    look = LOOKS[level]
    shapes = (*_ground(look.sign, look.colour), *_mark(look.sign, look.colour))
    return _sized(shapes, size, say(LOOKS[level].word))


def marker(number: int, level: str, size: float = 32.0) -> Chart:
    """Draw the sign of a level with a number inside, on a rim that keeps it free of the picture below."""
    look = LOOKS[level]
    rim = Circle((12, 12), 12.6, fill="surface") if look.sign in ("circle", "dashed") else _rim(look.sign)
    colour = look.colour if look.sign == "dashed" else "on-level"
    digits = Text((12, 16.2), str(number), 12.0 if number < 10 else 10.5, colour, bold=True, anchor="middle")
    shapes = (rim, *_ground(look.sign, look.colour), digits)
    return _sized(shapes, size, f"{number}, {say(LOOKS[level].word).lower()}")


def tick(colour: str = "low", size: float = GRID) -> Chart:
    """Draw a loose check mark."""
    return _sized(_polyline(((5, 12.5), (9.5, 17), (19, 7.5)), colour, 2.0), size, say("Goed"))


def info(colour: str = "petrol", size: float = GRID) -> Chart:
    """Draw the letter i in a circle, for a message that explains."""
    ring = Circle((12, 12), 9, edge=colour, width=2)
    stem = (Line((12, 11), (12, 16.5), colour, 2), Line((12, 7.5), (12, 7.6), colour, 2))
    return _sized((ring, *stem), size, say("Let op"))


def arrow(colour: str = "muted", size: float = GRID) -> Chart:
    """Draw an arrow that points to the right."""
    shapes = (
        *_polyline(((5, 12), (19, 12)), colour, 2),
        *_polyline(((13, 6), (19, 12), (13, 18)), colour, 2),
    )
    return _sized(shapes, size, say("wordt"))


def house_mark(colour: str = "petrol", size: float = GRID) -> Chart:
    """Draw the mark of the program: a house with a check mark."""
    house = ((12, 2.5), (22, 10), (20.5, 11), (20.5, 21.5), (3.5, 21.5), (3.5, 11), (2, 10))
    shapes = (
        Polygon(house, fill=colour, edge=colour),
        *_polyline(((8, 14), (11, 17), (16.5, 11)), "surface", 2.2),
    )
    return _sized(shapes, size, "zelfscan")


def tick_box(size: float = GRID) -> Chart:
    """Draw an empty box to tick by hand."""
    return _sized((_round_box(),), size, say("Vakje om aan te kruisen"))


def _round_box() -> Path:
    """Draw a square with rounded corners of which the corners are cut, as a single closed path."""
    points = ((7, 3), (17, 3), (21, 7), (21, 17), (17, 21), (7, 21), (3, 17), (3, 7))
    corners = ((21, 3), (21, 21), (3, 21), (3, 3))
    steps = [Step("move", (points[0],))]
    for side in range(4):
        start, end = points[2 * side + 1], points[(2 * side + 2) % 8]
        steps += [Step("line", (start,)), Step("curve", (corners[side], corners[side], end))]
    return Path((*steps, Step("close")), fill="surface", edge="ink", width=1.8)


def _ground(sign: SignShape, colour: str) -> tuple[Shape, ...]:
    """Draw the outline of a sign."""
    if sign == "circle":
        return (Circle((12, 12), 10.5, fill=colour),)
    if sign == "dashed":
        return (Circle((12, 12), 10, fill="surface", edge=colour, width=2, dash=DASH),)
    return (Polygon(DIAMOND if sign == "diamond" else OCTAGON, fill=colour),)


def _rim(sign: SignShape) -> Polygon:
    """Draw the same outline a little larger, in the colour of the ground."""
    points = DIAMOND if sign == "diamond" else OCTAGON
    return Polygon(points, fill="surface", edge="surface", width=3.6)


def _mark(sign: SignShape, colour: str) -> tuple[Shape, ...]:
    """Draw the mark inside a sign: check, dash, exclamation mark or question mark."""
    if sign == "circle":
        return _polyline(TICK, "on-level", 2.4)
    if sign == "diamond":
        return (Line((8, 12), (16, 12), "on-level", 2.4),)
    if sign == "octagon":
        return (Line((12, 6.5), (12, 13.5), "on-level", 2.4), Line((12, 17.3), (12, 17.4), "on-level", 2.4))
    steps = (
        Step("move", ((9.5, 9.8),)),
        Step("curve", ((9.5, 6.6), (14.5, 6.6), (14.5, 9.8))),
        Step("curve", ((14.5, 11.7), (12.0, 11.6), (12.0, 13.7))),
    )
    return (Path(steps, edge=colour, width=2.2), Line((12, 16.6), (12, 16.7), colour, 2.2))


def _polyline(points: tuple[tuple[float, float], ...], colour: str, width: float) -> tuple[Shape, ...]:
    """Join points with one line that has round corners."""
    steps = (Step("move", (points[0],)), *(Step("line", (point,)) for point in points[1:]))
    return (Path(steps, edge=colour, width=width),)


def _sized(shapes: tuple[Shape, ...], size: float, alternative: str) -> Chart:
    """Bring shapes that were drawn on the grid to the size that is asked."""
    chart = Chart(GRID, GRID, shapes, alternative)
    return Chart(size, size, placed(chart, 0, 0, size / GRID), alternative)
