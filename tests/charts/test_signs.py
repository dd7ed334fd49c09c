import pytest

from zelfscan.charts.levels import LOOKS
from zelfscan.charts.shapes import Chart, Circle, Polygon, Text
from zelfscan.charts.signs import arrow, house_mark, info, level_sign, marker, tick, tick_box


def outline(chart: Chart) -> tuple[str, int]:
    first = chart.shapes[0]
    if isinstance(first, Circle):
        return ("dashed circle" if first.dash else "circle", 0)
    assert isinstance(first, Polygon)
    return ("polygon", len(first.points))


@pytest.mark.parametrize(
    ("levels", "shape"),
    [
        (("good", "low"), ("circle", 0)),
        (("fair", "medium"), ("polygon", 4)),
        (("weak", "high"), ("polygon", 8)),
        (("insufficient", "unknown"), ("dashed circle", 0)),
    ],
)
def test_each_level_has_a_shape_of_its_own(levels: tuple[str, str], shape: tuple[str, int]) -> None:
    assert [outline(level_sign(level)) for level in levels] == [shape, shape]


@pytest.mark.parametrize("level", LOOKS)
def test_a_marker_carries_its_number_and_its_level_in_words(level: str) -> None:
    chart = marker(3, level, 32)
    assert [shape.words for shape in chart.shapes if isinstance(shape, Text)] == ["3"]
    assert chart.alternative == f"3, {LOOKS[level].word.lower()}"


def test_a_number_of_two_figures_is_smaller_so_that_it_fits() -> None:
    one, two = (marker(number, "high").shapes[-1] for number in (9, 10))
    assert isinstance(one, Text)
    assert isinstance(two, Text)
    assert one.size > two.size


@pytest.mark.parametrize(
    "chart",
    [level_sign("weak", 48), tick(size=48), info(size=48), arrow(size=48), house_mark(size=48), tick_box(48)],
    ids=lambda chart: chart.alternative,
)
def test_a_sign_has_the_size_that_is_asked_and_a_word(chart: Chart) -> None:
    assert (chart.width, chart.height) == (48, 48)
    assert chart.alternative
