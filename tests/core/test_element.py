"""Doors and windows that were recorded one by one: the weakest decides, and is named (5.2)."""

from fractions import Fraction
from typing import Any

import pytest

from tests.builders import (
    a_fact,
    a_measure,
    a_pack,
    a_path,
    a_situation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    is_,
    judge,
)
from tests.core.by_the_book import Book
from zelfscan.core.element import Element, ElementKind
from zelfscan.core.finding_out import open_questions
from zelfscan.core.pack import Pack
from zelfscan.core.planning import with_measures
from zelfscan.core.response import Responses
from zelfscan.core.risk import Adversary
from zelfscan.core.risks import Risk, scenario_risk
from zelfscan.core.text import LocalizedText
from zelfscan.core.tracing import trace
from zelfscan.core.why import why_risk

HALF = Fraction(1, 2)
KINDS = tuple(
    ElementKind(id=name, title=LocalizedText(base=name), plural=LocalizedText(base=name))
    for name in ("door", "window")
)
LOCK = an_item("lock", repeats="door")
BAR = an_item("bar", repeats="door", not_applicable=True, counts_as=HALF)
THROUGH_DOORS = a_path("door", an_effect("lock", "0.6"), an_effect("bar", "0.5"), element="door")


def a_home(*items: Any, paths: Any = (THROUGH_DOORS,), **changes: Any) -> Pack:
    scenario = an_adversary("burglary", *paths, targeting=1)
    return a_pack(*(items or (LOCK, BAR)), element_kinds=KINDS, scenarios=(scenario,), **changes)


def doors(*answers: dict[str, str]) -> tuple[Element, ...]:
    return tuple(Element(f"door-{n}", "door", f"Deur {n}", each) for n, each in enumerate(answers))


def burglary(pack: Pack, answers: Responses, measures: Any = ()) -> Risk:
    situation = with_measures(a_situation(pack, answers), measures)
    return scenario_risk(situation, pack.scenario_by_id["burglary"])


def score(pack: Pack, answers: Responses) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    found = judge(pack, answers).sections[0]
    return found.low, found.high, found.coverage


def test_the_weakest_element_decides():
    good, weak = {"lock": "yes", "bar": "yes"}, {"lock": "no", "bar": "yes"}
    assert burglary(a_home(), Responses(elements=doors(good))).high == Fraction(2, 10)
    assert burglary(a_home(), Responses(elements=doors(good, weak))).high == HALF


def test_a_path_is_as_weak_as_one_element_not_as_the_worst_answers_of_several():
    one, two = {"lock": "no", "bar": "yes"}, {"lock": "yes", "bar": "no"}
    found = burglary(a_home(), Responses(elements=doors(one, two)))
    assert found.high == HALF
    everywhere = a_home(paths=(THROUGH_DOORS.model_copy(update={"element": None}),))
    assert burglary(everywhere, Responses(elements=doors(one, two))).high == 1


def test_in_a_score_each_item_counts_with_its_least_value():
    one, two = {"lock": "no", "bar": "yes"}, {"lock": "yes", "bar": "partly"}
    assert score(a_home(), Responses(elements=doors(one, two))) == (Fraction(100, 6), Fraction(100, 6), 1)


def test_one_answer_stands_for_all_until_elements_are_recorded():
    assert burglary(a_home(), Responses({"lock": "yes", "bar": "yes"})).high == Fraction(2, 10)


def test_it_stands_for_every_element_without_an_answer_of_its_own():
    answers = Responses({"lock": "yes", "bar": "yes"}, elements=doors({"lock": "no"}, {}))
    assert burglary(a_home(), answers).high == HALF
    assert score(a_home(), answers) == (50, 50, 1)


def test_without_any_answer_the_element_is_unknown():
    answers = Responses(elements=doors({"lock": "yes", "bar": "yes"}, {"bar": "yes"}))
    found = burglary(a_home(), answers)
    assert (found.low, found.high) == (Fraction(2, 10), HALF)
    assert score(a_home(), answers) == (50, 100, HALF)


def test_the_answer_for_all_does_not_count_where_each_has_its_own():
    answers = Responses({"lock": "no", "bar": "no"}, elements=doors({"lock": "yes", "bar": "yes"}))
    assert burglary(a_home(), answers).high == Fraction(2, 10)
    assert score(a_home(), answers) == (100, 100, 1)


def test_elements_of_another_kind_do_not_count():
    window = Element("w", "window", "Raam", {"lock": "no"})
    answers = Responses({"lock": "yes", "bar": "yes"}, elements=(window,))
    assert burglary(a_home(), answers).high == Fraction(2, 10)


def test_not_applicable_on_one_element_counts_there_as_declared_and_in_no_score():
    answers = Responses(elements=doors({"lock": "yes", "bar": "not-applicable"}))
    assert burglary(a_home(), answers).high == Fraction(4, 10) * Fraction(3, 4)
    assert score(a_home(), answers) == (100, 100, 1)
    beside = Responses(elements=doors({"lock": "yes", "bar": "not-applicable"}, {"lock": "yes", "bar": "no"}))
    assert burglary(a_home(), beside).high == Fraction(4, 10)
    assert score(a_home(), beside) == (50, 50, 1)


def test_not_applicable_on_all_of_them_leaves_the_score():
    nowhere = doors(*[{"lock": "partly", "bar": "not-applicable"}] * 2)
    assert score(a_home(), Responses(elements=nowhere)) == (Fraction(100, 3), Fraction(100, 3), 1)


def test_a_measure_raises_every_element():
    lock = LOCK.model_copy(update={"advises": (advises("locks"),)})
    pack = a_home(lock, BAR, measures=(a_measure("locks"),))
    weak, unknown = {"lock": "no", "bar": "yes"}, {"bar": "yes"}
    found = burglary(pack, Responses(elements=doors(weak, unknown)), ["locks"])
    assert (found.low, found.high) == (Fraction(2, 10), Fraction(2, 10))


def test_what_repeats_for_another_kind_counts_with_its_weakest_on_every_path():
    pane = an_item("pane", repeats="window")
    path = a_path("door", an_effect("lock", "0.6"), an_effect("pane", "0.5"), element="door")
    answers = Responses(
        {"pane": "yes"},
        elements=(*doors({"lock": "yes"}), Element("w", "window", "Raam", {"pane": "no"})),
    )
    assert burglary(a_home(LOCK, pane, paths=(path,)), answers).high == Fraction(4, 10)


def test_the_weakest_element_is_named_and_of_equal_ones_the_first():
    good, weak = {"lock": "yes", "bar": "yes"}, {"lock": "no", "bar": "yes"}
    for recorded, name in (((good, weak), "door-1"), ((weak, weak), "door-0")):
        pack, answers = a_home(), Responses(elements=doors(*recorded))
        situation = a_situation(pack, answers)
        scenario = pack.scenario_by_id["burglary"]
        assert isinstance(scenario, Adversary)
        (way,) = trace(situation, scenario).ways
        assert (way.element, way.high, way.is_weakest) == (name, HALF, True)
        reasons = why_risk(situation, scenario, scenario_risk(situation, scenario)).reasons
        assert {reason.item: reason.element for reason in reasons} == {"lock": name, "bar": name}


def test_without_elements_none_is_named():
    pack = a_home()
    situation = a_situation(pack, Responses({"lock": "no"}))
    scenario = pack.scenario_by_id["burglary"]
    assert isinstance(scenario, Adversary)
    assert trace(situation, scenario).ways[0].element is None
    reasons = why_risk(situation, scenario, scenario_risk(situation, scenario)).reasons
    assert {reason.element for reason in reasons} == {None}


SLOT = an_item(
    "slot", {"best": 1, "middle": HALF, "worst": 0}, implies={"best": "1"}, repeats="door", counts_as=1
)
GUARD = an_item("guard", {"yes": 1, "no": 0}, asked_when=is_("slot", "middle", "worst"))
POST = (a_path("post", an_effect("guard", "0.5")),)


def guarded(*slots: str | None, guard: str = "yes") -> Responses:
    return Responses({"guard": guard}, elements=doors(*({"slot": each} if each else {} for each in slots)))


@pytest.mark.parametrize(
    ("slots", "is_asked", "high"),
    [
        (("best", "best"), False, HALF),
        (("best", "worst"), True, 1),
        (("middle", "best"), True, 1),
    ],
)
def test_a_gate_that_repeats_opens_for_its_weakest_element(slots, is_asked, high):
    pack = a_home(SLOT, GUARD, paths=POST)
    answers = guarded(*slots, guard="no")
    assert a_situation(pack, answers).is_asked("guard") is is_asked
    assert burglary(pack, answers).high == high


def test_a_gate_that_is_known_to_be_at_its_worst_somewhere_is_open_whatever_the_others_are():
    pack = a_home(SLOT, GUARD, paths=POST)
    answers = guarded("worst", None)
    assert a_situation(pack, answers).is_asked("guard")
    assert burglary(pack, answers).high == burglary(pack, guarded("worst", "best")).high == HALF
    assert score(pack, answers) == (50, 50, 1)


def test_a_gate_of_which_one_element_is_open_is_tried_in_every_way():
    pack = a_home(SLOT, GUARD, paths=POST)
    found = burglary(pack, guarded("best", None))
    assert (found.low, found.high) == (HALF, 1)


def test_a_gate_of_which_one_element_is_open_is_not_known_in_any_way_in_which_it_may_turn_out():
    slot = an_item(
        "slot", {"best": 1, "middle": HALF, "worst": 0}, implies={"worst": "0"}, repeats="door", weight=2
    )
    guard = an_item("guard", {"yes": 1, "no": 0}, asked_when=is_("slot", "best", "middle"))
    pack = a_home(slot, guard, paths=POST)
    # At its worst only the guard (1 of 3) is known; otherwise not even that.
    assert score(pack, guarded("middle", None))[2] == 0


def test_ways_that_differ_only_on_one_element_are_not_taken_for_the_same():
    key = an_item("key", {"middle": HALF, "best": 1, "worst": 0}, implies={"worst": "0"}, repeats="door")
    behind = an_item("lamp", {"yes": 1, "no": 0}, asked_when=is_("key", "best", "middle"))
    lock = an_item("lock", {"yes": 1, "no": 0}, repeats="door")
    path = a_path("door", an_effect("key", "0.8"), an_effect("lock", "0.5"), element="door")
    scenario = an_adversary("burglary", path, deter=(an_effect("lamp", "0.1"),))
    pack = a_pack(key, behind, lock, element_kinds=KINDS, scenarios=(scenario,))

    def with_key(*option: str) -> Responses:
        second = {"lock": "no", **dict.fromkeys(["key"][: len(option)], *option or ("",))}
        return Responses({"lamp": "yes"}, elements=doors({"key": "middle", "lock": "yes"}, second))

    known = [Book(pack, with_key(option.id)).risk(scenario) for option in key.options]
    found = burglary(pack, with_key())
    assert (found.low, found.high) == (min(known), max(known))


def test_finding_out_about_one_element_counts_where_another_is_known_to_be_worse():
    lock, bar = (an_item(name, {"yes": 1, "no": 0}, repeats="door") for name in ("lock", "bar"))
    pack = a_home(lock, bar)
    answers = Responses(elements=doors({"lock": "no", "bar": "yes"}, {"bar": "no"}))
    (question,) = open_questions(a_situation(pack, answers))
    # With a lock the second door lets 0.4 through, and the first one decides with a half.
    assert (question.item, question.worth) == ("lock", HALF)


def test_a_path_that_is_not_there_has_no_elements_to_be_weak():
    back = THROUGH_DOORS.model_copy(update={"exists_when": is_("garden", "yes")})
    front = a_path("front", an_effect("lock", "0.6"), element=None)
    pack = a_home(LOCK, BAR, a_fact("garden"), paths=(front, back))
    weak = {"lock": "yes", "bar": "no"}
    assert burglary(pack, Responses({"garden": "no"}, elements=doors(weak))).high == Fraction(4, 10)
