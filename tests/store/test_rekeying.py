import threading
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_closed_vault, a_vault, all_files, dossier_path
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import (
    DatabaseDamaged,
    DatabaseMissing,
    PassphraseTooShort,
    RecoveryMissing,
    RekeyStopped,
    WrongPassphrase,
)
from zelfscan.store import key_file as key_file_module
from zelfscan.store import rekeying, renewing
from zelfscan.store.contents import digest
from zelfscan.store.database import EncryptedFile, open_file
from zelfscan.store.vault import Vault

NEW = "een heel andere lange zin"
WORDS = "appel boom citroen deur ezel fiets gras huis inkt jas kaas lamp"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """An open vault of two dossiers, with one answer each."""
    made = a_vault(tmp_path)
    for name in ("Thuis", "Kantoor"):
        made.create_dossier(name, NOW).answer("alarm.present", name, NOW)
    return made


def answers(vault: Vault) -> list[str | None]:
    found = [vault.open_dossier(entry.id).responses()[0].value for entry in vault.dossiers()]
    for entry in vault.dossiers():
        vault.close_dossier(entry.id)
    return found


def keys(vault: Vault) -> list[bytes]:
    return [vault.key(), *(key for (key,) in vault._index.rows("SELECT key FROM dossier ORDER BY number"))]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in all_files(folder))


def require_as_before(vault: Vault, folder: Path, before: list[bytes], files: list[str]) -> None:
    assert keys(vault) == before
    assert answers(vault) == ["Thuis", "Kantoor"]
    assert names(folder) == files
    vault.close()
    vault = Vault.open(folder, PASSPHRASE)
    assert answers(vault) == ["Thuis", "Kantoor"]
    vault.close()


def test_every_key_every_file_and_every_salt_is_another(tmp_path: Path, vault: Vault) -> None:
    before, files = keys(vault), names(tmp_path)
    salts = {path.read_bytes()[:16] for path in tmp_path.rglob("*") if path.suffix in (".vault", ".dossier")}
    vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    after = keys(vault)
    assert len({*before, *after}) == 6
    assert {*files} & {*names(tmp_path)} == {"key-1.json", "key-2.json"}
    assert len(names(tmp_path)) == len(files)
    renewed = {
        path.read_bytes()[:16] for path in tmp_path.rglob("*") if path.suffix in (".vault", ".dossier")
    }
    assert len(salts | renewed) == 6
    assert answers(vault) == ["Thuis", "Kantoor"]
    vault.close()


def test_the_vault_goes_on_as_it_was_and_can_be_re_keyed_again(tmp_path: Path, vault: Vault) -> None:
    signing = vault.signing_key()
    vault.set_label("zeepaard")
    first = vault.dossiers()[0].id
    vault.rekey(NEW, WORDS, LIGHTEST)
    vault.open_dossier(first).answer("alarm.present", "no", NOW)
    third = vault.create_dossier("Derde", NOW)
    third.answer("door.lock", "x", NOW)
    assert vault.recovery_made() is not None
    vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    assert (vault.label(), vault.recovery_made(), vault.signing_key()) == ("zeepaard", None, signing)
    assert [entry.name for entry in vault.dossiers()] == ["Thuis", "Kantoor", "Derde"]
    assert vault.open_dossier(first).responses()[-1].value == "no"
    gone = vault.delete_dossier(first, NOW)
    assert gone.is_complete
    assert len(gone.files) == 1
    vault.close()
    assert len(list((tmp_path / "dossiers").iterdir())) == 2
    with pytest.raises(RecoveryMissing):
        Vault.open_with_recovery(tmp_path, WORDS)


def test_nothing_is_done_for_a_passphrase_that_is_too_short(tmp_path: Path, vault: Vault) -> None:
    before, files = keys(vault), names(tmp_path)
    with pytest.raises(PassphraseTooShort):
        vault.rekey("kort", parameters=LIGHTEST)
    require_as_before(vault, tmp_path, before, files)


@pytest.mark.parametrize("after", range(5))
def test_stopping_leaves_everything_as_it_was(tmp_path: Path, vault: Vault, after: int) -> None:
    before, files = keys(vault), names(tmp_path)
    asked = iter(range(100))
    with pytest.raises(RekeyStopped, match="zoals het was"):
        vault.rekey(NEW, parameters=LIGHTEST, is_stopped=lambda: next(asked) == after)
    require_as_before(vault, tmp_path, before, files)


def test_a_dossier_that_is_damaged_or_lost_leaves_everything_as_it_was(tmp_path: Path, vault: Vault) -> None:
    path = dossier_path(tmp_path, vault.dossiers()[1].id)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    whole, before, files = path.read_bytes(), keys(vault), names(tmp_path)
    path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    with pytest.raises(DatabaseDamaged):
        vault.rekey(NEW, parameters=LIGHTEST)
    path.unlink()
    with pytest.raises(DatabaseMissing):
        vault.rekey(NEW, parameters=LIGHTEST)
    path.write_bytes(whole)
    require_as_before(vault, tmp_path, before, files)


@pytest.mark.parametrize("change", ["list", "dossier"])
def test_what_changes_meanwhile_is_not_lost_but_stops_it(tmp_path: Path, vault: Vault, change: str) -> None:
    first = vault.dossiers()[0].id

    def disturb(done: int, total: int) -> None:
        if done != total - 1:
            return
        if change == "list":
            vault.create_dossier("Derde", NOW)
        else:
            vault.open_dossier(first).answer("door.lock", "new", NOW)

    with pytest.raises(RekeyStopped):
        vault.rekey(NEW, parameters=LIGHTEST, on_step=disturb)
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert len(vault.dossiers()) == (3 if change == "list" else 2)
    assert len(vault.open_dossier(first).responses()) == (1 if change == "list" else 2)
    assert len(list((tmp_path / "dossiers").iterdir())) == len(vault.dossiers())
    vault.close()


def test_a_vault_that_is_locked_meanwhile_is_the_old_one(tmp_path: Path, vault: Vault) -> None:
    files = names(tmp_path)

    def lock(done: int, total: int) -> None:
        if done == 3:
            locking = threading.Thread(target=vault.close)
            locking.start()
            locking.join()

    with pytest.raises(RekeyStopped):
        vault.rekey(NEW, parameters=LIGHTEST, on_step=lock)
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, NEW)
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert answers(vault) == ["Thuis", "Kantoor"]
    assert names(tmp_path) == files
    vault.close()


def test_a_vault_that_is_locked_once_it_turned_stays_locked(tmp_path: Path, vault: Vault) -> None:
    vault.rekey(
        NEW, parameters=LIGHTEST, on_step=lambda done, total: vault.close() if done == total else None
    )
    assert vault.key() == b""
    assert vault.index_file().is_closed
    vault = Vault.open(tmp_path, NEW)
    assert answers(vault) == ["Thuis", "Kantoor"]
    assert len(names(tmp_path)) == 5
    vault.close()


def test_old_files_that_are_held_go_at_the_next_opening(
    tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def held(path: Path) -> None:
        raise CannotWrite(path, "u hebt daar geen toegang")

    with monkeypatch.context() as patch:
        patch.setattr(renewing, "remove_file", held)
        vault.rekey(NEW, parameters=LIGHTEST)
        vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    assert len(names(tmp_path)) == 2 + 3 * 3
    assert str(tmp_path) not in caplog.text
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert answers(vault) == ["Thuis", "Kantoor"]
    assert len(names(tmp_path)) == 2 + 3
    vault.close()


def test_the_old_files_stay_while_a_copy_of_the_key_file_leads_to_them(
    tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == key_file_module.COPIES[1]:
            raise PermissionError
        return swap(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        vault.rekey(NEW, parameters=LIGHTEST)
        vault.close()
    assert (tmp_path / "index.vault").exists()
    (tmp_path / key_file_module.COPIES[0]).unlink()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert answers(vault) == ["Thuis", "Kantoor"]
    vault.close()


def test_a_file_that_nobody_listed_is_never_removed(tmp_path: Path, vault: Vault) -> None:
    stranger = tmp_path / "dossiers" / "11111111-2222-3333-4444-555555555555.dossier"
    stranger.write_bytes(b"from a back-up, put back by hand")
    vault.rekey(NEW, parameters=LIGHTEST)
    vault.close()
    Vault.open(tmp_path, NEW).close()
    assert stranger.exists()


def test_a_list_of_what_goes_cannot_lead_out_of_the_vault(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault = a_vault(folder)
    mine = tmp_path / "index-mine.vault"
    mine.touch()
    listed = '["../index-mine.vault", "key-1.json", "dossiers/../key-2.json", "index.vault"]'
    vault._index.execute("INSERT INTO setting (key, value) VALUES (?, ?)", rekeying.SETTING, listed)
    vault.close()
    Vault.open(folder, PASSPHRASE).close()
    assert mine.exists()
    assert names(folder) == ["index.vault", "key-1.json", "key-2.json"]


def test_a_dossier_with_a_code_of_its_own_keeps_its_file(tmp_path: Path, vault: Vault) -> None:
    first = vault.dossiers()[0].id
    vault._index.execute("UPDATE dossier SET sealed = 'x', key = NULL WHERE id = ?", first)
    vault.close()
    path = dossier_path(tmp_path, first)
    before = path.read_bytes()
    vault = Vault.open(tmp_path, PASSPHRASE)
    vault.rekey(NEW, parameters=LIGHTEST)
    assert [entry.name for entry in vault.dossiers()] == ["Thuis", "Kantoor"]
    vault.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO flag (item, is_on, flagged) VALUES ('a', 1, 't')",
        "INSERT INTO note (item, element, text, noted) VALUES ('a', '', 'x', 't')",
        "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT",
        "CREATE INDEX more ON flag (flagged)",
    ],
)
def test_a_digest_sees_any_difference(tmp_path: Path, change: str) -> None:
    dossier_id = a_closed_vault(tmp_path)
    vault = Vault.open(tmp_path, PASSPHRASE)
    file = vault.open_dossier(dossier_id)._file
    before = digest(file)
    file.copy_to_new(tmp_path / "copy", bytes(32))
    copy: EncryptedFile = open_file(tmp_path / "copy", bytes(32))
    assert digest(copy) == before
    copy.execute(change)
    assert digest(copy) != before
    copy.close()
    assert digest(file) == before
    vault.close()
