"""The action list and the planned days: every step of the plan, in the words of the plan, in Dutch."""

from datetime import date

import pytest

from tests.builders import a_regulation
from tests.content.cases import PACKS, judged, worst_answers
from tests.presenters.homes import BEST, NOW, WORST, home_scan
from tests.pseudo_language import speak_greek
from zelfscan.core.response import Responses
from zelfscan.exchange.action_list import ActionList, ActionRow
from zelfscan.presenters.action_list import action_list, planned_days, secret_of
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.plan_report import plan_chapter
from zelfscan.report.plan import PlanChapter
from zelfscan.wording.measures import requirements
from zelfscan.wording.places import place_words


def listed(scan: OpenScan) -> ActionList:
    return action_list(scan.assess(), plan_chapter(scan))


def row(scan: OpenScan, measure: str) -> ActionRow:
    return next(each for each in listed(scan).rows if each.measure == measure)


@pytest.mark.parametrize("pack", PACKS)
def test_every_step_of_the_plan_stands_in_it_in_order_with_why_and_who_pays(pack: str) -> None:
    found = judged(pack, worst_answers(pack))
    rows = action_list(found, PlanChapter()).rows
    assert len(rows) > 20
    assert [each.rank for each in rows] == [step.rank for step in found.plan]
    for each, step in zip(rows, found.plan, strict=True):
        assert (each.measure, each.why) == (step.measure.title.base, step.measure.why.base)
        assert all((each.pays, each.conditions, each.known_costs, each.state))
        assert all(words in each.conditions for words in requirements(step))


def test_the_place_is_that_of_the_questions_that_call_for_it() -> None:
    assert row(home_scan(WORST), "Nieuw slot").place == "De voordeur"
    assert row(home_scan(WORST), "Noodknop").place == place_words("hele-huis").capitalize()


def test_a_planned_step_has_its_day_and_a_day_in_words_stays_words() -> None:
    scan = home_scan(WORST)
    scan.journal.choose("new-lock", "planned", NOW, "2026-12-05")
    scan.journal.choose("window-lock", "planned", NOW, "na de zomer")
    assert (row(scan, "Nieuw slot").state, row(scan, "Nieuw slot").day) == ("Gepland", date(2026, 12, 5))
    found = row(scan, "Slot op het raam")
    assert (found.state, found.day) == ("Gepland: na de zomer", None)


def test_what_is_done_or_declined_says_so_with_proof_and_reason() -> None:
    scan = home_scan(WORST)
    scan.journal.choose("new-lock", "done", NOW, "bon van 3 december")
    scan.journal.choose("window-lock", "declined", NOW, "Te duur")
    scan.journal.choose("get-button", "declined", NOW)
    assert row(scan, "Nieuw slot").state == "Gedaan: bon van 3 december"
    assert row(scan, "Slot op het raam").state == "Niet: Te duur"
    assert row(scan, "Noodknop").state == "Niet"


def test_a_step_that_may_not_be_needed_says_so_first() -> None:
    unsure = home_scan({**BEST, "lamp": "unknown"})
    assert row(unsure, "Lamp buiten").state == "Open. Eerst nagaan of dit nodig is."


def test_the_own_price_is_there_and_no_other_price_is_made_up() -> None:
    scan = home_scan(WORST)
    scan.journal.set_price("new-lock", 30050, NOW)
    assert row(scan, "Nieuw slot").cents == 30050
    assert row(scan, "Slot op het raam").cents is None
    assert row(scan, "Slot op het raam").known_costs == "Geen bron noemt een bedrag."
    assert row(scan, "Lamp buiten").known_costs == "Kost niets."


def test_a_maximum_of_the_regulation_is_named_with_its_source_and_day() -> None:
    found = judged("woningscan", worst_answers("woningscan"))
    capped = a_regulation(id="2024", cap_cents=240000)
    scan = home_scan(WORST, regulations=(capped,), measures=_reimbursed())
    words = row(scan, "Nieuw slot").known_costs
    assert words == "Voor alles samen hoogstens € 2.400. Bron: Regeling 2024, gelezen op 23-11-2026."
    assert all("hoogstens" not in each.known_costs for each in action_list(found, PlanChapter()).rows)


def test_another_step_that_comes_first_is_a_condition() -> None:
    assert "Doe eerst: Vraag toestemming." in row(home_scan(WORST), "Nieuw slot").conditions


def test_it_says_what_it_is_of_which_day_and_that_it_is_no_advice() -> None:
    about = dict(listed(home_scan(WORST)).about)
    assert about["Dag"] == "Zoals uw plan was op 23-11-2026."
    assert "geen beveiligingsadvies" in about["Let op"]
    assert "geen wachtwoord" in about["Let op"]
    assert "Voorbeeld" not in about
    scan = home_scan(WORST)
    assert "verzonnen" in dict(action_list(scan.assess(), PlanChapter(), is_example=True).about)["Voorbeeld"]


def test_the_list_is_dutch_whatever_the_window_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = home_scan(WORST)
    scan.journal.choose("new-lock", "planned", NOW, "2026-12-05")
    before = listed(scan), planned_days(scan.assess(), plan_chapter(scan), "x")
    speak_greek(monkeypatch)
    assert (listed(scan), planned_days(scan.assess(), plan_chapter(scan), "x")) == before


def test_only_what_is_planned_with_a_day_goes_to_the_calendar() -> None:
    scan = home_scan(WORST)
    scan.journal.choose("new-lock", "planned", NOW, "2026-12-05")
    scan.journal.choose("window-lock", "planned", NOW, "na de zomer")
    scan.journal.choose("get-button", "done", NOW, "2026-12-06")
    judgement, plan = scan.assess(), plan_chapter(scan)
    (neutral,) = planned_days(judgement, plan, "x")
    (named,) = planned_days(judgement, plan, "x", with_titles=True)
    assert (neutral.day, neutral.summary) == (date(2026, 12, 5), "Maatregel uit uw lijst")
    assert (named.uid, named.summary) == (neutral.uid, "Nieuw slot")


def test_the_secret_of_answers_follows_the_answers_and_not_their_order() -> None:
    one, other = Responses({"a": "yes", "b": "no"}), Responses({"b": "no", "a": "yes"})
    assert secret_of(one) == secret_of(other)
    assert secret_of(one) != secret_of(Responses({"a": "yes", "b": "yes"}))


def _reimbursed() -> tuple[object, ...]:
    measures = home_scan(WORST).pack.measures
    paid = {"regulation": "2024", "basis": "reimbursed", "payer": "employer"}
    return tuple(
        type(each).model_validate({**each.model_dump(), "funding": (paid,)})
        if each.id == "new-lock"
        else each
        for each in measures
    )
