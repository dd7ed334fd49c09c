import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.vaults import (
    NOW,
    PASSPHRASE,
    a_closed_vault,
    a_vault,
    a_vault_with_dossier,
    all_files,
    dossier_path,
)
from zelfscan.crypto.derive import LIGHTEST, STANDARD
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import (
    DatabaseMissing,
    KeyFileMissing,
    PassphraseTooShort,
    VaultExists,
    WrongPassphrase,
)
from zelfscan.store import dossier_list
from zelfscan.store import safe as safe_module
from zelfscan.store import vault as vault_module
from zelfscan.store.database import EncryptedFile, open_file
from zelfscan.store.dossier_list import DossierEntry
from zelfscan.store.key_file import read_key_file
from zelfscan.store.migrations import Schema, open_current
from zelfscan.store.vault import Vault

MARKER = "Sint-Janskerkhof-achterom-47b"
NEW = "een heel andere lange zin"


def test_a_folder_without_a_vault_has_none(tmp_path: Path) -> None:
    assert not Vault.exists(tmp_path)
    assert not Vault.exists(tmp_path / "missing")


def test_a_new_vault_is_empty_and_opens_again(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "deep" / "vault")
    assert vault.dossiers() == ()
    vault.close()
    assert Vault.exists(tmp_path / "deep" / "vault")
    Vault.open(tmp_path / "deep" / "vault", PASSPHRASE).close()


def test_a_vault_is_sealed_with_the_standard_cost_unless_asked_otherwise(tmp_path: Path) -> None:
    Vault.create(tmp_path, PASSPHRASE).close()
    assert read_key_file(tmp_path).passphrase.parameters == STANDARD


def test_a_second_vault_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    a_vault(tmp_path).close()
    before = {path: path.read_bytes() for path in all_files(tmp_path)}
    with pytest.raises(VaultExists):
        a_vault(tmp_path, NEW)
    assert {path: path.read_bytes() for path in all_files(tmp_path)} == before


def test_a_short_passphrase_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        a_vault(tmp_path / "vault", "kort")
    assert not (tmp_path / "vault").exists()


@pytest.mark.parametrize("step", ["create_current", "write_key_file", "settle_names"])
def test_a_creation_that_is_broken_off_can_be_done_again_or_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(safe_module, step, break_off)
        a_vault(tmp_path)
    vault = Vault.open(tmp_path, PASSPHRASE) if Vault.exists(tmp_path) else a_vault(tmp_path)
    assert vault.dossiers() == ()
    vault.close()


@pytest.mark.parametrize("wrong", ["", "Fiets onder groene brug", PASSPHRASE + " ", "x" * 10_000])
def test_a_wrong_passphrase_opens_nothing(tmp_path: Path, wrong: str) -> None:
    a_vault(tmp_path).close()
    with pytest.raises(WrongPassphrase, match="wachtzin"):
        Vault.open(tmp_path, wrong)


def test_an_accent_may_be_typed_on_another_keyboard(tmp_path: Path) -> None:
    a_vault(tmp_path, "caf\u00e9 op de hoek").close()
    Vault.open(tmp_path, "cafe\u0301 op de hoek").close()


def test_dossiers_keep_their_name_and_moment(tmp_path: Path) -> None:
    vault, first = a_vault_with_dossier(tmp_path)
    second = vault.create_dossier("Élise & zoon / 'tuin'", NOW + timedelta(days=1))
    expected = (
        DossierEntry(first.id, "Thuis", "2026-11-23T10:00:00+00:00"),
        DossierEntry(second.id, "Élise & zoon / 'tuin'", "2026-11-24T10:00:00+00:00"),
    )
    assert vault.dossiers() == expected
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert vault.dossiers() == expected
    vault.close()


def test_what_was_answered_is_there_after_opening_again(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    dossier.answer("alarm.present", "yes", NOW)
    dossier.note("alarm.present", MARKER, NOW)
    scan = dossier.begin_scan("woningscan", "1.0", "d", "volledig", "{}", NOW)
    dossier.set_place(scan, "door.lock")
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    again = vault.open_dossier(dossier.id)
    assert [(response.item, response.value) for response in again.responses()] == [("alarm.present", "yes")]
    assert again.notes() == {("alarm.present", ""): MARKER}
    assert again.place(scan) == "door.lock"
    vault.close()


def test_two_dossiers_do_not_see_each_other(tmp_path: Path) -> None:
    vault, first = a_vault_with_dossier(tmp_path)
    second = vault.create_dossier("Kantoor", NOW)
    first.answer("alarm.present", "yes", NOW)
    assert second.responses() == ()
    vault.close()


def test_every_dossier_has_a_key_of_its_own(tmp_path: Path) -> None:
    vault, first = a_vault_with_dossier(tmp_path)
    second = vault.create_dossier("Kantoor", NOW)
    keys = {key for (key,) in vault._index.rows("SELECT key FROM dossier")}
    assert len(keys) == 2
    for dossier in (first, second):
        opened = 0
        for key in keys:
            try:
                open_file(dossier_path(tmp_path, dossier.id), key).close()
                opened += 1
            except Exception as error:
                assert type(error).__name__ == "DatabaseDamaged"
        assert opened == 1
    vault.close()


def test_two_vaults_side_by_side_are_each_others_strangers(tmp_path: Path) -> None:
    ours, theirs = a_vault(tmp_path / "a"), a_vault(tmp_path / "b", NEW)
    ours.create_dossier("Thuis", NOW).answer("alarm.present", "yes", NOW)
    theirs.create_dossier("Elders", NOW).answer("alarm.present", "no", NOW)
    assert [entry.name for entry in ours.dossiers()] == ["Thuis"]
    assert [entry.name for entry in theirs.dossiers()] == ["Elders"]
    ours.close()
    theirs.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path / "a", NEW)


def test_an_unknown_dossier_is_a_key_error(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(KeyError):
        vault.open_dossier("../key-1.json")
    with pytest.raises(KeyError):
        vault.delete_dossier("other", NOW)
    vault.close()


def test_a_vault_opened_on_one_thread_is_used_and_closed_on_another(tmp_path: Path) -> None:
    a_vault(tmp_path).close()
    handed_over: list[Vault] = []
    thread = threading.Thread(target=lambda: handed_over.append(Vault.open(tmp_path, PASSPHRASE)))
    thread.start()
    thread.join()
    (vault,) = handed_over
    vault.create_dossier("Thuis", NOW).answer("alarm.present", "yes", NOW)
    assert len(vault.dossiers()) == 1
    vault.close()


def test_closing_the_vault_closes_its_dossiers_and_may_be_done_twice(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    vault.close()
    vault.close()
    dossier.close()
    with pytest.raises(Exception, match="closed database"):
        dossier.responses()


def test_opening_a_dossier_again_closes_the_one_before(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    again = vault.open_dossier(dossier.id)
    again.answer("alarm.present", "yes", NOW)
    with pytest.raises(Exception, match="closed database"):
        dossier.responses()
    vault.close()


def test_a_deleted_dossier_is_gone_with_its_key_and_every_copy(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    path = dossier_path(tmp_path, dossier.id)
    for copy in (path.with_name(f"{path.name}.before-m002"), tmp_path / "index.vault.before-m002"):
        copy.touch()
    ((key,),) = vault._index.rows("SELECT key FROM dossier")
    vault.create_dossier("Kantoor", NOW)
    vault.delete_dossier(dossier.id, NOW)
    assert [entry.name for entry in vault.dossiers()] == ["Kantoor"]
    assert not [file for file in all_files(tmp_path) if dossier.id in file.name or "before" in file.name]
    assert key not in {kept for (kept,) in vault._index.rows("SELECT key FROM dossier")}
    assert vault._index.rows("SELECT count(*) FROM dossier") == [(1,)]
    vault.close()


def test_a_deletion_that_was_broken_off_is_finished_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)

    def held(path: Path) -> None:
        raise CannotWrite(path, "u hebt daar geen toegang")

    with monkeypatch.context() as patch:
        patch.setattr(vault_module, "remove_file", held)
        vault.delete_dossier(dossier.id, NOW)
    assert "Thuis" not in caplog.text
    assert vault.dossiers() == ()
    with pytest.raises(KeyError):
        vault.open_dossier(dossier.id)
    assert dossier_path(tmp_path, dossier.id).exists()
    vault.close()
    Vault.open(tmp_path, PASSPHRASE).close()
    assert not dossier_path(tmp_path, dossier.id).exists()


def test_a_dossier_that_cannot_be_listed_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_vault(tmp_path)
    pages = vault._index.rows("PRAGMA page_count")[0][0]
    vault._index.rows(f"PRAGMA max_page_count = {pages}")
    monkeypatch.setattr(dossier_list, "MAX_NAME", 100_000)
    with pytest.raises(CannotWrite):
        vault.create_dossier("naam" * 10_000, NOW)
    assert not list((tmp_path / "dossiers").iterdir())
    vault.close()


def test_a_changed_passphrase_replaces_the_old_one(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path)
    before = dossier_path(tmp_path, dossier_id).read_bytes()
    vault = Vault.open(tmp_path, PASSPHRASE)
    vault.change_passphrase(PASSPHRASE, NEW, LIGHTEST)
    assert len(vault.open_dossier(dossier_id).responses()) == 1
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, PASSPHRASE)
    vault = Vault.open(tmp_path, NEW)
    assert len(vault.open_dossier(dossier_id).responses()) == 1
    vault.close()
    assert dossier_path(tmp_path, dossier_id).read_bytes() == before


def test_the_passphrase_stays_when_the_old_one_is_wrong_or_the_new_one_too_short(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(NEW, NEW, LIGHTEST)
    with pytest.raises(PassphraseTooShort):
        vault.change_passphrase(PASSPHRASE, "kort", LIGHTEST)
    vault.close()
    Vault.open(tmp_path, PASSPHRASE).close()


def test_a_lost_key_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    a_vault(tmp_path).close()
    for path in tmp_path.glob("key-*.json"):
        path.unlink()
    assert Vault.exists(tmp_path)
    with pytest.raises(KeyFileMissing):
        Vault.open(tmp_path, PASSPHRASE)


def test_a_damaged_first_copy_of_the_key_file_is_mended_on_opening(tmp_path: Path) -> None:
    a_vault(tmp_path).close()
    first, second = tmp_path / "key-1.json", tmp_path / "key-2.json"
    first.write_bytes(first.read_bytes()[:100])
    Vault.open(tmp_path, PASSPHRASE).close()
    assert first.read_bytes() == second.read_bytes()


def test_a_wrong_passphrase_mends_nothing(tmp_path: Path) -> None:
    a_vault(tmp_path).close()
    (tmp_path / "key-1.json").write_bytes(b"{}")
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, NEW)
    assert (tmp_path / "key-1.json").read_bytes() == b"{}"


def test_a_lost_index_is_not_made_anew_over_dossiers_that_are_there(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    (tmp_path / "index.vault").unlink()
    with pytest.raises(VaultExists):
        a_vault(tmp_path)
    with pytest.raises(DatabaseMissing):
        Vault.open(tmp_path, PASSPHRASE)


def test_a_lost_dossier_is_not_opened_as_an_empty_one(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path)
    dossier_path(tmp_path, dossier_id).unlink()
    vault = Vault.open(tmp_path, PASSPHRASE)
    with pytest.raises(DatabaseMissing):
        vault.open_dossier(dossier_id)
    assert not dossier_path(tmp_path, dossier_id).exists()
    vault.close()


def test_a_folder_that_is_a_file_cannot_hold_a_vault(tmp_path: Path) -> None:
    (tmp_path / "vault").touch()
    with pytest.raises(CannotWrite):
        a_vault(tmp_path / "vault")


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_only_the_person_can_enter_the_folder_and_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    a_closed_vault(folder)
    assert {path.stat().st_mode & 0o777 for path in (folder, folder / "dossiers")} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in all_files(folder)} == {0o600}


def test_no_file_ever_holds_readable_text(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    dossier = vault.create_dossier(f"dossier {MARKER}", NOW)
    seen: dict[str, bytes] = {}

    def look() -> None:
        for path in all_files(tmp_path):
            seen[path.name] = seen.get(path.name, b"") + path.read_bytes()

    dossier.begin_scan(MARKER, "1.0", MARKER, MARKER, f'{{"title": "{MARKER}"}}', NOW)
    dossier.choose(MARKER, "planned", NOW, detail=MARKER)
    # Halfway a transaction the rollback journal holds the pages of before.
    for file in (dossier._file, vault._index):
        with file.transaction():
            table = "note" if file is dossier._file else "dossier"
            row = {"item": MARKER, "element": "", "text": MARKER * 5000, "noted": "t"}
            entry = {"id": "x", "name": MARKER * 5000, "created": "t", "key": bytes(32)}
            file.append(table, **(row if table == "note" else entry))
            look()
    dossier.answer(MARKER, MARKER, NOW)
    look()
    vault.close()
    look()
    assert {"index.vault-journal", f"{dossier.id}.dossier-journal"} <= set(seen)
    for name, content in seen.items():
        assert MARKER not in name
        for secret in (MARKER.encode(), MARKER.encode("utf-16-le"), PASSPHRASE.encode(), b"SQLite format 3"):
            assert secret not in content, name
        for word in (b"CREATE TABLE", b"dossier ", b"planned"):
            assert word not in content, name


def test_a_vault_that_is_closed_while_a_dossier_opens_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Vault.create(tmp_path / "v", PASSPHRASE, LIGHTEST)
    name = made.create_dossier("D-01", NOW).id
    made.close_dossier(name)
    opened: list[EncryptedFile] = []

    def slow(path: Path, key: bytes, schema: Schema) -> EncryptedFile:
        opened.append(open_current(path, key, schema))
        made.close()
        return opened[-1]

    monkeypatch.setattr(vault_module, "open_current", slow)
    with pytest.raises(ValueError, match="closed"):
        made.open_dossier(name)
    assert opened[0].is_closed
    assert made._open == {}
