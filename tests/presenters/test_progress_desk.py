"""The progress of a scan: its days, what changed since one of them, and what to ask again."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.conftest import FixedClock
from tests.presenters.several_days import (
    FIRST,
    NEXT_DAY,
    THREE_DAYS,
    YEAR_LATER,
    Day,
    answered_on,
    progress_pack,
)
from zelfscan.core.regulation import Regulation
from zelfscan.packs.loader import Loaded
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.progress_desk import MOST_DAYS, ProgressDesk, thinned
from zelfscan.presenters.progress_views import ChangedView, ChangeGroupView, ComparedView, ProgressView


def a_view(*days: Day, since: str = "") -> ProgressView:
    return ProgressDesk(answered_on(days)).find(since)()


def compared(*days: Day, since: str = "") -> ComparedView:
    view = a_view(*days, since=since).compared
    assert view is not None
    return view


def rows_of(groups: tuple[ChangeGroupView, ...], name: str) -> tuple[ChangedView, ...]:
    return next((group.rows for group in groups if group.id == name), ())


# The days


def test_each_day_on_which_something_was_answered_is_one_point(journal: Journal) -> None:
    view = ProgressDesk(answered_on(THREE_DAYS, journal)).find()()

    assert [each.day for each in view.days] == ["3-11-2025", "4-11-2025", "20-11-2026"]
    assert [(each.short, each.year) for each in view.days][-1] == ("20-11", "2026")


def test_a_day_says_its_figure_its_level_and_its_risks() -> None:
    day = a_view(*THREE_DAYS).days[1]

    assert day.figures == "4-11-2025: 16 tot 33 van 100, zwak."
    assert day.counts == (0, 2, 1, 0)
    assert day.risks == "2 middel en 1 laag"


def test_a_day_on_which_only_a_step_was_done_counts_too(journal: Journal) -> None:
    scan = answered_on(THREE_DAYS[:2], journal)
    journal.choose("new-lock", "done", YEAR_LATER)
    view = ProgressDesk(scan).find()()

    assert [each.day for each in view.days] == ["3-11-2025", "4-11-2025", "20-11-2026"]


def test_what_was_chosen_after_the_last_answer_of_a_day_counts_on_that_day(journal: Journal) -> None:
    scan = answered_on(THREE_DAYS[:1], journal)
    journal.choose("new-lock", "done", FIRST + timedelta(hours=1))
    journal.answer("button", "yes", YEAR_LATER)
    view = ProgressDesk(scan).find()()

    assert [each.day for each in view.days] == ["3-11-2025", "20-11-2026"]
    assert (view.days[0].score.low, view.days[1].score.low) == (50, 66)


def test_the_same_answer_on_another_day_is_a_moment() -> None:
    assert len(a_view(THREE_DAYS[0], (YEAR_LATER, {"door": "no"})).days) == 2


def test_a_day_on_which_only_another_scan_was_answered_is_left_out() -> None:
    view = a_view(THREE_DAYS[0], (NEXT_DAY, {"somewhere.else": "yes"}), THREE_DAYS[2])

    assert [each.day for each in view.days] == ["3-11-2025", "20-11-2026"]


def test_many_days_are_thinned_and_the_first_and_last_are_kept() -> None:
    days = [(FIRST + timedelta(days=20 * at), {"door": ("yes", "no")[at % 2]}) for at in range(15)]
    view = a_view(*days)

    assert len(view.days) == MOST_DAYS
    assert (view.days[0].day, view.days[-1].day) == ("3-11-2025", "10-8-2026")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 8, 9, 40])
def test_thinning_keeps_the_order_and_never_repeats(count: int) -> None:
    kept = thinned(range(count), 8)

    assert len(kept) == min(count, 8)
    assert list(kept) == sorted(set(kept))
    assert kept[:1] + kept[-1:] == tuple(range(count))[:1] + tuple(range(count))[-1:]


# With one day, or none


def test_a_first_day_says_kindly_that_there_is_nothing_to_compare_yet() -> None:
    view = a_view(THREE_DAYS[0])

    assert view.title == "Hier begint uw voortgang"
    assert view.intro[0] == "U ziet nu één dag."
    assert len(view.days) == 1
    assert view.compared is None


def test_without_answers_the_page_says_to_answer_first() -> None:
    view = a_view()

    assert (view.title, view.days, view.compared) == ("Beantwoord eerst de vragen", (), None)


def test_an_example_without_a_history_shows_how_it_is() -> None:
    scan = answered_on((), MemoryJournal(), is_example=True)
    journal = answered_on(THREE_DAYS).journal
    scan.journal = MemoryJournal(journal.responses())
    view = ProgressDesk(scan).find()()

    assert [each.day for each in view.days] == ["23-11-2026"]
    assert (view.again.route, view.again.calm) == ("", "In het voorbeeld vragen wij niets opnieuw.")


# What changed


def test_it_compares_with_the_last_day_of_well_before() -> None:
    assert compared(*THREE_DAYS).since == "2025-11-04"
    assert compared(*THREE_DAYS[:2]).since == "2025-11-03"


def test_another_day_can_be_chosen_and_a_day_that_is_not_there_cannot() -> None:
    assert compared(*THREE_DAYS, since="2025-11-03").since == "2025-11-03"
    assert compared(*THREE_DAYS, since="2020-01-01").since == "2025-11-04"
    assert compared(*THREE_DAYS).options == (("2025-11-04", "4-11-2025"), ("2025-11-03", "3-11-2025"))


def test_the_title_has_the_good_news_and_the_rest_comes_after() -> None:
    view = a_view(*THREE_DAYS)

    assert view.title == "Drie cijfers zijn beter dan op 4-11-2025"
    assert view.intro == ("Hele scan: was 16 tot 33, is nu 50 tot 66.", "Twee cijfers zijn slechter.")


def test_what_only_got_worse_is_said_as_it_is() -> None:
    view = a_view(*THREE_DAYS[:2], (YEAR_LATER, {"lamp": "no"}))

    assert view.title == "Drie cijfers zijn slechter dan op 4-11-2025"


def test_when_nothing_changed_the_page_says_so() -> None:
    view = a_view(*THREE_DAYS[:2], (YEAR_LATER, {"door": "no"}))

    assert view.title == "Uw cijfers zijn gelijk aan die van 4-11-2025"
    assert view.compared is not None
    assert view.compared.summary == "Er is niets veranderd."
    assert (view.compared.groups, view.compared.answers) == ((), ())


def test_better_comes_before_worse_and_steps_come_last() -> None:
    assert [group.id for group in compared(*THREE_DAYS).groups] == [
        "figures-better",
        "figures-worse",
        "steps-new",
        "steps-gone",
    ]


def test_a_figure_leads_to_its_reasons_and_says_what_became_of_it() -> None:
    found = {row.id: row for row in rows_of(compared(*THREE_DAYS).groups, "figures-better")}
    visit = found["risk:visit"]

    assert set(found) == {"risk:visit", "section:house", "risk:help"}
    assert (visit.title, visit.before, visit.after, visit.level) == ("Boze bezoeker", "100", "20", "low")
    assert visit.note == "Risico. Middel wordt laag."
    assert visit.spoken == "Boze bezoeker: was 100, is nu 20. Middel wordt laag. Risico."


def test_from_not_knowing_only_what_it_is_now_is_said() -> None:
    groups = compared((FIRST, {"door": "no"}), (YEAR_LATER, {"lamp": "yes", "window": "yes"})).groups
    notes = {row.id: row.note for group in groups for row in group.rows if row.kind == "figure"}

    assert notes["risk:fire"] == "Risico. Nu laag."


def test_a_step_that_is_done_leads_to_the_plan_and_one_that_is_not_needed_leads_nowhere() -> None:
    scan = answered_on(THREE_DAYS)
    scan.journal.choose("window-lock", "done", YEAR_LATER)
    view = ProgressDesk(scan).find()().compared
    assert view is not None
    gone = {row.title: (row.id, row.note) for row in rows_of(view.groups, "steps-gone")}

    assert gone["Slot op het raam"] == ("window-lock", "Gedaan.")
    assert gone["Nieuw slot"] == ("", "Niet meer nodig.")
    assert [row.id for row in rows_of(view.groups, "steps-new")] == ["new-lamp"]


def test_answers_are_told_before_and_after_in_words() -> None:
    view = compared(*THREE_DAYS)
    door, lamp = rows_of(view.answers, "answers-changed")

    assert view.answers_title == "Antwoorden die anders zijn dan op 4-11-2025"
    assert (door.id, door.title, door.before, door.after, door.note) == (
        "door",
        "door?",
        "no",
        "yes",
        "Beter.",
    )
    assert lamp.spoken == "lamp? Was: yes. Is nu: no. Slechter."


def test_new_answers_have_no_before_and_withdrawn_ones_no_after(journal: Journal) -> None:
    scan = answered_on(THREE_DAYS, journal)
    journal.withdraw("window", YEAR_LATER)
    view = ProgressDesk(scan).find("2025-11-03")().compared
    assert view is not None
    new, gone = rows_of(view.answers, "answers-new"), rows_of(view.answers, "answers-gone")

    assert [(row.id, row.before, row.after) for row in new] == [
        ("lamp", "", "no"),
        ("button", "", "Weet ik niet"),
    ]
    assert [(row.id, row.before, row.after) for row in gone] == [("window", "no", "")]
    assert (new[0].spoken, gone[0].spoken) == ("lamp? Is nu: no.", "window? Was: no.")


def test_many_things_are_folded_and_say_how_many_there_are() -> None:
    view = compared((FIRST, {"function": "alderman"}), (YEAR_LATER, {**THREE_DAYS[0][1], **THREE_DAYS[1][1]}))
    group = next(group for group in view.answers if group.id == "answers-new")

    assert len(group.rows) == 5
    assert (group.shown, group.more_words) == (0, "Toon deze 5 antwoorden")


def test_only_what_the_rules_changed_stands_apart() -> None:
    assert compared(*THREE_DAYS).content == ()


def test_two_days_are_judged_each_with_the_rules_of_that_day() -> None:
    desk = ProgressDesk(answered_on(THREE_DAYS))
    desk.find()()
    judged = [kept[3] for kept in desk._judged.values()]

    assert [each.day for each in judged] == [date(2025, 11, 3), date(2025, 11, 4), date(2026, 11, 23)]
    assert all(each.regulation is None or isinstance(each.regulation, Regulation) for each in judged)


def test_what_was_judged_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = ProgressDesk(answered_on(THREE_DAYS))
    first = desk.find()()
    monkeypatch.setattr("zelfscan.presenters.progress_desk.assess", None)

    assert desk.find("2025-11-04")() == first


def test_a_new_answer_and_another_language_are_seen() -> None:
    scan = answered_on(THREE_DAYS)
    desk = ProgressDesk(scan)
    before = desk.find()()
    scan.journal.answer("window", "yes", YEAR_LATER)
    assert desk.find()().days[-1] != before.days[-1]

    scan.read_anew(Loaded(progress_pack(), {}, frozenset()))
    assert desk.find()().title


# What is asked again


def test_what_is_asked_again_is_told_by_reason_and_in_minutes() -> None:
    again = a_view(*THREE_DAYS).again

    assert again.title == "Dit vragen wij opnieuw"
    assert [group.words for group in again.groups] == ["4 antwoorden zijn oud"]
    assert again.total == "4 vragen, ongeveer 1 minuut"
    assert (again.route, again.button) == ("herhaling", "Vraag ze opnieuw")


def test_each_question_counts_once_with_its_most_telling_reason() -> None:
    scan = answered_on((*THREE_DAYS[:1], THREE_DAYS[2]))
    scan.journal.add_incident(date(2026, 11, 22), "visit-at-home", "", YEAR_LATER)
    again = ProgressDesk(scan).find()().again

    assert [group.words for group in again.groups] == [
        "1 vraag hoort bij uw logboek",
        "3 antwoorden zijn oud",
        "1 vraag is nog niet beantwoord",
    ]
    assert again.total == "5 vragen, ongeveer 2 minuten"


def test_answers_without_a_date_are_asked_again() -> None:
    scan = answered_on(THREE_DAYS)
    scan.journal = MemoryJournal(replace(scan.journal.responses(), answered={}))
    words = [group.words for group in ProgressDesk(scan).find()().again.groups]

    assert words == ["6 antwoorden hebben geen datum"]


def test_what_was_never_answered_is_not_called_again() -> None:
    again = a_view((YEAR_LATER, {"function": "alderman", "threat": "no"})).again

    assert (again.title, again.button) == ("Deze vragen staan nog open", "Beantwoord ze")
    assert [group.words for group in again.groups] == ["4 vragen zijn nog niet beantwoord"]


def test_when_nothing_is_due_it_says_from_when_something_is() -> None:
    again = a_view((YEAR_LATER, {**THREE_DAYS[0][1], **THREE_DAYS[1][1]})).again

    assert (again.title, again.route) == ("Wij vragen nu niets opnieuw", "")
    assert again.calm == "Uw antwoorden zijn nog niet te oud. Op 20-11-2027 vragen wij weer iets."


def test_a_questionnaire_without_a_route_for_it_has_no_button() -> None:
    scan = answered_on(THREE_DAYS)
    bare = scan.pack.model_copy(update={"routes": scan.pack.routes[:1]})
    again = ProgressDesk(OpenScan(Loaded(bare, {}, frozenset()), bare.routes[0], scan.journal, FixedClock()))

    assert (again.find()().again.route, len(again.find()().again.groups)) == ("", 1)


def test_a_day_that_has_not_come_yet_does_no_harm() -> None:
    view = a_view(*THREE_DAYS, (datetime(2031, 1, 1, 12, tzinfo=UTC), {"door": "no"}))

    assert view.days[-1].day == "1-1-2031"


def test_every_sentence_fits_on_the_screen() -> None:
    view = a_view(*THREE_DAYS)
    assert view.compared is not None
    lines = [view.title, *view.intro, view.compared.summary, view.again.total]
    lines += [group.note for group in view.again.groups]
    lines += [row.note for group in view.compared.groups for row in group.rows]
    sentences = [each for line in lines for each in re.split(r"(?<=[.])\s", line)]

    assert max(len(each.split()) for each in sentences) <= 15
