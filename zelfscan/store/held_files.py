"""The encrypted files of an open vault, each read as it stands on the disk while nobody writes in it."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from zelfscan.errors.backup import BackupBusy, BackupDisturbed, BackupRefused
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import cannot_read
from zelfscan.errors.vault import DatabaseBusy, DatabaseMissing
from zelfscan.store.backup_format import is_dossier_name
from zelfscan.store.database import EncryptedFile, journal_of, open_file
from zelfscan.store.faults import reading
from zelfscan.store.plain_file import open_plain
from zelfscan.store.safe import Safe
from zelfscan.store.vault_files import DOSSIER_FOLDER, DOSSIER_SUFFIX

PIECE: Final = 64 * 1024

_COLUMNS: Final = {"id", "key", "file", "sealed"}


class Readable(Protocol):
    """What can be read piece by piece."""

    def read(self, count: int, /) -> bytes:
        """Return so many bytes at most; none at the end."""


@dataclass(frozen=True)
class HeldFile:
    """One file of a vault, with the key that opens it."""

    name: str
    """How it is called inside the folder of the vault, with slashes."""
    path: Path
    key: bytes | None = field(repr=False)
    """None for a dossier with a code of its own: only who knows that can open it."""
    dossier_id: str = ""
    """Empty for the index."""


def held_files(safe: Safe) -> tuple[HeldFile, ...]:
    """Return the files of an open vault: the index, and then the dossiers by name."""
    index = index_of(safe)
    dossiers = dossier_keys(index)
    files = [
        HeldFile(name, safe.folder / name, key, dossier_id)
        for name, (dossier_id, key) in sorted(dossiers.items())
    ]
    return (HeldFile(index.path.name, index.path, safe.key()), *files)


def dossier_keys(index: EncryptedFile) -> dict[str, tuple[str, bytes | None]]:
    """Read from an index the id and the key of each dossier, by the name of its file in the vault.

    Raises ``BackupRefused`` for a file that is no index: it may come from elsewhere.
    """
    columns = index.rows(
        "SELECT c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c"
        " WHERE s.type = 'table' AND s.name = 'dossier'"
    )
    if not {name for (name,) in columns} >= _COLUMNS:
        raise BackupRefused
    keys = {}
    # A key of NULL is a dossier that was deleted, unless its key is sealed under a code of its own.
    for dossier_id, key, file, sealed in index.rows(
        "SELECT id, key, file, sealed FROM dossier WHERE key IS NOT NULL OR sealed <> ''"
    ):
        name = f"{DOSSIER_FOLDER}/{file or f'{dossier_id}{DOSSIER_SUFFIX}'}"
        # A name that is not one of ours could lead out of the folder when the vault is used.
        if not is_dossier_name(name):
            raise BackupRefused
        keys[name] = (dossier_id, None if sealed else bytes(key))
    return keys


def index_of(safe: Safe) -> EncryptedFile:
    """Return the open index of a vault. Raises ``BackupDisturbed`` where the vault was closed."""
    if safe._index.is_closed:
        raise BackupDisturbed
    return safe._index


@contextmanager
def standing_still(safe: Safe, held: HeldFile) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file of a vault for reading, with its size, while no program can write in it.

    Another thread that wants the same file waits meanwhile, as with everything that is done with it; so the
    window looks in before it closes a vault of which a back-up is under way.

    Raises ``BackupBusy`` where another program is writing in it, ``BackupDisturbed`` where it went away, and
    what ``open_file`` raises where it is damaged.
    """
    index = index_of(safe)
    file = safe.open_file_of(held.dossier_id) if held.dossier_id else index
    if file is not None:
        with _unchanging(file):
            yield from _raw(held)
    elif held.key is None:
        yield from _raw(held)
    else:
        ours = _opened(safe, held, held.key)
        try:
            with _unchanging(ours):
                yield from _raw(held)
        finally:
            ours.close()


@contextmanager
def glanced_at(safe: Safe, held: HeldFile) -> Iterator[tuple[Readable, int]]:
    """Open a file of a vault for reading, with its size, and let everybody go on with it meanwhile.

    No lock is taken, so nobody ever waits for this. In return it is read twice: both times have to be the
    same, and no change may be under way before, between or after. Then no change came halfway the first time.

    Raises ``BackupDisturbed`` where somebody wrote in it or it went away, ``BackupBusy`` where another
    program is writing in it, and what ``open_file`` raises where it is damaged.
    """
    _settle(safe, held)
    try:
        file = open_plain(held.path)
    except FileNotFoundError:
        raise _gone(safe, held) from None
    except OSError as error:
        raise cannot_read(held.path, error) from error
    with file:
        seen = _Glance(safe, file)
        yield seen, os.fstat(file.fileno()).st_size
        _require_no_change(held)
        file.seek(0)
        again = _Glance(safe, file)
        with reading(held.path):
            while again.read(PIECE):
                pass
        _require_no_change(held)
        if again.digest() != seen.digest():
            raise BackupDisturbed


class _Glance:
    """Reads a file, and adds up what was read; ends where the vault is closed."""

    def __init__(self, safe: Safe, file: BinaryIO) -> None:
        self._safe, self._file, self._sum = safe, file, hashlib.sha256()

    def read(self, count: int, /) -> bytes:
        index_of(self._safe)
        piece = self._file.read(count)
        self._sum.update(piece)
        return piece

    def digest(self) -> bytes:
        """Return what tells whether it was the same."""
        return self._sum.digest()


def _settle(safe: Safe, held: HeldFile) -> None:
    """See that no change is under way; one that was broken off by a crash is undone first."""
    if not _is_changing(held):
        return
    is_open = not held.dossier_id or safe.open_file_of(held.dossier_id) is not None
    if is_open or held.key is None:
        raise BackupDisturbed if is_open else BackupBusy(held.path)
    _opened(safe, held, held.key).close()
    _require_no_change(held)


def _require_no_change(held: HeldFile) -> None:
    if _is_changing(held):
        raise BackupDisturbed


def _is_changing(held: HeldFile) -> bool:
    journal = journal_of(held.path)
    try:
        return journal.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise cannot_read(journal, error) from error


def _gone(safe: Safe, held: HeldFile) -> ZelfscanError:
    """Tell a file that was taken away with its dossier, or by other keys, from one that is lost."""
    index = index_of(safe)
    is_known = held.path == index.path if not held.dossier_id else held.name in dossier_keys(index)
    return DatabaseMissing(held.path) if is_known else BackupDisturbed()


def _opened(safe: Safe, held: HeldFile, key: bytes) -> EncryptedFile:
    """Open a dossier that nobody had open, which also undoes a change that was broken off by a crash."""
    try:
        return open_file(held.path, key)
    except DatabaseBusy:
        raise BackupBusy(held.path) from None
    except DatabaseMissing:
        if held.name not in dossier_keys(index_of(safe)):
            raise BackupDisturbed from None
        raise


@contextmanager
def _unchanging(file: EncryptedFile) -> Iterator[None]:
    """Hold a transaction that only reads: other programs can read, and wait before they write."""
    with file.guarded():
        if file.is_closed:
            raise BackupDisturbed
        connection = file.tables.conn
        if connection.in_transaction:
            raise RuntimeError("a back-up in the middle of a change")
        connection.execute("BEGIN")
        try:
            file.rows("SELECT count(*) FROM sqlite_schema")
            yield
        except DatabaseBusy:
            raise BackupBusy(file.path) from None
        finally:
            if not file.is_closed:
                connection.rollback()


def _raw(held: HeldFile) -> Iterator[tuple[BinaryIO, int]]:
    """Open the file as it is on the disk.

    Closing it lets go of every lock that this program has on it, so it stays open until the reading is over;
    after that the transaction has nothing left to do.
    """
    with reading(held.path):
        journal = journal_of(held.path)
        if journal.exists() and journal.stat().st_size > 0:
            raise BackupBusy(held.path)
        file = open_plain(held.path)
    try:
        yield file, os.fstat(file.fileno()).st_size
    finally:
        file.close()
