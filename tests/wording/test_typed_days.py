"""Days as people type them."""

from datetime import date

import pytest

from zelfscan.wording.days import day, day_in_words
from zelfscan.wording.typed_days import day_typed

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1-12-2026", date(2026, 12, 1)),
        (" 01/12/2026 ", date(2026, 12, 1)),
        ("1.12.26", date(2026, 12, 1)),
        ("1 - 12 - 2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1 december 2026", date(2026, 12, 1)),
        ("1 Dec 2026", date(2026, 12, 1)),
        ("1 mrt 2026", date(2026, 3, 1)),
        ("1 May 2026", date(2026, 5, 1)),
        ("29-2-2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, wanted: date) -> None:
    assert day_typed(text, TODAY) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "morgen",
        "31-2-2026",
        "29-2-2026",
        "0-0-0",
        "1-13-2026",
        "١-١٢-٢٠٢٦",
        "1 foo 2026",
        "1-1-20266",
        "9" * 99,
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert day_typed(text, TODAY) is None


def test_a_day_without_a_year_is_the_nearest_on_the_right_side() -> None:
    assert day_typed("1-12", TODAY) == date(2026, 12, 1)
    assert day_typed("1-11", TODAY) == date(2027, 11, 1)
    assert day_typed("1-11", TODAY, is_past=True) == date(2026, 11, 1)
    assert day_typed("1-12", TODAY, is_past=True) == date(2025, 12, 1)
    assert day_typed("30-2", TODAY) is None


def test_what_the_program_writes_it_also_reads(english: None) -> None:
    months = [date(2027, month, 9) for month in range(1, 13)]
    assert [day_typed(day(each), TODAY) for each in months] == months
    assert [day_typed(day_in_words(each), TODAY) for each in months] == months
