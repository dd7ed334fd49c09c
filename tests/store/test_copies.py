import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.backups import MARKER, a_full_vault, all_of, tree
from tests.store.vaults import NOW, PASSPHRASE, a_vault, all_files
from zelfscan.errors.files import CannotWrite
from zelfscan.store import copies as copies_module
from zelfscan.store.backup_reading import read_backup_head
from zelfscan.store.copies import Copy, changed_since, copies, forget, keep_copy
from zelfscan.store.restoring import restore_backup
from zelfscan.store.vault import Vault
from zelfscan.store.wiping import wipe

DAY = timedelta(days=1)


def change(vault: Vault, at: datetime) -> None:
    vault.open_dossier(vault.dossiers()[0].id).answer("alarm.kind", f"{at}", at)


def kept(vault: Vault, at: datetime, keep: int = 3) -> Copy:
    copy = keep_copy(vault, vault.folder, at, keep)
    assert copy is not None
    return copy


def test_a_copy_can_be_put_back_whole(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    copy = kept(vault, NOW)
    expected = all_of(vault)
    vault.close()
    restore_backup(copy.path, tmp_path / "new", PASSPHRASE)
    again = Vault.open(tmp_path / "new", PASSPHRASE)
    assert all_of(again) == expected
    again.close()
    assert copies(tmp_path / "vault") == (copy,)
    assert (copy.made, copy.bytes) == (NOW.date(), copy.path.stat().st_size)
    assert read_backup_head(copy.path).made == NOW.date()


def test_there_is_one_copy_a_day_at_most(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    first = kept(vault, NOW)
    change(vault, NOW)
    assert changed_since(vault.folder, first)
    assert keep_copy(vault, vault.folder, NOW + timedelta(hours=8)) is None
    assert kept(vault, NOW + DAY).number == 2
    vault.close()


def test_there_is_no_copy_where_nothing_changed(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    first = kept(vault, NOW)
    vault.close()
    vault = Vault.open(tmp_path / "vault", PASSPHRASE)
    all_of(vault)
    assert keep_copy(vault, vault.folder, NOW + 2 * DAY) is None
    assert not changed_since(vault.folder, first)
    assert copies(vault.folder) == (first,)
    change(vault, NOW)
    assert kept(vault, NOW + 2 * DAY).number == 2
    vault.close()


def test_the_last_three_stay(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(5):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    found = copies(vault.folder)
    vault.close()
    assert [each.made for each in found] == [(NOW + number * DAY).date() for number in (4, 3, 2)]
    assert len(list((tmp_path / "vault" / "copies").iterdir())) == 3


def test_a_clock_that_was_set_back_costs_no_copy(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number, days in enumerate((900, 901, 902, 1, 2)):
        change(vault, NOW + days * DAY)
        kept(vault, NOW + days * DAY)
        assert copies(vault.folder)[0].number == number + 1
    made = [each.made for each in copies(vault.folder)]
    vault.close()
    assert made == [(NOW + days * DAY).date() for days in (2, 1, 902)]


def test_a_copy_that_fails_leaves_the_copies_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(3):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    before = tree(tmp_path / "vault" / "copies")

    def fails(*_: object) -> None:
        raise CannotWrite(tmp_path, "de schijf geeft een fout")

    change(vault, NOW + 5 * DAY)
    monkeypatch.setattr(copies_module, "write_proved", fails)
    with pytest.raises(CannotWrite):
        keep_copy(vault, vault.folder, NOW + 5 * DAY)
    vault.close()
    assert tree(tmp_path / "vault" / "copies") == before


def test_no_copy_is_left_after_forgetting(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(3):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    place = tmp_path / "vault" / "copies"
    (place / f"{copies(vault.folder)[0].path.name}.part").write_bytes(b"half")
    (place / "eigen.txt").write_text("van mij")
    forget(vault.folder)
    assert copies(vault.folder) == ()
    assert [path.name for path in place.iterdir()] == ["eigen.txt"]
    forget(vault.folder)
    vault.close()
    forget(tmp_path / "missing")


@pytest.mark.skipif(sys.platform == "win32", reason="needs the rights of a folder")
def test_what_cannot_be_forgotten_is_told_and_the_rest_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(3):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    stays = copies(vault.folder)[1].path
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == stays:
            raise PermissionError(13, "held")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(CannotWrite, match="kan niet worden bewaard"):
        forget(vault.folder)
    monkeypatch.undo()
    assert [each.path for each in copies(vault.folder)] == [stays]
    vault.close()


def test_what_is_no_copy_of_ours_does_not_count(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    place = tmp_path / "vault" / "copies"
    place.mkdir()
    for name in (
        "kopie.zelfscankluis",
        "copy-1-2026-11-23-0123456789abcdef.zelfscankluis",
        "copy-000009-2026-13-23-0123456789abcdef.zelfscankluis",
        "copy-000009-2026-11-23-0123456789abcdef.zelfscankluis.part",
    ):
        (place / name).write_bytes(b"x")
    (place / "copy-000007-2026-11-23-0123456789abcdef.zelfscankluis").mkdir()
    if os.name == "posix":
        link = place / "copy-000008-2026-11-23-0123456789abcdef.zelfscankluis"
        link.symlink_to(place / "kopie.zelfscankluis")
    assert copies(vault.folder) == ()
    assert kept(vault, NOW).number == 1
    vault.close()


def test_wiping_a_vault_takes_its_copies(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    kept(vault, NOW)
    vault.close()
    assert wipe(tmp_path / "vault", NOW).is_complete
    assert not (tmp_path / "vault").exists()


def test_copies_stay_with_the_vault_that_is_put_back(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    copy = kept(vault, NOW)
    change(vault, NOW)
    vault.close()
    restore_backup(copy.path, tmp_path / "vault", PASSPHRASE, aside=tmp_path / "vault-2")
    assert copies(tmp_path / "vault") == (copy,)
    assert copies(tmp_path / "vault-2") == ()
    Vault.open(tmp_path / "vault-2", PASSPHRASE).close()


def test_a_copy_holds_nothing_in_the_open(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    kept(vault, NOW)
    vault.close()
    found = [path for path in all_files(tmp_path) if MARKER.encode() in path.read_bytes()]
    assert found == []
    assert not any("Dorpsstraat" in path.name for path in all_files(tmp_path))


def test_an_empty_vault_can_be_copied_too(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    assert kept(vault, NOW).number == 1
    vault.close()
