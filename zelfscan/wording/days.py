"""Days and times as each language writes them."""

from datetime import date, datetime

from zelfscan.i18n import spoken

_MONTHS = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_FEWEST_LETTERS = 3
#: A short name that is not the beginning of a long one.
_SHORT_MONTHS = {"mrt": 3}
#: In English figures alone would be read as month and day by some, so the month has letters.
_DAY = {"nl": "{day}-{number}-{year}", "en": "{day} {month:.3} {year}"}
_DAY_AND_MONTH = {"nl": "{day}-{number}", "en": "{day} {month:.3}"}
_TIME = {"nl": "{hour}.{minute:02d} uur", "en": "{hour}:{minute:02d}"}
#: What is said until each hour; English has no greeting for the night.
_GREETINGS = {
    "nl": ((6, "Goedenacht."), (12, "Goedemorgen."), (18, "Goedemiddag."), (24, "Goedenavond.")),
    "en": ((6, "Hello."), (12, "Good morning."), (18, "Good afternoon."), (24, "Good evening.")),
}


def day(value: date) -> str:
    """Return a day in short, such as 23-11-2026 or *23 Nov 2026*."""
    month = _MONTHS[spoken()][value.month - 1]
    return _DAY[spoken()].format(day=value.day, number=value.month, month=month, year=value.year)


def day_and_month(value: date) -> str:
    """Return a day without its year, where that stands beside it, such as 23-11 or *23 Nov*."""
    month = _MONTHS[spoken()][value.month - 1]
    return _DAY_AND_MONTH[spoken()].format(day=value.day, number=value.month, month=month)


def day_in_words(value: date) -> str:
    """Return a day in words, such as *23 november 2026*."""
    return f"{value.day} {_MONTHS[spoken()][value.month - 1]} {value.year}"


def month_number(name: str) -> int:
    """Return which month a name or its first letters mean, in any language; 0 where it is none or unclear."""
    wanted = name.lower()
    if wanted in _SHORT_MONTHS:
        return _SHORT_MONTHS[wanted]
    found = {
        number
        for months in _MONTHS.values()
        for number, month in enumerate(months, start=1)
        if len(wanted) >= _FEWEST_LETTERS and month.lower().startswith(wanted)
    }
    return found.pop() if len(found) == 1 else 0


def time_of_day(value: datetime) -> str:
    """Return a time, such as *19.42 uur* or 19:42."""
    return _TIME[spoken()].format(hour=value.hour, minute=value.minute)


def greeting(value: datetime) -> str:
    """Return the greeting for a time of day."""
    return next(words for before, words in _GREETINGS[spoken()] if value.hour < before)
