"""A chart as a picture of its own (SVG), for a file that cannot hold its shapes."""

from xml.etree import ElementTree

from zelfscan.charts.hatching import hatch_lines
from zelfscan.charts.shapes import Chart, Circle, Hatch, Line, Path, Polygon, Rect, Shape, Step, Text
from zelfscan.report.styles import COLOURS
from zelfscan.report.text import plain

_SVG = "http://www.w3.org/2000/svg"
_LETTERS = {"move": "M", "line": "L", "curve": "C", "close": "Z"}
_FONT = "'Atkinson Hyperlegible', Arial, sans-serif"


def chart_svg(chart: Chart) -> bytes:
    """Return a chart as SVG, in the colours of the report, with its sentence as title."""
    size = {"width": _number(chart.width), "height": _number(chart.height)}
    box = f"0 0 {size['width']} {size['height']}"
    root = ElementTree.Element("svg", {"xmlns": _SVG, **size, "viewBox": box, "role": "img"})
    ElementTree.SubElement(root, "title").text = plain(chart.alternative)
    for shape in chart.shapes:
        _add(root, shape)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(root: ElementTree.Element, shape: Shape) -> None:
    match shape:
        case Line():
            ends = {"x1": shape.start[0], "y1": shape.start[1], "x2": shape.end[0], "y2": shape.end[1]}
            look = _look(None, shape.colour, shape.width, shape.dash)
            ElementTree.SubElement(root, "line", {**_numbers(ends), **look})
        case Polygon():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            ElementTree.SubElement(
                root, "polygon", {"points": points, **_look(shape.fill, shape.edge, shape.width)}
            )
        case Rect():
            place = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
            place["rx"] = min(shape.radius, shape.width / 2, shape.height / 2)
            look = _look(shape.fill, shape.edge, shape.edge_width)
            ElementTree.SubElement(root, "rect", {**_numbers(place), **look})
        case Circle():
            place = {"cx": shape.centre[0], "cy": shape.centre[1], "r": shape.radius}
            look = _look(shape.fill, shape.edge, shape.width, shape.dash)
            ElementTree.SubElement(root, "circle", {**_numbers(place), **look})
        case Path():
            steps = " ".join(map(_step, shape.steps))
            ElementTree.SubElement(root, "path", {"d": steps, **_look(shape.fill, shape.edge, shape.width)})
        case Hatch():
            for line in hatch_lines(shape):
                _add(root, line)
        case Text():
            _words(root, shape)


def _words(root: ElementTree.Element, shape: Text) -> None:
    place = _numbers({"x": shape.at[0], "y": shape.at[1], "font-size": shape.size})
    weight = {"font-weight": "bold"} if shape.bold else {}
    look = {"fill": COLOURS[shape.colour], "text-anchor": shape.anchor, "font-family": _FONT}
    ElementTree.SubElement(root, "text", {**place, **look, **weight}).text = plain(shape.words)


def _step(step: Step) -> str:
    numbers = [_number(value) for point in step.points for value in point]
    return " ".join([_LETTERS[step.kind], *numbers])


def _look(fill: str | None, edge: str | None, width: float, dash: tuple[float, ...] = ()) -> dict[str, str]:
    look = {"fill": COLOURS[fill] if fill else "none"}
    if edge:
        look |= {"stroke": COLOURS[edge], "stroke-width": _number(width)}
        look |= {"stroke-linecap": "round", "stroke-linejoin": "round"}
    if dash:
        look["stroke-dasharray"] = " ".join(map(_number, dash))
    return look


def _numbers(values: dict[str, float]) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    """Write a number shortly, and the same on every computer."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
