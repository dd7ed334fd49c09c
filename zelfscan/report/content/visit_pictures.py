"""Pictures in the chapter of a visit: photographs, plans with their legend, and signatures."""

from collections.abc import Sequence

from zelfscan.i18n import say
from zelfscan.report.document import (
    Block,
    Cell,
    Columns,
    Heading,
    Image,
    ImageRows,
    KeepTogether,
    Paragraph,
    Span,
    TableBlock,
    Words,
)
from zelfscan.report.visit import PhotoEntry, SheetEntry, Signature
from zelfscan.wording.sentences import joined

#: The most that pictures take on the page, in pixels.
PHOTO_HEIGHT, SMALL_HEIGHT, PLAN_HEIGHT = 300, 200, 520
SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 260, 90
ACROSS = 2
#: From more than this many numbers, a legend stands in two columns.
LONG_LEGEND = 6
#: The width of the line, and of the column of the numbers, in pixels.
LINE, NUMBERS = 666, 60


def photo(entry: PhotoEntry, tallest: int = SMALL_HEIGHT, *, has_subject: bool = False) -> Image:
    """Return a photograph with its number and caption, and if wanted with what it belongs to."""
    number = say("Foto {number}", number=entry.number)
    return Image(
        entry.jpeg,
        entry.alternative or entry.caption or number,
        entry.width,
        entry.height,
        _caption(number, entry.caption),
        "\n".join(filter(None, (entry.about if has_subject else "", entry.marks))),
        tallest=tallest,
    )


def photos_part(photos: Sequence[PhotoEntry]) -> tuple[Block, ...]:
    """Return the photographs two beside each other."""
    if not photos:
        return ()
    images = tuple(photo(entry, PHOTO_HEIGHT, has_subject=True) for entry in photos)
    return (Heading(2, say("Foto’s")), ImageRows(images, ACROSS))


def sheets_part(sheets: Sequence[SheetEntry]) -> tuple[Block, ...]:
    """Return the plans, each with what its numbers are."""
    if not sheets:
        return ()
    first, *others = (_sheet(sheet) for sheet in sheets)
    heading = Heading(2, say("Plattegronden"))
    return (KeepTogether((heading, *first[:1])), *first[1:], *(block for other in others for block in other))


def signatures_part(signatures: Sequence[Signature]) -> tuple[Block, ...]:
    """Return the signatures, two beside each other."""
    if not signatures:
        return ()
    rows = [signatures[start : start + ACROSS] for start in range(0, len(signatures), ACROSS)]
    first, *others = (_signature_row(row) for row in rows)
    heading = Heading(2, say("Handtekeningen"))
    return (KeepTogether((heading, first)), *(KeepTogether((other,)) for other in others))


def _caption(number: str, caption: str) -> Words:
    if not caption:
        return (Span(number, bold=True),)
    return (Span(f"{number}. ", bold=True), Span(caption))


def _sheet(sheet: SheetEntry) -> tuple[Block, ...]:
    alternative = sheet.alternative or say("Plattegrond: {name}", name=sheet.name)
    plan = Image(sheet.png, alternative, sheet.width, sheet.height, tallest=PLAN_HEIGHT)
    named: tuple[Block, ...] = (Heading(3, sheet.name), plan) if sheet.name else (plan,)
    if sheet.rooms:
        rooms = joined(dict.fromkeys(sheet.rooms))
        named = (*named, Paragraph(say("Ruimten op de plattegrond: {rooms}.", rooms=rooms), "small"))
    return (KeepTogether(named), *_numbers(sheet))


def _numbers(sheet: SheetEntry) -> tuple[Block, ...]:
    """Say what each number on a plan is."""
    if len(sheet.legend) <= LONG_LEGEND:
        return (_legend(sheet.legend, LINE),) if sheet.legend else ()
    half = (len(sheet.legend) + 1) // 2
    halves = (sheet.legend[:half], sheet.legend[half:])
    return (Columns(tuple((_legend(rows, LINE // 2),) for rows in halves), (1, 1)),)


def _legend(rows: Sequence[tuple[str, str]], width: int) -> TableBlock:
    cells = tuple((Cell((number,)), Cell((words,))) for number, words in rows)
    return TableBlock((say("Nummer"), say("Wat het is")), cells, (NUMBERS, width - NUMBERS), row_heads=True)


def _signature_row(signatures: Sequence[Signature]) -> Columns:
    columns = tuple(_signature(each) for each in signatures)
    empty: tuple[tuple[Block, ...], ...] = ((),) * (ACROSS - len(columns))
    return Columns((*columns, *empty), (1,) * ACROSS)


def _signature(entry: Signature) -> tuple[Block, ...]:
    whose = entry.name or entry.who
    image = Image(
        entry.png,
        say("Handtekening van {name}", name=whose),
        widest=SIGNATURE_WIDTH,
        tallest=SIGNATURE_HEIGHT,
    )
    lines = [line for line in (entry.name, entry.day) if line]
    return (
        *((Paragraph(entry.who, "strong"),) if entry.who else ()),
        image,
        *(Paragraph(line) for line in lines),
    )
