"""Read a finished PDF as a screen reader does, and tell what is wrong with it.

``tree_faults(data, document)`` is for every report: it compares the words in the order of the structure tree
with the words of the document, and looks at figures, cells, links, notes, loose content, and at headings and
lines that are alone on a page.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any, TypeVar

import pikepdf

from tests.report.content_words import ANY_PAGE, words_in_order
from tests.report.reading import squeezed
from zelfscan.report.document import Document
from zelfscan.report.text import plain

T = TypeVar("T")
SOFT_HYPHEN = "\u00ad"
STANDARD_ROLES = frozenset(
    [
        "Document",
        "Sect",
        "Div",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "Figure",
        "Link",
        "Note",
        "Span",
    ]
)
HEADINGS = frozenset(("H1", "H2", "H3", "H4"))
#: So many lines of a paragraph stand together at the foot and at the top of a page.
FEWEST_LINES = 2
_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"))
_VISIBLE = _SHOWING | _PAINTING
_CODE = re.compile(rb"^<([0-9A-F]{2})> <([0-9A-F]{4,})>", re.MULTILINE)


@dataclass
class _Read:
    """What stands on one page: the words of each stretch of content, and what stands outside all of them."""

    words: dict[int, str] = field(default_factory=dict)
    lines: dict[int, set[float]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def tree_faults(data: bytes, document: Document | None = None, password: str = "") -> list[str]:
    """Return everything that a reader of the tree would stumble over; empty where all is well.

    Args:
        data: The finished file.
        document: What it was made of; without it the words are not compared.
        password: Opens the file, if it has one.
    """
    with pikepdf.open(BytesIO(data), password=password) as pdf:
        reader = _Reader(pdf)
        found = [*reader.faults()]
        if document is not None:
            found += _other_words(reader.text(), document)
        return found


def tree_text(data: bytes, password: str = "") -> str:
    """Return the words in the order of the tree, with each figure as its alternative, without white space."""
    with pikepdf.open(BytesIO(data), password=password) as pdf:
        return _Reader(pdf).text()


def phrases(data: bytes) -> list[tuple[str, str]]:
    """Return the language and the words of every element that says which language it is in."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reader = _Reader(pdf)
        return [(str(node.Lang), reader.words_below(node)) for node in reader.nodes if "/Lang" in node]


def soft_hyphens(data: bytes) -> int:
    """Count the places where a word is broken."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return sum(words.count(SOFT_HYPHEN) for read in _Reader(pdf).pages for words in read.words.values())


_Spot = tuple[pikepdf.Object | None, int, int]


def _once(known: dict[tuple[int, int], T], node: pikepdf.Object, find: Callable[[pikepdf.Object], T]) -> T:
    """Return what was found of an element, or find it; what has no number of its own is found each time."""
    if node.objgen == (0, 0):
        return find(node)
    if node.objgen not in known:
        known[node.objgen] = find(node)
    return known[node.objgen]


class _Reader:
    """Reads the tree of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [_read(page) for page in pdf.pages]
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.tree = pdf.Root.StructTreeRoot
        self.nodes = list(_nodes(self.tree.K))
        # Each element is looked at many times, and asking the file is dear.
        self._spots_of: dict[tuple[int, int], list[_Spot]] = {}
        self._words_of: dict[tuple[int, int], str] = {}

    def text(self) -> str:
        """Return all words, without white space and soft hyphens."""
        return squeezed(self.words_below(self.tree.K))

    def words_below(self, node: pikepdf.Object) -> str:
        """Return the words of one element; those of a figure are its alternative."""
        return _once(self._words_of, node, self._find_words)

    def _find_words(self, node: pikepdf.Object) -> str:
        if node.get("/S") == "/Figure":
            return f"[{plain(str(node.get('/Alt', '')))}]"
        words = (
            self.pages[page].words.get(number, "") if child is None else self.words_below(child)
            for child, page, number in self._spots(node)
        )
        return "".join(words).replace(SOFT_HYPHEN, "")

    def faults(self) -> Iterator[str]:
        """Find what is wrong with the tree, whatever it says."""
        yield from self._facts()
        for number, read in enumerate(self.pages, start=1):
            yield from (f"page {number}: {operator} outside the tree" for operator in read.loose)
        yield from self._places()
        yield from self._orphans()
        for node in self.nodes:
            yield from self._of_node(node)
        yield from self._links()

    def _spots(self, node: pikepdf.Object) -> list[_Spot]:
        """Return the children of an element in order: another element, or the page and number of content."""
        return _once(self._spots_of, node, lambda node: list(self._find_spots(node)))

    def _find_spots(self, node: pikepdf.Object) -> Iterator[_Spot]:
        for child in node.get("/K", ()):
            if isinstance(child, int):
                yield None, self._numbers[node.Pg.objgen], child
            elif child.get("/Type") == "/MCR":
                yield None, self._numbers[child.Pg.objgen], int(child.MCID)
            elif "/S" in child:
                yield child, -1, -1

    def _content(self, node: pikepdf.Object) -> list[tuple[int, int]]:
        """Return the page and the number of the content of one element itself."""
        return [(page, number) for child, page, number in self._spots(node) if child is None]

    def _facts(self) -> Iterator[str]:
        root = self.pdf.Root
        if str(self.tree.K.S) != "/Document":
            yield "the root is no Document"
        if "/Lang" not in root or not bool(root.ViewerPreferences.DisplayDocTitle):
            yield "no language, or the title is not shown"
        if not bool(root.MarkInfo.Marked) or not str(self.pdf.docinfo.get("/Title", "")).strip():
            yield "not marked, or without a title"
        yield from (
            f"page {n}: no /Tabs /S" for n, p in enumerate(self.pdf.pages, 1) if p.obj.get("/Tabs") != "/S"
        )

    def _places(self) -> Iterator[str]:
        """Compare the content of each page with what the tree and the parent tree hold of it."""
        numbers = self.tree.ParentTree.Nums
        owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        held: dict[tuple[int, int], tuple[int, int]] = {}
        for node in self.nodes:
            for place in self._content(node):
                if place in held:
                    yield f"content {place} is in the tree twice"
                held[place] = node.objgen
        for page, read in enumerate(self.pages):
            for number in read.words:
                if (page, number) not in held:
                    yield f"content {(page, number)} is not in the tree"
                elif owners[page][number].objgen != held[page, number]:
                    yield f"content {(page, number)} has another parent"
        known = {(page, number) for page, read in enumerate(self.pages) for number in read.words}
        yield from (f"the tree holds {place}, which is on no page" for place in held.keys() - known)

    def _orphans(self) -> Iterator[str]:
        """Find headings that are the last on their page, and single lines of paragraphs."""
        pages = [(node, page) for node in self.nodes for page in self._pages_of(node)]
        for (node, page), (_, following) in pairwise(pages):
            if str(node.S)[1:] in HEADINGS and page != following:
                yield f"heading {self.words_below(node)[:40]!r} is the last on page {page + 1}"
        for node in self.nodes:
            lines = self._lines_of(node)
            if str(node.S) != "/Span" and len(lines) > 1 and min(map(len, lines.values())) < FEWEST_LINES:
                yield f"one line of {self.words_below(node)[:40]!r} is alone on a page"

    def _pages_of(self, node: pikepdf.Object) -> list[int]:
        """Return the pages of the content of one element itself, each once."""
        return list(dict.fromkeys(page for page, _ in self._content(node)))

    def _lines_of(self, node: pikepdf.Object) -> dict[int, set[float]]:
        """Return where the lines of a paragraph are on each page, those of its phrases too."""
        lines: dict[int, set[float]] = {}
        for child, page, number in self._spots(node):
            if child is None and node.S != "/Figure":
                lines.setdefault(page, set()).update(self.pages[page].lines.get(number, ()))
            elif child is not None and child.S == "/Span":
                for on, places in self._lines_of(child).items():
                    lines.setdefault(on, set()).update(places)
        return lines

    def _of_node(self, node: pikepdf.Object) -> Iterator[str]:
        role, where = str(node.S)[1:], self.words_below(node)[:40]
        if role not in STANDARD_ROLES:
            yield f"the role {role} is not a standard one"
        if role == "Figure" and not str(node.get("/Alt", "")).strip():
            yield "a figure without an alternative"
        if role == "Figure" and len(_attribute(node, "/BBox")) != 4:
            yield f"figure {where} has no place"
        if role == "Note" and "/ID" not in node:
            yield f"note {where} has no name"
        if role == "TH" and not _attribute(node, "/Scope"):
            yield f"head {where} is of no row or column"
        if role == "TD":
            yield from self._of_cell(node, where)
        if role == "Table":
            yield from _uneven(node)

    def _of_cell(self, node: pikepdf.Object, where: str) -> Iterator[str]:
        """A cell names heads that exist, in its own table."""
        names = [str(name) for name in _attribute(node, "/Headers")]
        if not names:
            yield f"cell {where} has no head"
        for name in names:
            head = self._named.get(name)
            if head is None or head.S != "/TH" or head.P.P.objgen != node.P.P.objgen:
                yield f"cell {where} names {name}, which is no head of its table"

    @cached_property
    def _named(self) -> dict[str, pikepdf.Object]:
        names: Any = self.tree.IDTree.Names if "/IDTree" in self.tree else []
        return {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}

    def _links(self) -> Iterator[str]:
        held = Counter(
            child.Obj.objgen
            for node in self.nodes
            if node.S == "/Link"
            for child in node.get("/K", ())
            if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/OBJR"
        )
        for page in self.pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                if held[annotation.objgen] != 1:
                    yield "a link is not in the tree once"
                if not str(annotation.get("/Contents", "")).strip():
                    yield "a link does not say where it leads"


def _other_words(read: str, document: Document) -> Iterator[str]:
    """Find the first place where the words in the file are not those of the document."""
    place, expected = 0, squeezed(words_in_order(document))
    for number, piece in enumerate(expected.split(ANY_PAGE)):
        if number:
            place = _after_page(read, place, piece)
        if not read.startswith(piece, place):
            same = next((at for at, (a, b) in enumerate(zip(piece, read[place:], strict=False)) if a != b), 0)
            begin = max(same - 30, 0)
            there = read[place + begin : place + same + 60]
            yield f"not in this order: {piece[begin : same + 60]!r} but {there!r}"
            return
        place += len(piece)
    if place != len(read):
        yield f"the file holds more: {read[place : place + 80]!r}"


def _after_page(read: str, place: int, piece: str) -> int:
    """Pass the number of a page by, which digits of the words after it may follow at once."""
    digits = re.match(r"\d+", read[place:])
    ends = [place + length for length in range(1, len(digits.group()) + 1)] if digits else [place]
    return next((end for end in ends if read.startswith(piece, end)), ends[-1])


def _attribute(node: pikepdf.Object, name: str) -> Any:
    return node.A.get(name, ()) if "/A" in node else ()


def _uneven(table: pikepdf.Object) -> Iterator[str]:
    """Find rows that are not as long as the others."""
    lengths = {len(row.K) for row in table.K}
    if len(lengths) > 1:
        yield f"a table has rows of {sorted(lengths)} cells"


def _nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        for child in node.get("/K", ()):
            yield from _nodes(child)


def _read(page: pikepdf.Page) -> _Read:
    """Read one page: which words stand in which stretch, and what is painted outside all."""
    read = _Read()
    fonts = {str(name): _codes(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    down = 0.0
    open_: list[int | str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "BDC":
            number = instruction.operands[1].get("/MCID")
            open_.append(str(instruction.operands[0]) if number is None else int(number))
            if number is not None:
                read.words.setdefault(int(number), "")
        elif operator == "EMC":
            open_.pop()
        elif operator == "Tm":
            down = round(float(instruction.operands[5]), 1)
        elif operator == "Tf":
            font = fonts[str(instruction.operands[0])]
        elif operator in _VISIBLE:
            inside = open_[-1] if open_ else None
            if inside is None:
                read.loose.append(operator)
            elif operator in _SHOWING and isinstance(inside, int):
                read.lines.setdefault(inside, set()).add(down)
                read.words[inside] += "".join(font[code] for code in _bytes(instruction.operands[-1]))
    return read


def _bytes(shown: pikepdf.Object) -> bytes:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _codes(font: pikepdf.Object) -> dict[int, str]:
    """Read which character each code of a font is."""
    table = font.ToUnicode.read_bytes()
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _CODE.findall(table)
    }
