"""Answering: the question where somebody is, what is kept, and where it goes on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.builders import a_measure, a_pack, advises, an_item, is_
from tests.conftest import FixedClock
from tests.presenters.small_scan import an_open_scan, loaded, small_pack
from zelfscan.core.questionnaire import Picture
from zelfscan.core.text import LocalizedText
from zelfscan.core.texts import with_texts
from zelfscan.errors.base import ZelfscanError
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.scan_desk import ScanDesk
from zelfscan.presenters.views import PictureView


@pytest.fixture
def desk(journal: Journal, clock: FixedClock) -> ScanDesk:
    return ScanDesk(an_open_scan(journal, clock))


def _walk(desk: ScanDesk, **answers: str) -> list[str]:
    """Answer every question that comes, and return which they were."""
    asked = [desk.view().item]
    while True:
        desk.answer(answers.get(desk.view().item, desk.view().answers[0].id))
        following = desk.next()
        if following is None:
            return asked
        asked.append(following.item)


def test_it_begins_with_the_profile(desk: ScanDesk) -> None:
    view = desk.view()
    assert (view.item, view.title) == ("function", "Woningscan")
    assert view.place == "situation, vraag 1 van 3"
    assert not view.has_previous


def test_each_answer_has_its_digit_and_the_pair_has_0_and_9(desk: ScanDesk) -> None:
    view = desk.open("lock")
    assert [(answer.id, answer.key) for answer in view.answers] == [
        ("yes", "1"),
        ("partly", "2"),
        ("no", "3"),
    ]
    assert [(answer.text, answer.key) for answer in view.pair] == [
        ("Weet ik niet", "0"),
        ("Niet van toepassing", "9"),
    ]
    assert desk.open("function").pair == ()


def test_an_answer_is_kept_before_the_view_is_made(desk: ScanDesk, journal: Journal) -> None:
    view = desk.answer("alderman")
    assert journal.responses().values == {"function": "alderman"}
    assert view.chosen == "alderman"
    assert (view.done, view.total) == (1, 4)


def test_an_answer_that_cannot_be_kept_leaves_the_question_open(
    desk: ScanDesk, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("de schijf is vol")

    monkeypatch.setattr(journal, "answer", refuse)
    with pytest.raises(ZelfscanError):
        desk.answer("alderman")
    assert desk.view().chosen == ""


def test_an_answer_can_open_a_question_further_on(desk: ScanDesk) -> None:
    assert _walk(desk, shed="yes") == ["function", "threat", "shed", "lock", "shed-lock"]


def test_a_question_about_what_is_not_there_is_not_asked(desk: ScanDesk) -> None:
    assert _walk(desk, shed="no") == ["function", "threat", "shed", "lock"]


def test_the_last_question_leads_to_the_result(desk: ScanDesk) -> None:
    assert desk.view().next_words == "Volgende"
    assert desk.open("lock").next_words == "Naar het resultaat"
    assert desk.next() is None


def test_back_goes_to_the_question_before_and_stays_at_the_first(desk: ScanDesk) -> None:
    desk.next()
    assert desk.back().item == "function"
    assert desk.back().item == "function"


def test_weet_ik_niet_says_what_follows(desk: ScanDesk) -> None:
    desk.open("lock")
    assert "Eerst nagaan" in desk.answer("unknown").after
    assert desk.answer("yes").after == ""
    desk.open("shed")
    assert "later" in desk.answer("unknown").after


def test_a_threat_is_urgent(desk: ScanDesk) -> None:
    desk.open("threat")
    assert not desk.answer("no").is_urgent
    assert desk.answer("yes").is_urgent


def test_the_sections_say_how_far_they_are(desk: ScanDesk) -> None:
    for item, value in (("function", "alderman"), ("threat", "no"), ("shed", "no")):
        desk.open(item)
        desk.answer(value)
    sections = desk.open("lock").sections
    assert [(each.title, each.state, each.done, each.total) for each in sections] == [
        ("situation", "done", 3, 3),
        ("home", "current", 0, 1),
    ]


def test_a_section_opens_at_its_first_open_question(desk: ScanDesk) -> None:
    desk.answer("alderman")
    assert desk.open_section("home").item == "lock"
    assert desk.open_section("situation").item == "threat"
    assert desk.open_section("nowhere").item == "threat"


def test_a_short_route_shows_only_its_own_sections(journal: Journal, clock: FixedClock) -> None:
    view = ScanDesk(an_open_scan(journal, clock, route="kort")).view()
    assert [(section.title, section.total) for section in view.sections] == [("situation", 2), ("home", 1)]


def test_a_note_is_kept_without_the_spaces_around_it(desk: ScanDesk, journal: Journal) -> None:
    assert desk.note("  kijk zaterdag \n").note == "kijk zaterdag"
    assert journal.responses().notes == {"function": "kijk zaterdag"}


def test_a_flag_is_set_and_taken_away(desk: ScanDesk) -> None:
    assert desk.flag(True).is_flagged
    assert not desk.flag(False).is_flagged


def test_the_reason_names_its_source_with_the_day_it_was_read(desk: ScanDesk) -> None:
    view = desk.open("lock")
    assert view.why == "Daarom."
    assert view.sources == ("Een bron (2025)", "Gelezen op 20-11-2026.")


def _with_drawings(journal: Journal, clock: FixedClock) -> ScanDesk:
    pictures = (
        Picture(id="one", alt=LocalizedText(base="Een slot."), sources=("B02", "B01")),
        Picture(id="two", alt=LocalizedText(base="Twee."), caption=LocalizedText(base="Goed: twee.")),
    )
    scan = an_open_scan(journal, clock)
    changed = {"look": LocalizedText(base="Kijk op de rand."), "pictures": pictures}
    items = tuple(
        item.model_copy(update=changed) if item.id == "lock" else item for item in small_pack().items
    )
    return ScanDesk(replace(scan, loaded=loaded(small_pack().model_copy(update={"items": items}))))


def test_a_question_brings_its_drawings_in_their_order(journal: Journal, clock: FixedClock) -> None:
    folder = questionnaires_folder() / "catalogue" / "pictures"
    view = _with_drawings(journal, clock).open("lock")
    assert view.pictures == (
        PictureView("one", "Een slot.", "", folder / "one.svg"),
        PictureView("two", "Twee.", "Goed: twee.", folder / "two.svg"),
    )
    assert view.look == "Kijk op de rand."


def test_the_source_of_a_drawing_is_named_once(journal: Journal, clock: FixedClock) -> None:
    sources = _with_drawings(journal, clock).open("lock").sources
    assert sources == ("Een bron (2025)", "Een andere bron (2024)", "Gelezen op 20-11-2026.")


def test_most_questions_have_no_drawing(desk: ScanDesk) -> None:
    view = desk.open("lock")
    assert (view.pictures, view.look) == ((), "")


def test_the_place_in_the_house_is_named(desk: ScanDesk) -> None:
    assert (desk.view().zone, desk.view().zone_words) == ("", "")
    view = desk.open("lock")
    assert (view.zone, view.zone_words) == ("voordeur", "de voordeur")


def test_the_whole_house_has_words_but_no_place(desk: ScanDesk) -> None:
    desk.open("shed")
    desk.answer("yes")
    view = desk.open("shed-lock")
    assert (view.zone, view.zone_words) == ("", "het hele huis")


def test_somebody_goes_on_where_they_were(journal: Journal, clock: FixedClock) -> None:
    first = ScanDesk(an_open_scan(journal, clock))
    first.answer("alderman")
    first.next()
    assert ScanDesk(an_open_scan(journal, clock)).view().item == "threat"


def test_what_was_answered_in_another_scan_is_not_asked_again(journal: Journal, clock: FixedClock) -> None:
    journal.answer("function", "alderman", clock())
    journal.answer("shed", "no", clock())
    assert _walk(ScanDesk(an_open_scan(journal, clock))) == ["threat", "lock"]


def test_somebody_who_looks_back_sees_those_answers_again(journal: Journal, clock: FixedClock) -> None:
    journal.answer("shed", "no", clock())
    desk = ScanDesk(an_open_scan(journal, clock))
    desk.open("shed")
    desk.open("threat")
    following = desk.next()
    assert following is not None and following.item == "shed"


def test_a_scan_with_every_answer_can_be_walked_through(clock: FixedClock) -> None:
    journal = MemoryJournal()
    _walk(ScanDesk(an_open_scan(journal, clock)), shed="no")
    example = MemoryJournal(journal.responses())
    assert _walk(ScanDesk(an_open_scan(example, clock)), shed="no") == ["function", "threat", "shed", "lock"]


def test_the_foot_says_when_an_answer_was_kept(clock: FixedClock) -> None:
    class KeepingJournal(MemoryJournal):
        keeps = True

    clock.moment = datetime(2026, 11, 23, 19, 42, tzinfo=UTC)
    desk = ScanDesk(an_open_scan(KeepingJournal(), clock))
    assert desk.view().saved.text == "Elk antwoord wordt meteen bewaard"
    saved = desk.answer("alderman").saved
    assert (saved.text, saved.short, saved.is_saved) == ("Bewaard om 19.42 uur", "Bewaard", True)


def test_the_foot_says_so_when_nothing_is_kept(clock: FixedClock) -> None:
    desk = ScanDesk(an_open_scan(MemoryJournal(), clock))
    assert desk.answer("alderman").saved.text == "Nog nergens bewaard"
    assert not desk.view().saved.is_saved


def test_the_foot_of_an_example_says_that_it_is_one(clock: FixedClock) -> None:
    desk = ScanDesk(an_open_scan(MemoryJournal(), clock, is_example=True))
    assert "Voorbeeld" in desk.view().saved.text


def test_what_is_done_in_the_plan_opens_its_follow_up(journal: Journal, clock: FixedClock) -> None:
    pack = a_pack(
        an_item("alarm", {"yes": 1, "no": 0}, implies={"no": "0"}, advises=(advises("buy-alarm"),)),
        an_item("armed", asked_when=is_("alarm", "yes")),
        measures=(a_measure("buy-alarm"),),
    )
    desk = ScanDesk(OpenScan(loaded(pack), pack.routes[0], journal, clock))
    assert desk.answer("no").total == 1
    journal.choose("buy-alarm", "done", clock())
    assert desk.view().total == 2
    following = desk.next()
    assert following is not None and following.item == "armed"
    journal.choose("buy-alarm", "open", clock())
    assert desk.view().total == 1


def test_a_translation_makes_no_other_scan_of_it(clock: FixedClock) -> None:
    begun: list[str] = []

    class NotingJournal(MemoryJournal):
        def resume(self, pack_id: str, version: str, route: str, pack_json: str, at: datetime) -> str | None:
            begun.append(pack_json)
            return super().resume(pack_id, version, route, pack_json, at)

    journal = NotingJournal()
    scan = an_open_scan(journal, clock)
    desk = ScanDesk(scan)
    desk.answer("alderman")
    desk.next()
    item, dutch = desk.view().item, desk.view().question
    english = with_texts(
        scan.pack, lambda _, text: LocalizedText(base=text.base, translations=(("en", f"{text.base}!"),))
    )
    scan.read_anew(loaded(english))
    assert desk.view().question == dutch
    assert ScanDesk(scan).view().item == item
    assert begun[0] == begun[1]
