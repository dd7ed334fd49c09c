"""The editions for others hold none of the facts that their reader must not have, whatever was answered.

What is forbidden is read from the questionnaires and from the words below, never from the code under test.
"""

import re
from collections.abc import Iterator

import pytest

from tests.content.cases import Case, cases
from tests.report.content_lines import text_of
from tests.report.edition_samples import PLANTED, everything, judged_case, planted
from tests.report.reading import words_of
from tests.report.sample import FONTS
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.pack import Pack
from zelfscan.report.content.editions import document
from zelfscan.report.content.wanted import Edition, Wanted
from zelfscan.report.document import (
    Answers,
    Block,
    Columns,
    Document,
    Figure,
    FindingCard,
    KeepTogether,
    MeasureCard,
    RiskRows,
    ScoreRows,
)
from zelfscan.report.pdf import render

EVERY = [pytest.param(case, id=case.name) for case in cases()]
THREAT = ("dreig", "bewaken en beveiligen", "agressie tegen")
LEVELS = ("hoog", "middel", "laag", "zwak", "onvoldoende", "uw risico", "score", "bescherming per onderdeel")
OFFICE = (
    "burgemeester",
    "wethouder",
    "raadslid",
    "statenlid",
    "gedeputeerde",
    "commissaris",
    "waterschap",
    "gemeente",
    "provincie",
    "ambtsdrager",
    "bestuurder",
    "regeling",
    "rechtspositie",
    "werkgever",
    "organisatie",
    "uw functie",
    "bva",
    "ccv",
)
#: An answer that is shorter than this says nothing by itself, such as *Ja* or *Soms*.
TELLING = 15
MADE: dict[tuple[str, Edition], Document] = {}


def squeezed(text: str) -> str:
    return " ".join(text.lower().split())


def texts_of(pack: Pack) -> Iterator[tuple[str, str]]:
    """Give every text of a pack that tells how things stand or why, with what it is."""
    for item in pack.items:
        yield "question", item.question.base
        yield "why", item.why.base
        yield from (("answer", option.text.base) for option in item.options)
        for text in (item.hint, item.look, item.for_adviser, item.good):
            yield from (("hint", text.base),) if text else ()
        if item.each is not None:
            yield "question", item.each.question.base
    for measure in pack.measures:
        yield "why", measure.why.base
    for scenario in pack.scenarios:
        yield "risk", scenario.title.base


def forbidden(pack: Pack) -> set[str]:
    """Give the texts that must not occur, without answers that say nothing by themselves."""
    return {squeezed(text) for kind, text in texts_of(pack) if kind != "answer" or len(text) >= TELLING}


def found_in(document: Document, texts: set[str]) -> list[str]:
    words = squeezed(text_of(document))
    return sorted(text for text in texts if text in words)


def whole_words_in(document: Document, words: tuple[str, ...]) -> list[str]:
    text = squeezed(text_of(document))
    return [word for word in words if re.search(rf"\b{word}\b", text)]


def blocks_of(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give every block, also those inside others."""
    for block in blocks:
        yield block
        if isinstance(block, KeepTogether):
            yield from blocks_of(block.blocks)
        elif isinstance(block, Columns):
            yield from (each for column in block.columns for each in blocks_of(column))


def replaced(judged: Assessment, item: str, answer: str) -> Assessment:
    """Judge the same answers, but for one."""
    responses = judged.situation.responses.with_answer(item, answer)
    return assess(judged.pack, judged.route, responses, judged.day, judged.choices)


def edition_of(case: Case, edition: Edition) -> Document:
    """Make an edition of a case with all that it can hold, once."""
    if (case.name, edition) not in MADE:
        material = planted(judged_case(case))
        MADE[case.name, edition] = document(material, everything(material, edition))
    return MADE[case.name, edition]


def test_the_list_of_what_is_forbidden_is_long_and_the_private_edition_holds_much_of_it() -> None:
    case = cases()[0]
    judged = judged_case(case)
    texts = forbidden(judged.pack)

    assert len(texts) > 200
    assert len(found_in(document(planted(judged), Wanted("private")), texts)) > 50


@pytest.mark.parametrize("edition", ["employer", "installer"])
@pytest.mark.parametrize("case", EVERY)
def test_no_question_answer_reason_or_risk_gets_to_an_employer_or_installer(
    case: Case, edition: Edition
) -> None:
    made = edition_of(case, edition)

    assert found_in(made, forbidden(judged_case(case).pack)) == []


@pytest.mark.parametrize("edition", ["employer", "installer"])
@pytest.mark.parametrize("case", EVERY)
def test_no_word_of_a_threat_or_of_a_level_gets_to_an_employer_or_installer(
    case: Case, edition: Edition
) -> None:
    made = edition_of(case, edition)
    text = squeezed(text_of(made))

    assert [word for word in THREAT if word in text] == []
    assert whole_words_in(made, LEVELS) == []


@pytest.mark.parametrize("edition", ["employer", "installer", "household"])
@pytest.mark.parametrize("case", EVERY)
def test_nothing_that_somebody_typed_gets_to_an_employer_installer_or_household(
    case: Case, edition: Edition
) -> None:
    text = text_of(edition_of(case, edition))

    assert [word for word in PLANTED.values() if word in text] == []


@pytest.mark.parametrize("case", EVERY)
def test_an_installer_does_not_learn_what_somebody_does_for_a_living(case: Case) -> None:
    text = squeezed(text_of(edition_of(case, "installer")))

    assert [word for word in OFFICE if word in text] == []


@pytest.mark.parametrize("case", EVERY)
def test_a_household_reads_habits_without_reasons_and_without_risks(case: Case) -> None:
    made = edition_of(case, "household")
    pack = judged_case(case).pack
    card = {squeezed(each.base) for each in pack.card.steps}
    reasons = {squeezed(text) for kind, text in texts_of(pack) if kind in ("why", "risk")}

    assert found_in(made, reasons - card) == []
    assert found_in(made, card)


@pytest.mark.parametrize("edition", ["employer", "installer", "household"])
@pytest.mark.parametrize("case", EVERY)
def test_nothing_is_drawn_that_could_tell_how_things_stand(case: Case, edition: Edition) -> None:
    drawn = (RiskRows, ScoreRows, Figure, MeasureCard, Answers, FindingCard)

    assert [block for block in blocks_of(edition_of(case, edition).blocks) if isinstance(block, drawn)] == []


@pytest.mark.parametrize("edition", ["employer", "installer"])
def test_a_threat_changes_no_letter_of_what_an_employer_or_installer_gets(edition: Edition) -> None:
    """The same home with and without a threat, as far as the measures are the same."""
    case = next(each for each in cases() if each.name == "zelfscan-bedreigde-wethouder-met-kinderen")
    judged = judged_case(case)
    first = next(iter(judged.pack.profile[-1:]))
    assert judged.situation.option(first) == "yes"
    calm = replaced(judged, first, "no")
    names = [each.measure.id for each in calm.plan]
    here, there = planted(judged), planted(calm)
    ticked = frozenset(f"measure:{name}" for name in names)

    with_threat = text_of(document(here, Wanted(edition, ticked=ticked)))
    without = text_of(document(there, Wanted(edition, ticked=ticked)))
    assert with_threat == without


@pytest.mark.parametrize("edition", ["employer", "installer"])
def test_the_file_itself_holds_nothing_forbidden_either(edition: Edition) -> None:
    case = next(each for each in cases() if each.name == "woningscan-alles-op-zijn-slechtst")
    made = edition_of(case, edition)
    read = squeezed(words_of(render(made, FONTS)))

    assert len(read) > 500
    assert [text for text in forbidden(judged_case(case).pack) if text in read] == []
    assert [word for word in (*THREAT, *PLANTED.values()) if word in read] == []
