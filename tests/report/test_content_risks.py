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
from zelfscan.report.content.workings import workings_table

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


def chapter(assessment: Assessment, title: str = "Uw risico’s") -> str:
    return text_of(private_report(assessment)).partition(f"\n# {title}")[2].split("\n----\n")[0]


def track(assessment: Assessment) -> str:
    return chapter(assessment, "Het spoor van elk risico")


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
    text = track(judge(a_home(), responses(lock="no", lamp="no", alarm="no", threat="no")))
    assert (
        "\nVraag 1 | Houdt 60 % van de pogingen tegen (26 tot 92 %). | Afgeleid uit bron 1.\n"
        "Vraag 1 | Kost iemand 3 minuten extra. | Uit bron 1 en 2.\n"
    ) in text
    assert "\nVraag 2 | Schrikt 10 % van de daders af (0 tot 100 %). | Aanname van de makers." in text


def test_questions_that_do_the_same_share_a_row() -> None:
    way = a_path("door", an_effect("lock"), an_effect("lamp"))
    pack = a_home(scenarios=(an_adversary("burglary", way),))
    text = track(judge(pack, responses(lock="no", lamp="no")))
    assert "\nVraag 1 en 2 | Houdt 50 % van de pogingen tegen (0 tot 100 %). | Aanname van de makers." in text


def test_where_a_question_does_something_else_on_another_way_the_way_is_named() -> None:
    ways = (a_path("front", an_effect("lock", "0.6")), a_path("back", an_effect("lock", "0.2")))
    text = track(judge(a_home(scenarios=(an_adversary("burglary", *ways),)), responses(lock="no")))
    assert "\nVraag 1 | front: houdt 60 % van de pogingen tegen" in text
    assert "\nVraag 1 | back: houdt 20 % van de pogingen tegen" in text


def test_an_answer_that_changes_nothing_now_neither_helps_nor_harms() -> None:
    judgement = judge(a_home(), responses(lock="no", lamp="no", alarm="yes", threat="no"))
    assert "Verandert nu niets: vraag 3" in track(judgement)
    assert "Dit helpt al" not in chapter(judgement)


def test_each_way_says_how_often_it_goes_wrong_and_which_one_decides() -> None:
    ways = (a_path("front", an_effect("lock", "0.6")), a_path("back", an_effect("lamp", "0.2")))
    text = track(
        judge(a_home(scenarios=(an_adversary("burglary", *ways),)), responses(lock="yes", lamp="no"))
    )
    assert "\nback | 100 % | Beslist | Vraag 2.\nfront | 40 % |  | Vraag 1.\n" in text


def test_a_number_without_a_source_is_called_an_assumption() -> None:
    text = track(judge(a_home(), responses(lock="no", lamp="no", alarm="no", threat="yes")))
    assert re.search(r"\nHoe erg het gevolg is, van 1 tot 100 \| \d+ \| Aanname van de makers\.\n", text)
    assert "\nUw situatie: vraag 4 | × 1,5 | " in text


def test_the_sum_gives_the_figure_of_the_report() -> None:
    assessment = judge(a_home(), responses(lock="no", lamp="unknown", alarm="no", threat="yes"))
    found = re.search(
        r"De rekening: ([\d,]+) % × ([\d,]+) gedeeld door ([\d,]+) %, keer 100, is ([\d,]+)\. "
        r"In dit rapport staat (\d+),",
        track(assessment),
    )
    assert found
    share, situation, example, result, shown = (float(each.replace(",", ".")) for each in found.groups())
    assert share * situation / example * 100 == pytest.approx(result, abs=0.5)
    assert int(result) == shown == int(assessment.risks[0].ratio_high * 100)  # type: ignore[operator]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kind", ["nothing", "worst", "example"])
def test_every_judged_risk_of_the_shipped_packs_has_a_track_that_can_be_worked_out(
    pack: str, kind: str
) -> None:
    assessment = judged(pack, kind)
    text, findings = track(assessment), Findings(assessment)
    shown = (*findings.risks, *findings.open_risks)
    assert shown
    sums = re.findall(
        r"De rekening: ([\d,]+) %(?: × ([\d,]+))? gedeeld door ([\d,]+) %(?: × ([\d,]+))?, keer 100, "
        r"is ([\d,]+)",
        text,
    )
    assert len(sums) == len(shown)
    for risk, numbers in zip(shown, sums, strict=True):
        share, times, example, also, result = (float((each or "1").replace(",", ".")) for each in numbers)
        assert share * times / (example * also) * 100 == pytest.approx(result, rel=0.02)
        assert risk.ratio_high is not None
        assert float(risk.ratio_high * 100) == pytest.approx(result, abs=0.01)


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
    tables = [
        workings_table(findings, findings.rated[risk.id], findings.why(f"risk:{risk.id}"))
        for risk in (*findings.risks, *findings.open_risks)
    ]
    cells = [cell for table in tables if table is not None for row in table.rows for cell in row]
    words = [said(each) for cell in cells for each in cell.paragraphs]
    sentences = [each for line in words for each in re.split(r"(?<=[.])\s", line)]
    assert sentences
    assert [each for each in sentences if len(each.split()) > 20] == []
