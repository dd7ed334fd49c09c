from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.vaults import a_vault_with_dossier
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.journal_vault import VaultJournal


@pytest.fixture(params=["memory", "vault"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """Each kind of journal in turn: they behave the same while the program runs."""
    if request.param == "memory":
        yield MemoryJournal()
        return
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    yield VaultJournal(dossier)
    vault.close()
