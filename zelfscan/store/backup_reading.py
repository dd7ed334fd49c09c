"""Reading a back-up whole: each file in it is written in a folder of ours, and opened with its key.

This is how a back-up is proved after it was written, and how it is put back. Nothing of it may be used before
`read_whole` returned, because only then all of it is known to be there.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from zelfscan.errors.backup import BackupForeign, BackupRefused, BackupStopped
from zelfscan.errors.files import cannot_read
from zelfscan.store.backup_format import Entry, Head, is_index_name, read_body, read_head
from zelfscan.store.database import EncryptedFile, open_file, remove_file
from zelfscan.store.faults import writing
from zelfscan.store.held_files import dossier_keys
from zelfscan.store.migrations import DOSSIER, INDEX, Schema, require_known

NEW_FILE: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)

OnStep = Callable[[int, int], None]
IsStopped = Callable[[], bool]
PlaceOf = Callable[[str], Path]


@dataclass(frozen=True)
class BackupHead:
    """What a back-up tells without being opened; anybody can read it, and nothing of it is proved."""

    label: str
    """The pseudonym of the vault; empty where it has none."""
    made: date
    bytes: int


@dataclass(frozen=True)
class Source:
    """A back-up that is open for reading."""

    path: Path
    file: BinaryIO
    size: int


class Steps:
    """Counts bytes that were dealt with, tells that, and ends the work where somebody asks for it."""

    def __init__(self, total: int, on_step: OnStep | None, is_stopped: IsStopped | None) -> None:
        """Begin at nought of so many bytes."""
        self._done, self._total = 0, max(1, total)
        self._on_step, self._is_stopped = on_step, is_stopped

    def go_on(self, count: int) -> None:
        """Count so many bytes more. Raises ``BackupStopped``."""
        if self.is_stopped():
            raise BackupStopped
        self._done = min(self._done + count, self._total)
        if self._on_step is not None:
            self._on_step(self._done, self._total)

    def is_stopped(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self._is_stopped is not None and self._is_stopped()

    def end(self) -> None:
        """Tell that everything was dealt with."""
        self.go_on(self._total)


def read_backup_head(path: Path) -> BackupHead:
    """Read what a back-up tells without its passphrase.

    Raises ``CannotRead``, ``BackupForeign``, ``BackupTooNew`` and ``BackupDamaged``.
    """
    with opened_backup(path) as source:
        head = read_head(source.file)
    return BackupHead(head.label, head.made, source.size)


@contextmanager
def opened_backup(path: Path) -> Iterator[Source]:
    """Open a back-up for reading; what is no plain file, a pipe for example, is none."""
    try:
        # A pipe would otherwise wait for somebody to write in it.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
    except OSError as error:
        raise _unreadable(path, error) from error
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        raise BackupForeign
    with os.fdopen(handle, "rb") as file:
        try:
            yield Source(path, file, about.st_size)
        except OSError as error:
            raise cannot_read(path, error) from error


def read_whole(
    source: Source,
    head: Head,
    vault_key: bytes,
    place_of: PlaceOf,
    steps: Steps,
    *,
    keeps: bool,
) -> tuple[Entry, ...]:
    """Read everything behind a head, with each file in the place that is given for its name.

    ``keeps`` leaves them there, for who wants the vault back; otherwise each is removed once it was looked
    through. What is there when this raises is left to the caller.

    Raises:
        BackupDamaged: If it is not as it was sealed.
        BackupRefused: If it is as it was sealed, but is not what a vault is made of.
        DatabaseDamaged: If a file in it does not open with its key, or is not whole.
        DatabaseTooNew: If it is to be kept, and a newer version of the program wrote a file in it.
    """
    unpacking = _Unpacking(vault_key, place_of, steps, keeps=keeps)

    def receive(name: str, pieces: Iterator[bytes]) -> None:
        unpacking.receive(name, _readable(source, pieces))

    found = read_body(head.stream(vault_key), source.file, source.size, receive)
    unpacking.require_all()
    return found


class _Unpacking:
    """Puts each file in its place and looks through it."""

    def __init__(self, vault_key: bytes, place_of: PlaceOf, steps: Steps, *, keeps: bool) -> None:
        self._vault_key, self._place_of, self._steps, self._keeps = vault_key, place_of, steps, keeps
        self._expected: dict[str, bytes | None] = {}

    def receive(self, name: str, pieces: Iterator[bytes]) -> None:
        """Take in one file, under a name that was checked."""
        is_index = is_index_name(name)
        if not is_index and name not in self._expected:
            raise BackupRefused
        path = self._place_of(name)
        self._write(path, pieces)
        if is_index:
            self._look_through_index(path)
        else:
            key = self._expected.pop(name)
            if key is not None:
                self._look_through_dossier(path, key)
        if not self._keeps:
            remove_file(path)

    def require_all(self) -> None:
        """See that every dossier on the list was there."""
        if self._expected:
            raise BackupRefused

    def _look_through_dossier(self, path: Path, key: bytes) -> None:
        file = open_file(path, key, self._steps.is_stopped)
        try:
            self._require_known(file, DOSSIER)
        finally:
            file.close()

    def _require_known(self, file: EncryptedFile, schema: Schema) -> None:
        # A vault that this program could not open would else take the place of one that it can.
        if self._keeps:
            require_known(file, schema)

    def _look_through_index(self, path: Path) -> None:
        index = open_file(path, self._vault_key, self._steps.is_stopped)
        try:
            self._require_known(index, INDEX)
            self._expected = {name: key for name, (_, key) in dossier_keys(index).items()}
        finally:
            index.close()

    def _write(self, path: Path, pieces: Iterator[bytes]) -> None:
        with writing(path), os.fdopen(os.open(path, NEW_FILE, 0o600), "wb") as file:
            for piece in pieces:
                self._steps.go_on(len(piece))
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())


def _readable(source: Source, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Tell a back-up that cannot be read apart from a file that cannot be written."""
    try:
        yield from pieces
    except OSError as error:
        raise cannot_read(source.path, error) from error


def forget_what_was_read(file: BinaryIO) -> None:
    """Let the system forget what it remembers of a file, so that reading it asks the disk; where it can."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _unreadable(path: Path, error: OSError) -> Exception:
    return BackupForeign() if path.is_dir() else cannot_read(path, error)
