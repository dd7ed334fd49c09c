"""Nothing that the program itself keeps holds a key that has to be gone."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.store import kept_copies, renewing
from zelfscan.store.copies import copies, keep_copy
from zelfscan.store.vault import Vault
from zelfscan.store.wiping import wipe


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """An open vault of two dossiers with an automatic copy."""
    made = a_vault(tmp_path / "vault")
    for name in ("D-01", "D-02"):
        made.create_dossier(name, NOW)
    keep_copy(made, made.folder, NOW)
    assert len(copies(made.folder)) == 1
    return made


def test_the_automatic_copies_go_with_a_dossier_that_is_deleted(vault: Vault) -> None:
    vault.delete_dossier(vault.dossiers()[0].id, NOW)
    assert copies(vault.folder) == ()
    keep_copy(vault, vault.folder, NOW + timedelta(days=1))
    assert len(copies(vault.folder)) == 1
    vault.close()


def test_a_copy_that_is_held_goes_when_the_vault_is_opened(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(folder: Path) -> None:
        raise CannotWrite(folder, "u hebt daar geen toegang")

    with monkeypatch.context() as patch:
        patch.setattr(kept_copies, "forget", held)
        vault.delete_dossier(vault.dossiers()[0].id, NOW)
    assert len(vault.dossiers()) == 1
    assert len(copies(vault.folder)) == 1
    vault.close()
    vault = Vault.open(vault.folder, PASSPHRASE)
    assert copies(vault.folder) == ()
    assert len(vault.dossiers()) == 1
    vault.close()


def test_the_automatic_copies_go_with_the_keys_of_before(vault: Vault) -> None:
    vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    assert copies(vault.folder) == ()
    vault.close()


def test_a_copy_that_stayed_after_other_keys_goes_when_the_vault_is_opened(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path) -> None:
        raise CannotWrite(path, "u hebt daar geen toegang")

    with monkeypatch.context() as patch:
        patch.setattr(kept_copies, "forget", held)
        patch.setattr(renewing, "remove_file", held)
        vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    assert len(copies(vault.folder)) == 1
    vault.close()
    vault = Vault.open(vault.folder, PASSPHRASE)
    assert copies(vault.folder) == ()
    vault.close()


def test_what_a_back_up_left_half_way_goes_when_the_vault_is_opened(vault: Vault) -> None:
    half = vault.folder / "copies" / "checked.part"
    half.write_bytes(b"x")
    vault.close()
    Vault.open(vault.folder, PASSPHRASE).close()
    assert not half.exists()


@pytest.mark.parametrize("whole", [True, False])
def test_what_was_put_back_half_way_is_wiped_too(tmp_path: Path, vault: Vault, whole: bool) -> None:
    vault.close()
    for suffix in (".new", ".ready"):
        other = a_vault(tmp_path / f"vault{suffix}")
        other.create_dossier("D-01", NOW)
        other.close()
    mine = tmp_path / "vault.old"
    mine.mkdir()
    (mine / "key-1.json").write_text("of somebody else", encoding="utf-8")
    wiped = wipe(tmp_path if whole else vault.folder, NOW)
    assert wiped.is_complete
    assert wiped.are_keys_gone
    assert [path.name for path in tmp_path.iterdir()] == ["vault.old"]
    names = {name for name, _ in wiped.files}
    assert {"vault.new/key-1.json", "vault.ready/key-1.json"} <= names
    assert ("vault/key-1.json" if whole else "key-1.json") in names
