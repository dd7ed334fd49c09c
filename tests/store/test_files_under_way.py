"""What a killed program left of a file outside the vault is removed on the next opening, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zelfscan.crypto.derive import LIGHTEST
from zelfscan.store.files_under_way import begin_file, end_file, remove_leftovers
from zelfscan.store.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = Vault.create(tmp_path / "vault", "fiets onder groene brug", LIGHTEST)
    yield vault
    vault.close()


def test_what_was_left_of_a_file_is_removed(vault: Vault, tmp_path: Path) -> None:
    part = tmp_path / ".0123456789abcdef.part"
    begin_file(vault, part)
    part.write_bytes(b"half a report")
    assert remove_leftovers(vault) == 1
    assert not part.exists()
    assert remove_leftovers(vault) == 0


def test_a_file_that_was_finished_is_forgotten(vault: Vault, tmp_path: Path) -> None:
    part, other = tmp_path / ".aa.part", tmp_path / ".bb.part"
    begin_file(vault, part)
    begin_file(vault, other)
    end_file(vault, part)
    part.write_bytes(b"of somebody else by now")
    other.write_bytes(b"half a report")
    assert remove_leftovers(vault) == 1
    assert (part.exists(), other.exists()) == (True, False)


def test_what_is_on_a_stick_that_is_away_is_removed_once_it_is_back(vault: Vault, tmp_path: Path) -> None:
    part = tmp_path / "stick" / ".aa.part"
    begin_file(vault, part)
    assert remove_leftovers(vault) == 0
    part.parent.mkdir()
    part.write_bytes(b"half a report")
    assert remove_leftovers(vault) == 1


@pytest.mark.parametrize("name", ["rapport.pdf", ".part.pdf", "x.part"])
def test_a_file_with_another_kind_of_name_stays(name: str, vault: Vault, tmp_path: Path) -> None:
    kept = tmp_path / name
    kept.write_bytes(b"of somebody")
    begin_file(vault, kept)
    assert remove_leftovers(vault) == 0
    assert kept.exists()


def test_a_link_in_its_place_stays_and_what_it_leads_to_as_well(vault: Vault, tmp_path: Path) -> None:
    kept, part = tmp_path / "brief.txt", tmp_path / ".aa.part"
    kept.write_bytes(b"of somebody")
    part.symlink_to(kept)
    begin_file(vault, part)
    assert remove_leftovers(vault) == 0
    assert part.is_symlink()
    assert kept.read_bytes() == b"of somebody"


def test_a_vault_that_is_closed_meanwhile_forgets_nothing_and_says_nothing(
    vault: Vault, tmp_path: Path
) -> None:
    begin_file(vault, tmp_path / ".aa.part")
    vault.close()
    end_file(vault, tmp_path / ".aa.part")
