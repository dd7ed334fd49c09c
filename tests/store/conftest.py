from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.vaults import a_vault_with_dossier
from zelfscan.store.dossiers import Dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    yield dossier
    vault.close()
