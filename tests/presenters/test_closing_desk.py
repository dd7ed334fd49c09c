"""Closing a visit: what is left to do, the words for report and resident, and who signs for what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.visits import LOCK, PNG, Visit, a_visit, leave_room_for
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TextTooLong
from zelfscan.presenters.closing_desk import QUESTIONS, ClosingDesk
from zelfscan.presenters.elements_desk import REACH
from zelfscan.presenters.visit_views import CLOSING, ELEMENTS, FINDINGS, PHOTOS, LeftGroupView
from zelfscan.store.dossiers import Dossier
from zelfscan.store.visit import MAX_CONCLUSION, MAX_NAME, MAX_SUMMARY

QUESTION_GROUP, DOOR_GROUP, PHOTO_GROUP = (
    "Vragen zonder antwoord",
    "Deuren en ramen die niet af zijn",
    "Foto’s zonder bijschrift",
)
FINDING_GROUP, WORDS_GROUP = "Bevindingen zonder termijn", "Afronden"
FIRST, LAST = "Ik heb vandaag uw woning bekeken.", "In het rapport staat alles, met uitleg."


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def desk(visit: Visit) -> ClosingDesk:
    return visit.closing


def group(desk: ClosingDesk, title: str) -> LeftGroupView:
    return next(each for each in desk.view().left if each.title == title)


def signed(visit: Visit) -> list[bool]:
    """Tell of the resident and of the adviser whether they have signed, in the dossier itself."""
    return [is_there for _, _, is_there in visit.again().closing.view().signed]


def sign_both(visit: Visit) -> None:
    for who in ("resident", "adviser"):
        visit.closing.sign(who, PNG)


def with_priority(visit: Visit, measure: str, priority: str, title: str = "") -> str:
    finding = visit.findings.make(measure)
    visit.findings.change(finding, "priority", priority)
    visit.findings.change(finding, "title", title)
    return finding


# What is left to do


def test_questions_without_an_answer_are_named_with_their_place_in_the_order_of_walking(
    visit: Visit, desk: ClosingDesk
) -> None:
    left = group(desk, QUESTION_GROUP)
    assert left.items[0].words.startswith("Vooraf: ")
    assert (left.items[0].place, left.items[0].target) == (QUESTIONS, "office.function")
    assert len(left.items) == 6
    assert left.rest.startswith("En nog ")
    visit.answer("office.function", "mayor")
    assert group(desk, QUESTION_GROUP).items[0].target != "office.function"


def test_not_knowing_is_an_answer_and_with_all_answered_the_questions_are_done(
    visit: Visit, desk: ClosingDesk
) -> None:
    visit.answer_all("unknown")
    assert group(desk, QUESTION_GROUP) == LeftGroupView(QUESTION_GROUP, True, (), "")


def test_what_is_answered_door_by_door_is_not_asked_once_more_for_all(
    visit: Visit, desk: ClosingDesk
) -> None:
    visit.answer_all("best")
    visit.scan.journal.withdraw(LOCK, visit.clock())
    assert [each.target for each in group(desk, QUESTION_GROUP).items] == [LOCK]
    front = visit.door()
    assert group(desk, QUESTION_GROUP).is_done
    visit.doors.choose(front, REACH, "no")
    assert [each.target for each in group(desk, QUESTION_GROUP).items] == [LOCK]


def test_a_door_is_left_until_everything_is_known_of_it(visit: Visit, desk: ClosingDesk) -> None:
    assert group(desk, DOOR_GROUP).is_done
    front = visit.door()
    assert group(desk, DOOR_GROUP).is_done
    for column, before in ((LOCK, "yes"), (REACH, "yes")):
        for still_open in ("", "unknown"):
            visit.doors.choose(front, column, still_open)
            (left,) = group(desk, DOOR_GROUP).items
            assert (left.words, left.place, left.target) == ("D1 Voordeur", ELEMENTS, front)
        visit.doors.choose(front, column, before)
        assert group(desk, DOOR_GROUP).is_done


def test_what_nobody_gets_to_needs_no_answers(visit: Visit, desk: ClosingDesk) -> None:
    balcony = visit.doors.add("balcony-door")
    assert not group(desk, DOOR_GROUP).is_done
    visit.doors.choose(balcony, REACH, "no")
    assert group(desk, DOOR_GROUP).is_done


def test_photographs_are_left_until_they_have_a_caption(visit: Visit, desk: ClosingDesk) -> None:
    told, untold = visit.photo(), visit.photo()
    visit.photos.change(told, "Slot", "")
    (left,) = group(desk, PHOTO_GROUP).items
    assert (left.words, left.place, left.target) == ("Foto 2", PHOTOS, untold)
    visit.photos.change(untold, "Raam", "")
    assert group(desk, PHOTO_GROUP).is_done


def test_findings_are_left_until_they_have_a_term(visit: Visit, desk: ClosingDesk) -> None:
    finding = visit.findings.make("keep-log")
    (left,) = group(desk, FINDING_GROUP).items
    assert (left.words, left.place, left.target) == ("Houd een logboek bij", FINDINGS, finding)
    visit.findings.change(finding, "priority", "later")
    assert group(desk, FINDING_GROUP).is_done


def test_what_was_set_aside_is_not_left(visit: Visit, desk: ClosingDesk) -> None:
    visit.door(lock="no")
    visit.findings.set_aside(visit.findings.view().proposals[0].key)
    assert group(desk, FINDING_GROUP).is_done


def test_a_long_list_shows_the_first_and_counts_the_rest(visit: Visit, desk: ClosingDesk) -> None:
    for _ in range(8):
        visit.photo()
    left = group(desk, PHOTO_GROUP)
    assert ([each.words for each in left.items], left.rest) == (
        [f"Foto {number}" for number in range(1, 7)],
        "En nog 2.",
    )


def test_the_words_are_left_until_they_are_written_and_read_out(desk: ClosingDesk) -> None:
    def words() -> list[tuple[str, str, str]]:
        return [(each.words, each.place, each.target) for each in group(desk, WORDS_GROUP).items]

    conclusion = ("Schrijf een conclusie.", CLOSING, "conclusion")
    assert words() == [conclusion, ("Schrijf een samenvatting voor de bewoner.", CLOSING, "summary")]
    desk.write("summary", "Goed huis.")
    assert words() == [conclusion, ("Lees de samenvatting voor.", CLOSING, "summary")]
    desk.set_read_out(True)
    desk.write("conclusion", "In orde.")
    assert group(desk, WORDS_GROUP).is_done


def test_all_is_ready_when_every_group_is_done(visit: Visit, desk: ClosingDesk) -> None:
    view = desk.view()
    assert not view.is_ready
    assert view.ready_words == "Nog 2 onderdelen zijn niet af. U kunt toch een rapport maken."
    visit.answer_all("best")
    assert desk.view().ready_words == "Nog 1 onderdeel is niet af. U kunt toch een rapport maken."
    desk.write("conclusion", "In orde.")
    desk.write("summary", "Goed huis.")
    desk.set_read_out(True)
    view = desk.view()
    assert (view.is_ready, view.ready_words) == (True, "Alles is af. U kunt het rapport maken.")


# The words for the resident


def test_of_an_empty_home_nothing_is_said(desk: ClosingDesk) -> None:
    assert desk.proposal() == f"{FIRST} {LAST}"


def test_of_a_good_home_it_says_what_is_good_and_that_nothing_needs_doing(
    visit: Visit, desk: ClosingDesk
) -> None:
    visit.answer_all("best")
    visit.door()
    assert "Er zijn dingen die beter kunnen." in desk.proposal()
    for each in visit.findings.view().proposals:
        if each.priority != "Later":
            visit.findings.set_aside(each.key)
    assert desk.proposal() == (
        f"{FIRST} Dit is al goed. Uw voordeur is vanaf de straat goed te zien. "
        "Bij uw voordeur kan niemand zich verstoppen. Uw naam is buiten bij uw huis niet te lezen. "
        f"Ook 32 andere dingen zijn goed. Er is nu niets dat u moet doen. {LAST}"
    )


def test_what_nobody_knows_is_never_called_good(visit: Visit, desk: ClosingDesk) -> None:
    visit.answer_all("unknown")
    for each in visit.findings.view().proposals:
        visit.findings.set_aside(each.key)
    assert desk.proposal() == f"{FIRST} {LAST}"


def test_a_door_that_is_not_done_keeps_it_from_saying_that_nothing_needs_doing(
    visit: Visit, desk: ClosingDesk
) -> None:
    visit.answer_all("best")
    visit.doors.add("back-door")
    for each in visit.findings.view().proposals:
        visit.findings.set_aside(each.key)
    assert "niets dat u moet doen" not in desk.proposal()


def test_of_a_bad_home_it_says_so_even_before_there_are_findings(visit: Visit, desk: ClosingDesk) -> None:
    visit.answer_all("worst")
    assert desk.proposal() == f"{FIRST} Er zijn dingen die beter kunnen. {LAST}"


def test_of_a_bad_home_it_says_what_to_do_by_term(visit: Visit, desk: ClosingDesk) -> None:
    visit.door(lock="no", hinges="no", pull="no")
    for each in visit.findings.view().proposals:
        visit.findings.take_over(each.key)
    with_priority(visit, "keep-log", "later")
    with_priority(visit, "burglar-alarm", "")
    assert desk.proposal() == (
        f"{FIRST} Dit is al goed. Niemand kan door een kapotte ruit bij een draaiknop. "
        "Doe dit direct: goede sloten op alle buitendeuren. "
        "Doe dit binnen drie maanden: sloten met bescherming tegen uittrekken; "
        "en beveiligde scharnieren en een inbraakstrip. "
        f"Dit kan later: houd een logboek bij. Dit vraagt aandacht: inbraakalarm in huis. {LAST}"
    )


def test_names_keep_their_capitals_and_nothing_ends_twice(visit: Visit, desk: ClosingDesk) -> None:
    for title in ("PKVW aanvragen.", "SKG***-cilinder", "’s Nachts de deur op slot!"):
        with_priority(visit, "", "direct", title)
    assert desk.proposal() == (
        f"{FIRST} Doe dit direct: PKVW aanvragen, SKG***-cilinder en ’s nachts de deur op slot. {LAST}"
    )


def test_nothing_is_said_twice_and_many_are_counted(visit: Visit, desk: ClosingDesk) -> None:
    for title in ("Slot", "slot.", "Lamp", "Hek", "Bel", "Kluis"):
        with_priority(visit, "", "direct", title)
    for title in ("Slot", "Hek", "Raam"):
        with_priority(visit, "", "three-months", title)
    assert desk.proposal() == (
        f"{FIRST} Doe dit direct: slot, lamp, hek en nog 2 dingen. Doe dit binnen drie maanden: raam. {LAST}"
    )


def test_what_was_set_aside_is_not_said(visit: Visit, desk: ClosingDesk) -> None:
    visit.door(lock="no", hinges="no")
    hinges, lock = (visit.findings.view().proposals[place].key for place in (1, 0))
    visit.findings.set_aside(hinges)
    visit.findings.take_over(lock)
    assert "scharnieren" not in desk.proposal()


def test_a_proposal_is_not_kept_by_itself_and_fits(visit: Visit, desk: ClosingDesk) -> None:
    visit.answer_all("worst")
    for each in visit.findings.view().proposals:
        visit.findings.take_over(each.key)
    proposal = desk.proposal()
    assert desk.view().summary == ""
    desk.write("summary", proposal)
    assert desk.view().summary == proposal
    assert ".." not in proposal
    assert "  " not in proposal


# What is written, and who signs


def test_what_is_written_is_kept_at_once_with_the_day_on_which_it_began(
    visit: Visit, desk: ClosingDesk
) -> None:
    desk.write("adviser", "  A.  de Vries ")
    visit.clock.forward(days=3)
    desk.write("conclusion", " Regel een.\n\nRegel twee. ")
    for each in (visit, visit.again()):
        view = each.closing.view()
        assert (view.adviser, view.written_by) == ("A. de Vries", "A. de Vries")
        assert view.conclusion == "Regel een.\n\nRegel twee."
        assert view.day == "23-11-2026"
        assert each.book.visit().day == "2026-11-23"


def test_before_anything_is_written_the_day_is_that_of_now(visit: Visit, desk: ClosingDesk) -> None:
    visit.clock.forward(days=3)
    assert desk.view().day == "26-11-2026"


def test_who_signs_first_gives_the_visit_its_day(visit: Visit, desk: ClosingDesk) -> None:
    desk.sign("resident", PNG)
    visit.clock.forward(days=3)
    assert visit.again().closing.view().day == "23-11-2026"


def test_each_signs_for_themselves_and_can_take_it_back(visit: Visit, desk: ClosingDesk) -> None:
    assert [words for _, words, _ in desk.view().signed] == ["De bewoner", "De adviseur"]
    assert signed(visit) == [False, False]
    desk.sign("resident", PNG)
    assert signed(visit) == [True, False]
    assert (desk.signature("resident"), desk.signature("adviser")) == (PNG, None)
    desk.sign("adviser", PNG)
    desk.sign("resident", None)
    assert signed(visit) == [False, True]


def test_nobody_else_signs(visit: Visit, desk: ClosingDesk) -> None:
    for action in (lambda: desk.sign("neighbour", PNG), lambda: desk.signature("neighbour")):
        with pytest.raises(KeyError):
            action()
    assert visit.book.visit().day == ""


@pytest.mark.parametrize("field", ["conclusion", "summary"])
def test_signatures_fall_away_when_the_words_above_them_change(
    visit: Visit, desk: ClosingDesk, field: str
) -> None:
    desk.write(field, "Zo was het.")
    sign_both(visit)
    desk.write(field, "  Zo was het. \n")
    assert signed(visit) == [True, True]
    desk.write(field, "Zo is het.")
    assert signed(visit) == [False, False]


def test_signatures_stay_when_the_name_changes_and_when_it_is_read_out(
    visit: Visit, desk: ClosingDesk
) -> None:
    desk.write("summary", "Goed huis.")
    sign_both(visit)
    desk.write("adviser", "B. Jansen")
    desk.set_read_out(True)
    assert signed(visit) == [True, True]
    assert desk.view().is_read_out


def test_that_it_was_read_out_falls_away_with_another_summary_only(visit: Visit, desk: ClosingDesk) -> None:
    desk.write("summary", "Goed huis.")
    desk.set_read_out(True)
    desk.write("conclusion", "In orde.")
    desk.write("adviser", "B. Jansen")
    desk.write("summary", " Goed huis. ")
    assert desk.view().is_read_out
    desk.write("summary", "Slecht huis.")
    assert not visit.again().closing.view().is_read_out
    desk.set_read_out(True)
    desk.set_read_out(False)
    assert not visit.again().closing.view().is_read_out


@pytest.mark.parametrize("field", ["day", "place", "is_closed", "is_read_out", "no-such", ""])
def test_no_other_field_can_be_written(visit: Visit, desk: ClosingDesk, field: str) -> None:
    with pytest.raises(KeyError):
        desk.write(field, "x")
    assert visit.book.visit() == visit.again().book.visit()


@pytest.mark.parametrize(
    ("field", "maximum"),
    [("adviser", MAX_NAME), ("conclusion", MAX_CONCLUSION), ("summary", MAX_SUMMARY)],
)
def test_what_is_too_long_is_refused_and_nothing_is_lost(
    visit: Visit, desk: ClosingDesk, field: str, maximum: int
) -> None:
    desk.write("summary", "Goed huis.")
    desk.write(field, "x" * maximum)
    desk.set_read_out(True)
    sign_both(visit)
    before = visit.book.visit()
    with pytest.raises(TextTooLong):
        desk.write(field, "x" * (maximum + 1))
    assert visit.again().book.visit() == before
    assert signed(visit) == [True, True]
    assert visit.closing.signature("resident") == PNG


def test_on_a_full_disk_the_words_and_the_signatures_of_before_stay(visit: Visit, desk: ClosingDesk) -> None:
    desk.write("summary", "Goed huis.")
    sign_both(visit)
    before = visit.book.visit()
    leave_room_for(visit.dossier, 0)
    with pytest.raises(DiskFull):
        desk.write("conclusion", "woord " * 990)
    assert visit.again().book.visit() == before
    assert signed(visit) == [True, True]


def test_where_a_signature_cannot_be_taken_away_the_words_stay_what_was_signed(
    visit: Visit, desk: ClosingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("conclusion", "Zo was het.")
    sign_both(visit)
    really = Dossier.set_signature

    def refuse(dossier: Dossier, who: str, png: bytes | None, at: object) -> None:
        if who == "adviser" and png is None:
            raise DiskFull(Path("dossier"))
        really(dossier, who, png, at)  # type: ignore[arg-type]

    monkeypatch.setattr(Dossier, "set_signature", refuse)
    with pytest.raises(DiskFull):
        desk.write("conclusion", "Zo is het.")
    assert visit.again().closing.view().conclusion == "Zo was het."
    assert signed(visit) == [True, True]


def test_a_program_that_ends_in_between_leaves_no_signature_under_other_words(
    visit: Visit, desk: ClosingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("conclusion", "Zo was het.")
    sign_both(visit)

    def end(*_arguments: object) -> None:
        raise SystemExit

    monkeypatch.setattr(Dossier, "write_visit", end)
    with pytest.raises(SystemExit):
        desk.write("conclusion", "Zo is het.")
    assert visit.again().closing.view().conclusion == "Zo was het."
    assert signed(visit) == [False, False]


def test_the_visit_of_a_person_is_closed_without_doors(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock, "zelfscan") as person:
        desk = person.closing
        assert DOOR_GROUP not in [each.title for each in desk.view().left]
        first = "Ik heb vandaag met u naar uw veiligheid gekeken."
        assert desk.proposal() == f"{first} {LAST}"
        person.answer_all("best")
        assert group(desk, QUESTION_GROUP).is_done
        assert desk.proposal().startswith(f"{first} Dit is al goed. Uw voordeur ")
        for each in person.findings.view().proposals:
            person.findings.take_over(each.key)
        assert "Doe dit binnen drie maanden: meld altijd en doe aangifte, met uw functie erbij; " in (
            desk.proposal()
        )
        desk.write("summary", desk.proposal())
        sign_both(person)
        assert signed(person) == [True, True]
