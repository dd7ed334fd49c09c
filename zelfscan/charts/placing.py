"""Put one chart into another: scale it and move it."""

from dataclasses import replace

from zelfscan.charts.shapes import Chart, Circle, Hatch, Line, Path, Point, Polygon, Rect, Shape, Step, Text


def placed(chart: Chart, x: float, y: float, scale: float = 1.0) -> tuple[Shape, ...]:
    """Return the shapes of a chart, scaled, with its top left corner at the given place."""
    return tuple(placed_shape(shape, x, y, scale) for shape in chart.shapes)


def placed_shape(shape: Shape, x: float, y: float, scale: float = 1.0) -> Shape:
    """Scale one shape, its line widths included, and move it."""

    def at(point: Point) -> Point:
        return (x + point[0] * scale, y + point[1] * scale)

    match shape:
        case Line():
            dash = tuple(part * scale for part in shape.dash)
            return replace(
                shape, start=at(shape.start), end=at(shape.end), width=shape.width * scale, dash=dash
            )
        case Polygon():
            return replace(shape, points=tuple(map(at, shape.points)), width=shape.width * scale)
        case Circle():
            dash = tuple(part * scale for part in shape.dash)
            width = shape.width * scale
            return replace(
                shape, centre=at(shape.centre), radius=shape.radius * scale, width=width, dash=dash
            )
        case Path():
            steps = tuple(Step(step.kind, tuple(map(at, step.points))) for step in shape.steps)
            return replace(shape, steps=steps, width=shape.width * scale)
        case Text():
            return replace(shape, at=at(shape.at), size=shape.size * scale)
        case Hatch():
            points = tuple(map(at, shape.points))
            return replace(shape, points=points, spacing=shape.spacing * scale, width=shape.width * scale)
        case _:
            left, top = at((shape.x, shape.y))
            return Rect(
                left,
                top,
                shape.width * scale,
                shape.height * scale,
                fill=shape.fill,
                edge=shape.edge,
                edge_width=shape.edge_width * scale,
                radius=shape.radius * scale,
            )
