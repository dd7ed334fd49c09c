import pytest

from tests.report.sample import FONTS
from zelfscan.report.fonts import load_fonts
from zelfscan.report.structure import Content, Element
from zelfscan.report.tagging import Sheet


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(load_fonts(FONTS), "nl-NL")


def test_nothing_can_be_drawn_without_saying_what_it_is(sheet: Sheet) -> None:
    with pytest.raises(RuntimeError, match="mark"):
        sheet.words(0, 0, "los", 10, "ink")


def test_marked_content_cannot_be_nested(sheet: Sheet) -> None:
    with (
        pytest.raises(RuntimeError, match="nested"),
        sheet.mark(sheet.record.root.add("P")),
        sheet.mark(sheet.record.root.add("P")),
    ):
        pass


def test_each_page_counts_its_content_from_zero(sheet: Sheet) -> None:
    element = sheet.record.root.add("P")
    for _ in range(2):
        with sheet.mark(element), sheet.artifact():
            sheet.words(0, 10, "woord", 10, "ink")
        sheet.next_page()
    assert element.children == [Content(0, 0), Content(1, 0)]
    assert sheet.page == 3


def test_what_is_repeated_as_decoration_is_not_content_and_not_a_link(sheet: Sheet) -> None:
    element = sheet.record.root.add("Link")
    with sheet.artifact("Pagination"):
        with sheet.mark(element):
            sheet.words(0, 10, "woord", 10, "ink")
        sheet.link(element, 0, 0, 10, 10, "#begin")
    assert element.children == []


def test_only_what_was_drawn_and_the_cells_of_tables_stay_in_the_tree() -> None:
    row = Element("TR")
    row.add("TD")
    row.add("P")
    assert [child.role for child in row.kept() if isinstance(child, Element)] == ["TD"]
