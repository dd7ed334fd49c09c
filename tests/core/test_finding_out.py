"""What knowing one open question could change."""

from fractions import Fraction

from tests.builders import (
    a_fact,
    a_pack,
    a_path,
    a_readiness,
    a_situation,
    an_adversary,
    an_effect,
    an_item,
    is_,
    responses,
)
from zelfscan.core.finding_out import open_questions


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
