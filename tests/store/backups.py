"""Vaults with something in them, and back-ups of them that were changed, for the tests of back-ups."""

import hashlib
import json
import struct
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.store.vaults import NOW, PASSPHRASE, a_vault
from tests.store.whole_dossier import everything, fill
from zelfscan.crypto.stream import sealed
from zelfscan.store.backup import write_backup
from zelfscan.store.backup_format import Entry, Head, list_at_end, read_head
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault

MARKER = "Sint-Janskerkhof-achterom-47b"
NAMES = ("Dorpsstraat 1", "Élise & zoon", "Leeg")


def a_full_vault(folder: Path) -> Vault:
    """Make a vault with a dossier that has everything, one with a note, and a closed one with nothing."""
    vault = a_vault(folder)
    fill(vault.create_dossier(NAMES[0], NOW))
    vault.create_dossier(NAMES[1], NOW).note("alarm.kind", MARKER, NOW)
    closed = vault.create_dossier(NAMES[2], NOW)
    vault.close_dossier(closed.id)
    return vault


def all_of(vault: Vault) -> dict[str, object]:
    """Give everything that can be asked of a vault, with the pictures."""
    found: dict[str, object] = {}
    for entry in vault.dossiers():
        dossier = vault.open_dossier(entry.id)
        pictures = {
            photo.id: (dossier.picture(photo.id), dossier.thumbnail(photo.id)) for photo in dossier.photos()
        }
        found[entry.id] = (entry, everything(dossier), pictures)
    return found


def a_backup(folder: Path) -> tuple[Path, bytes]:
    """Make a back-up of a full vault, and give its path with the key of the vault."""
    vault = a_full_vault(folder / "vault")
    target = folder / "kopie.zelfscankluis"
    write_backup(vault, target, NOW)
    key = vault.key()
    vault.close()
    return target, key


def tree(folder: Path) -> dict[str, bytes | None]:
    """Give everything below a folder by name: the bytes of files, none for folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def head_of(path: Path) -> Head:
    with path.open("rb") as file:
        return read_head(file)


def resealed(path: Path, key: bytes, body: bytes) -> None:
    """Put another body in a back-up, sealed as it should be: what only who has the key can do."""
    head = head_of(path)
    path.write_bytes(head.raw + b"".join(sealed(head.stream(key), [body])))


def with_header(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the header of a back-up, and write it as the program does."""
    data, head = path.read_bytes(), head_of(path)
    plain = json.loads(head.raw[14:])
    change(plain)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    path.write_bytes(head.raw[:8] + struct.pack(">HI", 1, len(text)) + text + data[len(head.raw) :])


def with_key_file(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the key file in the header of a back-up, and make its checksum fit."""

    def changed(plain: dict[str, Any]) -> None:
        key_file = json.loads(plain["key_file"])
        del key_file["checksum"]
        change(key_file)
        canonical = json.dumps(key_file, sort_keys=True).encode("ascii")
        key_file["checksum"] = hashlib.sha256(canonical).hexdigest()
        plain["key_file"] = json.dumps(key_file, indent=2) + "\n"

    with_header(path, changed)


def a_file(name: str, content: bytes, length: int | None = None) -> bytes:
    """Write a file as it stands in the body, whatever its name and length."""
    told = len(content) if length is None else length
    return b"\1" + bytes([len(name)]) + name.encode() + struct.pack(">Q", told) + content


def a_list(files: Iterable[tuple[str, bytes]]) -> bytes:
    return list_at_end(
        Entry(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in files
    )


def files_of(folder: Path) -> list[tuple[str, bytes]]:
    """Give the files of a vault in the order in which they stand in a back-up."""
    dossiers = sorted((folder / "dossiers").glob("*.dossier"))
    files = [folder / "index.vault", *dossiers]
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files]


def body_of(files: list[tuple[str, bytes]]) -> bytes:
    return b"".join(a_file(*each) for each in files) + a_list(files)


def restored(path: Path, folder: Path) -> Vault:
    restore_backup(path, folder, PASSPHRASE)
    return Vault.open(folder, PASSPHRASE)
