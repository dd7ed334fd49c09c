"""Gates together: a fact beside a scored gate, facts outside a route, and gates that were mended."""

from fractions import Fraction

from tests.builders import (
    TODAY,
    a_fact,
    a_measure,
    a_pack,
    a_path,
    a_situation,
    advises,
    all_of,
    an_adversary,
    an_effect,
    an_item,
    is_,
    judge,
    responses,
)
from zelfscan.core.assessment import assess
from zelfscan.core.finding_out import open_questions
from zelfscan.core.questionnaire import Route
from zelfscan.core.risk import Factor
from zelfscan.core.text import LocalizedText


def fact_and_gate():
    """A follow-up that needs a fact and a scored gate: nothing without one, the worst without the other."""
    return a_pack(
        an_item("base"),
        a_fact("house", "yes", "no", void=("no",)),
        an_item("gate", {"yes": 1, "no": 0}, implies={"no": "0"}),
        an_item("behind", asked_when=all_of(is_("house", "yes"), is_("gate", "yes")), counts_as=1),
        scenarios=(an_adversary("x", a_path("p", an_effect("behind", "0.9"))),),
    )


def test_an_unknown_fact_beside_a_closed_gate_leaves_both_ends_open():
    judged = judge(fact_and_gate(), responses(base="yes", gate="no"))
    assert (judged.sections[0].low, judged.sections[0].high) == (Fraction(100, 3), 50)
    assert (judged.risks[0].low, judged.risks[0].high) == (Fraction(1, 10), 1)


def test_knowing_that_fact_ends_inside_the_band():
    for house, (score, risk) in {"yes": (Fraction(100, 3), 1), "no": (50, Fraction(1, 10))}.items():
        judged = judge(fact_and_gate(), responses(base="yes", gate="no", house=house))
        assert (judged.sections[0].low, judged.risks[0].high) == (score, risk)
    (question,) = open_questions(a_situation(fact_and_gate(), responses(base="yes", gate="no")))
    assert (question.item, question.worth) == ("house", Fraction(9, 10))


def route(*items: str) -> Route:
    return Route(id="kort", title=LocalizedText(base="Kort"), minutes=1, items=items)


def test_a_fact_outside_the_route_may_turn_out_hidden_or_not():
    pack = a_pack(
        an_item("lock"),
        a_fact("garden", "yes", "no", void=("no",)),
        a_fact("gate", "yes", "no", asked_when=is_("garden", "yes")),
        scenarios=(
            an_adversary(
                "x",
                a_path("front", an_effect("lock", "0.5")),
                a_path("back", exists_when=is_("gate", "yes")),
                factors=(Factor(item="gate", values=(("yes", Fraction(3)),), grade="assumption"),),
            ),
        ),
    )
    short = assess(pack, route("lock"), responses(lock="yes"), TODAY).risks[0]
    full = [
        judge(pack, responses(lock="yes", **answers)).risks[0]
        for answers in ({"garden": "no"}, {"garden": "yes", "gate": "no"}, {"garden": "yes", "gate": "yes"})
    ]
    assert [each.low for each in full] == [Fraction(1, 2), Fraction(1, 2), Fraction(21, 8)]
    assert short.low == min(each.low for each in full)
    assert short.high == max(each.high for each in full)


def mended():
    return a_pack(
        an_item("alarm", {"yes": 1, "no": 0}, implies={"no": "0"}, advises=(advises("buy-alarm"),)),
        an_item("armed", asked_when=is_("alarm", "yes"), weight=3),
        measures=(a_measure("buy-alarm"),),
        scenarios=(an_adversary("x", a_path("p", an_effect("alarm"), an_effect("armed"))),),
    )


def test_what_is_done_opens_its_follow_ups_so_that_they_can_be_answered():
    judged = judge(mended(), responses(alarm="no"), {"buy-alarm": "done"})
    assert judged.situation.is_asked("armed")
    assert judged.sections[0].level == "insufficient"
    assert [question.item for question in open_questions(judged.situation)] == ["armed"]
    answered = judge(mended(), responses(alarm="no", armed="yes"), {"buy-alarm": "done"})
    assert (answered.sections[0].low, answered.sections[0].level) == (100, "good")


def test_an_unknown_gate_that_was_mended_completely_is_known():
    judged = judge(mended(), responses(alarm="unknown", armed="yes"), {"buy-alarm": "done"})
    assert (judged.sections[0].low, judged.sections[0].coverage) == (100, 1)
