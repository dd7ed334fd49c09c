"""The private report of the shipped packs: nothing is missing, and nothing is said that may not be said."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.content.cases import PACKS
from tests.report.content_answers import KINDS, NOTE, judged
from tests.report.content_lines import anchors_of, said, spans_of, text_of
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.planning import Choice
from zelfscan.core.response import Responses
from zelfscan.report.content.private import private_report
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Block,
    Columns,
    Document,
    KeepTogether,
    MeasureCard,
    Notice,
    Paragraph,
    Words,
)

EVERY = [(pack, kind) for pack in PACKS for kind in KINDS]
MAX_WORDS = 20


@cache
def report(pack: str, kind: str) -> tuple[Assessment, Document]:
    assessment = judged(pack, kind)
    return assessment, private_report(assessment)


@pytest.fixture(params=EVERY, ids="-".join)
def given(request: pytest.FixtureRequest) -> tuple[Assessment, Document]:
    return report(*request.param)


@pytest.fixture
def assessment(given: tuple[Assessment, Document]) -> Assessment:
    return given[0]


@pytest.fixture
def document(given: tuple[Assessment, Document]) -> Document:
    return given[1]


def asked(assessment: Assessment) -> list[str]:
    pack, situation = assessment.pack, assessment.situation
    return [str(item.question) for item in pack.items if item.id in situation.asked]


def test_every_asked_question_stands_in_the_appendix_with_its_answer(
    assessment: Assessment, document: Document
) -> None:
    lines = text_of(document).splitlines()
    for item in assessment.pack.items:
        if item.id in assessment.situation.asked:
            answer = assessment.situation.answer(item.id)
            option = item.option(answer) if answer else None
            words = str(option.text) if option else ""
            ending = rf"\d+\. {re.escape(str(item.question))} \| {re.escape(words)}"
            assert any(re.match(ending, line) for line in lines), item.id


def test_every_note_is_there_as_it_was_typed(assessment: Assessment, document: Document) -> None:
    notes = [row.note for row in _answer_rows(document.blocks) if row.note]
    typed = assessment.situation.responses.notes
    known = {item.id for item in assessment.pack.items}
    assert sorted(notes) == sorted(note for item, note in typed.items() if item in known)


def test_every_certain_measure_is_there(assessment: Assessment, document: Document) -> None:
    text = text_of(document)
    titles = [str(step.measure.title) for step in assessment.plan if step.is_certain]
    assert [title for title in titles if title not in text] == []


def test_every_measure_that_waits_for_an_answer_is_there(assessment: Assessment, document: Document) -> None:
    text = text_of(document)
    titles = [str(step.measure.title) for step in assessment.plan if not step.is_certain]
    assert [title for title in titles if title not in text] == []


def test_every_claim_stands_with_its_article(assessment: Assessment, document: Document) -> None:
    lines = text_of(document).splitlines()
    for claim in assessment.claims:
        assert any(line.startswith(f"{claim.text} | {claim.article}") for line in lines), claim.id


def test_every_risk_has_its_level_in_words(assessment: Assessment, document: Document) -> None:
    text = text_of(document)
    for risk in assessment.risks:
        title = next(str(each.title) for each in assessment.pack.scenarios if each.id == risk.id)
        assert title in text


def test_it_says_on_the_first_page_that_it_is_no_advice(assessment: Assessment, document: Document) -> None:
    before, _, _ = text_of(document).partition("----")
    assert "Dit is geen beveiligingsadvies." in before
    assert "Alleen het advies van de beveiligingsautoriteit (BVA) telt" in before


def test_nothing_is_promised_and_no_home_is_called_secure(assessment: Assessment, document: Document) -> None:
    text = text_of(document).lower()
    for words in (
        "u krijgt een vergoeding",
        "u krijgt vergoeding",
        "veilig huis",
        "onveilig",
        "u heeft recht",
    ):
        assert words not in text


def test_no_sentence_has_more_than_twenty_words(assessment: Assessment, document: Document) -> None:
    prose = [said(words) for words in _prose(document.blocks)]
    sentences = [each for words in prose for each in re.split(r"(?<=[.?])\s", words)]
    assert [each for each in sentences if len(each.split()) > MAX_WORDS] == []


def test_every_page_that_is_named_exists(assessment: Assessment, document: Document) -> None:
    blocks = document.blocks
    assert {span.page_of for span in spans_of(blocks) if span.page_of} <= set(anchors_of(blocks))


def test_no_anchor_is_used_twice(assessment: Assessment, document: Document) -> None:
    anchors = list(anchors_of(document.blocks))
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("pack", PACKS)
def test_the_order_of_the_answers_changes_nothing(pack: str) -> None:
    one = judged(pack, "mixed")
    given = one.situation.responses
    other = Responses(
        dict(reversed(list(given.values.items()))),
        dict(reversed(list(given.answered.items()))),
        dict(reversed(list(given.notes.items()))),
    )
    again = assess(one.pack, one.route, other, one.day)
    assert private_report(again) == private_report(one)


def test_an_answer_that_is_not_asked_now_stands_apart() -> None:
    text = text_of(private_report(judged("woningscan", "worst", home__shed="none", outside__shed_lock="no")))
    assert "Zit er een goed slot op de buitendeur van de schuur?" not in text.partition("Telt nu niet mee")[0]
    assert "Zit er een goed slot op de buitendeur van de schuur? | Nee" in text


def test_a_note_at_a_question_that_is_not_asked_is_not_lost() -> None:
    answered = judged("woningscan", "best", home__shed="none")
    notes = {"outside.shed-lock": NOTE}
    responses = replace(answered.situation.responses, notes=notes)
    text = text_of(private_report(assess(answered.pack, answered.route, responses, answered.day)))
    assert "Telt nu niet mee" in text
    assert NOTE in text


def test_an_answer_of_another_questionnaire_does_no_harm() -> None:
    answered = judged("woningscan", "example")
    assert any(item not in answered.pack.item_by_id for item in answered.ignored)
    others = sum(item not in answered.pack.item_by_id for item in answered.ignored)
    missing = text_of(private_report(answered)).partition("Niet in dit rapport")[2]
    assert f"{others} antwoorden op andere vragen |" in missing


@pytest.mark.parametrize("pack", PACKS)
def test_at_a_present_threat_the_emergency_card_comes_before_everything_else(pack: str) -> None:
    text = text_of(private_report(judged(pack, "worst", threat__present="yes")))
    first, second, *_ = text.split("----")
    assert "# Eerst dit" in first
    assert "112" in first
    assert "nog niet nagebeld" in first
    assert "Dit is geen beveiligingsadvies." in second
    assert text.count("0900-8844 |") == 1


@pytest.mark.parametrize("pack", PACKS)
def test_without_a_threat_the_card_has_a_page_of_its_own(pack: str) -> None:
    pages = text_of(private_report(judged(pack, "worst"))).split("----")
    card = next(page for page in pages if "# Noodkaart" in page)
    assert "Direct gevaar | 112" in card
    assert "overgenomen op 23-11-2026, nog niet nagebeld" in card
    assert "Wat u doet" in card


def test_the_short_route_has_a_report_too() -> None:
    text = text_of(private_report(judged("zelfscan", "worst", route="kort")))
    assert "Zelfscan persoonlijke veiligheid, route kort" in text
    assert "21 van 21 vragen beantwoord" in text


def test_who_pays_follows_the_day() -> None:
    def about(day: date) -> str:
        found = judged("woningscan", "worst", day=day, office__appointed="yes", office__residence="inside")
        text = text_of(private_report(found))
        heading = re.search(r"(?m)^## (\d+\. )?Losse brievenbus op slot$", text)
        assert heading
        return text[heading.start() :][:1200]

    now, then, before = (about(date(year, 6, 1)) for year in (2026, 2022, 2020))
    assert "Kan onder de regeling vallen als de BVA dit adviseert." in now
    assert "Stond in de regeling van 2021" in then
    assert "Op deze datum gold nog geen regeling." in before


def test_a_day_without_a_regulation_says_so() -> None:
    text = text_of(private_report(judged("woningscan", "worst", day=date(2020, 6, 1))))
    assert "Op 1-6-2020 gold nog geen regeling. De kosten zijn voor uzelf." in text


def test_an_example_says_that_it_is_invented() -> None:
    document = private_report(judged("woningscan", "example"), is_example=True)
    assert document.footer.startswith("Voorbeeld met verzonnen gegevens.")
    assert "Verzonnen voorbeeld." in text_of(document)
    assert "erzonnen" not in private_report(judged("woningscan", "example")).footer


def test_what_was_done_or_declined_stands_apart() -> None:
    choices: dict[str, Choice] = {
        "smoke-detectors": "done",
        "video-intercom": "declined",
        "free-standing-letterbox": "planned",
    }
    assessment = judged("woningscan", "worst", choices=choices)
    done, declined, planned = (assessment.pack.measure_by_id[each].title for each in choices)
    text = text_of(private_report(assessment))
    assert f"{done} | Gedaan" in text
    assert f"{declined} | Niet" in text
    assert f"{planned} (gepland)" in text


def test_the_file_says_how_many_answers_and_notes_it_holds() -> None:
    assessment = judged("woningscan", "worst")
    notes = len(assessment.situation.responses.notes)
    text = text_of(private_report(assessment))
    given = assessment.situation.responses.values
    told = sum(item.id in given for item in assessment.pack.items)
    assert told > len(asked(assessment)), "some answers are not asked any more, and are in the file too"
    assert f"{told} antwoorden en {notes} opmerkingen, ook over gevoelige zaken." in text
    assert "In dit bestand: 0 antwoorden." in text_of(private_report(judged("woningscan", "nothing")))


def _answer_rows(blocks: tuple[Block, ...]) -> list[AnswerRow]:
    return [row for block in blocks if isinstance(block, Answers) for row in block.rows]


def _prose(blocks: tuple[Block, ...]) -> list[Words]:
    """The running text of a report: not the notes of people, and not the titles of sources."""
    found: list[Words] = []
    for block in blocks:
        match block:
            case Paragraph() | Notice():
                found.append(block.words)
            case KeepTogether():
                found += _prose(block.blocks)
            case Columns():
                found += [words for column in block.columns for words in _prose(column)]
            case MeasureCard():
                found += [words for row in block.rows for words in row.words if row.label != "Bron"]
            case _:
                pass
    return found
