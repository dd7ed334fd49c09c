"""One of the program's own SVG drawings as shapes, with the colours turned into design tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from zelfscan.charts.shapes import Circle, Path, Polygon, Rect, Shape, Step
from zelfscan.charts.svg_path import read_path

#: The token that each colour in a drawing stands for.
TOKENS = {
    "#FFFFFF": "surface",
    "#F1EEE7": "sand",
    "#1B1F24": "ink",
    "#505A64": "muted",
    "#8A8273": "line",
    "#DDD7CB": "hairline",
    "#0B4F6C": "petrol",
    "#DFE8EC": "glass",
    "#E2ECE7": "leaf",
    "#C6DDD0": "zone-low",
    "#EFDCB4": "zone-medium",
    "#E6E0D4": "roof",
    "#F8F5EE": "room",
    "#A3261B": "high",
    "#8A5A00": "medium",
    "#1F6F43": "low",
    "#55597A": "unknown",
}
#: The class that an area has in a drawing, so that it can be tinted.
AREA = "vlak"


@dataclass(frozen=True)
class Part:
    """One shape of a drawing, with the outer group that it stands in and whether it is an area to tint."""

    group: str
    area: bool
    shape: Shape


@dataclass(frozen=True)
class Picture:
    """A drawing in its own units, with the top left corner at zero."""

    width: float
    height: float
    top: float
    parts: tuple[Part, ...]


def read_picture(svg: str) -> Picture:
    """Read a drawing that ships with the program; what it does not know, it refuses."""
    root = ElementTree.fromstring(svg)
    left, top, width, height = (float(number) for number in root.get("viewBox", "0 0 24 24").split())
    if left:
        raise ValueError("a drawing must start at the left edge")
    return Picture(width, height, top, tuple(_parts(root, "", dict(root.attrib))))


def _parts(element: ElementTree.Element, group: str, inherited: dict[str, str]) -> Iterator[Part]:
    """Walk through the drawing, outer groups first."""
    for child in element:
        tag = child.tag.rpartition("}")[2]
        attributes = {**_paint(inherited), **child.attrib}
        if tag == "g":
            yield from _parts(child, group or child.get("id", ""), attributes)
        elif tag != "title":
            yield Part(group, child.get("class") == AREA, _shape(tag, attributes))


def _paint(attributes: dict[str, str]) -> dict[str, str]:
    """Keep what a shape takes over from the group around it."""
    return {name: attributes[name] for name in ("fill", "stroke", "stroke-width") if name in attributes}


def _shape(tag: str, attributes: dict[str, str]) -> Shape:
    """Turn one element into a shape."""
    fill, edge = _colour(attributes.get("fill", "none")), _colour(attributes.get("stroke", "none"))
    width = float(attributes.get("stroke-width", 1))

    def number(name: str) -> float:
        return float(attributes.get(name, 0))

    match tag:
        case "path":
            return Path(read_path(attributes["d"]), fill, edge, width)
        case "polygon":
            pairs = (pair.split(",") for pair in attributes["points"].split())
            return Polygon(tuple((float(x), float(y)) for x, y in pairs), fill, edge, width)
        case "circle":
            dash = tuple(float(part) for part in attributes.get("stroke-dasharray", "").split())
            return Circle((number("cx"), number("cy")), number("r"), fill, edge, width, dash)
        case "rect":
            box = (number("x"), number("y"), number("width"), number("height"))
            return Rect(*box, fill=fill, edge=edge, edge_width=width, radius=number("rx"))
        case "line":
            ends = (
                Step("move", ((number("x1"), number("y1")),)),
                Step("line", ((number("x2"), number("y2")),)),
            )
            return Path(ends, None, edge, width)
    raise ValueError(f"a drawing may not hold a {tag}")


def _colour(value: str) -> str | None:
    """Name the token of a colour."""
    return None if value == "none" else TOKENS[value.upper()]
