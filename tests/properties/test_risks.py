"""Properties of risks over random packs; the numbers are those of docs/scoring.md, section 5.10."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import (
    a_pack,
    a_path,
    a_situation,
    an_adversary,
    an_effect,
    an_item,
    help_in,
    minutes,
)
from tests.core.bands import bands, ends
from tests.core.by_the_book import Book
from tests.core.packs_at_random import (
    KAPPAS,
    answered,
    cases,
    counts,
    every_answer,
    packs,
    paths,
    shares,
    some_measures,
)
from tests.core.turning_out import given_at, improved, only, spots
from zelfscan.core.element import Element
from zelfscan.core.response import Responses
from zelfscan.core.risk import Adversary, Readiness
from zelfscan.core.risks import scenario_risk, share_in, upper_end, worlds_of

_MIDDLE = st.sampled_from([Fraction(n, 20) for n in range(1, 11)])


def rated(pack):
    return [scenario for scenario in pack.scenarios if not isinstance(scenario, Readiness)]


def with_scenario(pack, scenario):
    """Return the pack with one scenario replaced by another version of it."""
    kept = tuple(scenario if each.id == scenario.id else each for each in pack.scenarios)
    return pack.model_copy(update={"scenarios": kept})


def the_adversary(pack) -> Adversary:
    return next(each for each in pack.scenarios if isinstance(each, Adversary))


@given(cases(), st.data())
def test_02_a_better_answer_never_raises_a_risk_across_routing_too(case, data):
    pack, answers = case
    answers = only(answers, a_situation(pack, answers).asked)
    better = data.draw(improved(pack, answers))
    done = data.draw(some_measures(pack))
    now, then = bands(pack, answers, done), bands(pack, better, done)
    for name, band in now.items():
        assert band.is_score or band.is_no_better_than(then[name]), name


@given(cases(), st.data())
def test_02_a_measure_never_raises_a_risk_nor_lowers_a_score(case, data):
    pack, answers = case
    some, more = data.draw(some_measures(pack)), data.draw(some_measures(pack))
    now, then = bands(pack, answers, some), bands(pack, answers, {*some, *more})
    for name, band in now.items():
        assert band.is_no_better_than(then[name]), name


@given(cases(), st.sampled_from(["frequency", "impact"]), counts, st.data())
def test_03_a_risk_grows_with_its_frequency_and_its_impact(case, name, by, data):
    pack, answers = case
    scenario = data.draw(st.sampled_from(rated(pack)))
    before = scenario_risk(a_situation(pack, answers), scenario)
    ladder = [1, 3, 10, 30, 100] if name == "impact" else [1, 2, 4, 7, 20]
    grown = scenario.model_copy(update={name: type(getattr(scenario, name))(ladder[by])})
    after = scenario_risk(a_situation(with_scenario(pack, grown), answers), grown)
    assert (after.low, after.high) == (before.low * ladder[by], before.high * ladder[by])
    # Against the reference, which has the same λ and I, nothing changes.
    assert (after.ratio_low, after.ratio_high) == (before.ratio_low, before.ratio_high)


@given(cases(), st.data(), st.sampled_from([Fraction(11, 10), Fraction(7)]))
def test_03_a_risk_never_falls_when_one_of_its_factors_rises(case, data, by):
    pack, answers = case
    scenario = data.draw(st.sampled_from(rated(pack)))
    assume(scenario.factors)
    factor = scenario.factors[0]
    option = data.draw(st.sampled_from([name for name, _ in factor.values]))
    values = tuple((name, value * by if name == option else value) for name, value in factor.values)
    grown = scenario.model_copy(update={"factors": (factor.model_copy(update={"values": values}),)})
    before = scenario_risk(a_situation(pack, answers), scenario)
    after = scenario_risk(a_situation(with_scenario(pack, grown), answers), grown)
    assert before.low <= after.low
    assert before.high <= after.high
    # The reference has a factor of its own, so it does not move along.
    assert before.ratio_high <= after.ratio_high


@given(cases())
def test_04_a_chance_lies_between_0_and_1_and_a_risk_is_not_negative(case):
    pack, answers = case
    situation = a_situation(pack, answers)
    for scenario in rated(pack):
        risk = scenario_risk(situation, scenario)
        assert 0 <= risk.low <= risk.high
        assert 0 <= risk.ratio_low <= risk.ratio_high
        for world in worlds_of(situation, scenario):
            assert 0 <= share_in(world, scenario, "best") <= share_in(world, scenario, "worst") <= 1


@given(cases(), st.data())
def test_10_in_risks_not_applicable_counts_as_the_item_declares(case, data):
    pack, answers = case
    absent = [item for item in pack.items if item.not_applicable]
    assume(absent)
    item = data.draw(st.sampled_from(absent))
    spot = data.draw(st.sampled_from([spot for spot in spots(pack, answers) if spot[1] == item.id]))
    declared = item.options[0].model_copy(update={"id": "declared", "value": item.counts_as})
    other = item.model_copy(update={"options": (*item.options, declared)})
    items = tuple(other if each.id == item.id else each for each in pack.items)
    longer = pack.model_copy(update={"items": items})
    now = bands(pack, at_spot(answers, spot, "not-applicable"))
    then = bands(longer, at_spot(answers, spot, "declared"))
    for name, band in now.items():
        assert band.is_score or band == then[name], name


def at_spot(answers, spot, value):
    """Return the answers with another one, for the item or for one element."""
    if spot[0] is None:
        return answers.with_answer(spot[1], value)
    element = next(each for each in answers.elements if each.id == spot[0])
    return answers.with_element(replace(element, values={**element.values, spot[1]: value}))


@given(cases(), st.sampled_from(["nobody comes", "nobody is told", "no delay"]))
def test_18_noticing_without_telling_or_time_has_no_effect_at_all(case, lack):
    pack, answers = case
    scenario = the_adversary(pack)
    no_delay = tuple(path.model_copy(update={"delay": ()}) for path in scenario.paths)
    changed = {
        "nobody comes": {"respond": None},
        "nobody is told": {"communicate": ()},
        "no delay": {"paths": no_delay},
    }[lack]
    without = scenario.model_copy(update=changed)
    deaf = without.model_copy(update={"detect": (), "communicate": (), "respond": None})
    situation = a_situation(pack, answers)
    now, then = scenario_risk(situation, without), scenario_risk(situation, deaf)
    assert (now.low, now.high) == (then.low, then.high)


@given(cases(), st.data())
def test_18_a_barrier_or_delay_that_does_nothing_has_no_effect(case, data):
    pack, answers = case
    scenario = the_adversary(pack)
    name = data.draw(st.sampled_from([item.id for item in pack.items if item.is_scored]))
    idle = tuple(
        path.model_copy(
            update={"barrier": (*path.barrier, an_effect(name, 0)), "delay": (*path.delay, minutes(name, 0))}
        )
        for path in scenario.paths
    )
    other = scenario.model_copy(update={"paths": idle, "deter": (*scenario.deter, an_effect(name, 0))})
    assert ends(with_scenario(pack, other), answers) == ends(pack, answers)


@given(packs(), st.data())
def test_19_one_more_path_never_lowers_the_risk_of_who_picks_the_weakest(pack, data):
    targeted = the_adversary(pack).model_copy(update={"targeting": Fraction(1)})
    more = targeted.model_copy(update={"paths": (*targeted.paths, data.draw(paths("more", pack.items)))})
    answers = data.draw(answered(pack))
    now = bands(with_scenario(pack, targeted), answers)["risk attack"]
    then = bands(with_scenario(pack, more), answers)["risk attack"]
    assert now.low <= then.low
    assert now.high <= then.high


@st.composite
def ways(draw):
    """Draw a pack of paths with one lock each, and the answers; no cap of a layer is reached."""
    names = [f"lock-{n}" for n in range(draw(st.integers(2, 4)))]
    some = tuple(
        a_path(f"way-{name}", an_effect(name, draw(_MIDDLE)), share=draw(counts), delay=(minutes(name, 2),))
        for name in names
    )
    noticing = {"detect": (an_effect("alarm", "0.5"),), "communicate": (an_effect("alarm", "0.5"),)}
    scenario = an_adversary(
        "attack",
        *some,
        targeting=draw(st.sampled_from(KAPPAS)),
        deter=(an_effect("alarm", draw(st.sampled_from([0, "0.25"]))),),
        **(noticing if draw(st.booleans()) else {}),
        respond=draw(st.sampled_from([None, help_in(5)])),
    )
    items = [an_item(name) for name in names] + [an_item("alarm")]
    values = {item.id: draw(st.sampled_from(every_answer(item))) for item in items}
    return a_pack(*items, scenarios=(scenario,)), Responses(values)


@given(ways(), st.data())
def test_20_only_who_picks_the_weakest_is_indifferent_to_the_other_paths(case, data):
    pack, answers = case
    scenario = the_adversary(pack)
    shares_of = {path.id: one_way(pack, answers, path) for path in scenario.paths}
    weakest = max(shares_of.values())
    improvable = [
        path.barrier[0].item
        for path in scenario.paths
        if shares_of[path.id] < weakest and answers.values[path.barrier[0].item] != "yes"
    ]
    assume(improvable)
    better = answers.with_answer(data.draw(st.sampled_from(improvable)), "yes")
    now, then = (bands(pack, each)["risk attack"].high for each in (answers, better))
    assert then == now if scenario.targeting == 1 else then < now


def one_way(pack, answers, path):
    """Return how far one path succeeds on its own, without what deters."""
    scenario = the_adversary(pack).model_copy(update={"paths": (path,), "deter": ()})
    return Book(pack, answers).risk(scenario)


@given(cases(), st.data())
def test_20_equal_elements_count_as_one(case, data):
    pack, answers = case
    assume(answers.elements)
    element = data.draw(st.sampled_from(answers.elements))
    copies = tuple(replace(element, id=f"copy-{n}") for n in range(data.draw(counts)))
    assert ends(pack, replace(answers, elements=(*copies, *answers.elements))) == ends(pack, answers)


@given(cases(), st.data())
def test_20_one_more_element_never_lowers_a_risk_or_raises_a_score(case, data):
    pack, answers = case
    assume(answers.elements)
    kind = data.draw(st.sampled_from(answers.elements)).kind
    values = {
        item.id: data.draw(st.sampled_from([*every_answer(item), "unknown"]))
        for item in pack.items
        if item.repeats == kind and data.draw(st.booleans())
    }
    more = answers.with_element(Element("more", kind, "Nog een", values))
    # What is not there on the others is there on this one, which is another section, not a worse one.
    everything = [given_at(more, spot) for spot in spots(pack, more)]
    now, then = bands(pack, answers), bands(pack, more)
    for name, band in now.items():
        # The other end may become better where a gate is no longer known, for what it asks is then open.
        if not band.is_score:
            assert band.high <= then[name].high, name
        elif "not-applicable" not in everything and band.low is not None:
            assert band.low >= then[name].low, name


@given(cases(), st.data(), shares)
def test_the_quick_upper_end_is_the_upper_end(case, data, share):
    pack, answers = case
    scenario = the_adversary(pack)
    name = data.draw(st.sampled_from([item.id for item in pack.items if item.is_scored]))
    other = scenario.model_copy(update={"deter": (an_effect(name, share),)})
    situation = a_situation(pack, answers)
    assert upper_end(situation, other) == scenario_risk(situation, other).high
