"""Removing a whole vault, or all of them: the keys first, because without them the rest is noise."""

import logging
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zelfscan.errors.files import CannotWrite
from zelfscan.store.attempts import ATTEMPTS_FILE
from zelfscan.store.durable import settle_names
from zelfscan.store.faults import writing
from zelfscan.store.key_file import COPIES
from zelfscan.store.people import places
from zelfscan.store.vault_files import DOSSIER_FOLDER, DRAFT_SUFFIX, INDEX_PATTERN, READY_SUFFIX

COPIES_FOLDER = "copies"
"""Where the automatic copies of a vault stand (`zelfscan.store.copies`)."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Wiped:
    """What was removed, from which a certificate can be written; sizes are in bytes.

    Gone means gone from the folder. Memory cards and most disks of today keep what was overwritten in places
    that no program reaches, and copies elsewhere stay: what makes either unreadable is that the key is gone.
    """

    files: tuple[tuple[str, int], ...]
    """Every file that is gone, named from the folder that was asked for."""
    at: datetime
    is_complete: bool
    """Whether every file is gone; what stays is noise once the key files are."""
    are_keys_gone: bool


def wipe(folder: Path, at: datetime) -> Wiped:
    """Remove the vault in a folder, or each vault in the folder of the program, with copies and leftovers.

    The vault must be closed. A file that is held by another program stays, and is told by ``is_complete``;
    the rest goes all the same, and asking again tries what stayed. What the program did not make is left.
    """
    roots = _roots(folder)
    gone: list[tuple[str, int]] = []
    keys = [path for root in roots for path in _key_files(root)]
    rest = [path for root in roots for path in _rest(root)]
    kept = [path for path in keys if not _removed(path, folder, gone, overwrite=True)]
    for root in roots:
        settle_names(root)
    are_keys_gone = not kept
    kept += [path for path in rest if not _removed(path, folder, gone)]
    for root in roots:
        for emptied in (root / DOSSIER_FOLDER, root / COPIES_FOLDER, root):
            # A folder with something of somebody else in it stays.
            with suppress(OSError):
                emptied.rmdir()
    return Wiped(tuple(gone), at, not kept, are_keys_gone)


def _roots(folder: Path) -> list[Path]:
    """Return the folders with a vault, and those beside them that putting back a back-up left half-way."""
    found = places(folder) if any(_ours(each) for each in places(folder)) else (folder,)
    return [part for each in found for part in _ours(each)] or [folder]


def _ours(place: Path) -> list[Path]:
    beside = (place.with_name(f"{place.name}{suffix}") for suffix in (DRAFT_SUFFIX, READY_SUFFIX))
    return [each for each in (place, *beside) if each.is_dir() and not each.is_symlink()]


def _key_files(root: Path) -> list[Path]:
    names = [f"{name}{ending}" for name in COPIES for ending in ("", DRAFT_SUFFIX)]
    return [path for path in (root / name for name in names) if os.path.lexists(path)]


def _rest(root: Path) -> list[Path]:
    own = [*root.glob(f"{INDEX_PATTERN}*"), *root.glob(f"{ATTEMPTS_FILE}*")]
    return sorted({*own, *_inside(root / DOSSIER_FOLDER), *_inside(root / COPIES_FOLDER)})


def _inside(folder: Path) -> Iterator[Path]:
    """Give what stands in a folder of ours; a link in its place leads elsewhere and is not followed."""
    if folder.is_dir() and not folder.is_symlink():
        yield from (path for path in folder.iterdir() if path.is_symlink() or path.is_file())


def _removed(path: Path, folder: Path, gone: list[tuple[str, int]], *, overwrite: bool = False) -> bool:
    try:
        with writing(path):
            about = path.lstat()
            size = about.st_size
            if overwrite and stat.S_ISREG(about.st_mode):
                _overwrite(path, size)
            path.unlink()
    except CannotWrite:
        _log.warning("a file of a vault that is wiped stays")
        return False
    # What was put back half-way stands beside the folder.
    seen_from = folder if path.is_relative_to(folder) else folder.parent
    gone.append((path.relative_to(seen_from).as_posix(), size))
    return True


def _overwrite(path: Path, size: int) -> None:
    """Write chance over what stands there; on flash storage that reaches the old content only by luck."""
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(size))
        file.flush()
        os.fsync(file.fileno())
