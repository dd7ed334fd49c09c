from fractions import Fraction

import pytest

from zelfscan.charts.bars import change_bar, risk_bar, score_bar
from zelfscan.charts.levels import Band
from zelfscan.charts.shapes import Chart, Hatch, Line, Rect


def rects(chart: Chart) -> list[Rect]:
    return [shape for shape in chart.shapes if isinstance(shape, Rect)]


def hatches(chart: Chart) -> list[Hatch]:
    return [shape for shape in chart.shapes if isinstance(shape, Hatch)]


def lines(chart: Chart) -> list[Line]:
    return [shape for shape in chart.shapes if isinstance(shape, Line)]


def test_what_is_certain_is_solid_and_what_is_not_is_hatched() -> None:
    chart = score_bar("Voordeur", Band(46, 68, "weak", "fair"), 100)
    track, solid, box = rects(chart)
    assert track.fill == "sand"
    assert (solid.fill, solid.x) == ("high", 0)
    assert (box.x - 1, box.x + box.width + 1) == (46, 68)
    assert hatches(chart)[0].colour == "high"


def test_a_score_without_doubt_has_no_hatch_and_ends_at_its_value() -> None:
    chart = score_bar("Brand", Band(88, 88, "good"), 200)
    assert hatches(chart) == []
    assert [(rect.fill, rect.width) for rect in rects(chart)] == [("sand", 200), ("low", 176)]


def test_dotted_lines_stand_where_a_better_level_begins() -> None:
    chart = score_bar("Brand", Band(88, 88, "good"), 200, limits=(40, 75))
    assert [line.start[0] for line in lines(chart)] == [80, 150]
    assert all(line.dash and line.end[1] == chart.height for line in lines(chart))


def test_a_score_of_zero_is_an_empty_bar_and_no_score_is_no_bar() -> None:
    assert len(rects(score_bar("Brand", Band(0, 0, "weak"), 100))) == 1
    assert score_bar("Schuur", Band(None, None, "none"), 100).shapes == ()


def test_too_few_answers_leave_the_certain_part_empty_with_the_worst_edge() -> None:
    chart = score_bar("Alarm", Band(30, 70, "insufficient"), 100)
    _, certain, band = rects(chart)
    assert (certain.fill, certain.edge) == ("unknown-tint", "high")
    assert band.edge == "unknown"
    assert [hatch.colour for hatch in hatches(chart)] == ["unknown"]


def test_nothing_known_at_all_is_hatched_from_the_start() -> None:
    chart = score_bar("Alarm", Band(0, 100, "insufficient"), 100)
    assert [rect.edge for rect in rects(chart)] == ["line", "unknown"]


def test_a_band_from_zero_has_nothing_solid() -> None:
    chart = risk_bar("Inbraak", Band(0, 40, "low"), 100)
    assert [rect.fill for rect in rects(chart)] == ["sand", "surface"]


def test_a_risk_is_drawn_on_a_scale_to_200_with_a_line_at_the_reference() -> None:
    chart = risk_bar("Inbraak", Band(96, 96, "medium"), 100)
    assert rects(chart)[1].width == 48
    assert [line.start[0] for line in lines(chart)] == [50]


def test_a_risk_above_the_scale_fills_the_bar_and_keeps_its_number() -> None:
    chart = risk_bar("Brand", Band(210, 340, "high"), 100)
    assert rects(chart)[1].width == 100
    assert "210 tot 340" in chart.alternative


def test_a_risk_without_a_figure_has_no_bar() -> None:
    chart = risk_bar("Brand", Band(None, None, "unknown"), 100)
    assert (chart.shapes, chart.alternative) == ((), "Brand: nog niet bekend.")


def test_before_and_after_marks_the_old_place_with_a_thick_line() -> None:
    chart = change_bar("Brand", 168, Band(60, 74, "medium"), 200)
    thick = [line for line in lines(chart) if line.width == 3]
    assert [line.start[0] for line in thick] == [168]
    assert chart.alternative == "Brand: nu 168, daarna 60 tot 74. Middel."


@pytest.mark.parametrize(
    ("band", "sentence"),
    [
        (Band(46, 68, "weak", "fair"), "Voordeur: 46 tot 68 van de 100. Zwak, kan redelijk zijn."),
        (Band(Fraction(177, 2), Fraction(177, 2), "good"), "Voordeur: 88 van de 100. Goed."),
        (Band(None, None, "none"), "Voordeur: niet van toepassing."),
    ],
)
def test_a_bar_says_in_words_what_it_shows(band: Band, sentence: str) -> None:
    assert score_bar("Voordeur", band, 100).alternative == sentence


def test_a_risk_says_what_it_is_compared_with() -> None:
    chart = risk_bar("Hack", Band(80, 80, "medium"), 100, reference="ons voorbeeld (aanname)")
    assert chart.alternative == "Hack: 80, ons voorbeeld (aanname) is 100. Middel."
