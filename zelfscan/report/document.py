"""A report as plain data: what stands in it and in which order, without fonts, colours or pages.

Text is always data. There is no markup anywhere: what somebody typed is printed as typed, and emphasis is
a property of a span.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from zelfscan.charts.shapes import Chart

ParagraphKind = Literal["body", "lead", "muted", "small", "strong"]
BulletSign = Literal["dot", "tick"]
NoticeKind = Literal["info", "warning", "note"]
Align = Literal["start", "end"]


@dataclass(frozen=True)
class Span:
    """A run of words, bold or not; ``page_of`` adds the number of the page where an anchor stands.

    ``language``, such as ``en``, is the language of words that are in another one than the document.
    """

    text: str
    bold: bool = False
    page_of: str = ""
    language: str = ""


#: Words for a block: a string, or spans where a part is bold or names a page.
Words = str | tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; it also becomes a bookmark. ``aside`` stands muted at the far right."""

    level: Literal[1, 2, 3, 4]
    text: str
    anchor: str = ""
    aside: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    words: Words
    kind: ParagraphKind = "body"


@dataclass(frozen=True)
class Bullets:
    """A list without an order, with dots or with check marks."""

    items: tuple[Words, ...]
    sign: BulletSign = "dot"


@dataclass(frozen=True)
class Numbered:
    """A list in order."""

    items: tuple[Words, ...]
    start: int = 1


@dataclass(frozen=True)
class Link:
    """A line that leads to a web address, or to an anchor in the report if the target starts with ``#``.

    ``language`` is that of its words, if it is another one than that of the document.
    """

    text: str
    target: str
    language: str = ""


@dataclass(frozen=True)
class Notice:
    """A box with a message: an explanation, a warning or a remark. ``aside`` stands at the far right."""

    kind: NoticeKind
    title: str
    words: Words
    aside: str = ""


@dataclass(frozen=True)
class KeyValue:
    """A label with one or more paragraphs beside it."""

    label: str
    words: tuple[Words, ...]
    kind: ParagraphKind = "body"


@dataclass(frozen=True)
class KeyValues:
    """Labelled rows with a fine line between them."""

    rows: tuple[KeyValue, ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a table; each string or tuple of spans is a paragraph of its own.

    With a ``level`` the words have its colour, and its sign stands before them.
    """

    paragraphs: tuple[Words, ...]
    kind: ParagraphKind = "body"
    align: Align = "start"
    level: str = ""


@dataclass(frozen=True)
class TableBlock:
    """A table with a head that is repeated on each page; widths are shares of the line.

    Without widths, the table takes the whole line and its words decide how wide each column is.

    ``row_heads`` says that the first cell of each row names the row.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    row_heads: bool = False


@dataclass(frozen=True)
class RiskRow:
    """A risk in the list: its number and level, its name, its figures and its bar."""

    number: int
    name: str
    level: str
    level_words: str
    figures: str
    chart: Chart | None = None


@dataclass(frozen=True)
class RiskRows:
    """The risks in order."""

    rows: tuple[RiskRow, ...]


@dataclass(frozen=True)
class ScoreRow:
    """The score of a section: its name, its bar, its figures and its level."""

    name: str
    level: str
    level_words: str
    figures: str
    chart: Chart | None = None


@dataclass(frozen=True)
class ScoreRows:
    """The scores of the sections."""

    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True)
class Figure:
    """A chart with its caption; the chart carries its own alternative text."""

    chart: Chart
    caption: str = ""
    framed: bool = False


@dataclass(frozen=True)
class Effect:
    """What a measure does to one risk: the figure now, the figure after it, and the new level."""

    risk: str
    before: str
    after: str
    level: str
    level_words: str
    chart: Chart | None = None
    note: str = ""


@dataclass(frozen=True)
class MeasureCard:
    """A measure: where it stands, its title, what it does, its labelled rows and the boxes to tick."""

    place: str
    title: str
    effects: tuple[Effect, ...]
    rows: tuple[KeyValue, ...]
    picture: Figure | None = None
    remark: Notice | None = None
    choices_label: str = ""
    choices: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class AnswerRow:
    """A question with the answer that was given, the note and the date."""

    question: str
    answer: str
    note: str = ""
    answered_on: str = ""


@dataclass(frozen=True)
class Answers:
    """The answers of one section; the words above the columns are given with it."""

    section: str
    rows: tuple[AnswerRow, ...]
    head: tuple[str, str, str] = ("Vraag", "Antwoord", "Datum")
    note_label: str = "Opmerking"
    level: Literal[2, 3, 4] = 3


@dataclass(frozen=True)
class Phone:
    """A telephone number: whom you reach, for what, and when the number was checked."""

    name: str
    number: str
    purpose: str = ""
    checked: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class PhoneList:
    """Telephone numbers in large figures."""

    phones: tuple[Phone, ...]


@dataclass(frozen=True)
class Image:
    """A photograph, a plan or a signature: a JPEG or PNG, and what it shows in words.

    ``widest`` and ``tallest`` are the most that it may take on the page, in pixels of 1/96 inch. It is never
    drawn larger than it is. ``width`` and ``height`` are its size, if known; 0 takes it from the picture.
    """

    data: bytes = field(repr=False)
    alternative: str
    width: int = 0
    height: int = 0
    caption: Words = ""
    note: str = ""
    widest: int = 666
    tallest: int = 560


@dataclass(frozen=True)
class ImageRows:
    """Pictures in rows of so many beside each other, each with its caption."""

    images: tuple[Image, ...]
    across: int


@dataclass(frozen=True)
class FindingCard:
    """A finding of an adviser: its number, how severe it is, what to do, and the adviser's own words apart.

    ``level`` is the level that the sign has; without ``level_words`` there is no sign.
    """

    place: str
    title: str
    level: str
    level_words: str
    about: str
    standard: str
    own_label: str
    own: str
    who: Words
    images: tuple[Image, ...] = ()


@dataclass(frozen=True)
class WordRows:
    """Numbered rows of words in large letters, each in a box; a box without a word is there to write in."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True)
class WritingLine:
    """A line to write on, with what it is for; or with the words that stand on it already."""

    label: str
    words: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stay on one page, if they fit on one."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Columns:
    """Groups of blocks beside each other; the shares say how wide each is."""

    columns: tuple[tuple["Block", ...], ...]
    shares: tuple[float, ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Link
    | Notice
    | KeyValues
    | TableBlock
    | RiskRows
    | ScoreRows
    | Figure
    | MeasureCard
    | Answers
    | PhoneList
    | Image
    | ImageRows
    | FindingCard
    | WordRows
    | WritingLine
    | PageBreak
    | KeepTogether
    | Columns
)


@dataclass(frozen=True)
class Document:
    """A whole report. The date is what the file says that it was made on; no clock is read.

    ``is_neutral`` keeps the name of the program off the pages and out of the file: it would tell a reader why
    somebody asks for this.
    """

    title: str
    language: str
    edition: str
    footer: str
    made_on: date
    blocks: tuple[Block, ...] = field(default=())
    page_words: str = "Bladzijde {page} van {pages}"
    is_neutral: bool = False
