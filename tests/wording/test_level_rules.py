"""Which rule made a level, in words: the end that counts and its limits, or why no level is named."""

import re
from fractions import Fraction

import pytest

from tests.builders import (
    a_fact,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_section,
    an_adversary,
    an_effect,
    an_item,
    is_,
    judge,
    responses,
)
from zelfscan.core.explaining import explain
from zelfscan.core.pack import Pack
from zelfscan.core.risk import Baseline
from zelfscan.core.why import Why
from zelfscan.wording.level_rules import level_rule_words

HALF = Baseline(kind="example", p=Fraction(1, 2))
BEST = {"lock": "yes", "glass": "yes", "lamp": "yes", "garage": "no"}


def a_home() -> Pack:
    """A burglary that is low or high, a visit that is medium at best, and a fire that stays medium."""
    return a_pack(
        *(an_item(name) for name in ("lock", "glass", "lamp")),
        a_fact("garage"),
        sections=(a_section("home", "lock", "glass", "lamp"), a_section("facts", "garage")),
        scenarios=(
            an_adversary("burglary", a_path("in", an_effect("lock", "0.8")), baseline=HALF),
            an_adversary("visit", a_path("in", an_effect("glass", "0.6")), baseline=HALF),
            an_adversary("theft", a_path("in", an_effect("glass"), exists_when=is_("garage", "yes"))),
            a_mishap("fire", prevent=(an_effect("lamp", "0.4"),)),
            a_readiness("help", "lamp"),
        ),
    )


def words(subject: str, **answers: str) -> str:
    why = explain(judge(a_home(), responses(**{**BEST, **answers})), subject)
    assert isinstance(why, Why)
    return level_rule_words(why)


@pytest.mark.parametrize(
    ("subject", "answers", "said"),
    [
        ("risk:burglary", {"lock": "yes"}, "Onder 50 is laag. Die grens is een aanname."),
        ("risk:burglary", {"lock": "no"}, "Vanaf 125 is hoog. Die grens is een aanname."),
        ("risk:fire", {"lamp": "yes"}, "Van 50 tot 125 is middel. Die grenzen zijn een aanname."),
        ("risk:help", {"lamp": "no"}, "Onder 50 is zwak. Die grens is een aanname."),
        ("risk:help", {"lamp": "yes"}, "Vanaf 80 is goed. Die grens is een aanname."),
        ("section:home", {"lock": "no"}, "Van 50 tot 80 is redelijk. Die grenzen zijn een aanname."),
    ],
)
def test_a_level_names_its_limits_and_that_they_are_assumptions(
    subject: str, answers: dict[str, str], said: str
) -> None:
    assert words(subject, **answers) == said


def test_of_a_risk_with_a_band_the_highest_figure_counts() -> None:
    assert words("risk:fire", lamp="unknown").startswith("Het hoogste cijfer telt: 100. Van 50 tot 125")


def test_of_a_score_with_a_band_the_lowest_figure_counts() -> None:
    heavy = tuple(an_item(name, weight=3) for name in ("lock", "glass"))
    why = explain(judge(a_pack(*heavy, an_item("lamp")), responses(lock="yes", glass="yes")), "section:only")

    assert isinstance(why, Why)
    assert level_rule_words(why).startswith("Het laagste cijfer telt: 85. Vanaf 80 is goed.")


def test_a_band_from_low_to_high_has_no_level() -> None:
    said = words("risk:burglary", lock="unknown")

    assert said == "Het kan nog laag zijn, maar ook hoog. Daarom noemen wij geen niveau."


@pytest.mark.parametrize("subject", ["risk:visit", "risk:help", "section:home"])
def test_where_too_little_is_known_no_level_is_named(subject: str) -> None:
    said = words(subject, lock="unknown", glass="unknown", lamp="unknown")

    assert said == (
        "Minder dan 70 % van wat meetelt, is bekend. Daarom noemen wij geen niveau. Die grens is een aanname."
    )


@pytest.mark.parametrize("subject", ["risk:theft", "section:facts", "overall"])
def test_without_a_level_or_limits_nothing_is_said(subject: str) -> None:
    assert words(subject) == ""


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
@pytest.mark.parametrize("subject", ["risk:burglary", "risk:visit", "risk:fire", "section:home"])
def test_no_sentence_is_longer_than_fifteen_words(subject: str, answer: str) -> None:
    said = words(subject, lock=answer, glass=answer, lamp=answer)

    assert max(len(each.split()) for each in re.split(r"(?<=[.])\s", said)) <= 15
