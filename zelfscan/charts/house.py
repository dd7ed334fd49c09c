"""The doll's house: which level each part of the home has, and where the numbered risks are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zelfscan.charts.house_zones import Frame, HouseMarker, PlacedMarker, Zone, describe_house, place_markers
from zelfscan.charts.levels import LOOKS, OPEN_LEVELS
from zelfscan.charts.picture import Part, Picture
from zelfscan.charts.placing import placed, placed_shape
from zelfscan.charts.shapes import Chart, Circle, Hatch, Line, Path, Polygon, Shape
from zelfscan.charts.signs import marker

HATCH_UNITS = 10.0
EDGES = {"high": 3.0, "medium": 2.4, "low": 2.0, "unknown": 2.0}
#: The drawing unit at which the ground lies; an area below it gets no edge.
GROUND = 400.0


def house_chart(
    picture: Picture,
    zones: Mapping[str, Zone],
    levels: Mapping[str, str],
    markers: Sequence[HouseMarker],
    width: float,
    marker_size: float = 32.0,
) -> Chart:
    """Draw the house at a width, tint the zones that have a level, and put the markers beside their zones."""
    frame = house_frame(picture, width)
    shapes: list[Shape] = []
    for zone, parts in _grouped(picture.parts):
        level = levels.get(zone, "none")
        shapes += _tinted(parts, level, frame)
    for spot in place_markers(zones, markers, frame, marker_size):
        shapes += _marked(spot, marker_size)
    return Chart(width, frame.height, tuple(shapes), describe_house(zones, levels, markers))


def house_frame(picture: Picture, width: float) -> Frame:
    """Measure the chart that the house gets at a width."""
    scale = width / picture.width
    return Frame(width, picture.height * scale, scale, picture.top)


def _grouped(parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    """Bring parts that follow each other in one group together."""
    groups: list[tuple[str, list[Part]]] = []
    for part in parts:
        if not groups or groups[-1][0] != part.group:
            groups.append((part.group, []))
        groups[-1][1].append(part)
    return groups


def _tinted(parts: Sequence[Part], level: str, frame: Frame) -> list[Shape]:
    """Draw one zone in the tint of its level, with an edge and, where it is not known, a hatch."""
    drawn = [placed_shape(_tint(part, level), 0, -frame.top * frame.scale, frame.scale) for part in parts]
    if level == "none":
        return drawn
    look = LOOKS[level]
    shapes: list[Shape] = []
    edges: list[Shape] = []
    for part, shape in zip(parts, drawn, strict=True):
        shapes.append(shape)
        if not part.area or not isinstance(shape, Polygon) or not isinstance(part.shape, Polygon):
            continue
        if level in OPEN_LEVELS:
            shapes.append(Hatch(shape.points, look.colour, HATCH_UNITS * frame.scale, width=1.0))
        if min(y for _, y in part.shape.points) < GROUND:
            edges.append(replace(shape, fill=None, edge=look.colour, width=EDGES[look.colour]))
    return shapes + edges


def _tint(part: Part, level: str) -> Shape:
    """Give an area, or the leaves in a garden, the tint of a level."""
    shape = part.shape
    if level != "none" and isinstance(shape, Polygon) and part.area:
        return replace(shape, fill=LOOKS[level].zone)
    if level != "none" and isinstance(shape, Path) and shape.fill == "leaf":
        return replace(shape, fill=LOOKS[level].zone)
    return shape


def _marked(spot: PlacedMarker, size: float) -> list[Shape]:
    """Draw a marker with its line and its dot."""
    colour = LOOKS[spot.marker.level].colour
    shapes: list[Shape] = []
    if spot.target is not None:
        shapes.append(Line(spot.centre, spot.target, "surface", 4))
        shapes.append(Circle(spot.target, 5, fill="surface"))
        shapes.append(Line(spot.centre, spot.target, colour, 2))
        shapes.append(Circle(spot.target, 3.5, fill=colour))
    drawn = marker(spot.marker.number, spot.marker.level, size)
    shapes += placed(drawn, spot.centre[0] - size / 2, spot.centre[1] - size / 2)
    return shapes
