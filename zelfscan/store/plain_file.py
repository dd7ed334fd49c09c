"""Opening a file that the program made itself, and nothing that somebody put in its place."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


def open_plain(path: Path) -> BinaryIO:
    """Open an ordinary file for reading, by way of a link too; anything else is an ``OSError``.

    A pipe would wait for somebody to write in it, and a device may never end.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    # First without opening it, because opening some devices already does something.
    _require_plain(path.stat(), path)
    handle = os.open(path, flags)
    try:
        _require_plain(os.fstat(handle), path)
    except OSError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def is_strange(path: Path) -> bool:
    """Tell whether something stands there that is no ordinary file, also by way of a link."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _require_plain(about: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file", str(path))
