"""Large print: words of 18 points at least, nothing cut, and columns folded into one."""

import re
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from tests.report.reading import faults, squeezed, words_of
from tests.report.sample import FONTS, a_document, a_measure, every_block, every_other_block
from tests.report.tree_reading import tree_faults
from zelfscan.charts.shapes import Chart, Rect
from zelfscan.report.document import (
    Cell,
    Columns,
    Document,
    Figure,
    Heading,
    Image,
    ImageRows,
    KeyValue,
    KeyValues,
    Link,
    Paragraph,
    TableBlock,
)
from zelfscan.report.paper import LARGE, LARGE_PRINT, ORDINARY
from zelfscan.report.pdf import render
from zelfscan.report.styles import MM, PAGE_HEIGHT, PAGE_WIDTH

SMALLEST = LARGE - 0.01


def sizes(data: bytes) -> list[float]:
    """Return the size of every word that is no part of a figure, as it stands on paper."""
    found: list[float] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            zoom, size, inside = 1.0, 0.0, ""
            for instruction in pikepdf.parse_content_stream(page):
                name, operands = str(instruction.operator), list(instruction.operands)
                if name == "cm" and zoom == 1.0 and not inside:
                    zoom = float(operands[0])
                elif name == "BDC":
                    inside = str(operands[0])
                elif name == "EMC":
                    inside = ""
                elif name == "Tf":
                    size = float(operands[1])
                elif name == "Tj" and inside != "/Figure":
                    found.append(size * zoom)
    return found


def boxes(data: bytes) -> list[tuple[float, float, float, float, str]]:
    """Return where each word stands: left, top, right, bottom."""
    pattern = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    return [(*map(float, each[:4]), each[4]) for each in re.findall(pattern, words_of(data, "-bbox"))]


def place(data: bytes, word: str) -> tuple[float, float]:
    """Return the left and the top of the first place of a word."""
    return next((left, top) for left, top, _, _, said in boxes(data) if said == word)


@pytest.fixture(scope="module", params=["most", "others"])
def document(request: pytest.FixtureRequest) -> Document:
    return every_block() if request.param == "most" else every_other_block()


@pytest.fixture(scope="module")
def large(document: Document) -> bytes:
    return render(document, FONTS, large=True)


def test_a_report_in_large_print_is_conformant_and_says_the_same(large: bytes, document: Document) -> None:
    assert faults(large) == []
    assert tree_faults(large, document) == []


def test_no_word_is_smaller_than_eighteen_points(large: bytes) -> None:
    numbers_in_markers = 24
    found = sorted(sizes(large))
    assert len(found) > 100
    assert sum(size < SMALLEST for size in found) <= numbers_in_markers
    assert max(found) < 2 * LARGE


def test_in_ordinary_print_words_are_smaller(document: Document) -> None:
    assert min(sizes(render(document, FONTS))) < LARGE / 1.5


@pytest.mark.needs_tool("pdftotext")
def test_every_word_stands_within_the_page_and_no_line_covers_another(large: bytes) -> None:
    edge = 14 * MM
    found = boxes(large)
    assert len(found) > 100
    assert min(left for left, *_ in found) >= edge
    assert max(right for _, _, right, _, _ in found) <= PAGE_WIDTH - edge
    assert max(bottom for _, _, _, bottom, _ in found) <= PAGE_HEIGHT - 8 * MM


@pytest.mark.needs_tool("pdftotext")
def test_each_page_says_which_of_how_many_it_is_and_the_foot_is_whole(
    large: bytes, document: Document
) -> None:
    with pikepdf.open(BytesIO(large)) as pdf:
        count = len(pdf.pages)
    for number in range(1, count + 1):
        words = squeezed(words_of(large, "-raw", "-f", str(number), "-l", str(number)))
        assert squeezed(f"Bladzijde {number} van {count}") in words
        assert squeezed(document.footer) in words


@pytest.mark.needs_tool("pdftotext")
def test_columns_fold_into_one() -> None:
    columns = Columns(
        ((Heading(2, "Links"), Paragraph("een")), (Heading(2, "Rechts"), Paragraph("twee"))), (1, 1)
    )
    document = a_document(Heading(1, "Kop"), columns)
    (left, above), (right, below) = (place(render(document, FONTS), word) for word in ("Links", "Rechts"))
    assert (above == below, left < right) == (True, True)
    (left, above), (right, below) = (
        place(render(document, FONTS, large=True), word) for word in ("Links", "Rechts")
    )
    assert (left == right, above < below) == (True, True)


@pytest.mark.needs_tool("pdftotext")
def test_labels_stand_above_their_words() -> None:
    data = render(
        a_document(Heading(1, "Kop"), KeyValues((KeyValue("Waarom", ("Daarom",)),))), FONTS, large=True
    )
    assert place(data, "Waarom")[0] == place(data, "Daarom")[0]
    assert place(data, "Waarom")[1] < place(data, "Daarom")[1]


@pytest.mark.needs_tool("pdftotext")
def test_a_wide_table_shows_the_heads_in_each_row_and_reads_them_once() -> None:
    rows = tuple(tuple(Cell((f"{column}{row}",)) for column in "abcde") for row in range(3))
    table = TableBlock(("Eerst", "Tweede", "Derde", "Vierde", "Vijfde"), rows, (1,) * 5, row_heads=True)
    document = a_document(Heading(1, "Kop"), table)
    data = render(document, FONTS, large=True)
    assert words_of(data).count("Vierde") == 3
    assert tree_faults(data, document) == []
    tops = [place(data, word)[1] for word in ("a0", "b0", "c0", "d0", "e0", "a1")]
    assert all(above < below for above, below in pairwise(tops))
    assert words_of(render(document, FONTS)).count("Vierde") == 1


def test_a_small_table_keeps_its_columns() -> None:
    rows = ((Cell(("Slot",)), Cell(("80",), align="end")),)
    data = render(
        a_document(Heading(1, "Kop"), TableBlock(("Wat", "Prijs"), rows, (1, 1))), FONTS, large=True
    )
    assert place(data, "Slot")[1] == place(data, "80")[1]


def figure_widths(data: bytes) -> list[float]:
    with pikepdf.open(BytesIO(data)) as pdf:
        nodes = (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
        found = [node.A.BBox for node in nodes if node.get("/S") == "/Figure"]
        return [float(box[2] - box[0]) for box in found]


def test_a_wide_chart_is_as_wide_as_the_line() -> None:
    for width in (300.0, 666.0):
        figure = Figure(Chart(width, 90, (Rect(0, 0, width, 90, "sand"),), "Een vlak."))
        (wide,) = figure_widths(render(a_document(Heading(1, "Kop"), figure), FONTS, large=True))
        assert wide == pytest.approx(LARGE_PRINT.line * LARGE_PRINT.zoom, abs=0.1)


def test_pictures_in_a_row_become_fewer_in_a_row() -> None:
    data = next(block.data for block in every_other_block().blocks if isinstance(block, Image))
    images = tuple(Image(data, f"Foto {number}.") for number in range(4))
    document = a_document(Heading(1, "Kop"), ImageRows(images, 2))
    ordinary, large = (figure_widths(render(document, FONTS, large=large)) for large in (False, True))
    assert min(large) > 1.5 * max(ordinary)


def test_a_link_can_be_pressed_where_its_words_are() -> None:
    document = a_document(Heading(1, "Kop", anchor="kop"), Link("Terug", "#kop"))
    data = render(document, FONTS, large=True)
    with pikepdf.open(BytesIO(data)) as pdf:
        (link,) = list(pdf.pages[0].obj.Annots)
        left, bottom, right, top = (float(number) for number in link.Rect)
        assert float(link.Dest[3]) <= PAGE_HEIGHT
    across, down = place(data, "Terug")
    assert left - 1 <= across <= right
    assert bottom <= PAGE_HEIGHT - down <= top + 1


def test_the_same_report_gives_the_same_bytes_and_ordinary_print_is_as_it_was(document: Document) -> None:
    ordinary = render(document, FONTS)
    assert render(document, FONTS, large=True) == render(document, FONTS, large=True)
    assert render(document, FONTS) == ordinary


def test_the_page_is_used_as_far_as_on_an_ordinary_one() -> None:
    share = ORDINARY.room * ORDINARY.line / (PAGE_HEIGHT * PAGE_WIDTH)
    assert LARGE_PRINT.room * LARGE_PRINT.line * LARGE_PRINT.zoom**2 / (PAGE_HEIGHT * PAGE_WIDTH) > share


def test_a_measure_with_everything_is_whole_in_large_print() -> None:
    document = a_document(Heading(1, "Kop"), a_measure())
    assert tree_faults(render(document, FONTS, large=True), document) == []
