"""What the report says of an adviser's visit, as plain data: ready words and pictures, without ids.

Any text can be empty; what is empty leaves nothing in the report. Texts that a person typed are printed as
typed.
"""

from dataclasses import dataclass, field
from typing import Literal

from zelfscan.wording.privacy import VisitHeld

Level = Literal["high", "medium", "low", "unknown", "muted"]
Term = Literal["direct", "three-months", "later", ""]


@dataclass(frozen=True)
class ElementLine:
    """One door or window: its number such as ``D1``, what was found in each column, and how it stands.

    ``notes`` are those at its questions: what was asked, and what was typed.
    """

    number: str
    name: str
    place: str
    cells: tuple[str, ...]
    standing: str
    level: Level
    is_weakest: bool
    remark: str
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ElementTable:
    """The doors or the windows; ``heads`` stand above the cells of the lines."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[ElementLine, ...]


@dataclass(frozen=True)
class PhotoEntry:
    """A photograph: a JPEG with its width and height in pixels, and what can be seen on it.

    ``marks`` says in words what was drawn on it, with every word that was written on it.
    """

    number: int
    jpeg: bytes = field(repr=False)
    width: int
    height: int
    caption: str
    about: str
    alternative: str
    marks: str = ""


@dataclass(frozen=True)
class FindingEntry:
    """A finding: ``standard`` is the text of the catalogue, ``own`` what the adviser wrote.

    ``priority`` says within which term it should be done; empty where no term was chosen.
    """

    number: int
    title: str
    about: str
    severity: str
    level: Level
    priority: Term
    standard: str
    own: str
    who: str
    photos: tuple[PhotoEntry, ...]


@dataclass(frozen=True)
class SheetEntry:
    """The plan of a floor: a PNG with its size in pixels, what each number on it is, and its named rooms."""

    name: str
    png: bytes = field(repr=False)
    width: int
    height: int
    alternative: str
    legend: tuple[tuple[str, str], ...]
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """A signature: for whom, by whom and when, with a PNG of what was drawn."""

    who: str
    name: str
    png: bytes = field(repr=False)
    day: str


@dataclass(frozen=True)
class VisitChapter:
    """A visit: when, where and by whom, what was found, and what was agreed.

    ``is_read_out`` tells whether the summary was read to the resident.
    """

    day: str
    adviser: str
    conclusion: str
    summary: str
    elements: tuple[ElementTable, ...]
    findings: tuple[FindingEntry, ...]
    photos: tuple[PhotoEntry, ...]
    sheets: tuple[SheetEntry, ...]
    signatures: tuple[Signature, ...]
    place: str = ""
    is_read_out: bool = False

    def held(self) -> VisitHeld:
        """Return what the chapter adds to the file."""
        own = [each.own or each.who for each in self.findings]
        remarks = [row.remark for table in self.elements for row in table.rows]
        captions = [photo.caption for photo in self.all_photos()]
        notes = [text for table in self.elements for row in table.rows for _, text in row.notes]
        words = (self.adviser, self.place, self.conclusion, self.summary, *own, *remarks, *notes, *captions)
        return VisitHeld(
            photos=len(self.all_photos()),
            plans=len(self.sheets),
            signatures=len(self.signatures),
            has_words=any(each.strip() for each in words),
        )

    def all_photos(self) -> tuple[PhotoEntry, ...]:
        """Return every photograph, those of findings too, each once."""
        found = {photo.number: photo for each in self.findings for photo in each.photos}
        return tuple({**found, **{photo.number: photo for photo in self.photos}}.values())
