import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.charts.hatching import hatch_lines
from zelfscan.charts.shapes import Hatch

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
places = st.integers(-200, 200).map(float)


def test_a_square_is_crossed_at_each_step_along_its_edge() -> None:
    lines = hatch_lines(Hatch(SQUARE, "unknown", 5))
    assert [(line.start, line.end) for line in lines] == [
        ((0.0, 5.0), (5.0, 0.0)),
        ((0.0, 10.0), (10.0, 0.0)),
        ((5.0, 10.0), (10.0, 5.0)),
    ]


def test_a_hatch_needs_a_spacing() -> None:
    with pytest.raises(ValueError, match="spacing"):
        hatch_lines(Hatch(SQUARE, "unknown", 0))


@given(places, places, st.integers(1, 200), st.integers(1, 200), st.floats(0.5, 40))
def test_every_line_stays_inside_and_slants_at_45_degrees(
    left: float, top: float, width: int, height: int, spacing: float
) -> None:
    right, bottom = left + width, top + height
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    for line in hatch_lines(Hatch(corners, "unknown", spacing)):
        for x, y in (line.start, line.end):
            assert left - 1e-6 <= x <= right + 1e-6
            assert top - 1e-6 <= y <= bottom + 1e-6
        assert abs((line.end[0] - line.start[0]) + (line.end[1] - line.start[1])) < 1e-6
