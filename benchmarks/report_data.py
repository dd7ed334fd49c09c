"""The content that every way of making a report gets: the same words, tables, charts and photographs.

It is the private report of the example, taken apart into its plain parts. Ours gets those parts as a report
again; the others get them as pictures and JSON in a folder, as HTML, or in the language of typst.
"""

import json
import pickle
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.photos import synthetic
from zelfscan.core.assessment import assess
from zelfscan.packs.library import open_pack
from zelfscan.packs.responses_file import read_answers
from zelfscan.paths import questionnaires_folder, resources_folder
from zelfscan.report.as_svg import chart_svg
from zelfscan.report.content.private import private_report
from zelfscan.report.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Image,
    Link,
    Numbered,
    PageBreak,
    Paragraph,
    Span,
    TableBlock,
)
from zelfscan.report.plainly import Break, Grid, Head, Listed, Para, Part, Picture, Spans, parts_of
from zelfscan.report.text import plain

FONTS = resources_folder() / "fonts"
TITLE, LANGUAGE, FOOTER = "Rapport van het voorbeeld", "nl-NL", "Verzonnen gegevens"
MADE_ON = date(2026, 11, 26)
#: So many parts of the report are about 20 pages.
MOST = 380
#: How wide and high a chart is at most, and a photograph as the program places it, in pixels of 1/96 inch.
CHART, PHOTO = (666, 560), (323, 300)


def private() -> Document:
    """Return the whole private report of the example, as the program makes it."""
    loaded = open_pack("zelfscan", questionnaires_folder())
    route = loaded.pack.route(loaded.pack.default_route)
    if route is None:
        raise RuntimeError("the questionnaire has no route")
    answers = read_answers(questionnaires_folder() / "example.yaml", loaded)
    judged = assess(loaded.pack, route, answers.responses, loaded.pack.reviewed_on, answers.choices)
    return private_report(judged, is_example=True)


def content(photos: int) -> tuple[Part, ...]:
    """Return the parts: the report, all its charts, and so many photographs of 12 megapixels."""
    parts = parts_of(private())
    first = [part for part in parts[:MOST] if not isinstance(part, Break)]
    charts = [part for part in parts[MOST:] if isinstance(part, Picture)]
    return (*first, *charts, *map(_photo, range(photos)))


def _photo(number: int) -> Picture:
    words = f"Foto {number + 1}"
    image = Image(synthetic(number, is_turned=False), words, widest=PHOTO[0], tallest=PHOTO[1])
    return Picture(words, (Span(words),), image=image)


def as_document(parts: Sequence[Part]) -> Document:
    """Put the parts together as a report again."""
    blocks = tuple(block for part in parts for block in _blocks(part))
    return Document(TITLE, LANGUAGE, "Vergelijking", FOOTER, MADE_ON, blocks)


def _blocks(part: Part) -> Iterator[Block]:
    match part:
        case Head():
            yield Heading((1, 2, 3, 4)[part.level - 1], part.words)
        case Para():
            words = _joined(part.spans)
            yield Link(words, part.target) if part.target else Paragraph(part.spans)
        case Listed():
            yield Bullets(part.items) if part.start is None else Numbered(part.items, part.start)
        case Grid():
            rows = tuple(tuple(Cell(cell) for cell in row) for row in part.rows)
            widths = (1.0,) * len(_head(part))
            yield TableBlock(_head(part), rows, widths, part.row_heads)
        case Picture():
            if part.chart is not None:
                yield Figure(part.chart)
            elif part.image is not None:
                yield part.image
            yield Paragraph(part.caption)
        case Break():
            yield PageBreak()


def write(parts: Sequence[Part], folder: Path) -> None:
    """Write the content: for ours as a report, and for the others its pictures, and all of it as JSON."""
    (folder / "content.pickle").write_bytes(pickle.dumps(as_document(parts)))
    written = [_told(part, number, folder) for number, part in enumerate(parts)]
    facts = {"title": TITLE, "language": LANGUAGE, "footer": FOOTER, "fonts": str(FONTS.resolve())}
    (folder / "content.json").write_text(json.dumps({**facts, "parts": written}), encoding="utf-8")


def _told(part: Part, number: int, folder: Path) -> dict[str, Any]:
    """Say a part in plain words and lists; a picture becomes a file beside it."""
    match part:
        case Head():
            return {"kind": "head", "level": part.level, "words": plain(part.words)}
        case Para():
            return {"kind": "para", "spans": _spans(part.spans), "target": part.target}
        case Listed():
            return {"kind": "list", "items": [_spans(item) for item in part.items], "start": part.start}
        case Grid():
            rows = [[[_spans(spans) for spans in cell] for cell in row] for row in part.rows]
            head = [plain(words) for words in _head(part)]
            return {"kind": "grid", "head": head, "rows": rows, "row_heads": part.row_heads}
        case Picture():
            return {"kind": "picture", **_picture(part, number, folder), "caption": _spans(part.caption)}
        case Break():
            return {"kind": "break"}


def _picture(part: Picture, number: int, folder: Path) -> dict[str, Any]:
    """Write a picture, and tell how large it is on paper, in points."""
    if part.chart is not None:
        name, data, most = f"{number}.svg", chart_svg(part.chart), CHART
        width, height = part.chart.width, part.chart.height
    elif part.image is not None:
        name, data, most, width, height = f"{number}.jpg", part.image.data, PHOTO, 4000.0, 3000.0
    else:
        raise ValueError("a picture holds a chart or an image")
    (folder / name).write_bytes(data)
    scale = 0.75 * min(1.0, most[0] / width, most[1] / height)
    return {"file": name, "width": width * scale, "height": height * scale, "alternative": part.alternative}


def _spans(spans: Spans) -> list[tuple[str, bool]]:
    return [(plain(span.text), span.bold) for span in spans]


def _joined(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _head(grid: Grid) -> tuple[str, ...]:
    return (
        grid.head if any(grid.head) else tuple(f"Kolom {number + 1}" for number in range(len(grid.rows[0])))
    )


def words_in(folder: Path) -> set[str]:
    """Return every word of the content, to look whether a file holds it."""
    told = json.loads((folder / "content.json").read_text(encoding="utf-8"))["parts"]
    return {word for text in _texts(told) for word in text.split()}


def _texts(told: object) -> Iterator[str]:
    """Give the texts of parts; the names of files and kinds are no words."""
    if isinstance(told, dict):
        keys = ("words", "spans", "items", "head", "rows", "caption", "parts")
        for key in keys:
            yield from _texts(told.get(key))
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif isinstance(told, str):
        yield told
