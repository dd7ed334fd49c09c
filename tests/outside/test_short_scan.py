"""The short scan from outside: by ear and by keyboard alone, from the first start to the report.

What is pressed follows from what the accessibility tree says. Only AT-SPI and the X server are asked.
"""

import gettext
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from tests.outside.desktop import PATIENCE, TOOLS, Desktop, wait_until
from tests.outside.person import Person
from tests.outside.thing import Thing, faults, headings
from tests.report.reading import faults as faults_of_pdf
from tests.report.reading import squeezed, words_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="not run, because only Linux has AT-SPI and X11"),
    pytest.mark.needs_tool(*TOOLS, "pdftotext"),
]

_UNKNOWN = "Weet ik niet"
_PROMISE = re.compile(r"(\d+) (vragen|questions)")
_WORDS = Path(__file__).parents[2] / "resources" / "locale"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_short_scan_is_done_by_keyboard_and_ear_up_to_a_saved_report(
    person: Person, desktop: Desktop, program: Popen[bytes], language: str
) -> None:
    if language != "nl":
        _speak(person, language)
    promised = _choose_the_short_scan(person)
    assert person.tab() == person.hears("Vragen")
    asked = list(_answer_every_question(person))
    assert len(asked) == len(set(asked)) == promised
    assert any(said.startswith(person.hears("Goed dat u het zegt.")) for said in person.heard)

    assert person.tab() == person.hears("Resultaat")
    assert person.passed_over == []
    assert faults(person.window()) == []
    _go_to(person, "Plan")
    assert person.role() == "combo box"
    assert any(person.description().endswith(step) for step in headings(person.window()))
    _go_to(person, "Rapport")
    assert person.role() == "radio button"
    person.tab_to("Bewaar rapport")
    assert (person.role(), person.name()) == ("push button", person.hears("Bewaar rapport"))

    report = desktop.home / "rapport.pdf"
    _save(person, report)
    _check(report, asked if language == "nl" else [])  # a report speaks Dutch, whatever the window speaks
    _close(person)
    assert program.wait(PATIENCE) == 0
    assert "Traceback" not in desktop.log()


def test_the_tab_key_comes_by_everything_on_the_page_of_a_question_in_reading_order(person: Person) -> None:
    _choose_the_short_scan(person)
    controls = [thing for thing in person.window() if "focusable" in thing.states]
    stops = [
        thing.accessible for thing in controls if thing.role != "radio button" or _is_stop(thing, controls)
    ]
    here = stops.index(person.focus())
    forward = person.walk_round("Tab")
    assert forward == [*stops[here:], *stops[:here]]
    assert person.walk_round("shift+Tab") == [forward[0], *reversed(forward[1:])]


def _is_stop(choice: Thing, controls: list[Thing]) -> bool:
    """Tell whether the Tab key stops here: of a group at the one that is chosen, or else at the first."""
    if choice.role != "radio button":
        return True
    group = [thing for thing in controls if thing.role == "radio button" and thing.parent == choice.parent]
    return choice == next((thing for thing in group if "checked" in thing.states), group[0])


def _speak(person: Person, language: str) -> None:
    """Choose a language in the settings, and go back to the start."""
    person.wait_for("push button", "Zelfscan")
    person.tab_to("Menu")
    person.press("Return")
    while person.name() != "Instellingen":
        person.move("Down")
    person.move("Return")
    assert (person.role(), person.name()) == ("radio button", "Nederlands")
    person.move("Right")
    assert (person.role(), person.name()) == ("radio button", "English")
    person.press("space")
    person.hears = gettext.translation("zelfscan", _WORDS, [language]).gettext
    wait_until(lambda: person.description() == person.hears("Taal"), lambda: "the window stays Dutch")
    person.tab_to("Terug")
    person.move("Return")


def _choose_the_short_scan(person: Person) -> int:
    """Choose to keep nothing; return how many questions the start promises."""
    person.wait_for("push button", "Zelfscan")
    assert faults(person.window()) == []
    wait_until(lambda: bool(_PROMISE.search(person.description())), lambda: "the start promises no number")
    promised = _PROMISE.findall(person.description())
    person.move("Return")
    person.wait_for("password text", "Nieuwe wachtzin")
    assert faults(person.window()) == []
    person.tab_to("Nu niets bewaren")
    person.move("Return")
    assert person.passed_over == []
    return int(promised[0][0])


def _answer_every_question(person: Person) -> Iterator[str]:
    """Answer as long as the focus lands on an answer; give every question as it was heard."""
    is_unknown_heard = False
    while person.role() == "radio button":
        window, question = person.window(), person.description()
        assert faults(window) == []
        assert person.passed_over == [], f"before {question!r} something else was told to have the focus"
        assert question in headings(window)
        yield question
        answers = [
            thing for thing in window if thing.role == "radio button" and thing.description == question
        ]
        names = [thing.name for thing in answers]
        if person.hears(_UNKNOWN) in names and not is_unknown_heard:
            is_unknown_heard = True
            _walk_to_answer(person, person.hears(_UNKNOWN))
        else:
            _choose_by_digit(person, names, 2)
        person.move("Return")


def _walk_to_answer(person: Person, name: str) -> None:
    """Choose an answer as a screen reader's user does: arrow keys up to it, and the space bar."""
    while person.name() != name:
        person.move("Down")
        assert "checked" not in person.focus().states()
    person.press("space")
    wait_until(lambda: "checked" in person.focus().states(), lambda: f"{name!r} is not chosen")


def _choose_by_digit(person: Person, names: list[str], digit: int) -> None:
    """Choose an answer by its place; where the emergency card comes up, close it and go on."""
    person.move(str(digit))
    if person.role() != "radio button":
        around = [(thing.role(), thing.name()) for thing in person.focus().around()]
        assert ("dialog", person.hears("Noodkaart")) in around
        assert faults(person.window()) == []
        person.move("Escape")
    assert person.name() == names[digit - 1]
    wait_until(lambda: "checked" in person.focus().states(), lambda: f"{person.name()!r} is not chosen")


def _go_to(person: Person, tab: str) -> None:
    """Walk to a tab and press it; the focus lands on the page at once."""
    person.tab_to(tab)
    person.move("Return")
    assert person.passed_over == []
    assert person.tab() == person.hears(tab)
    assert faults(person.window()) == []


def _save(person: Person, report: Path) -> None:
    """Save in the file dialog by typing a path; the program says when it is done."""
    person.move("Return")
    window = person.window()
    assert (window[0].role, window[0].name) == ("dialog", person.hears("Bewaar rapport"))
    assert faults(window) == []
    assert "editable" in person.focus().states()
    person.press("ctrl+a")
    person.type(str(report))
    wait_until(lambda: person.focus().text() == str(report), lambda: f"typed is {person.focus().text()!r}")
    person.press("Return")
    person.wait_to_hear(str(report))
    person.wait_for("push button", "Bewaar rapport")
    assert faults(person.window()) == []


def _check(report: Path, asked: list[str]) -> None:
    """Read the report: it is tagged for a screen reader too, and holds every question that was heard."""
    data = report.read_bytes()
    assert faults_of_pdf(data) == []
    words = squeezed(words_of(data))
    assert [question for question in asked if squeezed(question) not in words] == []


def _close(person: Person) -> None:
    """Close the window; the program asks first, because nothing was kept."""
    person.move("alt+F4")
    window = person.window()
    assert window[0].role == "dialog"
    assert window[0].name in headings(window)
    assert faults(window) == []
    person.tab_to("Sluit en wis")
    person.press("Return")
