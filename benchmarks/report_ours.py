"""Makes the report with our own engine, and says how long that took, as JSON.

``untagged`` draws the same pages with reportlab alone: no marks, no structure tree, no facts, nothing packed
again. That exists only here; the program cannot make such a file.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from reportlab.lib.utils import ImageReader

from benchmarks.photos import peak_memory
from benchmarks.report_data import FONTS, as_document, content, private
from zelfscan.report import pages
from zelfscan.report.document import Document
from zelfscan.report.fonts import load_fonts
from zelfscan.report.images import EmbeddedImage
from zelfscan.report.pdf import render
from zelfscan.report.structure import Element
from zelfscan.report.tagging import Sheet

TAGGED, UNTAGGED, PROGRAM = "ours", "ours-untagged", "ours-program"
WAYS = (TAGGED, UNTAGGED, PROGRAM)


class Bare(Sheet):
    """A sheet on which nothing says what it is."""

    @contextmanager
    def mark(self, element: Element, language: str = "") -> Iterator[None]:
        """Let anything be drawn."""
        before, self._open = self._open, "Layout"
        yield
        self._open = before

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Let anything be drawn."""
        before, self._open = self._open, "Layout"
        yield
        self._open = before

    def image(self, image: EmbeddedImage, x: float, y: float, width: float, height: float) -> None:
        """Let reportlab place the picture, and write it at once."""
        picture = ImageReader(BytesIO(image.data))
        self.canvas.drawImage(picture, x, self.paper.height - y - height, width, height)


def untagged(document: Document) -> bytes:
    """Make the report with reportlab alone."""
    pages.__dict__["Sheet"] = Bare  # this process does nothing else
    return pages.draw_pages(document, load_fonts(FONTS))[0]


def measure(way: str, folder: Path, photos: int) -> None:
    """Make the report once, and print what it cost."""
    document = private() if way == PROGRAM else as_document(content(photos))
    make: Callable[[Document], bytes] = untagged if way == UNTAGGED else lambda each: render(each, FONTS)
    before, started, worked = peak_memory(), time.perf_counter(), time.process_time()
    data = make(document)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    (folder / f"{way}.pdf").write_bytes(data)
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak, "grown": peak - before}))
