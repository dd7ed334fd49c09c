from fractions import Fraction
from itertools import pairwise

import pytest

from zelfscan.charts.risk_grid import DASH, GridRisk, risk_grid
from zelfscan.charts.shapes import Chart, Line, Polygon, Text


def a_risk(number: int = 1, low: float = 0.01, high: float = 0.1, effect: int = 10) -> GridRisk:
    return GridRisk(number, f"Risico {number}", "high", low, high, effect)


def places(chart: Chart) -> dict[str, tuple[float, float]]:
    """Return where the number of each marker stands."""
    texts = [shape for shape in chart.shapes if isinstance(shape, Text)]
    return {text.words: text.at for text in texts if text.words.isdigit() and text.colour == "on-level"}


def test_ten_times_as_often_is_as_far_to_the_right_wherever_it_is() -> None:
    chart = risk_grid([a_risk(number, 0.001, 10.0**-number) for number in (1, 2, 3)])
    across = [place[0] for _, place in sorted(places(chart).items())]
    first, second = (later - earlier for earlier, later in pairwise(across))
    assert first == pytest.approx(second, abs=20)
    assert first < 0


def test_a_greater_effect_is_higher_up() -> None:
    risks = [a_risk(number, effect=effect) for number, effect in enumerate((1, 3, 10, 30, 100), start=1)]
    heights = [place[1] for _, place in sorted(places(risk_grid(risks)).items())]
    assert heights == sorted(heights, reverse=True)


def test_a_marker_stands_at_the_upper_end_with_a_line_to_the_lower_one() -> None:
    chart = risk_grid([a_risk()])
    reach = next(shape for shape in chart.shapes if isinstance(shape, Line) and shape.colour == "high")
    assert reach.start[0] < reach.end[0]
    assert places(chart)["1"][0] == pytest.approx(reach.end[0], abs=13)


def test_markers_on_one_place_do_not_cover_each_other() -> None:
    spots = list(places(risk_grid([a_risk(number) for number in range(1, 5)])).values())
    assert len({round(y) for _, y in spots}) == 4


def test_a_line_of_equal_risk_falls_a_tenfold_of_effect_for_a_tenfold_of_chance() -> None:
    chart = risk_grid([a_risk()])
    equal = [shape for shape in chart.shapes if isinstance(shape, Line) and shape.dash == DASH]
    slopes = {round((e.end[1] - e.start[1]) / (e.end[0] - e.start[0]), 6) for e in equal[:-1]}
    assert len(equal) > 3
    assert len(slopes) == 1
    assert slopes.pop() > 0


def test_the_alternative_says_level_effect_and_chance_of_every_risk() -> None:
    said = risk_grid([a_risk(), a_risk(2, 0, 0), a_risk(3, 2, 2), a_risk(4, 0, 0.02)]).alternative
    assert "1, Risico 1: hoog; gevolg ernstig; kans van eens per 100 jaar tot eens per 10 jaar." in said
    assert "2, Risico 2: hoog, geen kans." in said
    assert "3, Risico 3: hoog; gevolg ernstig; kans 2 keer per jaar." in said
    assert "4, Risico 4: hoog; gevolg ernstig; kans eens per 50 jaar." in said


def test_exact_fractions_will_do() -> None:
    exact = GridRisk(1, "Brand", "low", Fraction(1, 900), Fraction(1, 30), Fraction(30))
    assert "van eens per 900 jaar tot eens per 30 jaar" in risk_grid([exact]).alternative


def test_without_a_chance_nothing_is_drawn() -> None:
    assert risk_grid([a_risk(low=0, high=0)]).shapes == ()
    assert risk_grid([]).shapes == ()


@pytest.mark.parametrize("width", [416.0, 666.0])
def test_everything_stands_within_the_chart(width: float) -> None:
    extremes = [a_risk(1, 0.0000001, 50, 1000), a_risk(2, 3, 50, 1), a_risk(3, 1e-9, 1e-9, 0)]
    chart = risk_grid(extremes, width)
    points = [point for shape in chart.shapes if isinstance(shape, Polygon) for point in shape.points]
    points += [end for shape in chart.shapes if isinstance(shape, Line) for end in (shape.start, shape.end)]
    assert all(-1 <= x <= width + 1 and -1 <= y <= chart.height + 1 for x, y in points)


def test_the_scale_of_chance_is_written_in_words() -> None:
    said = [shape.words for shape in risk_grid([a_risk(1, 0.1, 20)]).shapes if isinstance(shape, Text)]
    assert {"10 keer", "per jaar", "eens per", "jaar", "10 jaar", "Kans", "Gevolg"} <= set(said)
