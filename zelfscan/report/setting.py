"""What laying out needs besides the blocks."""

from collections.abc import Mapping
from typing import TypeVar

from zelfscan.report.boxes import TextBox
from zelfscan.report.document import Span, Words
from zelfscan.report.fonts import Fonts
from zelfscan.report.images import Album
from zelfscan.report.paper import ORDINARY, Paper
from zelfscan.report.structure import Element
from zelfscan.report.styles import TextStyle
from zelfscan.report.syllables import syllables, syllables_of_label
from zelfscan.report.typeset import Run

DUTCH = "nl"
AnyText = TypeVar("AnyText", bound=TextBox)


class Setting:
    """The fonts, the pictures, the paper, and the page of each anchor as far as an earlier round found it."""

    def __init__(
        self,
        fonts: Fonts,
        pages: Mapping[str, int],
        album: Album,
        paper: Paper = ORDINARY,
        language: str = DUTCH,
    ) -> None:
        """Keep what laying out needs; only Dutch words are broken at their syllables."""
        self.fonts, self.album, self.paper = fonts, album, paper
        self._pages = pages
        self._is_dutch = language.partition("-")[0] == DUTCH

    def runs(self, words: Words) -> tuple[Run, ...]:
        """Make words printable, and fill in the numbers of pages."""
        spans = (Span(words),) if isinstance(words, str) else words
        return tuple(
            Run(self.fonts.printable(self._filled(span)), span.bold, span.language) for span in spans
        )

    def text(
        self,
        words: Words,
        style: TextStyle,
        element: Element,
        *,
        colour: str = "",
        at_end: bool = False,
        is_label: bool = False,
    ) -> TextBox:
        """Lay out one paragraph; a label holds words of the program itself."""
        box = self.ready(
            TextBox(self.fonts, self.runs(words), self.paper.style(style), element), is_label=is_label
        )
        box.at_end, box.colour = at_end, colour or box.colour
        return box

    def ready(self, box: AnyText, *, is_label: bool = False) -> AnyText:
        """Let words be broken at their syllables, if they are Dutch."""
        if self._is_dutch:
            box.syllables = syllables_of_label if is_label else syllables
        return box

    def _filled(self, span: Span) -> str:
        """Add the number of the page that a span refers to."""
        return f"{span.text}{self._pages.get(span.page_of, 0)}" if span.page_of else span.text
