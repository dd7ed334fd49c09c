"""The files with translations of one folder, as they were written: which thing stands where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zelfscan.errors.content import Fault
from zelfscan.packs.faults import NO_KEYS, unknown_key
from zelfscan.packs.reader import Document, Place
from zelfscan.packs.shelf import MAX_FILES, files_in, is_within, name_of, read_files
from zelfscan.packs.translatable import KINDS, ONES, Key

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True)
class Written:
    """One entry of a file with translations, as it was read."""

    document: Document
    place: Place
    values: dict[str, Any]

    @property
    def where(self) -> str:
        """Return the file and line of the entry."""
        return f"{self.document.file}:{self.document.line(self.place)}"

    def fault(self, rest: Place, message: str) -> Fault:
        """Return a fault at a place within the entry, which it names."""
        line = self.document.line((*self.place, *rest))
        return Fault(self.document.file, line, f"{self.place[-1]}: {message}")


@dataclass(frozen=True)
class Locale:
    """The translations of one folder into one language; ``unread`` are the files that cannot be read."""

    entries: Mapping[Key, Written] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    unread: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass
class Locales:
    """What was read of the folders with translations, so that packs that share a catalogue read it once."""

    _read: dict[tuple[Path, str], Locale] = field(default_factory=dict)

    def read(self, folder: Path, language: str) -> Locale:
        """Read ``locale/en.yaml`` and ``locale/en/*.yaml``, which may both be missing; nothing is raised."""
        if (folder, language) not in self._read:
            self._read[folder, language] = _read(folder, language)
        return self._read[folder, language]


def file_of(folder: Path, language: str) -> str:
    """Return the name of the file in which translations stand."""
    return name_of(folder / "locale" / f"{language}.yaml", folder.parent)


def languages_in(folder: Path) -> dict[str, str]:
    """Return the languages for which a folder has files, with the name of one of them."""
    locale = folder / "locale"
    if not is_within(locale, folder):
        return {}
    below = (each for each in sorted(locale.glob("*")) if each.is_dir() and is_within(each, folder))
    found = {path.parent.name: path for each in below for path in sorted(each.glob("*.yaml"))}
    found |= {path.stem: path for path in sorted(locale.glob("*.yaml"))}
    return {language: name_of(path, folder.parent) for language, path in sorted(found.items())}


def _read(folder: Path, language: str) -> Locale:
    paths = files_in(folder / "locale", f"{language}.yaml", folder)
    paths += files_in(folder / "locale" / language, "*.yaml", folder)
    names = tuple(name_of(path, folder.parent) for path in paths)
    if len(paths) > MAX_FILES:
        message = f"hier staan meer dan {MAX_FILES} bestanden; voeg er een paar samen"
        return Locale(files=names, unread=(Fault(file_of(folder, language), 1, message),))
    shelf = read_files(paths, folder, folder.parent)
    entries: dict[Key, Written] = {}
    faults: list[Fault] = []
    for document in shelf.documents:
        _gather(document, entries, faults)
    return Locale(entries, names, shelf.faults, tuple(faults))


def _gather(document: Document, entries: dict[Key, Written], faults: list[Fault]) -> None:
    def fault(place: Place, message: str) -> None:
        faults.append(Fault(document.file, document.line(place), message))

    if not isinstance(document.values, dict):
        fault((), NO_KEYS.format(first="items"))
        return
    for kind, value in document.values.items():
        if kind not in KINDS:
            fault((kind,), unknown_key(kind, KINDS))
        elif not isinstance(value, dict):
            fault((kind,), f"zet onder '{kind}' de vertaalde teksten, met hun sleutels")
        elif kind in ONES:
            _take((kind, kind), Written(document, (kind,), value), entries, faults)
        else:
            for name, each in value.items():
                if isinstance(each, dict):
                    _take((kind, name), Written(document, (kind, name), each), entries, faults)
                else:
                    fault((kind, name), f"zet onder '{name}' eerst 'of' en dan de vertaalde teksten")


def _take(key: Key, written: Written, entries: dict[Key, Written], faults: list[Fault]) -> None:
    if key in entries:
        faults.append(written.fault((), f"staat ook in {entries[key].where}; houd er één over"))
    else:
        entries[key] = written
