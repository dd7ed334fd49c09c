"""A report that somebody goes on writing in: OpenDocument text with real headings, lists, tables, pictures.

Each picture has its alternative text. What people typed is data here as well; no sign in it means anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PIL import Image as Pillow

from zelfscan.report import odt_styles as styles
from zelfscan.report.as_svg import chart_svg
from zelfscan.report.document import Document, Image
from zelfscan.report.plainly import Break, Grid, Head, Listed, Para, Part, Picture, Spans, parts_of
from zelfscan.report.text import plain

_KIND = "application/vnd.oasis.opendocument.text"
_MEDIA = {"jpg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}
#: A moment that every zip can hold, so that the same report gives the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_PIXEL_MM = 25.4 / 96
#: How wide a bold letter is at most in a table, and the room around the words of a cell, in millimetres.
_LETTER, _PADDING = 2.3, 3.0
#: A longer word, such as an address, may be broken; and more letters than these make no column wider.
_LONGEST_WORD, _MOST = 20, 60
_SAFE = ("https://", "http://", "mailto:", "tel:")


def to_odt(document: Document) -> bytes:
    """Return a report as ODT; the same report gives the same bytes, and nothing says who made it or where."""
    content = _Content(document)
    parts = parts_of(document)
    if not any(isinstance(part, Head) and part.words == document.title for part in parts[:2]):
        content.title()
    for part in parts:
        content.add(part)
    files: dict[str, bytes] = {
        "content.xml": styles.as_xml(content.root),
        "styles.xml": styles.styles_xml(document),
        "meta.xml": _meta(document),
        **content.pictures,
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        # Programs know the file by this part: it comes first, and is not packed.
        archive.writestr(_entry("mimetype", ZIP_STORED), _KIND)
        archive.writestr(_entry("META-INF/manifest.xml"), _manifest(files))
        for name, data in files.items():
            archive.writestr(_entry(name), data)
    return file.getvalue()


def _entry(name: str, packing: int = ZIP_DEFLATED) -> ZipInfo:
    entry = ZipInfo(name, _MOMENT)
    entry.compress_type, entry.create_system, entry.external_attr = packing, 3, _READABLE
    return entry


def _manifest(files: Iterable[str]) -> bytes:
    root = Element(
        "manifest:manifest",
        {"xmlns:manifest": styles.NAMESPACES["xmlns:manifest"], "manifest:version": "1.3"},
    )
    for name in ("/", *files):
        media = _KIND if name == "/" else _MEDIA.get(name.rpartition(".")[2], "text/xml")
        SubElement(root, "manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": media})
    return styles.as_xml(root)


def _meta(document: Document) -> bytes:
    root = Element("office:document-meta", {**styles.NAMESPACES, **styles.VERSION})
    meta = SubElement(root, "office:meta")
    made = f"{document.made_on.isoformat()}T00:00:00"
    for tag, words in (
        ("dc:title", plain(document.title)),
        ("dc:language", document.language),
        ("meta:creation-date", made),
        ("dc:date", made),
    ):
        SubElement(meta, tag).text = words
    return styles.as_xml(root)


@dataclass
class _Content:
    """The body of the file, with the styles that only this body needs, and the pictures in it."""

    document: Document
    pictures: dict[str, bytes] = field(default_factory=dict)
    _tables: int = 0
    _frames: int = 0
    _starts_page: bool = False
    _languages: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.root = Element("office:document-content", {**styles.NAMESPACES, **styles.VERSION})
        self._automatic = SubElement(self.root, "office:automatic-styles")
        _common(self._automatic)
        self._text = SubElement(SubElement(self.root, "office:body"), "office:text")

    def title(self) -> None:
        """Write the title above everything, for a report that does not begin with it."""
        _write(SubElement(self._text, "text:p", {"text:style-name": "Title"}), self.document.title)

    def add(self, part: Part) -> None:
        """Write a part below the ones before."""
        match part:
            case Break():
                self._starts_page = True
                return
            case Head():
                self._head(part)
            case Para():
                self._paragraph(self._text, part.spans, styles.BODY, part.target)
            case Listed():
                self._list(part)
            case Grid():
                self._table(part)
            case Picture():
                self._picture(part)
        self._starts_page = False

    def _head(self, part: Head) -> None:
        name = styles.heading_style(part.level)
        if self._starts_page and part.level == 1:
            name = "Chapter"
        head = SubElement(
            self._text, "text:h", {"text:style-name": name, "text:outline-level": str(part.level)}
        )
        _write(head, part.words)

    def _paragraph(self, parent: Element, spans: Spans, style: str, target: str = "") -> Element:
        paragraph = SubElement(parent, "text:p", {"text:style-name": style})
        holder = paragraph
        if target.startswith(_SAFE):
            holder = SubElement(paragraph, "text:a", {"xlink:type": "simple", "xlink:href": plain(target)})
        for span in spans:
            inside = self._in_language(holder, span.language) if span.language else holder
            if span.bold:
                inside = SubElement(inside, "text:span", {"text:style-name": styles.BOLD})
            _write(inside, span.text)
        return paragraph

    def _in_language(self, parent: Element, language: str) -> Element:
        name = f"Language-{language}"
        if language not in self._languages:
            self._languages.add(language)
            style = SubElement(self._automatic, "style:style", {"style:name": name, "style:family": "text"})
            SubElement(style, "style:text-properties", styles.language_of(language))
        return SubElement(parent, "text:span", {"text:style-name": name})

    def _list(self, part: Listed) -> None:
        name = styles.BULLETS if part.start is None else styles.NUMBERS
        listed = SubElement(self._text, "text:list", {"text:style-name": name})
        for index, spans in enumerate(part.items):
            first = {"text:start-value": str(part.start)} if part.start is not None and not index else {}
            item = SubElement(listed, "text:list-item", first)
            self._paragraph(item, spans, styles.ITEM)

    def _table(self, part: Grid) -> None:
        if not part.rows:
            return
        self._tables += 1
        name = f"Tabel{self._tables}"
        table = SubElement(self._text, "table:table", {"table:name": name, "table:style-name": "Table"})
        for index, width in enumerate(_widths(part), start=1):
            self._column(table, f"{name}.{index}", width)
        if any(part.head):
            top = SubElement(SubElement(table, "table:table-header-rows"), "table:table-row")
            for words in part.head:
                cell = _cell(top)
                _write(SubElement(cell, "text:p", {"text:style-name": styles.TABLE_HEAD}), words)
        for row in part.rows:
            line = SubElement(table, "table:table-row", {"table:style-name": "Row"})
            for index, paragraphs in enumerate(row):
                cell = _cell(line)
                style = styles.TABLE_HEAD if part.row_heads and not index else styles.TABLE_TEXT
                for spans in paragraphs or ((),):
                    self._paragraph(cell, spans, style)
        # A table directly below another would grow together with it.
        SubElement(self._text, "text:p", {"text:style-name": styles.NOTE})

    def _column(self, table: Element, name: str, width: float) -> None:
        style = SubElement(
            self._automatic, "style:style", {"style:name": name, "style:family": "table-column"}
        )
        SubElement(style, "style:table-column-properties", {"style:column-width": f"{width:.1f}mm"})
        SubElement(table, "table:table-column", {"table:style-name": name})

    def _picture(self, part: Picture) -> None:
        held = self._held(part)
        if held is None:
            self._paragraph(self._text, (), styles.NOTE).text = plain(f"Beeld: {part.alternative}")
        else:
            path, width, height = held
            self._frame(part.alternative, path, width, height)
        if part.caption:
            self._paragraph(self._text, part.caption, styles.CAPTION)

    def _held(self, part: Picture) -> tuple[str, float, float] | None:
        """Keep the picture in the file, and give its name there and size; none where it cannot be read."""
        number = len(self.pictures) + 1
        if part.chart is not None:
            path = f"Pictures/{number}.svg"
            self.pictures[path] = chart_svg(part.chart)
            return path, *_shrunk(part.chart.width, part.chart.height, 666, 900)
        if part.image is None or (found := _kind_and_size(part.image)) is None:
            return None
        ending, width, height = found
        path = f"Pictures/{number}.{ending}"
        self.pictures[path] = part.image.data
        return path, *_shrunk(width, height, part.image.widest, part.image.tallest)

    def _frame(self, alternative: str, path: str, width: float, height: float) -> None:
        self._frames += 1
        paragraph = SubElement(self._text, "text:p", {"text:style-name": "Pictured"})
        frame = SubElement(
            paragraph,
            "draw:frame",
            {
                "draw:name": f"Beeld {self._frames}",
                "draw:style-name": "Frame",
                "text:anchor-type": "as-char",
                "svg:width": f"{width:.1f}mm",
                "svg:height": f"{height:.1f}mm",
            },
        )
        link = {"xlink:href": path, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}
        SubElement(frame, "draw:image", link)
        SubElement(frame, "svg:title").text = f"Beeld {self._frames}"
        SubElement(frame, "svg:desc").text = plain(alternative)


def _common(automatic: Element) -> None:
    """Add the styles that every body has."""
    chapter = {"style:parent-style-name": styles.heading_style(1)}
    styles.paragraph_style(automatic, "Chapter", {"fo:break-before": "page"}, {}, chapter)
    pictured = {"style:parent-style-name": styles.BODY}
    styles.paragraph_style(automatic, "Pictured", {"fo:keep-with-next": "auto"}, {}, pictured)
    for name, family, tag, values in (
        (
            "Table",
            "table",
            "style:table-properties",
            {"style:width": f"{styles.LINE}mm", "table:align": "left"},
        ),
        ("Row", "table-row", "style:table-row-properties", {"fo:keep-together": "always"}),
        (
            "Cell",
            "table-cell",
            "style:table-cell-properties",
            {"fo:padding": "1.2mm", "fo:border": "0.5pt solid #8A8273"},
        ),
        ("Frame", "graphic", "style:graphic-properties", {"style:vertical-pos": "top", "fo:border": "none"}),
    ):
        style = SubElement(automatic, "style:style", {"style:name": name, "style:family": family})
        SubElement(style, tag, values)


def _cell(row: Element) -> Element:
    return SubElement(row, "table:table-cell", {"table:style-name": "Cell", "office:value-type": "string"})


def _write(parent: Element, words: str) -> None:
    """Write words behind what stands there, each new line as a line break."""
    for number, line in enumerate(plain(words).split("\n")):
        if number:
            SubElement(parent, "text:line-break")
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + line
        else:
            parent.text = (parent.text or "") + line


def _widths(grid: Grid) -> list[float]:
    """Share the line among the columns: the longest word fits in each, the rest goes by what they hold."""
    columns = [[head, *_held_in(grid, index)] for index, head in enumerate(_heads(grid))]
    least = [max(map(_longest_word, column)) * _LETTER + _PADDING for column in columns]
    if sum(least) >= styles.LINE:
        return [styles.LINE * each / sum(least) for each in least]
    shares = [min(max(map(len, column)), _MOST) for column in columns]
    rest = styles.LINE - sum(least)
    return [narrow + rest * share / max(sum(shares), 1) for narrow, share in zip(least, shares, strict=True)]


def _heads(grid: Grid) -> Sequence[str]:
    return grid.head or [""] * len(grid.rows[0])


def _held_in(grid: Grid, column: int) -> Iterator[str]:
    for row in grid.rows:
        for spans in row[column]:
            yield "".join(span.text for span in spans)


def _longest_word(text: str) -> int:
    return min(max(map(len, text.split()), default=0), _LONGEST_WORD)


def _kind_and_size(image: Image) -> tuple[str, int, int] | None:
    """Look at the head of a picture: its ending and its size in pixels; none where it cannot be read."""
    try:
        with Pillow.open(BytesIO(image.data), formats=("JPEG", "PNG")) as opened:
            return ("jpg" if opened.format == "JPEG" else "png"), *opened.size
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
        return None


def _shrunk(width: float, height: float, widest: float, tallest: float) -> tuple[float, float]:
    """Return the size on paper in millimetres; a picture is never drawn larger than it is."""
    most_wide = min(widest * _PIXEL_MM, styles.LINE)
    most_tall = min(tallest * _PIXEL_MM, 220.0)
    scale = min(1.0, most_wide / (width * _PIXEL_MM), most_tall / (height * _PIXEL_MM))
    return width * _PIXEL_MM * scale, height * _PIXEL_MM * scale
