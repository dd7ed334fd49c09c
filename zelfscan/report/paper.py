"""The sheet that a report is laid out on: an ordinary one, or one for large print.

Large print is not another layout. It is the same one on a smaller page, drawn larger: words, lines, signs and
white space alike. What does not fit beside each other on such a page stands below each other.
"""

from dataclasses import dataclass, replace
from functools import cache

from zelfscan.report.styles import (
    CONTENT_BOTTOM,
    CONTENT_TOP,
    HEADER_BASELINE,
    HEADER_LINE,
    MARGIN,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PARAGRAPHS,
    PIXEL,
    TextStyle,
)

#: The size of the words of a large-print report, in points.
LARGE = 18.0
ZOOM = LARGE / PARAGRAPHS["body"].size
#: Large print makes headings larger than words, but not as much larger; nothing is smaller than the words.
LARGE_SIZES = ((34, 26, 32), (26, 22, 28), (20, 19, 26), (13, 15, 22))
#: A chart at least this wide becomes as wide as the line in large print.
WIDE_CHART = 250.0
#: A small chart, such as a bar in a table, becomes this much larger at most.
LARGER_CHART = 2.0


@dataclass(frozen=True)
class Paper:
    """The measures of a page in the units of the layout, and how much larger they are drawn."""

    zoom: float
    width: float
    height: float
    margin: float
    header_baseline: float
    header_line: float
    top: float
    bottom: float
    is_large: bool = False

    @property
    def line(self) -> float:
        """The width of a line."""
        return self.width - 2 * self.margin

    @property
    def room(self) -> float:
        """The height that there is for content."""
        return self.bottom - self.top

    def lower(self, by: float) -> "Paper":
        """Give the same page with a higher foot."""
        return replace(self, bottom=self.bottom - by)

    def style(self, style: TextStyle) -> TextStyle:
        """Give the style that words have on this page."""
        return _larger(style) if self.is_large else style

    def chart_scale(self, width: float) -> float:
        """Say how much larger a chart of some pixels wide may be drawn."""
        if not self.is_large or not width:
            return PIXEL
        fits = self.line / width
        return max(fits if width >= WIDE_CHART else min(fits, LARGER_CHART * PIXEL), PIXEL)


ORDINARY = Paper(
    zoom=1.0,
    width=PAGE_WIDTH,
    height=PAGE_HEIGHT,
    margin=MARGIN,
    header_baseline=HEADER_BASELINE,
    header_line=HEADER_LINE,
    top=CONTENT_TOP,
    bottom=CONTENT_BOTTOM,
)
LARGE_PRINT = Paper(
    zoom=ZOOM,
    width=PAGE_WIDTH / ZOOM,
    height=PAGE_HEIGHT / ZOOM,
    margin=15 * MM / ZOOM,
    header_baseline=38 * PIXEL,
    header_line=50 * PIXEL,
    top=62 * PIXEL,
    bottom=PAGE_HEIGHT / ZOOM - 56 * PIXEL,
    is_large=True,
)


@cache
def _larger(style: TextStyle) -> TextStyle:
    """Give a style the size that it has in large print, before all is drawn larger."""
    for size, new, leading in LARGE_SIZES:
        if style.size == size * PIXEL:
            return replace(style, size=new * PIXEL, leading=leading * PIXEL)
    return style
