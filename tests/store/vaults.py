"""Vaults and dossiers for tests, with the lightest key derivation that is accepted."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from zelfscan.crypto.derive import LIGHTEST
from zelfscan.store.dossiers import Dossier
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def a_vault(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return Vault.create(folder, passphrase, LIGHTEST)


def a_vault_with_dossier(folder: Path) -> tuple[Vault, Dossier]:
    vault = a_vault(folder)
    return vault, vault.create_dossier("Thuis", NOW)


def a_closed_vault(folder: Path, notes: int = 0) -> str:
    """Make a vault with one dossier, close it, and give the id of the dossier."""
    vault, dossier = a_vault_with_dossier(folder)
    dossier.answer("front-door.lock-grade", "three-stars", NOW)
    for number in range(notes):
        dossier.note(f"item-{number}", "Lorem ipsum " * 40, NOW)
    vault.close()
    return dossier.id


def dossier_path(folder: Path, dossier_id: str) -> Path:
    return folder / "dossiers" / f"{dossier_id}.dossier"


def all_files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
