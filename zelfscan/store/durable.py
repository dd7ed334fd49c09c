"""Small files, folders and names: for this user alone, and brought all the way down to the disk."""

import os
from contextlib import suppress
from pathlib import Path

from zelfscan.store.faults import writing


def make_private_folder(folder: Path) -> None:
    """Make a folder that only this user can enter, with every folder above it that is not there yet.

    Whatever the computer usually allows others: who may write in a folder above could swap the one below.
    """
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        # Some network drives refuse this, or have no such rights. What stands in the folder is encrypted.
        with suppress(OSError):
            folder.chmod(0o700)


def write_through(path: Path, content: bytes) -> None:
    """Write a new file that only this user can read, and wait until the disk has it.

    What stands there already is removed, not written into: it may be readable for others, or lead elsewhere.
    """
    with writing(path):
        path.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def settle_names(folder: Path) -> None:
    """Bring renamed files down to the disk where the system can; Windows does so by itself."""
    if os.name == "posix":
        # Some network drives refuse this. The files themselves are safe; only the order of names is not.
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
