"""Findings of a visit: what rules propose, what is made of it, and what an adviser adds by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.visits import HINGES, LOCK, Visit, a_visit, leave_room_for
from zelfscan.core.planning import Choice
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.i18n import said
from zelfscan.presenters.elements_desk import REACH
from zelfscan.presenters.finding_keys import MOST_TOGETHER, key_of, mark_of
from zelfscan.presenters.findings_desk import FindingsDesk
from zelfscan.presenters.visit_views import ProposalView
from zelfscan.store import findings
from zelfscan.store.findings import MAX_OWN_TEXT, MAX_REFERENCE, MAX_TITLE

DOOR_LOCKS, HINGE, CORE = "certified-door-locks", "hinge-protection", "core-pull-protection"
GOOD_LOCKS = "Goede sloten op alle buitendeuren"
GOOD_HINGES = "Beveiligde scharnieren en een inbraakstrip"
HOME = "De woning als geheel"


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        yield visit


@pytest.fixture
def desk(visit: Visit) -> FindingsDesk:
    return visit.findings


def proposed(visit: Visit) -> list[tuple[str, str, str]]:
    """Return title, what it is about and term of everything that rules propose, read by a new desk."""
    return [(each.title, each.about, each.priority) for each in visit.findings.view().proposals]


def only(visit: Visit) -> ProposalView:
    (found,) = visit.findings.view().proposals
    return found


def of(visit: Visit, title: str) -> ProposalView:
    return next(each for each in visit.findings.view().proposals if each.title == title)


def titles(desk: FindingsDesk) -> list[str]:
    return [each.title for each in desk.view().findings]


# What rules propose for doors and windows


def test_an_empty_dossier_proposes_nothing(desk: FindingsDesk) -> None:
    view = desk.view()
    assert (view.findings, view.proposals, view.count) == ((), (), "0 bevindingen")
    assert view.empty == "Er zijn nog geen bevindingen."
    assert not desk.has_pressing()


def test_a_weak_door_proposes_the_measure_of_each_weak_answer_in_its_own_term(visit: Visit) -> None:
    front = visit.door(lock="no", hinges="partly")
    assert proposed(visit) == [
        (GOOD_LOCKS, "D1 Voordeur", "Direct"),
        (GOOD_HINGES, "D1 Voordeur", "Binnen 3 maanden"),
    ]
    assert {each.reason for each in visit.findings.view().proposals} == {
        "Volgt uit de antwoorden bij deze deur of dit raam."
    }
    finding = visit.findings.take_over(of(visit, GOOD_LOCKS).key)
    form = visit.findings.form_of(finding)
    assert (form.subject, form.severity, form.priority) == (f"element:{front}", "high", "direct")
    hinges = visit.findings.form_of(visit.findings.take_over(of(visit, GOOD_HINGES).key))
    assert (hinges.severity, hinges.priority) == ("medium", "three-months")


def test_a_weak_window_does_too(visit: Visit) -> None:
    visit.window(lock="no", glass="p1a")
    assert proposed(visit) == [
        ("Goede sloten op ramen waar iemand bij kan", "R1 Raam woonkamer", "Binnen 3 maanden"),
        ("Sterkere ruiten aan de straat", "R1 Raam woonkamer", "Binnen 3 maanden"),
    ]


def test_a_strong_door_one_of_which_nothing_is_known_and_one_out_of_reach_ask_for_nothing(
    visit: Visit,
) -> None:
    visit.door()
    visit.doors.add("back-door")
    balcony = visit.door("balcony-door", lock="no")
    visit.doors.choose(balcony, REACH, "no")
    assert proposed(visit) == []


def test_several_that_ask_for_the_same_in_the_same_term_are_one_proposal(visit: Visit) -> None:
    visit.door(lock="no")
    visit.door("back-door", lock="no")
    visit.door("garden-door", lock="partly")
    assert proposed(visit) == [
        (GOOD_LOCKS, HOME, "Direct"),
        (GOOD_LOCKS, "D3 Tuindeur", "Binnen 3 maanden"),
    ]
    first = visit.findings.view().proposals[0]
    assert first.reason == "Het gaat om: Voordeur en Achterdeur."
    form = visit.findings.form_of(visit.findings.take_over(first.key))
    assert (form.own_text, form.subject) == ("Het gaat om: Voordeur en Achterdeur.", "")


def test_doors_are_called_by_name_because_numbers_change(visit: Visit) -> None:
    visit.door()
    visit.door("back-door", lock="no")
    visit.door("garden-door", lock="no")
    finding = visit.findings.take_over(only(visit).key)
    visit.doors.remove(visit.things.all("door")[0].id)
    assert visit.findings.form_of(finding).own_text == "Het gaat om: Achterdeur en Tuindeur."


@pytest.mark.parametrize("what", ["taken over", "set aside", "taken over and removed"])
def test_what_was_dealt_with_is_not_proposed_again(visit: Visit, what: str) -> None:
    visit.door(lock="no")
    visit.door("back-door", lock="no")
    deal_with(visit, only(visit).key, what)
    assert proposed(visit) == []
    assert proposed(visit.again()) == []
    assert len(visit.findings.view().findings) == (what == "taken over")


@pytest.mark.parametrize("what", ["taken over", "set aside", "taken over and removed"])
def test_another_door_that_joins_is_proposed_and_the_others_are_not_said_twice(
    visit: Visit, what: str
) -> None:
    visit.door(lock="no")
    deal_with(visit, only(visit).key, what)
    visit.door("back-door", lock="no")
    assert proposed(visit) == [(GOOD_LOCKS, "D2 Achterdeur", "Direct")]
    visit.door("garden-door", lock="no")
    assert only(visit).reason == "Het gaat om: Achterdeur en Tuindeur."
    visit.findings.take_over(only(visit).key)
    assert proposed(visit) == []


def test_one_that_is_mended_or_removed_does_not_bring_the_others_back(visit: Visit) -> None:
    front, back, _ = (visit.door(each, lock="no") for each in ("front-door", "back-door", "garden-door"))
    visit.findings.take_over(only(visit).key)
    visit.doors.choose(back, LOCK, "yes")
    assert proposed(visit) == []
    visit.doors.remove(front)
    assert proposed(visit) == []
    visit.doors.choose(back, LOCK, "no")
    assert proposed(visit) == []


def test_proposals_follow_new_answers(visit: Visit) -> None:
    front = visit.door(lock="partly")
    assert proposed(visit) == [(GOOD_LOCKS, "D1 Voordeur", "Binnen 3 maanden")]
    visit.doors.choose(front, LOCK, "no")
    assert proposed(visit) == [(GOOD_LOCKS, "D1 Voordeur", "Direct")]
    visit.doors.choose(front, LOCK, "unknown")
    assert proposed(visit) == []
    visit.doors.choose(front, LOCK, "yes")
    visit.doors.choose(front, HINGES, "no")
    assert proposed(visit) == [(GOOD_HINGES, "D1 Voordeur", "Binnen 3 maanden")]


def test_what_gets_more_urgent_is_proposed_anew_and_what_gets_less_urgent_is_not(visit: Visit) -> None:
    front = visit.door(lock="partly")
    visit.findings.take_over(only(visit).key)
    visit.doors.choose(front, LOCK, "no")
    assert proposed(visit) == [(GOOD_LOCKS, "D1 Voordeur", "Direct")]
    visit.findings.set_aside(only(visit).key)
    visit.doors.choose(front, LOCK, "partly")
    assert proposed(visit) == []


def test_what_was_made_by_hand_for_a_door_is_not_proposed_for_it(visit: Visit) -> None:
    front = visit.door(lock="no")
    finding = visit.findings.make(DOOR_LOCKS, f"element:{front}")
    assert proposed(visit) == []
    visit.door("back-door", lock="no")
    assert proposed(visit) == [(GOOD_LOCKS, "D2 Achterdeur", "Direct")]
    visit.findings.remove(finding)
    assert only(visit).reason == "Het gaat om: Voordeur en Achterdeur."


def test_very_many_doors_come_in_proposals_that_can_all_be_kept(visit: Visit) -> None:
    for _ in range(MOST_TOGETHER + 2):
        door = visit.door(lock="no")
        visit.doors.change(door, f"{'Deur aan de zijkant van het lange huis'} {door[:8]}", "left", "0", "")
    proposals = visit.findings.view().proposals
    assert [each.title for each in proposals] == [GOOD_LOCKS] * 2
    for each in proposals:
        visit.findings.take_over(each.key)
    assert proposed(visit) == []
    assert all(len(each.origin) <= MAX_REFERENCE for each in visit.book.findings())


def test_a_key_is_the_same_in_any_order_and_another_for_each_measure_term_and_door() -> None:
    assert key_of(HINGE, "direct", ["a", "b"]) == key_of(HINGE, "direct", ["b", "a"])
    keys = {
        key_of(measure, term, elements)
        for measure in (HINGE, CORE)
        for term in ("direct", "three-months")
        for elements in (["a"], ["a", "b"])
    }
    assert len(keys) == 8
    assert len(mark_of("a")) == 4


# What rules propose for the plan


def test_the_plan_proposes_what_is_certain_with_place_reason_and_term(visit: Visit) -> None:
    visit.answer_all("worst")
    judged = visit.scan.assess()
    certain = {step.measure.id for step in judged.plan if step.is_certain and step.choice == "open"}
    made = [visit.findings.take_over(each.key) for each in visit.findings.view().proposals]
    forms = {visit.book.finding(each).measure: visit.findings.form_of(each) for each in made}
    assert set(forms) == certain
    levels = {risk.id: risk.level for risk in judged.risks}
    for step in judged.plan:
        found = {levels[each] for each in step.risks} & {"high", "medium"}
        expected = "high" if "high" in found else "medium" if "medium" in found else "low"
        term = {"high": "direct", "medium": "three-months", "low": "later"}[expected]
        assert (forms[step.measure.id].severity, forms[step.measure.id].priority) == (expected, term)
    assert forms["free-standing-letterbox"].subject == "place:brievenbus"
    assert forms["escape-plan"].subject == ""  # a place that is the whole home is the home
    assert all(each.own_text == each.title == "" for each in forms.values())


def test_the_reason_names_the_risks_and_reads_as_a_sentence(visit: Visit) -> None:
    visit.answer_all("worst")
    assert of(visit, "Inbraakalarm in huis").reason == "Helpt tegen: inbraak of insluiping."
    assert of(visit, "Folie tegen scherven op ruiten aan de straat").reason == (
        "Helpt tegen: ingegooide ruit of vernieling; en brand, vuurwerk of explosief tegen uw huis."
    )
    assert of(visit, "Houd een logboek bij").reason == "Staat in het plan."


def test_proposals_come_by_urgency(visit: Visit) -> None:
    visit.answer_all("best")
    visit.door(lock="no", hinges="no")
    terms = [term for _, _, term in proposed(visit)]
    assert terms == sorted(terms, key=["Direct", "Binnen 3 maanden", "Later"].index)
    assert set(terms) == {"Direct", "Binnen 3 maanden", "Later"}


def test_the_plan_does_not_propose_what_a_door_asks_for(visit: Visit) -> None:
    visit.answer_all("worst")
    visit.door(lock="no", hinges="no")
    found = [(title, about) for title, about, _ in proposed(visit) if title in (GOOD_LOCKS, GOOD_HINGES)]
    assert found == [(GOOD_LOCKS, "D1 Voordeur"), (GOOD_HINGES, "D1 Voordeur")]
    all_titles = [title for title, _, _ in proposed(visit)]
    assert len(set(all_titles)) == len(all_titles)
    visit.findings.take_over(of(visit, GOOD_LOCKS).key)
    assert GOOD_LOCKS not in [title for title, _, _ in proposed(visit)]


@pytest.mark.parametrize("what", ["taken over", "set aside", "taken over and removed"])
def test_what_was_dealt_with_of_the_plan_is_not_proposed_again(visit: Visit, what: str) -> None:
    visit.answer_all("worst")
    before = proposed(visit)
    deal_with(visit, of(visit, "Inbraakalarm in huis").key, what)
    assert proposed(visit) == [each for each in before if each[0] != "Inbraakalarm in huis"]
    assert proposed(visit.again()) == proposed(visit)


def test_what_there_is_a_finding_of_already_is_not_proposed_from_the_plan(visit: Visit) -> None:
    visit.answer_all("worst")
    finding = visit.findings.make("burglar-alarm", "place:hal")
    assert "Inbraakalarm in huis" not in [title for title, _, _ in proposed(visit)]
    visit.findings.remove(finding)
    assert "Inbraakalarm in huis" in [title for title, _, _ in proposed(visit)]


def test_what_was_done_or_declined_in_the_plan_is_not_proposed(visit: Visit) -> None:
    visit.answer_all("worst")
    chosen: dict[str, Choice] = {"burglar-alarm": "declined", "keep-log": "planned", "extinguisher": "done"}
    for measure, choice in chosen.items():
        visit.scan.journal.choose(measure, choice, visit.clock())
    found = [title for title, _, _ in proposed(visit)]
    assert "Houd een logboek bij" in found
    assert not {"Inbraakalarm in huis", "Brandblusser of blusdeken in huis"} & set(found)


def test_a_key_that_is_proposed_no_longer_is_a_key_error(visit: Visit, desk: FindingsDesk) -> None:
    front = visit.door(lock="no")
    key = only(visit).key
    visit.doors.choose(front, LOCK, "yes")
    for action in (desk.take_over, desk.set_aside):
        with pytest.raises(KeyError):
            action(key)
    assert visit.book.findings() == ()


def test_something_presses_until_it_was_dealt_with(visit: Visit, desk: FindingsDesk) -> None:
    visit.door(hinges="no")
    assert desk.has_pressing()
    desk.set_aside(only(visit).key)
    assert not desk.has_pressing()


# By hand


def test_a_finding_is_made_by_hand_of_a_measure_or_of_nothing(desk: FindingsDesk) -> None:
    of_measure, own = desk.make("pkvw-certificate", "place:voordeur"), desk.make()
    form = desk.form_of(of_measure)
    assert (form.heading, form.title) == ("Bevinding 1", "")
    assert form.measure_title == "Politiekeurmerk voor uw woning (PKVW)"
    assert form.subject == "place:voordeur"
    assert (form.severity, form.priority, form.own_text, form.who) == ("", "", "", "")
    empty = desk.form_of(own)
    assert (empty.heading, empty.measure_title, empty.standard, empty.norm) == ("Bevinding 2", "", "", "")
    assert titles(desk) == ["Politiekeurmerk voor uw woning (PKVW)", "Bevinding zonder titel"]
    assert desk.view().count == "2 bevindingen, waarvan 2 zonder termijn"


def test_the_standard_text_is_shown_apart_and_never_copied(visit: Visit) -> None:
    visit.answer_all("worst")
    visit.door(lock="no")
    visit.door("back-door", lock="no")
    made = [visit.findings.take_over(each.key) for each in visit.findings.view().proposals]
    made += [visit.findings.make(measure.id) for measure in visit.scan.pack.measures]
    for each in made:
        stored, form = visit.book.finding(each), visit.findings.form_of(each)
        measure = visit.scan.pack.measure_by_id[stored.measure]
        assert form.standard.startswith(said(measure.why))
        assert said(measure.why) not in form.own_text
        assert all(said(line) not in form.own_text for line in measure.how)
    visit.findings.change(made[0], "own_text", "De cilinder steekt 5 mm uit.")
    form = visit.findings.form_of(made[0])
    assert form.own_text == "De cilinder steekt 5 mm uit."
    assert "5 mm" not in form.standard


def test_every_field_is_kept_at_once(visit: Visit, desk: FindingsDesk) -> None:
    front = visit.door()
    finding = desk.make()
    written = {
        "title": "Slot   is los",
        "subject": f"element:{front}",
        "severity": "low",
        "priority": "later",
        "own_text": "  Eerste regel.\n\n  Tweede regel. ",
        "who": " De  huurder ",
    }
    for field, text in written.items():
        desk.change(finding, field, text)
    for each in (visit, visit.again()):
        form = each.findings.form_of(finding)
        assert (form.title, form.subject) == ("Slot is los", f"element:{front}")
        assert (form.severity, form.priority) == ("low", "later")
        assert (form.own_text, form.who) == ("Eerste regel.\n\n  Tweede regel.", "De huurder")
    (shown,) = desk.view().findings
    found = (shown.severity, shown.priority, shown.tone, shown.who)
    assert found == ("Beperkt", "Later", "low", "De huurder")
    assert shown.spoken == "Bevinding 1: Slot is los. D1 Voordeur. Termijn: later."


def test_choices_have_words_and_can_be_taken_back(desk: FindingsDesk) -> None:
    form = desk.form_of(desk.make())
    words = {"high": "Ernstig", "medium": "Matig", "low": "Beperkt", "": "Nog kiezen"}
    assert dict(form.severities) == words
    assert [words for _, words in form.priorities] == ["Direct", "Binnen 3 maanden", "Later", "Nog kiezen"]
    desk.change(form.id, "priority", "direct")
    desk.change(form.id, "priority", "")
    assert desk.view().findings[0].priority == "Nog kiezen"


@pytest.mark.parametrize("field", ["id", "origin", "is_dropped", "measure", "changed", "no-such", ""])
def test_no_other_field_can_be_written(visit: Visit, desk: FindingsDesk, field: str) -> None:
    finding = desk.make("keep-log")
    before = visit.book.finding(finding)
    with pytest.raises(KeyError):
        desk.change(finding, field, "x")
    assert visit.again().book.finding(finding) == before


@pytest.mark.parametrize(
    ("field", "text"),
    [("severity", "extreme"), ("priority", "soon"), ("subject", "finding:x"), ("subject", "x" * 300)],
)
def test_another_value_is_refused(desk: FindingsDesk, field: str, text: str) -> None:
    finding = desk.make()
    with pytest.raises(ValueError, match="not a"):
        desk.change(finding, field, text)
    assert desk.form_of(finding).priority == ""


def test_what_is_too_long_is_refused_and_what_stood_there_stays(desk: FindingsDesk) -> None:
    finding = desk.make()
    for field, maximum in (("title", MAX_TITLE), ("own_text", MAX_OWN_TEXT)):
        desk.change(finding, field, "kort")
        with pytest.raises(TextTooLong):
            desk.change(finding, field, "x" * (maximum + 1))
    form = desk.form_of(finding)
    assert (form.title, form.own_text) == ("kort", "kort")


def test_a_full_list_and_a_full_disk_are_said_and_nothing_is_lost(
    visit: Visit, desk: FindingsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.door(lock="no")
    finding = desk.make("keep-log")
    monkeypatch.setattr(findings, "MAX_FINDINGS", 1)
    for refused in (lambda: desk.take_over(only(visit).key), lambda: desk.make()):
        with pytest.raises(TooMany):
            refused()
    monkeypatch.undo()
    leave_room_for(visit.dossier, 0)
    with pytest.raises(DiskFull):
        for _ in range(40):
            desk.change(desk.make(), "own_text", "woorden " * 400)
    assert visit.again().findings.form_of(finding).measure_title == "Houd een logboek bij"


def test_the_form_of_a_finding_about_something_else_keeps_that_in_its_choices(visit: Visit) -> None:
    finding = visit.findings.make("keep-log", "item:front-door.lock-grade")
    form = visit.findings.form_of(finding)
    assert form.subject == "item:front-door.lock-grade"
    assert dict(form.subjects)[form.subject].endswith("?")
    gone = visit.findings.form_of(visit.findings.make("keep-log", "element:never"))
    assert (gone.subject, dict(gone.subjects)[""]) == ("", HOME)


# Search


def test_search_finds_by_words_in_any_order_and_in_any_letters(desk: FindingsDesk) -> None:
    for words in ("goede buitendeuren", "BUITENDEUREN  goede", " sloten op buitendeuren "):
        assert desk.search(words)[0].title == GOOD_LOCKS
    assert desk.search("pkvw")[0].id == "pkvw-certificate"
    assert desk.search("voordeur raket") == ()
    assert desk.search("slot")[0].why


def test_titles_come_before_explanations(desk: FindingsDesk) -> None:
    found = ["alarm" in each.title.casefold() for each in desk.search("alarm")]
    assert found == sorted(found, reverse=True)
    assert True in found


def test_search_gives_no_more_than_a_dozen(desk: FindingsDesk) -> None:
    assert len(desk.search("")) == 12
    assert len(desk.search("e")) == 12


# The list


def test_the_most_urgent_comes_first_and_numbers_stay(desk: FindingsDesk) -> None:
    made = [desk.make(each) for each in ("keep-log", "extinguisher", "smoke-detectors", "burglar-alarm")]
    for finding, term in zip(made, ("later", "", "direct", "three-months"), strict=True):
        desk.change(finding, "priority", term)
    view = desk.view()
    assert [(each.number, each.tone) for each in view.findings] == [
        (3, "high"), (4, "medium"), (1, "low"), (2, "unknown"),
    ]  # fmt: skip
    assert view.count == "4 bevindingen, waarvan 1 zonder termijn"


def test_removing_keeps_the_photographs_as_those_of_the_home(visit: Visit, desk: FindingsDesk) -> None:
    finding = desk.make("keep-log")
    photos = [visit.photo(f"finding:{finding}"), visit.photo(f"finding:{finding}")]
    assert desk.view().findings[0].photos == 2
    assert desk.form_of(finding).photos == tuple(photos)
    desk.remove(finding)
    assert [(each.id, each.subject) for each in visit.photos.view().photos] == [(each, "") for each in photos]
    assert visit.book.findings() == ()
    with pytest.raises(KeyError):
        desk.form_of(finding)


def test_words_about_a_finding_go_with_it(visit: Visit, desk: FindingsDesk) -> None:
    visit.door(lock="no")
    finding = desk.take_over(only(visit).key)
    for field in ("title", "own_text", "who"):
        desk.change(finding, field, "Jansen")
    desk.remove(finding)
    (kept,) = visit.again().book.findings()
    assert kept.is_dropped
    assert (kept.title, kept.own_text, kept.who) == ("", "", "")


def test_numbers_leave_no_gap(desk: FindingsDesk) -> None:
    first, second, _ = desk.make(), desk.make(), desk.make()
    desk.remove(first)
    assert [each.number for each in desk.view().findings] == [1, 2]
    assert desk.form_of(second).heading == "Bevinding 1"


def test_the_dossier_of_a_person_has_findings_from_the_plan(tmp_path: Path, clock: FixedClock) -> None:
    with a_visit(tmp_path, clock, "zelfscan") as person:
        person.answer_all("worst")
        proposal = of(person, "Houd werk en privé gescheiden")
        assert (proposal.about, proposal.priority) == ("Algemeen", "Direct")
        assert proposal.reason == (
            "Helpt tegen: online haat en bedreiging; en adres en privégegevens vindbaar (doxing)."
        )
        finding = person.findings.take_over(proposal.key)
        assert person.findings.form_of(finding).subject == ""
        assert person.findings.view().findings[0].about == "Algemeen"


def deal_with(visit: Visit, key: str, what: str) -> None:
    if what == "set aside":
        visit.findings.set_aside(key)
        return
    finding = visit.findings.take_over(key)
    if what == "taken over and removed":
        visit.findings.remove(finding)
