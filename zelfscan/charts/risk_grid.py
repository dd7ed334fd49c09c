"""Chance against effect: each risk as a marker on two logarithmic scales, with a line for what it can be.

A picture beside the figures, never the source of a level: the fields have no colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from zelfscan.charts.levels import LOOKS, Number
from zelfscan.charts.placing import placed
from zelfscan.charts.shapes import Chart, Circle, Line, Point, Rect, Shape, Text
from zelfscan.charts.signs import marker
from zelfscan.i18n import later, say

#: The effect of a risk in points, from where it has this name.
EFFECTS = (
    (1, later("licht")),
    (3, later("merkbaar")),
    (10, later("ernstig")),
    (30, later("zeer ernstig")),
    (100, later("het ergst")),
)
SIZE, SMALL = 15.0, 13.0
LEFT, RIGHT, TOP, BOTTOM = 104.0, 38.0, 34.0, 66.0
ROW = 58.0
MARKER = 26.0
DOT = 3.0
DASH = (6.0, 4.0)
FEWEST_TENFOLDS, MOST_TENFOLDS = 3, 6
#: Room for the words below a line of the scale.
LABEL_ROOM = 74.0
#: Where a marker may stand that would else cover another, in markers above its own place.
WAYS_OUT = (0.0, 1.0, -1.0, 2.0, -2.0)


@dataclass(frozen=True)
class GridRisk:
    """A risk: its number, name and level, how often a year at least and at most, and its effect in points."""

    number: int
    name: str
    level: str
    low: Number
    high: Number
    effect: Number


@dataclass(frozen=True)
class _Field:
    """The part of the chart between the scales; the scale of chance runs from and to a power of ten."""

    first: int
    last: int
    right: float

    @property
    def bottom(self) -> float:
        return TOP + ROW * len(EFFECTS)

    def across(self, chance: Number) -> float:
        """Return the place of a chance, kept inside the field."""
        power = log10(chance) if chance > 0 else self.first
        share = (power - self.first) / (self.last - self.first)
        return LEFT + (self.right - LEFT) * min(max(share, 0.0), 1.0)

    def down(self, effect: Number) -> float:
        """Return the place of an effect, kept inside the field; two rows are ten times as much."""
        row = 2 * log10(effect) + 0.5 if effect > 0 else 0.0
        return self.bottom - ROW * min(max(row, 0.0), float(len(EFFECTS)))


def risk_grid(risks: Sequence[GridRisk], width: float = 666.0) -> Chart:
    """Draw each risk at its chance and its effect, with lines that join what is equally great.

    The marker stands at the upper end, which is the one that counts. A risk without a chance is only in the
    words; with none at all nothing is drawn.
    """
    title = say("Kans en gevolg van elk risico. Naar rechts is vaker, naar boven is erger.")
    alternative = " ".join([title, *map(_words, risks)])
    shown = [risk for risk in risks if risk.high > 0]
    if not shown:
        return Chart(width, 0, (), alternative)
    field = _Field(*_tenfolds(shown), width - RIGHT)
    shapes = [*_scales(field), *_equal_lines(field), *_key(field)]
    spots: list[Point] = []
    for risk in shown:
        spots.append(_free_spot(field, risk, spots))
        shapes += _reach(field, risk, spots[-1])
    for risk, (x, y) in zip(shown, spots, strict=True):
        shapes += placed(marker(risk.number, risk.level, MARKER), x - MARKER / 2, y - MARKER / 2)
    return Chart(width, field.bottom + BOTTOM, tuple(shapes), alternative)


def _tenfolds(risks: Sequence[GridRisk]) -> tuple[int, int]:
    """Return the powers of ten between which the risks lie."""
    last = ceil(log10(max(risk.high for risk in risks)))
    least = min(risk.low if risk.low > 0 else risk.high for risk in risks)
    first = min(floor(log10(least)), last - FEWEST_TENFOLDS)
    return max(first, last - MOST_TENFOLDS), last


def _scales(field: _Field) -> list[Shape]:
    """Draw the field with its lines, and the words beside and below it."""
    shapes: list[Shape] = [
        Rect(LEFT, TOP, field.right - LEFT, field.bottom - TOP, "surface", "line"),
        Text((LEFT - 10, TOP - 12), say("Gevolg"), SIZE, "ink", bold=True, anchor="end"),
    ]
    for row, (_, name) in enumerate(EFFECTS):
        y = field.bottom - ROW * row
        if row:
            shapes.append(Line((LEFT, y), (field.right, y), "hairline"))
        shapes.append(Text((LEFT - 10, y - ROW / 2 + 5), say(name), SIZE, "muted", anchor="end"))
    apart = (field.right - LEFT) / (field.last - field.first)
    each = ceil(LABEL_ROOM / apart)
    for power in range(field.first, field.last + 1):
        x = field.across(10.0**power)
        if field.first < power < field.last:
            shapes.append(Line((x, TOP), (x, field.bottom), "hairline"))
        if (field.last - power) % each == 0:
            shapes += _tick(power, x, field)
    middle = (LEFT + field.right) / 2
    return [*shapes, Text((middle, field.bottom + 58), say("Kans"), SIZE, "ink", bold=True, anchor="middle")]


def _tick(power: int, x: float, field: _Field) -> list[Shape]:
    """Write how often something happens below its line, in two lines."""
    if power > 0:
        above, below = say("{count} keer", count=10**power), say("per jaar")
    elif power < 0:
        above, below = say("eens per"), say("{count} jaar", count=10**-power)
    else:
        above, below = say("eens per"), say("jaar")
    at = field.bottom + 18
    return [
        Text((x, at), above, SMALL, "muted", anchor="middle"),
        Text((x, at + 16), below, SMALL, "muted", anchor="middle"),
    ]


def _equal_lines(field: _Field) -> list[Shape]:
    """Draw the lines on which chance times effect is the same: one for each power of ten."""
    shapes: list[Shape] = []
    wide = (field.right - LEFT) / (field.last - field.first)
    high = 2 * ROW
    for power in range(field.first, field.last + len(EFFECTS) // 2 + 1):
        # The line meets the effect of one point at this chance, and falls one tenfold in each direction.
        x, y = LEFT + wide * (power - field.first), field.bottom - ROW / 2
        ends = [(x + wide * (y - edge) / -high, edge) for edge in (TOP, field.bottom)]
        clipped = _clipped(ends[0], ends[1], field.right)
        if clipped:
            shapes.append(Line(*clipped, "petrol", 1.2, DASH))
    return shapes


def _clipped(upper: Point, lower: Point, right: float) -> tuple[Point, Point] | None:
    """Cut a line off at the sides of the field; None where nothing of it is inside."""
    if lower[0] <= LEFT or upper[0] >= right:
        return None
    slope = (lower[1] - upper[1]) / (lower[0] - upper[0])
    start = upper if upper[0] >= LEFT else (LEFT, upper[1] + slope * (LEFT - upper[0]))
    end = lower if lower[0] <= right else (right, upper[1] + slope * (right - upper[0]))
    return start, end


def _key(field: _Field) -> list[Shape]:
    """Say above the field what the dashed lines are."""
    words = Text((field.right, TOP - 12), say("even groot risico"), SIZE, "muted", anchor="end")
    end = field.right - 136
    return [Line((end - 30, TOP - 17), (end, TOP - 17), "petrol", 1.2, DASH), words]


def _free_spot(field: _Field, risk: GridRisk, taken: Sequence[Point]) -> Point:
    """Find where a marker stands without covering another."""
    x, y = field.across(risk.high), field.down(risk.effect)
    half = MARKER / 2
    x = min(max(x, LEFT + half), field.right - half)
    for way in WAYS_OUT:
        spot = (x, y - way * (MARKER + 2))
        inside = TOP + half <= spot[1] <= field.bottom - half
        if inside and all(abs(x - a) >= MARKER or abs(spot[1] - b) >= MARKER for a, b in taken):
            return spot
    return (x, y)


def _reach(field: _Field, risk: GridRisk, spot: Point) -> list[Shape]:
    """Draw the line from the lower to the upper end of one risk, and to a marker that had to move."""
    colour = LOOKS[risk.level].colour
    low, high, y = field.across(risk.low), field.across(risk.high), field.down(risk.effect)
    shapes: list[Shape] = []
    if high - low > DOT:
        shapes += [Line((low, y), (high, y), colour, 2.4), Line((low, y - 6), (low, y + 6), colour, 2.4)]
    if spot[1] != y:
        shapes += [Line((high, y), spot, colour, 1.6), Circle((high, y), DOT, fill=colour)]
    return shapes


def _words(risk: GridRisk) -> str:
    """Say of one risk how great its chance and its effect are."""
    level, effect = say(LOOKS[risk.level].word).lower(), _effect_name(risk.effect)
    name = f"{risk.number}, {risk.name}"
    if risk.high <= 0:
        return say("{name}: {level}, geen kans.", name=name, level=level)
    least, most = (_often(chance) for chance in (risk.low, risk.high))
    if risk.low <= 0 or least == most:
        return say(
            "{name}: {level}; gevolg {effect}; kans {often}.",
            name=name,
            level=level,
            effect=effect,
            often=most,
        )
    often = say("van {least} tot {most}", least=least, most=most)
    return say(
        "{name}: {level}; gevolg {effect}; kans {often}.", name=name, level=level, effect=effect, often=often
    )


def _effect_name(effect: Number) -> str:
    """Name an effect after the step that is nearest below it."""
    return [say(name) for least, name in EFFECTS if effect >= least or least == 1][-1]


def _often(chance: Number) -> str:
    """Say a chance a year in whole words, rounded to one figure."""
    if chance <= 0:
        return say("nooit")
    if chance >= 1:
        return say("{count} keer per jaar", count=round(float(chance)))
    years = 1 / float(chance)
    step = 10 ** max(floor(log10(years)) - 1, 0)
    return say("eens per {count} jaar", count=round(years / step) * step)
