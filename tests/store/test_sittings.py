"""Whether the program ended as it should the last time."""

from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.vault import DatabaseBusy
from zelfscan.store import sittings
from zelfscan.store.dossier_list import set_setting
from zelfscan.store.sittings import BrokenOff, begin_sitting, broken_off, end_sitting
from zelfscan.store.vault import Vault


def test_work_that_was_not_ended_is_told_with_its_dossier_and_moment(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    begin_sitting(vault, dossier.id, NOW)
    vault.close()  # as when the program is gone: nothing takes the mark away
    again = Vault.open(tmp_path / "vault", PASSPHRASE)
    assert broken_off(again) == BrokenOff(NOW, dossier.id)
    again.close()


def test_work_that_was_ended_is_not_told(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    begin_sitting(vault, dossier.id, NOW)
    assert broken_off(vault) is not None
    end_sitting(vault)
    assert broken_off(vault) is None
    vault.close()


def test_a_vault_in_which_nobody_worked_is_not_written(tmp_path: Path) -> None:
    vault, _ = a_vault_with_dossier(tmp_path / "vault")
    before = vault.index_file().path.stat().st_mtime_ns
    end_sitting(vault)
    assert vault.index_file().path.stat().st_mtime_ns == before
    vault.close()


def test_a_mark_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    vault, _ = a_vault_with_dossier(tmp_path / "vault")
    set_setting(vault.index_file(), "open_since", "gisteren thuis")
    assert broken_off(vault) is None
    vault.close()


def test_a_disk_that_refuses_the_mark_stops_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    asked = []

    def refuse(*what: object) -> None:
        asked.append(what)
        raise DatabaseBusy(vault.index_file().path)

    monkeypatch.setattr(sittings, "set_setting", refuse)
    begin_sitting(vault, dossier.id, NOW)
    assert asked
    assert broken_off(vault) is None
    vault.close()
