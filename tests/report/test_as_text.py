"""The plain text of a report: everything is in it, and every line fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.sample import a_document, a_measure, every_block, the_house
from tests.report.test_hostile_text import LONG, MARKUP, ODD
from zelfscan.report.as_text import WIDTH, to_text
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Figure,
    Heading,
    Link,
    Numbered,
    Paragraph,
    TableBlock,
)
from zelfscan.report.text import NO_BREAK_SPACE, plain


def lines_of(*blocks: Block) -> list[str]:
    """The lines below what is said of the report as a whole."""
    text = to_text(a_document(*blocks)).decode("utf-8-sig")
    assert text.endswith("\r\n")
    lines = text.split("\r\n")
    return lines[lines.index("") + 1 :]


def squeezed(text: str) -> str:
    return "".join(plain(text).replace(NO_BREAK_SPACE, " ").split())


def test_it_begins_with_what_it_is() -> None:
    data = to_text(a_document(Paragraph("Hallo")))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n")[:4] == [
        "Uw huis, uw veiligheid",
        "Editie: privé. Alleen voor u.",
        "Voorbeeld met verzonnen gegevens. Vragenlijst 2026.11, regels op 23-11-2026.",
        "Gemaakt op 23 november 2026.",
    ]


def test_somebody_can_search_from_heading_to_heading() -> None:
    found = lines_of(Heading(1, "Hoofdstuk"), Heading(2, "Deel"), Heading(3, "Stuk"), Heading(4, "Stukje"))
    assert [line for line in found if line] == ["# Hoofdstuk", "## Deel", "### Stuk", "#### Stukje"]


def test_lists_have_a_sign_or_a_number() -> None:
    found = lines_of(Bullets(("een", "twee")), Numbered(("drie", "vier"), start=3))
    assert found[:5] == ["- een", "- twee", "", "3. drie", "4. vier"]


def test_a_table_is_read_row_by_row_with_the_word_above_each_column() -> None:
    rows = ((Cell(("Deurspion",)), Cell(("Uur",))), (Cell(("Slot",)), Cell(("",))))
    found = lines_of(TableBlock(("Maatregel", "Moeite"), rows, (1, 1), row_heads=True))
    assert found[:4] == ["Maatregel: Deurspion", "  Moeite: Uur", "", "Maatregel: Slot"]


def test_a_picture_is_read_as_its_words() -> None:
    house = the_house()
    found = squeezed(" ".join(lines_of(Figure(house, "De woning"))))
    assert found == squeezed(f"Beeld: {house.alternative} Onderschrift: De woning")


def test_a_web_address_stays_whole_and_stands_behind_its_words() -> None:
    address = "https://example.org/" + "lang/" * 30
    found = lines_of(Link("Bron", address), Link("Naar boven", "#top"))
    assert found[:2] == ["Bron", address]
    assert "#top" not in " ".join(found)


def test_every_line_fits() -> None:
    text = to_text(every_block()).decode("utf-8-sig")
    long = [line for line in text.split("\r\n") if len(line) > WIDTH and "://" not in line]
    assert long == []


@pytest.mark.parametrize("text", [*MARKUP, *ODD, *(each for each in LONG if "://" not in each), "a" * 10_000])
def test_whatever_is_typed_stands_there_as_typed_and_fits(text: str) -> None:
    found = lines_of(Paragraph(text), a_measure(remark=text))
    assert max(map(len, found)) <= WIDTH
    assert squeezed(text) in squeezed(" ".join(found))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_written_and_holds_no_sign_that_a_screen_would_obey(text: str) -> None:
    data = to_text(a_document(Paragraph(text))).decode("utf-8-sig")
    assert all(sign.isprintable() or sign in "\r\n" or ord(sign) > 0xFF for sign in data)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_text(every_block()) == to_text(every_block())


def test_a_new_line_that_somebody_typed_stays() -> None:
    assert lines_of(Paragraph("een\ntwee"))[:2] == ["een", "twee"]
