"""Why a figure is what it is: the answers, the rule, the effects and what has no source."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_section,
    advises,
    an_adversary,
    an_effect,
    an_item,
    critical,
    help_in,
    is_,
    judge,
    minutes,
    responses,
)
from tests.core.packs_at_random import cases, some_measures
from zelfscan.core.explaining import WhyMeasure, every_subject, explain
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses
from zelfscan.core.risk import Baseline, Effect, Factor, Need
from zelfscan.core.why import Reason, Why, option_with

HALF = Fraction(1, 2)


def why(pack: Pack, subject: str, answers: Responses | None = None, choices: Any = None) -> Why:
    found = explain(judge(pack, answers, choices), subject)
    assert isinstance(found, Why)
    return found


def reasons(found: Why) -> dict[str, Reason]:
    return {reason.item: reason for reason in found.reasons}


def pulls(found: Why) -> dict[str, str]:
    return {reason.item: reason.pull for reason in found.reasons}


SECTION = a_pack(
    an_item("light", weight=1),
    an_item("heavy", weight=3, not_applicable=True),
    an_item("guarded", weight=2, critical=critical("1/2", 49)),
    a_fact("shed"),
)


def test_the_reasons_of_a_score_stand_with_the_heaviest_first():
    found = why(SECTION, "section:only", responses(light="yes", heavy="no", guarded="yes"))
    assert [(each.item, each.answer, each.low) for each in found.reasons] == [
        ("heavy", "no", 0),
        ("guarded", "yes", 1),
        ("light", "yes", 1),
    ]
    assert [each.workings[0].central for each in found.reasons] == [3, 2, 1]
    assert (found.rule, found.section, found.level_rule) == ("section", "5.3", "end")


def test_each_says_what_it_costs_or_gives_and_what_is_to_be_won():
    found = reasons(why(SECTION, "section:only", responses(light="yes", heavy="no", guarded="yes")))
    assert (found["heavy"].pull, found["heavy"].gain) == ("bigger", 50)
    assert (found["light"].pull, found["light"].gain) == ("smaller", 0)


def test_what_is_not_known_says_so_and_what_does_not_apply_does_nothing():
    found = reasons(why(SECTION, "section:only", responses(heavy="not-applicable", guarded="yes")))
    assert (found["light"].pull, found["light"].low, found["light"].high) == ("unknown", 0, 1)
    assert (found["heavy"].pull, found["heavy"].low, found["heavy"].high) == ("none", None, None)


def test_a_critical_answer_is_named_as_what_keeps_a_score_down():
    (limit,) = why(SECTION, "section:only", responses(light="yes", heavy="yes", guarded="no")).limits
    assert (limit.item, limit.threshold, limit.cap, limit.is_known) == ("guarded", HALF, 49, True)
    (unsure,) = why(SECTION, "section:only", responses(light="yes", heavy="yes")).limits
    assert (unsure.item, unsure.is_known) == ("guarded", False)
    assert why(SECTION, "section:only", responses(light="no", heavy="no", guarded="yes")).limits == ()


def test_raising_a_critical_answer_wins_what_the_cap_holds_back_as_well():
    found = reasons(why(SECTION, "section:only", responses(light="yes", heavy="yes", guarded="no")))
    assert found["guarded"].gain == 100 - 49


def test_a_score_that_is_too_little_known_has_that_as_its_reason():
    assert why(SECTION, "section:only", responses(light="yes")).level_rule == "coverage"


def test_a_section_without_a_score_has_no_reason_for_its_level():
    pack = a_pack(an_item("a"), a_fact("b"), sections=(a_section("a", "a"), a_section("facts", "b")))
    found = why(pack, "section:facts", responses(b="yes"))
    assert (found.level, found.level_rule, found.reasons, found.low) == ("none", "none", (), None)


def test_a_finished_measure_shows_in_the_answer_that_it_raises():
    pack = a_pack(an_item("a", advises=(advises("m", to=HALF),)), an_item("b"), measures=(a_measure("m"),))
    found = reasons(why(pack, "section:only", responses(a="no", b="no"), {"m": "done"}))
    assert (found["a"].is_raised, found["a"].low, found["a"].answer) == (True, HALF, "no")
    unknown = reasons(why(pack, "section:only", responses(b="no"), {"m": "done"}))
    assert (unknown["a"].low, unknown["a"].high) == (HALF, 1)


def test_a_place_is_explained_like_a_section():
    pack = a_pack(an_item("a", zone="hall"), an_item("b", zone="attic"), a_fact("c", zone="hall"))
    found = why(pack, "place:hall", responses(a="no", b="yes"))
    assert (found.subject, found.rule, pulls(found)) == ("place:hall", "section", {"a": "bigger"})


def test_the_whole_names_the_sections_that_count_and_their_weights():
    sections = (a_section("s", "a", weight=2), a_section("t", "b"), a_section("facts", "c"))
    pack = a_pack(an_item("a"), an_item("b"), a_fact("c"), sections=sections)
    found = why(pack, "overall", responses(a="yes", b="no"))
    assert found.parts == ("section:s", "section:t")
    assert [(each.name, each.value) for each in found.figures] == [("weight:s", 2), ("weight:t", 1)]
    assert found.assumptions == ("weight:s", "weight:t")
    assert (found.rule, found.section) == ("overall", "5.4")


def test_readiness_is_explained_as_a_score_with_weights_of_its_own():
    needs = (Need(item="a", weight=1), Need(item="b", weight=4))
    scenario = a_readiness("ready", needs=needs, sources=("S1",))
    pack = a_pack(an_item("a", weight=9), an_item("b"), scenarios=(scenario,))
    found = why(pack, "risk:ready", responses(a="yes", b="no"))
    assert [(each.item, each.workings[0].central, each.gain) for each in found.reasons] == [
        ("b", 4, 80),
        ("a", 1, 0),
    ]
    assert (found.rule, found.ratio_high, found.sources, found.trace) == ("readiness", None, ("S1",), None)


SOURCED = Effect.model_validate(
    {"item": "lock", "lower": "0.26", "central": "0.6", "upper": "0.92", "grade": "B", "sources": ("E07",)}
)


def a_burglary(**changes: Any):
    door = a_path("door", SOURCED, share="0.7", delay=(minutes("bar", 3),))
    shed = a_path("shed", an_effect("padlock"), share="0.3", exists_when=is_("has-shed", "yes"))
    return an_adversary(
        "burglary",
        door,
        shed,
        **{
            "deter": (an_effect("lamp", "0.25"),),
            "detect": (an_effect("alarm", "0.9"),),
            "communicate": (an_effect("line", "0.9"),),
            "respond": help_in(15, minutes("number", 1)),
            "factors": (Factor(item="before", values=(("yes", Fraction(2)), ("long-ago", HALF)), grade="D"),),
            **changes,
        },
    )


NAMES = ("lock", "bar", "padlock", "lamp", "alarm", "line", "number")
HOME = a_pack(
    *(an_item(name, advises=(advises(f"m-{name}"),)) for name in NAMES),
    a_fact("has-shed"),
    a_fact("before", "yes", "long-ago", "no"),
    measures=tuple(a_measure(f"m-{name}") for name in NAMES),
    scenarios=(a_burglary(),),
)
ALL_BAD = {**dict.fromkeys(NAMES, "no"), "has-shed": "no", "before": "no"}


def test_the_answers_of_the_weakest_way_come_first_then_those_of_every_way_then_the_situation():
    answers = Responses({**ALL_BAD, "has-shed": "yes", "lock": "yes"})
    found = why(HOME, "risk:burglary", answers)
    assert [each.part for each in found.reasons] == [
        "shed",
        "door",
        "door",
        "deter",
        "notice",
        "notice",
        "notice",
        "situation",
        "",
    ]
    assert found.reasons[-1].item == "has-shed"


def test_an_answer_makes_a_risk_bigger_smaller_or_nothing():
    found = pulls(why(HOME, "risk:burglary", Responses({**ALL_BAD, "lock": "yes", "bar": "unknown"})))
    assert found["lock"] == "smaller"
    assert found["lamp"] == "bigger"
    # Nobody notices anything, so help can be as fast as it likes.
    assert found["number"] == "none"
    # Without a shed it does not matter how it is locked.
    assert found["padlock"] == "none"


@pytest.mark.parametrize(
    ("answer", "pull"), [("yes", "bigger"), ("long-ago", "smaller"), ("no", "none"), ("unknown", "unknown")]
)
def test_a_fact_of_the_situation_multiplies(answer: str, pull: str):
    found = why(HOME, "risk:burglary", Responses({**ALL_BAD, "before": answer}))
    assert pulls(found)["before"] == pull
    assert reasons(found)["before"].gain == 0


def test_what_is_not_there_counts_as_it_declares():
    for counts_as, pull in ((1, "smaller"), (0, "bigger")):
        item = an_item("lock", not_applicable=True, counts_as=counts_as)
        pack = a_pack(item, scenarios=(an_adversary("x", a_path("p", SOURCED)),))
        assert pulls(why(pack, "risk:x", responses(lock="not-applicable"))) == {"lock": pull}


def test_what_a_measure_has_raised_is_told_also_where_nothing_is_left_to_win():
    found = why(HOME, "risk:burglary", Responses(ALL_BAD), {"m-lock": "done"})
    assert (reasons(found)["lock"].pull, reasons(found)["lock"].is_raised) == ("smaller", True)


def test_every_number_has_its_grade_and_what_has_none_is_an_assumption():
    found = why(HOME, "risk:burglary", Responses(ALL_BAD))
    (share,) = reasons(found)["lock"].workings
    assert (share.lower, share.central, share.upper) == (Fraction("0.26"), Fraction("0.6"), Fraction("0.92"))
    assert (share.grade, share.sources, share.amount, share.part) == ("B", ("E07",), "share", "door")
    assert reasons(found)["bar"].workings[0].amount == "minutes"
    assert reasons(found)["has-shed"].workings[0].amount == "exists"
    assert [each.central for each in reasons(found)["before"].workings] == [2, HALF]
    assert "share:lamp" in found.assumptions and "share:lock" not in found.assumptions
    assert {"frequency", "impact", "targeting", "share:door", "respond-minutes"} <= set(found.assumptions)
    assert {"E07"} <= set(found.sources)


def test_the_reference_is_derived_or_our_own_example():
    for kind, grade in (("average-home", "D"), ("example", "assumption")):
        baseline = Baseline(kind=kind, p=HALF, answers=(("lock", "yes"),))
        pack = HOME.model_copy(update={"scenarios": (a_burglary(baseline=baseline, respond=None),)})
        figures = {each.name: each.grade for each in why(pack, "risk:burglary", Responses(ALL_BAD)).figures}
        assert (figures["baseline"], "respond-minutes" in figures) == (grade, False)


def test_a_mishap_is_explained_layer_by_layer():
    fire = a_mishap(
        "fire",
        prevent=(an_effect("socket", "0.25"),),
        detect=(an_effect("smoke", "0.9"),),
        heard=(an_effect("smoke", "0.9"),),
        escape=(an_effect("exit", "0.9"),),
    )
    pack = a_pack(*(an_item(name) for name in ("socket", "smoke", "exit")), scenarios=(fire,))
    found = why(pack, "risk:fire", responses(socket="no", smoke="yes", exit="yes"))
    assert {each.item: [working.part for working in each.workings] for each in found.reasons} == {
        "socket": ["prevent"],
        "smoke": ["detect", "heard"],
        "exit": ["escape"],
    }
    assert "targeting" not in {each.name for each in found.figures}


def test_the_rule_of_a_level_says_why_it_is_not_known():
    one = a_pack(an_item("a"), scenarios=(an_adversary("x", a_path("p", an_effect("a", "0.7"))),))
    assert why(one, "risk:x", responses(a="no")).level_rule == "end"
    assert why(one, "risk:x").level_rule == "coverage"
    half = Baseline(kind="average-home", p=HALF)
    wide = an_adversary("x", a_path("p", an_effect("a", "0.9")), baseline=half)
    found = why(a_pack(an_item("a"), scenarios=(wide,)), "risk:x")
    assert (found.level, found.level_rule) == ("unknown", "straddles")


def test_a_risk_without_a_way_has_no_rule_for_its_level():
    nowhere = an_adversary("x", a_path("p", exists_when=is_("garden", "yes")))
    pack = a_pack(an_item("a"), a_fact("garden"), scenarios=(nowhere,))
    found = why(pack, "risk:x", responses(garden="no"))
    assert (found.level, found.level_rule, found.trace is not None) == ("none", "none", True)


def test_an_option_is_found_by_its_value():
    assert option_with(an_item("a"), Fraction(1, 3)) == "partly"


@settings(max_examples=25)
@given(cases(), st.data())
def test_every_figure_of_a_random_pack_is_explained_as_it_is(case, data):
    pack, answers = case
    judged = judge(pack, answers, dict.fromkeys(data.draw(some_measures(pack)), "done"))
    known = {f"section:{each.id}": each for each in judged.sections} | {"overall": judged.overall}
    known |= {f"risk:{each.id}": each for each in judged.risks}
    for subject in every_subject(judged):
        found = explain(judged, subject)
        assert found is not None and found.subject == subject
        if isinstance(found, WhyMeasure):
            rated = [fall for fall in found.falls if fall.before.high is not None]
            assert found.gain == sum(fall.before.high - fall.after.high for fall in rated)
        else:
            figure = known[subject]
            assert (found.low, found.high, found.level) == (figure.low, figure.high, figure.level)
            assert {reason.item for reason in found.reasons} <= set(figure.because)
            assert all(reason.gain >= 0 for reason in found.reasons)
