"""How moments stand in a file: UTC, as text that sorts; the clock itself is always passed in."""

from datetime import UTC, datetime

ALWAYS = "9999"
"""Sorts behind every moment that a file can hold."""


def utc_text(at: datetime) -> str:
    """Write a moment as UTC text, to the second; a moment without a time zone is a bug."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(UTC).isoformat(timespec="seconds")


def is_same_day(text: str, at: datetime) -> bool:
    """Tell whether stored text and a moment fall on one day, in the time zone of that moment."""
    return datetime.fromisoformat(text).astimezone(at.tzinfo).date() == at.date()
