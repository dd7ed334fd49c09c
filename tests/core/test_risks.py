"""Risks: paths, layers, detection, existence, factors, kinds of scenario (docs/scoring.md 5.5)."""

from fractions import Fraction

from tests.builders import (
    a_fact,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_situation,
    an_adversary,
    an_effect,
    an_item,
    help_in,
    ids,
    is_,
    judge,
    minutes,
    responses,
)
from zelfscan.core.response import Responses
from zelfscan.core.risk import Baseline, Factor
from zelfscan.core.risks import reference_share, scenario_risk


def risk(scenario, answers, *items):
    pack = a_pack(*items, scenarios=(scenario,))
    return scenario_risk(a_situation(pack, answers), scenario)


def two_ways(**changes):
    door = a_path("door", an_effect("door", "0.6"), share="0.7")
    window = a_path("window", an_effect("window", "0.6"), share="0.3")
    return an_adversary("burglary", door, window, **changes)


DOOR, WINDOW = an_item("door"), an_item("window")


def test_an_opportunist_takes_half_the_weakest_and_half_the_mean():
    found = risk(two_ways(), responses(door="yes", window="no"), DOOR, WINDOW)
    assert found.high == Fraction(79, 100)


def test_who_picks_the_weakest_spot_sees_only_that():
    found = risk(two_ways(targeting=1), responses(door="yes", window="no"), DOOR, WINDOW)
    assert found.high == 1


def test_a_path_that_does_not_exist_leaves_its_share_to_the_others():
    window = a_path("window", an_effect("window", "0.6"), share="0.3", exists_when=is_("has-window", "yes"))
    scenario = an_adversary("burglary", a_path("door", an_effect("door", "0.6"), share="0.7"), window)
    fact = a_fact("has-window", "yes", "no")
    found = risk(scenario, responses(door="yes", window="no", has_window="no"), DOOR, WINDOW, fact)
    assert found.high == Fraction(2, 5)


def test_an_unknown_existence_spans_both():
    window = a_path("window", share="0.3", exists_when=is_("has-window", "yes"))
    scenario = an_adversary("burglary", a_path("door", an_effect("door", "0.6")), window, targeting=1)
    found = risk(scenario, responses(door="yes"), DOOR, a_fact("has-window", "yes", "no"))
    assert (found.low, found.high) == (Fraction(2, 5), 1)


def test_without_any_path_there_is_no_risk_and_no_level():
    scenario = an_adversary("garden", a_path("gate", exists_when=is_("garden", "yes")))
    found = risk(scenario, responses(garden="no"), a_fact("garden", "yes", "no"))
    assert (found.level, found.high) == ("none", 0)


def noticed(**changes):
    path = a_path("door", delay=(minutes("lock", 3),))
    layers = {"detect": (an_effect("alarm", "0.9"),), "communicate": (an_effect("line", "0.95"),)}
    return an_adversary("intruder", path, **{"targeting": 1, "respond": help_in(15), **layers, **changes})


LOCK, ALARM, LINE = an_item("lock"), an_item("alarm"), an_item("line")


def test_detection_counts_only_with_communication_delay_and_response():
    full = risk(noticed(), responses(lock="yes", alarm="yes", line="yes"), LOCK, ALARM, LINE)
    assert 1 - full.high == Fraction(171, 1000)
    for missing in ("lock", "alarm", "line"):
        answers = {"lock": "yes", "alarm": "yes", "line": "yes", missing: "no"}
        assert risk(noticed(), responses(**answers), LOCK, ALARM, LINE).high == 1


def test_without_follow_up_an_alarm_is_worth_nothing():
    found = risk(noticed(respond=None), responses(lock="yes", alarm="yes", line="yes"), LOCK, ALARM, LINE)
    assert found.high == 1


def test_delay_beyond_the_response_time_counts_once():
    path = a_path("door", delay=(minutes("lock", 90),))
    scenario = an_adversary(
        "intruder",
        path,
        targeting=1,
        detect=(an_effect("alarm", "0.5"),),
        communicate=(an_effect("line", "0.5"),),
        respond=help_in(15, minutes("line", 5)),
    )
    found = risk(scenario, responses(lock="yes", alarm="yes", line="yes"), LOCK, ALARM, LINE)
    assert found.high == Fraction(3, 4)


def test_a_layer_never_stops_more_than_its_cap():
    scenario = an_adversary("intruder", a_path("door", an_effect("lock", 1)))
    assert risk(scenario, responses(lock="yes"), LOCK).high == Fraction(1, 20)


def test_two_effects_in_a_layer_let_through_the_product():
    scenario = an_adversary("intruder", a_path("door", an_effect("lock", "0.5"), an_effect("alarm", "0.5")))
    assert risk(scenario, responses(lock="yes", alarm="yes"), LOCK, ALARM).high == Fraction(1, 4)


def test_what_does_not_exist_counts_as_the_item_declares():
    shed = an_item("shed-lock", not_applicable=True, counts_as=1)
    scenario = an_adversary("intruder", a_path("shed", an_effect("shed-lock", "0.5")))
    found = risk(scenario, responses(shed_lock="not-applicable"), shed)
    assert (found.high, found.coverage) == (Fraction(1, 2), 1)


def test_an_item_outside_the_route_is_unknown_in_a_risk():
    pack = a_pack(DOOR, WINDOW, scenarios=(two_ways(),))
    short = pack.routes[0].model_copy(update={"id": "kort", "items": ("door",)})
    pack = pack.model_copy(update={"routes": (short, *pack.routes)})
    found = judge(pack, responses(door="yes", window="yes"))
    assert found.ignored == ("window",)
    assert found.risks[0].high == Fraction(79, 100)


def test_factors_multiply_and_an_unknown_fact_spans_its_options():
    threat = Factor(item="threat", values=(("yes", "1.5"),), grade="assumption")
    wealth = Factor(item="wealth", values=(("high", "1.7"),), grade="B")
    facts = (a_fact("threat", "no", "yes"), a_fact("wealth", "low", "high"))
    scenario = an_adversary("intruder", a_path("door"), factors=(threat, wealth))
    assert risk(scenario, responses(threat="yes", wealth="high"), *facts).high == Fraction(255, 100)
    unknown = risk(scenario, responses(wealth="low"), *facts)
    assert (unknown.low, unknown.high) == (1, Fraction(3, 2))


def test_a_factor_on_a_fact_that_the_pack_does_not_ask_spans_its_values():
    factor = Factor(item="elsewhere", values=(("yes", 2),), grade="assumption")
    found = risk(an_adversary("intruder", a_path("door"), factors=(factor,)), Responses(), DOOR)
    assert (found.low, found.high) == (1, 2)


def test_a_factor_behind_an_unknown_gate_spans_what_both_sides_of_the_gate_allow():
    factor = Factor(item="at-home", values=(("yes", 2),), grade="assumption")
    past = a_fact("past-year", "no", "yes", void=("no",))
    at_home = a_fact("at-home", "no", "yes", asked_when=is_("past-year", "yes"))
    scenario = an_adversary("intruder", a_path("door"), factors=(factor,))
    unknown = risk(scenario, Responses(), past, at_home)
    assert (unknown.low, unknown.high) == (1, 2)
    closed = risk(scenario, responses(past_year="no"), past, at_home)
    assert (closed.low, closed.high) == (1, 1)


def test_likelihood_is_not_capped_so_that_gains_stay_visible_under_threat():
    scenario = an_adversary("intruder", a_path("door"), frequency=5, impact=10)
    found = risk(scenario, Responses(), DOOR)
    assert (found.high, found.ratio_high) == (50, 1)


def test_ratio_limits_belong_to_the_worse_side():
    sure = [("0.24", "low"), ("0.25", "medium"), ("0.62", "medium"), ("0.625", "high")]
    for share, level in sure:
        scenario = an_adversary(
            "x",
            a_path("door", an_effect("lock", 1 - Fraction(share))),
            baseline=Baseline(kind="example", p="0.5"),
        )
        assert risk(scenario, responses(lock="yes"), LOCK).level == level


def test_a_band_from_low_to_high_is_unknown():
    scenario = an_adversary(
        "x", a_path("door", an_effect("lock", "0.9")), baseline=Baseline(kind="example", p="0.5")
    )
    found = risk(scenario, Responses(), LOCK)
    assert (found.level, found.level_best) == ("unknown", "low")


def test_too_little_known_is_unknown_only_when_both_ends_differ():
    def half_known(p):
        scenario = an_adversary(
            "x",
            a_path("p", an_effect("a", "0.2"), an_effect("b", "0.2")),
            baseline=Baseline(kind="example", p=p),
        )
        return risk(scenario, responses(a="no"), an_item("a"), an_item("b"))

    assert (half_known("0.7").level, half_known("0.7").coverage) == ("unknown", Fraction(1, 2))
    assert (half_known("0.1").level, half_known("0.1").level_best) == ("high", "high")


def test_a_mishap_is_prevented_or_noticed_heard_and_escaped():
    scenario = a_mishap(
        "fire",
        prevent=(an_effect("a", "0.5"),),
        detect=(an_effect("b", "0.5"),),
        heard=(an_effect("c", "0.5"),),
        escape=(an_effect("d", "0.5"),),
    )
    items = [an_item(name) for name in "abcd"]
    assert risk(scenario, responses(a="yes", b="yes", c="yes", d="yes"), *items).high == Fraction(7, 16)
    assert risk(scenario, responses(a="no", b="yes", c="yes", d="no"), *items).high == 1


def test_readiness_is_a_score_without_a_ratio():
    found = risk(a_readiness("help", "a", "b"), responses(a="yes", b="no"), an_item("a"), an_item("b"))
    assert (found.low, found.high, found.level) == (50, 50, "fair")
    assert found.ratio_low is None
    assert found.ratio_high is None


def test_readiness_on_an_item_outside_the_pack_is_open():
    found = risk(a_readiness("help", "a", "elsewhere"), responses(a="yes"), an_item("a"))
    assert (found.low, found.high) == (50, 100)


def test_risks_stand_in_the_order_of_level_then_size_then_id():
    pack = a_pack(
        an_item("a"),
        scenarios=(
            a_readiness("ready", "a"),
            an_adversary("small", a_path("p"), frequency=1),
            an_adversary("big-b", a_path("p"), frequency=9, baseline=Baseline(kind="example", p="0.5")),
            an_adversary("big-a", a_path("p"), frequency=9, baseline=Baseline(kind="example", p="0.5")),
            an_adversary(
                "open", a_path("p", an_effect("a", "0.9")), baseline=Baseline(kind="example", p="0.5")
            ),
        ),
    )
    assert ids(judge(pack).risks) == ["big-a", "big-b", "small", "open", "ready"]


def test_the_share_of_an_example_follows_from_its_answers():
    example = Baseline(kind="example", p=1, answers=(("door", "yes"), ("window", "no")))
    scenario = two_ways(baseline=example)
    pack = a_pack(DOOR, WINDOW, scenarios=(scenario,))
    assert reference_share(pack, scenario) == Fraction(79, 100)
    half = two_ways(baseline=example.model_copy(update={"answers": (("door", "yes"),)}))
    assert reference_share(pack, half) is None
