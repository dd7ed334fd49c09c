"""One encrypted file: connecting, writing whole transactions, copying; knows no tables by name.

This is the only place that starts SQLCipher and sqlite-utils. Every fault that SQLite reports leaves
this module as one of our own errors, unless it can only be a bug.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

from zelfscan.errors.backup import BackupStopped
from zelfscan.errors.vault import DatabaseDamaged, DatabaseMissing
from zelfscan.store.durable import settle_names
from zelfscan.store.faults import database_fault, reading, writing
from zelfscan.store.left_out import left_out
from zelfscan.store.plain_file import is_strange

# sqlite-utils looks for pysqlite3 before it takes Python's own sqlite3, and catches that module's
# exceptions. SQLCipher's are of another family, so without these two lines it would not see them.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

with left_out():
    import sqlite_utils

Tables = sqlite_utils.Database
Migrations = sqlite_utils.Migrations

# How long to wait for another program that holds the file, in seconds: the window stands still meanwhile.
BUSY_SECONDS = 2.0
PAGE_BYTES = 4096
_PAGES_AT_A_TIME = 64

_SETTINGS = (
    "cipher_compatibility = 4",  # the file format, whatever a later SQLCipher would choose
    "temp_store = MEMORY",  # sorting never writes a temporary file
    "secure_delete = ON",  # what is deleted is overwritten, so a destroyed key is really gone
    "trusted_schema = OFF",  # a file from elsewhere cannot make us run its functions
    "foreign_keys = ON",
    "journal_mode = DELETE",  # write-ahead logging does not work on network drives
    "synchronous = FULL",
)


# What SQLite says of these result codes (sqlite3_errstr), and which of the two files it is about.
_COPY_FAULTS = {
    "database is locked": ("source", 5),
    "database table is locked": ("source", 6),
    "attempt to write a readonly database": ("target", 8),
    "disk I/O error": ("target", 10),
    "database or disk is full": ("target", 13),
    "unable to open database file": ("target", 14),
}


class EncryptedFile:
    """One open SQLCipher file.

    Several threads may use it: a call, and a transaction as a whole, waits until that of another thread is
    over. The window waits as well, so a thread beside it reads one picture in a call and writes nothing long
    to a file that the window uses. After closing every call raises; what goes on beside the window looks at
    ``is_closed`` to tell that from a bug.
    """

    def __init__(self, path: Path, tables: Tables) -> None:
        """Take over a connection that has its key and its settings."""
        self.path = path
        self.tables = tables
        self._turn = RLock()
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Tell whether the file was closed."""
        return self._is_closed

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Read all rows of a query."""
        with self.guarded():
            return list(self.tables.execute(sql, values).fetchall())

    def append(self, table: str, **values: object) -> None:
        """Add one row; outside a transaction it is committed at once."""
        with self.transaction():
            self.tables.table(table).insert(values)

    def append_all(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Add rows that all have the same columns, in this order; all of them are committed, or none."""
        with self.transaction():
            self.tables.table(table).insert_all(dict(row) for row in rows)

    def execute(self, sql: str, *values: object) -> None:
        """Run one statement that writes; outside a transaction it is committed at once."""
        with self.transaction():
            self.tables.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all that is written inside, or nothing of it."""
        with self.guarded(), self.tables.atomic():
            yield

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Let no other thread in, and turn what SQLite reports about this file into our own errors."""
        with self._turn, _guarded(self.path):
            yield

    def copy_to(self, target: Path, key: bytes) -> None:
        """Copy the file as it is now, encrypted with the key that is given, and swap the copy in whole."""
        draft = target.with_name(f"{target.name}.new")
        remove_file(draft)
        self.copy_to_new(draft, key)
        with writing(target):
            draft.replace(target)
        settle_names(target.parent)

    def copy_to_new(self, path: Path, key: bytes) -> None:
        """Copy the file as it is now into one that is not there yet, encrypted with the key given."""
        with new_file(path, key) as copy, self.guarded(), _copying(self.path, path):
            self.tables.conn.backup(copy.tables.conn)

    def compact(self) -> None:
        """Write the file anew without the room of what was removed; not inside a transaction."""
        with self.guarded():
            self.tables.execute("VACUUM")

    def close(self) -> None:
        """Close the file, after what another thread is doing with it; closing twice does no harm."""
        with self._turn:
            self._is_closed = True
            self.tables.close()


@contextmanager
def new_file(path: Path, key: bytes) -> Iterator[EncryptedFile]:
    """Make a new encrypted file that only this user can read, and close it after it was filled.

    It may not exist yet, and it is removed again when filling it fails.
    """
    with writing(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        file = _connect(path, key)
        try:
            yield file
        finally:
            file.close()
    except BaseException:
        remove_file(path)
        raise


def open_file(path: Path, key: bytes, is_stopped: Callable[[], bool] | None = None) -> EncryptedFile:
    """Open an existing file and read it through once, so that damage shows now and not halfway a scan.

    Raises ``BackupStopped`` as soon as ``is_stopped`` says so: reading through a large file takes a while.
    """
    with reading(path):
        if not path.exists():
            raise DatabaseMissing(path)
        # SQLite would wait for somebody to write in a pipe, and its journal stands under a name of its own.
        if is_strange(path) or is_strange(journal_of(path)):
            raise DatabaseDamaged(path)
        # SQLite takes a file of hardly any bytes for a new database: one cut off would pass as empty.
        if path.stat().st_size < PAGE_BYTES:
            raise DatabaseDamaged(path)
    file = _connect(path, key)
    try:
        _require_intact(file, is_stopped)
    except BaseException:
        file.close()
        raise
    return file


def remove_file(path: Path) -> None:
    """Remove a database file with its rollback journal, if they are there."""
    with writing(path):
        path.unlink(missing_ok=True)
        journal_of(path).unlink(missing_ok=True)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it needs to undo a change while that is under way."""
    return path.with_name(f"{path.name}-journal")


def _connect(path: Path, key: bytes) -> EncryptedFile:
    with _guarded(path):
        connection = sqlcipher3.connect(str(path), timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            # Before the key: SQLCipher would otherwise print its own lines about a wrong key.
            connection.execute("PRAGMA cipher_log_level = NONE")
            # Also before it: memory that SQLCipher lets go of is overwritten, and kept out of the swap file
            # as far as the system allows. It costs up to a third of a millisecond for each answer.
            connection.execute("PRAGMA cipher_memory_security = ON")
            # A pragma takes no parameters; the key is ours, 32 random bytes, and never typed by anyone.
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            return EncryptedFile(path, Tables(connection, execute_plugins=False, strict=True))
        except BaseException:
            connection.close()
            raise


def _require_intact(file: EncryptedFile, is_stopped: Callable[[], bool] | None) -> None:
    """Read every page that is in use, which checks its seal, and see whether the pages make one whole."""
    if is_stopped is not None:
        file.tables.conn.set_progress_handler(is_stopped, _PAGES_AT_A_TIME)
    try:
        found = file.rows("PRAGMA quick_check")
    except sqlcipher3.OperationalError:
        if is_stopped is not None and is_stopped():
            raise BackupStopped from None
        raise
    finally:
        if is_stopped is not None:
            file.tables.conn.set_progress_handler(None, 0)
    if found != [("ok",)]:
        # Stopped, it may have gathered what it did not get to as faults.
        raise BackupStopped if is_stopped is not None and is_stopped() else DatabaseDamaged(file.path)


@contextmanager
def _copying(source: Path, target: Path) -> Iterator[None]:
    """Turn what went wrong with a copy into our own errors; of that, SQLite tells words and no code."""
    try:
        yield
    except sqlcipher3.OperationalError as error:
        place, code = _COPY_FAULTS.get(str(error), ("", 0))
        fault = database_fault(source if place == "source" else target, code)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def _guarded(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        fault = database_fault(path, getattr(error, "sqlite_errorcode", 0))
        if fault is None:
            raise
        raise fault from error
