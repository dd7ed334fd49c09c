"""The private report as a file: whatever was answered, it is made, conformant, and the same twice."""

from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from tests.content.cases import PACKS
from tests.report.content_answers import KINDS, NOTE, judged
from tests.report.reading import faults, words_of
from zelfscan.core.assessment import Assessment, assess
from zelfscan.core.response import Responses
from zelfscan.paths import resources_folder
from zelfscan.report.content.private import private_report
from zelfscan.report.pdf import render
from zelfscan.report.plan import PlanChapter

FONTS = resources_folder() / "fonts"
MARKUP = (
    "<b>vet</b>",
    "<img src=x>",
    '<font color="red">rood</font>',
    "&amp; &lt; & <",
    "{0} {page} %s",
    "<para><a href='https://example.org'>hier</a></para>",
)


def pdf(assessment: Assessment) -> bytes:
    return render(private_report(assessment), FONTS)


@cache
def made(pack: str, kind: str) -> bytes:
    """The report of answers that several tests look at, made once."""
    return pdf(judged(pack, kind))


def pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as file:
        return len(file.pages)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_was_answered_the_report_is_conformant(pack: str, kind: str) -> None:
    assert faults(made(pack, kind)) == []


def test_a_report_that_starts_with_the_emergency_card_is_conformant() -> None:
    assert faults(pdf(judged("zelfscan", "worst", threat__present="yes"))) == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_same_answers_give_the_same_bytes(pack: str) -> None:
    assert pdf(judged(pack, "mixed")) == made(pack, "mixed")


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_page_holds_the_whole_summary(pack: str, kind: str) -> None:
    data = made(pack, kind)
    first, second = (words_of(data, "-f", page, "-l", page) for page in ("1", "2"))
    for words in ("Dit is geen beveiligingsadvies.", "Dit is al goed", "Deze week", "Uw grootste risico’s"):
        assert words in first
    assert "In dit bestand:" in first
    assert "In dit rapport" in second


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("pack", PACKS)
def test_a_long_pseudonym_does_not_push_the_summary_off_the_first_page(pack: str) -> None:
    plan = PlanChapter(
        whose="Het dossier met de allerlangste schuilnaam die er in deze lijst ooit was, deel 2"
    )
    data = render(private_report(judged(pack, "mixed"), plan=plan), FONTS)
    assert "In dit bestand:" in words_of(data, "-f", "1", "-l", "1")


@cache
def words_with_markup() -> str:
    """The words of one report with a note of markup at as many questions as there are kinds of it."""
    given = judged("zelfscan", "worst")
    values = given.situation.responses.values
    notes = dict(zip(values, (f"begin {markup} einde" for markup in MARKUP), strict=False))
    responses = Responses(values, {}, notes)
    data = pdf(assess(given.pack, given.route, responses, given.day))
    return " ".join(words_of(data, "-raw").split())


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_note_is_printed_as_typed(markup: str) -> None:
    assert f"begin {markup} einde" in words_with_markup()


@pytest.mark.needs_tool("pdftotext")
def test_every_line_of_a_note_stays_a_line() -> None:
    words = words_of(made("woningscan", "worst"), "-layout")
    lines = [line.strip() for line in words.splitlines()]
    assert any(line.endswith(NOTE.split("\n")[1]) for line in lines)
    assert sum("en een tweede regel." in line for line in lines) == len(
        judged("woningscan", "worst").situation.responses.notes
    )


def test_a_report_with_nearly_every_measure_stays_within_bounds() -> None:
    for pack in PACKS:
        assert pages(made(pack, "worst")) <= 72


def test_it_is_made_on_the_day_of_the_judgement() -> None:
    data = pdf(judged("woningscan", "example", day=date(2026, 3, 2)))
    with pikepdf.open(BytesIO(data)) as file:
        assert str(file.docinfo.CreationDate).startswith("D:20260302")
