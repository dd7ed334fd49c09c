"""How the report looks: the page, the colours and the sizes of its words.

Measures are points. The design is drawn in pixels of 1/96 inch, so a pixel is three quarters of a point.
"""

from dataclasses import dataclass

MM = 72 / 25.4
PIXEL = 0.75

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
MARGIN = 17 * MM
LINE_WIDTH = PAGE_WIDTH - 2 * MARGIN
#: Distances from the top of the page.
HEADER_BASELINE = 61 * PIXEL
HEADER_LINE = 83 * PIXEL
CONTENT_TOP = 104 * PIXEL
CONTENT_BOTTOM = PAGE_HEIGHT - 70 * PIXEL
FOOTER_LINE = PAGE_HEIGHT - 59 * PIXEL
FOOTER_BASELINE = PAGE_HEIGHT - 35 * PIXEL

#: The light design tokens. ``on-level`` is what stands on the colour of a level.
COLOURS = {
    "paper": "#FBFAF7",
    "surface": "#FFFFFF",
    "sand": "#F1EEE7",
    "line": "#8A8273",
    "hairline": "#DDD7CB",
    "ink": "#1B1F24",
    "muted": "#505A64",
    "petrol": "#0B4F6C",
    "petrol-tint": "#DFE8EC",
    "low": "#1F6F43",
    "medium": "#8A5A00",
    "high": "#A3261B",
    "unknown": "#55597A",
    "low-tint": "#E2ECE7",
    "medium-tint": "#F3EAD6",
    "high-tint": "#F5E3DF",
    "unknown-tint": "#EBEBEF",
    "zone-low": "#C6DDD0",
    "zone-medium": "#EFDCB4",
    "zone-high": "#F0CDC5",
    "zone-unknown": "#E9E9F0",
    "glass": "#DFE8EC",
    "leaf": "#E2ECE7",
    "room": "#F8F5EE",
    "roof": "#E6E0D4",
    "on-level": "#FFFFFF",
}


@dataclass(frozen=True)
class TextStyle:
    """The size, the line height, the colour and the weight of words, and the white space around them."""

    size: float
    leading: float
    colour: str = "ink"
    bold: bool = False
    before: float = 0.0
    after: float = 0.0


def _style(
    size: float, leading: float, colour: str = "ink", bold: bool = False, before: float = 0, after: float = 0
) -> TextStyle:
    """Make a style from pixels."""
    return TextStyle(size * PIXEL, leading * PIXEL, colour, bold, before * PIXEL, after * PIXEL)


HEADINGS = {
    1: _style(34, 42, bold=True, before=24, after=4),
    2: _style(20, 28, bold=True, before=18, after=4),
    3: _style(17, 24, bold=True, before=16, after=3),
    4: _style(15, 22, bold=True, before=12, after=2),
}
PARAGRAPHS = {
    "body": _style(15, 22, after=6),
    "lead": _style(17, 24, after=8),
    "muted": _style(15, 22, "muted", after=6),
    "small": _style(13, 18, "muted", after=6),
    "strong": _style(15, 22, bold=True, after=6),
}
BODY = PARAGRAPHS["body"]
SMALL = PARAGRAPHS["small"]
MEASURE_TITLE = _style(34, 42, bold=True, after=12)
LABEL = _style(15, 22, bold=True)
FIGURE_OLD = _style(20, 28, "muted")
FIGURE_NEW = _style(26, 28, bold=True)
PHONE_NUMBER = _style(26, 34, bold=True)
BRAND = _style(17, 24, "petrol", bold=True)
EDGE_WORDS = _style(15, 22, "muted")
FOOTER = _style(13, 18, "muted")
