"""Makes the report in another engine, and says how long that took, as JSON.

It runs in the environment of the peers, where nothing of zelfscan is: ``report_peer.py NAME FOLDER`` reads
the content in the folder and writes ``NAME.pdf`` there.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

MARGIN, TOP, BOTTOM = 48.2, 78.0, 52.5
SIZE, LEADING = 11.25, 16.5
SHARP = 220
HEADS = {1: (25.5, 31.5), 2: (15.0, 21.0), 3: (12.75, 18.0), 4: (11.25, 16.5)}


def weasyprint(folder: Path) -> Callable[[], bytes]:
    """Return the work of WeasyPrint, tagged as PDF/UA-1."""
    html: Any = import_module("weasyprint").HTML
    file = str(folder / "content.html")
    return lambda: bytes(html(filename=file).write_pdf(pdf_variant="pdf/ua-1"))


def weasyprint_small(folder: Path) -> Callable[[], bytes]:
    """Return the same, with photographs made smaller as in ours."""
    html: Any = import_module("weasyprint").HTML
    file, small = str(folder / "content.html"), {"dpi": SHARP, "jpeg_quality": 85}
    return lambda: bytes(html(filename=file).write_pdf(pdf_variant="pdf/ua-1", **small))


def typst(folder: Path) -> Callable[[], bytes]:
    """Return the work of typst, tagged as PDF/UA-1."""
    engine: Any = import_module("typst")
    fonts = json.loads((folder / "content.json").read_text(encoding="utf-8"))["fonts"]
    file = str(folder / "content.typ")
    return lambda: bytes(
        engine.compile(file, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["ua-1"])
    )


def fpdf2(folder: Path, *, is_small: bool = False) -> Callable[[], bytes]:
    """Return the work of fpdf2, which tags only pictures."""
    engine: Any = import_module("fpdf")
    told = json.loads((folder / "content.json").read_text(encoding="utf-8"))

    def make() -> bytes:
        pdf = _page(engine, told)
        if is_small:
            pdf.oversized_images, pdf.oversized_images_ratio = "DOWNSCALE", SHARP / 72
        for part in told["parts"]:
            _fpdf2(pdf, engine, part, folder)
        return bytes(pdf.output())

    return make


def fpdf2_small(folder: Path) -> Callable[[], bytes]:
    """Return the same, with photographs made smaller as in ours."""
    return fpdf2(folder, is_small=True)


def _page(engine: Any, told: dict[str, Any]) -> Any:
    footer = told["footer"]

    def foot(pdf: Any) -> None:
        pdf.set_y(-BOTTOM + 10)
        pdf.set_font("Atkinson", size=SIZE)
        pdf.cell(0, LEADING, f"{footer}   Bladzijde {pdf.page_no()} van {{nb}}")

    kind = type("Report", (engine.FPDF,), {"footer": foot})
    pdf = kind(unit="pt", format="A4")
    pdf.set_title(told["title"])
    pdf.set_lang(told["language"])
    pdf.set_margins(MARGIN, TOP, MARGIN)
    pdf.set_auto_page_break(True, BOTTOM)
    for style, name in (("", "Regular"), ("B", "Bold")):
        pdf.add_font("Atkinson", style, f"{told['fonts']}/AtkinsonHyperlegible-{name}.ttf")
    pdf.add_page()
    return pdf


def _fpdf2(pdf: Any, engine: Any, part: dict[str, Any], folder: Path) -> None:
    match part["kind"]:
        case "head":
            size, leading = HEADS[part["level"]]
            pdf.start_section(part["words"], level=part["level"] - 1, strict=False)
            pdf.set_font("Atkinson", "B", size)
            pdf.multi_cell(0, leading, part["words"], align="L", new_x="LMARGIN", new_y="NEXT")
        case "para":
            _write(pdf, part["spans"], part["target"])
        case "list":
            for number, item in enumerate(part["items"], start=part["start"] or 1):
                sign = "• " if part["start"] is None else f"{number}. "
                _write(pdf, [(sign, False), *item])
        case "grid":
            _table(pdf, engine, part)
        case "picture":
            width, height = part["width"], part["height"]
            if pdf.will_page_break(height):
                pdf.add_page()
            pdf.image(folder / part["file"], x=MARGIN, w=width, h=height, alt_text=part["alternative"])
            _write(pdf, part["caption"])
        case _:
            pdf.add_page()


def _write(pdf: Any, spans: list[tuple[str, bool]], target: str = "") -> None:
    for words, bold in spans:
        pdf.set_font("Atkinson", "B" if bold else "", SIZE)
        pdf.write(LEADING, words, target)
    pdf.ln(LEADING + 4.5)


def _table(pdf: Any, engine: Any, part: dict[str, Any]) -> None:
    pdf.set_font("Atkinson", size=SIZE)
    heads = engine.FontFace(emphasis="BOLD")
    options = {"line_height": LEADING, "text_align": "LEFT", "borders_layout": "HORIZONTAL_LINES"}
    with pdf.table(headings_style=heads, padding=(5, 10, 5, 0), **options) as table:
        line = table.row()
        for words in part["head"]:
            line.cell(words)
        for row in part["rows"]:
            line = table.row()
            for index, cell in enumerate(row):
                words = "\n".join("".join(text for text, _ in spans) for spans in cell)
                line.cell(words, style=heads if part["row_heads"] and not index else None)


WAYS: dict[str, Callable[[Path], Callable[[], bytes]]] = {
    "weasyprint": weasyprint,
    "weasyprint-small": weasyprint_small,
    "typst": typst,
    "fpdf2": fpdf2,
    "fpdf2-small": fpdf2_small,
}


def peak_memory() -> float:
    """Return the most megabytes that this process has held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Make the report once, and print what it cost."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    before = peak_memory()
    make = WAYS[name](folder)
    gc.disable()  # as for ours
    started, worked = time.perf_counter(), time.process_time()
    data = make()
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    (folder / f"{name}.pdf").write_bytes(data)
    peak = peak_memory()
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak, "grown": peak - before}))


if __name__ == "__main__":
    main()
