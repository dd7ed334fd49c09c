from datetime import UTC, datetime, timedelta, timezone

import pytest

from zelfscan.store.moments import is_same_day, utc_text

SUMMER_TIME = timezone(timedelta(hours=2))


def test_a_moment_is_written_in_utc() -> None:
    assert utc_text(datetime(2026, 7, 1, 0, 30, 5, tzinfo=SUMMER_TIME)) == "2026-06-30T22:30:05+00:00"


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 7, 1))  # noqa: DTZ001


def test_a_day_begins_at_midnight_where_the_person_is() -> None:
    just_after_midnight = datetime(2026, 7, 1, 0, 30, tzinfo=SUMMER_TIME)
    in_the_evening = datetime(2026, 7, 1, 22, 0, tzinfo=SUMMER_TIME)
    assert is_same_day(utc_text(just_after_midnight), in_the_evening)
    assert not is_same_day(utc_text(just_after_midnight), in_the_evening.astimezone(UTC))
