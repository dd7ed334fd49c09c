"""The lint on facts: each is asked for something, and each of its answers does something."""

from fractions import Fraction

from tests.builders import (
    a_fact,
    a_pack,
    a_path,
    a_regulation,
    advises,
    an_adversary,
    an_effect,
    an_item,
    is_,
)
from zelfscan.core.risk import Factor
from zelfscan.packs.fact_checks import check_use
from zelfscan.packs.stock import Stock

ROOF = a_fact("roof", "tiles", "slate", "thatch")
THATCHED = an_item("sprinkler", asked_when=is_("roof", "thatch"))
ALIKE = "roof: de antwoorden 'tiles' en 'slate' doen hetzelfde; maak er één antwoord van"


def faults(*items, stock: Stock | None = None, **changes) -> list[str]:
    stock = stock or Stock()
    check_use(a_pack(*items, **changes), stock)
    return [fault.message for fault in stock.faults]


def test_a_fact_that_nothing_looks_at_is_asked_for_nothing():
    words = "geen enkel antwoord op dit feit doet iets; haal de vraag weg of gebruik de antwoorden"
    assert faults(a_fact("colour")) == [f"colour: {words}"]
    assert faults(a_fact("colour"), profile=("colour",)) == []


def test_answers_that_nothing_tells_apart_are_one_answer():
    assert faults(ROOF, THATCHED) == [ALIKE]
    assert faults(ROOF, THATCHED, an_item("hooks", asked_when=is_("roof", "slate"))) == []


def test_every_answer_to_a_condition_that_takes_all_of_them_does_the_same():
    regulation = a_regulation(covers=is_("colour", "yes", "no"))
    found = faults(a_fact("colour"), regulations=(regulation,))
    assert found == ["colour: de antwoorden 'yes' en 'no' doen hetzelfde; maak er één antwoord van"]


def test_what_an_answer_hides_or_advises_tells_it_apart():
    assert faults(a_fact("roof", "tiles", "slate", "thatch", void=("slate",)), THATCHED) == []
    advice = (advises("hooks", when=("slate",)),)
    assert faults(a_fact("roof", "tiles", "slate", "thatch", advises=advice), THATCHED) == []


def test_a_factor_of_its_own_tells_an_answer_apart_and_a_factor_of_1_does_not():
    def with_slate(value: int) -> list[str]:
        values = (("thatch", Fraction(2)), ("slate", Fraction(value)))
        factor = Factor(item="roof", values=values, grade="assumption")
        scenario = an_adversary("storm", a_path("roof", an_effect("sprinkler")), factors=(factor,))
        return faults(ROOF, THATCHED, scenarios=(scenario,))

    assert with_slate(3) == []
    assert with_slate(1) == [ALIKE]


def test_a_path_tells_an_answer_apart():
    path = a_path("roof", an_effect("sprinkler"), exists_when=is_("roof", "slate"))
    assert faults(ROOF, THATCHED, scenarios=(an_adversary("storm", path),)) == []


def test_another_pack_may_look_at_the_difference():
    elsewhere = an_item("hooks", asked_when=is_("roof", "slate"))
    assert faults(ROOF, THATCHED, stock=Stock(items={"hooks": elsewhere})) == []


def test_a_shared_scale_may_hold_more_answers_than_a_question_needs():
    shared = a_fact("roof", "tiles", "slate", "thatch", scale="roofs")
    assert faults(shared, THATCHED) == []
    all_alike = a_regulation(covers=is_("roof", "tiles", "slate", "thatch"))
    assert faults(shared, regulations=(all_alike,)) == [ALIKE]
