"""Properties of measures, budgets and finding out; the numbers are those of docs/scoring.md, section 5.10."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import exp, isclose, log
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.builders import CUTOFFS, a_measure, a_pack, a_path, a_situation, advises, an_adversary, an_effect
from tests.builders import an_item as item_of
from tests.core.bands import bands_in
from tests.core.packs_at_random import KAPPAS, answered, cases, packs, some_measures
from zelfscan.core import halves
from zelfscan.core.budget import Wishes, best_set
from zelfscan.core.combining import with_prerequisites
from zelfscan.core.finding_out import open_questions
from zelfscan.core.pack import Pack
from zelfscan.core.planning import with_measures
from zelfscan.core.residual import MOST_PLAYERS, package, shapley
from zelfscan.core.response import Responses
from zelfscan.core.risk import Readiness
from zelfscan.core.risks import scenario_risk, upper_end
from zelfscan.core.situation import Situation, known_worth

prices = st.sampled_from([0, 1, 1, 2, 3, 5, 7, 10])


def total(situation: Situation) -> Fraction:
    """Return Σ R at the upper ends."""
    rated = (each for each in situation.pack.scenarios if not isinstance(each, Readiness))
    return sum((scenario_risk(situation, scenario).high or Fraction(0) for scenario in rated), Fraction(0))


def left(situation: Situation, measures) -> Fraction:
    return total(with_measures(situation, measures))


@given(cases(), st.data())
def test_21_taking_a_measure_twice_is_taking_it_once(case, data):
    pack, answers = case
    some = data.draw(some_measures(pack))
    once = with_measures(a_situation(pack, answers), some)
    for twice in (with_measures(once, some), with_measures(a_situation(pack, answers), [*some, *some])):
        assert twice.raised == once.raised
        assert bands_in(twice) == bands_in(once)


@given(cases(), st.data())
def test_21_a_measure_never_lowers_an_answer(case, data):
    pack, answers = case
    before = a_situation(pack, answers)
    after = with_measures(before, data.draw(some_measures(pack)))
    for item in pack.items:
        was, becomes = known_worth(before, item), known_worth(after, item)
        if was is not None and before.is_asked(item.id) and item.repeats is None:
            assert becomes is not None and becomes >= was
            target = after.raised.get(item.id)
            assert becomes == (was if target is None else max(was, target))


@given(cases(), st.data())
def test_22_two_measures_never_leave_more_than_one_of_them(case, data):
    pack, answers = case
    situation = a_situation(pack, answers)
    one, two = data.draw(some_measures(pack)), data.draw(some_measures(pack))
    for scenario in (each for each in pack.scenarios if not isinstance(each, Readiness)):
        now, first, second, both = (
            upper_end(with_measures(situation, taken), scenario) for taken in ((), one, two, {*one, *two})
        )
        assert both <= min(first, second) <= now


@st.composite
def wishes(draw, pack: Pack) -> Wishes:
    """Draw prices for most measures, a budget, and what must be in or is there already."""
    names = [measure.id for measure in pack.measures]
    priced = {name: draw(prices) for name in names if draw(st.integers(0, 7))}
    some = st.sampled_from([(), (), (), tuple(draw(st.lists(st.sampled_from(names), max_size=2)))])
    budget = draw(st.integers(0, sum(priced.values()) + 1))
    return Wishes(priced, budget, draw(some), frozenset(draw(some)))


def found_both_ways(situation: Situation, wishes: Wishes):
    """Return the best set; by halves and by branch and bound it is the same one."""
    best = best_set(situation, wishes)
    with patch.object(halves, "MOST_IN_A_HALF", -1):
        assert best_set(situation, wishes) == best
    return best


def by_trying(situation: Situation, wishes: Wishes):
    """Try every set; return the cost and ids of the best one, none where what is mandatory cannot be had."""
    pack = situation.pack
    needs = {each.id: set(each.requires) - wishes.is_met for each in pack.measures}
    named = [name for name in needs if name in wishes.prices and name not in wishes.is_met]
    candidates = [name for name in named if all(each in named for each in closed(needs, {name}))]
    mandatory = closed(needs, set(wishes.mandatory) - wishes.is_met)
    found = []
    for size in range(len(candidates) + 1):
        for chosen in map(set, combinations(candidates, size)):
            cost = sum(wishes.prices[name] for name in chosen)
            free = {name for name in candidates if not wishes.prices[name] and needs[name] <= chosen}
            is_closed = all(needs[name] <= chosen for name in chosen)
            if is_closed and mandatory | free <= chosen and cost <= wishes.budget:
                found.append((left(situation, chosen), cost, size, tuple(sorted(chosen))))
    return min(found, default=None)


def closed(needs, names):
    found = set(names)
    while more := {each for name in found for each in needs[name]} - found:
        found |= more
    return found


@settings(max_examples=40)
@given(packs(most_measures=7), st.data())
def test_23_the_best_set_is_that_of_trying_every_set(pack, data):
    situation = a_situation(pack, data.draw(answered(pack)))
    wish = data.draw(wishes(pack))
    best, tried = found_both_ways(situation, wish), by_trying(situation, wish)
    assert best.before == total(situation)
    if tried is None:
        mandatory = with_prerequisites(pack, wish.mandatory, wish.is_met)
        cost = sum(wish.prices.get(name, 0) for name in mandatory)
        assert (best.chosen, best.cost, best.after, best.is_optimal) == ((), 0, best.before, False)
        assert best.short == max(0, cost - wish.budget)
        assert set(best.unpriced) == set(mandatory) - wish.prices.keys()
        assert best.short or best.unpriced
    else:
        assert (best.after, best.cost, len(best.chosen), best.chosen) == tried
        assert best.is_optimal
        assert (best.short, best.unpriced) == (0, ())


@st.composite
def alike(draw):
    """Draw a pack with many measures that are alike, which all ties have to tell apart."""
    names = [f"m-{n}" for n in range(draw(st.integers(2, 7)))]
    item_of_all = item_of("all", advises=tuple(advises(name) for name in names[:1]))
    items = [item_of(f"i-{name}", {"yes": 1, "no": 0}, advises=(advises(name),)) for name in names]
    places: dict[str, list] = {"one": [], "two": [], "deter": []}
    for name in names:
        effect = an_effect(f"i-{name}", draw(st.sampled_from(["0.5", "0.5", "0.25"])))
        for place in draw(st.lists(st.sampled_from(sorted(places)), max_size=2, unique=True)):
            places[place].append(effect)
    scenario = an_adversary(
        "x",
        *(a_path(way, *places[way]) for way in ("one", "two")),
        deter=tuple(places["deter"]),
        targeting=draw(st.sampled_from(KAPPAS)),
    )
    other = an_adversary("y", a_path("p", an_effect("all", "0.5")))
    requires = {name: draw(st.sampled_from([(), (), (), (names[0],)])) for name in names[1:]}
    pack = a_pack(
        *draw(st.permutations([item_of_all, *items])),
        scenarios=(scenario, other),
        measures=tuple(a_measure(name, requires=requires.get(name, ())) for name in names),
        cutoffs=CUTOFFS.model_copy(
            update={"layer_cap": draw(st.sampled_from([Fraction(1), Fraction(3, 5)]))}
        ),
    )
    worst = Responses(
        {item.id: draw(st.sampled_from(["no", "no", "no", "unknown", "yes"])) for item in pack.items}
    )
    priced = {name: draw(st.sampled_from([1, 1, 2, 0])) for name in names}
    must = draw(st.sampled_from([(), (), (names[-1],)]))
    return a_situation(pack, worst), Wishes(priced, draw(st.integers(0, len(names) + 1)), must)


@settings(max_examples=40)
@given(alike())
def test_23_among_measures_that_are_alike_the_right_ones_are_chosen(case):
    situation, wish = case
    best, tried = found_both_ways(situation, wish), by_trying(situation, wish)
    if tried is None:
        assert best.short > 0
    else:
        assert (best.after, best.cost, len(best.chosen), best.chosen) == tried


def nothing_yet(pack: Pack) -> Situation:
    """Return the situation in which every answer is the worst."""
    return a_situation(pack, Responses({item.id: "no" for item in pack.items}))


@st.composite
def loglinear(draw, least: int = 1, most: int = 25):
    """Draw a targeted adversary whom only barriers and deterrents stop, one measure for each item.

    Return the pack, the effects by path, and the prices. No cap of a layer is reached.
    """
    names = [f"m-{n:02}" for n in range(draw(st.integers(least, most)))]
    shares = {name: draw(st.integers(1, 9).map(lambda n: Fraction(n, 10))) for name in names}
    ways = range(draw(st.integers(1, 4)))
    places = {name: draw(st.sampled_from([*ways, *ways, "deter"])) for name in names}
    items = [item_of(f"i-{name}", {"yes": 1, "no": 0}, advises=(advises(name),)) for name in names]
    effect = {name: an_effect(f"i-{name}", shares[name]) for name in names}
    paths = [a_path(f"p-{way}", *(effect[name] for name in names if places[name] == way)) for way in ways]
    deter = tuple(effect[name] for name in names if places[name] == "deter")
    scenario = an_adversary("x", *paths, targeting=1, deter=deter)
    pack = a_pack(
        *items,
        scenarios=(scenario,),
        measures=tuple(a_measure(name) for name in names),
        cutoffs=CUTOFFS.model_copy(update={"layer_cap": Fraction(1)}),
    )
    falls = [
        [log(1 - shares[name]) if places[name] in (way, "deter") else 0.0 for name in names] for way in ways
    ]
    return pack, falls, {name: draw(st.integers(1, 40)) for name in names}


@settings(max_examples=20)
@given(loglinear(most=16), st.data())
def test_23_the_best_set_is_that_of_an_integer_programme(case, data):
    assert_best_by_an_integer_programme(case, data)


@settings(max_examples=3)
@given(loglinear(22, 25), st.data())
def test_23_the_best_of_25_measures_is_that_of_an_integer_programme(case, data):
    assert_best_by_an_integer_programme(case, data)


def assert_best_by_an_integer_programme(case, data):
    pack, falls, price = case
    budget = data.draw(st.integers(0, sum(price.values())))
    best = best_set(nothing_yet(pack), Wishes(price, budget))
    # min t, so that t >= Σ ln(1 − e)·x on every path, and Σ price·x <= budget; x is 0 or 1.
    count = len(price)
    solved = milp(
        np.array([*[0.0] * count, 1.0]),
        constraints=[
            LinearConstraint(np.array([[*row, -1.0] for row in falls]), -np.inf, 0.0),
            LinearConstraint(np.array([[*price.values(), 0.0]]), -np.inf, float(budget)),
        ],
        integrality=np.array([*[1] * count, 0]),
        bounds=Bounds(np.array([*[0.0] * count, -np.inf]), np.array([*[1.0] * count, 0.0])),
        # With its presolve HiGHS, as in SciPy 1.17.1, once called 0.00576 optimal where 0.00384 could be had.
        options={"mip_rel_gap": 0.0, "presolve": False},
    )
    assert solved.success, solved.message
    assert isclose(float(best.after), exp(solved.fun), rel_tol=1e-6)
    assert best.is_optimal and best.cost <= budget


@settings(max_examples=40)
@given(packs(most_measures=6), st.data())
def test_24_more_money_never_leaves_more_risk(pack, data):
    situation = a_situation(pack, data.draw(answered(pack)))
    wish = data.draw(wishes(pack))
    amounts = st.integers(0, sum(wish.prices.values()) + 1)
    budgets = sorted(data.draw(st.sets(amounts, min_size=2, max_size=4)))
    found = [best_set(situation, replace(wish, budget=each)) for each in budgets]
    after = [best.after for best in found if not best.short and not best.unpriced]
    assert after == sorted(after, reverse=True)
    # Who can afford the mandatory measures can do so with more money, too.
    assert [best.short for best in found] == sorted((best.short for best in found), reverse=True)


@settings(max_examples=40)
@given(packs(most_measures=6), st.data())
def test_24_nothing_buys_what_is_free_and_everything_is_no_better_than_all(pack, data):
    situation = a_situation(pack, data.draw(answered(pack)))
    wish = data.draw(wishes(pack))
    nothing = best_set(situation, Wishes(wish.prices, 0, is_met=wish.is_met))
    assert all(not wish.prices[name] for name in nothing.chosen)
    everything = best_set(situation, Wishes(wish.prices, sum(wish.prices.values()), is_met=wish.is_met))
    assert everything.after >= left(situation, wish.prices)
    if wish.prices.keys() == {measure.id for measure in pack.measures}:
        assert everything.after == left(situation, wish.prices.keys() - wish.is_met)


@settings(max_examples=40)
@given(packs(most_measures=5), st.data(), st.booleans())
def test_25_a_measure_without_effect_is_never_bought(pack, data, is_in_scenario):
    idle = item_of("idle", advises=(advises("idle"),))
    scenarios = tuple(
        each.model_copy(update={"deter": (*each.deter, an_effect("idle", 0))})
        if is_in_scenario and each.kind == "adversary"
        else each
        for each in pack.scenarios
    )
    more = pack.model_copy(
        update={
            "items": (*pack.items, idle),
            "measures": (*pack.measures, a_measure("idle")),
            "scenarios": scenarios,
        }
    )
    answers = data.draw(answered(pack))
    wish = data.draw(wishes(pack))
    longer = replace(wish, prices={**wish.prices, "idle": data.draw(st.integers(1, 3))})
    assert best_set(a_situation(more, answers), longer) == best_set(a_situation(pack, answers), wish)


worths = st.integers(-20, 20).map(lambda n: Fraction(n, 3))


@st.composite
def games(draw, size: int = 5):
    """Draw what every set of some players is worth; the empty set is worth nothing."""
    players = [f"p{n}" for n in range(draw(st.integers(1, size)))]
    sets = [frozenset(each) for n in range(len(players) + 1) for each in combinations(players, n)]
    return players, {each: draw(worths) if each else Fraction(0) for each in sets}


@given(games())
def test_27_the_shares_add_up_to_the_whole(game):
    players, worth = game
    assert sum(shapley(players, worth.__getitem__).values()) == worth[frozenset(players)]


@given(games(), worths)
def test_27_equal_players_share_equally_and_who_adds_nothing_gets_nothing(game, alone):
    players, worth = game

    def with_two_more(taken):
        # Both add as much as one; the third adds nothing at all.
        return worth[taken - {"a", "b", "idle"}] + (alone if taken & {"a", "b"} else 0)

    shares = shapley([*players, "a", "b", "idle"], with_two_more)
    assert shares["a"] == shares["b"] == alone / 2
    assert shares["idle"] == 0
    # What the others make among themselves does not change.
    assert {name: shares[name] for name in players} == shapley(players, worth.__getitem__)


@settings(max_examples=30)
@given(packs(most_measures=6), st.data())
def test_27_the_parts_of_a_package_add_up_to_what_it_takes_off(pack, data):
    situation = a_situation(pack, data.draw(answered(pack)))
    some = data.draw(some_measures(pack))
    found = package(situation, some, data.draw(st.frozensets(st.sampled_from(some))) if some else ())
    assert set(found.measures) == {*found.added} | ({*some} & {*found.measures})
    assert (found.before, found.after) == (total(situation), left(situation, found.measures))
    assert sum(part.share for part in found.parts) == found.before - found.after
    assert sorted(name for part in found.parts for name in part.measures) == sorted(found.measures)
    for part in found.parts:
        assert part.alone == found.before - left(situation, part.measures)
        assert 0 <= part.loss <= found.before - found.after
        assert part.share >= 0


@settings(max_examples=5)
@given(loglinear(MOST_PLAYERS + 2, MOST_PLAYERS + 4))
def test_27_above_eight_the_smallest_are_one_part_and_all_still_adds_up(case):
    pack, _, price = case
    found = package(nothing_yet(pack), price)
    assert len(found.parts) == MOST_PLAYERS + 1
    assert sum(part.share for part in found.parts) == found.before - found.after
    (rest,) = (part for part in found.parts if len(part.measures) > 1)
    smallest = min(part.alone for part in found.parts if part is not rest)
    assert all(found.before - left(nothing_yet(pack), [name]) <= smallest for name in rest.measures)


@given(cases(), st.data())
def test_28_finding_out_is_worth_something_or_is_not_named(case, data):
    pack, answers = case
    situation = with_measures(a_situation(pack, answers), data.draw(st.sampled_from([(), ("m-0",)])))
    for question in open_questions(situation):
        assert question.worth == sum(span.width for span in question.spans) > 0
        for span in question.spans:
            now = upper_end(situation, pack.scenario_by_id[span.scenario])
            assert 0 <= span.low < span.high <= now


@given(packs(), st.data())
def test_28_what_no_risk_looks_at_is_never_named(pack, data):
    idle = item_of("idle")
    more = pack.model_copy(
        update={
            "items": (*pack.items, idle),
            "routes": (pack.routes[0].model_copy(update={"items": (*pack.routes[0].items, "idle")}),),
        }
    )
    answers = data.draw(answered(pack))
    now, then = open_questions(a_situation(pack, answers)), open_questions(a_situation(more, answers))
    assert then == now
