"""The small files that go beside the program on Linux, filled in from the manifest."""

import gzip
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from release.components import Component
from release.manifest import ROOT, Manifest
from zelfscan import cli

_TEMPLATES = ROOT / "packaging" / "linux"


def filled(name: str, manifest: Manifest, **more: str) -> str:
    """Return one of the templates, with what the manifest says in it. Raises ``KeyError``."""
    known = {
        "date": manifest.date,
        "description_en": manifest.description.en,
        "description_nl": manifest.description.nl,
        "identifier": manifest.identifier,
        "licence": manifest.licence,
        "publisher": manifest.publisher,
        "summary_en": manifest.summary.en,
        "summary_nl": manifest.summary.nl,
        "version": manifest.version,
        **more,
    }
    if name.endswith(".xml"):
        known = {key: escape(value) for key, value in known.items()}
    return Template((_TEMPLATES / name).read_text(encoding="utf-8")).substitute(known)


def manual(manifest: Manifest) -> bytes:
    """Return the page of the manual, in Dutch, with every order of the command line."""
    orders = "\n".join(f".TP\n.B {_roff(name)}\n{_roff(words)}" for name, words, *_ in cli._COMMANDS)
    return zipped(filled("zelfscan.1", manifest, orders=orders).encode("utf-8"))


def _roff(words: str) -> str:
    return words.replace("\\", "\\e").replace("-", "\\-")


def zipped(content: bytes) -> bytes:
    """Return what ``gzip -9n`` makes: without name or moment."""
    return gzip.compress(content, 9, mtime=0)


def copyright_file(manifest: Manifest, components: list[Component], texts: str) -> str:
    """Return the file with whose everything is, in the machine-readable form of Debian (DEP-5)."""
    lines = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        f"Upstream-Name: {manifest.name}",
        "Comment:",
        f" Made from commit {manifest.commit}.",
        f" The text of every licence, with who holds the rights, stands in {texts}/;",
        " which file belongs to what stands in zelfscan.cdx.json (CycloneDX 1.6).",
        "",
    ]
    places = {
        "zelfscan": "*",
        "zelfscan content": "usr/lib/zelfscan/_internal/questionnaires/*",
        "Atkinson Hyperlegible": "usr/lib/zelfscan/_internal/resources/fonts/*",
    }
    first = [each for each in components if each.name in places]
    first.sort(key=lambda each: list(places).index(each.name))
    for each in [*first, *(other for other in components if other.name not in places)]:
        files = [places[each.name]] if each.name in places else _places(each)
        is_ours = each.name.startswith("zelfscan")
        holder = f"2026 {manifest.publisher}" if is_ours else f"as named in {texts}/{each.text_name}"
        lines += [
            f"Files: {files[0]}",
            *(f" {name}" for name in files[1:]),
            f"Copyright: {holder}",
            f"License: {short_name(each)}",
            f"Comment: {each.name} {each.version}",
            "",
        ]
    for each in components:
        also = " and in /usr/share/common-licenses/LGPL-3" if "LGPL-3" in each.licence else ""
        text = f" {each.licence}: the whole text stands in {texts}/{each.text_name}{also}"
        lines += [f"License: {short_name(each)}", text, ""]
    return "\n".join(lines)


def changelog(manifest: Manifest) -> str:
    """Return the list of changes in the form of Debian; what changed stands in the NEWS beside it."""
    moment = format_datetime(datetime.fromtimestamp(manifest.moment, UTC))
    return (
        f"{manifest.name} ({manifest.version}) unstable; urgency=medium\n\n"
        "  * What changed stands in NEWS.md.gz.\n\n"
        f" -- {manifest.debian.maintainer}  {moment}\n"
    )


def short_name(component: Component) -> str:
    """Return the name of a licence in DEP-5: its own for each component, because each has its own holders."""
    return "-".join([*component.licence.replace("(", "").replace(")", "").split(), component.text_name[:-4]])


def _places(component: Component) -> list[str]:
    own = [name for name in component.files if not name.startswith("licences/")]
    return [f"usr/lib/zelfscan/{name.replace(' ', '?')}" for name in own or component.files]


def write(path: Path, content: str | bytes) -> None:
    """Write a file that everybody may read, and make the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
