"""The bytes of an ordinary file, up to a limit: never of a device or a pipe, which may have no end."""

import errno
import stat
from pathlib import Path

_REASONS = {
    errno.ENOENT: "het bestand bestaat niet",
    errno.ENOTDIR: "de map bestaat niet",
    errno.EACCES: "u hebt geen toegang tot het bestand",
    errno.EPERM: "u hebt geen toegang tot het bestand",
    errno.EISDIR: "dit is een map en geen bestand",
    errno.ENAMETOOLONG: "de naam van het bestand is te lang",
    errno.ELOOP: "de snelkoppelingen wijzen naar elkaar",
}


class Unreadable(Exception):
    """A file that gives no bytes, or too many; the text is the reason, as a part of a sentence."""


def read_bytes(path: Path, limit: int) -> bytes:
    """Return everything in a file of at most ``limit`` bytes. Raises ``Unreadable`` with the reason."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable(_REASONS[errno.EISDIR])
        if not stat.S_ISREG(mode):
            raise Unreadable("dit is geen gewoon bestand")
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "de schijf geeft een fout")
        raise Unreadable(reason) from None
    if len(raw) > limit:
        raise Unreadable("het bestand is te groot")
    return raw
