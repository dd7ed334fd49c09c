"""What is special about a journal that keeps nothing."""

from datetime import date

from tests.conftest import FixedClock
from zelfscan.core.response import Responses
from zelfscan.presenters.journal_memory import MemoryJournal


def test_it_says_that_nothing_is_kept() -> None:
    assert not MemoryJournal().keeps


def test_it_begins_with_the_answers_of_an_example() -> None:
    journal = MemoryJournal(Responses({"lock": "yes"}), {"door-locks": "done"})
    assert journal.responses().values == {"lock": "yes"}
    assert journal.choices() == {"door-locks": "done"}


def test_everything_goes_along_when_somebody_decides_to_keep_it(clock: FixedClock) -> None:
    journal, other = MemoryJournal(), MemoryJournal()
    journal.answer("lock", "yes", clock())
    journal.note("lock", "nieuw slot", clock())
    journal.flag("light", True, clock())
    journal.choose("door-locks", "planned", clock(), "2026-12-01")
    journal.add_incident(date(2026, 11, 20), "threat", "eerst", clock())
    journal.add_incident(date(2026, 11, 20), "threat", "daarna", clock())
    journal.set_price("door-locks", 500, clock())
    clock.forward(days=1)
    journal.copy_to(other, clock())
    assert other.responses() == journal.responses()
    assert other.flags() == {"light"}
    assert other.choices() == {"door-locks": "planned"}
    assert other.details() == {"door-locks": "2026-12-01"}
    assert [each.text for each in other.incidents()] == ["daarna", "eerst"]
    assert other.prices() == {"door-locks": 500}


def test_it_says_whether_anything_would_be_lost(clock: FixedClock) -> None:
    journal = MemoryJournal()
    assert not journal.has_something()
    journal.add_incident(date(2026, 11, 20), "threat", "", clock())
    assert journal.has_something()
