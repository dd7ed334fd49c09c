"""The whole report, judged from outside: PDF/UA-1, fonts, words, order and bytes."""

from io import BytesIO

import pikepdf
import pytest

from tests.report.reading import elements, faults, roles, squeezed, structure_of, words_of
from tests.report.sample import FONTS, a_document, a_measure, every_block
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Bullets,
    Heading,
    Link,
    Notice,
    PageBreak,
    Paragraph,
    Span,
)
from zelfscan.report.pdf import render


@pytest.fixture(scope="module")
def report() -> bytes:
    return render(every_block(), FONTS)


def test_a_report_with_every_kind_of_block_is_conformant(report: bytes) -> None:
    assert faults(report) == []


def test_the_judge_of_the_test_above_finds_a_fault_if_there_is_one() -> None:
    assert faults(render(a_document(Heading(1, "Een"), Heading(3, "Drie")), FONTS))


def test_an_empty_report_is_conformant() -> None:
    assert faults(render(a_document(), FONTS)) == []


def test_the_same_report_gives_the_same_bytes(report: bytes) -> None:
    assert render(every_block(), FONTS) == report


def test_another_report_in_between_changes_nothing(report: bytes) -> None:
    render(a_document(Heading(1, "Ander rapport 日本 İ 😀")), FONTS)
    assert render(every_block(), FONTS) == report


def test_every_font_is_embedded(report: bytes) -> None:
    with pikepdf.open(BytesIO(report)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item]
        assert {str(font.BaseFont).partition("+")[2] for font in fonts} == {
            "AtkinsonHyperlegible-Regular",
            "AtkinsonHyperlegible-Bold",
        }
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_file_says_its_title_language_and_date_and_nothing_about_the_person(report: bytes) -> None:
    with pikepdf.open(BytesIO(report)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Uw huis, uw veiligheid",
            "/Producer": "zelfscan",
            "/CreationDate": "D:20261123000000Z",
            "/ModDate": "D:20261123000000Z",
        }
        assert str(pdf.Root.Lang) == "nl-NL"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.needs_tool("pdftotext")
def test_each_page_says_which_of_how_many_it_is(report: bytes) -> None:
    with pikepdf.open(BytesIO(report)) as pdf:
        count = len(pdf.pages)
    for number in range(1, count + 1):
        words = words_of(report, "-f", str(number), "-l", str(number))
        assert f"Bladzijde {number} van {count}" in words


@pytest.mark.needs_tool("pdftotext")
def test_a_reference_names_the_page_where_its_anchor_stands() -> None:
    spans = (Span("Zie bladzijde ", page_of="verder"), Span("."))
    document = a_document(
        *(Heading(1, "Begin"), Paragraph(spans), PageBreak(), Paragraph("Tussenin."), PageBreak()),
        Heading(2, "Verder", anchor="verder"),
    )
    assert "Zie bladzijde 3." in words_of(render(document, FONTS), "-f", "1", "-l", "1")


@pytest.mark.needs_tool("pdfinfo")
def test_words_are_not_glued_where_a_line_ends() -> None:
    sentence = "De gemeente verstrekt een brievenbus als de beveiligingsautoriteit dat adviseert. " * 5
    data = render(a_document(Heading(1, "Kop"), Paragraph(sentence.strip()), Paragraph("een\ntwee")), FONTS)
    assert sentence.strip() in structure_of(data)
    assert "een twee" in structure_of(data)


@pytest.mark.needs_tool("pdfinfo")
def test_columns_are_read_one_after_the_other(report: bytes) -> None:
    structure = structure_of(report)
    places = [structure.index(words) for words in ("Dit is al goed", "sleutel van uw huis", "Deze week")]
    assert places == sorted(places)


def test_headings_lists_tables_figures_and_links_are_tagged_as_such(report: bytes) -> None:
    assert {
        "H1",
        "H2",
        "H3",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Figure",
        "Link",
    } <= {*roles(report)}


def test_every_figure_has_words_and_a_place(report: bytes) -> None:
    figures = [(str(node.Alt), list(node.A.BBox)) for role, node in elements(report) if role == "Figure"]
    assert len(figures) > 10
    assert all(len(words) > 10 and len(box) == 4 for words, box in figures)


def test_every_head_of_a_table_says_whether_it_names_a_row_or_a_column(report: bytes) -> None:
    scopes = {str(node.A.Scope) for role, node in elements(report) if role == "TH"}
    assert scopes == {"/Row", "/Column"}


def test_a_table_over_several_pages_repeats_its_head_but_has_it_once_in_the_structure() -> None:
    rows = tuple(AnswerRow(f"Vraag {number}?", "Ja", "", "1-1-2026") for number in range(60))
    data = render(a_document(Heading(1, "Kop"), Heading(2, "Lijst"), Answers("Hal", rows)), FONTS)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 2
    assert roles(data).count("Table") == 1
    assert roles(data).count("TR") == 61
    assert faults(data) == []


@pytest.mark.needs_tool("pdftotext")
def test_the_repeated_head_stands_on_every_page() -> None:
    rows = tuple(AnswerRow(f"Vraag {number}?", "Ja", "", "1-1-2026") for number in range(60))
    data = render(a_document(Heading(1, "Kop"), Heading(2, "Lijst"), Answers("Hal", rows)), FONTS)
    assert words_of(data).count("Antwoord") == words_of(data).count("Bladzijde")


@pytest.mark.needs_tool("pdftotext")
def test_a_remark_longer_than_a_page_is_printed_to_the_last_word() -> None:
    remark = " ".join(f"woord{number}" for number in range(2500))
    document = a_document(Heading(1, "Kop"), a_measure(remark=remark), Notice("note", "Nog een", remark))
    data = render(document, FONTS)
    assert squeezed(words_of(data)).count("woord2499") == 2
    assert faults(data) == []


def test_breaks_in_a_row_or_at_the_ends_make_no_empty_page() -> None:
    blocks = (PageBreak(), Heading(1, "Een"), PageBreak(), PageBreak(), Paragraph("Twee"), PageBreak())
    with pikepdf.open(BytesIO(render(a_document(*blocks), FONTS))) as pdf:
        assert len(pdf.pages) == 2


def test_headings_become_nested_bookmarks() -> None:
    document = a_document(
        Heading(1, "Een"), Heading(2, "Twee"), Heading(3, "Drie"), Heading(2, "<b>Vier</b>")
    )
    with pikepdf.open(BytesIO(render(document, FONTS))) as pdf, pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "Een"
        assert [item.title for item in first.children] == ["Twee", "<b>Vier</b>"]
        assert [item.title for item in first.children[0].children] == ["Drie"]


def test_a_link_leads_to_its_address_or_to_its_anchor() -> None:
    document = a_document(
        Heading(1, "Een", anchor="begin"),
        Link("Naar de regeling", "https://wetten.overheid.nl/"),
        PageBreak(),
        Link("Naar het begin", "#begin"),
    )
    data = render(document, FONTS)
    with pikepdf.open(BytesIO(data)) as pdf:
        (outside,), (inside,) = (list(sheet.obj.Annots) for sheet in pdf.pages)
        assert str(outside.A.URI) == "https://wetten.overheid.nl/"
        assert str(outside.Contents) == "Naar de regeling"
        assert inside.Dest[0].objgen == pdf.pages[0].obj.objgen
    assert faults(data) == []


def test_a_list_keeps_its_items_in_one_list_over_pages() -> None:
    items = tuple(f"Punt {number}" for number in range(80))
    data = render(a_document(Heading(1, "Kop"), Bullets(items, "tick")), FONTS)
    assert (roles(data).count("L"), roles(data).count("LI")) == (1, 80)
    assert faults(data) == []
