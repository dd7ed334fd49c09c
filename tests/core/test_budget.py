"""The best set for a budget: what comes in, what cannot, and who wins a tie (docs/scoring.md 5.7)."""

from fractions import Fraction
from unittest.mock import patch

import pytest

from tests.builders import (
    CUTOFFS,
    a_fact,
    a_measure,
    a_mishap,
    a_pack,
    a_path,
    a_readiness,
    a_situation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    help_in,
    is_,
    minutes,
)
from zelfscan.core import halves
from zelfscan.core.budget import EXACT_UP_TO, BestSet, Wishes, best_set
from zelfscan.core.element import Element
from zelfscan.core.pack import Pack
from zelfscan.core.response import Responses


def a_choice(gains: dict[str, str], requires: dict[str, tuple[str, ...]] | None = None, **changes) -> Pack:
    """Build measures that each take their own share off a risk of their own, of 1."""
    needs = requires or {}
    items = [an_item(f"i-{name}", {"yes": 1, "no": 0}, advises=(advises(name),)) for name in gains]
    scenarios = [
        an_adversary(f"s-{name}", a_path("p", an_effect(f"i-{name}", gain))) for name, gain in gains.items()
    ]
    measures = tuple(a_measure(name, requires=needs.get(name, ())) for name in gains)
    return a_pack(*items, scenarios=tuple(scenarios), measures=measures, **changes)


@pytest.fixture(params=["by halves", "by branch and bound"], autouse=True)
def how(request):
    """Search both ways; the answer is the same."""
    with patch.object(halves, "MOST_IN_A_HALF", 13 if request.param == "by halves" else -1):
        yield


def best(pack: Pack, prices: dict[str, int], budget: int, **wishes) -> BestSet:
    nothing_yet = Responses({item.id: "no" for item in pack.items})
    return best_set(a_situation(pack, nothing_yet), Wishes(prices, budget, **wishes))


ABC = a_choice({"a": "0.9", "b": "0.5", "c": "0.5"})


def test_the_best_set_is_not_the_one_with_the_best_gain_for_its_price():
    found = best(ABC, {"a": 10, "b": 5, "c": 4}, 10)
    assert (found.chosen, found.cost, found.after) == (("b", "c"), 9, 2)
    assert (found.before, found.is_optimal) == (3, True)


def test_a_measure_without_a_price_is_no_candidate():
    assert best(ABC, {"b": 1}, 100).chosen == ("b",)


def test_without_any_price_nothing_is_chosen():
    assert best(ABC, {}, 100) == BestSet((), 0, Fraction(3), Fraction(3), is_optimal=True)


def test_a_tie_goes_to_the_lower_cost_then_to_fewer_measures_then_to_the_first_by_id():
    assert best(ABC, {"b": 3, "c": 2}, 4).chosen == ("c",)
    assert best(ABC, {"b": 2, "c": 2}, 3).chosen == ("b",)
    whole = a_choice({"a": "0.75", "b": "0.5", "c": "0.25"})
    assert best(whole, {"a": 4, "b": 2, "c": 2}, 4).chosen == ("a",)


def test_what_needs_something_first_comes_with_it_or_not_at_all():
    pack = a_choice({"a": "0.9", "b": "0.1", "c": "0.2"}, {"a": ("b",)})
    assert best(pack, {"a": 5, "b": 5, "c": 5}, 10).chosen == ("a", "b")
    assert best(pack, {"a": 5, "b": 5, "c": 5}, 9).chosen == ("c",)


def test_what_needs_something_without_a_price_cannot_be_had():
    pack = a_choice({"a": "0.9", "b": "0.1", "c": "0.2"}, {"a": ("b",)})
    assert best(pack, {"a": 1, "c": 1}, 10).chosen == ("c",)


def test_what_is_met_already_asks_nothing_and_is_not_bought_again():
    pack = a_choice({"a": "0.9", "b": "0.1"}, {"a": ("b",)})
    assert best(pack, {"a": 1, "b": 1}, 5, is_met=frozenset({"b"})).chosen == ("a",)


def test_what_costs_nothing_is_in_as_soon_as_what_it_needs_is():
    pack = a_choice({"a": "0", "b": "0.5", "c": "0.1"}, {"a": ("b",)})
    assert best(pack, {"a": 0, "b": 5, "c": 0}, 4).chosen == ("c",)
    assert best(pack, {"a": 0, "b": 5, "c": 0}, 5).chosen == ("a", "b", "c")


def test_what_must_be_in_is_in_with_all_that_it_needs():
    pack = a_choice({"a": "0.9", "b": "0.1", "c": "0.2"}, {"c": ("b",)})
    found = best(pack, {"a": 5, "b": 2, "c": 3}, 5, mandatory=("c",))
    assert (found.chosen, found.cost) == (("b", "c"), 5)
    assert best(pack, {"a": 5, "b": 2, "c": 3}, 10, mandatory=("c",)).chosen == ("a", "b", "c")


def test_what_must_be_in_and_costs_too_much_leaves_nothing_and_says_how_much_is_short():
    pack = a_choice({"a": "0.9", "b": "0.1", "c": "0.2"}, {"c": ("b",)})
    found = best(pack, {"a": 1, "b": 2, "c": 3}, 4, mandatory=("c",))
    assert (found.chosen, found.cost, found.short, found.unpriced) == ((), 0, 1, ())
    assert (found.before, found.after, found.is_optimal) == (3, 3, False)


def test_what_must_be_in_and_has_no_price_is_named():
    pack = a_choice({"a": "0.9", "b": "0.1", "c": "0.2"}, {"c": ("b",)})
    found = best(pack, {"c": 3}, 4, mandatory=("c",))
    assert (found.chosen, found.short, found.unpriced) == ((), 0, ("b",))
    both = best(pack, {"c": 7}, 4, mandatory=("c",))
    assert (both.short, both.unpriced) == (3, ("b",))


def test_what_must_be_in_and_is_met_costs_nothing():
    assert best(ABC, {"c": 9}, 4, mandatory=("b",), is_met=frozenset({"b"})).chosen == ()


def test_what_changes_nothing_is_bought_only_for_what_needs_it():
    pack = a_choice({"a": "0.9", "b": "0"}, {"a": ("b",)})
    assert best(pack, {"a": 5, "b": 1}, 5).chosen == ()
    assert best(pack, {"a": 5, "b": 1}, 6).chosen == ("a", "b")


def test_readiness_is_no_reason_to_buy():
    ready = an_item("ready", {"yes": 1, "no": 0}, advises=(advises("m"),))
    pack = a_pack(ready, measures=(a_measure("m"),), scenarios=(a_readiness("r", "ready"),))
    assert best(pack, {"m": 1}, 5).chosen == ()


def test_what_is_unknown_counts_at_its_worst():
    found = best_set(a_situation(ABC), Wishes({"a": 1}, 1))
    assert (found.before, found.after) == (3, Fraction(21, 10))


def test_a_gate_and_what_stands_behind_it_are_worth_more_together():
    gate = an_item("gate", {"yes": 1, "no": 0}, implies={"no": "0"}, advises=(advises("alarm"),))
    behind = an_item("line", {"yes": 1, "no": 0}, asked_when=is_("gate", "yes"), advises=(advises("link"),))
    lamp = an_item("lamp", {"yes": 1, "no": 0}, advises=(advises("lamp"),))
    scenario = an_adversary("x", a_path("p", an_effect("line", "0.8"), an_effect("lamp", "0.3")))
    measures = (a_measure("alarm"), a_measure("link", requires=("alarm",)), a_measure("lamp"))
    pack = a_pack(gate, behind, lamp, measures=measures, scenarios=(scenario,))
    assert best(pack, {"alarm": 2, "link": 2, "lamp": 4}, 4).chosen == ("alarm", "link")
    assert best(pack, {"alarm": 2, "link": 2, "lamp": 4}, 3).chosen == ()


@pytest.mark.parametrize("cap", [Fraction(1), Fraction(19, 20)])
def test_a_perfect_barrier_is_found_also_where_nothing_is_left(cap: Fraction):
    cutoffs = CUTOFFS.model_copy(update={"layer_cap": cap})
    pack = a_choice({"a": "1", "b": "0.5", "c": "1"}, cutoffs=cutoffs)
    found = best(pack, {"a": 1, "b": 1, "c": 1}, 2)
    assert (found.chosen, found.after) == (("a", "c"), 1 + 2 * (1 - cap))


def test_mishaps_detection_paths_and_elements_are_bounded_too():
    """Every kind of effect at once, so that each part of the bound is used."""
    names = ["lock", "bar", "lamp", "alarm", "line", "socket", "smoke", "ears", "exit", "number"]
    items = {name: an_item(name, {"yes": 1, "no": 0}, advises=(advises(f"m-{name}"),)) for name in names}
    items["lock"] = items["lock"].model_copy(update={"repeats": "door"})
    burglary = an_adversary(
        "burglary",
        a_path("door", an_effect("lock", "0.6"), delay=(minutes("bar", 3),), element="door"),
        a_path("shed", an_effect("bar", "0.3"), exists_when=is_("shed", "yes")),
        a_path("roof", exists_when=is_("shed", "no")),
        deter=(an_effect("lamp", "0.25"),),
        detect=(an_effect("alarm", "0.9"),),
        communicate=(an_effect("line", "0.9"),),
        respond=help_in(10, minutes("number", 2)),
    )
    nowhere = an_adversary("nowhere", a_path("p", an_effect("lamp"), exists_when=is_("boat", "yes")))
    fire = a_mishap(
        "fire",
        prevent=(an_effect("socket", "0.25"),),
        detect=(an_effect("smoke", "0.5"),),
        heard=(an_effect("ears", "0.5"),),
        escape=(an_effect("exit", "0.5"),),
    )
    facts = (a_fact("shed"), a_fact("boat"))
    measures = tuple(a_measure(f"m-{name}") for name in names)
    pack = a_pack(*items.values(), *facts, measures=measures, scenarios=(burglary, nowhere, fire))
    doors = (Element("front", "door", "", {"lock": "yes"}), Element("back", "door", "", {"lock": "no"}))
    answers = Responses({**dict.fromkeys(names, "no"), "shed": "yes", "boat": "no"}, elements=doors)
    found = best_set(a_situation(pack, answers), Wishes({each.id: 2 for each in measures}, 9))
    assert found.chosen == ("m-bar", "m-lamp", "m-lock", "m-socket")
    assert found.is_optimal


def many(count: int) -> tuple[Pack, dict[str, int]]:
    """Build measures on one path, so that they do not fall apart in halves."""
    names = [f"m{n:02}" for n in range(count)]
    items = [an_item(f"i-{name}", {"yes": 1, "no": 0}, advises=(advises(name),)) for name in names]
    effects = [an_effect(f"i-{name}", Fraction(n + 1, 100)) for n, name in enumerate(names)]
    scenario = an_adversary("x", a_path("p", *effects))
    pack = a_pack(*items, scenarios=(scenario,), measures=tuple(a_measure(name) for name in names))
    return pack, {name: 2 + (n * 7) % 5 for n, name in enumerate(names)}


def test_up_to_25_priced_measures_the_best_set_is_sure():
    pack, prices = many(EXACT_UP_TO)
    assert best(pack, prices, 12).is_optimal


def test_above_25_priced_measures_it_says_that_there_may_be_a_better_set():
    pack, prices = many(EXACT_UP_TO + 1)
    found = best(pack, prices, 12)
    assert not found.is_optimal
    assert 0 < found.cost <= 12 and found.after < found.before


def test_free_measures_do_not_count_for_25():
    pack, prices = many(EXACT_UP_TO + 1)
    assert best(pack, {**prices, "m00": 0}, 12).is_optimal


def test_where_the_search_stops_early_there_is_still_a_set_that_can_be_had():
    pack, prices = many(EXACT_UP_TO + 3)
    nothing_yet = Responses({item.id: "no" for item in pack.items})
    for limit in (0, 1, 5):
        found = best_set(a_situation(pack, nothing_yet), Wishes(prices, 12, ("m00",)), limit)
        assert "m00" in found.chosen and found.cost <= 12 and not found.is_optimal


def test_the_same_question_has_the_same_answer_whatever_the_order_of_the_prices():
    pack, prices = many(12)
    backwards = dict(reversed(prices.items()))
    assert best(pack, prices, 20) == best(pack, backwards, 20)


# Price, share in tenths, and the path of 23 measures on two paths; "d" deters on both.
TWO_PATHS = (
    "39 8 1, 18 2 1, 1 3 1, 18 1 d, 36 4 0, 5 4 1, 6 9 1, 12 6 0, 25 3 1, 12 6 0, 35 8 1, 17 1 1, "
    "18 4 d, 19 8 0, 25 4 0, 27 7 d, 15 1 1, 25 6 0, 8 6 1, 27 3 1, 9 3 1, 27 8 1, 1 7 1"
)


def test_the_best_of_23_measures_is_found_where_a_solver_once_stopped_too_early():
    """HiGHS of SciPy 1.17.1 calls 0.00576 optimal here, unless its presolve is off."""
    rows = [row.split() for row in TWO_PATHS.split(", ")]
    names = [f"m-{n:02}" for n in range(len(rows))]
    items = [an_item(f"i-{name}", {"yes": 1, "no": 0}, advises=(advises(name),)) for name in names]
    effects = {
        name: an_effect(f"i-{name}", Fraction(int(row[1]), 10)) for name, row in zip(names, rows, strict=True)
    }
    paths = [
        a_path(f"p-{way}", *(effects[name] for name, row in zip(names, rows, strict=True) if row[2] == way))
        for way in "01"
    ]
    deter = tuple(effects[name] for name, row in zip(names, rows, strict=True) if row[2] == "d")
    pack = a_pack(
        *items,
        scenarios=(an_adversary("x", *paths, deter=deter, targeting=1),),
        measures=tuple(a_measure(name) for name in names),
        cutoffs=CUTOFFS.model_copy(update={"layer_cap": Fraction(1)}),
    )
    found = best(pack, {name: int(row[0]) for name, row in zip(names, rows, strict=True)}, 120)
    assert (found.after, found.cost) == (Fraction("0.00384"), 108)
    assert [int(name[2:]) for name in found.chosen] == [2, 5, 6, 7, 9, 13, 15, 17, 22]
