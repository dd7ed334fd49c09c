"""Both journals keep what is written to them, and give it back."""

from datetime import date

from tests.conftest import FixedClock
from zelfscan.presenters.journal import Journal


def test_an_answer_is_there_at_once_with_its_day(journal: Journal, clock: FixedClock) -> None:
    journal.answer("lock", "yes", clock())
    assert journal.responses().values == {"lock": "yes"}
    assert journal.responses().answered == {"lock": date(2026, 11, 23)}


def test_a_later_answer_replaces_the_first(journal: Journal, clock: FixedClock) -> None:
    journal.answer("lock", "yes", clock())
    journal.answer("lock", "no", clock())
    assert journal.responses().values == {"lock": "no"}


def test_a_note_stays_until_it_is_emptied(journal: Journal, clock: FixedClock) -> None:
    journal.note("lock", "kijk <b>zaterdag</b>", clock())
    assert journal.responses().notes == {"lock": "kijk <b>zaterdag</b>"}
    journal.note("lock", "", clock())
    assert journal.responses().notes == {}


def test_a_flag_is_set_and_taken_away(journal: Journal, clock: FixedClock) -> None:
    journal.flag("lock", True, clock())
    assert journal.flags() == {"lock"}
    journal.flag("lock", False, clock())
    assert journal.flags() == frozenset()


def test_a_scan_begins_without_a_place_and_resumes_at_it(journal: Journal, clock: FixedClock) -> None:
    assert journal.last_place("woningscan") is None
    assert journal.resume("woningscan", "1", "kort", "{}", clock()) is None
    journal.move_to("woningscan", "lock")
    assert journal.resume("woningscan", "1", "kort", "{}", clock()) == "lock"
    assert journal.last_place("woningscan") == ("kort", "lock")


def test_another_route_begins_another_scan(journal: Journal, clock: FixedClock) -> None:
    journal.resume("woningscan", "1", "kort", "{}", clock())
    journal.move_to("woningscan", "lock")
    assert journal.resume("woningscan", "1", "volledig", "{}", clock()) is None


def test_the_place_in_one_pack_is_not_the_place_in_another(journal: Journal, clock: FixedClock) -> None:
    journal.resume("woningscan", "1", "kort", "{}", clock())
    journal.move_to("woningscan", "lock")
    assert journal.last_place("zelfscan") is None


def test_a_choice_that_is_opened_again_is_left_out(journal: Journal, clock: FixedClock) -> None:
    journal.choose("door-locks", "planned", clock())
    assert journal.choices() == {"door-locks": "planned"}
    journal.choose("door-locks", "open", clock())
    assert journal.choices() == {}


def test_the_last_moment_of_an_answer_is_known(journal: Journal, clock: FixedClock) -> None:
    assert journal.answered_at(["lock"]) is None
    journal.answer("lock", "yes", clock())
    clock.forward(minutes=5)
    journal.answer("light", "no", clock())
    assert journal.answered_at(["lock", "light"]) == clock()
