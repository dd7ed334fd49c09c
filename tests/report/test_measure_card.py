from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from tests.report.reading import faults, roles, structure_of, words_of
from tests.report.sample import FONTS, a_document, a_measure
from zelfscan.report import measure_card, rows
from zelfscan.report.document import Heading, KeyValue, MeasureCard
from zelfscan.report.pdf import render


def drawn(card: MeasureCard) -> bytes:
    return render(a_document(Heading(1, "Maatregelen"), card), FONTS)


@pytest.mark.needs_tool("pdfinfo")
def test_a_measure_reads_from_its_place_to_the_boxes_to_tick() -> None:
    structure = structure_of(drawn(a_measure()))
    parts = (
        "Maatregel 4 van 10",
        "Losse brievenbus",
        "Wat het doet",
        "Waarom bij u",
        "Opmerking van",
        "gekozen",
    )
    places = [structure.index(words) for words in parts]
    assert places == sorted(places)


@pytest.mark.needs_tool("pdfinfo")
def test_the_figures_before_and_after_are_not_read_as_one_number() -> None:
    structure = structure_of(drawn(a_measure()))
    assert '"168"' in structure
    assert '"74"' in structure


def test_a_measure_with_nothing_but_a_title_and_rows_is_conformant() -> None:
    bare = replace(a_measure(), place="", effects=(), picture=None, remark=None, choices=())
    data = drawn(bare)
    assert faults(data) == []
    assert "Figure" not in roles(data)


@pytest.mark.needs_tool("pdftotext")
def test_a_level_that_does_not_fit_beside_the_figures_stands_below_them() -> None:
    words = "Hoog, kan middel zijn, wordt laag, kan middel zijn"
    effect = replace(a_measure().effects[0], level_words=words, chart=None, note="")
    card = replace(a_measure(), effects=(effect,))
    assert words in " ".join(words_of(drawn(card), "-raw").split())


def test_a_picture_without_effects_has_the_whole_width() -> None:
    assert faults(drawn(replace(a_measure(), effects=()))) == []


def pages(card: MeasureCard) -> int:
    with pikepdf.open(BytesIO(render(a_document(card), FONTS))) as pdf:
        return len(pdf.pages)


def test_a_card_that_is_just_too_high_for_a_page_gets_less_white_space(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def longest() -> int:
        """Find how many lines a card can have and still be on one page."""
        fits = (lines for lines in range(40, 5, -1) if pages(with_lines(lines)) == 1)
        return next(fits)

    def with_lines(lines: int) -> MeasureCard:
        row = KeyValue("Waarom", ("\n".join(["Omdat."] * lines),))
        return replace(a_measure(), rows=(*a_measure().rows, row), picture=None, place="")

    tightened = longest()
    monkeypatch.setattr(measure_card, "TIGHT", rows.LABELS.padding)
    assert tightened > longest()
