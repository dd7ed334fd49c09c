"""The share that goes wrong, from fulfilments alone (docs/scoring.md 5.5)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.builders import a_mishap, a_path, an_adversary, an_effect, help_in, minutes
from zelfscan.core.risk import Adversary
from zelfscan.core.shares import (
    Pick,
    adversary_share,
    in_time,
    layer,
    mishap_share,
    noticed,
    path_share,
    through,
)

CAP = Fraction(19, 20)
HALF = Fraction(1, 2)


def at(**values: Any) -> Pick:
    """Give these fulfilments."""
    found: Mapping[str, Fraction] = {item: Fraction(value) for item, value in values.items()}
    return found.__getitem__


def test_effects_let_through_what_the_others_left():
    effects = (an_effect("a", "0.5"), an_effect("b", "0.2"))
    assert through(effects, at(a=1, b=1), CAP) == Fraction(4, 10)
    assert through(effects, at(a=HALF, b=0), CAP) == Fraction(3, 4)


def test_a_layer_without_effect_lets_everything_through():
    assert through((), at(), CAP) == 1
    assert layer((), at(), CAP) == 0
    assert layer((an_effect("a", 0),), at(a=1), CAP) == 0


def test_no_layer_stops_more_than_the_cap():
    effects = (an_effect("a", "0.9"), an_effect("b", "0.9"))
    assert layer(effects, at(a=1, b=1), CAP) == CAP
    assert layer(effects, at(a=1, b=0), CAP) == Fraction(9, 10)
    assert layer(effects, at(a=1, b=1), Fraction(1)) == Fraction(99, 100)


def a_watched_door(**changes: Any) -> Adversary:
    """Build a door of 3 minutes, an alarm, a line, and help in 15 minutes."""
    layers = {"detect": (an_effect("alarm", "0.9"),), "communicate": (an_effect("line", "0.95"),)}
    door = a_path("door", an_effect("lock", "0.6"), delay=(minutes("lock", 3),))
    return an_adversary("x", door, **{"targeting": 1, "respond": help_in(15), **layers, **changes})


def test_noticing_and_telling_are_multiplied():
    assert noticed(a_watched_door(), at(alarm=1, line=1), CAP) == Fraction(9, 10) * Fraction(95, 100)
    assert noticed(a_watched_door(), at(alarm=0, line=1), CAP) == 0
    assert noticed(a_watched_door(), at(alarm=1, line=0), CAP) == 0


def test_help_is_in_time_as_far_as_the_delay_lasts():
    scenario = a_watched_door()
    delay = scenario.paths[0].delay
    assert in_time(scenario, delay, at(lock=1), at()) == Fraction(1, 5)
    assert in_time(scenario, delay, at(lock=HALF), at()) == Fraction(1, 10)
    assert in_time(scenario, delay, at(lock=0), at()) == 0
    assert in_time(scenario, (), at(), at()) == 0


def test_nobody_who_comes_is_never_in_time():
    scenario = a_watched_door(respond=None)
    assert in_time(scenario, scenario.paths[0].delay, at(lock=1), at()) == 0


def test_help_is_at_most_in_time():
    scenario = a_watched_door(respond=help_in(2))
    assert in_time(scenario, scenario.paths[0].delay, at(lock=1), at()) == 1


def test_what_makes_help_faster_takes_minutes_off():
    scenario = a_watched_door(respond=help_in(15, minutes("number", 5)))
    delay = scenario.paths[0].delay
    assert in_time(scenario, delay, at(lock=1), at(number=1)) == Fraction(3, 10)
    assert in_time(scenario, delay, at(lock=1), at(number=0)) == Fraction(3, 15)


def test_a_path_succeeds_where_no_barrier_and_nobody_stops_it():
    scenario = a_watched_door()
    door = scenario.paths[0]
    assert path_share(scenario, door, at(lock=1), at(), CAP, Fraction(0)) == Fraction(4, 10)
    seen = path_share(scenario, door, at(lock=1), at(), CAP, Fraction(1, 2))
    assert seen == Fraction(4, 10) * (1 - Fraction(1, 2) * Fraction(1, 5))


TWO = (
    a_path("door", an_effect("d", "0.6"), share="0.7"),
    a_path("window", an_effect("w", "0.6"), share="0.3"),
)


def test_without_a_path_nothing_succeeds():
    assert adversary_share(an_adversary("x", *TWO), (), at(), CAP) == 0


def test_targeting_says_how_much_the_weakest_path_counts():
    pick = at(d=1, w=0)
    for targeting, share in (("0", "0.58"), ("1/2", "0.79"), ("1", "1")):
        scenario = an_adversary("x", *TWO, targeting=targeting)
        assert adversary_share(scenario, scenario.paths, pick, CAP) == Fraction(share)


def test_the_shares_of_the_paths_that_are_left_are_made_whole_again():
    scenario = an_adversary("x", *TWO, targeting=0)
    assert adversary_share(scenario, scenario.paths[:1], at(d=1), CAP) == Fraction(4, 10)


def test_the_weakest_element_of_a_path_decides_in_the_mean_as_well():
    scenario = an_adversary("x", *TWO, targeting=0)

    def doors(path):
        return (at(d=1, w=1), at(d=0, w=1)) if path.id == "door" else (at(w=1),)

    share = adversary_share(scenario, scenario.paths, at(d=1, w=1), CAP, doors)
    assert share == Fraction(7, 10) * 1 + Fraction(3, 10) * Fraction(4, 10)


def test_what_deters_works_on_every_path():
    scenario = an_adversary("x", a_path("open"), deter=(an_effect("light", "0.25"),))
    assert adversary_share(scenario, scenario.paths, at(light=1), CAP) == Fraction(3, 4)


def test_a_mishap_is_stopped_beforehand_or_by_all_that_follows_together():
    scenario = a_mishap(
        "fire",
        prevent=(an_effect("sockets", "0.5"),),
        detect=(an_effect("smoke", "0.8"),),
        heard=(an_effect("ears", "0.5"),),
        escape=(an_effect("way-out", "0.5"),),
    )
    everything = {"sockets": 1, "smoke": 1, "ears": 1, "way-out": 1}
    picked = {item: Fraction(value) for item, value in everything.items()}
    assert mishap_share(scenario, picked.__getitem__, CAP) == HALF * (1 - Fraction(8, 10) * HALF * HALF)
    picked["way-out"] = Fraction(0)
    assert mishap_share(scenario, picked.__getitem__, CAP) == HALF
