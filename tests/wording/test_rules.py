"""Words for how a figure comes about, in short sentences."""

import re
from fractions import Fraction

import pytest

from tests.builders import (
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    an_adversary,
    an_effect,
    an_item,
    help_in,
    judge,
    responses,
)
from tests.presenters.homes import home_pack
from zelfscan.core.explaining import explain
from zelfscan.core.risk import Grade, Scenario
from zelfscan.core.why import Pull, Why
from zelfscan.wording.evidence import certainty_words
from zelfscan.wording.rules import (
    assumed_words,
    basis_words,
    grade_words,
    named_sources,
    part_words,
    pull_words,
    rule_words,
    times,
)

HUNT = an_adversary("hunt", a_path("a"), a_path("b"), targeting=1)
THEFT = an_adversary("theft", a_path("a"), a_path("b"))
EVERY = (None, HUNT, THEFT, a_mishap("fire"), a_readiness("help", "door"))


@pytest.mark.parametrize("scenario", EVERY)
def test_no_sentence_on_the_screen_is_longer_than_fifteen_words(scenario: Scenario | None) -> None:
    title, text = rule_words(scenario, 2)
    sentences = re.split(r"(?<=[.?:])\s", f"{title}. {text}")

    assert max(len(sentence.split()) for sentence in sentences) <= 15


def test_one_path_has_a_rule_of_its_own() -> None:
    assert rule_words(THEFT, 1) != rule_words(THEFT, 2)
    assert rule_words(THEFT, 1) == rule_words(HUNT, 1)


def test_a_multiplier_has_a_comma_and_at_most_two_decimals() -> None:
    assert times(Fraction(5, 4)) == "× 1,25"
    assert times(Fraction(46, 35)) == "× 1,31"
    assert times(Fraction(2)) == "× 2"


@pytest.mark.parametrize(
    ("pull", "is_score", "words"),
    [
        ("bigger", False, "maakt groter"),
        ("smaller", False, "maakt kleiner"),
        ("none", False, "verandert nu niets"),
        ("bigger", True, "kost punten"),
        ("smaller", True, "geeft punten"),
        ("none", True, "telt niet mee"),
    ],
)
def test_an_answer_works_on_a_risk_or_on_a_score(pull: Pull, is_score: bool, words: str) -> None:
    assert pull_words(pull, is_score=is_score, counts_as_no=True) == words


def test_an_unknown_answer_counts_as_no_only_where_no_is_an_answer() -> None:
    assert pull_words("unknown", is_score=False, counts_as_no=True) == "telt als nee"
    assert pull_words("unknown", is_score=True, counts_as_no=False) == "telt voorzichtig mee"


@pytest.mark.parametrize(
    ("grade", "word"), [("assumption", "aanname"), ("A", "onderzoek"), ("D", "afgeleid")]
)
def test_what_a_figure_rests_on_is_said(grade: Grade, word: str) -> None:
    assert word in grade_words(grade)


def test_a_figure_says_its_scale_and_how_much_of_it_is_an_assumption() -> None:
    scenario = an_adversary("theft", a_path("a", an_effect("door"), an_effect("window")), frequency_grade="A")

    assert basis_words(scenario, "gemiddeld huis = 100") == (
        "De schaal: gemiddeld huis = 100. Hoe vaak dit gebeurt, komt uit onderzoek.",
        certainty_words(["A", "assumption", "assumption"]),
    )


def test_each_source_is_named_once_with_the_day_it_was_read() -> None:
    assert named_sources(home_pack(), ("S1", "S1", "S9")) == (
        "Een boek. Uitgegeven: 2020. Gelezen op 23-11-2026.",
    )


def test_parts_of_a_rule_have_a_name() -> None:
    assert part_words("deter") == "Afschrikken"


def test_where_there_is_a_choice_of_ways_how_often_it_is_made_is_an_assumption() -> None:
    ways = (a_path("a", an_effect("door")), a_path("b", an_effect("door")))
    one = an_adversary("one", ways[0], respond=help_in(15))
    two = an_adversary("two", *ways)
    judged = judge(a_pack(an_item("door"), scenarios=(one, two)), responses(door="no"))
    said = {name: explain(judged, f"risk:{name}") for name in ("one", "two")}

    assert {name: assumed_words(why) for name, why in said.items() if isinstance(why, Why)} == {
        "one": ("Aanname: hoe snel er hulp is.",),
        "two": ("Aanname: hoe vaak iemand de makkelijkste weg kiest.",),
    }
