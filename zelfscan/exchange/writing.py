"""Writing a file that somebody asked for: beside its place, and swapped in when it is whole."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from zelfscan.errors.files import cannot_write

# Windows would turn line ends into two characters without O_BINARY, and hand the file on without O_NOINHERIT.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)


def part_beside(path: Path) -> Path:
    """Return a name beside a place for what is not whole yet; it tells nothing, and nobody has it."""
    return path.parent / f".{secrets.token_hex(8)}.part"


def new_file(path: Path) -> int:
    """Open a file for writing that is not there yet, for the person alone. Raises ``OSError``."""
    return os.open(path, _NEW, 0o600)


def write_file(path: Path, data: bytes, part: Path | None = None) -> None:
    """Write a file beside its place and swap it in, so that there is never half a file.

    Args:
        path: Where it comes, in place of what is there.
        data: What is in it.
        part: Its name until it is whole, as ``part_beside`` gives it. Only a kill leaves it behind.

    Raises:
        DiskFull: If there is no room.
        CannotWrite: If it cannot be written for another reason.
    """
    beside: Path | None = None
    try:
        name = part or part_beside(path)
        handle = new_file(name)
        beside = name
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise cannot_write(path, error) from error
