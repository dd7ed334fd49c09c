"""A newer version of the program, of which the files of a vault have one step more."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.releases import kept
from zelfscan.store import safe as safe_module
from zelfscan.store import vault as vault_module
from zelfscan.store.database import Tables
from zelfscan.store.migrations import DOSSIER, INDEX, Schema
from zelfscan.store.vault import Vault


def m900_later(tables: Tables) -> None:
    tables.execute("CREATE TABLE later_on (id INTEGER PRIMARY KEY) STRICT")


LATER_INDEX = Schema(INDEX.name, (*INDEX.steps, m900_later))
LATER_DOSSIER = Schema(DOSSIER.name, (*DOSSIER.steps, m900_later))


@contextmanager
def a_newer_version() -> Iterator[None]:
    """Let the program be a newer one for as long as this is open."""
    with pytest.MonkeyPatch.context() as later:
        later.setattr(safe_module, "INDEX", LATER_INDEX)
        later.setattr(vault_module, "DOSSIER", LATER_DOSSIER)
        yield


def a_vault_ahead(folder: Path) -> Path:
    """Copy the vault of one person that was kept last, and open it with a newer version."""
    shutil.copytree(kept.folders()[-1] / kept.PRIVATE, folder, dirs_exist_ok=True)
    with a_newer_version():
        vault = Vault.open(folder, kept.OTHER_PASSPHRASE)
        for entry in vault.dossiers():
            vault.open_dossier(entry.id)
        vault.close()
    return folder
