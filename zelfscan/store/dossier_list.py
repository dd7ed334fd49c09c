"""The list of dossiers in the index: what it tells of each, and the settings of the vault itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from zelfscan.errors.limits import TextTooLong
from zelfscan.store.database import EncryptedFile
from zelfscan.store.moments import utc_text

DossierKind = Literal["home", "person", "practice"]
Use = Literal["private", "adviser"]
"""What a vault is for: one person's own scan, or the dossiers of a security adviser."""

MAX_NAME = 60
_COLUMNS = "id, name, created, kind, changed, answered, asked, keep_until, archived, work, sealed"
MAX_WORK = 500
# Of a dossier with a code of its own half the key stands in the list, and half is sealed under that code.
_IS_DESTROYED = "(key IS NULL AND sealed = '')"


@dataclass(frozen=True)
class DossierEntry:
    """One dossier as it stands in the list; moments are UTC text, empty where there was none."""

    id: str
    name: str
    created: str
    kind: DossierKind = "home"
    changed: str = ""
    answered: int = 0
    asked: int = 0
    keep_until: date | None = None
    archived: str = ""
    work: str = ""
    """What is left to do in it, as a short text that is not looked into here."""
    is_coded: bool = False
    """Whether it has a code of its own; the list then tells nothing of how far it is."""


@dataclass(frozen=True)
class Deletion:
    """What was deleted, from which a certificate can be written; sizes are in bytes."""

    entry: DossierEntry
    at: datetime
    files: tuple[tuple[str, int], ...]
    is_complete: bool
    """Whether every file is gone; if not, that is tried again when the vault is opened."""


def add_entry(index: EncryptedFile, entry: DossierEntry, key: bytes, sealed: str = "") -> None:
    """Put a dossier on the list, with its key, or half of it and the other half sealed.

    Raises ``TextTooLong``.
    """
    require_name(entry.name)
    index.append(
        "dossier",
        id=entry.id,
        name=entry.name,
        created=entry.created,
        kind=_known(entry.kind),
        answered=entry.answered,
        keep_until=entry.keep_until.isoformat() if entry.keep_until is not None else None,
        key=key,
        sealed=sealed,
    )


def entries(index: EncryptedFile) -> tuple[DossierEntry, ...]:
    """Read the list, oldest first; no dossier is opened for it."""
    rows = index.rows(f"SELECT {_COLUMNS} FROM dossier WHERE NOT {_IS_DESTROYED} ORDER BY number")
    return tuple(_entry(*row) for row in rows)


def rename_entry(index: EncryptedFile, dossier_id: str, name: str) -> None:
    """Give a dossier another name. Raises ``TextTooLong``."""
    require_name(name)
    index.execute("UPDATE dossier SET name = ? WHERE id = ?", name, dossier_id)


def set_keep_until(index: EncryptedFile, dossier_id: str, day: date | None) -> None:
    """Say after which day a dossier is to be deleted; none for no such day."""
    index.execute(
        "UPDATE dossier SET keep_until = ? WHERE id = ?",
        day.isoformat() if day is not None else None,
        dossier_id,
    )


def set_archived(index: EncryptedFile, dossier_id: str, at: datetime | None) -> None:
    """Put a dossier away at a moment, or back among the others."""
    index.execute(
        "UPDATE dossier SET archived = ? WHERE id = ?", utc_text(at) if at is not None else None, dossier_id
    )


def set_progress(
    index: EncryptedFile, dossier_id: str, answered: int, asked: int, at: datetime, work: str
) -> None:
    """Say how far a dossier is, what is left to do, and that it was changed at a moment.

    Of a dossier with a code of its own only the moment is kept: the rest is what the code is for.
    """
    if len(work) > MAX_WORK:
        raise ValueError("too long for what is left to do")
    index.execute(
        "UPDATE dossier SET changed = ?, answered = iif(sealed = '', ?, 0), asked = iif(sealed = '', ?, 0),"
        " work = iif(sealed = '', ?, '') WHERE id = ?",
        utc_text(at),
        answered,
        asked,
        work,
        dossier_id,
    )


def forget_entry(index: EncryptedFile, dossier_id: str) -> None:
    """Destroy the key of a dossier with all that the list tells of it.

    Only its id and the name of its file stay for a moment, both of them chance.
    """
    index.execute(
        "UPDATE dossier SET key = NULL, name = '', created = '', changed = '', answered = 0, asked = 0,"
        " keep_until = NULL, archived = NULL, work = '', sealed = '', delete_at_end = 0 WHERE id = ?",
        dossier_id,
    )


def destroyed(index: EncryptedFile) -> tuple[str, ...]:
    """Read the ids of the dossiers whose key is gone and whose files may still be there."""
    return tuple(str(row[0]) for row in index.rows(f"SELECT id FROM dossier WHERE {_IS_DESTROYED}"))


def remove_destroyed(index: EncryptedFile, dossier_id: str) -> None:
    """Remove what is left of a dossier whose key is gone, after its files were removed."""
    index.execute(f"DELETE FROM dossier WHERE id = ? AND {_IS_DESTROYED}", dossier_id)


def key_of(index: EncryptedFile, dossier_id: str) -> bytes:
    """Read the key of a dossier, or the half of it that the list has where there is a code.

    An unknown id, or a destroyed key, is a ``KeyError``.
    """
    rows = index.rows("SELECT key FROM dossier WHERE id = ? AND key IS NOT NULL", dossier_id)
    if not rows:
        raise KeyError(dossier_id)
    return bytes(rows[0][0])


def sealed_of(index: EncryptedFile, dossier_id: str) -> str:
    """Read the half of a key that is sealed under a code; empty where there is no code."""
    rows = index.rows("SELECT sealed FROM dossier WHERE id = ?", dossier_id)
    return str(rows[0][0]) if rows else ""


def file_of(index: EncryptedFile, dossier_id: str) -> str:
    """Read the name of the file of a dossier; empty where it is called after its id."""
    rows = index.rows("SELECT file FROM dossier WHERE id = ?", dossier_id)
    return str(rows[0][0]) if rows else ""


def use_of(index: EncryptedFile) -> Use:
    """Read what the vault is for; private until somebody said otherwise."""
    return "adviser" if setting(index, "use") == "adviser" else "private"


def set_use(index: EncryptedFile, use: Use) -> None:
    """Say what the vault is for."""
    if use not in get_args(Use):
        raise ValueError("not a use of a vault")
    set_setting(index, "use", use)


def current_of(index: EncryptedFile) -> str | None:
    """Read which dossier a vault of one person opens: the one that was chosen, or else the oldest."""
    ids = [each.id for each in entries(index)]
    chosen = setting(index, "current")
    return chosen if chosen in ids else next(iter(ids), None)


def set_current(index: EncryptedFile, dossier_id: str) -> None:
    """Say which dossier a vault of one person opens from now on."""
    set_setting(index, "current", dossier_id)


def signing_key_of(index: EncryptedFile) -> bytes | None:
    """Read the key with which files of this vault are signed, if it was made; 32 bytes."""
    kept = setting(index, "signing_key")
    return bytes.fromhex(kept) if kept is not None else None


def set_signing_key(index: EncryptedFile, key: bytes) -> None:
    """Keep the key with which files of this vault are signed."""
    set_setting(index, "signing_key", key.hex())


def setting(index: EncryptedFile, key: str) -> str | None:
    """Read a setting of the vault itself; None where it was never set."""
    rows = index.rows("SELECT value FROM setting WHERE key = ?", key)
    return str(rows[0][0]) if rows else None


def set_setting(index: EncryptedFile, key: str, value: str) -> None:
    """Keep a setting of the vault itself in place of what it was."""
    index.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value,
    )


def require_name(name: str) -> None:
    """Refuse a name that is too long for the list. Raises ``TextTooLong``."""
    if len(name) > MAX_NAME:
        raise TextTooLong(MAX_NAME)


def _known(kind: str) -> str:
    if kind not in get_args(DossierKind):
        raise ValueError("not a kind of dossier")
    return kind


def _entry(
    dossier_id: str,
    name: str,
    created: str,
    kind: DossierKind,
    changed: str,
    answered: int,
    asked: int,
    keep_until: str | None,
    archived: str | None,
    work: str,
    sealed: str,
) -> DossierEntry:
    day = date.fromisoformat(keep_until) if keep_until else None
    return DossierEntry(
        dossier_id,
        name,
        created,
        kind,
        changed,
        answered,
        asked,
        day,
        archived or "",
        work,
        is_coded=bool(sealed),
    )
