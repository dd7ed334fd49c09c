"""The plan: what calls for a measure, its order, who pays, what remains (docs/scoring.md 5.6 and 5.7)."""

from datetime import date
from fractions import Fraction

from tests.builders import (
    a_fact,
    a_measure,
    a_pack,
    a_path,
    a_readiness,
    a_regulation,
    a_situation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    is_,
    judge,
    responses,
)
from zelfscan.core.assessment import what_if
from zelfscan.core.measure import Funding
from zelfscan.core.planning import met_measures, waits_for, with_measures


def order(judged):
    return [step.measure.id for step in judged.plan]


def step(judged, measure):
    return next(each for each in judged.plan if each.measure.id == measure)


def with_effect(name, share, measure):
    return an_item(name, advises=(advises(measure),)), an_effect(name, share)


def a_plan(*measures, items=(), **changes):
    return a_pack(*items, measures=measures, **changes)


def test_an_answer_below_the_target_calls_for_its_measure():
    pack = a_plan(a_measure("lock"), items=(an_item("door", advises=(advises("lock"),)),))
    assert order(judge(pack, responses(door="no"))) == ["lock"]
    assert order(judge(pack, responses(door="partly"))) == ["lock"]
    assert order(judge(pack, responses(door="yes"))) == []


def test_a_step_names_the_answers_and_risks_behind_it():
    door, effect = with_effect("door", "0.5", "lock")
    pack = a_plan(
        a_measure("lock"), items=(door,), scenarios=(an_adversary("burglary", a_path("p", effect)),)
    )
    found = step(judge(pack, responses(door="no")), "lock")
    assert (found.because, found.risks, found.gain) == (("door",), ("burglary",), Fraction(1, 2))


def test_what_only_the_unknown_calls_for_is_not_certain_and_stands_behind():
    items = (an_item("a", advises=(advises("one"),)), an_item("b", advises=(advises("two"),)))
    pack = a_plan(a_measure("one"), a_measure("two"), items=items)
    judged = judge(pack, responses(a="unknown", b="no"))
    assert order(judged) == ["two", "one"]
    assert [each.is_certain for each in judged.plan] == [True, False]


def test_not_applicable_calls_for_nothing():
    pack = a_plan(a_measure("m"), items=(an_item("a", not_applicable=True, advises=(advises("m"),)),))
    assert order(judge(pack, responses(a="not-applicable"))) == []


def test_a_fact_calls_for_a_measure_by_its_options():
    fact = a_fact("incident", "none", "once", advises=(advises("report", when=("once",)),))
    pack = a_plan(a_measure("report"), items=(fact,))
    assert order(judge(pack, responses(incident="once"))) == ["report"]
    assert order(judge(pack, responses(incident="none"))) == []
    assert step(judge(pack), "report").is_certain is False


def test_what_is_urgent_comes_first_only_at_a_present_threat():
    fact = a_fact("threat", "no", "yes", advises=(advises("call", when=("no", "yes")),))
    door, effect = with_effect("door", "0.9", "lock")
    pack = a_plan(
        a_measure("lock", is_free=True),
        a_measure("call", is_urgent_at_threat=True),
        items=(fact, door),
        scenarios=(an_adversary("x", a_path("p", effect)),),
        urgent_when=is_("threat", "yes"),
    )
    calm = judge(pack, responses(threat="no", door="no"))
    assert (order(calm), step(calm, "call").group) == (["lock", "call"], "rest")
    tense = judge(pack, responses(threat="yes", door="no"))
    assert (order(tense), step(tense, "call").group) == (["call", "lock"], "urgent")


def test_among_what_is_urgent_the_threat_itself_comes_first():
    fact = a_fact("threat", "no", "yes", advises=(advises("report", when=("yes",)),))
    post, effect = with_effect("post", "0.9", "post-rules")
    pack = a_plan(
        a_measure("post-rules", is_free=True, is_urgent_at_threat=True),
        a_measure("report", is_urgent_at_threat=True),
        items=(fact, post),
        scenarios=(an_adversary("x", a_path("p", effect)),),
        urgent_when=is_("threat", "yes"),
    )
    assert order(judge(pack, responses(threat="yes", post="no"))) == ["report", "post-rules"]


def test_then_what_unlocks_then_what_is_free_then_gain_per_effort():
    items, effects = [], []
    for name, share in (("a", "0.2"), ("b", "0.3"), ("c", "0.4"), ("d", "0.1"), ("e", "0.05")):
        item, effect = with_effect(name, share, f"m-{name}")
        items.append(item)
        effects.append(effect)
    pack = a_plan(
        a_measure("m-a", effort=1),
        a_measure("m-b", effort=3),
        a_measure("m-c", effort=2),
        a_measure("m-d", is_free=True),
        a_measure("m-e", unlocks_others=True),
        items=tuple(items),
        scenarios=(an_adversary("x", a_path("p", *effects)),),
    )
    answers = responses(a="no", b="no", c="no", d="no", e="no")
    assert order(judge(pack, answers)) == ["m-e", "m-d", "m-a", "m-c", "m-b"]
    assert [each.rank for each in judge(pack, answers).plan] == [1, 2, 3, 4, 5]


def test_a_prerequisite_always_stands_before_what_needs_it():
    items = (an_item("a", advises=(advises("late"), advises("first"))),)
    pack = a_plan(
        a_measure("first", effort=5), a_measure("late", is_free=True, requires=("first",)), items=items
    )
    assert order(judge(pack, responses(a="no"))) == ["first", "late"]


def test_a_prerequisite_that_the_answers_do_not_call_for_stays_out():
    items = (an_item("a", advises=(advises("late"),)),)
    pack = a_plan(a_measure("first"), a_measure("late", requires=("first",)), items=items)
    assert order(judge(pack, responses(a="no"))) == ["late"]


def test_ties_are_broken_by_id():
    items = (an_item("a", advises=(advises("zz"), advises("aa"))),)
    assert order(judge(a_plan(a_measure("zz"), a_measure("aa"), items=items), responses(a="no"))) == [
        "aa",
        "zz",
    ]


def test_a_measure_never_lowers_an_answer():
    gate = an_item("a", advises=(advises("m", to="1/3"),))
    pack = a_plan(a_measure("m"), items=(gate,))
    better = with_measures(a_situation(pack, responses(a="yes")), ["m"])
    world = next(iter(better.worlds(["a"])))
    assert world.in_section("a").low == 1


def test_advice_that_does_not_mend_the_item_raises_nothing():
    item = an_item("a", advises=(advises("m", raises=False),))
    pack = a_plan(a_measure("m"), items=(item,), scenarios=(an_adversary("x", a_path("p", an_effect("a"))),))
    judged = judge(pack, responses(a="no"))
    assert step(judged, "m").gain == 0
    assert what_if(judged, ("m",))[0].high == judged.risks[0].high


def test_a_raised_gate_opens_its_follow_ups_without_promising_anything():
    pack = a_plan(
        a_measure("buy-alarm"),
        items=(
            an_item("alarm", {"yes": 1, "no": 0}, implies={"no": "0"}, advises=(advises("buy-alarm"),)),
            an_item("armed", asked_when=is_("alarm", "yes")),
        ),
        scenarios=(an_adversary("x", a_path("p", an_effect("alarm", "0.5"), an_effect("armed", "0.5"))),),
    )
    judged = judge(pack, responses(alarm="no"))
    after = what_if(judged, ("buy-alarm",))[0]
    assert (judged.risks[0].high, after.low, after.high) == (1, Fraction(1, 4), Fraction(1, 2))


def test_done_measures_count_and_stay_in_sight_at_the_end():
    door, effect = with_effect("door", "0.5", "lock")
    other, _ = with_effect("other", "0.1", "else")
    pack = a_plan(
        a_measure("lock"),
        a_measure("else"),
        items=(door, other),
        scenarios=(an_adversary("x", a_path("p", effect)),),
    )
    judged = judge(pack, responses(door="no", other="no"), {"lock": "done"})
    assert judged.risks[0].high == Fraction(1, 2)
    assert order(judged) == ["else", "lock"]
    assert step(judged, "lock").choice == "done"


def test_what_another_measure_already_mended_is_no_longer_called_for():
    item = an_item("a", advises=(advises("one"), advises("two")))
    pack = a_plan(a_measure("one"), a_measure("two"), items=(item,))
    assert order(judge(pack, responses(a="no"), {"one": "done"})) == ["one"]


def test_readiness_never_counts_as_gain():
    item = an_item("a", advises=(advises("m"),))
    pack = a_plan(a_measure("m"), items=(item,), scenarios=(a_readiness("ready", "a"),))
    found = step(judge(pack, responses(a="no")), "m")
    assert (found.gain, found.risks) == (0, ("ready",))


FUNCTION = a_fact("function", "alderman", "councillor")
ADVISED = a_measure("m", funding=(Funding(regulation="2024", basis="if-advised", payer="employer"),))


def paid(answers, day=date(2026, 11, 23), measure=ADVISED):
    item = an_item("a", advises=(advises("m"),))
    pack = a_plan(measure, items=(FUNCTION, item), regulations=(a_regulation(),))
    found = step(judge(pack, answers, day=day), "m")
    return found.pays, found.regulation


def test_the_employer_pays_only_for_somebody_whom_the_regulation_surely_covers():
    assert paid(responses(function="alderman", a="no")) == ("employer", "2024")
    assert paid(responses(function="councillor", a="no")) == ("unknown", "2024")
    assert paid(responses(a="no")) == ("unknown", "2024")


def test_before_any_regulation_nobody_is_known_to_pay():
    assert paid(responses(function="alderman", a="no"), date(2019, 10, 18)) == ("unknown", None)


def test_a_measure_without_funding_under_a_regulation_is_unknown():
    measure = a_measure("m", funding=(Funding(regulation="2021", basis="pkvw", payer="self"),))
    assert paid(responses(function="alderman", a="no"), measure=measure) == ("unknown", "2024")


def test_own_costs_do_not_depend_on_the_function():
    assert paid(responses(function="councillor", a="no"), measure=a_measure("m")) == ("self", "2024")


def test_a_step_waits_for_what_it_needs_until_that_is_done():
    measures = (a_measure("base"), a_measure("top", requires=("base", "elsewhere")))
    items = (an_item("floor", advises=(advises("base"),)), an_item("roof", advises=(advises("top"),)))
    pack, answers = a_plan(*measures, items=items), responses(floor="no", roof="no")
    open_plan = judge(pack, answers)
    assert [each.measure.id for each in waits_for(open_plan.plan, step(open_plan, "top"))] == ["base"]
    assert waits_for(open_plan.plan, step(open_plan, "base")) == ()
    half = judge(pack, answers, choices={"base": "done"})
    assert waits_for(half.plan, step(half, "top")) == ()


def test_what_is_done_or_called_for_by_no_answer_is_met():
    names = ("one", "two", "three", "four")
    items = tuple(an_item(f"i-{name}", advises=(advises(name),)) for name in names)
    pack = a_plan(*(a_measure(name) for name in names), items=items)
    judged = judge(pack, responses(i_one="yes", i_two="no", i_three="no"), {"two": "done"})
    assert met_measures(judged.situation, judged.plan) == {"one", "two"}


def test_what_a_question_outside_the_route_could_call_for_is_not_known_to_be_met():
    items = tuple(an_item(name, advises=(advises("lock"),)) for name in ("front", "back"))
    pack = a_plan(a_measure("lock"), items=items)
    short = pack.model_copy(update={"routes": (pack.routes[0].model_copy(update={"items": ("front",)}),)})
    for home, met in ((pack, {"lock"}), (short, set())):
        judged = judge(home, responses(front="yes", back="yes"))
        assert met_measures(judged.situation, judged.plan) == met
