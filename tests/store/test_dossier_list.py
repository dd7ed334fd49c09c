from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault, all_files, dossier_path
from zelfscan.errors.limits import TextTooLong
from zelfscan.store import database, migrations
from zelfscan.store.database import EncryptedFile
from zelfscan.store.dossier_list import MAX_NAME, DossierEntry
from zelfscan.store.migrations import INDEX, Schema, create_current, open_current
from zelfscan.store.vault import Vault

TERM = date(2027, 2, 23)
LATER = NOW + timedelta(days=3)


def test_the_list_tells_of_each_dossier_what_an_adviser_looks_for(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    made = vault.create_dossier("D-07", NOW, "person", TERM)
    vault.note_progress(made.id, 12, 70, LATER)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert vault.dossiers() == (
        DossierEntry(
            made.id,
            "D-07",
            "2026-11-23T10:00:00+00:00",
            "person",
            changed="2026-11-26T10:00:00+00:00",
            answered=12,
            asked=70,
            keep_until=TERM,
        ),
    )
    assert vault.entry(made.id) == vault.dossiers()[0]
    vault.close()


def test_what_is_changed_in_the_list_is_kept(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    made = vault.create_dossier("D-07", NOW)
    vault.rename_dossier(made.id, "D-08")
    vault.keep_until(made.id, TERM)
    vault.archive_dossier(made.id, LATER)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    entry = vault.entry(made.id)
    assert (entry.name, entry.keep_until, entry.archived) == ("D-08", TERM, "2026-11-26T10:00:00+00:00")
    vault.keep_until(made.id, None)
    vault.archive_dossier(made.id, None)
    assert (vault.entry(made.id).keep_until, vault.entry(made.id).archived) == (None, "")
    vault.close()


def test_a_name_that_is_too_long_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(TextTooLong, match=str(MAX_NAME)):
        vault.create_dossier("x" * (MAX_NAME + 1), NOW)
    made = vault.create_dossier("D-07", NOW)
    with pytest.raises(TextTooLong):
        vault.rename_dossier(made.id, "x" * (MAX_NAME + 1))
    assert [entry.name for entry in vault.dossiers()] == ["D-07"]
    assert len(list((tmp_path / "dossiers").iterdir())) == 1
    vault.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda vault: vault.entry("other"),
        lambda vault: vault.rename_dossier("other", "D-01"),
        lambda vault: vault.keep_until("other", TERM),
        lambda vault: vault.archive_dossier("other", NOW),
        lambda vault: vault.note_progress("other", 1, 2, NOW),
    ],
    ids=["find", "rename", "term", "archive", "progress"],
)
def test_a_dossier_that_is_not_there_is_a_key_error(tmp_path: Path, change) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(KeyError):
        change(vault)
    vault.close()


def test_hundreds_of_dossiers_are_listed_without_opening_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_vault(tmp_path)
    for number in range(300):
        vault._index.append(
            "dossier",
            id=f"id-{number}",
            name=f"D-{number}",
            created="2026-11-23T10:00:00+00:00",
            key=bytes(32),
        )
    opened: list[Path] = []
    monkeypatch.setattr(database, "open_file", lambda path, key: opened.append(path))
    asked: list[str] = []
    rows = EncryptedFile.rows

    def counted(file: EncryptedFile, sql: str, *values: object) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return rows(file, sql, *values)

    monkeypatch.setattr(EncryptedFile, "rows", counted)
    assert len(vault.dossiers()) == 300
    assert opened == []
    assert len(asked) == 1
    vault.close()


def test_several_dossiers_are_open_at_once_and_do_not_mix(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    one, other = vault.create_dossier("D-01", NOW), vault.create_dossier("D-02", NOW)
    one.answer("alarm.kind", "none", NOW)
    other.answer("alarm.kind", "certified", NOW)
    assert [each.responses()[0].value for each in (one, other)] == ["none", "certified"]
    vault.close()


def test_what_was_deleted_is_told_with_every_file(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    made = vault.create_dossier("D-07", NOW, "home", TERM)
    path = dossier_path(tmp_path, made.id)
    size = path.stat().st_size
    entry = vault.entry(made.id)
    gone = vault.delete_dossier(made.id, LATER)
    assert (gone.entry, gone.at, gone.files, gone.is_complete) == (entry, LATER, ((path.name, size),), True)
    assert vault.dossiers() == ()
    assert not [file for file in all_files(tmp_path) if made.id in file.name]
    vault.close()


def test_a_vault_is_private_until_somebody_says_otherwise(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    assert vault.use() == "private"
    vault.set_use("adviser")
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert vault.use() == "adviser"
    vault.set_use("private")
    assert vault.use() == "private"
    with pytest.raises(ValueError, match="not a use"):
        vault.set_use("curious")  # type: ignore[arg-type]
    vault.close()


def test_a_list_of_before_gets_what_it_lacks_and_keeps_its_dossiers(tmp_path: Path) -> None:
    key, path = bytes(range(32)), tmp_path / "index.vault"
    create_current(path, key, Schema(INDEX.name, (migrations.m001_index,)))
    old = database.open_file(path, key)
    old.append("dossier", id="a", name="Mijn scan", created="2026-11-23T10:00:00+00:00", key=bytes(32))
    old.close()
    vault = Vault(tmp_path, open_current(path, key, INDEX))
    assert vault.dossiers() == (DossierEntry("a", "Mijn scan", "2026-11-23T10:00:00+00:00"),)
    assert vault.use() == "private"
    vault.close()
