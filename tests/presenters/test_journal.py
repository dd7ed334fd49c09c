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


def test_an_answer_that_is_taken_back_leaves_the_question_open(journal: Journal, clock: FixedClock) -> None:
    journal.answer("lock", "yes", clock())
    journal.withdraw("lock", clock())
    assert journal.responses().values == {}
    assert journal.responses().answered == {}
    assert journal.answered_at(["lock"]) is None
    journal.withdraw("lock", clock())


def test_a_choice_keeps_its_day_proof_or_reason(journal: Journal, clock: FixedClock) -> None:
    journal.choose("door-locks", "planned", clock(), "2026-12-01")
    journal.choose("new-lamp", "planned", clock())
    assert journal.details() == {"door-locks": "2026-12-01"}
    journal.choose("door-locks", "done", clock(), "bon van 3 december")
    assert journal.details() == {"door-locks": "bon van 3 december"}
    journal.choose("door-locks", "open", clock())
    assert journal.details() == {}


def test_incidents_stand_in_the_log_until_they_are_taken_out(journal: Journal, clock: FixedClock) -> None:
    first = journal.add_incident(date(2026, 11, 20), "threat", "Bericht met een dreiging", clock())
    second = journal.add_incident(date(2026, 11, 22), "followed", "", clock())
    third = journal.add_incident(date(2026, 11, 22), "visit", "", clock())
    assert [each.id for each in journal.incidents()] == [third, second, first]
    journal.change_incident(first, date(2026, 11, 23), "threat", "Twee berichten", clock())
    journal.remove_incident(second)
    assert [(each.kind, each.text) for each in journal.incidents()] == [
        ("threat", "Twee berichten"),
        ("visit", ""),
    ]


def test_prices_are_kept_in_cents(journal: Journal, clock: FixedClock) -> None:
    journal.set_price("new-lock", 12_550, clock())
    journal.set_price("new-lamp", 0, clock())
    journal.set_price("new-lock", 9_900, clock())
    assert dict(journal.prices()) == {"new-lock": 9_900, "new-lamp": 0}
    journal.set_price("new-lock", None, clock())
    assert dict(journal.prices()) == {"new-lamp": 0}


def test_how_it_stood_at_an_earlier_moment_can_be_read(journal: Journal, clock: FixedClock) -> None:
    journal.answer("lock", "no", clock())
    journal.choose("new-lock", "planned", clock())
    first = clock()
    clock.forward(days=40)
    journal.answer("lock", "yes", clock())
    journal.answer("lamp", "yes", clock())
    journal.choose("new-lock", "done", clock())
    answers, choices = journal.as_it_stood(first)
    assert (answers.values, choices) == ({"lock": "no"}, {"new-lock": "planned"})
    assert answers.answered == {"lock": date(2026, 11, 23)}
    answers, choices = journal.as_it_stood(clock())
    assert (answers.values, choices) == ({"lock": "yes", "lamp": "yes"}, {"new-lock": "done"})
    assert journal.moments()[-1] == clock()
    clock.forward(days=-60)
    assert journal.as_it_stood(clock())[0].values == {}
