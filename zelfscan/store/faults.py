"""What SQLite and the operating system report, as errors that a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import CannotRead, CannotWrite, DiskFull
from zelfscan.errors.vault import DatabaseBusy, DatabaseDamaged
from zelfscan.i18n import later, say

# Result codes of SQLite (sqlite.org/rescode.html). The low byte of a code is its family.
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26
_IOERR_READ, _IOERR_SHORT_READ = 266, 522

_NO_ACCESS = later("u hebt daar geen toegang")
_DISK_FAULT = later("de schijf geeft een fout")


def database_fault(path: Path, code: int) -> ZelfscanError | None:
    """Turn a result code of SQLite into the error to show, or None where it can only be a bug."""
    family = code & 0xFF
    if family in (_NOTADB, _CORRUPT):
        return DatabaseDamaged(path)
    if family == _FULL:
        return DiskFull(path)
    if family in (_BUSY, _LOCKED):
        return DatabaseBusy(path)
    if family in (_PERM, _READONLY, _CANTOPEN):
        return CannotWrite(path, say(_NO_ACCESS))
    if code in (_IOERR_READ, _IOERR_SHORT_READ):
        return CannotRead(path, say(_DISK_FAULT))
    return CannotWrite(path, say(_DISK_FAULT)) if family == _IOERR else None


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in our words why a file or folder could not be written."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path) from error
        raise CannotWrite(path, _reason(error)) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in our words why a file could not be read."""
    try:
        yield
    except OSError as error:
        raise CannotRead(path, _reason(error)) from error


def _reason(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say(_NO_ACCESS)
    return say(_DISK_FAULT)
