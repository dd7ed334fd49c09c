"""A file that cannot be written, read or used, and what helps."""

import errno
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import later, say

_TRY_AGAIN = later("Probeer het opnieuw of kies een andere plaats.")
_NO_FOLDER = (later("de map bestaat niet"), later("Maak die map of kies een andere plaats."))
_NOT_ALLOWED = (
    later("u mag in deze map niets bewaren"),
    later("Kies een map van uzelf, of vraag toegang aan wie deze computer beheert."),
)
_WHY_NOT = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: (
        later("van deze schijf kan alleen worden gelezen"),
        later("Kies een plaats op een andere schijf."),
    ),
    errno.EISDIR: (later("er staat al een map met deze naam"), later("Kies een andere naam.")),
    errno.ENAMETOOLONG: (later("de naam is te lang"), later("Kies een kortere naam.")),
    errno.EIO: (later("de schijf of de map geeft een fout"), _TRY_AGAIN),
}
"""Why a file cannot be written, and what helps, by what the operating system reports."""


class CannotWrite(ZelfscanError):
    """A file could not be written: no folder, no permission, no room, or the disk is gone."""

    def __init__(self, path: Path, reason: str, advice: str = "") -> None:
        """Name the file, the reason as a clause for behind a colon, and what to do; else to try again."""
        self.path = path
        text = say(
            "{path} kan niet worden bewaard: {reason}. {advice}",
            path=path,
            reason=reason,
            advice=advice or say(_TRY_AGAIN),
        )
        super().__init__(text)


class DiskFull(CannotWrite):
    """There is no room left on the disk; nothing that was saved before is lost."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            path,
            say("de schijf is vol"),
            say("Wat al bewaard was, is er nog. Maak ruimte of kies een andere plaats."),
        )


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Return what to tell somebody when the operating system does not let a file be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path)
    cause = error.errno if error.errno in _WHY_NOT else errno.EIO
    return CannotWrite(path, say(_WHY_NOT[cause][0]), say(_WHY_NOT[cause][1]))


class CannotRead(ZelfscanError):
    """A file is there, but it could not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file, and the reason as a clause for behind a colon."""
        self.path = path
        text = say(
            "{path} kan niet worden gelezen: {reason}. Kijk of u toegang hebt tot deze map.",
            path=path,
            reason=reason,
        )
        super().__init__(text)


_UNREADABLE = {
    errno.ENOENT: later("het bestand staat er niet meer"),
    errno.EACCES: later("u hebt daar geen toegang"),
    errno.EIO: later("de schijf geeft een fout"),
}
"""Why a file cannot be read, by what the operating system reports."""


def cannot_read(path: Path, error: OSError) -> CannotRead:
    """Return what to tell somebody when the operating system does not let a file be read."""
    cause = errno.EACCES if error.errno == errno.EPERM else error.errno
    return CannotRead(path, say(_UNREADABLE[cause if cause in _UNREADABLE else errno.EIO]))


class PhotoRefused(ZelfscanError):
    """A photograph, or what was drawn on one, cannot be used."""

    def __init__(self, reason: str, advice: str) -> None:
        """Give the reason as a clause for behind a colon, and what to do."""
        super().__init__(
            say("Deze foto is niet te gebruiken: {reason}. {advice}", reason=reason, advice=advice)
        )
