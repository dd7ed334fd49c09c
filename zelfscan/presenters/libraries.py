"""The libraries of others that the program goes with: their versions, licences and the texts of these.

What is installed tells it itself. A built program has no such records, so ``packaging/licences.py`` writes
them to a file that goes along. Where another version is installed than the file tells of, the records count.
"""

import json
import platform
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import Distribution

FILE = "libraries.json"
PYTHON = "Python"
_PLACES = ("licen", "copying", "notice", "authors")
"""How the name of a file begins in which a library says who made it and what may be done with it."""
_RECORDS = ".dist-info"
_SOURCES = ("source", "source code", "repository", "github", "code", "homepage")
"""Where a project keeps its sources, in the words that projects use; the first that is there counts."""


@dataclass(frozen=True)
class Library:
    """A library with its licence, an SPDX expression, and the names of its texts."""

    name: str
    version: str
    licence: str
    address: str
    texts: tuple[str, ...]


class Libraries:
    """Reads everything when it is first asked for, and keeps it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder with the file, and with the texts that no library brings itself."""
        self._folder = folder

    @cached_property
    def all(self) -> tuple[Library, ...]:
        """Return every library, in the order of the file."""
        return tuple(self._as_installed(Library(**each)) for each in self._read["libraries"])

    def named(self, name: str) -> Library:
        """Return one library. Raises ``KeyError``."""
        return {each.name: each for each in self.all}[name]

    def text(self, library: Library) -> str:
        """Return the licence texts of a library, each under its own name where there are more."""
        texts = [(name.rpartition("/")[2], self._text(name)) for name in library.texts]
        if len(texts) == 1:
            return texts[0][1]
        return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in texts)

    @cached_property
    def _read(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self._folder / FILE).read_text(encoding="utf-8"))
        return content

    def _as_installed(self, listed: Library) -> Library:
        listed = replace(listed, texts=tuple(listed.texts))
        if listed.name == PYTHON:
            return replace(listed, version=platform.python_version())
        from importlib import metadata  # brings mail and sockets along, and hardly anybody looks at this page

        try:
            is_same = metadata.version(listed.name) == listed.version
        except metadata.PackageNotFoundError:
            is_same = True  # in a built program: what the file says was true when it was built
        if is_same:
            return listed
        found, texts = described(listed.name)
        self._read["texts"].update(texts)
        kept = tuple(name for name in listed.texts if "/" not in name)
        return replace(found, licence=found.licence or listed.licence, texts=(*found.texts, *kept))

    def _text(self, name: str) -> str:
        found = self._read["texts"].get(name)
        return str(found) if found is not None else (self._folder / name).read_text(encoding="utf-8")


def described(name: str) -> tuple[Library, dict[str, str]]:
    """Return what an installed library says of itself, with its texts by ``library/file``.

    Its licence is empty where it gives no SPDX expression. Raises ``PackageNotFoundError``.
    """
    from importlib import metadata

    installed = metadata.distribution(name)
    said, texts = installed.metadata, dict(_texts(installed))
    licence = _first(said.get_all("License-Expression")) or _first(said.get_all("License"))
    is_expression = "\n" not in licence and "," not in licence
    found = Library(
        name=said["Name"],
        version=installed.version,
        licence=licence if is_expression else "",
        address=_address(said.get_all("Project-URL") or [], _first(said.get_all("Home-page"))),
        texts=tuple(texts),
    )
    return found, texts


def _first(values: list[str] | None) -> str:
    return values[0] if values else ""


def _texts(installed: "Distribution") -> Iterator[tuple[str, str]]:
    """Give the texts among the records of a library; what it holds of others stands in folders below."""
    for file in sorted(installed.files or [], key=str):
        parts = Path(str(file)).parts
        if not parts[0].endswith(_RECORDS) or len(parts) < 2:
            continue
        if any(part.lower().startswith(_PLACES) for part in parts[1:]):
            below = [part for part in parts[1:] if part not in ("licenses", "license_files")]
            words = file.read_text(encoding="utf-8").replace("\r\n", "\n")
            yield f"{installed.name}/{'-'.join(below)}", words


def _address(addresses: list[str], otherwise: str) -> str:
    by_word = {
        word.strip().lower(): address.strip() for word, _, address in (a.partition(",") for a in addresses)
    }
    return next((by_word[word] for word in _SOURCES if word in by_word), otherwise)
