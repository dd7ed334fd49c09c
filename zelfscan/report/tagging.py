"""Drawing on pages in such a way that everything is either tagged content or marked as decoration."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from zelfscan.report.fonts import REGULAR, Fonts
from zelfscan.report.images import EmbeddedImage
from zelfscan.report.paper import ORDINARY, Paper
from zelfscan.report.structure import Anchor, Bookmark, Box, Content, Element, LinkSpot, Record
from zelfscan.report.styles import COLOURS, PAGE_HEIGHT, PAGE_WIDTH

# Text encoding of streams is of use to nobody: it makes the file larger and three times slower to write.
rl_config.useA85 = 0

_PAINTS = {name: HexColor(value) for name, value in COLOURS.items()}
_FILLS = {name: f"{each.red:.6g} {each.green:.6g} {each.blue:.6g} rg" for name, each in _PAINTS.items()}
_STROKES = {name: f"{each.red:.6g} {each.green:.6g} {each.blue:.6g} RG" for name, each in _PAINTS.items()}
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}
_ESCAPES |= {ord(sign): f"\\{sign}" for sign in "\\()"}


class Sheet:
    """A canvas with the origin at the top left, on which nothing can be drawn without saying what it is."""

    def __init__(
        self, fonts: Fonts, language: str, paper: Paper = ORDINARY, *, is_blind: bool = False
    ) -> None:
        """Start with an empty first page; what is drawn is in the measures of the paper.

        A blind sheet only finds out on which page everything comes: words, charts and pictures pass it by.
        """
        self.fonts, self.paper, self.is_blind = fonts, paper, is_blind
        self.record = Record()
        self._stream = BytesIO()
        # Invariant keeps clock and chance out of the file; the first font is else one that is not embedded.
        self._canvas = Canvas(
            self._stream,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
            lang=language,
        )
        self._page = 0
        self._next_number = 0
        self._open: Element | str | None = None
        self._enlarge()

    @property
    def page(self) -> int:
        """The number of the page that is drawn on, from 1."""
        return self._page + 1

    @property
    def canvas(self) -> Canvas:
        """The canvas of reportlab, for shapes; its origin is at the bottom left."""
        if self._open is None:
            raise RuntimeError("draw inside mark() or artifact()")
        return self._canvas

    @contextmanager
    def mark(self, element: Element, language: str = "") -> Iterator[None]:
        """Tag what is drawn as content of an element; inside an artifact it stays an artifact.

        With a language it becomes a phrase of its own inside the element.
        """
        if isinstance(self._open, str):
            yield
            return
        if self._open is not None:
            raise RuntimeError("marked content cannot be nested")
        if language:
            element = element.phrase(language)
        element.children.append(Content(self._page, self._next_number))
        self._canvas.addLiteral(f"/{element.role} <</MCID {self._next_number}>> BDC")
        self._next_number += 1
        self._open = element
        try:
            yield
        finally:
            self._canvas.addLiteral("EMC")
            self._open = None

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is drawn as decoration, which a screen reader passes by."""
        if self._open is not None:
            yield
            return
        self._canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        self._open = kind
        try:
            yield
        finally:
            self._canvas.addLiteral("EMC")
            self._open = None

    def words(
        self, x: float, baseline: float, words: str, size: float, colour: str, bold: bool = False
    ) -> None:
        """Write one line of words that were made printable before."""
        canvas, font = self.canvas, self.fonts.bold if bold else self.fonts.regular
        # What drawString of reportlab does besides, it does for text that is shaped or goes on.
        book = canvas._doc  # noqa: SLF001
        place = f"1 0 0 1 {x:.3f} {self.paper.height - baseline:.3f} Tm"
        shown = " ".join(
            f"{font.getSubsetInternalName(subset, book)} {size:g} Tf ({codes.translate(_ESCAPES)}) Tj"
            for subset, codes in (
                (number, part.decode("latin-1")) for number, part in font.splitString(words, book)
            )
        )
        canvas.addLiteral(f"{_FILLS[colour]} BT {place} {shown} ET")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """Draw a straight line."""
        height = self.paper.height
        ends = f"{x1:.3f} {height - y1:.3f} m {x2:.3f} {height - y2:.3f} l"
        self.canvas.addLiteral(f"{_STROKES[colour]} {width:g} w 0 J [] 0 d {ends} S")

    def frame(self, x: float, y: float, width: float, height: float, edge: str, line: float) -> None:
        """Draw a decorative edge with rounded corners."""
        with self.artifact():
            canvas = self.canvas
            canvas.setStrokeColor(paint(edge))
            canvas.setLineWidth(line)
            canvas.setDash()
            canvas.roundRect(x, self.paper.height - y - height, width, height, 6, stroke=1, fill=0)

    def image(self, image: EmbeddedImage, x: float, y: float, width: float, height: float) -> None:
        """Place a picture; its bytes are only written into the file when that is finished."""
        corner = f"{x:.3f} {self.paper.height - y - height:.3f}"
        self.canvas.addLiteral(f"q {width:.3f} 0 0 {height:.3f} {corner} cm /{image.name} Do Q")
        widths, pages = self.record.widths, self.record.images.setdefault(image, [])
        widths[image] = max(widths.get(image, 0.0), width * self.paper.zoom)
        if self._page not in pages:
            pages.append(self._page)

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """Give a rectangle on the page in PDF coordinates."""
        bottom, zoom = self.paper.height - y - height, self.paper.zoom
        return (x * zoom, bottom * zoom, (x + width) * zoom, (bottom + height) * zoom)

    def link(self, element: Element, x: float, y: float, width: float, height: float, target: str) -> None:
        """Make a place on this page lead to a web address or to an anchor."""
        if not isinstance(self._open, str):
            spot = LinkSpot(self._page, self.box(x, y, width, height), target, element.alternative)
            element.children.append(spot)

    def bookmark(self, level: int, words: str, anchor: str, y: float) -> None:
        """Put a heading in the outline, and remember its anchor."""
        top = (self.paper.height - y) * self.paper.zoom
        self.record.bookmarks.append(Bookmark(level, words, self._page, top))
        if anchor:
            self.record.anchors[anchor] = Anchor(self._page, top)

    def next_page(self) -> None:
        """Close this page and start the next one."""
        self._canvas.showPage()
        self._page += 1
        self._next_number = 0
        self._enlarge()

    def finished(self) -> bytes:
        """Close the last page and return the file as it is before its tags are written."""
        self._canvas.showPage()
        self._canvas.save()
        self.record.pages = self._page + 1
        return self._stream.getvalue()

    def _enlarge(self) -> None:
        """Let what is drawn on this page become as large as the paper says."""
        if self.paper.zoom != 1:
            self._canvas.scale(self.paper.zoom, self.paper.zoom)


def paint(token: str) -> HexColor:
    """Give the colour of a token."""
    return _PAINTS[token]
