"""A risk taken apart gives back the figure that it came from."""

from fractions import Fraction
from typing import Any

from tests.builders import (
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_situation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    help_in,
    ids,
    is_,
    minutes,
    responses,
)
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Adversary, Factor
from zelfscan.core.risks import scenario_risk
from zelfscan.core.tracing import risk_after, trace

HALF = Fraction(1, 2)


def a_threat(**values: Any) -> Factor:
    return Factor(item="threat", values=tuple(values.items()), grade="assumption")


def a_burglary(**changes: Any) -> Adversary:
    door = a_path("door", an_effect("door", "0.6"), share="0.7")
    window = a_path("window", an_effect("window", "0.5"), share="0.3")
    return an_adversary("burglary", door, window, **changes)


def a_home(scenario: Any, *more: Any) -> Pack:
    items = (an_item("door", advises=(advises("new-lock"),)), an_item("window"), *more)
    return a_pack(*items, scenarios=(scenario,), measures=(a_measure("new-lock"),))


def test_the_path_with_the_greatest_share_is_the_weakest() -> None:
    scenario = a_burglary()
    found = trace(a_situation(a_home(scenario), responses(door="yes", window="no")), scenario)

    assert [(way.id, way.high, way.is_weakest) for way in found.ways] == [
        ("door", Fraction(2, 5), False),
        ("window", Fraction(1), True),
    ]


def test_of_equal_paths_only_the_first_is_called_the_weakest() -> None:
    scenario = a_burglary()
    found = trace(a_situation(a_home(scenario), responses(door="no", window="no")), scenario)

    assert [way.is_weakest for way in found.ways] == [True, False]


def test_the_parts_mix_back_to_the_upper_end_of_the_risk() -> None:
    scenario = a_burglary(deter=(an_effect("light", "0.25"),))
    pack = a_home(scenario, an_item("light"))
    situation = a_situation(pack, responses(door="partly", window="no", light="yes"))
    door, window, deter = trace(situation, scenario).ways
    mixed = HALF * max(door.high, window.high) + HALF * (
        Fraction(7, 10) * door.high + Fraction(3, 10) * window.high
    )

    assert deter.kind == "deter"
    assert deter.high == Fraction(3, 4)
    assert deter.high * mixed == scenario_risk(situation, scenario).high


def test_an_unknown_answer_leaves_a_path_between_two_ends() -> None:
    scenario = a_burglary()
    window = trace(a_situation(a_home(scenario), responses(door="yes")), scenario).ways[1]

    assert (window.low, window.high) == (HALF, Fraction(1))


def test_a_path_that_does_not_exist_is_left_out() -> None:
    door = a_path("door", an_effect("door"))
    garage = a_path("garage", an_effect("window"), exists_when=is_("has-garage", "yes"))
    scenario = an_adversary("burglary", door, garage)
    pack = a_home(scenario, a_fact("has-garage"))

    assert ids(trace(a_situation(pack, responses(has_garage="no")), scenario).ways) == ["door"]
    assert ids(trace(a_situation(pack, responses(has_garage="yes")), scenario).ways) == ["door", "garage"]


def test_an_unknown_fact_is_taken_as_it_makes_the_upper_end() -> None:
    door = a_path("door", an_effect("door"))
    garage = a_path("garage", an_effect("window"), exists_when=is_("has-garage", "yes"))
    scenario = an_adversary("burglary", door, garage)
    pack = a_home(scenario, a_fact("has-garage"))
    found = trace(a_situation(pack, responses(door="yes", window="no")), scenario)

    assert [way.id for way in found.ways if way.is_weakest] == ["garage"]


def test_what_notices_on_every_path_stands_apart_with_what_brings_help() -> None:
    door = a_path("door", an_effect("door"), delay=(minutes("window", 3),))
    scenario = an_adversary(
        "burglary",
        door,
        detect=(an_effect("alarm", "0.5"),),
        communicate=(an_effect("monitored", "0.5"),),
        respond=help_in(15, minutes("number", 1)),
    )
    pack = a_home(scenario, an_item("alarm"), an_item("monitored"), an_item("number"))
    answers = responses(door="no", window="yes", alarm="yes", monitored="yes", number="yes")
    path, notice = trace(a_situation(pack, answers), scenario).ways

    assert path.items == ("door", "window")
    assert notice.items == ("alarm", "monitored", "number")
    assert notice.high == Fraction(3, 4)
    assert path.high == 1 - Fraction(1, 4) * Fraction(3, 14)


def test_a_mishap_falls_apart_in_the_layers_that_have_effects() -> None:
    scenario = a_mishap("fire", prevent=(an_effect("door"),), detect=(an_effect("window", "0.8"),))
    found = trace(a_situation(a_home(scenario), responses(door="yes", window="yes")), scenario)

    assert [(way.kind, way.high, way.is_weakest) for way in found.ways] == [
        ("prevent", HALF, True),
        ("detect", Fraction(1, 5), False),
    ]


def test_a_fact_that_multiplies_by_one_is_left_out() -> None:
    scenario = a_burglary(factors=(a_threat(yes="1.5"),))
    pack = a_home(scenario, a_fact("threat"))

    assert trace(a_situation(pack, responses(threat="no")), scenario).multipliers == ()


def test_the_multipliers_say_their_grade_and_their_product() -> None:
    other = Factor(item="wealth", values=(("high", Fraction("1.7")),), grade="B")
    scenario = a_burglary(factors=(a_threat(yes="1.5"), other))
    pack = a_home(scenario, a_fact("threat"), a_fact("wealth", "high", "low"))
    found = trace(a_situation(pack, responses(threat="yes", wealth="high")), scenario)

    assert [(each.item, each.high, each.grade) for each in found.multipliers] == [
        ("threat", Fraction(3, 2), "assumption"),
        ("wealth", Fraction(17, 10), "B"),
    ]
    assert found.product == Fraction(51, 20)


def test_an_unknown_fact_multiplies_by_any_of_its_values() -> None:
    scenario = a_burglary(factors=(a_threat(yes="1.5"),))
    threat = trace(a_situation(a_home(scenario, a_fact("threat"))), scenario).multipliers[0]

    assert (threat.low, threat.high) == (Fraction(1), Fraction(3, 2))


def test_a_fact_outside_the_questionnaire_can_have_any_value() -> None:
    scenario = a_burglary(factors=(a_threat(yes="1.5", no="0.5"),))
    threat = trace(a_situation(a_home(scenario)), scenario).multipliers[0]

    assert (threat.low, threat.high) == (HALF, Fraction(3, 2))


def test_a_hidden_fact_does_not_multiply() -> None:
    scenario = a_burglary(factors=(a_threat(yes="1.5"),))
    threat = a_fact("threat", asked_when=is_("office", "yes"))
    pack = a_home(scenario, a_fact("office", void=("no",)), threat)

    assert trace(a_situation(pack, responses(office="no", threat="yes")), scenario).multipliers == ()


def test_a_fact_that_may_be_hidden_multiplies_as_it_does_in_the_figure() -> None:
    scenario = a_burglary(factors=(a_threat(yes="1.5"),))
    threat = a_fact("threat", asked_when=is_("office", "yes"))
    situation = a_situation(
        a_home(scenario, a_fact("office", void=("no",)), threat), responses(door="no", window="no")
    )

    assert trace(situation, scenario).product == Fraction(3, 2)
    assert scenario_risk(situation, scenario).high == Fraction(3, 2)


def test_a_scenario_without_any_path_has_no_weakest() -> None:
    door = a_path("door", an_effect("door"), exists_when=is_("has-door", "yes"))
    scenario = an_adversary("burglary", door)
    pack = a_home(scenario, a_fact("has-door"))

    assert trace(a_situation(pack, responses(has_door="no")), scenario).ways == ()


def test_a_measure_lowers_the_risk_that_it_works_on() -> None:
    scenario = a_burglary()
    situation = a_situation(a_home(scenario), responses(door="no", window="yes"))

    assert scenario_risk(situation, scenario).high == HALF * 1 + HALF * (
        Fraction(7, 10) + Fraction(3, 10) * HALF
    )
    assert risk_after(situation, scenario, ["new-lock"]).high == HALF * HALF + HALF * (
        Fraction(7, 10) * Fraction(2, 5) + Fraction(3, 10) * HALF
    )
