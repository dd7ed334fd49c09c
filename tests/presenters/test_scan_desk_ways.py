"""Answering in other ways: back again, searching, a whole section, a short list; and how long it takes."""

import pytest

from tests.builders import a_pack, an_item
from tests.conftest import FixedClock
from tests.presenters.small_scan import a_street_scan, an_open_scan, loaded
from zelfscan.errors.base import ZelfscanError
from zelfscan.presenters.chosen_list import DARK, TEN_MINUTES
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.question_search import plain
from zelfscan.presenters.scan_desk import ScanDesk


@pytest.fixture
def desk(journal: Journal, clock: FixedClock) -> ScanDesk:
    return ScanDesk(an_open_scan(journal, clock))


@pytest.fixture
def street(journal: Journal, clock: FixedClock) -> ScanDesk:
    return ScanDesk(a_street_scan(journal, clock))


# Undo


def test_nothing_can_be_taken_back_before_an_answer(desk: ScanDesk) -> None:
    assert desk.view().undo is None
    assert desk.undo() is None


def test_the_last_answer_is_taken_back_and_its_question_shown(desk: ScanDesk, journal: Journal) -> None:
    desk.answer("alderman")
    desk.next()
    view = desk.undo()
    assert view is not None
    assert (view.item, view.chosen, view.undo) == ("function", "", None)
    assert journal.responses().values == {}
    assert view.done == 0


def test_the_answer_before_it_comes_back(desk: ScanDesk, journal: Journal) -> None:
    desk.answer("alderman")
    desk.answer("councillor")
    view = desk.undo()
    assert view is not None and view.chosen == "alderman"
    assert journal.responses().values == {"function": "alderman"}
    view = desk.undo()
    assert view is not None and view.chosen == ""


def test_answers_of_an_earlier_sitting_stay(journal: Journal, clock: FixedClock) -> None:
    ScanDesk(an_open_scan(journal, clock)).answer("alderman")
    assert ScanDesk(an_open_scan(journal, clock)).view().undo is None


def test_it_says_what_it_takes_back(desk: ScanDesk) -> None:
    undo = desk.answer("alderman").undo
    assert undo is not None
    assert undo.words == "Laatste antwoord: alderman"
    assert undo.spoken == "Laatste antwoord: alderman. De vraag was: function?"
    view = desk.next()
    assert view is not None and view.undo is not None
    assert view.undo.words == "Laatste antwoord: alderman. Vraag: function?"


def test_a_question_that_an_answer_took_away_comes_back(desk: ScanDesk) -> None:
    desk.open("shed")
    desk.answer("yes")
    desk.open("shed-lock")
    desk.answer("yes")
    desk.open("shed")
    assert desk.answer("no").total == 4
    view = desk.undo()
    assert view is not None and (view.item, view.chosen, view.total) == ("shed", "yes", 5)
    view = desk.undo()
    assert view is not None and (view.item, view.chosen) == ("shed-lock", "")


def test_what_cannot_be_taken_back_can_be_tried_again(
    desk: ScanDesk, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("de schijf is vol")

    desk.answer("alderman")
    with monkeypatch.context() as patch:
        patch.setattr(journal, "withdraw", refuse)
        with pytest.raises(ZelfscanError):
            desk.undo()
    assert desk.view().chosen == "alderman"
    assert desk.undo() is not None


# How far and how long


def test_the_minutes_left_are_the_share_of_the_route_that_is_open(street: ScanDesk) -> None:
    assert street.view().left == "0 van 5, nog ongeveer 20 minuten"
    street.open("lamp")
    assert street.answer("yes").left == "1 van 5, nog ongeveer 16 minuten"
    for item in ("number", "door", "window"):
        street.open(item)
        street.answer("yes")
    street.open("shed")
    assert street.answer("no").left == "5 van 5, alles is beantwoord"


def test_a_place_is_done_when_all_its_questions_are_answered(street: ScanDesk) -> None:
    assert (street.view().zones_done, street.view().places_done) == ((), "")
    street.open("lamp")
    assert street.answer("yes").zones_done == ()
    street.open("number")
    view = street.answer("unknown")
    assert (view.zones_done, view.places_done) == (("voortuin",), "1 van 4 plekken klaar")


# Searching


def test_a_question_is_found_by_all_words_whatever_their_case(street: ScanDesk) -> None:
    found = street.search("DOOR").found
    assert [(each.item, each.section, each.state, each.can_open) for each in found] == [
        ("door", "house", "Nog open", True)
    ]
    assert street.search("door lamp").found == ()
    assert street.search("door lamp").words == "Geen vraag gevonden. Probeer een ander woord."


def test_accents_do_not_matter_and_a_hint_is_searched_too(street: ScanDesk) -> None:
    assert [each.item for each in street.search("cafe").found] == ["lamp"]
    assert [each.item for each in street.search("café lamp").found] == ["lamp"]
    assert plain("Één ÉÉN") == "een een"


def test_what_has_the_word_in_its_question_comes_before_its_section(street: ScanDesk) -> None:
    view = street.search("e")
    assert view.words == f"{len(view.found)} vragen gevonden."
    assert [each.item for each in street.search("outside").found] == ["shed", "lamp", "number"]


def test_an_answered_question_says_its_answer(street: ScanDesk) -> None:
    street.open("door")
    street.answer("unknown")
    assert [each.state for each in street.search("door").found] == ["Beantwoord: Weet ik niet"]


def test_a_question_that_is_not_asked_says_why(street: ScanDesk) -> None:
    def state() -> tuple[str, bool]:
        (found,) = street.search("shed-lock").found
        return found.state, found.can_open

    assert state() == ("Deze vraag komt misschien nog, na een eerder antwoord.", False)
    street.open("shed")
    street.answer("no")
    assert state() == ("Niet van toepassing door eerdere antwoorden.", False)
    street.answer("yes")
    assert state() == ("Nog open", True)


def test_no_words_find_nothing(street: ScanDesk) -> None:
    assert street.search("  ").found == ()
    assert "Typ een woord" in street.search("").words


# A whole section


def test_a_section_brings_all_its_questions(street: ScanDesk) -> None:
    view = street.section_view()
    assert [asked.item for asked in view.asked] == ["shed", "lamp", "number"]
    assert view.words == "outside, 3 vragen"
    assert (view.has_previous, view.next_words) == (False, "Volgend onderdeel")


def test_the_sections_are_walked_through_to_the_result(street: ScanDesk) -> None:
    view = street.next_section()
    assert view is not None and view.item == "door"
    assert street.section_view().next_words == "Naar het resultaat"
    assert street.next_section() is None
    assert street.previous_section().item == "shed"
    assert street.previous_section().item == "shed"


def test_a_follow_up_joins_its_section(street: ScanDesk) -> None:
    street.answer("yes")
    street.next_section()
    assert [asked.item for asked in street.section_view().asked] == ["door", "window", "shed-lock"]


def test_a_note_and_a_flag_can_be_kept_at_another_question(street: ScanDesk, journal: Journal) -> None:
    street.note("kijk zaterdag", "number")
    view = street.flag(True, "number")
    assert view.item == "shed"
    assert journal.responses().notes == {"number": "kijk zaterdag"}
    assert journal.flags() == {"number"}
    asked = street.section_view().asked[2]
    assert (asked.note, asked.is_flagged) == ("kijk zaterdag", True)


# Ten minutes


def test_ten_minutes_begin_with_the_profile_and_then_what_tells_most(street: ScanDesk) -> None:
    assert street.find_ten_minutes()() == ("shed", "door", "lamp")


def test_a_question_that_was_kept_for_the_dark_does_not_come(street: ScanDesk) -> None:
    street.flag(True, "lamp")
    assert street.find_ten_minutes()() == ("shed", "door", "number")


def test_a_question_that_takes_too_long_comes_alone(clock: FixedClock) -> None:
    pack = a_pack(an_item("safe", find_out_minutes=15))
    desk = ScanDesk(OpenScan(loaded(pack), pack.routes[0], MemoryJournal(), clock))
    assert desk.find_ten_minutes()() == ("safe",)


def test_a_list_goes_one_by_one_and_ends_at_the_result(street: ScanDesk) -> None:
    view = street.begin_list(TEN_MINUTES, ("door", "lamp"))
    assert (view.item, view.has_previous, view.next_words) == ("door", False, "Volgende")
    assert view.chosen_list is not None
    assert view.chosen_list.words == "Vraag 1 van 2, nog ongeveer 7 minuten"
    view = street.answer("yes")
    assert view.chosen_list is not None and "nog ongeveer 3 minuten" in view.chosen_list.words
    following = street.next()
    assert following is not None and following.chosen_list is not None
    assert (following.item, following.next_words) == ("lamp", "Bekijk het resultaat")
    assert following.chosen_list.words == "Vraag 2 van 2, nog ongeveer 3 minuten"
    view = street.answer("no")
    assert view.chosen_list is not None and view.chosen_list.is_done
    assert view.chosen_list.words.startswith("Klaar.")
    assert street.next() is None
    assert street.back().item == "door"


def test_going_somewhere_else_leaves_the_list(street: ScanDesk) -> None:
    street.begin_list(TEN_MINUTES, ("door", "lamp"))
    assert street.open("window").chosen_list is None
    street.begin_list(TEN_MINUTES, ("door", "lamp"))
    assert street.open_section("house").chosen_list is None
    street.begin_list(TEN_MINUTES, ("door", "lamp"))
    view = street.leave_list()
    assert (view.item, view.chosen_list) == ("door", None)


def test_a_question_that_is_no_longer_asked_drops_out_of_the_list(street: ScanDesk) -> None:
    street.answer("yes")
    street.begin_list(TEN_MINUTES, ("shed", "shed-lock"))
    view = street.answer("no")
    assert view.chosen_list is not None and view.chosen_list.is_done
    assert street.next() is None


def test_there_is_no_list_without_questions(street: ScanDesk) -> None:
    assert street.begin_list(TEN_MINUTES, ()).chosen_list is None


def test_a_scan_with_every_answer_has_no_ten_minutes_to_fill(street: ScanDesk) -> None:
    kinds = [each.kind for each in street.view().lists]
    assert kinds == [TEN_MINUTES, DARK]
    street.answer("no")
    for item in ("lamp", "number", "door", "window"):
        street.open(item)
        street.answer("yes")
    assert [each.kind for each in street.view().lists] == [DARK]
    assert street.view().lists[0].note == "Alle vragen zijn beantwoord."


# In the dark


def test_the_list_for_the_dark_has_what_is_not_known_yet(street: ScanDesk) -> None:
    assert street.view().lists[1].note == "2 vragen zijn nog open."
    street.open("lamp")
    street.answer("yes")
    view = street.begin_list(DARK)
    assert view.item == "number"
    assert view.chosen_list is not None
    assert view.chosen_list.title == "Voor een rondje in het donker"


def test_by_day_a_question_for_the_dark_can_wait(street: ScanDesk, journal: Journal) -> None:
    view = street.open("lamp")
    assert "in het donker" in view.dark
    assert street.open("door").dark == ""
    street.open("lamp")
    kept = street.flag(True)
    assert kept.is_flagged and kept.chosen == "" and journal.flags() == {"lamp"}
    assert street.begin_list(DARK).dark == ""
    street.leave_list()
    assert street.answer("yes").dark == ""


def test_a_pack_without_such_questions_has_no_list_for_the_dark(desk: ScanDesk) -> None:
    assert [each.kind for each in desk.view().lists] == [TEN_MINUTES]


def test_what_is_known_does_not_come_in_the_ten_minutes(street: ScanDesk) -> None:
    street.open("door")
    street.answer("yes")
    assert "door" not in street.find_ten_minutes()()
    street.answer("unknown")
    assert "door" in street.find_ten_minutes()()
