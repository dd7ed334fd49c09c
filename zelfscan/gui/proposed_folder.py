"""The folder in which a file dialogue begins: the one of the organisation, or the person's documents."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def first_folder(proposed: Path | None) -> Path:
    """Return the proposed folder if it is there; somebody always chooses for themselves."""
    try:
        if proposed is not None and proposed.is_dir():
            return proposed
    except OSError:  # a drive that does not answer
        pass
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or str(Path.home()))
