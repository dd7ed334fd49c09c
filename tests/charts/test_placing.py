import pytest

from zelfscan.charts.placing import placed, placed_shape
from zelfscan.charts.shapes import Chart, Circle, Hatch, Line, Path, Polygon, Rect, Shape, Step, Text

CORNERS = ((0.0, 0.0), (4.0, 0.0), (4.0, 2.0))
MOVED = ((10.0, 20.0), (18.0, 20.0), (18.0, 24.0))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Line((0, 0), (4, 2), "ink", 1, (2, 3)), Line((10, 20), (18, 24), "ink", 2, (4, 6))),
        (Polygon(CORNERS, "sand", "ink", 1.5), Polygon(MOVED, "sand", "ink", 3)),
        (Rect(1, 2, 3, 4, "sand", "ink", 1, 2), Rect(12, 24, 6, 8, "sand", "ink", 2, 4)),
        (Circle((1, 1), 2, "sand", "ink", 1, (2,)), Circle((12, 22), 4, "sand", "ink", 2, (4,))),
        (Path((Step("move", CORNERS[:1]),)), Path((Step("move", MOVED[:1]),), width=2)),
        (Text((1, 1), "hal", 12, "ink", True, "end"), Text((12, 22), "hal", 24, "ink", True, "end")),
        (Hatch(CORNERS, "unknown", 5, 1), Hatch(MOVED, "unknown", 10, 2)),
    ],
    ids=lambda shape: type(shape).__name__,
)
def test_each_shape_moves_and_grows_with_its_lines(before: Shape, after: Shape) -> None:
    assert placed_shape(before, 10, 20, 2) == after


def test_a_chart_moves_with_all_its_shapes() -> None:
    chart = Chart(4, 2, (Polygon(CORNERS), Text((0, 0), "hal", 9, "ink")), "Hal.")
    assert [type(shape) for shape in placed(chart, 1, 1)] == [Polygon, Text]
