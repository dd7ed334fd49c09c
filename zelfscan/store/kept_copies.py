"""The automatic copies of a vault: the last few, in the folder `copies` of the vault itself.

They are back-up files as any other. One saves from a mistake or a damaged file, not from a lost laptop. It
holds the keys of its day: when a dossier is deleted or the vault re-keyed, all of them go (`forget`).
"""

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zelfscan.errors.backup import BackupDisturbed
from zelfscan.errors.files import CannotWrite
from zelfscan.store.backup_format import PART, SUFFIX
from zelfscan.store.durable import settle_names
from zelfscan.store.faults import reading, writing
from zelfscan.store.key_file import COPIES
from zelfscan.store.vault_files import DOSSIER_FOLDER, DOSSIER_SUFFIX
from zelfscan.store.wiping import COPIES_FOLDER

# The number puts them in order, whatever the clock says; the last part tells what state they are of.
_NAME = re.compile(rf"copy-(\d{{6}})-(\d{{4}}-\d{{2}}-\d{{2}})-([0-9a-f]{{16}}){re.escape(SUFFIX)}")


_settling = threading.Lock()
_forgotten: Counter[Path] = Counter()
"""How often the copies in a folder were forgotten: one that was begun before may not take its place after."""


@dataclass(frozen=True)
class Copy:
    """One automatic copy."""

    path: Path
    made: date
    bytes: int
    number: int
    """The higher, the later."""
    state: str
    """What the dossiers were like, to tell whether anything changed since."""


def copies(folder: Path) -> tuple[Copy, ...]:
    """Return the automatic copies of the vault in a folder, the last one first."""
    place = folder / COPIES_FOLDER
    with reading(place):
        found = [_copy(path) for path in place.iterdir()] if place.is_dir() else []
    return tuple(sorted((each for each in found if each is not None), key=lambda each: -each.number))


def forget(folder: Path) -> None:
    """Remove every automatic copy of the vault in a folder: they hold keys that have to be gone.

    One that is being made beside this never takes its place. Raises ``CannotWrite`` for the first one that
    stays; the others are gone all the same.
    """
    place = folder / COPIES_FOLDER
    with _settling:
        _forgotten[folder.absolute()] += 1
        with reading(place):
            found = list(place.iterdir()) if place.is_dir() and not place.is_symlink() else []
    remove_copies(path for path in found if _NAME.fullmatch(path.name))
    for path in found:
        # What is being made is held on Windows; whoever makes it takes it away itself.
        if _NAME.fullmatch(path.name.removesuffix(PART)) and path.name.endswith(PART):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def times_forgotten(folder: Path) -> int:
    """Return how often the copies in a folder were forgotten since the program was started."""
    with _settling:
        return _forgotten[folder.absolute()]


def take_place(folder: Path, times: int, draft: Path, target: Path) -> None:
    """Let a copy that is ready take its place, unless the copies were forgotten after it was begun.

    ``times`` is what ``times_forgotten`` said then. Raises ``BackupDisturbed``, and ``OSError``.
    """
    with _settling:
        if _forgotten[folder.absolute()] != times:
            raise BackupDisturbed
        draft.replace(target)


def remove_leftovers(folder: Path) -> None:
    """Remove from the folder of a vault what a back-up that was broken off left; all of it is encrypted."""
    with suppress(OSError):
        for path in (folder / COPIES_FOLDER).glob(f"*{PART}*"):
            path.unlink(missing_ok=True)
        (folder / COPIES_FOLDER).rmdir()  # only where it is empty


def copy_path(folder: Path, number: int, made: date, state: str) -> Path:
    """Return where a copy stands, under a name that tells nothing of what is in it."""
    return folder / COPIES_FOLDER / f"copy-{number:06d}-{made.isoformat()}-{state}{SUFFIX}"


def changed_since(folder: Path, copy: Copy) -> bool:
    """Tell whether anything in the dossiers of a vault changed after a copy of it was made."""
    return state_of(folder) != copy.state


def state_of(folder: Path) -> str:
    """Return what the dossiers and the key file are like: another text as soon as one of them was written.

    The index is left out: each visit leaves a mark in it, and copies of nothing new push older ones out.
    """
    files = [*(folder / DOSSIER_FOLDER).glob(f"*{DOSSIER_SUFFIX}"), folder / COPIES[0]]
    digest = hashlib.sha256()
    with reading(folder):
        for path in sorted(files):
            about = path.stat()
            digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _copy(path: Path) -> Copy | None:
    """Read what the name of a file tells; what is no copy of ours, or a link, does not count."""
    named = _NAME.fullmatch(path.name)
    if named is None or path.is_symlink() or not path.is_file():
        return None
    try:
        made = date.fromisoformat(named[2])
    except ValueError:
        return None
    return Copy(path, made, path.stat().st_size, int(named[1]), named[3])


def remove_copies(paths: Iterable[Path]) -> None:
    """Remove copies. Raises ``CannotWrite`` for the first one that stays; the others are gone by then."""
    stays: CannotWrite | None = None
    for path in paths:
        try:
            with writing(path):
                path.unlink(missing_ok=True)
        except CannotWrite as error:
            stays = stays or error
        else:
            settle_names(path.parent)
    if stays is not None:
        raise stays
