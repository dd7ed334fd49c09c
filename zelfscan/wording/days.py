"""Days and times as they are written in Dutch."""

from datetime import date, datetime

_MONTHS = (
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
)


def day(value: date) -> str:
    """Return a day in figures, such as 23-11-2026."""
    return f"{value.day}-{value.month}-{value.year}"


def day_in_words(value: date) -> str:
    """Return a day in words, such as 23 november 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def time_of_day(value: datetime) -> str:
    """Return a time, such as 19.42 uur."""
    return f"{value.hour}.{value.minute:02d} uur"


def greeting(value: datetime) -> str:
    """Return the greeting for a time of day."""
    if value.hour < 6:
        return "Goedenacht."
    if value.hour < 12:
        return "Goedemorgen."
    return "Goedemiddag." if value.hour < 18 else "Goedenavond."
