"""The best set where measures fall apart in two halves: every set of each is tried."""

from fractions import Fraction
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    a_measure,
    a_pack,
    a_path,
    a_situation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    responses,
)
from zelfscan.core.budget import Wishes, best_set
from zelfscan.core.combining import Combination
from zelfscan.core.halves import Offer, best_of, in_halves
from zelfscan.core.situation import Situation

# P08 of J. Burkardt's data for the 01 knapsack problem (people.sc.fsu.edu/~jburkardt/datasets/knapsack_01),
# from D. Kreher and D. Stinson, Combinatorial Algorithms (1998). Its best profit is 13549094.
PROFITS = (
    825594, 1677009, 1676628, 1523970, 943972, 97426, 69666, 1296457, 1679693, 1902996, 1844992, 1049289,
    1252836, 1319836, 953277, 2067538, 675367, 853655, 1826027, 65731, 901489, 577243, 466257, 369261,
)  # fmt: skip
WEIGHTS = (
    382745, 799601, 909247, 729069, 467902, 44328, 34610, 698150, 823460, 903959, 853665, 551830,
    610856, 670702, 488960, 951111, 323046, 446298, 931161, 31385, 496951, 264724, 224916, 169684,
)  # fmt: skip


def name(at: int) -> str:
    return f"m{at:02d}"


def apart(profits: tuple[int, ...], requires: dict[int, int] | None = None) -> Situation:
    """Each measure stands in a scenario of its own, whose risk it takes off up to the cap of a layer."""
    needed = requires or {}
    numbers = range(len(profits))
    pack = a_pack(
        *(an_item(f"i{at}", {"yes": 1, "no": 0}, advises=(advises(name(at)),)) for at in numbers),
        measures=tuple(
            a_measure(name(at), requires=(name(needed[at]),) if at in needed else ()) for at in numbers
        ),
        scenarios=tuple(
            an_adversary(f"s{at}", a_path("p", an_effect(f"i{at}", "0.95")), frequency=profits[at])
            for at in numbers
        ),
    )
    return a_situation(pack, responses(**{f"i{at}": "no" for at in numbers}))


def priced(weights: tuple[int, ...]) -> dict[str, int]:
    return {name(at): weight for at, weight in enumerate(weights)}


def test_24_measures_that_are_all_alike_take_a_moment() -> None:
    best = best_set(apart(PROFITS), Wishes(priced(WEIGHTS), 6404180))
    assert (best.before - best.after) / Fraction(95, 100) == 13549094
    assert best.cost <= 6404180
    assert best.is_optimal


def test_what_shares_nothing_is_parted_and_what_is_needed_stays_together() -> None:
    together = Combination(apart((1, 2, 3, 4), {1: 0}), [name(at) for at in range(4)])
    needs = {name(at): frozenset({name(0)}) if at == 1 else frozenset[str]() for at in range(4)}
    assert in_halves(together, together.measures, needs) == (("m00", "m01"), ("m02", "m03"))


def test_what_all_hangs_together_is_not_parted() -> None:
    names = [name(at) for at in range(14)]
    items = [an_item(f"i{at}", advises=(advises(name(at)),)) for at in range(14)]
    path = a_path("p", *(an_effect(f"i{at}", "0.1") for at in range(14)))
    pack = a_pack(*items, measures=tuple(map(a_measure, names)), scenarios=(an_adversary("x", path),))
    together = Combination(a_situation(pack, responses()), names)
    assert in_halves(together, names, dict.fromkeys(names, frozenset())) is None


def test_nothing_fits_where_what_must_be_in_is_too_dear() -> None:
    dear = [Offer(Fraction(0), 9, 1, ("a",))]
    assert best_of(dear, [Offer(Fraction(1), 0, 0, ())], 8) is None
    assert best_of(dear, [Offer(Fraction(1), 0, 0, ())], 9) == Offer(Fraction(1), 9, 1, ("a",))


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=7),
    st.integers(0, 30),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_halves_and_branches_choose_the_same(pairs, budget, data):
    numbers = range(len(pairs))
    needs = data.draw(st.dictionaries(st.sampled_from([*numbers]), st.sampled_from([*numbers]), max_size=3))
    needs = {late: early for late, early in needs.items() if early < late}
    situation = apart(tuple(profit for profit, _ in pairs), needs)
    wishes = Wishes(priced(tuple(weight for _, weight in pairs)), budget)
    by_halves = best_set(situation, wishes)
    with patch("zelfscan.core.halves.MOST_IN_A_HALF", -1):
        by_branches = best_set(situation, wishes)
    assert by_halves == by_branches


def test_measures_that_are_all_the_same_are_not_tried_in_every_order() -> None:
    names = [name(at) for at in range(25)]
    items = [an_item(f"i{at}", {"yes": 1, "no": 0}, advises=(advises(name(at)),)) for at in range(25)]
    path = a_path("p", *(an_effect(f"i{at}", "0.1") for at in range(25)))
    pack = a_pack(*items, measures=tuple(map(a_measure, names)), scenarios=(an_adversary("x", path),))
    situation = a_situation(pack, responses(**{f"i{at}": "no" for at in range(25)}))
    best = best_set(situation, Wishes(dict.fromkeys(names, 1), 12))
    assert best.chosen == tuple(names[:12])
    assert best.after == Fraction(9, 10) ** 12
