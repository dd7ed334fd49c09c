"""Doors and windows in the chapter of a visit: a table of each kind, with the weakest in words."""

from collections.abc import Sequence

from zelfscan.i18n import say
from zelfscan.report.document import Block, Cell, Heading, KeyValue, KeyValues, Span, TableBlock, Words
from zelfscan.report.visit import ElementLine, ElementTable, Level

#: The level whose sign and colour a tone has.
SIGNS: dict[Level, str] = {
    "high": "high",
    "medium": "medium",
    "low": "low",
    "unknown": "unknown",
    "muted": "none",
}


def elements_part(tables: Sequence[ElementTable]) -> tuple[Block, ...]:
    """Return the tables of doors and windows; a table without lines is left out."""
    return tuple(block for table in tables if table.rows for block in _table(table))


def _table(table: ElementTable) -> tuple[Block, ...]:
    weakest = next((row for row in table.rows if row.is_weakest), None)
    words = (
        say("De zwakste is {number}, {name}.", number=weakest.number, name=weakest.name) if weakest else ""
    )
    head = (say("Wat"), *table.heads, say("Stand"))
    rows = tuple(_row(line, len(table.heads)) for line in table.rows)
    return (
        Heading(2, table.title, aside=words),
        TableBlock(head, rows, (), row_heads=True),
        *_remarks(table.rows),
    )


def _remarks(lines: Sequence[ElementLine]) -> tuple[Block, ...]:
    """Return what was remarked, below the table, where there is room for whole sentences."""
    said = [
        KeyValue(f"{line.number} {line.name}".strip(), words) for line in lines if (words := _typed(line))
    ]
    return (Heading(3, say("Opmerkingen")), KeyValues(tuple(said))) if said else ()


def _typed(line: ElementLine) -> tuple[Words, ...]:
    """Return what was remarked at a door or window, and the notes at its questions, each as it was typed."""
    remark: tuple[Words, ...] = (line.remark,) if line.remark.strip() else ()
    notes = ((f"{question} {text}".strip()) for question, text in line.notes if text.strip())
    return (*remark, *notes)


def _row(line: ElementLine, count: int) -> tuple[Cell, ...]:
    name: list[Words] = [(Span(f"{line.number} ", bold=True), Span(line.name))]
    if line.place:
        name.append(line.place)
    standing: list[Words] = [line.standing]
    if line.is_weakest:
        standing.append((Span(say("De zwakste"), bold=True),))
    cells = (*line.cells, *[""] * count)[:count]
    return (
        Cell(tuple(name)),
        *(Cell((words,)) for words in cells),
        Cell(tuple(standing), level=SIGNS[line.level]),
    )
