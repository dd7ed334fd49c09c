"""Days and times as each language writes them."""

from datetime import UTC, date, datetime

import pytest

from zelfscan.i18n import LANGUAGES
from zelfscan.wording import days
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


@pytest.mark.usefixtures("english")
def test_an_english_day_has_letters_so_that_nobody_takes_it_for_a_month() -> None:
    assert day(date(2026, 3, 1)) == "1 Mar 2026"
    assert day(date(2026, 11, 23)) == "23 Nov 2026"
    assert day_in_words(date(2026, 5, 9)) == "9 May 2026"
    assert day_in_words(date(2026, 12, 31)) == "31 December 2026"


@pytest.mark.usefixtures("english")
def test_an_english_time_has_a_colon() -> None:
    assert time_of_day(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)) == "9:05"
    assert time_of_day(datetime(2026, 11, 23, 19, 42, tzinfo=UTC)) == "19:42"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "Hello."),
        (6, "Good morning."),
        (12, "Good afternoon."),
        (18, "Good evening."),
        (23, "Good evening."),
    ],
)
def test_english_greets_by_the_hour_as_well(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 23, hour, 59, tzinfo=UTC)) == words


def test_a_day_stands_without_its_year_where_that_stands_beside_it() -> None:
    assert days.day_and_month(date(2026, 9, 3)) == "3-9"


@pytest.mark.usefixtures("english")
def test_an_english_day_has_letters_without_its_year_too() -> None:
    assert days.day_and_month(date(2026, 9, 3)) == "3 Sep"


@pytest.mark.parametrize("table", [days._MONTHS, days._DAY, days._DAY_AND_MONTH, days._TIME, days._GREETINGS])
def test_every_language_has_its_form(table: dict[str, object]) -> None:
    assert table.keys() == LANGUAGES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hour_has_a_greeting_and_every_month_a_name(language: str) -> None:
    assert days._GREETINGS[language][-1][0] == 24
    assert len(set(days._MONTHS[language])) == 12
    assert len({month[:3] for month in days._MONTHS[language]}) == 12
