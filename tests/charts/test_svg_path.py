from math import hypot, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zelfscan.charts.shapes import Point
from zelfscan.charts.svg_path import read_path


def ends(data: str) -> list[tuple[str, Point | None]]:
    return [(step.kind, step.points[-1] if step.points else None) for step in read_path(data)]


def test_lines_are_read_absolute_and_relative() -> None:
    assert ends("M10 20L30 40l5 5H0v-5") == [
        ("move", (10, 20)),
        ("line", (30, 40)),
        ("line", (35, 45)),
        ("line", (0, 45)),
        ("line", (0, 40)),
    ]


def test_further_pairs_after_a_move_are_lines() -> None:
    assert ends("m1 1 2 2 3 3") == [("move", (1, 1)), ("line", (3, 3)), ("line", (6, 6))]


def test_a_close_goes_back_to_where_the_figure_started() -> None:
    assert ends("M5 5h10zl1 1") == [("move", (5, 5)), ("line", (15, 5)), ("close", None), ("line", (6, 6))]


def test_numbers_may_be_written_without_a_space_between() -> None:
    assert ends("M.8.450-1.5 2") == [("move", (0.8, 0.45)), ("line", (-1.5, 2))]


def test_a_quadratic_curve_becomes_a_cubic_one() -> None:
    assert read_path("M0 0Q3 3 6 0")[1].points == ((2, 2), (4, 2), (6, 0))


def test_a_cubic_curve_keeps_its_points() -> None:
    assert read_path("M1 1c1 0 2 1 2 2")[1].points == ((2, 1), (3, 2), (3, 3))


def test_an_arc_without_length_draws_nothing() -> None:
    assert len(read_path("M1 1A5 5 0 0 1 1 1")) == 1


@pytest.mark.parametrize("data", ["M1 1S2 2 3 3", "M1 1L2", "M1 1 # 3", "M0 0L1 1 2M3 3"])
def test_what_is_not_supported_or_not_complete_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        read_path(data)


@given(st.integers(1, 50), st.booleans(), st.booleans(), st.floats(0.1, 1.99))
def test_an_arc_stays_on_its_circle(radius: int, large: bool, sweep: bool, share: float) -> None:
    chord = radius * share
    steps = read_path(f"M0 0A{radius} {radius} 0 {int(large)} {int(sweep)} {chord:.6f} 0")[1:]
    assert len(steps) <= 4
    assert isclose(steps[-1].points[-1][0], float(f"{chord:.6f}"), abs_tol=1e-6)
    rise = (radius**2 - (float(f"{chord:.6f}") / 2) ** 2) ** 0.5
    centre = (float(f"{chord:.6f}") / 2, rise if large != sweep else -rise)
    for step in steps:
        x, y = step.points[-1]
        assert isclose(hypot(x - centre[0], y - centre[1]), radius, rel_tol=1e-6)
