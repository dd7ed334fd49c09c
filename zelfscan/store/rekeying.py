"""Giving everything in a vault other keys, after somebody else may have seen the old ones.

New files are made beside the old ones and compared with them, and then the key file that names the new index
is swapped in: before that moment the vault is the old one, after it the new one, whole. What is not of the
one that holds is removed, now or when the vault is opened next: each index says in a setting which files
that are (`zelfscan.store.renewing`). Of a dossier with a code of its own the half of the key that stands in
the index becomes another one; where it was not open, so that its code is not known, it stays as it is.
"""

import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from zelfscan.crypto.dossier_code import joined_key
from zelfscan.crypto.wrapping import new_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import DatabaseDamaged, RekeyStopped
from zelfscan.store import dossier_list
from zelfscan.store.contents import digest
from zelfscan.store.database import EncryptedFile
from zelfscan.store.durable import settle_names
from zelfscan.store.kept_copies import copies
from zelfscan.store.key_file import KeyFile, read_key_file, write_key_file
from zelfscan.store.migrations import INDEX, open_current
from zelfscan.store.renewing import SETTING as SETTING
from zelfscan.store.renewing import Renewed, content_of, copy_anew, left, listed, stamp_of
from zelfscan.store.renewing import finish as finish
from zelfscan.store.vault_files import DOSSIER_FOLDER, dossier_file, index_copies, with_copies

OnStep = Callable[[int, int], None]
IsStopped = Callable[[], bool]


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
    halves: Mapping[str, bytes],
) -> tuple[EncryptedFile, bytes]:
    """Make every key anew, and return the new index, open, with its key; the old index is then closed.

    The dossiers must be closed. ``seal`` makes the key file for a new key and the name of an index.
    ``on_step`` gets how many steps are done, and how many there are. Of dossiers with a code of their own
    ``halves`` has what the code gave, by id, as far as that is known: the others keep their file and their
    key. Raises ``RekeyStopped`` where that was asked for, or where something changed or was closed meanwhile,
    and the errors of the store: then the old index holds.
    """
    with _while_open(index):
        dossiers = _planned(folder, index, halves)
        steps = _Steps(2 * len(dossiers) + 2, on_step, is_stopped)
        name, key = f"index-{secrets.token_hex(4)}.vault", new_key()
        made = [folder / name, *(each.new for each in dossiers), *left(folder, index)]
        dossier_list.set_setting(index, SETTING, listed(folder, made))
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
                    if digest(index) != before or [stamp_of(each) for each in dossiers] != stamps:
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


def _planned(folder: Path, index: EncryptedFile, halves: Mapping[str, bytes]) -> list[Renewed]:
    """Say for each dossier what it becomes; one of which the code is not known stays out."""
    found = []
    for dossier_id, half, name, sealed in index.rows(
        "SELECT id, key, file, sealed FROM dossier WHERE key IS NOT NULL ORDER BY number"
    ):
        if sealed and dossier_id not in halves:
            continue
        new_half, code_half = new_key(), halves.get(dossier_id) if sealed else None
        found.append(
            Renewed(
                id=dossier_id,
                old=dossier_file(folder, dossier_id, name),
                old_key=_key(bytes(half), code_half),
                new=dossier_file(folder, str(uuid.uuid4())),
                new_key=_key(new_half, code_half),
                new_half=new_half,
            )
        )
    return found


def _key(half: bytes, code_half: bytes | None) -> bytes:
    return half if code_half is None else joined_key(half, code_half)


def _copy(each: Renewed, steps: _Steps) -> tuple[int, int]:
    steps.require_going_on()
    stamp = copy_anew(each)
    steps.done()
    return stamp


def _make_index(folder: Path, index: EncryptedFile, path: Path, key: bytes, dossiers: list[Renewed]) -> None:
    old_files = [path for each in dossiers for path in with_copies(each.old)]
    old_files += [*with_copies(index.path), *index_copies(folder), *left(folder, index)]
    old_files += [each.path for each in copies(folder)]
    old_files = [each for each in old_files if each not in (path, *(each.new for each in dossiers))]
    index.copy_to_new(path, key)
    made = open_current(path, key, INDEX)
    try:
        if digest(made) != digest(index):
            raise DatabaseDamaged(path)
        with made.transaction():
            for each in dossiers:
                made.execute(
                    "UPDATE dossier SET key = ?, file = ? WHERE id = ?", each.new_half, each.new.name, each.id
                )
            dossier_list.set_setting(made, SETTING, listed(folder, old_files))
        made.compact()
    finally:
        made.close()


def _verify(renewed: EncryptedFile, dossiers: list[Renewed], steps: _Steps) -> None:
    """Open every dossier by way of the new index, and compare what it holds with what the old one holds."""
    for each in dossiers:
        steps.require_going_on()
        half, name = dossier_list.key_of(renewed, each.id), dossier_list.file_of(renewed, each.id)
        path = each.new.with_name(name)
        if half != each.new_half or content_of(path, each.new_key) != content_of(each.old, each.old_key):
            raise DatabaseDamaged(each.new)
        steps.done()
    steps.done()


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
