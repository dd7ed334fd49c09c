"""The route that asks only what is stale: where it begins, and what it passes by."""

from tests.conftest import FixedClock
from tests.presenters.several_days import FIRST, NEXT_DAY, THREE_DAYS, YEAR_LATER, answered_on
from zelfscan.presenters.asking_again import due_now
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.scan_desk import ScanDesk

WITHOUT_WINDOW = ((FIRST, {"function": "alderman", "threat": "no", "door": "no"}), *THREE_DAYS[1:])


def test_the_route_for_stale_asks_only_what_is_due() -> None:
    desk = ScanDesk(answered_on(THREE_DAYS, route="herhaling"))
    asked = [desk.view().item]
    while (view := desk.next()) is not None:
        asked.append(view.item)

    assert asked == ["function", "threat", "window", "button"]


def test_after_a_break_it_goes_on_with_what_is_still_due() -> None:
    clock, journal = FixedClock(), MemoryJournal()
    scan = answered_on(THREE_DAYS, journal, clock, route="herhaling")
    desk = ScanDesk(scan)
    desk.answer("alderman")
    desk.next()
    desk.answer("no")

    again = ScanDesk(scan)
    assert again.view().item == "window"
    assert due_now(scan) == {"window", "button"}


def test_what_was_never_answered_is_asked_as_well() -> None:
    desk = ScanDesk(answered_on(WITHOUT_WINDOW, route="herhaling"))
    asked = {desk.view().item}
    while (view := desk.next()) is not None:
        asked.add(view.item)

    assert "window" in asked


def test_when_nothing_is_due_the_route_begins_at_its_first_question() -> None:
    days = ((YEAR_LATER, {**THREE_DAYS[0][1], **THREE_DAYS[1][1]}),)
    desk = ScanDesk(answered_on(days, route="herhaling"))

    assert desk.view().item == "function"
    assert desk.next() is None


def test_another_route_asks_as_before() -> None:
    desk = ScanDesk(answered_on((THREE_DAYS[0], (NEXT_DAY, {"lamp": "yes"}))))

    assert desk.view().item == "button"
