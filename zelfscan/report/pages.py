"""Boxes on pages, each with the header and the footer of the report."""

from collections.abc import Mapping
from itertools import dropwhile

from zelfscan.charts.signs import house_mark
from zelfscan.report.boxes import ROOM, Break
from zelfscan.report.document import Document
from zelfscan.report.drawing import draw_chart
from zelfscan.report.fonts import Fonts
from zelfscan.report.images import Album
from zelfscan.report.layout import lay_out
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Stack
from zelfscan.report.structure import Record
from zelfscan.report.styles import (
    BRAND,
    CONTENT_TOP,
    EDGE_WORDS,
    FOOTER,
    FOOTER_BASELINE,
    FOOTER_LINE,
    HEADER_BASELINE,
    HEADER_LINE,
    LINE_WIDTH,
    MARGIN,
    PAGE_WIDTH,
    PIXEL,
    TextStyle,
)
from zelfscan.report.tagging import Sheet

BRAND_WORDS = "zelfscan"
MARK_SIZE = 24
#: Rounds after which page numbers are taken as they are; two will do, unless a number changes a line.
ROUNDS = 4


def draw_pages(document: Document, fonts: Fonts) -> tuple[bytes, Record]:
    """Draw the report, again and again until the pages that it names are the pages that it has."""
    pages: Mapping[str, int] = {}
    count = 0
    album = Album()
    for _ in range(ROUNDS):
        raw, record = _round(document, Setting(fonts, pages, album), count)
        found = {name: anchor.page + 1 for name, anchor in record.anchors.items()}
        if record.pages == count and found == pages:
            break
        pages, count = found, record.pages
    return raw, record


def _round(document: Document, setting: Setting, count: int) -> tuple[bytes, Record]:
    """Draw the report once, with what is known of its pages."""
    sheet = Sheet(setting.fonts, document.language)
    rest: Stack | None = lay_out(document.blocks, setting, sheet.record.root)
    while rest is not None:
        first, rest = _next_page(rest)
        _header(sheet, document)
        first.draw(sheet, MARGIN, CONTENT_TOP, LINE_WIDTH)
        _footer(sheet, document, count)
        if rest is not None:
            sheet.next_page()
    return sheet.finished(), sheet.record


def _next_page(stack: Stack) -> tuple[Stack, Stack | None]:
    """Take off what fits on a page.

    A break where a page starts anyway makes no empty page. What cannot stay together on any page is parted,
    and what is higher than a page is let run over, rather than lost.
    """
    boxes = tuple(dropwhile(lambda box: isinstance(box, Break), stack.boxes))
    first, rest = Stack(boxes).split(LINE_WIDTH, ROOM)
    if first is not None:
        return first, rest
    return Stack(boxes[:1]), Stack(boxes[1:]) if boxes[1:] else None


def _header(sheet: Sheet, document: Document) -> None:
    """Draw the mark, the edition and the line below them."""
    with sheet.artifact("Pagination"):
        draw_chart(sheet, house_mark(size=MARK_SIZE), MARGIN, HEADER_BASELINE - 18 * PIXEL, PIXEL)
        _words(sheet, MARGIN + 34 * PIXEL, HEADER_BASELINE, BRAND_WORDS, BRAND)
        _words_at_end(sheet, HEADER_BASELINE, document.edition, EDGE_WORDS)
        sheet.line(MARGIN, HEADER_LINE, PAGE_WIDTH - MARGIN, HEADER_LINE, "petrol", 2 * PIXEL)


def _footer(sheet: Sheet, document: Document, count: int) -> None:
    """Draw the words at the foot and the number of the page."""
    place = document.page_words.format(page=sheet.page, pages=count)
    with sheet.artifact("Pagination"):
        sheet.line(MARGIN, FOOTER_LINE, PAGE_WIDTH - MARGIN, FOOTER_LINE, "hairline", 0.75)
        _words(sheet, MARGIN, FOOTER_BASELINE, document.footer, FOOTER)
        _words_at_end(sheet, FOOTER_BASELINE, place, FOOTER)


def _words(sheet: Sheet, x: float, baseline: float, words: str, style: TextStyle) -> None:
    """Write words that start at a place."""
    sheet.words(x, baseline, sheet.fonts.printable(words), style.size, style.colour, style.bold)


def _words_at_end(sheet: Sheet, baseline: float, words: str, style: TextStyle) -> None:
    """Write words that end at the right margin."""
    width = sheet.fonts.width(sheet.fonts.printable(words), style.size, style.bold)
    _words(sheet, PAGE_WIDTH - MARGIN - width, baseline, words, style)
