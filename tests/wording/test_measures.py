"""Words for who pays, on what ground, and how much effort a measure asks."""

from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

import pytest

from tests.builders import a_measure
from zelfscan.core.measure import Basis, Funding
from zelfscan.core.planning import Step
from zelfscan.wording.measures import (
    PURSES,
    conditions_words,
    effort_words,
    pays_words,
    purse_of,
    requirements,
    state_word,
    upkeep_words,
)

RIGHTS = ("recht op", "u krijgt", "wordt vergoed")


def a_step(basis: Basis = "pkvw", payer: Any = "self", pays: str | None = None, **changes: Any) -> Step:
    funding = (Funding(regulation="2024", basis=basis, payer=payer),)
    return Step(
        measure=a_measure("lock", funding=funding, **changes),
        rank=1,
        group="rest",
        is_certain=True,
        because=(),
        risks=(),
        gain=Fraction(0),
        pays=payer if pays is None else pays,
        regulation="2024",
    )


@pytest.mark.parametrize("basis", get_args(Basis))
@pytest.mark.parametrize("payer", ["self", "employer", "nobody", "unknown"])
@pytest.mark.parametrize("is_free", [True, False])
def test_every_ground_has_words_and_none_promises_a_right(basis: Basis, payer: str, is_free: bool) -> None:
    words = pays_words(a_step(basis, payer, is_free=is_free))
    assert words.endswith(".")
    assert not any(right in words.lower() for right in RIGHTS)


def test_what_is_free_costs_nothing() -> None:
    assert pays_words(a_step("behaviour", "nobody", is_free=True)) == "Kost niets."
    assert "organisatie" in pays_words(a_step("employer", "employer", is_free=True))


def test_what_an_advice_may_cover_is_said_with_may() -> None:
    assert (
        pays_words(a_step("if-advised", "employer"))
        == "Kan onder de regeling vallen als de BVA dit adviseert."
    )


def test_who_is_not_surely_covered_reads_that_it_is_not_known() -> None:
    words = pays_words(a_step("if-advised", "employer", pays="unknown"))
    assert words == "Wie dit betaalt, is niet bekend. De regeling geldt niet zeker voor u."


def test_behaviour_that_costs_money_is_paid_by_the_one_who_pays() -> None:
    assert pays_words(a_step("behaviour", "self")) == "Eigen kosten."
    assert pays_words(a_step("behaviour", "employer")) == "Uw organisatie betaalt dit."


def test_without_a_regulation_on_the_day_somebody_pays_themselves() -> None:
    step = replace(a_step(), regulation=None)
    assert pays_words(step).startswith("Op deze datum gold nog geen regeling.")
    assert conditions_words(step) is None
    assert purse_of(step) == "self"


def test_a_measure_that_a_regulation_does_not_name_has_an_unknown_payer() -> None:
    step = replace(a_step(), regulation="2021")
    assert pays_words(step) == "Wie dit betaalt, is niet bekend."
    assert purse_of(step) == "self"


@pytest.mark.parametrize(
    ("step", "purse"),
    [
        (a_step("pkvw"), "own-cost"),
        (a_step("outside"), "own-cost"),
        (a_step("behaviour"), "own-cost"),
        (a_step("if-advised", "employer"), "discuss"),
        (a_step("if-advised-unconfirmed", "employer"), "discuss"),
        (a_step("reimbursed", "employer"), "discuss"),
        (a_step("employer", "employer"), "organisation"),
        (a_step("behaviour", "employer"), "organisation"),
        (a_step("employer", "employer", is_free=True), "self"),
        (a_step("if-advised", "employer", is_free=True), "self"),
    ],
)
def test_a_step_belongs_with_the_one_who_arranges_it(step: Step, purse: str) -> None:
    assert purse_of(step) == purse


def test_what_somebody_does_alone_comes_before_what_others_arrange() -> None:
    assert list(PURSES) == ["self", "own-cost", "discuss", "organisation"]
    assert PURSES["organisation"] == "Bespreken met uw organisatie"


def test_conditions_stand_only_where_a_regulation_may_cover() -> None:
    covered: tuple[Basis, ...] = ("if-advised", "if-advised-unconfirmed", "reimbursed")
    for basis in covered:
        assert "PKVW" in (conditions_words(a_step(basis, "employer")) or "")
    uncovered: tuple[Basis, ...] = ("pkvw", "employer", "behaviour", "outside")
    for basis in uncovered:
        assert conditions_words(a_step(basis)) is None


def test_before_a_step_come_the_regulation_and_permission() -> None:
    assert requirements(a_step("pkvw")) == ()
    both = a_step("if-advised", "employer", needs_permission=True)
    rules, permission = requirements(both)
    assert rules == conditions_words(both)
    assert permission.endswith("Vraag eerst toestemming.")


def test_upkeep_is_said_or_that_once_is_enough() -> None:
    kept = a_measure("m", maintenance={"every_months": 12, "text": "Test elk jaar."})
    assert upkeep_words(kept, "nl") == "Test elk jaar."
    assert upkeep_words(a_measure("m"), "nl") == "Niet nodig. Eén keer doen is genoeg."
    assert upkeep_words(a_measure("m", is_once=False), "nl") is None


def test_every_effort_and_state_has_words() -> None:
    assert len({effort_words(effort) for effort in range(1, 6)}) == 5
    assert [state_word(state) for state in ("open", "planned", "done", "declined")] == [
        "Open",
        "Gepland",
        "Gedaan",
        "Niet",
    ]


def test_what_stood_outside_the_old_regulation_was_paid_by_whoever_arranged_it() -> None:
    assert "De kosten waren voor uzelf." in pays_words(a_step("outside"))
    assert "Uw organisatie regelde dit" in pays_words(a_step("outside", "employer"))
