"""Words for levels and bands."""

from fractions import Fraction
from typing import get_args

import pytest

from zelfscan.core.levels import RiskLevel, ScoreLevel
from zelfscan.wording.levels import (
    band_words,
    level_word,
    reference_name,
    reference_words,
    sign_of,
    standing_words,
    whole,
)

LEVELS = sorted({*get_args(RiskLevel), *get_args(ScoreLevel)})


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_has_a_word_and_a_sign(level: str) -> None:
    assert level_word(level)[0].isupper()
    assert sign_of(level) in ("low", "medium", "high", "unknown")


def test_a_level_says_what_it_can_still_become() -> None:
    assert level_word("high", "low") == "Hoog, kan laag zijn"
    assert level_word("weak", "good") == "Zwak, kan goed zijn"
    assert level_word("high", "high") == "Hoog"


@pytest.mark.parametrize("level", ["unknown", "insufficient", "none"])
def test_what_is_not_known_promises_nothing(level: str) -> None:
    assert level_word(level, "low") == level_word(level)


def test_a_weak_score_has_the_sign_of_a_high_risk() -> None:
    assert [sign_of(level) for level in ("good", "fair", "weak")] == ["low", "medium", "high"]


@pytest.mark.parametrize(
    ("value", "scale", "shown"),
    [
        (Fraction(125, 2), 1, 62),
        (Fraction(7999, 100), 1, 79),
        (Fraction(2, 3), 100, 66),
        (Fraction(0), 100, 0),
    ],
)
def test_a_number_is_rounded_down_for_show(value: Fraction, scale: int, shown: int) -> None:
    assert whole(value, scale) == shown


def test_a_band_of_one_number_is_that_number() -> None:
    assert band_words(40, 40) == "40"
    assert band_words(40, 49) == "40 tot 49"


def test_what_100_means_is_said() -> None:
    assert reference_name("average-home") == "gemiddeld huis"
    assert reference_words("average-home") == "gemiddeld huis = 100"
    assert reference_words("example") == "ons voorbeeld (aanname) = 100"


def test_better_than_the_reference_is_said_only_where_it_is_sure() -> None:
    assert standing_words(Fraction(99, 100), "average-home", Fraction(1)) == "beter dan gemiddeld"
    assert standing_words(Fraction(99, 100), "example", Fraction(1)) == "beter dan ons voorbeeld"
    assert standing_words(Fraction(1), "example", Fraction(1)) is None
    assert standing_words(None, "example", Fraction(1)) is None
