"""What a document says, in the order in which it is to be read: written apart from how it is drawn."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from zelfscan.charts.shapes import Chart
from zelfscan.report.document import (
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
    KeyValue,
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
    TableBlock,
    WordRows,
    Words,
    WritingLine,
)
from zelfscan.report.images import embedded
from zelfscan.report.text import plain

#: Stands where the number of a page is.
ANY_PAGE = "\uf123"


def words_in_order(document: Document) -> str:
    """Return all words, those of charts and pictures between brackets."""
    return "\n".join(line for block in document.blocks for line in said(block))


def said(block: Block) -> Iterator[str]:
    """Return what one block says, line by line."""
    match block:
        case PageBreak():
            return
        case KeepTogether() | Columns() | ImageRows():
            yield from _joined(block)
        case Heading() | Paragraph() | Bullets() | Numbered() | Link() | Notice() | WritingLine():
            yield from _prose(block)
        case Figure() | Image() | MeasureCard() | FindingCard():
            yield from _composed(block)
        case KeyValues():
            yield from _labelled(block.rows)
        case TableBlock() | RiskRows() | ScoreRows():
            yield from _rows(block)
        case Answers() | PhoneList() | WordRows():
            yield from _other_rows(block)
        case _:
            assert_never(block)


def text(words: Words) -> str:
    """Return words without what they look like."""
    if isinstance(words, str):
        return plain(words)
    return "".join(plain(span.text) + (ANY_PAGE if span.page_of else "") for span in words)


def _all(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from said(block)


def _joined(block: KeepTogether | Columns | ImageRows) -> Iterator[str]:
    match block:
        case KeepTogether():
            yield from _all(block.blocks)
        case Columns():
            for column in block.columns:
                yield from _all(column)
        case ImageRows():
            yield from _all(block.images)


def _prose(
    block: Heading | Paragraph | Bullets | Numbered | Link | Notice | WritingLine,
) -> Iterator[str]:
    match block:
        case Heading():
            yield from map(plain, (block.text, block.aside))
        case Paragraph():
            yield text(block.words)
        case Bullets():
            yield from (("• " if block.sign == "dot" else "") + text(words) for words in block.items)
        case Numbered():
            yield from (f"{n}. {text(words)}" for n, words in enumerate(block.items, block.start))
        case Link():
            yield plain(block.text)
        case Notice():
            yield from (
                plain(block.title),
                plain(block.aside) if block.kind == "note" else "",
                text(block.words),
            )
        case WritingLine():
            yield from (plain(block.label), plain(block.words))


def _composed(block: Figure | Image | MeasureCard | FindingCard) -> Iterator[str]:
    match block:
        case Figure():
            yield from _figure(block)
        case Image():
            yield from _image(block)
        case MeasureCard():
            yield from _measure(block)
        case FindingCard():
            yield from _finding(block)


def _chart(chart: Chart | None) -> Iterator[str]:
    if chart is not None and chart.shapes:
        yield f"[{plain(chart.alternative)}]"


def _figure(block: Figure) -> Iterator[str]:
    yield from _chart(block.chart)
    yield plain(block.caption)


def _labelled(rows: Iterable[KeyValue]) -> Iterator[str]:
    for row in rows:
        yield plain(row.label)
        yield from map(text, row.words)


def _rows(block: TableBlock | RiskRows | ScoreRows) -> Iterator[str]:
    match block:
        case TableBlock():
            yield from map(plain, block.head)
            yield from (text(words) for row in block.rows for cell in row for words in cell.paragraphs)
        case RiskRows():
            for risk in block.rows:
                yield from map(plain, (str(risk.number), risk.name, risk.level_words, risk.figures))
                yield from _chart(risk.chart)
        case ScoreRows():
            for score in block.rows:
                yield plain(score.name)
                yield from _chart(score.chart)
                yield from map(plain, (score.figures, score.level_words))


def _other_rows(block: Answers | PhoneList | WordRows) -> Iterator[str]:
    match block:
        case Answers():
            yield from map(plain, (block.section, *block.head))
            for row in block.rows:
                note = f"{block.note_label}: {row.note}" if row.note else ""
                yield from map(plain, (row.question, row.answer, note, row.answered_on))
        case PhoneList():
            for phone in block.phones:
                yield from map(plain, (phone.name, phone.purpose, phone.checked, phone.number))
        case WordRows():
            yield from map(plain, block.head)
            for number, words in enumerate(block.rows, start=1):
                yield from (str(number), *map(plain, words))


def _measure(block: MeasureCard) -> Iterator[str]:
    yield from map(plain, (block.place, block.title))
    if block.picture:
        yield from _figure(block.picture)
    if block.effects:
        yield "Wat het doet"
        for effect in block.effects:
            yield from _effect(effect)
    yield from _labelled(block.rows)
    if block.remark:
        yield from said(block.remark)
    if block.choices:
        yield from map(plain, (block.choices_label, *block.choices))


def _effect(effect: Effect) -> Iterator[str]:
    yield from map(plain, (effect.risk, effect.before, effect.after, effect.level_words))
    yield from _chart(effect.chart)
    yield plain(effect.note)


def _finding(block: FindingCard) -> Iterator[str]:
    yield from map(plain, (block.place, block.level_words, block.title, block.about, block.standard))
    if block.own:
        yield from map(plain, (block.own_label, block.own))
    yield text(block.who)
    yield from _all(block.images)


def _image(block: Image) -> Iterator[str]:
    if embedded(block.data) is None:
        yield "Deze afbeelding kan niet worden getoond."
    else:
        yield f"[{plain(block.alternative).strip() or 'Afbeelding'}]"
    yield from (text(block.caption), plain(block.note))
