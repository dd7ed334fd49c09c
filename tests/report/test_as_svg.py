"""A chart as a picture of its own."""

from xml.etree import ElementTree

import pytest

from tests.report.sample import the_house
from zelfscan.charts.shapes import Chart, Circle, Hatch, Line, Path, Polygon, Rect, Step, Text
from zelfscan.report.as_svg import chart_svg
from zelfscan.report.styles import COLOURS

TRIANGLE = ((0.0, 0.0), (10.0, 0.0), (5.0, 8.0))


def drawn(*shapes: Line | Polygon | Rect | Circle | Path | Text | Hatch) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(chart_svg(Chart(20, 10, shapes, "Wat het is")))
    return list(root)[1:]


def test_it_has_its_size_and_its_sentence() -> None:
    root = ElementTree.fromstring(chart_svg(Chart(20, 10.5, (), "Inbraak: 118 < 158 & meer")))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("20", "10.5", "0 0 20 10.5")
    assert root[0].text == "Inbraak: 118 < 158 & meer"


@pytest.mark.parametrize(
    ("shape", "tag"),
    [
        (Line((0, 0), (1, 1), "ink", 2, (3, 1)), "line"),
        (Polygon(TRIANGLE, "petrol"), "polygon"),
        (Rect(0, 0, 4, 2, "sand", "ink", radius=9), "rect"),
        (Circle((5, 5), 2, None, "high"), "circle"),
        (
            Path((Step("move", ((0, 0),)), Step("curve", ((1, 1), (2, 2), (3, 3))), Step("close")), "low"),
            "path",
        ),
        (Text((1, 2), "<b>&", 12, "ink", bold=True, anchor="middle"), "text"),
    ],
)
def test_each_shape_becomes_its_like(shape: Line | Polygon | Rect | Circle | Path | Text, tag: str) -> None:
    (element,) = drawn(shape)
    assert element.tag.rpartition("}")[2] == tag


def test_words_are_words_whatever_they_hold() -> None:
    (element,) = drawn(Text((1, 2), "<b>&\x00\ud800", 12, "ink"))
    assert element.text == "<b>&\ufffd"
    assert element.get("fill") == COLOURS["ink"]


def test_what_is_not_known_is_hatched() -> None:
    assert {element.tag.rpartition("}")[2] for element in drawn(Hatch(TRIANGLE, "muted", 3))} == {"line"}


def test_corners_are_never_rounder_than_the_rectangle() -> None:
    (element,) = drawn(Rect(0, 0, 4, 2, "sand", radius=9))
    assert element.get("rx") == "1"


def test_the_whole_house_can_be_drawn() -> None:
    assert len(list(ElementTree.fromstring(chart_svg(the_house())))) > len(the_house().shapes)
    assert chart_svg(the_house()) == chart_svg(the_house())
