"""The web of a report: how well each part is protected, as a shape with what is not known yet hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from zelfscan.charts.levels import Band, level_text, number_text
from zelfscan.charts.placing import placed
from zelfscan.charts.shapes import Anchor, Chart, Circle, Hatch, Line, Point, Polygon, Shape, Text
from zelfscan.charts.signs import level_sign
from zelfscan.i18n import say

FEWEST, MOST = 3, 10
SIZE, LEADING = 15.0, 18.0
#: What a character of bold words takes at most, as a share of their size, on average.
CHARACTER = 0.62
SIGN, SIGN_GAP = 16.0, 4.0
#: A web that is to be narrower than this is drawn at this width and made smaller, words and all.
NARROWEST = 600.0
#: From the rim to the words at a corner.
DISTANCE = 12.0
EVEN = 0.2
DASH = (5.0, 3.0)
DOTS = (0.1, 3.3)
HATCH_SPACING = 8.5


@dataclass(frozen=True)
class RadarPart:
    """A part with its score from 0 to 100."""

    name: str
    band: Band


@dataclass(frozen=True)
class _Web:
    """Where the middle of the web is, and how far the rim."""

    middle: Point
    radius: float
    count: int

    def at(self, index: int, share: float) -> Point:
        """Return the place on a spoke, at a share of the way from the middle to the rim."""
        angle = 2 * pi * index / self.count
        reach = self.radius * share
        return (self.middle[0] + sin(angle) * reach, self.middle[1] - cos(angle) * reach)

    def ring(self, share: float) -> tuple[Point, ...]:
        """Return the corners of a ring."""
        return tuple(self.at(index, share) for index in range(self.count))


def radar(parts: Sequence[RadarPart], width: float = 666.0, limits: tuple[int, int] = (50, 80)) -> Chart:
    """Draw the scores as a web, with dotted rings where a better level begins.

    What has no score is only in the words. A web of fewer than three or more than ten parts says nothing that
    bars do not say better: then nothing is drawn, and the words remain.
    """
    alternative = " ".join([say("Bescherming per onderdeel, van 0 tot 100."), *map(_words, parts)])
    shown = [part for part in parts if part.band.low is not None and part.band.high is not None]
    if not FEWEST <= len(shown) <= MOST:
        return Chart(width, 0, (), alternative)
    drawn = max(width, NARROWEST)
    aside = min(drawn * 0.29, 170.0)
    radius = min(drawn / 2 - aside - DISTANCE, 150.0)
    most = max(_height(part, aside) for part in shown)
    web = _Web((drawn / 2, most + DISTANCE + radius), radius, len(shown))
    shapes = [*_ground(web, limits), *_filled(web, shown), *_figures_of_rings(web, limits)]
    for index, part in enumerate(shown):
        shapes += _corner(web, index, part, aside)
    chart = Chart(drawn, 2 * (most + DISTANCE + radius), tuple(shapes), alternative)
    scale = width / drawn
    return Chart(width, chart.height * scale, placed(chart, 0, 0, scale), alternative)


def _words(part: RadarPart) -> str:
    """Say the score of one part in a sentence."""
    figures, level = number_text(part.band), level_text(part.band)
    return f"{part.name}: {figures}, {level.lower()}." if figures else f"{part.name}: {level.lower()}."


def _ground(web: _Web, limits: tuple[int, int]) -> list[Shape]:
    """Draw the rim, the spokes and the rings."""
    shapes: list[Shape] = [Polygon(web.ring(1), fill="sand", edge="line")]
    shapes += [Line(web.middle, corner, "hairline") for corner in web.ring(1)]
    return shapes + [line for limit in limits for line in _closed(web.ring(limit / 100), "ink", 1.4, DOTS)]


def _filled(web: _Web, parts: Sequence[RadarPart]) -> list[Shape]:
    """Draw what is certain as a filled shape, and the band around it hatched."""
    low = tuple(web.at(index, float(part.band.low or 0) / 100) for index, part in enumerate(parts))
    high = tuple(web.at(index, float(part.band.high or 0) / 100) for index, part in enumerate(parts))
    shapes: list[Shape] = []
    if low != high:
        shapes.append(Polygon(high, fill="surface"))
        shapes.append(Hatch(high, "petrol", HATCH_SPACING, 1.4))
        shapes += _closed(high, "petrol", 1.6, DASH)
    shapes.append(Polygon(low, fill="petrol-tint", edge="petrol", width=2))
    return shapes + [Circle(corner, 3.5, fill="petrol") for corner in low]


def _figures_of_rings(web: _Web, limits: tuple[int, int]) -> list[Shape]:
    """Write the figure of each ring beside the first spoke, on a ground that keeps it free of lines."""
    shapes: list[Shape] = []
    for limit in limits:
        x, y = web.at(0, limit / 100)
        ground = ((x + 4, y - 9), (x + 24, y - 9), (x + 24, y + 9), (x + 4, y + 9))
        shapes.append(Polygon(ground, fill="surface"))
        shapes.append(Text((x + 14, y + 5), str(limit), 13, "ink", anchor="middle"))
    return shapes


def _corner(web: _Web, index: int, part: RadarPart, aside: float) -> list[Shape]:
    """Write the name of a part at its corner, with its figures and the sign of its level."""
    angle = 2 * pi * index / web.count
    x, y = web.at(index, 1 + DISTANCE / web.radius)
    names = _lines(part, aside)
    height = _height(part, aside)
    # Words above the web end at their corner, words below it start there, and the others are beside it.
    top = y - height * (1 + cos(angle)) / 2
    anchor = _anchor(angle)
    shapes: list[Shape] = [
        Text((x, top + LEADING * (row + 0.75)), line, SIZE, "ink", bold=True, anchor=anchor)
        for row, line in enumerate(names)
    ]
    figures = number_text(part.band)
    wide = len(figures) * SIZE * CHARACTER
    start = {"start": x, "middle": x - (wide + SIGN + SIGN_GAP) / 2, "end": x - wide - SIGN - SIGN_GAP}[
        anchor
    ]
    down = top + LEADING * len(names)
    shapes += placed(level_sign(part.band.level, SIGN), start, down + 1)
    words = Text((start + SIGN + SIGN_GAP, down + LEADING * 0.75), figures, SIZE, "muted")
    return [*shapes, words]


def _anchor(angle: float) -> Anchor:
    """Tell at which side of a corner its words stand."""
    if abs(sin(angle)) < EVEN:
        return "middle"
    return "start" if sin(angle) > 0 else "end"


def _lines(part: RadarPart, aside: float) -> list[str]:
    """Divide a name over lines that fit beside the web."""
    return wrap(part.name, max(int(aside / (SIZE * CHARACTER)), 8)) or [""]


def _height(part: RadarPart, aside: float) -> float:
    """Measure the words at a corner."""
    return LEADING * (len(_lines(part, aside)) + 1)


def _closed(points: Sequence[Point], colour: str, width: float, dash: tuple[float, ...]) -> list[Shape]:
    """Join points to a closed figure of dashed lines."""
    ends = (*points[1:], points[0])
    return [Line(start, end, colour, width, dash) for start, end in zip(points, ends, strict=True)]
