"""How soon something should be done at one door or window, and which is the weakest."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import advises, an_item
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.element import Element
from zelfscan.core.finding import RANKS, called_for, measures_of, priority_of, weakest
from zelfscan.core.questionnaire import Advice, Critical, Item
from zelfscan.core.response import NOT_APPLICABLE

CAP = Critical(threshold=Fraction(1, 3), cap=Fraction(49))
LOCK = an_item("lock", repeats="door", critical=CAP, weight=3)
HINGE = an_item("hinge", repeats="door")
ITEMS = (LOCK, HINGE)
BEST, WORST = "yes", "no"


def element(name: str, **values: str) -> Element:
    return Element(name, "door", name, values)


def with_advice(name: str, *advice: Advice, critical: Critical | None = None) -> Item:
    return an_item(name, repeats="door", advises=advice, critical=critical)


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


def test_an_answer_calls_for_what_would_raise_it_the_worst_answer_first() -> None:
    lock = with_advice("lock", advises("new-lock"), advises("strip"))
    hinge = with_advice("hinge", advises("hinge-pin"))
    assert called_for((lock, hinge), {"lock": "partly", "hinge": WORST}) == ("hinge-pin", "new-lock", "strip")
    assert called_for((lock, hinge), {"lock": WORST, "hinge": WORST}) == ("new-lock", "strip", "hinge-pin")
    assert called_for((lock, hinge), {"lock": BEST, "hinge": "partly"}) == ("hinge-pin",)


def test_a_measure_that_would_not_raise_an_answer_is_not_called_for() -> None:
    glass = with_advice("glass", advises("film", to="1/3"))
    assert called_for((glass,), {"glass": WORST}) == ("film",)
    assert called_for((glass,), {"glass": "partly"}) == ()


def test_a_measure_that_is_named_for_an_answer_is_called_for_by_that_alone() -> None:
    lock = with_advice("lock", advises("use-it", when=("partly",), raises=False))
    assert called_for((lock,), {"lock": "partly"}) == ("use-it",)
    assert called_for((lock,), {"lock": WORST}) == ()


def test_two_answers_that_call_for_the_same_name_it_once() -> None:
    items = with_advice("lock", advises("new-door")), with_advice("hinge", advises("new-door"))
    assert called_for(items, {"lock": WORST, "hinge": "partly"}) == ("new-door",)


@pytest.mark.parametrize("answer", [UNKNOWN, NOT_APPLICABLE, "no-such-answer", ""])
def test_what_is_not_known_or_not_there_calls_for_nothing(answer: str) -> None:
    lock = with_advice("lock", advises("new-lock"))
    assert called_for((lock,), {"lock": answer}) == ()
    assert called_for((lock,), {}) == ()
    assert measures_of((lock,), {"lock": answer}) == {}


def test_each_measure_has_the_term_of_the_answer_that_calls_for_it() -> None:
    lock = with_advice("lock", advises("new-lock"), critical=CAP)
    hinge = with_advice("hinge", advises("hinge-pin"))
    measures = measures_of((hinge, lock), {"lock": WORST, "hinge": WORST})
    assert list(measures.items()) == [("new-lock", "direct"), ("hinge-pin", "three-months")]
    assert measures_of((hinge, lock), {"lock": "partly", "hinge": BEST}) == {"new-lock": "three-months"}
    assert measures_of((hinge, lock), {"lock": BEST, "hinge": BEST}) == {}


def test_of_two_terms_of_one_measure_the_most_urgent_holds() -> None:
    lock = with_advice("lock", advises("new-door"), critical=CAP)
    hinge = with_advice("hinge", advises("new-door"))
    for items in ((lock, hinge), (hinge, lock)):
        assert measures_of(items, {"lock": WORST, "hinge": "partly"}) == {"new-door": "direct"}


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


ANY = st.dictionaries(st.sampled_from(["lock", "hinge"]), st.sampled_from([BEST, "partly", WORST, UNKNOWN]))


@given(ANY)
def test_a_door_calls_for_something_exactly_when_an_answer_can_be_better(values: dict[str, str]) -> None:
    items = with_advice("lock", advises("a"), critical=CAP), with_advice("hinge", advises("b"))
    measures = measures_of(items, values)
    assert set(measures) == set(called_for(items, values))
    term = priority_of(items, values)
    assert (term in ("direct", "three-months")) == bool(measures)
    if measures:
        assert min(measures.values(), key=RANKS.__getitem__) == term
