"""Writing a large file piece by piece: beside its place, and swapped in when it is whole."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from zelfscan.errors.files import cannot_write


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and swap it in; whatever ends it early leaves what was there before.

    Raises:
        DiskFull: If there is no room.
        CannotWrite: If it cannot be written for another reason.
        Exception: Whatever ``pieces`` raises.
    """
    beside: Path | None = None
    try:
        handle, name = mkstemp(prefix=".", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        beside = None
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
