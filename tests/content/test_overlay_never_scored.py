"""Whatever an organisation asks, and whatever is answered: nothing that is judged changes."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.cases import PACKS, TODAY, Case, cases, loaded
from tests.core.packs_at_random import cases as cases_at_random
from tests.packs.overlays import WHOLE
from tests.report.content_lines import text_of
from tests.report.edition_samples import everything, judged_case, planted
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.budget import Wishes, best_set
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.evaluator import Evaluator
from zelfscan.core.finding_out import open_questions
from zelfscan.core.pack import Pack
from zelfscan.core.planning import Choice
from zelfscan.core.questionnaire import ADDED
from zelfscan.core.response import Responses
from zelfscan.exchange import as_json
from zelfscan.packs.loader import Loaded
from zelfscan.packs.overlay import with_overlay
from zelfscan.packs.overlay_file import Overlay, read_overlay_files
from zelfscan.report.content.editions import document
from zelfscan.report.content.leaks import held
from zelfscan.report.content.wanted import EDITIONS, Edition

OVERLAY = read_overlay_files({"overlay.yaml": WHOLE.encode()})
ANYWHERE = read_overlay_files({"overlay.yaml": WHOLE.replace("packs: [zelfscan]", "packs: []").encode()})
QUESTION = "Parkeert u in de garage onder het stadhuis?"
OPTIONS = {"organisation.parking": ("yes", "no", UNKNOWN), "organisation.bell": ("yes", "old", "no")}


@cache
def with_and_without(pack_id: str) -> tuple[Pack, Pack]:
    return loaded(pack_id).pack, with_overlay(loaded(pack_id), OVERLAY).pack


def judged_as(judged: Assessment) -> str:
    """Return everything that is judged, as text, without the section that has no score."""
    plain = as_json.assessment(judged)
    plain["sections"] = [each for each in plain["sections"] if each["id"] != ADDED]
    items = judged.pack.item_by_id  # an answer that a route does not ask is told to count for nothing
    plain["ignored"] = [item for item in plain["ignored"] if not items[item].is_added]
    return as_json.to_text(plain)


def judged_alike(before: Assessment, after: Assessment) -> None:
    assert judged_as(before) == judged_as(after)
    assert (before.overall, before.risks, before.plan) == (after.overall, after.risks, after.plan)
    assert before.sections == tuple(each for each in after.sections if each.id != ADDED)
    assert before.claims == after.claims


@settings(max_examples=30, deadline=None)
@given(case=cases_at_random(), data=st.data())
def test_in_any_questionnaire_nothing_that_is_judged_changes(
    case: tuple[Pack, Responses], data: st.DataObject
) -> None:
    without, answers = case
    whole = with_overlay(Loaded(without, without.item_by_id, frozenset()), ANYWHERE).pack
    extra = {item: data.draw(st.sampled_from(options)) for item, options in OPTIONS.items()}
    route, longer = without.routes[0], whole.routes[0]
    before = assess(without, route, answers, TODAY)
    after = assess(whole, longer, replace(answers, values={**answers.values, **extra}), TODAY)
    assert set(extra) == set(whole.item_by_id) - set(without.item_by_id)
    judged_alike(before, after)
    assert open_questions(before.situation) == open_questions(after.situation)
    wishes = Wishes({each.id: each.effort for each in without.measures}, 3)
    assert best_set(before.situation, wishes) == best_set(after.situation, wishes)


@pytest.mark.parametrize("pack_id", PACKS)
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_scores_risks_and_plan_of_the_shipped_scans_are_the_same_to_the_byte(
    pack_id: str, data: st.DataObject
) -> None:
    without, whole = with_and_without(pack_id)
    chosen = data.draw(st.randoms(use_true_random=False))
    answers = {item.id: chosen.choice(item.options).id for item in without.items}
    extra = {
        item: data.draw(st.sampled_from(options))
        for item, options in OPTIONS.items()
        if item in whole.item_by_id
    }
    route_id = data.draw(st.sampled_from([route.id for route in without.routes]))
    measures = st.sampled_from([measure.id for measure in without.measures])
    kinds: st.SearchStrategy[Choice] = st.sampled_from(["planned", "done", "declined"])
    choices = data.draw(st.dictionaries(measures, kinds, max_size=5))

    one, other = without.route(route_id), whole.route(route_id)
    assert one is not None and other is not None
    before = assess(without, one, Responses(answers), TODAY, choices)
    after = assess(whole, other, Responses({**answers, **extra}), TODAY, choices)
    assert set(extra) == set(whole.item_by_id) - set(without.item_by_id)
    judged_alike(before, after)


@pytest.mark.parametrize("pack_id", PACKS)
def test_answer_by_answer_it_is_the_same_too(pack_id: str) -> None:
    without, whole = with_and_without(pack_id)
    one, other = without.route("volledig"), whole.route("volledig")
    assert one is not None and other is not None
    before, after = Evaluator(without, one), Evaluator(whole, other)
    for number, item in enumerate(without.items):
        for run in (before, after):
            run.answer(item.id, item.options[number % len(item.options)].id)
        after.answer("organisation.parking", "yes" if number % 2 else "no")
    assert before.overall() == after.overall()
    assert before.risks() == after.risks()


def a_case(pack_id: str) -> Case:
    return next(case for case in cases() if case.path.parent.parent.name == pack_id)


def with_answers(pack_id: str, answered: dict[str, str]) -> Assessment:
    judged = judged_case(a_case(pack_id))
    _, whole = with_and_without(pack_id)
    route = whole.route("volledig")
    assert route is not None
    given = judged.situation.responses
    notes = {**given.notes, "organisation.parking": "plantnotitie organisatie"}
    responses = Responses({**given.values, **answered}, {}, notes, given.elements)
    return assess(whole, route, responses, judged.day)


@pytest.mark.parametrize("pack_id", PACKS)
@pytest.mark.parametrize("answer", ["yes", UNKNOWN])
@pytest.mark.parametrize("edition", EDITIONS)
def test_only_the_private_report_tells_them(pack_id: str, answer: str, edition: Edition) -> None:
    material = planted(with_answers(pack_id, {"organisation.parking": answer}))
    text = text_of(document(material, everything(material, edition)))
    assert (QUESTION in text) == (edition == "private")
    assert ("plantnotitie organisatie" in text) == (edition == "private")
    assert ("Vragen van Gemeente Voorbeeldstad" in text) == (edition == "private")


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_leak_meter_counts_them(pack_id: str) -> None:
    counts = []
    for answered in ({}, {"organisation.parking": "no"}):
        material = planted(with_answers(pack_id, answered))
        found = {each.detail: each.count for each in held(material, everything(material, "private"))}
        counts.append(found["answers"])
    assert counts[1] == counts[0] + 1


def test_the_overlay_of_these_tests_has_questions_in_both_questionnaires() -> None:
    assert isinstance(OVERLAY, Overlay)
    for pack_id in PACKS:
        _, whole = with_and_without(pack_id)
        assert "organisation.parking" in whole.item_by_id
