"""What the program has a screen reader say at once, heard from outside."""

import sys

import pytest

from tests.outside.desktop import TOOLS, wait_until
from tests.outside.person import GONE, Person
from tests.outside.thing import faults

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="not run, because only Linux has AT-SPI and X11"),
    pytest.mark.needs_tool(*TOOLS),
]

_PASSPHRASE = "fiets onder groene brug"


def test_what_is_wrong_is_said_and_the_focus_goes_to_where_it_can_be_mended(person: Person) -> None:
    person.wait_for("push button", "Zelfscan")
    person.move("Return")
    person.move("Return")
    assert person.name() == "Nog een keer"
    person.move("Return")
    said = person.wait_to_hear("wachtzin")
    assert (person.role(), person.name(), person.description()) == ("password text", "Nieuwe wachtzin", said)
    assert faults(person.window()) == []


def test_a_passphrase_is_not_told_to_whoever_listens(person: Person) -> None:
    person.wait_for("push button", "Zelfscan")
    person.move("Return")
    person.type(_PASSPHRASE)
    wait_until(lambda: len(person.focus().text()) == len(_PASSPHRASE), lambda: "not all of it was typed")
    person.wait_to_hear("Sterkte: sterk")
    told = [*person.heard, person.focus().text(), *(str(thing) for thing in person.window())]
    assert [text for text in told if _PASSPHRASE[:5] in text] == []


def test_the_emergency_card_keeps_the_focus_until_it_is_closed_and_gives_it_back(person: Person) -> None:
    person.wait_for("push button", "Zelfscan")
    person.move("F2")
    window = person.window()
    assert faults(window) == []
    assert ("label", "112") in [(thing.role, thing.name) for thing in window]
    closing = person.name()
    stops = [stop.name() for stop in person.walk_round("Tab")]
    assert stops[0] == closing
    assert set(stops) <= {thing.name for thing in window}
    person.move("Escape")
    person.wait_for("push button", "Zelfscan")
    assert {closing, "Zelfscan", GONE} >= set(person.passed_over)  # the card may be gone already


def test_in_a_first_run_the_recovery_sheet_is_heard_and_leads_on_to_the_first_question(
    person: Person,
) -> None:
    person.wait_for("push button", "Zelfscan")
    person.move("Return")
    person.type(_PASSPHRASE)
    person.move("Return")
    person.type(_PASSPHRASE)
    person.press("Return")
    person.wait_for("push button", "Ik heb ze opgeschreven")
    window = person.window()
    assert faults(window) == []
    assert len([thing for thing in window if thing.name.startswith("Regel ")]) == 4
    person.tab_to("Nu niet")
    assert "Ik doe dit later" in person.description()
    person.move("Return")
    assert person.role() == "radio button"
    assert person.passed_over == []
