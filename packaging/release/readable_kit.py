"""Makes the pages for an organisation into one archive that opens anywhere: HTML, with what they point at.

Who answers the questions of a security officer reads no Markdown. A browser shows these pages, and a word
processor opens them to fill them in. Nothing in them is fetched from elsewhere, and no page has a script.
"""

import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

import kit
from release.manifest import ROOT, Manifest

#: Goes along as it is: logs of trials, templates of the policy, and an example of an overlay with its key.
ALONG = {
    "logboeken": ROOT / "docs" / "releases",
    "sjablonen": ROOT / "packaging" / "policy",
    "voorbeeld-overlay": kit.FOLDER / "voorbeeld-overlay",
    "voorbeeld-overlay.pub": kit.FOLDER / "voorbeeld-overlay.pub",
}
_DUTCH = re.compile(r"\b(de|het|een|niet|wordt)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(the|of|is|not|and)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.55 "Atkinson Hyperlegible", "Segoe UI", sans-serif;
  max-width: 58rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; margin: 1rem 0; }}
th, td {{ border: 1px solid; padding: .35rem .6rem; text-align: left; vertical-align: top; }}
pre {{ border: 1px solid; padding: .7rem; white-space: pre-wrap; overflow-wrap: anywhere; }}
blockquote {{ border-left: .25rem solid; margin-left: 0; padding-left: 1rem; }}
p code, li code {{ overflow-wrap: anywhere; }}
tr {{ break-inside: avoid; }}
</style>
</head>
<body>
<main>
"""
_FOOT = "</main>\n</body>\n</html>\n"


def make(out: Path, manifest: Manifest) -> Path:
    """Write the archive and return where it stands."""
    wanted = out / kit.archive_name(manifest)
    with zipfile.ZipFile(wanted, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(contents(manifest).items()):
            entry = zipfile.ZipInfo(f"{wanted.stem}/{name}", manifest.zip_moment)
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            archive.writestr(entry, content)
    return wanted


def contents(manifest: Manifest) -> dict[str, bytes]:
    """Return the name in the archive and the bytes of everything in it."""
    along = dict(_along())
    pages = _names()
    names = {**pages, **along}
    found = {name: path.read_bytes() for path, name in along.items()}
    for path, name in pages.items():
        text = path.read_text(encoding="utf-8")
        if path.parent == kit.FOLDER:
            text = kit.filled(text, manifest, path.name)
        found[name] = as_html(text, path, names).encode("utf-8")
    return found


def as_html(text: str, path: Path, names: Mapping[Path, str]) -> str:
    """Return a page of its own for the text of a file; ``names`` says what stands where in the archive."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(_COMMENT.sub("", text))
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor(tokens[at + 1].content))
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.children:
            token.children = list(_led(token.children, path, names))
    first = next(each.content for each in tokens if each.type == "inline")
    body = str(parser.renderer.render(tokens, parser.options, {}))
    return _HEAD.format(language=language(text), title=escape(f"{first} – zelfscan")) + body + _FOOT


def anchor(heading: str) -> str:
    """Return what a link to a heading ends in, as forges make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def language(text: str) -> str:
    """Tell in which of the two languages of the project a page is, by the words that every page has."""
    return "nl" if len(_DUTCH.findall(text)) > len(_ENGLISH.findall(text)) else "en"


def linked(path: Path) -> Iterator[Path]:
    """Give each page of the project that a page points at."""
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        file = (path.parent / target.partition("#")[0]).resolve()
        if file.suffix == ".md" and file.is_file() and file.is_relative_to(ROOT):
            yield file


def _along() -> Iterator[tuple[Path, str]]:
    """Give each file that goes along as it is, with its name in the archive."""
    for name, source in ALONG.items():
        if source.is_file():
            yield source, name
        for path in source.rglob("*"):
            if path.is_file():
                yield path, f"{name}/{path.relative_to(source).as_posix()}"


def _names() -> dict[Path, str]:
    """Say where each page stands: those for an organisation in front, what they point at behind them."""
    front = list(kit.pages())
    names = {path: f"{'index' if path.stem == 'README' else path.stem}.html" for path in front}
    for path in sorted({file for page in front for file in linked(page)} - set(front)):
        names[path] = f"meer/{path.stem}.html"
    return names


def _led(tokens: list[Token], path: Path, names: Mapping[Path, str]) -> Iterator[Token]:
    """Give the parts of a line with each link led to where it stands now; what is not along is only named."""
    closing = []
    for token in tokens:
        if token.type == "image":
            text = Token("text", "", 0)
            text.content = token.content
            yield text
            continue
        if token.type == "link_open":
            target = _target(str(token.attrGet("href")), path, names)
            token.tag = "a" if target else "span"
            token.attrs = {"href": target} if target else {}
            closing.append(token.tag)
        elif token.type == "link_close":
            token.tag = closing.pop()
        yield token


def _target(href: str, path: Path, names: Mapping[Path, str]) -> str:
    file, _, place = href.partition("#")
    there = names.get((path.parent / file).resolve() if file else path)
    if there is None:
        return ""
    back = os.path.relpath(there, PurePosixPath(names[path]).parent)
    return f"{PurePosixPath(back).as_posix()}{'#' if place else ''}{place}"
