"""When what was read or checked once has to be looked at again."""

from datetime import date, timedelta

KEEPS = timedelta(days=366)
"""How long a source, a regulation or a telephone number stands before it is to be read again: a year."""


def last_seen(read_on: date, checked_on: date | None) -> date:
    """Return the last day on which somebody looked: when it was read, or checked since."""
    return read_on if checked_on is None else max(read_on, checked_on)


def is_stale(read_on: date, checked_on: date | None, day: date) -> bool:
    """Tell whether more than a year has gone by on a day since somebody last looked."""
    return day - last_seen(read_on, checked_on) > KEEPS
