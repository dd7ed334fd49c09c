import json
from pathlib import Path

import pytest

from zelfscan.charts.house import house_chart
from zelfscan.charts.house_zones import WHOLE_HOUSE, HouseMarker, read_zones
from zelfscan.charts.picture import read_picture
from zelfscan.charts.shapes import Chart, Hatch, Line, Polygon, Text
from zelfscan.charts.shapes import Path as Outline

PICTURES = Path(__file__).parents[2] / "resources" / "pictures"


def a_house(levels: dict[str, str], *markers: HouseMarker, width: float = 1120) -> Chart:
    zones = read_zones(json.loads((PICTURES / "huis-zones.json").read_text(encoding="utf-8")))
    picture = read_picture((PICTURES / "huis-midden.svg").read_text(encoding="utf-8"))
    return house_chart(picture, zones, levels, markers, width)


def fills(chart: Chart) -> set[str | None]:
    return {shape.fill for shape in chart.shapes if isinstance(shape, Polygon | Outline)}


def test_without_levels_the_house_has_no_tints() -> None:
    assert not {fill for fill in fills(a_house({})) if fill and fill.startswith("zone-")}


@pytest.mark.parametrize(
    ("level", "tint", "edge"),
    [("good", "zone-low", "low"), ("fair", "zone-medium", "medium"), ("weak", "zone-high", "high")],
)
def test_a_zone_gets_the_tint_and_the_edge_of_its_level(level: str, tint: str, edge: str) -> None:
    chart = a_house({"voordeur": level})
    door = [shape for shape in chart.shapes if isinstance(shape, Polygon) and shape.points[0] == (440, 266)]
    assert [(shape.fill, shape.edge) for shape in door] == [(tint, None), (None, edge)]


def test_a_zone_that_is_not_known_is_hatched() -> None:
    hatches = [shape for shape in a_house({"werkkamer": "insufficient"}).shapes if isinstance(shape, Hatch)]
    assert [hatch.colour for hatch in hatches] == ["unknown"]


def test_a_garden_tints_its_strip_and_its_tree_but_gets_no_edge() -> None:
    chart = a_house({"voortuin": "fair"})
    figures = [shape for shape in chart.shapes if isinstance(shape, Polygon | Outline)]
    assert {type(shape) for shape in figures if shape.fill == "zone-medium"} == {Polygon, Outline}
    assert not [shape for shape in chart.shapes if isinstance(shape, Polygon) and shape.edge == "medium"]


def test_markers_keep_their_size_when_the_house_gets_smaller() -> None:
    marker = HouseMarker(1, "voordeur", "high")
    sizes = [
        [shape.size for shape in a_house({}, marker, width=width).shapes if isinstance(shape, Text)]
        for width in (1120, 560)
    ]
    assert sizes[0] == sizes[1] != []


def test_a_marker_inside_has_a_line_to_its_zone_and_one_for_the_whole_house_has_none() -> None:
    lines = [
        [shape for shape in a_house({}, HouseMarker(1, zone, "low")).shapes if isinstance(shape, Line)]
        for zone in ("hal", WHOLE_HOUSE)
    ]
    assert [len(found) for found in lines] == [2, 0]


def test_the_house_keeps_its_proportions() -> None:
    chart = a_house({}, width=560)
    assert (chart.width, chart.height) == (560, 210)
