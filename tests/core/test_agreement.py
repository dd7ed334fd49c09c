"""How far people agree: what is counted as equal, and Cohen's kappa with its interval."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_fact, an_item
from zelfscan.core.agreement import (
    FEWEST_PAIRS,
    Agreement,
    Kappa,
    Unit,
    agreement_of,
    categories_of,
    category_of,
    kappa_of,
    key_outcome_of,
    leaning_of,
    mean_kappa,
    outcome_of,
    reading_of,
    type_of,
)
from zelfscan.core.condition import UNKNOWN
from zelfscan.core.response import NOT_APPLICABLE

CATEGORIES = ("best", "middle", "worst", UNKNOWN)
Pairs = Sequence[tuple[str, str]]

columns = st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=30)
tables = st.lists(st.tuples(st.sampled_from(CATEGORIES), st.sampled_from(CATEGORIES)), max_size=40)
LOCK, LAMP, KIND = an_item("lock"), an_item("lamp", {"yes": 1, "no": 0}), a_fact("kind")
ITEMS = {each.id: each for each in (LOCK, LAMP, KIND)}
UNITS = tuple(map(Unit, ITEMS))


def a_table(*rows: Sequence[int]) -> list[tuple[str, str]]:
    """Give the pairs of a table of counts: the first person's categories down, the second's across."""
    return [
        (str(first), str(second))
        for first, row in enumerate(rows)
        for second, count in enumerate(row)
        for _ in range(count)
    ]


def found(pairs: Pairs) -> Kappa:
    kappa = kappa_of(pairs)
    assert kappa is not None
    return kappa


def half_width(kappa: Kappa) -> float:
    assert kappa.interval is not None
    return (kappa.interval[1] - kappa.interval[0]) / 2


@pytest.mark.parametrize(
    ("given_answers", "outcome"),
    [
        (("yes", "yes"), "equal"),
        (("yes", "no"), "different"),
        (("yes", UNKNOWN), "one-unknown"),
        ((UNKNOWN, NOT_APPLICABLE), "one-unknown"),
        ((UNKNOWN, UNKNOWN), "equal"),
        (("yes", NOT_APPLICABLE), "different"),
        (("yes", None), "unanswered"),
        ((None, None), "unanswered"),
        (("yes", "yes", UNKNOWN), "one-unknown"),
        (("yes", "no", UNKNOWN), "different"),
    ],
)
def test_one_question_comes_out_in_one_of_four_ways(given_answers, outcome):
    assert outcome_of(given_answers) == outcome


@pytest.mark.parametrize(
    ("answer", "key", "outcome"),
    [
        ("yes", "yes", "as-key"),
        (UNKNOWN, UNKNOWN, "as-key"),
        ("no", "yes", "other"),
        (UNKNOWN, "yes", "not-seen"),
        ("yes", UNKNOWN, "guessed"),
        (None, "yes", "unanswered"),
    ],
)
def test_beside_the_key_guessing_is_told_from_overlooking(answer, key, outcome):
    assert key_outcome_of(answer, key) == outcome


def test_the_share_counts_only_what_everybody_answered():
    one = {Unit("lock"): "yes", Unit("lamp"): "no", Unit("kind"): UNKNOWN}
    other = {Unit("lock"): "yes", Unit("kind"): "yes"}
    assert agreement_of(UNITS, one, other) == Agreement(1, 0, 1, 1)
    assert agreement_of(UNITS, one, other).share == Fraction(1, 2)
    assert agreement_of(UNITS, one, {}).share is None


def test_what_is_not_asked_about_does_not_count():
    stray = {Unit("lock"): "yes", Unit("elsewhere"): "yes"}
    assert agreement_of([Unit("lock")], stray, stray) == Agreement(1, 0, 0, 0)


def test_the_same_question_of_two_doors_is_two():
    doors = (Unit("lock", "D1"), Unit("lock", "D2"))
    one, other = {doors[0]: "yes", doors[1]: "no"}, {doors[0]: "yes", doors[1]: "yes"}
    assert agreement_of(doors, one, other) == Agreement(1, 1, 0, 0)


def test_of_three_people_one_who_differs_is_enough():
    given_answers = [{Unit("lock"): each} for each in ("yes", "yes", "no")]
    assert agreement_of(UNITS, *given_answers) == Agreement(0, 1, 0, 2)


def test_one_person_alone_agrees_with_nobody():
    with pytest.raises(ValueError, match="takes two"):
        agreement_of(UNITS, {})


def test_an_answer_stands_for_its_place_between_worst_and_best():
    found_there = [category_of(LOCK, each) for each in ("yes", "partly", "no", UNKNOWN, NOT_APPLICABLE)]
    assert found_there == ["best", "middle", "worst", "unknown", "not-applicable"]


def test_a_fact_and_what_is_no_answer_stand_for_nothing():
    assert category_of(KIND, "yes") is category_of(KIND, UNKNOWN) is category_of(LOCK, "gone") is None


def test_there_are_two_types_of_scored_items():
    assert [type_of(each) for each in (LOCK, LAMP, KIND)] == ["graded", "two-way", "fact"]


def test_asked_of_one_thing_an_item_has_the_type_of_what_can_be_answered_there():
    texts = [{"id": name, "text": name, "short": name} for name in ("yes", "no")]
    each = {"label": "Slot", "question": "Slot?", "options": tuple(texts)}
    item = an_item("window", repeats="window", each=each)
    assert (type_of(item), type_of(item, is_for_one=True)) == ("graded", "two-way")


def test_pairs_leave_out_facts_and_what_one_of_two_did_not_answer():
    one = {Unit("lock"): "partly", Unit("lamp"): "no", Unit("kind"): "yes", Unit("gone"): "yes"}
    other = {Unit("lock"): UNKNOWN, Unit("kind"): "yes", Unit("gone"): "yes"}
    assert categories_of((*UNITS, Unit("gone")), ITEMS, one, other) == (("middle", "unknown"),)


def test_pairs_can_be_those_of_one_type():
    answers = {Unit("lock"): "yes", Unit("lamp"): "no"}
    assert categories_of(UNITS, ITEMS, answers, answers, "two-way") == (("worst", "worst"),)


def test_answers_that_are_worth_the_same_make_an_equal_pair():
    glass = an_item("glass", {"p4": 1, "p3": "2/3", "p2": "2/3", "none": 0})
    one, other = {Unit("glass"): "p3"}, {Unit("glass"): "p2"}
    assert categories_of([Unit("glass")], {"glass": glass}, one, other) == (("middle", "middle"),)
    assert agreement_of([Unit("glass")], one, other).different == 1


def test_kappa_is_what_the_books_say():
    # A table that textbooks use: 0.7 observed, 0.5 expected.
    kappa = found(a_table((20, 5), (10, 15)))
    assert (kappa.observed, kappa.expected, kappa.value) == (
        Fraction(7, 10),
        Fraction(1, 2),
        Fraction(2, 5),
    )
    # Two psychiatrists and a hundred patients, in the books of Fleiss: kappa 0.68. The standard error is held
    # against the delta method below.
    assert round(float(found(a_table((75, 1, 4), (5, 4, 1), (0, 0, 10))).value), 2) == 0.68


@given(tables)
def test_answers_that_are_all_equal_give_one_or_nothing(pairs):
    same = [(first, first) for first, _ in pairs]
    kappa = kappa_of(same)
    if len(set(same)) < 2:
        assert kappa is None
    else:
        assert kappa is not None
        assert (kappa.value, kappa.interval) == (1, None)


@pytest.mark.parametrize("pairs", [[], [("best", "best")], [("worst", "worst")] * 50])
def test_without_answers_or_with_all_in_one_category_there_is_no_kappa(pairs):
    assert kappa_of(pairs) is None


@given(columns, columns)
def test_answers_that_have_nothing_to_do_with_each_other_give_exactly_zero(first, second):
    kappa = kappa_of(list(product(first, second)))
    assert (kappa is None) == (len(set(first) | set(second)) == 1)
    assert kappa is None or kappa.value == 0


def test_answers_by_chance_give_nearly_zero():
    chance = Random(60)
    weights = (5, 3, 2, 1)
    draw = [chance.choices(CATEGORIES, weights, k=20_000) for _ in range(2)]
    assert abs(found(list(zip(*draw, strict=True))).value) < 0.02


@given(tables)
def test_kappa_does_not_ask_who_is_the_first(pairs):
    assert kappa_of(pairs) == kappa_of([(second, first) for first, second in pairs])


@given(tables, st.permutations(CATEGORIES), st.randoms())
def test_kappa_asks_neither_for_names_nor_for_order(pairs, names, chance):
    renamed = dict(zip(CATEGORIES, names, strict=True))
    other = [(renamed[first], renamed[second]) for first, second in pairs]
    chance.shuffle(other)
    assert kappa_of(pairs) == kappa_of(other)


@given(tables)
def test_kappa_and_its_interval_stay_in_their_ranges(pairs):
    kappa = kappa_of(pairs)
    if kappa is not None:
        assert -1 <= kappa.value <= kappa.observed <= 1
        if kappa.interval is not None:
            assert -1 <= kappa.interval[0] <= kappa.value <= kappa.interval[1] <= 1


@given(tables.filter(lambda pairs: kappa_of(pairs) is not None and len(pairs) > 5))
def test_the_interval_narrows_with_the_root_of_the_number_of_pairs(pairs):
    few, many = found(list(pairs) * 100), found(list(pairs) * 400)
    assert few.value == many.value
    assert (few.interval is None) == (many.interval is None)
    if few.interval is not None and few.interval[0] > -1 and few.interval[1] < 1:
        assert half_width(few) == pytest.approx(2 * half_width(many))


@given(st.lists(st.integers(1, 30), min_size=9, max_size=9))
def test_the_standard_error_is_that_of_small_changes_in_each_cell(counts):
    """The formula, against the delta method with slopes that are taken from differences."""
    cells, total = list(product(range(3), repeat=2)), sum(counts) * 100
    shares = [count / sum(counts) for count in counts]

    def value(at: Sequence[float]) -> float:
        whole = sum(at)
        equal = sum(each for each, (row, column) in zip(at, cells, strict=True) if row == column) / whole
        rows, across = Counter[int](), Counter[int]()
        for each, (row, column) in zip(at, cells, strict=True):
            rows[row] += each / whole  # type: ignore[assignment]
            across[column] += each / whole  # type: ignore[assignment]
        chance = sum(rows[each] * across[each] for each in range(3))
        return (equal - chance) / (1 - chance)

    step = 1e-6
    slopes = []
    for place in range(9):
        up, down = list(shares), list(shares)
        up[place], down[place] = shares[place] + step, shares[place] - step
        slopes.append((value(up) - value(down)) / (2 * step))
    mean = sum(share * slope for share, slope in zip(shares, slopes, strict=True))
    variance = sum(share * slope**2 for share, slope in zip(shares, slopes, strict=True)) - mean**2
    rows = [[count * 100 for count in counts[at : at + 3]] for at in (0, 3, 6)]
    kappa = found(a_table(*rows))
    if kappa.interval is not None and kappa.interval[0] > -1 and kappa.interval[1] < 1:
        assert half_width(kappa) == pytest.approx(1.959964 * sqrt(variance / total), rel=1e-3, abs=1e-6)


def test_the_interval_holds_the_truth_about_95_times_in_100():
    chance = Random(1969)
    cells = list(product("abc", repeat=2))
    weights = (30, 5, 3, 4, 20, 5, 2, 6, 25)
    truth = float(
        found([cell for cell, times in zip(cells, weights, strict=True) for _ in range(times)]).value
    )
    held = 0
    for _ in range(500):
        low, high = found(chance.choices(cells, weights, k=100)).interval or (2, 2)
        held += low <= truth <= high
    assert 0.92 <= held / 500 <= 0.98


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        ("-1", "none"),
        ("0.20", "none"),
        ("0.21", "minimal"),
        ("0.39", "minimal"),
        ("0.394", "minimal"),
        ("0.40", "weak"),
        ("0.59", "weak"),
        ("0.60", "moderate"),
        ("0.79", "moderate"),
        ("0.80", "strong"),
        ("0.90", "strong"),
        ("0.91", "almost-perfect"),
        ("1", "almost-perfect"),
    ],
)
def test_a_kappa_is_read_by_the_table_of_mchugh(value, reading):
    assert reading_of(Fraction(value)) == reading


def test_a_few_pairs_are_too_few_to_read():
    pairs = [("best", "best"), ("worst", "worst")]
    assert not found(pairs).has_enough_pairs
    assert found(pairs * (FEWEST_PAIRS // 2)).has_enough_pairs


def test_of_more_than_two_people_the_kappas_of_all_pairs_are_averaged():
    units = [Unit("lock", f"D{number}") for number in range(4)]
    people = [
        dict(zip(units, each, strict=True))
        for each in (("yes", "no", "yes", "no"), ("yes", "no", "yes", "no"), ("yes", "yes", "no", "no"))
    ]
    assert mean_kappa(units, ITEMS, people[:2]) == 1
    assert mean_kappa(units, ITEMS, people) == Fraction(1, 3)


def test_a_mean_needs_every_pair_and_two_people():
    units = [Unit("lock", "D1"), Unit("lock", "D2")]
    same, other = dict.fromkeys(units, "yes"), dict(zip(units, ("yes", "no"), strict=True))
    assert mean_kappa(units, ITEMS, [same, same, other]) is None
    assert mean_kappa(units, ITEMS, [other]) is None


def test_who_is_more_favourable_is_counted_where_both_say_a_value():
    one = {Unit("lock"): "partly", Unit("lamp"): "no", Unit("kind"): "yes", Unit("gone"): "yes"}
    other = {Unit("lock"): "no", Unit("lamp"): "yes", Unit("kind"): "no", Unit("gone"): "no"}
    units = (*UNITS, Unit("gone"))
    assert leaning_of(units, ITEMS, one, other) == (1, 1)
    assert leaning_of(units, ITEMS, one, {**other, Unit("lamp"): UNKNOWN}) == (1, 0)
    assert leaning_of(units, ITEMS, one, {}) == leaning_of(units, ITEMS, one, one) == (0, 0)
