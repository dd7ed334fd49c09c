"""One program at a time in a vault; the system lets go of it by itself when a program is killed.

On Linux and macOS the folder itself is locked, so no file tells of it. Windows cannot do that: there a file
stands in the folder as long as the vault is open, and the system removes it. Within one program a vault may
be opened more than once. Where a disk knows no locks (some network drives) everything goes on without.
"""

import os
import sys
import threading
from pathlib import Path

from zelfscan.errors.vault import VaultInUse

WINDOWS_FILE = "in-use"

_turn = threading.Lock()
_held: dict[str, tuple[int, int]] = {}
"""For each folder what the system gave for it, and how often this program has it open."""


class Hold:
    """That this program has a vault; letting go twice does no harm."""

    def __init__(self, folder: str) -> None:
        """Stand for one opening of a folder; use `hold` instead."""
        self._folder: str | None = folder

    def release(self) -> None:
        """Let another program have the vault, once nobody in this one has it any more."""
        with _turn:
            folder, self._folder = self._folder, None
            if folder is None:
                return
            handle, count = _held.pop(folder)
            if count > 1:
                _held[folder] = handle, count - 1
            elif handle >= 0:
                os.close(handle)


def hold(folder: Path) -> Hold:
    """Take a vault for this program. Raises ``VaultInUse`` where another program has it."""
    name = str(folder.resolve())
    with _turn:
        handle, count = _held.get(name, (-1, 0))
        if not count:
            handle = _locked(folder)
        _held[name] = handle, count + 1
    return Hold(name)


def _locked(folder: Path) -> int:
    """Lock a folder, and return what closes the lock; -1 where it knows no locks."""
    if sys.platform == "win32":
        return _locked_on_windows(folder)
    import fcntl  # noqa: PLC0415  # not there on Windows

    try:
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return -1  # what is wrong with the folder is said by whatever reads it
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise VaultInUse(folder) from None
    except OSError:
        os.close(handle)
        return -1
    return handle


def _locked_on_windows(folder: Path) -> int:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    # The system removes the file as soon as its handle is closed, also when the program is killed.
    flags |= getattr(os, "O_TEMPORARY", 0) | getattr(os, "O_NOINHERIT", 0)
    try:
        return os.open(folder / WINDOWS_FILE, flags, 0o600)
    except FileExistsError:
        raise VaultInUse(folder) from None
    except OSError:
        return -1
