"""A folder in which somebody wants to keep everything, and why that cannot be."""

import errno
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.i18n import later, say

_OTHER = later("Kies een andere map.")
_NOT_ALLOWED = (
    later("u mag in deze map niets bewaren"),
    later("Kies een map van uzelf, of vraag toegang aan wie deze computer beheert."),
)
_WHY_NOT = {
    errno.ENOENT: (
        later("die map is er niet"),
        later("Kijk of de USB-stick erin zit en of de naam klopt, of kies een andere map."),
    ),
    errno.ENOTDIR: (later("dit is geen map"), _OTHER),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: (
        later("hier kan alleen worden gelezen"),
        later("Zet het schuifje op de stick of kaart om, als dat er is, of kies een andere map."),
    ),
    errno.EIO: (later("de schijf of de map geeft een fout"), _OTHER),
    errno.ENOSPC: (later("de schijf is vol"), later("Maak ruimte of kies een andere map.")),
}
"""Why a folder cannot be used, and what helps, by what the operating system reports."""


class FolderRefused(ZelfscanError):
    """Nothing can be kept in the folder that was chosen; nothing was written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        """Name the folder, why it cannot be used, and what to do."""
        self.folder = folder
        cause = error.errno if error.errno in _WHY_NOT else errno.EIO
        super().__init__(
            say(
                "De map {folder} kan niet worden gebruikt: {reason}. {advice}",
                folder=folder,
                reason=say(_WHY_NOT[cause][0]),
                advice=say(_WHY_NOT[cause][1]),
            )
        )
