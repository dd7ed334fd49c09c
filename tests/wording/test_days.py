"""Days and times as they are written in Dutch."""

from datetime import UTC, date, datetime

import pytest

from zelfscan.wording.days import day, day_in_words, greeting, time_of_day


def test_a_day_in_figures_has_no_zeros_in_front() -> None:
    assert day(date(2026, 3, 1)) == "1-3-2026"
    assert day(date(2026, 11, 23)) == "23-11-2026"


def test_a_day_in_words_has_a_month_without_a_capital() -> None:
    assert day_in_words(date(2026, 1, 1)) == "1 januari 2026"
    assert day_in_words(date(2026, 12, 31)) == "31 december 2026"


def test_a_time_has_a_point_and_two_figures_of_minutes() -> None:
    assert time_of_day(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)) == "9.05 uur"
    assert time_of_day(datetime(2026, 11, 23, 19, 42, tzinfo=UTC)) == "19.42 uur"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "Goedenacht."),
        (5, "Goedenacht."),
        (6, "Goedemorgen."),
        (11, "Goedemorgen."),
        (12, "Goedemiddag."),
        (17, "Goedemiddag."),
        (18, "Goedenavond."),
        (23, "Goedenavond."),
    ],
)
def test_the_greeting_turns_with_the_hour(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 23, hour, 59, tzinfo=UTC)) == words
