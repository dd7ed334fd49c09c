"""What knowing one open question could change."""

from fractions import Fraction

from tests.builders import (
    a_fact,
    a_measure,
    a_pack,
    a_path,
    a_readiness,
    a_situation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    is_,
    responses,
)
from zelfscan.core.element import Element
from zelfscan.core.finding_out import found_out, open_questions
from zelfscan.core.planning import with_measures
from zelfscan.core.response import Responses


def test_the_question_that_could_change_most_comes_first():
    scenario = an_adversary("x", a_path("p", an_effect("small", "0.1"), an_effect("large", "0.5")))
    pack = a_pack(
        an_item("small"), an_item("large"), an_item("idle"), scenarios=(scenario, a_readiness("r", "idle"))
    )
    found = open_questions(a_situation(pack, responses(idle="unknown", large="unknown")))
    assert [(each.item, each.worth) for each in found] == [
        ("large", Fraction(1, 2)),
        ("small", Fraction(1, 10)),
    ]


def test_a_known_answer_is_not_open():
    pack = a_pack(an_item("a"), scenarios=(an_adversary("x", a_path("p", an_effect("a"))),))
    assert open_questions(a_situation(pack, responses(a="no"))) == ()


def test_an_unknown_fact_that_decides_whether_a_path_exists_is_worth_knowing():
    path = a_path("back", exists_when=is_("back-door", "yes"))
    scenario = an_adversary("x", a_path("front", an_effect("lock", "0.5")), path, targeting=1)
    pack = a_pack(an_item("lock"), a_fact("back-door", "yes", "no"), scenarios=(scenario,))
    found = open_questions(a_situation(pack, responses(lock="yes")))
    assert [(each.item, each.worth) for each in found] == [("back-door", Fraction(1, 2))]


def test_equal_questions_stand_with_the_quickest_first_and_then_by_id():
    names = {"b": 1, "a": 5, "c": 5}
    items = [an_item(name, find_out_minutes=minutes) for name, minutes in names.items()]
    scenarios = tuple(an_adversary(f"s-{name}", a_path("p", an_effect(name))) for name in names)
    found = open_questions(a_situation(a_pack(*items, scenarios=scenarios)))
    assert [(each.item, each.minutes) for each in found] == [("b", 1), ("a", 5), ("c", 5)]


def test_the_worth_is_the_sum_over_the_risks_the_widest_first():
    scenarios = (
        an_adversary("x", a_path("p", an_effect("a", "0.2"))),
        an_adversary("y", a_path("p", an_effect("a", "0.5"))),
        an_adversary("z", a_path("p", an_effect("b", "0.5"))),
    )
    (found,) = open_questions(
        a_situation(a_pack(an_item("a"), an_item("b"), scenarios=scenarios), responses(b="yes"))
    )
    assert [(span.scenario, span.low, span.high) for span in found.spans] == [
        ("y", Fraction(1, 2), 1),
        ("x", Fraction(4, 5), 1),
    ]
    assert found.worth == found.spans[0].width + found.spans[1].width == Fraction(7, 10)


def test_a_span_is_told_against_the_reference_as_well():
    scenario = an_adversary("x", a_path("p", an_effect("a", "0.5")), frequency="0.02", impact=10)
    (found,) = open_questions(a_situation(a_pack(an_item("a"), scenarios=(scenario,))))
    (span,) = found.spans
    assert (span.low, span.high, span.ratio_low, span.ratio_high) == (
        Fraction(1, 10),
        Fraction(1, 5),
        Fraction(1, 2),
        1,
    )


def test_other_unknowns_stay_unknown_and_count_at_their_worst():
    scenario = an_adversary("x", a_path("p", an_effect("a", "0.5"), an_effect("b", "0.5")))
    found = open_questions(a_situation(a_pack(an_item("a"), an_item("b"), scenarios=(scenario,))))
    assert [each.worth for each in found] == [Fraction(1, 2), Fraction(1, 2)]


def test_what_is_not_asked_is_no_open_question():
    behind = an_item("behind", asked_when=is_("shed", "yes"), counts_as=1)
    scenario = an_adversary("x", a_path("p", an_effect("behind", "0.5")))
    pack = a_pack(a_fact("shed", void=("no",)), behind, scenarios=(scenario,))
    assert open_questions(a_situation(pack, responses(shed="no"))) == ()
    assert [each.item for each in open_questions(a_situation(pack))] == ["shed"]
    assert [each.item for each in open_questions(a_situation(pack, responses(shed="yes")))] == ["behind"]


def test_what_a_measure_has_put_at_its_best_is_not_worth_finding_out():
    scenario = an_adversary("x", a_path("p", an_effect("a", "0.5")))
    pack = a_pack(an_item("a", advises=(advises("m"),)), scenarios=(scenario,), measures=(a_measure("m"),))
    assert open_questions(with_measures(a_situation(pack), ["m"])) == ()


def test_it_is_found_out_for_every_element_where_it_is_not_known():
    pack = a_pack(an_item("lock", repeats="door"), an_item("pane", repeats="window"))
    elements = (
        Element("known", "door", "", {"lock": "no"}),
        Element("unknown", "door", "", {"lock": "unknown"}),
        Element("none", "door", "", {}),
        Element("window", "window", "", {}),
    )
    found = found_out(a_situation(pack, Responses(elements=elements)), "lock", "yes")
    assert [dict(each.values) for each in found.responses.elements] == [
        {"lock": "no"},
        {"lock": "yes"},
        {"lock": "yes"},
        {},
    ]


def test_or_for_all_of_them_where_what_is_known_is_supposed_to_be_different():
    pack = a_pack(an_item("lock", repeats="door"))
    elements = (Element("known", "door", "", {"lock": "no"}),)
    found = found_out(a_situation(pack, Responses(elements=elements)), "lock", "yes", also_known=True)
    assert [dict(each.values) for each in found.responses.elements] == [{"lock": "yes"}]


def test_what_is_known_by_the_one_answer_for_all_is_not_found_out_again():
    lock, bar = (an_item(name, {"yes": 1, "no": 0}, repeats="door") for name in ("lock", "bar"))
    scenario = an_adversary("x", a_path("p", an_effect("lock"), an_effect("bar"), element="door"))
    elements = (
        Element("known", "door", "", {"bar": "no"}),
        Element("open", "door", "", {"lock": "unknown", "bar": "yes"}),
    )
    situation = a_situation(
        a_pack(lock, bar, scenarios=(scenario,)), Responses({"lock": "yes"}, elements=elements)
    )
    found = found_out(situation, "lock", "no")
    assert found.answer("lock", found.elements("door")[0]) == "yes"
    assert found.answer("lock", found.elements("door")[1]) == "no"
    # With or without a lock on the second door, the first one lets a half through.
    assert open_questions(situation) == ()
