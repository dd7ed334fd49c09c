"""One change to a pack on disk, so that a test can break exactly one thing."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from zelfscan.errors.content import PackError
from zelfscan.packs.loader import Loaded, load
from zelfscan.packs.reader import Place

PACKS = Path(__file__).resolve().parents[1] / "data" / "packs"


def a_copy(name: str, into: Path) -> Path:
    """Copy one of the small packs, so that it may be changed; return its folder."""
    return Path(shutil.copytree(PACKS / name, into / name))


def change(path: Path, old: str, new: str) -> None:
    """Replace the one place in a file where a text stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(path: Path, snippet: str) -> int:
    """Return the line of the one place in a file where a text stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(snippet) == 1, f"{snippet!r} stands {text.count(snippet)} times in {path.name}"
    return text.count("\n", 0, text.index(snippet)) + 1


def faults_in(folder: Path) -> list[str]:
    """Return the faults of a pack as text; none where it loads."""
    found = loaded_or_faults(folder)
    return [str(fault) for fault in found.faults] if isinstance(found, PackError) else []


def loaded_or_faults(folder: Path) -> Loaded | PackError:
    """Load a pack or return its faults; anything else that is raised is a bug."""
    try:
        return load(folder)
    except PackError as error:
        return error


def as_yaml(value: Any) -> str:
    """Write values as the reader gave them: as YAML in one line, dates and decimals included."""
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)}: {as_yaml(each)}" for key, each in value.items()) + "}"
        case tuple():
            return "[" + ", ".join(as_yaml(each) for each in value) + "]"
        case None | bool() | str():
            return json.dumps(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Give the place of every value, the whole included."""
    yield place
    inside = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    )
    for step, each in inside:
        yield from places(each, (*place, step))


def replaced(value: Any, place: Place, new: Any) -> Any:
    """Return the values with another value in one place."""
    if not place:
        return new
    step, rest = place[0], place[1:]
    if isinstance(value, dict):
        return {key: replaced(each, rest, new) if key == step else each for key, each in value.items()}
    return tuple(replaced(each, rest, new) if at == step else each for at, each in enumerate(value))


def without(value: Any, place: Place) -> Any:
    """Return the values without what stands in one place."""
    step, rest = place[0], place[1:]
    if isinstance(value, dict):
        return {
            key: without(each, rest) if key == step and rest else each
            for key, each in value.items()
            if key != step or rest
        }
    return tuple(
        without(each, rest) if at == step and rest else each
        for at, each in enumerate(value)
        if at != step or rest
    )


def only_fault(folder: Path, old: str, new: str, at: str | None = None, file: str = "stock.yaml") -> str:
    """Change one thing in a pack; return its only fault, once its file and line are seen to be right."""
    path = folder / file
    change(path, old, new)
    found = loaded_or_faults(folder)
    assert isinstance(found, PackError), "the pack has no fault"
    assert len(found.faults) == 1, "\n".join(map(str, found.faults))
    fault = found.faults[0]
    assert (fault.file, fault.line) == (f"{folder.name}/{file}", line_of(path, at or new)), str(fault)
    return fault.message
