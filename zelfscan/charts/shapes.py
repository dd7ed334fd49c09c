"""The shapes that a chart is made of.

Measures are pixels of 1/96 inch, y runs down, and a colour is the name of a design token, so that the
window can draw a chart light, dark or in high contrast and the report can draw it on paper.
"""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
StepKind = Literal["move", "line", "curve", "close"]


@dataclass(frozen=True)
class Line:
    """A straight line with round ends, solid or dashed."""

    start: Point
    end: Point
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Polygon:
    """A closed figure with straight sides."""

    points: tuple[Point, ...]
    fill: str | None = None
    edge: str | None = None
    width: float = 1.0


@dataclass(frozen=True)
class Rect:
    """An upright rectangle, with rounded corners if a radius is given."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    edge_width: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True)
class Circle:
    """A circle, filled, edged or both."""

    centre: Point
    radius: float
    fill: str | None = None
    edge: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Step:
    """One step of a path: a move or a line has one point, a curve three, a close none."""

    kind: StepKind
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Path:
    """A figure with lines and Bézier curves, with round joins and ends."""

    steps: tuple[Step, ...]
    fill: str | None = None
    edge: str | None = None
    width: float = 1.0


@dataclass(frozen=True)
class Text:
    """One line of words; ``at`` is where its baseline starts, is halfway or ends."""

    at: Point
    words: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Hatch:
    """Slanted lines inside a polygon: the sign for what is not known."""

    points: tuple[Point, ...]
    colour: str
    spacing: float
    width: float = 1.0


Shape = Line | Polygon | Rect | Circle | Path | Text | Hatch


@dataclass(frozen=True)
class Chart:
    """A picture of a given size, with the sentence that says the same in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str
