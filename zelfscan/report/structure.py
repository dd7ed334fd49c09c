"""The structure tree of a tagged PDF: what each piece of the pages is, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from zelfscan.report.images import EmbeddedImage

Box = tuple[float, float, float, float]

#: Roles that stay in the tree without content, because a table needs a cell in every place.
CELLS = frozenset({"TH", "TD"})


@dataclass(frozen=True)
class Content:
    """A stretch of marked content: the page that it is on and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class LinkSpot:
    """The place on a page where a link can be pressed, in PDF coordinates, and where it leads."""

    page: int
    box: Box
    target: str
    words: str


@dataclass(eq=False)
class Element:
    """One node of the structure tree.

    The tree is made when the report is laid out, in the order in which it is to be read. Drawing only adds
    content to it, so that columns, splits and repeated heads cannot change the order.

    ``name`` is by what others refer to it; ``heads`` are the names of the heads that a cell belongs to.
    """

    role: str
    alternative: str = ""
    scope: str = ""
    numbering: str = ""
    language: str = ""
    box: Box | None = None
    name: str = ""
    heads: tuple[str, ...] = ()
    children: list["Element | Content | LinkSpot"] = field(default_factory=list)

    def add(
        self, role: str, *, alternative: str = "", scope: str = "", numbering: str = "", language: str = ""
    ) -> "Element":
        """Add an element as the last child, and return it."""
        child = Element(role, alternative, scope, numbering, language)
        self.children.append(child)
        return child

    def below(self, role: str) -> "list[Element]":
        """Give the children with a role."""
        return [child for child in self.children if isinstance(child, Element) and child.role == role]

    def phrase(self, language: str) -> "Element":
        """Give the element for words in another language: that of the words before, if they are in it too."""
        last = self.children[-1] if self.children else None
        if isinstance(last, Element) and last.role == "Span" and last.language == language:
            return last
        return self.add("Span", language=language)

    def is_used(self) -> bool:
        """Tell whether anything below this element was drawn."""
        return any(not isinstance(child, Element) or child.is_used() for child in self.children)

    def kept(self) -> Iterator["Element | Content | LinkSpot"]:
        """Give the children that belong in the file."""
        for child in self.children:
            if not isinstance(child, Element) or child.role in CELLS or child.is_used():
                yield child


def name_heads(root: Element) -> None:
    """Name each head of a table and each note, and say in each cell which heads it belongs to."""
    tables, notes = 0, 0
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.role == "Table":
            tables += 1
            _name_heads_of(element, tables)
        elif element.role == "Note":
            notes += 1
            element.name = f"n{notes}"
        waiting += [child for child in reversed(element.children) if isinstance(child, Element)]


def _name_heads_of(table: Element, number: int) -> None:
    """Name the heads of one table, and give them to its cells."""
    columns: dict[int, str] = {}
    for row, line in enumerate(table.below("TR")):
        cells = [cell for cell in line.children if isinstance(cell, Element)]
        of_row: tuple[str, ...] = ()
        for column, cell in enumerate(cells):
            if cell.scope:
                cell.name = f"t{number}r{row}c{column}"
            if cell.scope == "Column":
                columns[column] = cell.name
                continue
            cell.heads = (*((columns[column],) if column in columns else ()), *of_row)
            if cell.scope == "Row":
                of_row = (*of_row, cell.name)


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its level, its words and the place that it leads to."""

    level: int
    words: str
    page: int
    top: float


@dataclass(frozen=True)
class Anchor:
    """A named place in the report."""

    page: int
    top: float


@dataclass
class Record:
    """What drawing leaves behind for the finishing: the tree, the bookmarks and the named places.

    ``images`` holds the pages on which each picture stands, in the order in which they were drawn, and
    ``widths`` how wide it is at most, in points.
    """

    root: Element = field(default_factory=lambda: Element("Document"))
    bookmarks: list[Bookmark] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    images: dict[EmbeddedImage, list[int]] = field(default_factory=dict)
    widths: dict[EmbeddedImage, float] = field(default_factory=dict)
    pages: int = 0
