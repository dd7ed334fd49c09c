"""How soon something should be done at one door or window, and which is the weakest."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_item
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element
from zelfscan.core.finding import RANKS, priority_of, weakest
from zelfscan.core.questionnaire import Critical
from zelfscan.core.response import NOT_APPLICABLE

CAP = Critical(threshold=Fraction(1, 3), cap=Fraction(49))
LOCK = an_item("lock", repeats="door", critical=CAP, weight=3)
HINGE = an_item("hinge", repeats="door")
ITEMS = (LOCK, HINGE)
BEST, WORST = "yes", "no"


def element(name: str, **values: str) -> Element:
    return Element(name, "door", name, values)


@pytest.mark.parametrize(
    ("values", "priority"),
    [
        ({"lock": WORST, "hinge": BEST}, "direct"),
        ({"lock": WORST}, "direct"),
        ({"lock": BEST, "hinge": WORST}, "three-months"),
        ({"hinge": WORST}, "three-months"),
        ({"lock": BEST}, "find-out"),
        ({"lock": BEST, "hinge": UNKNOWN}, "find-out"),
        ({}, "find-out"),
        ({"lock": BEST, "hinge": BEST}, "in-order"),
        ({"lock": BEST, "hinge": NOT_APPLICABLE}, "in-order"),
    ],
    ids=lambda each: each if isinstance(each, str) else " ".join(map("=".join, each.items())) or "nothing",
)
def test_what_is_worst_says_how_soon(values: dict[str, str], priority: str) -> None:
    assert priority_of(ITEMS, values) == priority


def test_what_no_burglar_gets_to_needs_nothing() -> None:
    assert priority_of(ITEMS, {"lock": WORST}, is_counted=False) == "not-needed"


def test_the_weakest_has_the_lowest_sum_by_the_weights() -> None:
    strong = element("strong", lock=BEST, hinge=BEST)
    hinge, lock = element("hinge", lock=BEST, hinge=WORST), element("lock", lock=WORST, hinge=BEST)
    assert weakest(ITEMS, (strong, hinge, lock)) == "lock"
    assert weakest(ITEMS, (strong, hinge)) == "hinge"


def test_what_is_not_known_counts_as_its_worst() -> None:
    assert weakest(ITEMS, (element("known", lock=BEST, hinge=WORST), element("open", hinge=BEST))) == "open"


def test_of_equals_the_first_is_the_weakest_and_of_none_there_is_none() -> None:
    assert weakest(ITEMS, (element("one"), element("two"))) == "one"
    assert weakest(ITEMS, ()) is None


ANSWERS = st.dictionaries(st.sampled_from(["lock", "hinge"]), st.sampled_from([BEST, WORST, UNKNOWN]))


@given(ANSWERS, st.sampled_from(["lock", "hinge"]))
def test_a_better_answer_never_asks_for_more(values: dict[str, str], item: str) -> None:
    better = priority_of(ITEMS, {**values, item: BEST})
    worse = priority_of(ITEMS, {**values, item: WORST})
    assert RANKS[better] >= RANKS[worse]
