"""What the report says of one risk: the rule of its level, and what each answer does or does not do."""

import re
from fractions import Fraction

import pytest

from tests.builders import (
    TODAY,
    a_fact,
    a_pack,
    a_path,
    a_readiness,
    an_adversary,
    an_effect,
    an_item,
    judge,
    responses,
)
from tests.content.cases import PACKS
from tests.report.content_answers import judged
from tests.report.content_lines import said, text_of
from zelfscan.core.assessment import Assessment
from zelfscan.core.element import Element, ElementKind
from zelfscan.core.pack import Pack, Source
from zelfscan.core.response import Responses
from zelfscan.core.risk import Effect, Factor, Minutes
from zelfscan.report.content.findings import Findings
from zelfscan.report.content.private import private_report
from zelfscan.report.content.workings import workings_row

LOCK = Effect(
    item="lock",
    lower=Fraction("0.26"),
    central=Fraction("0.6"),
    upper=Fraction("0.92"),
    grade="D",
    sources=("S1",),
)
SLOWER = Minutes(item="lock", minutes=Fraction(3), grade="B", sources=("S1", "S2"))


def a_home(**changes: object) -> Pack:
    """A home of which the lock holds back and slows down, and the lamp deters."""
    way = a_path("door", LOCK, delay=(SLOWER,))
    return a_pack(
        *(an_item(name) for name in ("lock", "lamp", "alarm")),
        a_fact("threat"),
        **{
            "scenarios": (
                an_adversary(
                    "burglary",
                    way,
                    title="Inbraak",
                    deter=(an_effect("lamp", "0.1"),),
                    detect=(an_effect("alarm"),),
                    communicate=(an_effect("alarm", "0"),),
                    factors=(Factor(item="threat", values=(("yes", Fraction(3, 2)),), grade="D"),),
                ),
            ),
            "sources": tuple(
                Source(id=name, title=name, url="boek", published="2020", read_on=TODAY)
                for name in ("S1", "S2")
            ),
            **changes,
        },
    )


def chapter(assessment: Assessment) -> str:
    return text_of(private_report(assessment)).partition("\n# Uw risico’s")[2].split("\n----\n")[0]


def test_the_rule_that_made_the_level_stands_with_the_figure() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="no", alarm="no", threat="no")))
    assert "Bekend: 100 % van wat meetelt. Van 50 tot 125 is middel. Die grenzen zijn een aanname." in text


def test_with_a_band_the_end_that_counts_is_named() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="unknown", alarm="no", threat="no")))
    assert "Het hoogste cijfer telt: 100. Van 50 tot 125 is middel." in text


def test_a_risk_that_is_not_known_says_which_rule_made_it_so() -> None:
    text = chapter(judge(a_home(), responses(lock="unknown", lamp="yes", alarm="no", threat="yes")))
    assert "Minder dan 70 % van wat meetelt, is bekend. Daarom noemen wij geen niveau." in text


def test_preparation_says_its_rule_as_well() -> None:
    pack = a_home(scenarios=(a_readiness("ready", "lock"),))
    text = chapter(judge(pack, responses(lock="no", lamp="no")))
    assert "Wat dit is: Iets. / Onder 50 is zwak. Die grens is een aanname." in text


def test_each_effect_stands_with_its_interval_and_its_source() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="no", alarm="no", threat="no")))
    assert (
        "Beste antwoord: Vraag 1: houdt 60 % van de pogingen tegen (26 tot 92 %). Afgeleid uit bron 1."
        in text
    )
    assert " / Vraag 1: kost iemand 3 minuten extra. Uit bron 1 en 2." in text
    assert " / Vraag 2: schrikt 10 % van de daders af (0 tot 100 %). Aanname." in text


def test_questions_that_do_the_same_share_a_line() -> None:
    way = a_path("door", an_effect("lock"), an_effect("lamp"))
    pack = a_home(scenarios=(an_adversary("burglary", way),))
    text = chapter(judge(pack, responses(lock="no", lamp="no")))
    assert "Vraag 1 en 2: houdt 50 % van de pogingen tegen (0 tot 100 %). Aanname." in text


def test_where_a_question_does_something_else_on_another_way_the_way_is_named() -> None:
    ways = (a_path("front", an_effect("lock", "0.6")), a_path("back", an_effect("lock", "0.2")))
    text = chapter(judge(a_home(scenarios=(an_adversary("burglary", *ways),)), responses(lock="no")))
    assert "Vraag 1, front: houdt 60 % van de pogingen tegen" in text
    assert "Vraag 1, back: houdt 20 % van de pogingen tegen" in text


def test_an_answer_that_changes_nothing_now_neither_helps_nor_harms() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="no", alarm="yes", threat="no")))
    assert "Nu geen effect: Vraag 3." in text
    assert "Dit helpt al" not in text


def test_what_weighs_most_stands_first() -> None:
    way = a_path("door", an_effect("lock", "0.1"), an_effect("lamp", "0.6"))
    pack = a_home(scenarios=(an_adversary("burglary", way),))
    text = chapter(judge(pack, responses(lock="no", lamp="no")))
    assert "Maakt het groter: lamp? no. / lock? no." in text


def test_a_fact_of_the_situation_says_what_its_figure_rests_on() -> None:
    text = chapter(judge(a_home(), responses(lock="no", lamp="no", alarm="no", threat="yes")))
    assert (
        "Uw situatie: threat? yes. Daardoor is de kans 1,5 keer zo groot. Dit getal is afgeleid uit bronnen."
    ) in text


def test_of_recorded_doors_the_weakest_is_named() -> None:
    kind = ElementKind.model_validate({"id": "door", "title": "buitendeur", "plural": "buitendeuren"})
    way = a_path("in", an_effect("lock"), element="door")
    pack = a_pack(
        an_item("lock", repeats="door"), element_kinds=(kind,), scenarios=(an_adversary("burglary", way),)
    )
    doors = (
        Element("front", "door", "Voordeur", {"lock": "yes"}),
        Element("back", "door", "Achterdeur", {"lock": "no"}),
    )
    assert "Zwakste plek: Buitendeur: Achterdeur." in chapter(judge(pack, Responses(elements=doors)))
    assert "Zwakste plek" not in chapter(judge(pack, responses(lock="no")))


def test_a_figure_that_there_is_not_has_no_reasons() -> None:
    with pytest.raises(KeyError):
        Findings(judge(a_home())).why("risk:nothing")


@pytest.mark.parametrize("pack", PACKS)
def test_in_the_shipped_packs_no_effect_has_more_than_twenty_words(pack: str) -> None:
    findings = Findings(judged(pack, "example"))
    rows = [
        row
        for risk in (*findings.risks, *findings.open_risks)
        for row in workings_row(findings, findings.rated[risk.id], findings.why(f"risk:{risk.id}"))
    ]
    sentences = [each for row in rows for words in row.words for each in re.split(r"(?<=[.])\s", said(words))]
    assert sentences
    assert [each for each in sentences if len(each.split()) > 20] == []
