"""The tree of a finished file, read as a screen reader reads it."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pydantic import ValidationError

from tests.report.content_answers import judged
from tests.report.reading import elements, faults, roles
from tests.report.sample import FONTS, a_document, every_block, every_other_block
from tests.report.tree_reading import phrases, tree_faults, tree_text
from zelfscan.core.pack import Source
from zelfscan.report.content.private import private_report
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Bullets,
    Cell,
    Document,
    Heading,
    KeyValue,
    KeyValues,
    Link,
    Notice,
    Paragraph,
    Span,
    TableBlock,
)
from zelfscan.report.pdf import render


@pytest.mark.parametrize("document", [every_block(), every_other_block()], ids=["most", "others"])
def test_the_words_in_the_order_of_the_tree_are_those_of_the_document(document: Document) -> None:
    data = render(document, FONTS)
    assert tree_faults(data, document) == []
    assert faults(data) == []


def test_with_a_password_the_tree_is_the_same() -> None:
    document = every_other_block()
    assert tree_faults(render(document, FONTS, "wachtzin"), document, "wachtzin") == []


def test_the_reader_of_the_tests_above_sees_another_order_and_a_missing_word() -> None:
    one, other = (a_document(Heading(1, "Kop"), Paragraph(words)) for words in ("een twee", "twee een"))
    assert "not in this order" in tree_faults(render(one, FONTS), other)[0]
    less = a_document(Heading(1, "Kop"))
    assert tree_faults(render(one, FONTS), less) == ["the file holds more: 'eentwee'"]


def test_the_reader_of_the_tests_above_sees_what_is_painted_outside_the_tree() -> None:
    with pikepdf.open(BytesIO(render(a_document(Heading(1, "Kop")), FONTS))) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"0 0 10 10 re f", prepend=True)
        page.obj.Tabs = pikepdf.Name.R
        target = BytesIO()
        pdf.save(target)
    assert tree_faults(target.getvalue()) == ["page 1: no /Tabs /S", "page 1: f outside the tree"]


def test_the_reader_of_the_tests_above_sees_a_cell_without_a_head() -> None:
    with pikepdf.open(BytesIO(render(every_block(), FONTS))) as pdf:
        cells = [
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TD"
        ]
        del cells[0].A
        cells[1].A.Headers = pikepdf.Array([pikepdf.String("nergens")])
        target = BytesIO()
        pdf.save(target)
    found = tree_faults(target.getvalue())
    assert [line.split()[-3:] for line in found] == [["has", "no", "head"], ["of", "its", "table"]]


def test_there_are_headings_of_four_levels() -> None:
    data = render(a_document(*(Heading(level, f"Kop {level}") for level in (1, 2, 3, 4))), FONTS)
    assert roles(data) == ["Document", "H1", "H2", "H3", "H4"]
    assert faults(data) == []


def test_a_cell_names_the_head_of_its_column_and_of_its_row() -> None:
    table = TableBlock(("Wat", "Prijs"), ((Cell(("Slot",)), Cell(("80",))),), (1, 1), row_heads=True)
    data = render(a_document(Heading(1, "Kop"), table), FONTS)
    with pikepdf.open(BytesIO(data)) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        heads = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
        assert list(heads) == sorted(heads)
    (heads_of_cell,) = ([*map(str, node.A.Headers)] for role, node in elements(data) if role == "TD")
    assert heads_of_cell == ["t1r0c1", "t1r1c0"]
    assert set(heads) == {"t1r0c0", "t1r0c1", "t1r1c0"}


def test_labelled_rows_name_their_label() -> None:
    data = render(a_document(Heading(1, "Kop"), KeyValues((KeyValue("Norm", ("NEN", "PKVW")),))), FONTS)
    (heads_of_cell,) = ([*map(str, node.A.Headers)] for role, node in elements(data) if role == "TD")
    assert heads_of_cell == ["t1r0c0"]


def test_a_phrase_in_another_language_says_so_wherever_it_stands() -> None:
    foreign = Span("Secured by Design, a guide to doors and windows", language="en")
    words = (Span("Zie "), foreign, Span(" uit 2023. "), foreign)
    data = render(
        a_document(
            *(Heading(1, "Kop"), Paragraph(words), Bullets((words,)), Notice("info", "Let op.", words)),
            TableBlock(("Bron",), ((Cell((words,)),),), (1,)),
            KeyValues((KeyValue("Bron", (words,)),)),
            Link("Read the guide", "https://example.org/", language="en"),
        ),
        FONTS,
    )
    found = phrases(data)
    assert found.count(("en", foreign.text)) == 10
    assert ("en", "Read the guide") in found
    assert faults(data) == []


def test_a_phrase_that_goes_on_over_lines_and_pages_is_one_phrase() -> None:
    foreign = Span("A guide to doors and windows. " * 220, language="en")
    document = a_document(Heading(1, "Kop"), Paragraph((Span("Zie "), foreign, Span("einde."))))
    data = render(document, FONTS)
    assert [language for language, _ in phrases(data)] == ["en"]
    assert tree_faults(data, document) == []


def test_a_remark_is_a_note_with_a_name_and_a_label() -> None:
    remarks = (Notice("note", "Van u", "Eerst."), Notice("note", "Van de adviseur", "Dan.", aside="Direct"))
    data = render(a_document(Heading(1, "Kop"), *remarks), FONTS)
    notes = [(str(node.ID), str(node.K[0].S)) for role, node in elements(data) if role == "Note"]
    assert notes == [("n1", "/Lbl"), ("n2", "/Lbl")]
    assert faults(data) == []


def test_only_standard_roles_are_used_so_that_no_role_needs_a_map() -> None:
    with pikepdf.open(BytesIO(render(every_block(), FONTS))) as pdf:
        assert "/RoleMap" not in pdf.Root.StructTreeRoot


def test_what_is_repeated_on_the_next_page_is_read_once() -> None:
    rows = tuple(AnswerRow(f"Vraag {number}?", "Ja") for number in range(60))
    document = a_document(Heading(1, "Kop"), Answers("Hal", rows, level=2))
    data = render(document, FONTS)
    assert tree_text(data).count("Antwoord") == 1
    assert tree_faults(data, document) == []


def test_an_english_title_of_a_source_is_read_as_english() -> None:
    document = private_report(judged("woningscan", "worst"))
    found = phrases(render(document, FONTS))
    assert ("en", "The effectiveness of burglary security devices") in found
    assert {language for language, _ in found} == {"en"}


def test_what_is_said_to_be_english_is_a_part_of_the_title() -> None:
    with pytest.raises(ValidationError, match="letter for letter"):
        Source(id="E01", title="Een titel", url="", published="", read_on=date(2026, 1, 1), english="A title")
