"""A report as plain text in reading order, for a screen reader or a braille line.

A heading begins with ``#`` signs, one for each level, so that somebody can search from chapter to chapter. A
table is read row by row, each cell behind the word above its column. Lines hold at most 78 characters.
"""

from collections.abc import Iterator
from textwrap import wrap

from zelfscan.report.document import Document
from zelfscan.report.plainly import Break, Grid, Head, Listed, Para, Part, Picture, Spans, parts_of
from zelfscan.report.text import NO_BREAK_SPACE, plain
from zelfscan.wording.days import day_in_words

WIDTH = 78
_BYTE_ORDER_MARK = "\ufeff"
_DOT = "- "
_HOW_TO_READ = (
    "Zo leest u dit bestand: elke kop begint met een of meer #-tekens. "
    "Zoek op # om van kop naar kop te gaan. "
    "Wat in het rapport een tekening of foto is, staat hier in woorden."
)


def to_text(document: Document) -> bytes:
    """Return a report as a text file; the same report gives the same bytes.

    It is UTF-8 with a mark at the start and lines that end as on Windows: every program can read that.
    """
    lines = [*_opening(document), *_body(document)]
    text = "\r\n".join(line.rstrip() for line in lines)
    return f"{_BYTE_ORDER_MARK}{text}\r\n".encode("utf-8", "replace")


def _opening(document: Document) -> Iterator[str]:
    made = f"Gemaakt op {day_in_words(document.made_on)}."
    said = (document.title, document.edition, document.footer, made)
    for words in (*dict.fromkeys(said), _HOW_TO_READ):
        if words:
            yield from _wrapped(words)
    yield ""


def _body(document: Document) -> Iterator[str]:
    for part in parts_of(document):
        yield from _lines(part)


def _lines(part: Part) -> Iterator[str]:
    """Give the lines of a part, and an empty one to close it."""
    match part:
        case Break():
            return
        case Head():
            if part.level == 1:
                yield ""
            yield from _wrapped(f"{'#' * part.level} {plain(part.words)}")
        case Para():
            yield from _paragraph(part)
        case Listed():
            for number, item in enumerate(part.items, start=part.start or 0):
                sign = _DOT if part.start is None else f"{number}. "
                yield from _wrapped(_text(item), first=sign, rest=" " * len(sign))
        case Grid():
            yield from _table(part)
        case Picture():
            yield from _picture(part)
    yield ""


def _paragraph(part: Para) -> Iterator[str]:
    words = _text(part.spans)
    yield from _wrapped(words)
    if part.target and not part.target.startswith("#") and part.target != words:
        yield from _wrapped(part.target)


def _picture(part: Picture) -> Iterator[str]:
    yield from _wrapped(f"Beeld: {part.alternative}")
    caption = _text(part.caption)
    if caption and caption != part.alternative:
        yield from _wrapped(f"Onderschrift: {caption}")


def _table(grid: Grid) -> Iterator[str]:
    """Read a table row by row; an empty cell is passed over."""
    for number, row in enumerate(grid.rows):
        if number and len(row) > 1:
            yield ""
        for index, cell in enumerate(row):
            words = [text for text in map(_text, cell) if text.strip()]
            if not words:
                continue
            label = grid.head[index] if index < len(grid.head) else ""
            is_name = grid.row_heads and not index
            start = f"{label}: " if label else ""
            margin = "" if is_name else "  "
            yield from _wrapped(f"{start}{words[0]}", first=margin, rest=margin + "  ")
            for more in words[1:]:
                yield from _wrapped(more, first=margin + "  ", rest=margin + "  ")


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def _wrapped(words: str, first: str = "", rest: str = "") -> Iterator[str]:
    """Break words into lines; a web address is never broken, anything else that is too long is."""
    typed = plain(words).replace(NO_BREAK_SPACE, " ").split("\n")
    margin = first
    for line in typed:
        address = any("://" in word for word in line.split())
        found = wrap(
            line,
            WIDTH,
            initial_indent=margin,
            subsequent_indent=rest,
            break_long_words=not address,
            break_on_hyphens=False,
        )
        yield from found or [""]
        margin = rest
