"""The days of the plan for a calendar (RFC 5545): whole days, without an alarm, the same bytes each time."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from zelfscan.exchange.cell_text import cleaned
from zelfscan.exchange.planned_day import PlannedDay

#: A calendar has to say what made it. The name of the program would tell whoever shares it what this is for.
_MAKER = "-//actielijst//dagen//NL"


def to_ics(days: tuple[PlannedDay, ...], made_on: date) -> bytes:
    """Return the days as a file. An entry says that it was written on the day of the plan, not now."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    written = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    for each in sorted(days, key=lambda found: (found.day, found.uid)):
        event = Event()
        event.add("uid", each.uid)
        event.add("dtstamp", written)
        event.add("dtstart", each.day)
        if each.day < date.max:
            event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", cleaned(each.summary))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
