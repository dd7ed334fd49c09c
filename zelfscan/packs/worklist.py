"""What is still to be translated, as YAML that only has to be filled in."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zelfscan.packs.locale_files import Locales, Written, file_of
from zelfscan.packs.translatable import KINDS, ONES, Content, Entry, Key
from zelfscan.packs.translations import current, is_list, nested, reading_of

_PLAIN = re.compile(r"[a-z][a-z0-9._-]*")
_WORDS = ("y", "n", "yes", "no", "on", "off", "true", "false", "null")
"""What other readers of YAML do not take for text; authors put them between quotes as well."""


@dataclass(frozen=True)
class _Text:
    """One text to translate, with the translation that there is; none yet is empty."""

    base: str
    translation: str


def worklist(contents: Sequence[Content], language: str, locales: Locales) -> Iterator[str]:
    """Give the lines of what the packs of one root lack in a language, file by file, and how far it is."""
    translated = total = 0
    for folder, (entries, needed) in _by_folder(contents).items():
        locale = locales.read(folder, language)
        todo: dict[str, dict[str, list[str]]] = {}
        for key, entry in sorted(entries.items(), key=lambda pair: (pair[1].file, pair[1].line)):
            written = locale.entries.get(key)
            done = len(reading_of(entry, written).texts) if written else 0
            if key in needed:
                total += len(entry.texts)
                translated += done
            if done < len(entry.texts) and (written or key in needed):
                group = todo.setdefault(key[0], {}).setdefault(entry.file, [])
                group.extend(_entry(key, entry, written))
        if todo:
            yield f"# {file_of(folder, language)}"
        for kind in (each for each in KINDS if each in todo):
            yield f"{kind}:"
            for file, found in todo[kind].items():
                yield from (f"  # {file}", *found)
            yield ""
    yield f"# {language}: {translated} van {total} teksten vertaald"


def _by_folder(contents: Sequence[Content]) -> dict[Path, tuple[dict[Key, Entry], set[Key]]]:
    """Bring together what packs share; of a catalogue that is what any of them needs."""
    found: dict[Path, tuple[dict[Key, Entry], set[Key]]] = {}
    for content in contents:
        for key, entry in content.entries.items():
            entries, needed = found.setdefault(entry.folder, ({}, set()))
            entries[key] = entry
            if key in content.needed:
                needed.add(key)
    return found


def _entry(key: Key, entry: Entry, written: Written | None) -> Iterator[str]:
    """Give an entry with all of its texts; a translation of older ones stays: it may need little change."""
    kept = current(entry, written).texts if written else {}
    margin = "  " if key[0] in ONES else "    "
    if written is not None:
        yield f"{margin[2:]}# in plaats van {written.where}"
    if key[0] not in ONES:
        yield f"  {_key(key[1])}:"
    of = entry.fingerprint
    yield f"{margin}of: {json.dumps(of) if of.isdigit() else of}"
    texts = {steps: _Text(text, kept.get(steps, "")) for steps, text in entry.texts.items()}
    yield from _branch(nested(texts), margin)


def _branch(tree: Mapping[Any, Any], margin: str) -> Iterator[str]:
    """Give the lines of one level: the text above each place in which its translation goes."""
    in_list = is_list(tree)
    for step in range(max(tree) + 1) if in_list else tree:
        head = f"{margin}-" if in_list else f"{margin}{_key(step)}:"
        match tree.get(step):
            case _Text() as text:
                yield f"{margin}# {' '.join(text.base.split())}"
                yield f"{head} {_quoted(text.translation)}"
            case None:
                yield f"{head} null"
            case branch:
                yield head
                yield from _branch(branch, f"{margin}  ")


def _key(step: str | int) -> str:
    name = str(step)
    return name if _PLAIN.fullmatch(name) and name not in _WORDS else _quoted(name)


def _quoted(text: str) -> str:
    """Write a text between quotes, so that it reads the same in every YAML and is safe in a terminal."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
