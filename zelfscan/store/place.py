"""Whether a folder will do to keep everything in, seen by writing in it; the trial leaves nothing."""

import errno
from pathlib import Path
from tempfile import TemporaryFile

from zelfscan.errors.places import FolderRefused


def require_usable(folder: Path) -> None:
    """See that files can be made in a folder. Raises ``FolderRefused``."""
    try:
        if not folder.exists():
            raise OSError(errno.ENOENT, "no such folder")
        if not folder.is_dir():
            raise OSError(errno.ENOTDIR, "no folder")
        # Rights tell too little: of a stick that is locked, a full disk, or a folder on a server.
        with TemporaryFile(dir=folder) as trial:
            trial.write(b"zelfscan")
    except OSError as error:
        raise FolderRefused(folder, error) from None
