"""The lint on Dutch: sentences that are too long, hard, passive, or name a norm without explaining it."""

import pytest

from tests.builders import a_measure, a_mishap, a_pack, a_regulation, an_effect, an_item, is_
from zelfscan.core.measure import Norm
from zelfscan.core.questionnaire import Picture
from zelfscan.core.regulation import Claim
from zelfscan.core.text import LocalizedText
from zelfscan.packs.stock import Stock
from zelfscan.packs.text_checks import PLAIN, check_texts

FIFTEEN = " ".join(["woord"] * 15)


def faults(*items, **changes) -> list[str]:
    pack = a_pack(*(items or (an_item("base"),)), **changes)
    stock = Stock()
    check_texts(pack, stock)
    return [fault.message for fault in stock.faults]


@pytest.mark.parametrize("part", ["question", "hint", "look", "why", "good"])
def test_a_sentence_on_screen_has_at_most_15_words(part: str):
    assert faults(an_item("a", None, **{part: f"{FIFTEEN}. {FIFTEEN}."})) == []
    assert faults(an_item("a", None, **{part: f"Kort. {FIFTEEN} te veel."})) == [
        f"a: {part} heeft een zin van 17 woorden; maak er hoogstens 15 van"
    ]


def test_a_sentence_for_an_adviser_or_about_a_drawing_has_at_most_20():
    drawn = Picture(id="drawn", alt=LocalizedText(base=f"{FIFTEEN} en nog zes woorden erbij hier."))
    found = faults(an_item("a", for_adviser=f"{FIFTEEN} en nog drie.", pictures=(drawn,)))
    assert found == ["a: tekening 'drawn' heeft een zin van 21 woorden; maak er hoogstens 20 van"]


def test_answers_measures_scenarios_and_claims_are_read_too():
    long = f"{FIFTEEN} te veel."
    item = an_item("a", {"yes": 1, "no": 0})
    item = item.model_copy(
        update={
            "options": (
                item.options[0].model_copy(update={"text": LocalizedText(base=long)}),
                item.options[1],
            )
        }
    )
    measure = a_measure("m", how=("Kort.", long), maintenance={"every_months": 1, "text": long})
    scenario = a_mishap("fire", explanation=long, note=f"{FIFTEEN} en nog vijf erbij te veel.")
    claim = Claim(id="c", text=LocalizedText(base=long), article="1", sources=())
    found = faults(
        item,
        measures=(measure,),
        scenarios=(scenario.model_copy(update={"prevent": (an_effect("a"),)}),),
        regulations=(a_regulation(covers=is_("a", "yes"), claims=(claim,)),),
    )
    assert [each.split(" heeft een zin")[0] for each in found] == [
        "a: antwoord 'yes'", "m: how[2]", "m: maintenance", "fire: explanation", "fire: note", "2024: c",
    ]  # fmt: skip


@pytest.mark.parametrize(("hard", "plain"), PLAIN.items())
def test_a_hard_word_has_a_plain_one(hard: str, plain: str):
    assert faults(an_item("a", why=f"Dit {hard} dat.")) == [
        f"a: why: '{hard}' is moeilijk; schrijf '{plain}'"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De beelden worden na een week gewist.", "worden na een week gewist"),
        ("Wordt de deur gesloten?", "Wordt de deur gesloten"),
        ("De kosten werden vergoed.", "werden vergoed"),
        ("Het lek wordt snel opgelost.", "wordt snel opgelost"),
        ("De regels worden aangepast.", "worden aangepast"),
        ("Het bezoek werd voorbereid.", "werd voorbereid"),
        ("In deze straat wordt vaak ingebroken.", "wordt vaak ingebroken"),
        ("Wie gefilmd wordt, moet dat weten.", "gefilmd wordt"),
    ],
)
def test_a_passive_sentence_hides_who_does_it(text: str, found: str):
    assert faults(an_item("a", why=text)) == [f"a: why: '{found}' is lijdend; zeg wie het doet"]


@pytest.mark.parametrize(
    "text",
    [
        "Het wordt donker.",
        "U wist de beelden.",
        "Buren worden vaak vrienden.",
        "U kunt verkouden worden.",
        "Het wordt ingewikkeld.",
    ],
)
def test_becoming_something_is_not_passive(text: str):
    assert faults(an_item("a", why=text)) == []


def test_a_norm_is_explained_where_it_stands():
    def with_norm(text: str) -> list[str]:
        norm = Norm(kind="norm", text=LocalizedText(base=text))
        return faults(an_item("a"), measures=(a_measure("m", norm=norm),))

    assert with_norm("SKG met twee sterren.") == ["m: norm: leg uit wat SKG is"]
    assert with_norm("SKG is het keurmerk voor sloten. Twee sterren.") == []
    assert with_norm("Klasse P2A volgens EN 356.") == ["m: norm: leg uit wat EN 356 is"]


def test_another_language_is_left_alone():
    assert faults(an_item("a", why=f"{FIFTEEN} indien dit dient."), language="en", languages=("en",)) == []
