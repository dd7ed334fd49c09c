"""The styles of a report that somebody goes on writing in: named ones, as a word processor shows them."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from zelfscan.report.document import Document
from zelfscan.report.styles import COLOURS
from zelfscan.report.text import plain

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "xmlns:office": f"{_OASIS}:office:1.0",
    "xmlns:text": f"{_OASIS}:text:1.0",
    "xmlns:style": f"{_OASIS}:style:1.0",
    "xmlns:table": f"{_OASIS}:table:1.0",
    "xmlns:draw": f"{_OASIS}:drawing:1.0",
    "xmlns:fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_OASIS}:svg-compatible:1.0",
    "xmlns:meta": f"{_OASIS}:meta:1.0",
    "xmlns:manifest": f"{_OASIS}:manifest:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
}
VERSION = {"office:version": "1.3"}
FONT = "Atkinson Hyperlegible"
BODY, TABLE_TEXT, TABLE_HEAD, CAPTION, NOTE, ITEM = (
    "Text_20_body",
    "Table_20_Contents",
    "Table_20_Heading",
    "Caption",
    "Note",
    "List_20_Contents",
)
BOLD = "Strong"
BULLETS, NUMBERS = "Bullets", "Numbers"
#: The space that words have between the margins, in millimetres.
LINE = 170.0
_MARGIN = 20
_HEADINGS = {1: (20, 16, 10), 2: (15, 16, 6), 3: (12.5, 12, 4), 4: (11.5, 10, 3)}
_COUNTRIES = {"nl": "NL", "en": "GB", "de": "DE", "fr": "FR"}


def heading_style(level: int) -> str:
    """Name the style of a heading."""
    return f"Heading_20_{level}"


def language_of(language: str) -> dict[str, str]:
    """Return the properties that say in which language words are."""
    code, _, country = language.partition("-")
    return {"fo:language": code, "fo:country": country or _COUNTRIES.get(code, "none")}


def styles_xml(document: Document) -> bytes:
    """Return the named styles, the page and what stands above and below it."""
    root = Element("office:document-styles", {**NAMESPACES, **VERSION})
    faces = SubElement(root, "office:font-face-decls")
    SubElement(
        faces,
        "style:font-face",
        {"style:name": FONT, "svg:font-family": f"'{FONT}'", "style:font-family-generic": "swiss"},
    )
    styles = SubElement(root, "office:styles")
    _defaults(styles, document.language)
    _paragraphs(styles)
    _texts(styles)
    _lists(styles)
    _page(root, document)
    return as_xml(root)


def as_xml(root: Element) -> bytes:
    """Write a part of the file."""
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def paragraph_style(
    parent: Element,
    name: str,
    paragraph: Mapping[str, str],
    text: Mapping[str, str],
    more: Mapping[str, str] | None = None,
) -> Element:
    """Add a style for paragraphs."""
    shown = {"style:display-name": name.replace("_20_", " ")} if "_20_" in name else {}
    style = SubElement(
        parent, "style:style", {"style:name": name, **shown, "style:family": "paragraph", **(more or {})}
    )
    if paragraph:
        SubElement(style, "style:paragraph-properties", dict(paragraph))
    if text:
        SubElement(style, "style:text-properties", dict(text))
    return style


def _defaults(styles: Element, language: str) -> None:
    default = SubElement(styles, "style:default-style", {"style:family": "paragraph"})
    SubElement(default, "style:paragraph-properties", {"fo:orphans": "2", "fo:widows": "2"})
    SubElement(
        default,
        "style:text-properties",
        {"style:font-name": FONT, **_size(11), "fo:color": COLOURS["ink"], **language_of(language)},
    )


def _paragraphs(styles: Element) -> None:
    based = {"style:parent-style-name": "Standard"}
    paragraph_style(styles, "Standard", {}, {}, {"style:class": "text"})
    paragraph_style(styles, BODY, _room(0, 6) | {"fo:line-height": "130%"}, {}, based)
    title = {**_size(26), **_bold(), "fo:color": COLOURS["petrol"]}
    paragraph_style(styles, "Title", _room(0, 12), title, based)
    paragraph_style(styles, NOTE, _room(0, 6), {**_size(10), "fo:color": COLOURS["muted"]}, based)
    paragraph_style(styles, CAPTION, _room(2, 10), {**_size(10)}, based)
    paragraph_style(styles, ITEM, _room(0, 3), {}, based)
    paragraph_style(styles, TABLE_TEXT, _room(0, 2), {**_size(10)}, based)
    heads = {"style:parent-style-name": TABLE_TEXT}
    paragraph_style(styles, TABLE_HEAD, {"fo:keep-with-next": "always"}, _bold(), heads)
    paragraph_style(styles, "Header", {}, {**_size(9), "fo:color": COLOURS["muted"]}, based)
    paragraph_style(styles, "Footer", {}, {**_size(9), "fo:color": COLOURS["muted"]}, based)
    for level, (size, before, after) in _HEADINGS.items():
        outline = {"style:default-outline-level": str(level), "style:next-style-name": BODY, **based}
        room = {**_room(before, after), "fo:keep-with-next": "always"}
        look = {**_size(size), **_bold(), "fo:color": COLOURS["petrol"]}
        paragraph_style(styles, heading_style(level), room, look, outline)


def _texts(styles: Element) -> None:
    style = SubElement(styles, "style:style", {"style:name": BOLD, "style:family": "text"})
    SubElement(style, "style:text-properties", _bold())


def _lists(styles: Element) -> None:
    for name, tag, sign in (
        (BULLETS, "text:list-level-style-bullet", {"text:bullet-char": "•"}),
        (NUMBERS, "text:list-level-style-number", {"style:num-format": "1", "style:num-suffix": "."}),
    ):
        listed = SubElement(styles, "text:list-style", {"style:name": name})
        level = SubElement(listed, tag, {"text:level": "1", **sign})
        place = {"text:list-level-position-and-space-mode": "label-alignment"}
        properties = SubElement(level, "style:list-level-properties", place)
        indent = {"text:label-followed-by": "listtab", "fo:text-indent": "-7mm", "fo:margin-left": "7mm"}
        SubElement(properties, "style:list-level-label-alignment", indent)


def _page(root: Element, document: Document) -> None:
    automatic = SubElement(root, "office:automatic-styles")
    layout = SubElement(automatic, "style:page-layout", {"style:name": "A4"})
    margins = {f"fo:margin-{side}": f"{_MARGIN}mm" for side in ("top", "bottom", "left", "right")}
    SubElement(
        layout,
        "style:page-layout-properties",
        {
            "fo:page-width": "210mm",
            "fo:page-height": "297mm",
            "style:print-orientation": "portrait",
            **margins,
        },
    )
    for part, gap in (("style:header-style", "fo:margin-bottom"), ("style:footer-style", "fo:margin-top")):
        style = SubElement(layout, part)
        SubElement(style, "style:header-footer-properties", {"fo:min-height": "8mm", gap: "4mm"})
    masters = SubElement(root, "office:master-styles")
    master = SubElement(
        masters, "style:master-page", {"style:name": "Standard", "style:page-layout-name": "A4"}
    )
    above = SubElement(SubElement(master, "style:header"), "text:p", {"text:style-name": "Header"})
    above.text = plain(document.edition)
    below = SubElement(SubElement(master, "style:footer"), "text:p", {"text:style-name": "Footer"})
    before, _, rest = document.page_words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    below.text = plain(f"{document.footer} {before}")
    number = SubElement(below, "text:page-number", {"text:select-page": "current"})
    number.text, number.tail = "1", plain(between)
    count = SubElement(below, "text:page-count")
    count.text, count.tail = "1", plain(after)


def _room(before: float, after: float) -> dict[str, str]:
    return {"fo:margin-top": f"{before}pt", "fo:margin-bottom": f"{after}pt"}


def _size(points: float) -> dict[str, str]:
    return {
        name: f"{points}pt" for name in ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
    }


def _bold() -> dict[str, str]:
    names = ("fo:font-weight", "style:font-weight-asian", "style:font-weight-complex")
    return dict.fromkeys(names, "bold")
