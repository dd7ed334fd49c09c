"""A day as somebody types it: in figures or with the name of its month, in any language of the program."""

import re
from datetime import date

from zelfscan.wording.days import month_number

_FIGURES = re.compile(r"([0-9]{1,2})\s?[-/. ]\s?([0-9]{1,2})\s?[-/. ]\s?([0-9]{4}|[0-9]{2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})\s?[-/. ]\s?([0-9]{1,2})")
_LETTERS = re.compile(r"([0-9]{1,2})[- ]{1,2}([A-Za-z]{3,12})\.?[- ]{1,2}([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LONGEST = 40
_CENTURY = 2000


def day_typed(text: str, today: date, *, is_past: bool = False) -> date | None:
    """Return the day that was typed, such as 1-12-2026 or *1 december 2026*; none where it is no day.

    The day stands before the month, as in both languages of the program; two figures are a year from 2000.
    Without a year it is the first such day from today on, or the last one until today for what is past.
    """
    typed = " ".join(text.split())
    if len(typed) > _LONGEST:
        return None
    if found := _ISO.fullmatch(typed):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(typed):
        year = int(found[3]) + (_CENTURY if len(found[3]) == 2 else 0)
        return _day(year, int(found[2]), int(found[1]))
    if found := _NO_YEAR.fullmatch(typed):
        years = (today.year, today.year - 1) if is_past else (today.year, today.year + 1)
        days = [_day(year, int(found[2]), int(found[1])) for year in years]
        fits = (each for each in days if each and (each <= today if is_past else each >= today))
        return next(fits, days[0])
    if found := _LETTERS.fullmatch(typed):
        return _day(int(found[3]), month_number(found[2]), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
