"""Writing a file that somebody asked for: beside its place, and swapped in when it is whole."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from zelfscan.errors.files import cannot_write


def write_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and swap it in, so that there is never half a file.

    Raises:
        DiskFull: If there is no room.
        CannotWrite: If it cannot be written for another reason.
    """
    beside: Path | None = None
    try:
        handle, name = mkstemp(prefix=".", suffix=".part", dir=path.parent)
        beside = Path(name)
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
