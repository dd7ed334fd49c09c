"""What is asked again, and that the route for it asks just that."""

from datetime import date

from tests.presenters.several_days import THREE_DAYS, answered_on
from zelfscan.presenters.asking_again import due_again, route_for_stale
from zelfscan.presenters.journal import Incident
from zelfscan.presenters.open_scan import OpenScan


def asked_again(scan: OpenScan, *incidents: Incident, day: date | None = None) -> dict[str, tuple[str, ...]]:
    route = route_for_stale(scan.pack)
    assert route is not None
    journal = scan.journal
    today = day or scan.clock().date()
    found = due_again(scan.pack, route, journal.responses(), journal.choices(), incidents, today)
    return {each.item: each.reasons for each in found.asked}


def a_visit(day: date, kind: str = "visit-at-home") -> Incident:
    return Incident("1", day, kind, "Iemand stond voor de deur.")


def test_what_is_older_than_its_shelf_life_is_asked_again() -> None:
    assert asked_again(answered_on(THREE_DAYS)) == dict.fromkeys(
        ("function", "threat", "window", "button"), ("stale",)
    )


def test_an_incident_touches_what_was_answered_before_it() -> None:
    scan = answered_on(THREE_DAYS)

    assert asked_again(scan, a_visit(date(2026, 11, 21)))["door"] == ("incident",)


def test_an_incident_does_not_touch_what_was_answered_since() -> None:
    scan = answered_on(THREE_DAYS)

    assert "door" not in asked_again(scan, a_visit(date(2026, 11, 20)))
    assert "door" not in asked_again(scan, a_visit(date(2025, 12, 1)))


def test_of_two_incidents_the_last_one_counts() -> None:
    scan = answered_on(THREE_DAYS)
    both = (a_visit(date(2026, 11, 21)), a_visit(date(2025, 1, 1)))

    assert "door" in asked_again(scan, *both)
    assert "door" in asked_again(scan, *reversed(both))


def test_an_incident_of_a_day_to_come_or_of_a_kind_that_is_not_known_touches_nothing() -> None:
    scan = answered_on(THREE_DAYS)

    assert "door" not in asked_again(scan, a_visit(date(2027, 1, 1)))
    assert "door" not in asked_again(scan, a_visit(date(2026, 11, 21), "burnt-toast"))


def test_the_next_day_is_the_first_on_which_another_answer_is_too_old() -> None:
    scan = answered_on(THREE_DAYS[:2])
    journal, route = scan.journal, scan.pack.routes[-1]
    due = due_again(scan.pack, route, journal.responses(), {}, (), date(2025, 11, 10))

    assert due.asked == ()
    assert due.next_day == date(2026, 11, 3)
