from io import BytesIO

import pikepdf
import pytest

from tests.report.reading import faults, words_of
from tests.report.sample import FONTS, a_document
from zelfscan.charts.shapes import Chart, Rect
from zelfscan.report.document import Figure, Heading, Paragraph
from zelfscan.report.pdf import render


def pages_of(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def a_figure(height: float) -> Figure:
    return Figure(Chart(600, height, (Rect(0, 0, 600, height, "sand"),), "Een vlak zonder inhoud."))


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
