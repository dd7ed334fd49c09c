"""Giving everything in a vault other keys, after somebody else may have seen the old ones.

New files are made beside the old ones and compared with them, and then the key file that names the new index
is swapped in: before that moment the vault is the old one, after it the new one, whole. What is not of the
one that holds is removed, now or when the vault is opened next: each index says in a setting which files
that are, so that nothing is ever removed on a guess. A dossier with a code of its own keeps its key.
"""

import json
import logging
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from zelfscan.crypto.wrapping import new_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseBusy, DatabaseDamaged, RekeyStopped
from zelfscan.store import dossier_list
from zelfscan.store.contents import digest
from zelfscan.store.database import EncryptedFile, remove_file
from zelfscan.store.durable import settle_names
from zelfscan.store.faults import reading
from zelfscan.store.key_file import KeyFile, is_settled, read_key_file, write_key_file
from zelfscan.store.migrations import DOSSIER, INDEX, open_current
from zelfscan.store.vault_files import (
    DOSSIER_FOLDER,
    DOSSIER_SUFFIX,
    dossier_file,
    index_copies,
    with_copies,
)

SETTING = "rekeying"
"""Of an index: the files that go as soon as it is sure that this index is the one that holds."""

OnStep = Callable[[int, int], None]
IsStopped = Callable[[], bool]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Renewed:
    """A dossier with what it was and what it becomes."""

    id: str
    old: Path
    old_key: bytes
    new: Path
    new_key: bytes


class _Steps:
    """Tells how far it is, and stops where that was asked for."""

    def __init__(self, total: int, on_step: OnStep | None, is_stopped: IsStopped | None) -> None:
        self._total, self._done = total, 0
        self._on_step, self._is_stopped = on_step, is_stopped

    def done(self) -> None:
        self._done += 1
        if self._on_step is not None:
            self._on_step(self._done, self._total)

    def require_going_on(self) -> None:
        if self._is_stopped is not None and self._is_stopped():
            raise RekeyStopped


def rekey(
    folder: Path,
    index: EncryptedFile,
    seal: Callable[[bytes, str], KeyFile],
    on_step: OnStep | None,
    is_stopped: IsStopped | None,
) -> tuple[EncryptedFile, bytes]:
    """Make every key anew, and return the new index, open, with its key; the old index is then closed.

    The dossiers must be closed. ``seal`` makes the key file for a new key and the name of an index.
    ``on_step`` gets how many steps are done, and how many there are. Raises ``RekeyStopped`` where that was
    asked for, or where something changed or was closed meanwhile, and the errors of the store: then the old
    index holds.
    """
    with _while_open(index):
        dossiers = _planned(folder, index)
        steps = _Steps(2 * len(dossiers) + 2, on_step, is_stopped)
        name, key = f"index-{secrets.token_hex(4)}.vault", new_key()
        made = [folder / name, *(each.new for each in dossiers), *_left(folder, index)]
        dossier_list.set_setting(index, SETTING, _listed(folder, made))
        try:
            before = digest(index)
            stamps = [_copy(each, steps) for each in dossiers]
            _make_index(folder, index, folder / name, key, dossiers)
            renewed = open_current(folder / name, key, INDEX)
            try:
                _verify(renewed, dossiers, steps)
                sealed = seal(key, name)
                steps.require_going_on()
                # From here on nobody else changes the index, and after it the index is closed.
                with index.guarded():
                    if digest(index) != before or [_stamp(each) for each in dossiers] != stamps:
                        raise RekeyStopped
                    _swap_in(folder, index, sealed)
            except BaseException:
                renewed.close()
                raise
        except BaseException:
            _abandon(folder, index)
            raise
    steps.done()
    return renewed, key


def finish(folder: Path, index: EncryptedFile) -> None:
    """Remove what a re-keying left of the vault that does not hold; try again later if something stays."""
    listed = dossier_list.setting(index, SETTING)
    if listed is None:
        return
    # As long as one copy of the key file leads to what was before, that stays.
    key_file = read_key_file(folder)
    if folder / key_file.index != index.path or not is_settled(folder, key_file):
        return
    rows = index.rows("SELECT id, file FROM dossier")
    in_use = {dossier_file(folder, dossier_id, name) for dossier_id, name in rows} | {index.path}
    try:
        for path in _paths(folder, listed):
            if path not in in_use:
                remove_file(path)
        index.execute("DELETE FROM setting WHERE key = ?", SETTING)
    except (CannotWrite, DatabaseBusy):
        _log.warning("what a re-keying left stays until the vault is opened again")


def _planned(folder: Path, index: EncryptedFile) -> list[_Renewed]:
    rows = index.rows(
        "SELECT id, key, file FROM dossier WHERE key IS NOT NULL AND sealed = '' ORDER BY number"
    )
    return [
        _Renewed(
            dossier_id,
            dossier_file(folder, dossier_id, name),
            bytes(key),
            dossier_file(folder, str(uuid.uuid4())),
            new_key(),
        )
        for dossier_id, key, name in rows
    ]


def _copy(each: _Renewed, steps: _Steps) -> tuple[int, int]:
    """Copy a dossier, and return what tells later whether the old one was written to meanwhile."""
    steps.require_going_on()
    # Opening brings an older file up to date first, so that what is compared later is one and the same.
    file = open_current(each.old, each.old_key, DOSSIER)
    try:
        stamp = _stamp(each)
        file.copy_to_new(each.new, each.new_key)
    finally:
        file.close()
    steps.done()
    return stamp


def _make_index(folder: Path, index: EncryptedFile, path: Path, key: bytes, dossiers: list[_Renewed]) -> None:
    old_files = [path for each in dossiers for path in with_copies(each.old)]
    old_files += [*with_copies(index.path), *index_copies(folder), *_left(folder, index)]
    old_files = [each for each in old_files if each not in (path, *(each.new for each in dossiers))]
    index.copy_to_new(path, key)
    made = open_current(path, key, INDEX)
    try:
        if digest(made) != digest(index):
            raise DatabaseDamaged(path)
        with made.transaction():
            for each in dossiers:
                made.execute(
                    "UPDATE dossier SET key = ?, file = ? WHERE id = ?", each.new_key, each.new.name, each.id
                )
            dossier_list.set_setting(made, SETTING, _listed(folder, old_files))
        made.compact()
    finally:
        made.close()


def _verify(renewed: EncryptedFile, dossiers: list[_Renewed], steps: _Steps) -> None:
    """Open every dossier by way of the new index, and compare what it holds with what the old one holds."""
    for each in dossiers:
        steps.require_going_on()
        key, name = dossier_list.key_of(renewed, each.id), dossier_list.file_of(renewed, each.id)
        if _content(each.new.with_name(name), key) != _content(each.old, each.old_key):
            raise DatabaseDamaged(each.new)
        steps.done()
    steps.done()


def _content(path: Path, key: bytes) -> bytes:
    file = open_current(path, key, DOSSIER)
    try:
        return digest(file)
    finally:
        file.close()


def _stamp(each: _Renewed) -> tuple[int, int]:
    with reading(each.old):
        found = each.old.stat()
    return found.st_mtime_ns, found.st_size


def _swap_in(folder: Path, index: EncryptedFile, sealed: KeyFile) -> None:
    """Let the new index hold; whatever becomes of it, the old one is not written to once that may be so."""
    settle_names(folder / DOSSIER_FOLDER)
    settle_names(folder)
    try:
        write_key_file(folder, sealed)
    except BaseException:
        if read_key_file(folder).index != index.path.name:
            index.close()
        raise
    index.close()


def _abandon(folder: Path, index: EncryptedFile) -> None:
    """Remove what was made; where that does not go, it is done when the vault is opened next."""
    if not index.is_closed:
        with suppress(ZelfscanError):
            finish(folder, index)


@contextmanager
def _while_open(index: EncryptedFile) -> Iterator[None]:
    """Say that it was stopped where the vault was locked meanwhile, whatever came of that."""
    try:
        yield
    except Exception as error:
        if index.is_closed:
            raise RekeyStopped from error
        raise


def _left(folder: Path, index: EncryptedFile) -> list[Path]:
    """Return what an earlier re-keying left and could not be removed yet."""
    listed = dossier_list.setting(index, SETTING)
    return _paths(folder, listed) if listed is not None else []


def _listed(folder: Path, paths: list[Path]) -> str:
    return json.dumps(sorted({path.relative_to(folder).as_posix() for path in paths}))


def _paths(folder: Path, listed: str) -> list[Path]:
    """Return the listed files: none but an index or a dossier with its copies, and none outside the vault."""
    paths = [folder / str(name) for name in json.loads(listed)]
    return [
        path
        for path in paths
        if (path.parent == folder and path.name.startswith("index"))
        or (path.parent == folder / DOSSIER_FOLDER and DOSSIER_SUFFIX in path.name)
    ]
