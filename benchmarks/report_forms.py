"""The content of a report in the languages of two other engines: HTML for WeasyPrint, and that of typst."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from zelfscan.report.styles import BODY, HEADINGS, MARGIN

Told = dict[str, Any]
FONT = "Atkinson Hyperlegible"
_PAGE = (104 * 0.75, 70 * 0.75)
"""White space above and below, as on our pages, in points."""


def as_html(folder: Path) -> str:
    """Write the content in a folder as HTML, to be read from there."""
    told = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    faces = "".join(
        f"@font-face {{ font-family: '{FONT}'; font-weight: {weight};"
        f" src: url('file://{told['fonts']}/AtkinsonHyperlegible-{name}.ttf') }}"
        for name, weight in (("Regular", 400), ("Bold", 700))
    )
    heads = "".join(
        f"h{level} {{ font-size: {style.size}pt; line-height: {style.leading}pt;"
        f" margin: {style.before}pt 0 {style.after}pt; break-after: avoid }}"
        for level, style in HEADINGS.items()
    )
    style = (
        f"{faces} @page {{ size: A4; margin: {_PAGE[0]}pt {MARGIN}pt {_PAGE[1]}pt;"
        f" @bottom-left {{ content: '{told['footer']}' }}"
        " @bottom-right { content: 'Bladzijde ' counter(page) ' van ' counter(pages) } }"
        f" body {{ font: {BODY.size}pt/{BODY.leading}pt '{FONT}'; margin: 0; hyphens: auto }}"
        f" p {{ margin: 0 0 {BODY.after}pt }} {heads}"
        " table { width: 100%; table-layout: fixed; border-collapse: collapse }"
        " td, th { text-align: left; vertical-align: top; padding: 5pt 10pt 5pt 0;"
        " border-bottom: 0.75pt solid #ddd7cb } td p, th p { margin: 0 } tr { break-inside: avoid }"
    )
    body = "\n".join(_html(part) for part in told["parts"])
    return (
        f"<!DOCTYPE html><html lang='{told['language']}'><head><meta charset='utf-8'>"
        f"<title>{escape(told['title'])}</title><style>{style}</style></head><body>{body}</body></html>"
    )


def _html(part: Told) -> str:
    match part["kind"]:
        case "head":
            return f"<h{part['level']}>{escape(part['words'])}</h{part['level']}>"
        case "para":
            words = _html_words(part["spans"])
            return (
                f"<p><a href='{escape(part['target'])}'>{words}</a></p>"
                if part["target"]
                else f"<p>{words}</p>"
            )
        case "list":
            items = "".join(f"<li>{_html_words(item)}</li>" for item in part["items"])
            return (
                f"<ul>{items}</ul>" if part["start"] is None else f"<ol start='{part['start']}'>{items}</ol>"
            )
        case "grid":
            return _html_table(part)
        case "picture":
            size = f"width: {part['width']:.2f}pt; height: {part['height']:.2f}pt"
            image = f"<img src='{part['file']}' alt='{escape(part['alternative'])}' style='{size}'>"
            return f"<figure style='margin: 6pt 0'>{image}</figure><p>{_html_words(part['caption'])}</p>"
        case _:
            return "<div style='break-after: page'></div>"


def _html_table(part: Told) -> str:
    head = "".join(f"<th scope='col'>{escape(words)}</th>" for words in part["head"])
    rows = ""
    for row in part["rows"]:
        cells = ""
        for index, cell in enumerate(row):
            inside = "".join(f"<p>{_html_words(spans)}</p>" for spans in cell)
            is_head = part["row_heads"] and not index
            cells += f"<th scope='row'>{inside}</th>" if is_head else f"<td>{inside}</td>"
        rows += f"<tr>{cells}</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _html_words(spans: list[tuple[str, bool]]) -> str:
    return "".join(
        f"<b>{escape(words)}</b>" if bold else escape(words).replace("\n", "<br>") for words, bold in spans
    )


def as_typst(folder: Path) -> str:
    """Write the content in a folder in the language of typst, to be read from there."""
    told = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    leading = BODY.leading - BODY.size
    lines = [
        f"#set document(title: {_quoted(told['title'])})",
        f'#set page(paper: "a4", margin: (top: {_PAGE[0]}pt, bottom: {_PAGE[1]}pt, x: {MARGIN}pt),'
        f" footer: context [{_words_typst(told['footer'])} #h(1fr) Bladzijde #counter(page).display() van"
        " #counter(page).final().first()])",
        f'#set text(font: {_quoted(FONT)}, size: {BODY.size}pt, lang: "nl", hyphenate: true)',
        f"#set par(leading: {leading}pt, spacing: {leading + BODY.after}pt, justify: false)",
        '#set table(stroke: (bottom: 0.75pt + rgb("#ddd7cb")), inset: (x: 5pt, y: 5pt))',
        *(
            f"#show heading.where(level: {level}): set text(size: {style.size}pt)"
            for level, style in HEADINGS.items()
        ),
        *(line for part in told["parts"] for line in _typst(part)),
    ]
    return "\n".join(lines)


def _typst(part: Told) -> Iterator[str]:
    match part["kind"]:
        case "head":
            yield f"#heading(level: {part['level']}, {_quoted(part['words'])})"
        case "para":
            words = _typst_words(part["spans"])
            yield f"#par[#link({_quoted(part['target'])})[{words}]]" if part["target"] else f"#par[{words}]"
        case "list":
            items = ", ".join(f"[{_typst_words(item)}]" for item in part["items"])
            yield f"#list({items})" if part["start"] is None else f"#enum(start: {part['start']}, {items})"
        case "grid":
            head = ", ".join(f"[{_words_typst(words)}]" for words in part["head"])
            cells = ", ".join(_typst_cell(cell) for row in part["rows"] for cell in row)
            yield f"#table(columns: ({len(part['head'])} * (1fr,)), table.header({head}), {cells})"
        case "picture":
            size = f"width: {part['width']:.2f}pt, height: {part['height']:.2f}pt"
            yield f"#image({_quoted(part['file'])}, {size}, alt: {_quoted(part['alternative'])})"
            yield f"#par[{_typst_words(part['caption'])}]"
        case _:
            yield "#pagebreak(weak: true)"


def _typst_cell(cell: list[list[tuple[str, bool]]]) -> str:
    return "[" + "".join(f"#par[{_typst_words(spans)}]" for spans in cell) + "]"


def _typst_words(spans: list[tuple[str, bool]]) -> str:
    return "".join(
        f"#strong[{_words_typst(words)}]" if bold else _words_typst(words) for words, bold in spans
    )


def _words_typst(words: str) -> str:
    """Write words as a string, in which typst reads no markup."""
    return f"#{_quoted(words)};"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
