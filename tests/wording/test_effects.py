"""What the best answer does, in a short clause with its interval, and what that rests on."""

from fractions import Fraction

import pytest

from tests.content.cases import PACKS, loaded
from zelfscan.core.risk import Grade, Readiness
from zelfscan.core.workings import Amount, Working, fixed, workings_of
from zelfscan.wording.effects import effects_of, ground_words, titled, working_words


def a_share(layer: str, part: str = "door", central: str = "0.6") -> Working:
    return Working("lock", part, layer, "share", Fraction("0.26"), Fraction(central), Fraction("0.92"), "D")


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        ("deter", "schrikt 60 % van de daders af (26 tot 92 %)"),
        ("barrier", "houdt 60 % van de pogingen tegen (26 tot 92 %)"),
        ("detect", "zorgt dat 60 % opvalt (26 tot 92 %)"),
        ("communicate", "zorgt dat 60 % wordt gemeld (26 tot 92 %)"),
        ("prevent", "voorkomt 60 % (26 tot 92 %)"),
        ("heard", "zorgt dat u het bij 60 % hoort (26 tot 92 %)"),
        ("escape", "zorgt dat 60 % op tijd weg kan (26 tot 92 %)"),
    ],
)
def test_a_share_is_said_with_its_interval(layer: str, words: str) -> None:
    assert working_words(a_share(layer)) == words


@pytest.mark.parametrize(
    ("layer", "amount", "words"),
    [
        ("delay", 3, "kost iemand 3 minuten extra"),
        ("delay", 1, "kost iemand 1 minuut extra"),
        ("delay", "1.5", "kost iemand 1,5 minuten extra"),
        ("respond", 3, "brengt hulp 3 minuten eerder"),
    ],
)
def test_minutes_have_no_interval(layer: str, amount: int | str, words: str) -> None:
    assert working_words(fixed("lock", "door", layer, "minutes", Fraction(amount))) == words


def test_a_share_that_is_certain_has_no_interval() -> None:
    half = Fraction(1, 2)
    assert working_words(Working("lock", "a", "prevent", "share", half, half, half, "A")) == "voorkomt 50 %"


@pytest.mark.parametrize("amount", ["weight", "factor", "exists"])
def test_what_is_said_elsewhere_is_not_said_here(amount: Amount) -> None:
    assert working_words(fixed("lock", "a", "a", amount, Fraction(2))) == ""


def test_what_an_item_does_on_several_ways_is_said_once() -> None:
    found = effects_of((a_share("barrier"), a_share("barrier", "window")), {"window": "Door een raam"})

    assert [(each.words, each.place) for each in found] == [
        ("houdt 60 % van de pogingen tegen (26 tot 92 %)", "")
    ]


def test_the_way_is_named_where_an_item_does_something_else_there() -> None:
    workings = (a_share("barrier"), a_share("barrier", "window", "0.5"))
    names = {"door": "Door een deur", "window": "Door een raam"}

    assert [(each.words, each.place) for each in effects_of(workings, names)] == [
        ("houdt 60 % van de pogingen tegen (26 tot 92 %)", "Door een deur"),
        ("houdt 50 % van de pogingen tegen (26 tot 92 %)", "Door een raam"),
    ]


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ("A", "Uit bron 3 en 7."),
        ("B", "Uit bron 3 en 7."),
        ("C", "Afgeleid uit bron 3 en 7."),
        ("D", "Afgeleid uit bron 3 en 7."),
        ("assumption", "Aanname van de makers."),
    ],
)
def test_an_effect_says_what_it_rests_on(grade: Grade, words: str) -> None:
    assert ground_words(grade, "bron 3 en 7") == words


def test_without_a_named_source_it_still_says_the_kind() -> None:
    assert (ground_words("B"), ground_words("D")) == ("Uit bronnen.", "Afgeleid uit bronnen.")


def test_sources_are_named_by_title() -> None:
    assert titled(["Een boek"]) == "een bron: Een boek"
    assert titled(["Een boek", "Een blad"]) == "bronnen: Een boek; Een blad"
    assert titled([]) == ""


@pytest.mark.parametrize("pack", PACKS)
def test_in_the_shipped_packs_no_effect_is_longer_than_fifteen_words(pack: str) -> None:
    rated = [each for each in loaded(pack).pack.scenarios if not isinstance(each, Readiness)]
    found = [
        done for each in rated for workings in workings_of(each).values() for done in effects_of(workings, {})
    ]

    assert found
    assert [done.words for done in found if len(f"Het beste antwoord {done.words}.".split()) > 15] == []
