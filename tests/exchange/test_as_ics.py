"""The days of the plan for a calendar, read byte by byte and by a parser."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.action_samples import HOSTILE
from zelfscan.exchange.as_ics import to_ics
from zelfscan.exchange.cell_text import cleaned
from zelfscan.exchange.planned_day import PlannedDay, uid_of

MADE = date(2026, 11, 23)
DAY = date(2026, 12, 5)


def a_day(
    summary: str = "Maatregel uit uw lijst", measure: str = "door-viewer", day: date = DAY
) -> PlannedDay:
    return PlannedDay(uid_of("het geheim", measure), day, summary)


def events(data: bytes) -> list[Any]:
    return [
        each
        for each in icalendar.Calendar.from_ical(data).walk("VEVENT")
        if isinstance(each, icalendar.Event)
    ]


def test_an_entry_is_a_whole_day_without_alarm() -> None:
    data = to_ics((a_day(),), MADE)
    assert data.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//actielijst//dagen//NL",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "SUMMARY:Maatregel uit uw lijst",
        "DTSTART;VALUE=DATE:20261205",
        "DTEND;VALUE=DATE:20261206",
        "DTSTAMP:20261123T000000Z",
        f"UID:{uid_of('het geheim', 'door-viewer')}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_one_property_and_comes_back(text: str) -> None:
    data = to_ics((a_day(text),), MADE)
    (event,) = events(data)
    assert str(event["summary"]) == cleaned(text)
    assert sorted(event) == ["CLASS", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"]
    assert data.count(b"BEGIN:") == 2


@given(st.text(max_size=400))
def test_no_line_is_longer_than_75_bytes_and_none_is_cut_inside_a_letter(text: str) -> None:
    lines = to_ics((a_day(text),), MADE).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@pytest.mark.parametrize(
    "text", ["x\r\nATTENDEE:mailto:a@b.nl", "x\nEND:VEVENT", "x\\nBEGIN:VALARM", "x\u2028Y:Z"]
)
def test_nobody_adds_a_property_by_typing_one(text: str) -> None:
    (event,) = events(to_ics((a_day(text),), MADE))
    assert "ATTENDEE" not in event
    assert not event.subcomponents


def test_the_same_measure_keeps_its_name_when_its_day_moves() -> None:
    (first,), (second,) = (events(to_ics((a_day(day=day),), MADE)) for day in (DAY, DAY + timedelta(days=9)))
    assert first["uid"] == second["uid"]
    assert first["dtstart"].dt != second["dtstart"].dt


def test_the_name_of_an_entry_tells_nothing_without_the_secret() -> None:
    assert uid_of("a", "door-viewer") != uid_of("b", "door-viewer")
    assert uid_of("a", "door-viewer") != uid_of("a", "door-chain")
    assert "door" not in uid_of("a", "door-viewer")


def test_a_calendar_that_names_no_measure_does_not_name_the_program_either() -> None:
    assert b"zelfscan" not in to_ics((a_day(),), MADE).lower()


def test_it_was_written_on_the_day_of_the_plan() -> None:
    (event,) = events(to_ics((a_day(),), MADE))
    assert event["dtstamp"].dt == datetime(2026, 11, 23, tzinfo=UTC)


def test_entries_stand_in_the_order_of_their_days_whatever_order_they_come_in() -> None:
    days = [a_day(measure=name, day=DAY + timedelta(days=at)) for at, name in enumerate("cab")]
    assert to_ics(tuple(days), MADE) == to_ics(tuple(reversed(days)), MADE)
    assert [event["dtstart"].dt for event in events(to_ics(tuple(days), MADE))] == [each.day for each in days]


@pytest.mark.parametrize("day", [date.min, date.max, date(2028, 2, 29)])
def test_any_day_can_be_written(day: date) -> None:
    (event,) = events(to_ics((a_day(day=day),), MADE))
    assert event["dtstart"].dt == day


def test_without_days_it_is_an_empty_calendar() -> None:
    assert events(to_ics((), MADE)) == []
