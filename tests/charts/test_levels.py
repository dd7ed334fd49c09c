from fractions import Fraction

import pytest

from zelfscan.charts.levels import Band, level_text, number_text


def test_a_band_shows_both_ends_rounded_down() -> None:
    assert number_text(Band(Fraction(4699, 100), 68.99, "weak")) == "46 tot 68"


def test_a_band_with_equal_ends_shows_one_number() -> None:
    assert number_text(Band(Fraction(881, 10), Fraction(889, 10), "good")) == "88"


def test_zero_is_a_figure_and_none_is_not() -> None:
    assert number_text(Band(0, 0, "weak")) == "0"
    assert number_text(Band(None, None, "none")) == ""


@pytest.mark.parametrize(
    ("level", "best", "words"),
    [
        ("weak", "fair", "Zwak, kan redelijk zijn"),
        ("fair", "fair", "Redelijk"),
        ("good", "", "Goed"),
        ("high", "medium", "Hoog, kan middel zijn"),
        ("insufficient", "good", "Te weinig gegevens"),
        ("none", "", "Niet van toepassing"),
        ("medium", "unknown", "Middel"),
    ],
)
def test_the_words_name_the_level_that_counts_and_what_it_can_still_be(
    level: str, best: str, words: str
) -> None:
    assert level_text(Band(1, 2, level, best)) == words
