"""When a person made a back-up last, and whether a dossier changed since; kept in the index of the vault."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from zelfscan.store import dossier_list
from zelfscan.store.faults import reading
from zelfscan.store.held_files import index_of
from zelfscan.store.moments import utc_text
from zelfscan.store.safe import Safe
from zelfscan.store.vault_files import DOSSIER_FOLDER, DOSSIER_SUFFIX

_SETTING = "last_backup"


@dataclass(frozen=True)
class LastBackup:
    """The last back-up that was made to a place of the person's own choice."""

    made: datetime
    is_changed: bool
    """Whether a dossier came, went or was written since."""


def note_backup(safe: Safe, at: datetime, state: str) -> None:
    """Keep that a back-up was made of dossiers in this state. Where it stands is not kept."""
    dossier_list.set_setting(index_of(safe), _SETTING, f"{utc_text(at)} {state}")


def last_backup(safe: Safe) -> LastBackup | None:
    """Return the last back-up; none where there was none, or where what is kept of it cannot be read."""
    kept = dossier_list.setting(index_of(safe), _SETTING)
    try:
        moment, state = (kept or "").split(" ")
        made = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return LastBackup(made, state != dossiers_state(safe)) if made.tzinfo is not None else None


def dossiers_state(safe: Safe) -> str:
    """Return what the files of the dossiers are like: another text as soon as one of them was written.

    The index is left out: noting a back-up changes it.
    """
    digest = hashlib.sha256()
    folder = safe.folder / DOSSIER_FOLDER
    with reading(folder):
        for path in sorted(folder.glob(f"*{DOSSIER_SUFFIX}")):
            about = path.stat()
            digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
