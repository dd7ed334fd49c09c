import pytest

from zelfscan.charts.levels import Band
from zelfscan.charts.radar import RadarPart, radar
from zelfscan.charts.shapes import Chart, Hatch, Polygon, Text


def parts(count: int, band: Band | None = None) -> list[RadarPart]:
    return [RadarPart(f"Onderdeel {number}", band or Band(46, 68, "weak", "fair")) for number in range(count)]


def filled(chart: Chart) -> list[Polygon]:
    return [shape for shape in chart.shapes if isinstance(shape, Polygon) and shape.fill == "petrol-tint"]


def words(chart: Chart) -> list[str]:
    return [shape.words for shape in chart.shapes if isinstance(shape, Text)]


def test_a_corner_stands_as_far_from_the_middle_as_its_lower_end() -> None:
    chart = radar([RadarPart("Boven", Band(50, 50, "fair")), *parts(3)])
    rim = next(shape for shape in chart.shapes if isinstance(shape, Polygon))
    (shape,) = filled(chart)
    middle = (rim.points[0][1] + rim.points[2][1]) / 2
    assert shape.points[0][1] == pytest.approx((rim.points[0][1] + middle) / 2)
    assert len(shape.points) == 4


def test_what_is_not_known_is_hatched_and_what_is_known_is_not() -> None:
    assert any(isinstance(shape, Hatch) for shape in radar(parts(4)).shapes)
    assert not any(isinstance(shape, Hatch) for shape in radar(parts(4, Band(60, 60, "fair"))).shapes)


def test_each_corner_has_its_name_its_figures_and_a_sign() -> None:
    chart = radar(parts(3))
    assert [words(chart).count(said) for said in ("46 tot 68", "50", "80")] == [3, 1, 1]
    octagons = [shape for shape in chart.shapes if isinstance(shape, Polygon) and shape.fill == "high"]
    assert len(octagons) == 3


def test_the_alternative_says_every_part_also_those_without_a_score() -> None:
    chart = radar([*parts(3), RadarPart("Schuur", Band(None, None, "none"))])
    assert "Onderdeel 2: 46 tot 68, zwak, kan redelijk zijn." in chart.alternative
    assert "Schuur: niet van toepassing." in chart.alternative
    assert len(filled(chart)[0].points) == 3


@pytest.mark.parametrize("count", [0, 2, 11])
def test_too_few_or_too_many_parts_are_not_drawn_but_said(count: int) -> None:
    chart = radar(parts(count))
    assert chart.shapes == ()
    assert chart.alternative.count("46 tot 68") == count


@pytest.mark.parametrize("width", [300.0, 666.0])
@pytest.mark.parametrize("count", [3, 10])
def test_no_corner_is_drawn_outside_the_chart(width: float, count: int) -> None:
    chart = radar(parts(count), width)
    points = [point for shape in chart.shapes if isinstance(shape, Polygon) for point in shape.points]
    assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in points)
    assert chart.width == width
