"""A report as lines of text, to compare and to search; what is drawn stands between brackets."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from zelfscan.charts.shapes import Chart
from zelfscan.report.document import (
    AnswerRow,
    Answers,
    Block,
    Bullets,
    Columns,
    Document,
    Effect,
    Figure,
    FindingCard,
    Heading,
    Image,
    ImageRows,
    KeepTogether,
    KeyValues,
    Link,
    MeasureCard,
    Notice,
    Numbered,
    PageBreak,
    Paragraph,
    PhoneList,
    RiskRows,
    ScoreRows,
    Span,
    TableBlock,
    WordRows,
    Words,
    WritingLine,
)


def text_of(document: Document) -> str:
    return "\n".join((document.title, document.edition, document.footer, *lines_of(document.blocks), ""))


def lines_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _lines(block)


def said(words: Words) -> str:
    """The words of a block; the number of a page is left open."""
    if isinstance(words, str):
        return words
    return "".join(span.text + (f"[{span.page_of}]" if span.page_of else "") for span in words)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case PageBreak():
            yield "----"
        case KeepTogether():
            yield from lines_of(block.blocks)
        case Columns():
            for column in block.columns:
                yield from lines_of(column)
        case MeasureCard():
            yield from _card(block)
        case Image() | ImageRows() | FindingCard() | WordRows() | WritingLine():
            yield from _visit(block)
        case KeyValues() | TableBlock() | Answers() | PhoneList():
            yield from _table(block)
        case RiskRows() | ScoreRows():
            yield from _bars(block)
        case _:
            yield from _prose(block)


def _prose(block: Heading | Paragraph | Bullets | Numbered | Link | Notice | Figure) -> Iterator[str]:
    match block:
        case Heading():
            yield " ".join(("#" * block.level, block.text, f"({block.aside})" if block.aside else "")).strip()
        case Paragraph():
            yield said(block.words)
        case Bullets() | Numbered():
            yield from (f"- {said(words)}" for words in block.items)
        case Link():
            yield f"{block.text} <{block.target}>"
        case Notice():
            yield f"! {block.title} {said(block.words)}"
        case Figure():
            yield f"{_drawn(block.chart)} {block.caption}".strip()


def _bars(block: RiskRows | ScoreRows) -> Iterator[str]:
    if isinstance(block, RiskRows):
        for risk in block.rows:
            yield f"{risk.number}. {risk.name} | {risk.level_words} | {risk.figures} {_drawn(risk.chart)}"
    else:
        for score in block.rows:
            yield f"{score.name} | {score.figures} | {score.level_words} {_drawn(score.chart)}"


def _table(block: KeyValues | TableBlock | Answers | PhoneList) -> Iterator[str]:
    match block:
        case KeyValues():
            yield from (f"{entry.label}: {' / '.join(map(said, entry.words))}" for entry in block.rows)
        case TableBlock():
            yield " | ".join(block.head)
            for cells in block.rows:
                yield " | ".join(" / ".join(map(said, cell.paragraphs)) for cell in cells)
        case Answers():
            yield f"{'#' * block.level} {block.section}"
            yield from (_answer(row, block.note_label) for row in block.rows)
        case PhoneList():
            for phone in block.phones:
                yield f"{phone.name} | {phone.number} | {phone.purpose} | {phone.checked}"


def _answer(row: AnswerRow, label: str) -> str:
    note = f" | {label}: {row.note}" if row.note else ""
    return f"{row.question} | {row.answer}{note} | {row.answered_on}"


def _card(card: MeasureCard) -> Iterator[str]:
    yield card.place
    yield f"## {card.title}"
    if card.picture:
        yield from _lines(card.picture)
    for effect in card.effects:
        yield from _effect(effect)
    yield from _table(KeyValues(card.rows))
    if card.remark:
        yield from _lines(card.remark)
    yield f"{card.choices_label}: {' / '.join(card.choices)}"


def _effect(effect: Effect) -> Iterator[str]:
    yield f"{effect.risk}: {effect.before} -> {effect.after} | {effect.level_words} {_drawn(effect.chart)}"
    yield effect.note


def _visit(block: Image | ImageRows | FindingCard | WordRows | WritingLine) -> Iterator[str]:
    match block:
        case WordRows():
            yield from (" ".join(row) for row in block.rows)
        case WritingLine():
            yield f"{block.label} {block.words}".strip()
        case Image():
            yield f"[{block.alternative}] {said(block.caption)} {block.note}".strip()
        case ImageRows():
            yield from (line for image in block.images for line in _visit(image))
        case FindingCard():
            yield f"{block.place} | {block.level_words}"
            yield f"### {block.title}"
            yield from filter(None, (block.about, block.standard))
            yield from ([f"{block.own_label}: {block.own}"] if block.own else [])
            yield from filter(None, (said(block.who),))
            yield from _visit(ImageRows(block.images, 1))


def _drawn(chart: Chart | None) -> str:
    return f"[{chart.alternative}]" if chart else ""


def spans_of(value: object) -> Iterator[Span]:
    """Every span in a report, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_of(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_of(getattr(value, each.name))


def anchors_of(value: object) -> Iterator[str]:
    """Every anchor in a report, however deep."""
    if isinstance(value, Heading | MeasureCard):
        yield from filter(None, [value.anchor])
    elif isinstance(value, KeepTogether):
        yield from anchors_of(value.blocks)
    elif isinstance(value, tuple):
        for part in value:
            yield from anchors_of(part)
