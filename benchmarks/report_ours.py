"""Makes the report with our own engine, and says how long that took, as JSON.

``untagged`` draws the same pages with reportlab alone: no marks, no structure tree, no facts, nothing packed
again. That exists only here; the program cannot make such a file.
"""

import gc
import json
import pickle
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.photos import peak_memory
from benchmarks.report_data import FONTS, private
from zelfscan.report import pages
from zelfscan.report.document import Document
from zelfscan.report.fonts import load_fonts
from zelfscan.report.images import EmbeddedImage, fitted
from zelfscan.report.pdf import render
from zelfscan.report.structure import Element
from zelfscan.report.tagging import Sheet

TAGGED, UNTAGGED, PROGRAM = "ours", "ours-untagged", "ours-program"
WAYS = (TAGGED, UNTAGGED, PROGRAM)


class Bare(Sheet):
    """A sheet on which nothing says what it is, with a folder for its photographs."""

    folder: Path

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
        """Let reportlab place the picture; it takes a JPEG as it is only from a file."""
        fit = fitted(image, width)
        file = self.folder / f"{len(list(self.folder.iterdir()))}.jpg"
        file.write_bytes(fit.data)
        self.canvas.drawImage(str(file), x, self.paper.height - y - height, width, height)


def untagged(document: Document) -> bytes:
    """Make the report with reportlab alone."""
    with TemporaryDirectory() as name:
        Bare.folder = Path(name)
        return _untagged(document)


def _untagged(document: Document) -> bytes:
    pages.__dict__["Sheet"] = Bare  # this process does nothing else
    return pages.draw_pages(document, load_fonts(FONTS))[0]


def measure(way: str, folder: Path) -> None:
    """Make the report once, and print what it cost; the photographs in it count as memory that it takes."""
    before = peak_memory()
    document: Document = pickle.loads((folder / "content.pickle").read_bytes())  # noqa: S301
    if way == PROGRAM:
        document = private()
    make: Callable[[Document], bytes] = untagged if way == UNTAGGED else lambda each: render(each, FONTS)
    gc.disable()  # as in the window while it works
    started, worked = time.perf_counter(), time.process_time()
    data = make(document)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    (folder / f"{way}.pdf").write_bytes(data)
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak, "grown": peak - before}))
