"""Boxes on pages, each with the header and the footer of the report."""

from collections.abc import Iterator, Mapping
from itertools import dropwhile

from zelfscan.charts.signs import house_mark
from zelfscan.report.boxes import DROP, Box, Break
from zelfscan.report.document import Document
from zelfscan.report.drawing import draw_chart
from zelfscan.report.fonts import Fonts
from zelfscan.report.images import Album
from zelfscan.report.layout import lay_out
from zelfscan.report.loosening import loosened
from zelfscan.report.paper import ORDINARY, Paper
from zelfscan.report.progress import Steps
from zelfscan.report.setting import Setting
from zelfscan.report.stacks import Stack
from zelfscan.report.structure import Element, Record
from zelfscan.report.styles import BRAND, EDGE_WORDS, FOOTER, PIXEL, TextStyle
from zelfscan.report.tagging import Sheet

BRAND_WORDS = "zelfscan"
MARK_SIZE = 24
#: From the content down to the line above the foot, and from its words down to the edge; less in large print.
FOOT_LINE, FOOT_DROP, FOOT_LOWER = 11 * PIXEL, 35 * PIXEL, 0.8
#: White space between the words at the foot and the number of the page.
FOOT_GAP = 16 * PIXEL
#: Rounds after which page numbers are taken as they are; two will do, unless a number changes a line.
ROUNDS = 4


#: Which hundredths of the work finding the pages is, and drawing them.
FINDING, DRAWING = (0, 15), (15, 50)


def draw_pages(
    document: Document, fonts: Fonts, paper: Paper = ORDINARY, steps: Steps | None = None
) -> tuple[bytes, Record]:
    """Draw the report, again and again until the pages that it names are the pages that it has.

    The first round is blind: it only finds out what is on which page. Raises ``Stopped``.
    """
    pages: Mapping[str, int] = {}
    count = 0
    album, fonts = Album(), fonts.fresh()
    for number in range(ROUNDS):
        setting = Setting(fonts, pages, album, paper, document.language)
        raw, record = _round(document, setting, count, steps or Steps(), is_blind=not number)
        found = {name: anchor.page + 1 for name, anchor in record.anchors.items()}
        if record.pages == count and found == pages:
            break
        pages, count = found, record.pages
    return raw, record


def _round(
    document: Document, setting: Setting, count: int, steps: Steps, *, is_blind: bool
) -> tuple[bytes, Record]:
    """Draw the report once, with what is known of its pages."""
    foot = Foot(document, setting, count)
    setting.paper = paper = setting.paper.lower(foot.extra)
    sheet = Sheet(setting.fonts, document.language, paper, is_blind=is_blind)
    whole = lay_out(document.blocks, setting, sheet.record.root)
    rest: Stack | None = whole
    while rest is not None:
        steps.at(*(FINDING if is_blind else DRAWING), 1 - len(rest.boxes) / max(len(whole.boxes), 1))
        first, rest = _next_page(rest, paper)
        if not is_blind:
            _header(sheet, document, setting)
        first.draw(sheet, paper.margin, paper.top, paper.line)
        if not is_blind:
            foot.draw(sheet)
        if rest is not None:
            sheet.next_page()
    return sheet.finished(), sheet.record


def _next_page(stack: Stack, paper: Paper) -> tuple[Stack, Stack | None]:
    """Take off what fits on a page.

    A break where a page starts anyway makes no empty page. What would leave nothing but headings on a page is
    let go of where it holds together. What cannot be parted even then is let run over, rather than lost.
    """
    whole = Stack(tuple(dropwhile(lambda box: isinstance(box, Break), stack.boxes)))
    for attempt in _attempts(whole):
        first, rest = attempt.split(paper.line, paper.room)
        if isinstance(first, Stack) and (rest is None or isinstance(rest, Stack)):
            return first, rest
    return Stack(whole.boxes[:1]), Stack(whole.boxes[1:]) if whole.boxes[1:] else None


def _attempts(whole: Stack) -> Iterator[Box]:
    """Give the boxes as they are, and then ever looser; mostly the first will do."""
    yield whole
    yield loosened(whole)
    yield loosened(whole, rows=True)


def _header(sheet: Sheet, document: Document, setting: Setting) -> None:
    """Draw the mark, the edition and the line below them."""
    paper = setting.paper
    left, right, down = paper.margin, paper.width - paper.margin, paper.header_baseline
    with sheet.artifact("Pagination"):
        if not document.is_neutral:
            draw_chart(sheet, house_mark(size=MARK_SIZE), left, down - 18 * PIXEL, PIXEL)
            _words(sheet, left + 34 * PIXEL, down, BRAND_WORDS, paper.style(BRAND))
        _words_at_end(sheet, right, down, document.edition, paper.style(EDGE_WORDS))
        sheet.line(left, paper.header_line, right, paper.header_line, "petrol", 2 * PIXEL)


class Foot:
    """The words at the foot of a page, and its number: beside each other, or else below each other."""

    def __init__(self, document: Document, setting: Setting, count: int) -> None:
        """Measure the words; ``extra`` is how much higher than usual the foot is."""
        self._words, self._count, self._paper = document.page_words, count, setting.paper
        self._style = setting.paper.style(FOOTER)
        self._box = setting.text(document.footer, FOOTER, Element("P"))
        number = setting.fonts.width(self._place(count), self._style.size)
        wide = self._box.width() + number + FOOT_GAP
        self._rows = 0 if wide <= self._paper.line else len(self._box.lines(self._paper.line))
        self.extra = self._rows * self._style.leading

    def draw(self, sheet: Sheet) -> None:
        """Draw the foot of this page."""
        paper, leading = self._paper, self._style.leading
        left, right = paper.margin, paper.width - paper.margin
        baseline = paper.height - FOOT_DROP * (1 if not paper.is_large else FOOT_LOWER)
        line = paper.bottom + FOOT_LINE - self.extra
        with sheet.artifact("Pagination"):
            sheet.line(left, line, right, line, "hairline", 0.75)
            _words_at_end(sheet, right, baseline, self._place(sheet.page), self._style)
            top = baseline - DROP * self._style.size - leading / 2 - self.extra
            self._box.draw(sheet, left, top, paper.line)

    def _place(self, page: int) -> str:
        """Say which page of how many this is."""
        return self._words.format(page=page, pages=self._count)


def _words(sheet: Sheet, x: float, baseline: float, words: str, style: TextStyle) -> None:
    """Write words that start at a place."""
    sheet.words(x, baseline, sheet.fonts.printable(words), style.size, style.colour, style.bold)


def _words_at_end(sheet: Sheet, right: float, baseline: float, words: str, style: TextStyle) -> None:
    """Write words that end at the right margin."""
    width = sheet.fonts.width(sheet.fonts.printable(words), style.size, style.bold)
    _words(sheet, right - width, baseline, words, style)
