"""What a scenario rests on: its evidence and its sources, figure by figure."""

from fractions import Fraction

from tests.builders import a_mishap, a_path, a_readiness, an_adversary, an_effect, help_in
from zelfscan.core.risk import Effect, Factor, Minutes, effects, every_source, grades, grades_of


def an_effect_from(item: str, source: str) -> Effect:
    return an_effect(item, "0.5").model_copy(update={"grade": "A", "sources": (source,)})


FACTOR = Factor(item="street", values=(("busy", Fraction(2)),), grade="C", sources=("S4", "S1"))
SIREN = Minutes(item="siren", minutes=Fraction(2), grade="B", sources=("S3",))
BAR = Minutes(item="bar", minutes=Fraction(3), grade="D", sources=("S5",))
THEFT = an_adversary(
    "theft",
    a_path("door", an_effect_from("lock", "S2"), delay=(BAR,)),
    respond=help_in(10, SIREN),
    factors=(FACTOR,),
    sources=("S1",),
)


def test_every_figure_of_a_scenario_has_its_evidence() -> None:
    assert sorted(grades(THEFT)) == ["A", "B", "C", "D", "assumption", "assumption"]
    assert grades(a_mishap("fire", prevent=(an_effect_from("stove", "S2"),))) == ("assumption", "A")


def test_what_an_item_does_has_its_own_evidence() -> None:
    assert grades_of(THEFT, {"lock", "siren"}) == ("A", "B")
    assert grades_of(THEFT, {"street"}) == ()


def test_the_source_of_every_figure_counts_once() -> None:
    assert sorted(every_source(THEFT)) == ["S1", "S2", "S3", "S4", "S5"]
    assert every_source(a_readiness("help", "phone", sources=("S1", "S1"))) == ("S1",)


def test_the_effects_of_a_scenario_stand_layer_by_layer() -> None:
    burglary = an_adversary(
        "burglary",
        a_path("door", an_effect("lock")),
        deter=(an_effect("lamp"),),
        detect=(an_effect("alarm"),),
        communicate=(an_effect("line"),),
    )
    assert [effect.item for effect in effects(burglary)] == ["lamp", "lock", "alarm", "line"]
    layers = {name: (an_effect(name),) for name in ("prevent", "detect", "heard", "escape")}
    assert [effect.item for effect in effects(a_mishap("fire", **layers))] == [*layers]
