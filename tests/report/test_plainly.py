"""A report taken apart into headings, paragraphs, lists, tables and pictures loses no word."""

from typing import get_args

import pytest

from tests.report.sample import a_document, a_measure, every_block
from tests.report.visit_sample import a_visit
from zelfscan.charts.shapes import Chart
from zelfscan.report.content.visit import visit_chapter
from zelfscan.report.document import (
    Block,
    Cell,
    Columns,
    FindingCard,
    Heading,
    KeepTogether,
    MeasureCard,
    Paragraph,
    Span,
    TableBlock,
    WordRows,
    WritingLine,
)
from zelfscan.report.plainly import Grid, Head, Listed, Para, Part, Picture, parts_of

EVERYTHING: tuple[Block, ...] = (
    *every_block().blocks,
    *visit_chapter(a_visit()),
    FindingCard("D1", "Los slot", "high", "Ernstig", "Voordeur", "Zet vast", "Eigen", "Los", "Slotenmaker"),
)


def words_of(part: Part) -> str:
    match part:
        case Head():
            return part.words
        case Para():
            return "".join(span.text for span in part.spans)
        case Listed():
            return " ".join("".join(span.text for span in item) for item in part.items)
        case Grid():
            cells = (spans for row in part.rows for cell in row for spans in cell)
            return " ".join([*part.head, *("".join(span.text for span in spans) for spans in cells)])
        case Picture():
            return f"{part.alternative} {''.join(span.text for span in part.caption)}"
        case _:
            return ""


def all_words(*held: Block) -> str:
    return " ".join(map(words_of, parts_of(a_document(*held))))


def strings(value: object) -> list[str]:
    """Every text that stands somewhere in a block, but for what is not to be read."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in strings(each)]
    if not hasattr(value, "__dataclass_fields__") or isinstance(value, Chart):
        return []
    silent = {"kind", "sign", "level", "anchor", "page_of", "align", "language", "target", "urgent"}
    return [
        text
        for name in value.__dataclass_fields__
        if name not in silent
        for text in strings(getattr(value, name))
    ]


def test_the_sample_holds_every_kind_of_block() -> None:
    def kinds(held: tuple[Block, ...]) -> set[type]:
        found: set[type] = set()
        for block in held:
            found.add(type(block))
            match block:
                case KeepTogether():
                    found |= kinds(block.blocks)
                case Columns():
                    found |= {kind for column in block.columns for kind in kinds(column)}
                case _:
                    pass
        return found

    apart = {WordRows, WritingLine}
    assert kinds(EVERYTHING) | apart == set(get_args(Block))


def test_no_word_of_any_block_is_lost() -> None:
    found = all_words(*EVERYTHING)
    wanted = [text.rstrip(".") for block in EVERYTHING for text in strings(block)]
    assert len(wanted) > 100
    pages = ("bladzijde ", "Bladzijde")
    missing = [text for text in wanted if text not in found and not text.endswith(pages)]
    assert missing == []


def test_rows_to_write_in_and_on_can_be_read() -> None:
    words = WordRows(("Rij", "Woord 1", "Woord 2"), (("appel", ""),))
    grid, line = parts_of(a_document(words, WritingLine("Naam")))
    assert words_of(grid).split() == ["Rij", "Woord", "1", "Woord", "2", "1", "appel", "________________"]
    assert words_of(line) == "Naam: ________________"


def test_a_number_of_a_page_becomes_the_name_of_what_stands_there() -> None:
    reference = Paragraph((Span("Begin met bladzijde ", page_of="a"), Span(".")))
    named = Paragraph((Span("Dat staat op bladzijde ", page_of="b"), Span(".")))
    found = all_words(
        reference,
        named,
        Heading(1, "Eerst nagaan", anchor="a"),
        MeasureCard("", "Deurspion", (), (), anchor="b"),
    )
    assert found.startswith("Begin met het deel “Eerst nagaan”. Dat staat in het deel “Deurspion”.")


def test_a_name_inside_something_else_is_found_as_well() -> None:
    inside = Columns(((KeepTogether((Heading(2, "Binnen", anchor="in"),)),), ()), (1, 1))
    assert "“Binnen”" in all_words(inside, Paragraph((Span("bladzijde ", page_of="in"),)))


def test_a_reference_to_nothing_says_nothing() -> None:
    assert all_words(Paragraph((Span("Zie verder", page_of="weg"),))) == "Zie verder"


def test_a_column_of_page_numbers_is_left_out() -> None:
    rows = tuple((Cell((name,)), Cell(((Span("", page_of="x"),),))) for name in ("een", "twee"))
    (grid,) = parts_of(a_document(TableBlock(("Hoofdstuk", "Bladzijde"), rows, (1, 1))))
    assert words_of(grid) == "Hoofdstuk een twee"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_keep_their_level(level: int) -> None:
    heading = Heading(level, "Kop")  # type: ignore[arg-type]
    assert parts_of(a_document(heading)) == (Head(level, "Kop"),)


def test_a_measure_is_read_from_its_title_to_its_choices() -> None:
    found = all_words(a_measure())
    order = [
        "Losse brievenbus op slot",
        "Maatregel 4 van 10",
        "Wat het doet",
        "Waarom bij u",
        "Opmerking",
        "gekozen",
    ]
    places = [found.index(words) for words in order]
    assert places == sorted(places)
