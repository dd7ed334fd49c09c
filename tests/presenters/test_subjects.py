"""What a photograph, a finding or a pin belongs to, in words; what is gone is the home."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.visits import Visit, a_visit
from zelfscan.presenters.subjects import (
    ELEMENT,
    FINDING,
    PLACE,
    element_numbers,
    element_words,
    finding_title,
    in_sentence,
    listed,
    numbered_findings,
    still_there,
    subject_words,
    subjects_for,
)

HOME = "De woning als geheel"


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def person(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock, "zelfscan") as visit:
        yield visit


def test_doors_and_windows_are_numbered_by_kind_and_the_numbers_follow_the_table(visit: Visit) -> None:
    front, window, back = visit.door(), visit.window(), visit.door("back-door")
    assert element_numbers(visit.scan) == {front: "D1", back: "D2", window: "R1"}
    visit.doors.remove(front)
    assert element_numbers(visit.scan) == {back: "D1", window: "R1"}
    assert element_words(visit.scan)[back] == "D1 Achterdeur"


def test_each_kind_of_subject_has_words(visit: Visit) -> None:
    front = visit.door()
    finding = visit.findings.make("certified-door-locks")
    assert subject_words(visit.scan, "") == HOME
    assert subject_words(visit.scan, f"element:{front}") == "D1 Voordeur"
    assert subject_words(visit.scan, "place:achtertuin") == "De achtertuin"
    assert subject_words(visit.scan, "item:front-door.lock-grade").endswith("?")
    words = subject_words(visit.scan, f"finding:{finding}")
    assert words == "Bevinding 1: Goede sloten op alle buitendeuren"


@pytest.mark.parametrize(
    "subject", ["element:gone", "finding:gone", "item:gone", "place:gone", "gone", "element:", ":", "👻:x"]
)
def test_what_is_not_there_is_the_home(visit: Visit, subject: str) -> None:
    assert subject_words(visit.scan, subject) == HOME
    assert still_there(visit.scan, subject) == ""


def test_a_finding_that_was_set_aside_is_no_subject(visit: Visit) -> None:
    visit.door(lock="no")
    (key,) = (each.key for each in visit.findings.view().proposals)
    visit.findings.set_aside(key)
    (stored,) = visit.book.findings()
    assert numbered_findings(visit.book) == {}
    assert subject_words(visit.scan, f"finding:{stored.id}") == HOME


def test_what_can_be_chosen_begins_with_the_home_and_names_nothing_twice(visit: Visit) -> None:
    front = visit.door()
    finding = visit.findings.make()
    chosen = subjects_for(visit.scan, (ELEMENT, PLACE, FINDING))
    assert chosen[:2] == (("", HOME), (f"element:{front}", "D1 Voordeur"))
    assert ("place:voordeur", "De voordeur") in chosen
    assert chosen[-1] == (f"finding:{finding}", "Bevinding 1: Bevinding zonder titel")
    words = [each for _, each in chosen]
    assert len(set(words)) == len(words)
    assert "Het hele huis" not in words
    assert subjects_for(visit.scan, (FINDING,)) == (("", HOME), chosen[-1])


def test_a_finding_has_its_own_title_or_that_of_its_measure(visit: Visit) -> None:
    desk = visit.findings
    of_measure, own, gone = desk.make("keep-log"), desk.make("keep-log"), desk.make("no-such-measure")
    desk.change(own, "title", "Noteer wat er gebeurt")
    titles = [finding_title(visit.scan, visit.book.finding(each)) for each in (of_measure, own, gone)]
    assert titles == ["Houd een logboek bij", "Noteer wat er gebeurt", "Bevinding zonder titel"]


def test_the_dossier_of_a_person_has_no_home_and_no_doors(person: Visit) -> None:
    assert element_numbers(person.scan) == {}
    assert element_words(person.scan) == {}
    assert subject_words(person.scan, "element:gone") == "Algemeen"
    assert subjects_for(person.scan, (ELEMENT, PLACE))[:2] == (
        ("", "Algemeen"),
        ("place:voortuin", "De voortuin"),
    )


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Goede sloten op alle buitendeuren", "goede sloten op alle buitendeuren"),
        ("PKVW aanvragen", "PKVW aanvragen"),
        ("SKG***-cilinder in de voordeur.", "SKG***-cilinder in de voordeur"),
        ("CO-melder bij de ketel!", "CO-melder bij de ketel"),
        ("Slot met 3 SKG-sterren", "slot met 3 SKG-sterren"),
        ("P4A-glas", "P4A-glas"),
        ("'s Nachts de deur op slot", "'s nachts de deur op slot"),
        ("’s Avonds licht aan", "’s avonds licht aan"),
        ("IJzeren stang", "ijzeren stang"),
        ("Eén beveiligingsplan", "eén beveiligingsplan"),
        ("Élke deur", "élke deur"),
        ("U", "u"),
        ("", ""),
    ],
)
def test_a_title_in_a_sentence_begins_small_unless_it_is_a_name(title: str, words: str) -> None:
    assert in_sentence(title) == words


def test_a_list_has_semicolons_only_where_its_parts_have_commas_or_an_and() -> None:
    assert listed([]) == ""
    assert listed(["slot, met sleutel"]) == "slot, met sleutel"
    assert listed(["slot", "lamp", "hek"]) == "slot, lamp en hek"
    assert listed(["slot en grendel", "lamp", "hek"]) == "slot en grendel; lamp; en hek"
    assert listed(["slot", "lamp, met sensor"]) == "slot; en lamp, met sensor"
