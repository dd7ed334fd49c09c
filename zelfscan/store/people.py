"""Several people on one computer, each with a vault of their own beside those of the others."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from zelfscan.errors.base import ZelfscanError
from zelfscan.store.key_file import read_key_file
from zelfscan.store.vault_files import DOSSIER_FOLDER, INDEX_PATTERN, is_vault

FIRST = "vault"
MOST = 99


@dataclass(frozen=True)
class VaultPlace:
    """A vault as it can be seen without opening it."""

    folder: Path
    label: str
    """The pseudonym that the person chose; empty where there is none, or where it cannot be read."""
    changed: date
    """The day on which a file of it was changed last, in the time zone of the computer."""


def vaults(root: Path) -> tuple[VaultPlace, ...]:
    """Return the vaults in a folder, in the order in which they were made."""
    return tuple(
        VaultPlace(folder, _label(folder), _changed(folder)) for folder in places(root) if is_vault(folder)
    )


def new_place(root: Path) -> Path:
    """Return the folder for one vault more: the first that holds nothing at all yet."""
    for folder in places(root):
        try:
            if not folder.exists() or not any(folder.iterdir()):
                return folder
        except OSError:
            # A file of that name, or a folder of somebody else.
            continue
    raise ValueError("no place is left for one vault more")


def places(root: Path) -> tuple[Path, ...]:
    """Return every place for a vault in a folder, whether there is one or not."""
    return tuple(root / (FIRST if number == 1 else f"{FIRST}-{number}") for number in range(1, MOST + 1))


def _label(folder: Path) -> str:
    # What is wrong with the key file is told when the vault is opened.
    with suppress(ZelfscanError):
        return read_key_file(folder).label
    return ""


def _changed(folder: Path) -> date:
    moments = [0.0]
    for path in (*folder.glob(INDEX_PATTERN), *(folder / DOSSIER_FOLDER).glob("*")):
        with suppress(OSError):
            moments.append(path.stat().st_mtime)
    return datetime.fromtimestamp(max(moments)).astimezone().date()
