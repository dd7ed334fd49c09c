"""What laying out needs besides the blocks."""

from collections.abc import Mapping

from zelfscan.report.boxes import TextBox
from zelfscan.report.document import Span, Words
from zelfscan.report.fonts import Fonts
from zelfscan.report.images import Album
from zelfscan.report.structure import Element
from zelfscan.report.styles import TextStyle
from zelfscan.report.typeset import Run


class Setting:
    """The fonts, the pictures, and the page of each anchor as far as an earlier round of layout found it."""

    def __init__(self, fonts: Fonts, pages: Mapping[str, int], album: Album) -> None:
        """Keep the fonts, the pages and the pictures."""
        self.fonts, self.album = fonts, album
        self._pages = pages

    def runs(self, words: Words) -> tuple[Run, ...]:
        """Make words printable, and fill in the numbers of pages."""
        spans = (Span(words),) if isinstance(words, str) else words
        return tuple(
            Run(self.fonts.printable(self._filled(span)), span.bold, span.language) for span in spans
        )

    def text(
        self, words: Words, style: TextStyle, element: Element, *, colour: str = "", at_end: bool = False
    ) -> TextBox:
        """Lay out one paragraph."""
        return TextBox(self.fonts, self.runs(words), style, element, at_end=at_end, colour=colour)

    def _filled(self, span: Span) -> str:
        """Add the number of the page that a span refers to."""
        return f"{span.text}{self._pages.get(span.page_of, 0)}" if span.page_of else span.text
