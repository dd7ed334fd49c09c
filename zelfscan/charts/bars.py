"""Bars with a band: what is certain is solid, what is not known yet is hatched."""

from collections.abc import Iterable

from zelfscan.charts.levels import LOOKS, Band, Number, level_text, number_text
from zelfscan.charts.shapes import Chart, Hatch, Line, Rect, Shape
from zelfscan.i18n import say

OVERHANG = 3.0
RADIUS = 3.0
EDGE = 2.0
HATCH_SPACING = 8.5
RISK_SCALE = 200
RISK_REFERENCE = 100


def score_bar(
    name: str, band: Band, width: float, height: float = 12.0, limits: tuple[int, int] = (50, 80)
) -> Chart:
    """Draw a score from 0 to 100, with dotted lines where a better level begins.

    Without a score there is no bar. With too few answers the certain part stays empty, edged in the colour of
    the worst level.
    """
    alternative = f"{name}: {_score_words(band)}"
    total = height + 2 * OVERHANG
    if band.low is None or band.high is None:
        return Chart(width, total, (), alternative)
    ends = (_place(band.low, 100, width), _place(band.high, 100, width))
    if band.level == "insufficient":
        fill = _unsure_fill(ends, height)
    else:
        fill = _fill(ends, width, height, LOOKS[band.level].colour)
    lines = _limit_lines((limit / 100 * width for limit in limits), total)
    return Chart(width, total, (_track(width, height), *fill, *lines), alternative)


def risk_bar(name: str, band: Band, width: float, height: float = 12.0, reference: str = "") -> Chart:
    """Draw a risk on a scale from 0 to 200, with a dotted line at its reference of 100.

    Without a reference it is an average home. Above 200 the bar is full; the words tell how much it is.
    """
    total = height + 2 * OVERHANG
    if band.low is None or band.high is None:
        return Chart(width, total, (), f"{name}: {level_text(band).lower()}.")
    words = say(
        "{figures}, {reference} is 100. {level}.",
        figures=number_text(band),
        reference=reference or say("gemiddeld huis"),
        level=level_text(band),
    )
    ends = (_place(band.low, RISK_SCALE, width), _place(band.high, RISK_SCALE, width))
    fill = _fill(ends, width, height, LOOKS[band.level].colour)
    lines = _limit_lines([RISK_REFERENCE / RISK_SCALE * width], total)
    return Chart(width, total, (_track(width, height), *fill, *lines), f"{name}: {words}")


def change_bar(name: str, before: Number, after: Band, width: float, height: float = 14.0) -> Chart:
    """Draw the risk that is left after a measure; a thick line stands where the risk is now."""
    bar = risk_bar(name, after, width, height)
    place = _place(before, RISK_SCALE, width)
    line = Line((place, 0), (place, bar.height), "ink", 3)
    words = say(
        "nu {now}, daarna {then}. {level}.",
        now=number_text(Band(before, before, after.level)),
        then=number_text(after),
        level=level_text(after),
    )
    return Chart(bar.width, bar.height, (*bar.shapes, line), f"{name}: {words}")


def _score_words(band: Band) -> str:
    """Say the score and its level in one sentence."""
    figures, level = number_text(band), level_text(band)
    if not figures:
        return f"{level.lower()}."
    return say("{figures} van de 100. {level}.", figures=figures, level=level)


def _place(value: Number, scale: int, width: float) -> float:
    """Turn a value into a place along the bar, kept inside it."""
    return float(min(max(value, 0), scale)) / scale * width


def _track(width: float, height: float) -> Rect:
    """Draw the empty bar."""
    return Rect(0, OVERHANG, width, height, fill="sand", edge="line", radius=RADIUS)


def _fill(ends: tuple[float, float], width: float, height: float, colour: str) -> tuple[Shape, ...]:
    """Draw the solid part up to the lower end and the hatched part up to the upper end."""
    low, high = ends
    if high - low < EDGE:
        radius = RADIUS if width - low < EDGE else min(RADIUS, low / 2)
        return (Rect(0, OVERHANG, low, height, fill=colour, radius=radius),) if low > 0 else ()
    # The solid part runs on under the hatched box, so that only its outer corners look round.
    under = min(low + RADIUS, high)
    solid = (Rect(0, OVERHANG, under, height, fill=colour, radius=RADIUS),) if low > 0 else ()
    return (*solid, *_hatched(low, high, height, colour, "surface"))


def _unsure_fill(ends: tuple[float, float], height: float) -> tuple[Shape, ...]:
    """Draw a band that rests on too few answers: nothing solid."""
    low, high = ends
    shapes: tuple[Shape, ...] = ()
    if low >= EDGE:
        half = EDGE / 2
        box = (half, OVERHANG + half, low - half, height - EDGE)
        shapes = (Rect(*box, "unknown-tint", "high", EDGE, RADIUS - 1),)
    return (*shapes, *_hatched(low, max(high, low + 2 * EDGE), height, "unknown", "unknown-tint"))


def _hatched(low: float, high: float, height: float, colour: str, ground: str) -> tuple[Shape, ...]:
    """Draw a hatched box with an edge."""
    half = EDGE / 2
    left, top, right, bottom = low + half, OVERHANG + half, high - half, OVERHANG + height - half
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    box = Rect(left, top, right - left, bottom - top, ground, colour, EDGE)
    return (box, Hatch(corners, colour, HATCH_SPACING, width=2.0))


def _limit_lines(places: Iterable[float], height: float) -> tuple[Line, ...]:
    """Draw a dotted line at each place, a little longer than the bar is high."""
    return tuple(Line((place, 0), (place, height), "ink", 1.8, (0.1, 3.3)) for place in places)
