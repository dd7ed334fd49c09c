"""How the files of a vault are called, and which there are; opens none of them."""

from collections.abc import Iterator
from pathlib import Path

from zelfscan.store.key_file import INDEX_FILE
from zelfscan.store.migrations import BACKUP_MARK

INDEX_PATTERN = "index*.vault"
DOSSIER_FOLDER = "dossiers"
DOSSIER_SUFFIX = ".dossier"
DRAFT_SUFFIX = ".new"
"""Stands behind the name of a file that is being made: it does not hold yet."""
READY_SUFFIX = ".ready"
"""Stands behind the name of a whole vault that is about to be moved into its place."""


def is_vault(folder: Path) -> bool:
    """Tell whether there is a vault, whole or not: a key file alone holds nothing and does not count.

    A folder that may not be entered counts: opening it says what is wrong.
    """
    dossiers = folder / DOSSIER_FOLDER
    try:
        return (
            (folder / INDEX_FILE).exists()
            or any(folder.glob(INDEX_PATTERN))
            or any(dossiers.glob(f"*{DOSSIER_SUFFIX}"))
        )
    except PermissionError:
        return True


def dossier_file(folder: Path, dossier_id: str, name: str = "") -> Path:
    """Return the file of a dossier: the one that the index names, or else the one called after its id."""
    return folder / DOSSIER_FOLDER / (name or f"{dossier_id}{DOSSIER_SUFFIX}")


def index_copies(folder: Path) -> Iterator[Path]:
    """Give the copies of an index from before a migration; they hold the keys of that moment."""
    yield from folder.glob(f"{INDEX_PATTERN}{BACKUP_MARK}*")


def with_copies(path: Path) -> Iterator[Path]:
    """Give a file and its copies from before a migration."""
    yield path
    yield from path.parent.glob(f"{path.name}{BACKUP_MARK}*")


def drafts(folder: Path) -> Iterator[Path]:
    """Give what is left of dossiers of which the taking over was broken off: nobody has their keys."""
    yield from (folder / DOSSIER_FOLDER).glob(f"*{DOSSIER_SUFFIX}{DRAFT_SUFFIX}")
