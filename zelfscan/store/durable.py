"""Small files and names brought all the way down to the disk, so that a power cut cannot undo them."""

import os
from contextlib import suppress
from pathlib import Path

from zelfscan.store.faults import writing


def write_through(path: Path, content: bytes) -> None:
    """Write a file that only this user can read, and wait until the disk has it."""
    with writing(path):
        flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0)
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
