"""Where marks and parts lie on a photograph: what is under a finger, where they are held, how they move.

Places are shares of the width and the height, from 0 to 1, as in the marks themselves. Distances are shares
of the longest side, so that they are equally long across and down.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QTransform

from zelfscan.gui.theme import current_theme
from zelfscan.photos.marks import NUMBER_SIZE, STROKE, WORDS_SIZE, Arrow, Circle, Mark, Number, Words
from zelfscan.photos.redaction import Area

Thing = Mark | Area
"""What lies on a photograph: a mark, or a part that waits to be made unreadable."""

SMALLEST = 0.01
"""No arrow, circle or part is shorter, as a share of the longest side: it would be a slip of the hand."""

_SET_IN = 100
"""The size in pixels in which words are set once; after that their outlines are only scaled."""


@dataclass(frozen=True)
class Shape:
    """Width and height of a photograph as shares of its longest side: one of them is 1."""

    width: float = 1.0
    height: float = 1.0

    def distance(self, x: float, y: float, other_x: float, other_y: float) -> float:
        """Return how far two places are from each other."""
        return hypot((x - other_x) * self.width, (y - other_y) * self.height)


def shape_of(width: int, height: int) -> Shape:
    """Return the shape of a photograph of so many pixels; each at least 1."""
    longest = max(width, height)
    return Shape(width / longest, height / longest)


def words_outline(mark: Words, shape: Shape) -> QPainterPath:
    """Return the letters as the report has them, in shares of the longest side; what runs out moves in."""
    scale = WORDS_SIZE / _SET_IN
    path = QTransform.fromScale(scale, scale).map(_letters(mark.text))
    return path.translated(*_words_start(mark, shape))


def forget_letters() -> None:
    """Let go of all words that were written on photographs."""
    _letters.cache_clear()


def box_of(thing: Thing, shape: Shape) -> QRectF:
    """Return the box round a thing, in shares of the longest side."""
    match thing:
        case Arrow():
            start = QPointF(thing.x * shape.width, thing.y * shape.height)
            end = QPointF(thing.to_x * shape.width, thing.to_y * shape.height)
            return QRectF(start, end).normalized()
        case Circle() | Number():
            radius = thing.radius if isinstance(thing, Circle) else NUMBER_SIZE / 2
            x, y = thing.x * shape.width, thing.y * shape.height
            return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        case Words():
            return words_outline(thing, shape).boundingRect()
        case Area():
            left, top = thing.x * shape.width, thing.y * shape.height
            return QRectF(left, top, thing.width * shape.width, thing.height * shape.height)


def middle_of(thing: Thing, shape: Shape) -> tuple[float, float]:
    """Return the place at which a thing can be taken up as a whole, on the photograph."""
    centre = box_of(thing, shape).center()
    return _share(centre.x() / shape.width), _share(centre.y() / shape.height)


def distance_to(thing: Thing, x: float, y: float, shape: Shape) -> float:
    """Return how far a place is from a thing; 0 is on it. A circle counts as its line and its middle."""
    match thing:
        case Arrow():
            return _distance_to_line(thing, x, y, shape)
        case Circle():
            away = shape.distance(x, y, thing.x, thing.y)
            return min(away, abs(away - thing.radius))
        case Number():
            return max(0.0, shape.distance(x, y, thing.x, thing.y) - NUMBER_SIZE / 2)
        case Words() | Area():
            box = box_of(thing, shape)
            across = max(box.left() - x * shape.width, x * shape.width - box.right(), 0.0)
            return hypot(across, max(box.top() - y * shape.height, y * shape.height - box.bottom(), 0.0))


def grips_of(thing: Thing, shape: Shape) -> tuple[tuple[float, float], ...]:
    """Return the places that change the form of a thing: ends of an arrow, corners of a part."""
    match thing:
        case Arrow():
            return (thing.x, thing.y), (thing.to_x, thing.to_y)
        case Circle():
            across = thing.radius / shape.width
            side = 1 if thing.x + across <= 1 else -1
            return ((_share(thing.x + side * across), thing.y),)
        case Area():
            right, bottom = _share(thing.x + thing.width), _share(thing.y + thing.height)
            return (thing.x, thing.y), (right, thing.y), (right, bottom), (thing.x, bottom)
        case _:
            return ()


def moved(thing: Thing, across: float, down: float, shape: Shape) -> Thing:
    """Return a thing so much further, as far as it stays on the photograph."""
    match thing:
        case Arrow():
            across = min(max(across, -min(thing.x, thing.to_x)), 1 - max(thing.x, thing.to_x))
            down = min(max(down, -min(thing.y, thing.to_y)), 1 - max(thing.y, thing.to_y))
            end = {"to_x": _share(thing.to_x + across), "to_y": _share(thing.to_y + down)}
        case Area():
            across = min(max(across, -thing.x), 1 - thing.x - thing.width)
            down = min(max(down, -thing.y), 1 - thing.y - thing.height)
            end = {}
        case Words():
            # They may stand further in than where they were put; it is what is seen that moves.
            left, top = _words_start(thing, shape)
            x, y = left / shape.width + across, top / shape.height + down
            return thing.model_copy(update={"x": _share(x), "y": _share(y)})
        case _:
            end = {}
    return thing.model_copy(update={"x": _share(thing.x + across), "y": _share(thing.y + down), **end})


def reshaped(thing: Thing, grip: int, x: float, y: float, shape: Shape) -> Thing | None:
    """Return a thing of which one grip lies elsewhere, or none where that would make it too small."""
    match thing:
        case Arrow():
            start, end = ((x, y), (thing.to_x, thing.to_y)) if grip == 0 else ((thing.x, thing.y), (x, y))
            return arrow_between(*start, *end, shape)
        case Circle():
            return circle_round(thing.x, thing.y, x, y, shape)
        case Area():
            opposite = grips_of(thing, shape)[(grip + 2) % 4]
            return area_between(*opposite, x, y, shape)
        case _:
            return None


def arrow_between(x: float, y: float, to_x: float, to_y: float, shape: Shape) -> Arrow | None:
    """Return an arrow, or none where it would be too short."""
    if shape.distance(x, y, to_x, to_y) < SMALLEST:
        return None
    return Arrow(x=_share(x), y=_share(y), to_x=_share(to_x), to_y=_share(to_y))


def circle_round(x: float, y: float, edge_x: float, edge_y: float, shape: Shape) -> Circle | None:
    """Return the circle round a place that goes through another one, or none where it would be too small."""
    radius = shape.distance(x, y, edge_x, edge_y)
    return None if radius < SMALLEST else Circle(x=_share(x), y=_share(y), radius=min(radius, 1.0))


def area_between(x: float, y: float, other_x: float, other_y: float, shape: Shape) -> Area | None:
    """Return the part between two corners, or none where it would be too small."""
    left, right = sorted((_share(x), _share(other_x)))
    top, bottom = sorted((_share(y), _share(other_y)))
    if min((right - left) * shape.width, (bottom - top) * shape.height) < SMALLEST:
        return None
    return Area(x=left, y=top, width=right - left, height=bottom - top)


def _distance_to_line(arrow: Arrow, x: float, y: float, shape: Shape) -> float:
    start = (arrow.x * shape.width, arrow.y * shape.height)
    across, down = arrow.to_x * shape.width - start[0], arrow.to_y * shape.height - start[1]
    spot = (x * shape.width - start[0], y * shape.height - start[1])
    length = across**2 + down**2
    along = 0.0 if length == 0 else (spot[0] * across + spot[1] * down) / length
    along = min(max(along, 0.0), 1.0)
    return hypot(spot[0] - along * across, spot[1] - along * down)


def _words_start(mark: Words, shape: Shape) -> tuple[float, float]:
    """Return where words begin, in shares of the longest side: as far in as they need to be read."""
    scale = WORDS_SIZE / _SET_IN
    ink = _letters(mark.text).boundingRect()
    left, right = ink.left() * scale - STROKE, ink.right() * scale + STROKE
    top, bottom = ink.top() * scale - STROKE, ink.bottom() * scale + STROKE
    return (
        max(-left, min(mark.x * shape.width, shape.width - right)),
        max(-top, min(mark.y * shape.height, shape.height - bottom)),
    )


@lru_cache(maxsize=128)
def _letters(text: str) -> QPainterPath:
    """Return the outlines of words that begin at the left upper corner, at one size."""
    font = QFont(current_theme().font(17, bold=True))
    font.setPixelSize(_SET_IN)
    font.setKerning(False)  # the report sets letter by letter
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    path = QPainterPath()
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    path.addText(QPointF(0, QFontMetricsF(font).ascent()), font, shown)
    return path


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
