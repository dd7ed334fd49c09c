"""Copies of dossiers under another key, and the files that go once it is sure which copy holds.

An index says in a setting which files that are, before they are made and until they are gone, so that nothing
is ever removed on a guess.
"""

import json
import logging
from dataclasses import dataclass, field
from pathlib import Path

from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseBusy
from zelfscan.store import dossier_list
from zelfscan.store.backup_format import SUFFIX
from zelfscan.store.contents import digest
from zelfscan.store.database import EncryptedFile, remove_file
from zelfscan.store.faults import reading
from zelfscan.store.key_file import is_settled, read_key_file
from zelfscan.store.migrations import DOSSIER, open_current
from zelfscan.store.vault_files import DOSSIER_FOLDER, DOSSIER_SUFFIX, dossier_file
from zelfscan.store.wiping import COPIES_FOLDER

SETTING = "rekeying"
"""Of an index: the files that go as soon as it is sure that this index is the one that holds."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Renewed:
    """A dossier with what it was and what it becomes."""

    id: str
    old: Path
    old_key: bytes = field(repr=False)
    new: Path
    new_key: bytes = field(repr=False)
    new_half: bytes = field(repr=False)
    """What the index holds of the new key: all of it, or half where the dossier has a code of its own."""


def copy_anew(each: Renewed) -> tuple[int, int]:
    """Copy a dossier, and return what tells later whether the old one was written to meanwhile."""
    # Opening brings an older file up to date first, so that what is compared later is one and the same.
    file = open_current(each.old, each.old_key, DOSSIER)
    try:
        stamp = stamp_of(each)
        file.copy_to_new(each.new, each.new_key)
    finally:
        file.close()
    return stamp


def stamp_of(each: Renewed) -> tuple[int, int]:
    """Return what becomes another as soon as somebody writes in the old file."""
    with reading(each.old):
        found = each.old.stat()
    return found.st_mtime_ns, found.st_size


def content_of(path: Path, key: bytes) -> bytes:
    """Return a digest of everything in a dossier."""
    file = open_current(path, key, DOSSIER)
    try:
        return digest(file)
    finally:
        file.close()


def finish(folder: Path, index: EncryptedFile) -> None:
    """Remove the listed files that are of nothing that holds; try again later if something stays."""
    told = dossier_list.setting(index, SETTING)
    if told is None:
        return
    # As long as one copy of the key file leads to what was before, that stays.
    key_file = read_key_file(folder)
    if folder / key_file.index != index.path or not is_settled(folder, key_file):
        return
    rows = index.rows("SELECT id, file FROM dossier")
    in_use = {dossier_file(folder, dossier_id, name) for dossier_id, name in rows} | {index.path}
    try:
        for path in _paths(folder, told):
            if path not in in_use:
                remove_file(path)
        index.execute("DELETE FROM setting WHERE key = ?", SETTING)
    except (CannotWrite, DatabaseBusy):
        _log.warning("what other keys left behind stays until the vault is opened again")


def left(folder: Path, index: EncryptedFile) -> list[Path]:
    """Return what was listed before and could not be removed yet."""
    told = dossier_list.setting(index, SETTING)
    return _paths(folder, told) if told is not None else []


def listed(folder: Path, paths: list[Path]) -> str:
    """Write the files that go, as text for the setting."""
    return json.dumps(sorted({path.relative_to(folder).as_posix() for path in paths}))


def _paths(folder: Path, told: str) -> list[Path]:
    """Return the listed files: an index, a dossier or a copy of one or all, and none outside the vault."""
    paths = [folder / str(name) for name in json.loads(told)]
    return [
        path
        for path in paths
        if (path.parent == folder and path.name.startswith("index"))
        or (path.parent == folder / DOSSIER_FOLDER and DOSSIER_SUFFIX in path.name)
        or (path.parent == folder / COPIES_FOLDER and path.name.endswith(SUFFIX))
    ]
