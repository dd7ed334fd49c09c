"""Making a back-up of a vault: one sealed file, proved after it was written, and swapped in whole.

The encrypted files go in as they stand on the disk. Putting back is in `zelfscan.store.restoring`; the bytes
are in `backup_format` and in docs/backup-file.md.
"""

import errno
import hashlib
import os
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from zelfscan.crypto.backup_key import new_backup_salt, new_prefix
from zelfscan.crypto.stream import sealed
from zelfscan.errors.backup import (
    BackupBusy,
    BackupDamaged,
    BackupDisturbed,
    BackupForeign,
    BackupInVault,
    BackupNotProved,
    BackupRefused,
    BackupTooNew,
)
from zelfscan.errors.files import CannotRead, cannot_write
from zelfscan.errors.limits import TooMany
from zelfscan.errors.vault import DatabaseDamaged, KeyFileDamaged
from zelfscan.store.backup_format import (
    MAX_DOSSIERS,
    PART,
    Entry,
    Head,
    file_start,
    list_at_end,
    new_head,
    read_head,
)
from zelfscan.store.backup_reading import (
    NEW_FILE,
    IsStopped,
    OnStep,
    Steps,
    forget_what_was_read,
    opened_backup,
    read_whole,
)
from zelfscan.store.database import remove_file
from zelfscan.store.durable import make_private_folder, settle_names
from zelfscan.store.faults import reading, writing
from zelfscan.store.held_files import PIECE, HeldFile, Readable, held_files, standing_still
from zelfscan.store.kept_copies import remove_leftovers
from zelfscan.store.key_file import COPIES, is_settled, mend_key_file, read_key_file
from zelfscan.store.safe import Safe
from zelfscan.store.wiping import COPIES_FOLDER

_CHECKED: Final = f"checked{PART}"

_WRONG = (BackupDamaged, BackupForeign, BackupRefused, BackupTooNew, CannotRead, DatabaseDamaged)
# One at a time: two of them would need the same place to look through what they wrote.
_turn = threading.Lock()


@dataclass(frozen=True)
class Manner:
    """How the files of a vault are read, and how what was written and proved takes its place."""

    reading: Callable[[Safe, HeldFile], AbstractContextManager[tuple[Readable, int]]] = standing_still
    take_place: Callable[[Path, Path], object] = Path.replace


@dataclass(frozen=True)
class BackupReport:
    """What was written, after it was proved."""

    path: Path
    made: date
    dossiers: int
    bytes: int


def write_backup(
    vault: Safe,
    target: Path,
    at: datetime,
    on_step: OnStep | None = None,
    is_stopped: IsStopped | None = None,
) -> BackupReport:
    """Write everything of an open vault in one file, read it back, and only then let it take its place.

    Whatever ends it early leaves what stood there before. It may run beside the window; who asks for a
    dossier just while that is copied, waits. Progress counts bytes: they are written, and then read back.

    Raises:
        BackupInVault: If the file would stand in the folder of the vault.
        BackupBusy: If another program is writing in a file of the vault.
        BackupDisturbed: If the vault was closed, or a dossier deleted, meanwhile.
        BackupNotProved: If what was written is not what is read back.
        BackupStopped: If somebody asked to stop.
        ZelfscanError: What the store says of a damaged file, a full disk, and a place that cannot be written.
    """
    if target.absolute().parent.resolve().is_relative_to(vault.folder.resolve()):
        raise BackupInVault(target)
    return write_proved(vault, target, at, on_step, is_stopped)


def write_proved(
    vault: Safe,
    target: Path,
    at: datetime,
    on_step: OnStep | None = None,
    is_stopped: IsStopped | None = None,
    manner: Manner = Manner(),
) -> BackupReport:
    """Write a back-up as `write_backup` does, also inside the folder of the vault."""
    draft = target.with_name(f"{target.name}{PART}")
    with _turn:
        try:
            return _written(vault, target, draft, at.date(), on_step, is_stopped, manner)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            remove_leftovers(vault.folder)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no back-up is being written, and let none begin until this is over.

    One of a vault that is locked meanwhile ends by itself, and takes away what it began.
    """
    with _turn:
        yield


def _written(
    vault: Safe,
    target: Path,
    draft: Path,
    day: date,
    on_step: OnStep | None,
    is_stopped: IsStopped | None,
    manner: Manner,
) -> BackupReport:
    key = vault.key()
    if not key:
        raise BackupDisturbed
    if target.is_dir():
        raise cannot_write(target, IsADirectoryError(errno.EISDIR, ""))
    files = held_files(vault)
    if len(files) > MAX_DOSSIERS:
        raise TooMany(MAX_DOSSIERS)
    steps = Steps(2 * sum(_size_of(each.path) for each in files), on_step, is_stopped)
    head = new_head(_key_file_text(vault.folder), day, new_backup_salt(), new_prefix())
    entries: list[Entry] = []
    size = _write(draft, target, head, key, _body(vault, files, entries, steps, manner))
    _prove(vault.folder, draft, target, head, key, entries, steps)
    try:
        manner.take_place(draft, target)
    except OSError as error:
        raise cannot_write(target, error) from error
    settle_names(target.parent)
    return BackupReport(target, day, len(entries) - 1, size)


def _write(draft: Path, target: Path, head: Head, key: bytes, body: Generator[bytes]) -> int:
    """Write a file that only this user can read, bring it down to the disk, and return its size."""
    try:
        draft.unlink(missing_ok=True)
        with closing(body), os.fdopen(os.open(draft, NEW_FILE, 0o600), "wb") as file:
            file.write(head.raw)
            for piece in sealed(head.stream(key), body):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            return file.tell()
    except OSError as error:
        raise cannot_write(target, error) from error


def _body(
    vault: Safe, files: tuple[HeldFile, ...], entries: list[Entry], steps: Steps, manner: Manner
) -> Generator[bytes]:
    for held in files:
        digest = hashlib.sha256()
        with manner.reading(vault, held) as (file, size):
            yield file_start(held.name, size)
            left = size
            while left > 0:
                with reading(held.path):
                    piece = file.read(min(PIECE, left))
                if not piece:
                    raise BackupBusy(held.path)
                steps.go_on(len(piece))
                digest.update(piece)
                left -= len(piece)
                yield piece
        entries.append(Entry(held.name, size, digest.hexdigest()))
    yield list_at_end(entries)


def _prove(
    folder: Path, draft: Path, target: Path, head: Head, key: bytes, entries: list[Entry], steps: Steps
) -> None:
    """Read a back-up from the disk and look through every file in it. Raises ``BackupNotProved``."""
    place = folder / COPIES_FOLDER / _CHECKED
    with writing(place):
        make_private_folder(place.parent)
    remove_file(place)
    try:
        with opened_backup(draft) as source:
            forget_what_was_read(source.file)
            found_head = read_head(source.file)
            if found_head != head:
                raise BackupNotProved(target)
            found = read_whole(source, found_head, key, lambda _: place, steps, keeps=False)
    except _WRONG:
        raise BackupNotProved(target) from None
    if found != tuple(entries):
        raise BackupNotProved(target)


def _key_file_text(folder: Path) -> bytes:
    """Return the key file as it stands on the disk, after seeing that both copies of it are the same."""
    key_file, first = read_key_file(folder), folder / COPIES[0]
    mend_key_file(folder, key_file)
    if not is_settled(folder, key_file):
        raise KeyFileDamaged(first)
    with reading(first):
        return first.read_bytes()


def _size_of(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
