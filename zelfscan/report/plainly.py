"""A report without pages: headings, paragraphs, lists, tables and pictures, in the order in which it is read.

What is written beside the PDF is made from these few parts, so that every kind of block is taken apart once.
Colours and signs fall away; each of them also stands in words. A reference to a page names what stands there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from zelfscan.charts.shapes import Chart
from zelfscan.report.document import (
    Answers,
    Block,
    Bullets,
    Cell,
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
    Phone,
    PhoneList,
    RiskRows,
    ScoreRows,
    Span,
    TableBlock,
    WordRows,
    Words,
    WritingLine,
)
from zelfscan.report.measure_card import EFFECT_TITLE

Spans = tuple[Span, ...]
_WordBlock = Heading | Paragraph | Bullets | Numbered | Link | Notice | KeyValues | WritingLine | PageBreak
#: What stands before the number of a page, and what stands there without pages; the longest is tried first.
_WITHOUT_PAGES = (("op bladzijde ", "in het deel "), ("bladzijde ", "het deel "))
_LINE_TO_WRITE_ON = "________________"


@dataclass(frozen=True)
class Head:
    """A heading of level 1 to 4."""

    level: int
    words: str


@dataclass(frozen=True)
class Para:
    """A paragraph; ``target`` is the address that it leads to."""

    spans: Spans
    target: str = ""


@dataclass(frozen=True)
class Listed:
    """A list; with ``start`` it is numbered from there."""

    items: tuple[Spans, ...]
    start: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table: its head, which can be empty, and its rows of cells, each of paragraphs.

    ``row_heads`` says that the first cell of each row names the row.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Spans, ...], ...], ...]
    row_heads: bool


@dataclass(frozen=True)
class Picture:
    """A chart, or a JPEG or PNG, with what it shows in words."""

    alternative: str
    caption: Spans = ()
    chart: Chart | None = None
    image: Image | None = None


@dataclass(frozen=True)
class Break:
    """What follows starts something new."""


Part = Head | Para | Listed | Grid | Picture | Break


def parts_of(document: Document) -> tuple[Part, ...]:
    """Return everything that stands in a report, in reading order."""
    titles = dict(_titles(document.blocks))
    return tuple(part for block in document.blocks for part in _Taking(titles).apart(block))


def _titles(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Give the words of everything that a reference can lead to."""
    for block in blocks:
        match block:
            case Heading():
                yield block.anchor, block.text
            case MeasureCard():
                yield block.anchor, block.title
            case KeepTogether():
                yield from _titles(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from _titles(column)
            case _:
                pass


@dataclass(frozen=True)
class _Taking:
    """Takes blocks apart; ``titles`` names what stands at each anchor."""

    titles: dict[str, str]

    def apart(self, block: Block) -> Iterator[Part]:
        """Give the parts of a block."""
        match block:
            case KeepTogether():
                yield from self._all(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from self._all(column)
            case Figure() | Image() | ImageRows():
                yield from self._pictures(block)
            case MeasureCard():
                yield from self._measure(block)
            case FindingCard():
                yield from self._finding(block)
            case TableBlock() | RiskRows() | ScoreRows() | Answers() | PhoneList() | WordRows():
                yield from self._table(block)
            case _:
                yield from self._words(block)

    def _words(self, block: _WordBlock) -> Iterator[Part]:
        match block:
            case Heading():
                yield Head(block.level, block.text)
                yield from _said(block.aside)
            case Paragraph():
                yield Para(self._spans(block.words))
            case Bullets():
                yield Listed(tuple(map(self._spans, block.items)))
            case Numbered():
                yield Listed(tuple(map(self._spans, block.items)), block.start)
            case Link():
                yield Para((Span(block.text, language=block.language),), block.target)
            case Notice():
                yield from self._notice(block)
            case KeyValues():
                yield from self._labelled(block.rows)
            case WritingLine():
                yield Para((Span(f"{block.label}: ", bold=True), Span(block.words or _LINE_TO_WRITE_ON)))
            case PageBreak():
                yield Break()
            case _:
                assert_never(block)

    def _all(self, blocks: Iterable[Block]) -> Iterator[Part]:
        for block in blocks:
            yield from self.apart(block)

    def _table(
        self, block: TableBlock | RiskRows | ScoreRows | Answers | PhoneList | WordRows
    ) -> Iterator[Part]:
        match block:
            case TableBlock():
                yield self._grid(block)
            case RiskRows():
                for risk in block.rows:
                    name = Span(f"{risk.number}. {risk.name}. ", bold=True)
                    yield Para((name, Span(_sentences(risk.level_words, risk.figures))))
            case ScoreRows():
                for score in block.rows:
                    figures = _sentences(score.figures, score.level_words)
                    yield Para((Span(f"{score.name}. ", bold=True), Span(figures)))
            case Answers():
                yield Head(block.level, block.section)
                rows = ((row.question, row.answer, row.note, row.answered_on) for row in block.rows)
                yield Grid(
                    block.head,
                    tuple(
                        (
                            _cell(question),
                            _cell(answer, f"{block.note_label}: {note}" if note else ""),
                            _cell(day),
                        )
                        for question, answer, note, day in rows
                    ),
                    row_heads=True,
                )
            case PhoneList():
                yield from map(_phone, block.phones)
            case WordRows():
                numbered = enumerate(block.rows, start=1)
                rows_of_words = tuple(
                    tuple(_cell(words or _LINE_TO_WRITE_ON) for words in (str(number), *row))
                    for number, row in numbered
                )
                yield Grid(block.head, rows_of_words, row_heads=True)

    def _grid(self, block: TableBlock) -> Grid:
        """Return a table without the columns that hold only numbers of pages."""
        columns = [
            index
            for index in range(len(block.head))
            if not block.rows or not all(_is_page(row[index]) for row in block.rows)
        ]
        rows = tuple(tuple(self._paragraphs(row[index]) for index in columns) for row in block.rows)
        return Grid(tuple(block.head[index] for index in columns), rows, block.row_heads)

    def _paragraphs(self, cell: Cell) -> tuple[Spans, ...]:
        return tuple(map(self._spans, cell.paragraphs))

    def _notice(self, block: Notice) -> Iterator[Part]:
        spans = self._spans(block.words)
        title = (Span(_closed(block.title) + " ", bold=True),) if block.title else ()
        yield Para((*title, *spans))
        yield from _said(block.aside)

    def _labelled(self, rows: Sequence[KeyValue]) -> Iterator[Part]:
        for row in rows:
            label = Span(f"{row.label}: ", bold=True)
            first, *rest = row.words or ("",)
            yield Para((label, *self._spans(first)))
            yield from (Para(self._spans(words)) for words in rest)

    def _measure(self, card: MeasureCard) -> Iterator[Part]:
        yield Head(2, card.title)
        yield from _said(card.place)
        if card.picture is not None:
            yield from self._pictures(card.picture)
        if card.effects:
            yield Head(3, EFFECT_TITLE)
            yield from map(_effect, card.effects)
        yield from self._labelled(card.rows)
        if card.remark is not None:
            yield from self._notice(card.remark)
        if card.choices:
            yield Para((Span(f"{card.choices_label}: ", bold=True), Span(" / ".join(card.choices))))

    def _finding(self, card: FindingCard) -> Iterator[Part]:
        yield Head(3, card.title)
        yield from _said(_sentences(card.place, card.level_words))
        yield from _said(card.about)
        yield from _said(card.standard)
        if card.own:
            yield Para((Span(f"{card.own_label}: ", bold=True), Span(card.own)))
        if card.who:
            yield Para(self._spans(card.who))
        yield from self._pictures(ImageRows(card.images, 1))

    def _pictures(self, block: Figure | Image | ImageRows) -> Iterator[Part]:
        match block:
            case Figure():
                yield Picture(block.chart.alternative, self._spans(block.caption), chart=block.chart)
            case Image():
                caption = self._spans(block.caption)
                yield Picture(block.alternative, caption, image=block)
                yield from _said(block.note)
            case ImageRows():
                for image in block.images:
                    yield from self._pictures(image)

    def _spans(self, words: Words) -> Spans:
        """Return words as spans; where a page is named, what stands there is named instead."""
        if isinstance(words, str):
            return (Span(words),) if words else ()
        found: list[Span] = []
        for span in words:
            if not span.page_of:
                found.append(span)
                continue
            title = self.titles.get(span.page_of, "")
            text = _without_page(span.text)
            found.append(replace(span, text=f"{text}“{title}”" if title else text, page_of=""))
        return tuple(found)


def _without_page(text: str) -> str:
    for ending, instead in _WITHOUT_PAGES:
        if text.endswith(ending):
            return text.removesuffix(ending) + instead
    return text


def _is_page(cell: Cell) -> bool:
    """Tell whether a cell holds the number of a page and nothing else."""
    spans = [span for words in cell.paragraphs if not isinstance(words, str) for span in words]
    is_all = all(not isinstance(words, str) or not words for words in cell.paragraphs)
    return is_all and bool(spans) and all(span.page_of and not span.text for span in spans)


def _effect(effect: Effect) -> Para:
    before_after = f"van {effect.before} naar {effect.after}"
    words = _sentences(before_after, effect.level_words, effect.note)
    return Para((Span(f"{effect.risk}: ", bold=True), Span(words)))


def _phone(phone: Phone) -> Para:
    about = _sentences(phone.purpose, phone.checked)
    name = Span(f"{phone.name}: ", bold=True)
    number = Span(f"{phone.number}.", bold=True)
    return Para((name, number, Span(f" {about}"))) if about else Para((name, number))


def _cell(*paragraphs: str) -> tuple[Spans, ...]:
    return tuple((Span(words),) for words in paragraphs if words)


def _said(words: str) -> Iterator[Para]:
    if words:
        yield Para((Span(words),))


def _sentences(*parts: str) -> str:
    """Put parts behind each other, each closed with a full stop."""
    return " ".join(_closed(part) for part in parts if part)


def _closed(words: str) -> str:
    return words if words.endswith((".", "!", "?", ":", "…")) else f"{words}."
