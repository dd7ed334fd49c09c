"""What measures do together, and the part of each (docs/scoring.md 5.6)."""

from fractions import Fraction

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
from zelfscan.core.residual import MOST_PLAYERS, package, shapley

M1, M3 = "m1-window-locks", "m3-timer"


def the_house(**requires: tuple[str, ...]):
    """Build the windows and the timer of the worked example in 5.9, where R = 0.4 p."""
    door = a_path("door", an_effect("door", "0.6"), share="0.7")
    window = a_path("window", an_effect("window", "0.6"), share="0.3")
    scenario = an_adversary(
        "burglary", door, window, deter=(an_effect("timer", "0.10"),), frequency="0.4", impact=1
    )
    items = (
        an_item("door"),
        an_item("window", advises=(advises(M1),)),
        an_item("timer", advises=(advises(M3),)),
        an_item("idle", advises=(advises("idle"),)),
    )
    measures = tuple(a_measure(name, requires=requires.get(name[:2], ())) for name in (M1, M3, "idle"))
    pack = a_pack(*items, measures=measures, scenarios=(scenario,))
    return a_situation(pack, responses(door="yes", window="no", timer="no", idle="no"))


def test_the_worked_example_comes_out():
    found = package(the_house(), (M1, M3))
    assert (found.before, found.after) == (Fraction("0.316"), Fraction("0.144"))
    one, three = found.parts
    assert (one.measures, three.measures) == ((M1,), (M3,))
    assert (one.alone, one.share, one.loss) == (Fraction("0.156"), Fraction("0.1482"), Fraction("0.1404"))
    alone, share, loss = Fraction("0.0316"), Fraction("0.0238"), Fraction("0.0160")
    assert (three.alone, three.share, three.loss) == (alone, share, loss)


def test_what_changes_nothing_has_no_part_in_it():
    idle = package(the_house(), (M1, "idle")).parts[-1]
    assert (idle.measures, idle.alone, idle.share, idle.loss) == (("idle",), 0, 0, 0)


def test_nothing_together_is_nothing():
    found = package(the_house(), ())
    assert (found.measures, found.parts, found.before - found.after) == ((), (), 0)


def test_what_is_needed_first_comes_along():
    found = package(the_house(m1=("idle",)), (M1,))
    assert (found.measures, found.added) == (("idle", M1), ("idle",))


def test_without_a_measure_also_goes_what_needs_it_and_what_needs_that():
    chain = the_house(m1=("idle",), m3=(M1,))
    found = package(chain, (M3,))
    assert found.measures == ("idle", M1, M3)
    losses = {part.measures[0]: part.loss for part in found.parts}
    assert losses == {"idle": Fraction("0.172"), M1: Fraction("0.172"), M3: Fraction("0.016")}


def test_what_is_met_brings_nothing_along():
    found = package(the_house(m1=("idle",)), (M1,), is_met=("idle",))
    assert (found.measures, found.added) == ((M1,), ())


def test_a_measure_named_twice_is_taken_once():
    assert package(the_house(), (M3, M3)) == package(the_house(), (M3,))


def test_above_eight_the_smallest_share_one_part():
    names = [f"m{n:02}" for n in range(MOST_PLAYERS + 3)]
    items = [an_item(f"i-{name}", advises=(advises(name),)) for name in names]
    scenarios = tuple(
        an_adversary(f"s-{name}", a_path("p", an_effect(f"i-{name}", Fraction(n + 1, 20))))
        for n, name in enumerate(names)
    )
    pack = a_pack(*items, scenarios=scenarios, measures=tuple(a_measure(name) for name in names))
    found = package(a_situation(pack), names)
    assert [part.measures for part in found.parts] == [
        *((name,) for name in reversed(names[3:])),
        ("m00", "m01", "m02"),
    ]
    rest = found.parts[-1]
    assert rest.alone == rest.share == rest.loss == Fraction(1 + 2 + 3, 20)
    assert sum(part.share for part in found.parts) == found.before - found.after


def test_the_shapley_value_of_gloves():
    """One left glove and two right ones: a pair is worth 1 (the glove game, Shapley 1953)."""

    def pairs(taken: frozenset[str]) -> Fraction:
        return Fraction(min(len(taken & {"left"}), len(taken & {"right-1", "right-2"})))

    assert shapley(("left", "right-1", "right-2"), pairs) == {
        "left": Fraction(2, 3),
        "right-1": Fraction(1, 6),
        "right-2": Fraction(1, 6),
    }


def test_nobody_shares_nothing():
    assert shapley((), lambda taken: Fraction(0)) == {}
