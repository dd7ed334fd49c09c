"""The content files of one folder as they were read, so that packs that share a folder read it once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from zelfscan.errors.content import Fault, PackError
from zelfscan.packs.reader import Document, read

MAX_FILES = 500
MAX_BYTES = 8_000_000
"""Of the content files of one folder together: many times what the largest has that is shipped."""
NEVER = "never.yaml"
"""The file beside the content that lists which rules no worked case can use, each with why."""

_OUTSIDE = "dit bestand staat buiten de map van de lijst; zet het erin"
_NO_CONTENT = (Path("pack.yaml"), Path(NEVER))


@dataclass(frozen=True)
class Shelf:
    """The files of a folder that could be read, and what was wrong with the others."""

    documents: tuple[Document, ...] = ()
    faults: tuple[Fault, ...] = ()


def catalogue_of(folder: Path) -> Path:
    """Return the folder of what a pack shares with the packs beside it."""
    return folder.parent / "catalogue"


def read_shelf(folder: Path, root: Path) -> Shelf:
    """Read every content file in a folder, which may be missing; nothing is raised."""
    if not is_within(folder, root):
        return Shelf(faults=(Fault(name_of(folder, root), 1, _OUTSIDE),))
    found = [path for path in sorted(folder.rglob("*.yaml")) if _is_content(path.relative_to(folder))]
    if len(found) > MAX_FILES:
        message = f"hier staan meer dan {MAX_FILES} bestanden; voeg er een paar samen"
        return Shelf(faults=(Fault(name_of(folder, root), 1, message),))
    return read_files(found, folder, root)


def _is_content(path: Path) -> bool:
    return path.parts[0] not in ("locale", "cases") and path not in _NO_CONTENT


def read_files(paths: Iterable[Path], folder: Path, root: Path) -> Shelf:
    """Read these files of a folder, as many as have room; nothing is raised."""
    documents: list[Document] = []
    faults: list[Fault] = []
    room = MAX_BYTES
    for path in paths:
        room -= _size(path)
        if room < 0:
            message = f"de bestanden zijn samen te groot; houd ze onder {MAX_BYTES // 1_000_000} MB"
            faults.append(Fault(name_of(path, root), 1, message))
            break
        try:
            documents.append(read_inside(folder, path, name_of(path, root)))
        except PackError as error:
            faults += error.faults
    return Shelf(tuple(documents), tuple(faults))


def read_inside(folder: Path, path: Path, name: str) -> Document:
    """Read a file of a folder, but not one that a link leads out of it. Raises ``PackError``."""
    if not is_within(path, folder):
        raise PackError((Fault(name, 1, _OUTSIDE),))
    return read(path, name)


def files_in(folder: Path, pattern: str, root: Path) -> list[Path]:
    """Return the files of a folder below a root, in order.

    A folder that a link leads out of the root is not looked into; it is given itself, so that reading it says
    what is wrong.
    """
    if not is_within(folder, root):
        return [folder]
    return sorted(folder.glob(pattern))


def is_within(path: Path, folder: Path) -> bool:
    """Tell whether a path lies in a folder when every link is followed; links that go round do not."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it says what is wrong


def name_of(path: Path, root: Path) -> str:
    """Return the name by which faults call a file: its path below the root where that is possible."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
