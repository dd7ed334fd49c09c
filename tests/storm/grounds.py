"""Vaults on which the storm works, and what is known of them."""

import hashlib
import json
import uuid
from datetime import UTC, datetime
from pathlib import Path

from tests.store.whole_dossier import fill
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.wrapping import new_key
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.store.key_file import write_key_file
from zelfscan.store.migrations import DOSSIER, INDEX, Schema, create_current, open_current
from zelfscan.store.moments import utc_text
from zelfscan.store.vault import Vault
from zelfscan.store.ways_in import new_key_file

PASSPHRASE, OTHER = "fiets onder groene brug", "lamp naast rode deur"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MARKER = "Sint-Janskerkhof-achterom-47b"
"""Stands in notes: no file may show it."""
PICTURE_BYTES = 120_000
OLD_ANSWERS = 40
PLAIN_MARKS = (MARKER.encode(), MARKER.encode("utf-16-le"), b"SQLite format 3", b"CREATE TABLE")

Facts = dict[str, str]
"""For each dossier a digest of everything in it."""


def whole(folder: Path, dossiers: int = 2) -> Path:
    """Make a vault with something of everything in it."""
    vault = Vault.create(folder, PASSPHRASE, LIGHTEST)
    for number in range(dossiers):
        dossier = vault.create_dossier(f"Thuis {number}", NOW)
        fill(dossier)
        for each in range(6):
            dossier.note(f"item-{each}", MARKER * 40, NOW)
    vault.close()
    return folder


def old(folder: Path) -> Path:
    """Make a vault as the first version of the tables had it."""
    Vault.create(folder, PASSPHRASE, LIGHTEST).close()
    (folder / "index.vault").unlink()
    key, dossier_key, dossier_id = new_key(), new_key(), str(uuid.UUID(int=7))
    create_current(folder / "index.vault", key, Schema(INDEX.name, INDEX.steps[:1]))
    index = open_current(folder / "index.vault", key, Schema(INDEX.name, INDEX.steps[:1]))
    index.append("dossier", id=dossier_id, name="Thuis", created=utc_text(NOW), key=dossier_key)
    index.close()
    path, first = folder / "dossiers" / f"{dossier_id}.dossier", Schema(DOSSIER.name, DOSSIER.steps[:1])
    create_current(path, dossier_key, first)
    file = open_current(path, dossier_key, first)
    with file.transaction():
        for number in range(OLD_ANSWERS):
            file.append(
                "response", item=f"item-{number}", element="", value=str(number), answered=utc_text(NOW)
            )
            file.append("note", item=f"item-{number}", element="", text=MARKER * 40, noted=utc_text(NOW))
    file.close()
    _seal(folder, key)
    return folder


def _seal(folder: Path, key: bytes) -> None:
    write_key_file(folder, new_key_file(key, str(uuid.uuid4()), PASSPHRASE, "", LIGHTEST, None))


def facts(vault: Vault) -> Facts:
    """Read everything of every dossier, each picture too, and give a digest of each."""
    found = {}
    for entry in vault.dossiers():
        taken = vault.snapshot(entry.id, NOW, with_incidents=True)
        text = json.dumps(taken.plain, sort_keys=True, default=str).encode()
        pictures = b"".join(
            hashlib.sha256(taken.pictures[name]()).digest() for name in sorted(taken.pictures)
        )
        taken.close()
        found[entry.id] = hashlib.sha256(text + pictures).hexdigest()
    return found


def facts_of(folder: Path, *passphrases: str) -> Facts:
    """Open a vault with the first passphrase that fits, read everything, and close it."""
    vault = opened(folder, *passphrases)
    try:
        return facts(vault)
    finally:
        vault.close()


def opened(folder: Path, *passphrases: str) -> Vault:
    """Open a vault with the first of these passphrases that fits."""
    for passphrase in passphrases[:-1]:
        try:
            return Vault.open(folder, passphrase)
        except WrongPassphrase:
            continue
    return Vault.open(folder, passphrases[-1])


def plain_marks_in(folder: Path) -> list[str]:
    """Return the files in which something stands that should be encrypted."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".pdf":
            content = path.read_bytes()
            found += [path.name for mark in PLAIN_MARKS if mark in content]
    return found
