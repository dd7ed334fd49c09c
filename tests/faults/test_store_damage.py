"""Damaged, cut off and newer files: each is refused with its own error and left as it is."""

from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_closed_vault, dossier_path
from zelfscan.errors.vault import DatabaseDamaged, DatabaseTooNew
from zelfscan.store.database import Tables
from zelfscan.store.migrations import DOSSIER, Schema, open_current
from zelfscan.store.vault import Vault

PAGE = 4096


def open_dossier(folder: Path, dossier_id: str) -> None:
    vault = Vault.open(folder, PASSPHRASE)
    try:
        vault.open_dossier(dossier_id)
    finally:
        vault.close()


def test_one_flipped_byte_in_any_page_is_noticed_and_nothing_is_overwritten(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path, notes=30)
    path = dossier_path(tmp_path, dossier_id)
    good = path.read_bytes()
    pages = len(good) // PAGE
    assert pages > 10
    vault = Vault.open(tmp_path, PASSPHRASE)
    for page in range(pages):
        place = page * PAGE + (page * 997) % PAGE
        bad = good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
        path.write_bytes(bad)
        with pytest.raises(DatabaseDamaged, match=dossier_id):
            vault.open_dossier(dossier_id)
        assert path.read_bytes() == bad
    path.write_bytes(good)
    assert len(vault.open_dossier(dossier_id).notes()) == 30
    vault.close()


@pytest.mark.parametrize("kept", [0, 1, 100, PAGE - 1, PAGE, 3 * PAGE, 3 * PAGE + 500, -PAGE, -1])
def test_a_file_that_was_cut_off_is_noticed(tmp_path: Path, kept: int) -> None:
    dossier_id = a_closed_vault(tmp_path, notes=30)
    path = dossier_path(tmp_path, dossier_id)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(DatabaseDamaged):
        open_dossier(tmp_path, dossier_id)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"SQLite format 3\x00" + bytes(PAGE - 16), id="a plain database"),
        pytest.param(bytes(range(256)) * 64, id="another file"),
    ],
)
def test_something_else_under_the_name_of_a_dossier_is_noticed(tmp_path: Path, content: bytes) -> None:
    dossier_id = a_closed_vault(tmp_path)
    dossier_path(tmp_path, dossier_id).write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_dossier(tmp_path, dossier_id)


def test_two_dossiers_that_were_swapped_are_noticed(tmp_path: Path) -> None:
    first = a_closed_vault(tmp_path)
    vault = Vault.open(tmp_path, PASSPHRASE)
    second = vault.create_dossier("Kantoor", NOW).id
    vault.close()
    dossier_path(tmp_path, second).replace(dossier_path(tmp_path, first))
    with pytest.raises(DatabaseDamaged):
        open_dossier(tmp_path, first)


def test_damage_to_the_index_does_not_pass_for_a_wrong_passphrase(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    index = tmp_path / "index.vault"
    content = bytearray(index.read_bytes())
    content[len(content) // 2] ^= 1
    index.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match="index.vault"):
        Vault.open(tmp_path, PASSPHRASE)


def test_damage_that_comes_while_the_dossier_is_open_is_noticed_too(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path, notes=500)
    path = dossier_path(tmp_path, dossier_id)
    vault = Vault.open(tmp_path, PASSPHRASE)
    dossier = vault.open_dossier(dossier_id)
    dossier._file.rows("PRAGMA shrink_memory")
    with path.open("r+b") as file:
        file.seek(4 * PAGE)
        file.write(bytes(path.stat().st_size - 4 * PAGE))
    with pytest.raises(DatabaseDamaged):
        dossier.notes()
    vault.close()


def m999_of_a_later_year(tables: Tables) -> None:
    tables.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")


def test_a_dossier_of_a_newer_program_is_refused_and_stays_byte_for_byte_the_same(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path)
    path = dossier_path(tmp_path, dossier_id)
    vault = Vault.open(tmp_path, PASSPHRASE)
    later = Schema(DOSSIER.name, (*DOSSIER.steps, m999_of_a_later_year))
    open_current(path, vault._key(dossier_id), later).close()
    before = path.read_bytes()
    files = sorted(path.parent.iterdir())
    with pytest.raises(DatabaseTooNew, match="nieuwere versie"):
        vault.open_dossier(dossier_id)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == files
    vault.close()
