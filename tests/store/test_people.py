import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_closed_vault, a_vault, all_files
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.store.key_file import COPIES
from zelfscan.store.people import VaultPlace, new_place, vaults
from zelfscan.store.vault import Vault


def test_there_is_nobody_yet(tmp_path: Path) -> None:
    assert vaults(tmp_path) == ()
    assert vaults(tmp_path / "missing") == ()
    assert new_place(tmp_path) == tmp_path / "vault"


def test_each_person_has_a_vault_that_the_others_cannot_open(tmp_path: Path) -> None:
    for label, passphrase in (
        ("zeepaard", PASSPHRASE),
        ("", "een andere lange zin"),
        ("otter", "nog een zin"),
    ):
        Vault.create(new_place(tmp_path), passphrase, LIGHTEST, label=label).close()
    found = vaults(tmp_path)
    assert [(each.folder.name, each.label) for each in found] == [
        ("vault", "zeepaard"),
        ("vault-2", ""),
        ("vault-3", "otter"),
    ]
    with pytest.raises(WrongPassphrase):
        Vault.open(found[1].folder, PASSPHRASE)
    assert new_place(tmp_path) == tmp_path / "vault-4"


def test_the_day_is_that_of_the_last_change(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    noon = datetime(2024, 2, 29, 12, tzinfo=UTC).timestamp()
    for path in all_files(folder):
        os.utime(path, (noon, noon))
    assert vaults(tmp_path) == (VaultPlace(folder, "", date(2024, 2, 29)),)


def test_a_place_between_two_others_is_used_again(tmp_path: Path) -> None:
    a_vault(tmp_path / "vault").close()
    a_vault(tmp_path / "vault-3").close()
    (tmp_path / "vault-2").mkdir()
    assert new_place(tmp_path) == tmp_path / "vault-2"
    (tmp_path / "vault-2" / "letter.txt").touch()
    (tmp_path / "vault-4").touch()
    assert new_place(tmp_path) == tmp_path / "vault-5"
    assert [each.folder.name for each in vaults(tmp_path)] == ["vault", "vault-3"]


def test_a_vault_without_a_readable_key_file_is_listed_without_a_label(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    vault.set_label("zeepaard")
    vault.create_dossier("Thuis", NOW)
    vault.close()
    for name in COPIES:
        (tmp_path / "vault" / name).write_bytes(b"{}")
    assert [each.label for each in vaults(tmp_path)] == [""]
