"""Scores kept up to date answer by answer are those of judging everything anew, at every moment."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    a_fact,
    a_pack,
    a_path,
    a_section,
    an_adversary,
    an_effect,
    an_item,
    ids,
    is_,
    responses,
)
from tests.content.cases import PACKS, shipped
from tests.core.packs_at_random import answered, packs, some_measures
from zelfscan.core.assessment import assess
from zelfscan.core.element import Element, ElementKind
from zelfscan.core.evaluator import Evaluator
from zelfscan.core.flow import asked_items, asked_order, next_item, progress
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Route
from zelfscan.core.response import Responses, answers_to
from zelfscan.core.text import LocalizedText


def assert_up_to_date(evaluator: Evaluator, pack: Pack, route: Route, answers: Responses, done=()) -> None:
    """Compare everything that an evaluator tells with judging the same answers from the start."""
    judged = assess(pack, route, answers, TODAY, dict.fromkeys(done, "done"))
    assert tuple(evaluator.section(section.id) for section in pack.sections) == judged.sections
    assert replace(evaluator.overall(), because=judged.overall.because) == judged.overall
    assert evaluator.risks() == judged.risks
    assert all(evaluator.risk(risk.id) == risk for risk in judged.risks)
    asked = asked_items(judged.situation, route)
    assert evaluator.asked() == asked
    assert evaluator.situation.asked == judged.situation.asked
    assert [item for item in asked_order(pack, route) if evaluator.is_asked(item)] == list(asked)
    assert evaluator.progress() == progress(asked, answers)
    assert [evaluator.next_item(item) for item in asked] == [next_item(asked, item) for item in asked]


@settings(max_examples=40)
@given(packs(), st.data())
def test_it_equals_judging_anew_after_every_answer_on_random_packs(pack, data):
    answers = data.draw(answered(pack))
    done = data.draw(st.one_of(st.just(()), some_measures(pack)))
    kept = [item.id for item in pack.items if not item.id.startswith("free") or data.draw(st.booleans())]
    route = Route(id="r", title=LocalizedText(base="R"), minutes=1, items=tuple(kept))
    evaluator = Evaluator(pack, route, answers, done)
    for _ in range(data.draw(st.integers(1, 6))):
        kind = data.draw(st.sampled_from(["answer", "answer", "door", "window"]))
        if kind == "answer":
            item = data.draw(st.sampled_from(pack.items))
            value = data.draw(st.sampled_from(answers_to(item)))
            evaluator.answer(item.id, value)
            answers = answers.with_answer(item.id, value)
        else:
            element = _an_element(pack, kind, data)
            evaluator.put_element(element)
            answers = answers.with_element(element)
        assert evaluator.given == (answers.values, answers.elements)
        if data.draw(st.booleans()):
            assert_up_to_date(evaluator, pack, route, answers, done)
    assert_up_to_date(evaluator, pack, route, answers, done)


def _an_element(pack, kind, data):
    repeating = [item for item in pack.items if item.repeats == kind]
    values = {item.id: data.draw(st.sampled_from(answers_to(item))) for item in repeating}
    kept = {item: value for item, value in values.items() if data.draw(st.booleans())}
    return Element(data.draw(st.sampled_from(["e-0", "e-1", "e-9"])), kind, "", kept)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", PACKS)
def test_it_equals_judging_anew_along_a_shipped_questionnaire(name: str, seed: int):
    chance = Random(f"{name} {seed}")
    pack = shipped(name)
    route = chance.choice(pack.routes)
    evaluator, answers = Evaluator(pack, route), Responses()
    order = [*asked_order(pack, route)]
    for step in range(60):
        item = pack.item_by_id[order[step] if seed == 1 and step < len(order) else chance.choice(order)]
        value = chance.choice(answers_to(item))
        evaluator.answer(item.id, value)
        answers = answers.with_answer(item.id, value)
        if pack.element_kinds and step % 7 == 3:
            kind = chance.choice(pack.element_kinds).id
            repeating = [each for each in pack.items if each.repeats == kind]
            values = {each.id: chance.choice(answers_to(each)) for each in repeating if chance.random() < 0.7}
            element = Element(f"e-{chance.randrange(4)}", kind, "", values)
            evaluator.put_element(element)
            answers = answers.with_element(element)
        if step % 10 == 9:
            assert_up_to_date(evaluator, pack, route, answers)


SHED = a_fact("shed", void=("no",))
LOCK = an_item("lock", asked_when=is_("shed", "yes"))


def test_it_begins_with_what_was_answered_before():
    pack = a_pack(an_item("a"), SHED, LOCK)
    evaluator = Evaluator(pack, pack.routes[0], responses(a="yes", shed="yes", lock="no"))
    assert evaluator.section("only").low == 50
    assert (evaluator.progress().answered, evaluator.progress().asked) == (3, 3)


def test_the_answers_that_it_began_with_are_not_changed():
    pack = a_pack(an_item("a"))
    before = responses(a="yes")
    Evaluator(pack, pack.routes[0], before).answer("a", "no")
    assert before.values == {"a": "yes"}


def test_what_is_asked_follows_the_answers_also_where_somebody_looked_before():
    pack = a_pack(an_item("a"), SHED, LOCK)
    evaluator = Evaluator(pack, pack.routes[0])
    assert evaluator.situation.asked == {"a", "shed"}
    evaluator.answer("shed", "yes")
    assert evaluator.situation.asked == {"a", "shed", "lock"}


def test_another_answer_to_the_same_question_counts_once_in_the_progress():
    pack = a_pack(an_item("a"), SHED, LOCK)
    evaluator = Evaluator(pack, pack.routes[0])
    for value in ("yes", "no", "yes"):
        evaluator.answer("shed", value)
    evaluator.answer("lock", "no")
    assert (evaluator.progress().answered, evaluator.progress().asked) == (2, 3)
    evaluator.answer("shed", "no")
    assert (evaluator.progress().answered, evaluator.progress().asked) == (1, 2)


def test_after_the_last_question_nothing_follows():
    pack = a_pack(an_item("a"), SHED, LOCK)
    evaluator = Evaluator(pack, pack.routes[0])
    assert [evaluator.next_item(item) for item in ("a", "shed", "lock")] == ["shed", None, None]


def test_an_answer_outside_the_route_is_kept_and_counts_nowhere():
    pack = a_pack(an_item("a"), an_item("b"))
    route = pack.routes[0].model_copy(update={"items": ("a",)})
    evaluator = Evaluator(pack, route, responses(a="yes"))
    evaluator.answer("b", "no")
    assert (evaluator.section("only").low, evaluator.progress().answered) == (100, 1)


def test_a_question_that_stands_in_no_section_is_asked_and_counts_in_no_progress():
    pack = a_pack(an_item("a"), SHED, LOCK, sections=(a_section("only", "a", "shed"),))
    evaluator = Evaluator(pack, pack.routes[0], responses(a="yes"))
    assert not evaluator.is_asked("lock")
    evaluator.answer("shed", "yes")
    assert evaluator.is_asked("lock")
    assert (evaluator.progress().answered, evaluator.progress().asked) == (2, 2)


KINDS = tuple(
    ElementKind(id=name, title=LocalizedText(base=name), plural=LocalizedText(base=name))
    for name in ("door", "window")
)


def test_an_element_that_turns_out_to_be_of_another_kind_leaves_its_old_kind():
    door, window = an_item("door-lock", repeats="door"), an_item("window-lock", repeats="window")
    sections = (a_section("doors", "door-lock"), a_section("windows", "window-lock"))
    pack = a_pack(door, window, element_kinds=KINDS, sections=sections)
    evaluator = Evaluator(pack, pack.routes[0], responses(door_lock="yes", window_lock="yes"))
    evaluator.put_element(Element("e", "door", "", {"door-lock": "no"}))
    assert (evaluator.section("doors").low, evaluator.section("windows").low) == (0, 100)
    evaluator.put_element(Element("e", "window", "", {"window-lock": "no"}))
    assert (evaluator.section("doors").low, evaluator.section("windows").low) == (100, 0)


def test_only_what_depends_on_an_answer_is_worked_out_again():
    scenario = an_adversary("x", a_path("p", an_effect("a")))
    pack = a_pack(an_item("a"), an_item("b"), scenarios=(scenario,))
    evaluator = Evaluator(pack, pack.routes[0])
    before = evaluator.risk("x")
    evaluator.answer("b", "yes")
    assert evaluator.risk("x") is before
    evaluator.answer("a", "yes")
    assert evaluator.risk("x") is not before
    assert ids(evaluator.risks()) == ["x"]
