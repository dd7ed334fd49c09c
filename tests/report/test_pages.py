from io import BytesIO

import pikepdf
import pytest

from tests.report.content_words import said
from tests.report.reading import faults, words_of
from tests.report.sample import FONTS, a_document, a_measure
from tests.report.tree_reading import tree_faults
from zelfscan.charts.shapes import Chart, Rect
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    Heading,
    KeepTogether,
    KeyValue,
    MeasureCard,
    Notice,
    Paragraph,
    Span,
    TableBlock,
)
from zelfscan.report.pdf import render


def pages_of(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def a_figure(height: float) -> Figure:
    return Figure(Chart(600, height, (Rect(0, 0, 600, height, "sand"),), "Een vlak zonder inhoud."))


def a_table(rows: int) -> TableBlock:
    cells = ((Cell((f"rij {row}",)), Cell(("woord " * 30,))) for row in range(rows))
    return TableBlock(("Eerste kolom", "Tweede"), tuple(cells), (1, 2))


@pytest.mark.needs_tool("pdftotext")
def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    document = a_document(Heading(1, "Begin"), a_figure(800), Heading(2, "Verder"), a_figure(300))
    assert "Verder" not in words_of(render(document, FONTS), "-l", "1")


def test_a_figure_higher_than_a_page_is_made_smaller() -> None:
    data = render(a_document(Heading(1, "Begin"), a_figure(5000)), FONTS)
    assert pages_of(data) == 1
    assert faults(data) == []


@pytest.mark.needs_tool("pdftotext")
def test_what_cannot_stay_on_one_page_is_parted_and_nothing_is_lost() -> None:
    long_heading = "Een kop die maar niet ophoudt " * 12
    data = render(a_document(Heading(1, long_heading), a_figure(900), Paragraph("Einde.")), FONTS)
    assert pages_of(data) == 2
    assert words_of(data).count("ophoudt") == 12
    assert "Einde." in words_of(data)


@pytest.mark.needs_tool("pdftotext")
def test_no_line_of_a_paragraph_is_left_alone_on_a_page() -> None:
    for lines in range(40, 50):
        text = "\n".join(f"regel {number}" for number in range(lines))
        data = render(a_document(Paragraph(text)), FONTS)
        assert 1 not in [words.count("regel ") for words in words_of(data).split("\f")]


def pages_with(data: bytes, words: str) -> list[int]:
    pages = words_of(data).split("\f")
    return [number for number, page in enumerate(pages, start=1) if words in page]


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("large", [False, True])
def test_no_heading_and_no_single_line_is_alone_wherever_the_page_ends(large: bool) -> None:
    words = "De deur aan de achterzijde sluit niet goed en de sluitkom zit los. " * 4
    foreign = (Span(words), Span("Secured by Design " * 9, language="en"))
    for before in range(0, 500, 37):
        document = a_document(
            *(
                Heading(1, "Begin"),
                a_figure(before),
                Paragraph(words),
                Heading(2, "Verder"),
                Paragraph(foreign),
            ),
            *(Heading(3, "Lijst"), Bullets((words, "Kort.", words)), Heading(2, "Nog meer")),
            *(Heading(3, "Tabel"), a_table(4), Paragraph(words)),
        )
        assert tree_faults(render(document, FONTS, large=large), document) == []


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("blocks", [(a_measure(),), (Notice("note", "Titel", "zin " * 600),), (a_table(1),)])
def test_a_card_a_message_and_a_row_move_whole_to_the_next_page(blocks: tuple[Block, ...]) -> None:
    for before in (450, 600, 750):
        document = a_document(Heading(1, "Begin"), a_figure(before), *blocks)
        data = render(document, FONTS)
        for line in filter(None, said(blocks[0])):
            first = " ".join(line.split()[:2])
            assert len(set(pages_with(data, first)) - {1}) <= 1
        assert tree_faults(data, document) == []


def test_two_short_cards_share_a_page() -> None:
    card = MeasureCard("", "Kaal", (), (KeyValue("Hoe", ("Zo.",)),))
    assert pages_of(render(a_document(Heading(1, "Begin"), card, card), FONTS)) == 1


@pytest.mark.needs_tool("pdftotext")
def test_a_row_is_divided_only_if_no_page_is_high_enough() -> None:
    for sentences, pages in ((20, [2]), (400, [1, 2])):
        row = (Cell(("sleutelwoord " * sentences * 4,)), Cell(("x",)))
        table = TableBlock(("Een", "Twee"), (row,), (1, 1))
        data = render(a_document(Heading(1, "Begin"), a_figure(480), table), FONTS)
        assert pages_with(data, "sleutelwoord")[:2] == pages


@pytest.mark.needs_tool("pdftotext")
def test_what_just_fits_a_page_without_its_heading_does_not_leave_the_heading_alone() -> None:
    rows = tuple((Cell((f"regel {number}",)), Cell(("\n" * 2,))) for number in range(11))
    table = TableBlock(("Een", "Twee"), rows, (1, 1))
    for kept in (KeepTogether((table,)), Notice("note", "Titel", "a\n" * 37 + "a")):
        for height in range(0, 90, 15):
            document = a_document(Heading(1, "Begin"), a_figure(height), Heading(2, "Daarna"), kept)
            data = render(document, FONTS)
            assert tree_faults(data, document) == []


@pytest.mark.needs_tool("pdftotext")
def test_the_last_row_of_a_long_table_is_on_the_next_page_with_the_head() -> None:
    data = render(a_document(Heading(1, "Begin"), a_table(60)), FONTS)
    assert pages_with(data, "Eerste kolom") == list(range(1, pages_of(data) + 1))
