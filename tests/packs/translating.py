"""A small pack with all of its texts in English, so that a test can change one of them."""

from pathlib import Path

import pytest

from tests.packs.changing import change
from zelfscan.core.pack import Pack
from zelfscan.errors.content import Fault
from zelfscan.packs import reader, shelf
from zelfscan.packs.library import check_folder, to_translate
from zelfscan.packs.loader import load

DECLARED = "languages: [nl, en]"
ASK = "'zelfscan check --translations en' geeft wat er te vertalen is"


def translate(folder: Path) -> Path:
    """Translate all of a pack and declare it; return its folder."""
    change(folder / "pack.yaml", "languages: [nl]", DECLARED)
    write(folder, english_of(folder))
    return folder


def english_of(folder: Path) -> str:
    """Fill the list of what is to be translated in for one pack."""
    return "\n".join(to_translate(folder, "en")).replace('""', '"In English."')


def write(folder: Path, text: str, name: str = "en.yaml") -> Path:
    """Write a file with translations beside a pack."""
    path = folder / "locale" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path) -> list[str]:
    """Return what a check finds, as text."""
    return [str(fault) for fault in check_folder(folder)]


def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Note from now on which files are read."""
    names: list[str | None] = []
    read = reader.read

    def noted(path: Path, name: str | None = None) -> reader.Document:
        names.append(name)
        return read(path, name)

    monkeypatch.setattr(shelf, "read", noted)
    return names


def fingerprint_in(fault: Fault) -> str:
    """Return the fingerprint that a fault asks for."""
    return fault.message.split("'of: ")[1].rstrip("'")


def english(folder: Path) -> Pack:
    """Load a pack with its English."""
    return load(folder, languages=("en",)).pack
