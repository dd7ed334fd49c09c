"""A chart on a page of the report."""

from typing import Any

from zelfscan.charts.hatching import hatch_lines
from zelfscan.charts.placing import placed
from zelfscan.charts.shapes import Chart, Circle, Hatch, Line, Path, Point, Polygon, Rect, Shape, Step, Text
from zelfscan.report.tagging import Sheet, paint

ROUND = 1


def draw_chart(sheet: Sheet, chart: Chart, x: float, y: float, scale: float) -> None:
    """Draw a chart with its top left corner at a place on the page."""
    for shape in placed(chart, x, y, scale):
        _draw(sheet, shape)


def _draw(sheet: Sheet, shape: Shape) -> None:
    """Draw one shape."""
    match shape:
        case Line():
            steps = (Step("move", (shape.start,)), Step("line", (shape.end,)))
            _path(sheet, steps, None, shape.colour, shape.width, shape.dash)
        case Polygon():
            _path(sheet, _outline(shape.points), shape.fill, shape.edge, shape.width)
        case Path():
            _path(sheet, shape.steps, shape.fill, shape.edge, shape.width)
        case Rect():
            _rect(sheet, shape)
        case Circle():
            canvas = _pens(sheet, shape.fill, shape.edge, shape.width, shape.dash)
            x, y = _flipped(sheet, shape.centre)
            canvas.circle(x, y, shape.radius, stroke=_flag(shape.edge), fill=_flag(shape.fill))
        case Hatch():
            for line in hatch_lines(shape):
                _draw(sheet, line)
        case Text():
            _words(sheet, shape)


def _path(
    sheet: Sheet,
    steps: tuple[Step, ...],
    fill: str | None,
    edge: str | None,
    width: float,
    dash: tuple[float, ...] = (),
) -> None:
    """Draw a figure of lines and curves."""
    canvas = _pens(sheet, fill, edge, width, dash)
    path = canvas.beginPath()
    for step in steps:
        numbers = [number for point in step.points for number in _flipped(sheet, point)]
        match step.kind:
            case "move":
                path.moveTo(*numbers)
            case "line":
                path.lineTo(*numbers)
            case "curve":
                path.curveTo(*numbers)
            case "close":
                path.close()
    canvas.drawPath(path, stroke=_flag(edge), fill=_flag(fill))


def _rect(sheet: Sheet, shape: Rect) -> None:
    """Draw a rectangle."""
    canvas = _pens(sheet, shape.fill, shape.edge, shape.edge_width)
    left, bottom = _flipped(sheet, (shape.x, shape.y + shape.height))
    flags = {"stroke": _flag(shape.edge), "fill": _flag(shape.fill)}
    radius = min(shape.radius, shape.width / 2, shape.height / 2)
    if radius > 0:
        canvas.roundRect(left, bottom, shape.width, shape.height, radius, **flags)
    else:
        canvas.rect(left, bottom, shape.width, shape.height, **flags)


def _words(sheet: Sheet, shape: Text) -> None:
    """Write the words in a chart."""
    words = sheet.fonts.printable(shape.words)
    width = sheet.fonts.width(words, shape.size, shape.bold)
    start = shape.at[0] - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    sheet.words(start, shape.at[1], words, shape.size, shape.colour, shape.bold)


def _pens(
    sheet: Sheet, fill: str | None, edge: str | None, width: float, dash: tuple[float, ...] = ()
) -> Any:
    """Set colours and line of the canvas."""
    canvas = sheet.canvas
    if fill:
        canvas.setFillColor(paint(fill))
    if edge:
        canvas.setStrokeColor(paint(edge))
        canvas.setLineWidth(width)
        canvas.setLineCap(ROUND)
        canvas.setLineJoin(ROUND)
        canvas.setDash(*((list(dash), 0) if dash else ()))
    return canvas


def _outline(points: tuple[Point, ...]) -> tuple[Step, ...]:
    """Turn the corners of a polygon into a closed path."""
    return (Step("move", (points[0],)), *(Step("line", (point,)) for point in points[1:]), Step("close"))


def _flipped(sheet: Sheet, point: Point) -> Point:
    """Turn a place counted from the top into one counted from the bottom."""
    return (point[0], sheet.paper.height - point[1])


def _flag(colour: str | None) -> int:
    """Say to reportlab whether to fill or to stroke."""
    return 1 if colour else 0
