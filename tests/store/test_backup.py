import errno
import os
import struct
import sys
import threading
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.backups import (
    MARKER,
    NAMES,
    a_backup,
    a_file,
    a_full_vault,
    a_list,
    all_of,
    body_of,
    files_of,
    head_of,
    resealed,
    restored,
    tree,
    with_header,
    with_key_file,
)
from tests.store.vaults import NOW, PASSPHRASE, a_vault, dossier_path
from zelfscan.crypto import wrapping
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.stream import SEALED_CHUNK
from zelfscan.errors.backup import (
    BackupBusy,
    BackupDamaged,
    BackupDisturbed,
    BackupForeign,
    BackupInVault,
    BackupNotProved,
    BackupPlaceTaken,
    BackupRefused,
    BackupStopped,
    BackupTooNew,
)
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import CannotRead, CannotWrite, DiskFull
from zelfscan.errors.vault import (
    DatabaseDamaged,
    DatabaseMissing,
    RecoveryMissing,
    VaultExists,
    WrongPassphrase,
    WrongRecovery,
)
from zelfscan.store import backup as backup_module
from zelfscan.store import restoring
from zelfscan.store.backup import write_backup
from zelfscan.store.backup_format import MAGIC, MAX_HEADER
from zelfscan.store.backup_reading import read_backup_head
from zelfscan.store.database import open_file
from zelfscan.store.held_files import held_files
from zelfscan.store.key_file import COPIES
from zelfscan.store.restoring import restore_backup, settle
from zelfscan.store.vault import Vault

RECOVERY = "appel berg dorp eland fiets gras haven kip maan noot peer roos"


def restore_refused(path: Path, folder: Path, error: type[ZelfscanError], secret: str = PASSPHRASE) -> str:
    """See that a back-up is refused, and that nothing at all is left of the attempt; give what was said."""
    before = tree(folder.parent) if folder.parent.exists() else {}
    with pytest.raises(error) as raised:
        restore_backup(path, folder, secret)
    assert type(raised.value) is error
    assert (tree(folder.parent) if folder.parent.exists() else {}) == before
    return str(raised.value)


def test_everything_comes_back_on_a_new_profile(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    report = write_backup(vault, tmp_path / "kopie.zelfscankluis", NOW)
    expected = all_of(vault)
    vault.close()
    assert report.dossiers == len(expected) == len(NAMES)
    assert report.bytes == report.path.stat().st_size
    again = restored(report.path, tmp_path / "other" / "zelfscan" / "vault")
    assert all_of(again) == expected
    assert again.signing_key()
    again.close()
    files = {name for name in tree(tmp_path / "vault")}
    assert {name for name in tree(tmp_path / "other" / "zelfscan" / "vault")} == files


def test_a_restored_vault_is_for_this_user_alone(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    restored(path, tmp_path / "new").close()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
        assert all(each.stat().st_mode & 0o077 == 0 for each in (tmp_path / "new").rglob("*"))


def test_a_backup_is_made_while_dossiers_are_open_and_they_stay_usable(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    dossier = vault.create_dossier("Thuis", NOW)
    dossier.note("alarm.kind", "voor", NOW)
    write_backup(vault, tmp_path / "kopie", NOW)
    dossier.note("alarm.kind", "na", NOW)
    vault.close()
    again = restored(tmp_path / "kopie", tmp_path / "new")
    notes = again.open_dossier(dossier.id).notes()
    again.close()
    assert set(notes.values()) == {"voor"}


def test_an_empty_vault_can_be_backed_up(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    assert write_backup(vault, tmp_path / "kopie", NOW).dossiers == 0
    vault.close()
    again = restored(tmp_path / "kopie", tmp_path / "new")
    assert again.dossiers() == ()
    again.close()


def test_a_later_backup_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.create_dossier("Later", NOW)
    write_backup(vault, tmp_path / "kopie", NOW + timedelta(days=3))
    vault.close()
    assert read_backup_head(tmp_path / "kopie").made == (NOW + timedelta(days=3)).date()
    again = restored(tmp_path / "kopie", tmp_path / "new")
    assert [each.name for each in again.dossiers()] == ["Later"]
    again.close()
    assert {each.name for each in tmp_path.iterdir()} == {"vault", "kopie", "new"}


def test_the_head_tells_label_and_day_and_size_without_a_passphrase(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "vault", PASSPHRASE, LIGHTEST, label="Kastanje")
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.close()
    head = read_backup_head(tmp_path / "kopie")
    assert (head.label, head.made, head.bytes) == (
        "Kastanje",
        NOW.date(),
        (tmp_path / "kopie").stat().st_size,
    )


def test_the_key_file_goes_along_as_it_is(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    assert head_of(path).key_file == (tmp_path / "vault" / COPIES[0]).read_bytes()


def test_nothing_of_what_the_vault_holds_can_be_read_in_a_backup(tmp_path: Path) -> None:
    path, key = a_backup(tmp_path)
    data = path.read_bytes()
    assert len(data) > 300_000
    words = [
        MARKER,
        "Dorpsstraat",
        "zoon",
        "alarm.kind",
        "SQLite format",
        ".dossier",
        PASSPHRASE,
    ]
    assert [word for word in words if word.encode() in data] == []
    assert key not in data and key.hex().encode() not in data
    # Not even the encrypted pages stand in it as they do in the vault.
    assert not any(content[4096:4160] in data for _, content in files_of(tmp_path / "vault"))


def test_two_backups_of_one_vault_have_nothing_in_common(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "a", NOW)
    write_backup(vault, tmp_path / "b", NOW)
    vault.close()
    first, second = head_of(tmp_path / "a"), head_of(tmp_path / "b")
    assert first.salt != second.salt and first.prefix != second.prefix
    bodies = [path.read_bytes()[-64:] for path in (tmp_path / "a", tmp_path / "b")]
    assert bodies[0] != bodies[1]


def test_it_opens_with_the_recovery_sheet_and_not_with_another(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "vault", PASSPHRASE, LIGHTEST, recovery=RECOVERY, on=NOW.date())
    vault.create_dossier("Thuis", NOW)
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.close()
    with pytest.raises(WrongRecovery):
        restore_backup(tmp_path / "kopie", tmp_path / "new", RECOVERY.replace("appel", "zand"), "recovery")
    assert not (tmp_path / "new").exists()
    restore_backup(tmp_path / "kopie", tmp_path / "new", RECOVERY, "recovery")
    again = Vault.open_with_recovery(tmp_path / "new", RECOVERY)
    assert [each.name for each in again.dossiers()] == ["Thuis"]
    again.close()
    Vault.open(tmp_path / "new", PASSPHRASE).close()


def test_without_a_sheet_no_sheet_opens_it(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    with pytest.raises(RecoveryMissing):
        restore_backup(path, tmp_path / "new", RECOVERY, "recovery")
    assert not (tmp_path / "new").exists()


def test_after_other_keys_a_new_backup_fits_and_an_older_one_still_opens(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "oud", NOW)
    vault.rekey("een nieuwe lange zin", parameters=LIGHTEST)
    write_backup(vault, tmp_path / "nieuw", NOW)
    expected = all_of(vault)
    vault.close()
    restore_refused(tmp_path / "nieuw", tmp_path / "place" / "vault", WrongPassphrase)
    restore_backup(tmp_path / "nieuw", tmp_path / "new", "een nieuwe lange zin")
    again = Vault.open(tmp_path / "new", "een nieuwe lange zin")
    assert all_of(again) == expected
    again.close()
    old = restored(tmp_path / "oud", tmp_path / "old")
    assert all_of(old) == expected
    old.close()


def test_a_dossier_with_a_code_of_its_own_goes_along_without_the_code(tmp_path: Path) -> None:
    path, key = a_backup(tmp_path)
    index = open_file(tmp_path / "vault" / "index.vault", key)
    index.execute("UPDATE dossier SET sealed = 'x', key = zeroblob(32) WHERE number = 1")
    index.close()
    vault = Vault.open(tmp_path / "vault", PASSPHRASE)
    write_backup(vault, path, NOW)
    vault.close()
    restore_backup(path, tmp_path / "new", PASSPHRASE)
    assert tree(tmp_path / "new" / "dossiers") == tree(tmp_path / "vault" / "dossiers")


def test_putting_back_tells_how_far_it_is(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    told: list[tuple[int, int]] = []
    restore_backup(path, tmp_path / "new", PASSPHRASE, on_step=lambda *step: told.append(step))
    assert len(told) > 5 and told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("wrong", ["", "een andere lange zin", PASSPHRASE.upper()])
def test_a_wrong_passphrase_puts_nothing_back(tmp_path: Path, wrong: str) -> None:
    path, _ = a_backup(tmp_path)
    assert "wachtzin" in restore_refused(path, tmp_path / "place" / "vault", WrongPassphrase, wrong)


def test_a_backup_opens_with_the_passphrase_of_its_day(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.change_passphrase(PASSPHRASE, "een nieuwe lange zin", LIGHTEST)
    vault.close()
    restore_refused(tmp_path / "kopie", tmp_path / "new", WrongPassphrase, "een nieuwe lange zin")
    restored(tmp_path / "kopie", tmp_path / "new").close()


def test_two_vaults_do_not_open_each_others_backups(tmp_path: Path) -> None:
    one, key = a_backup(tmp_path / "one")
    other, _ = a_backup(tmp_path / "other")
    # The body of one behind the head of the other: a passphrase that fits says nothing about what follows.
    head, body = head_of(one).raw, other.read_bytes()[len(head_of(other).raw) :]
    (tmp_path / "mixed").write_bytes(head + body)
    restore_refused(tmp_path / "mixed", tmp_path / "new", BackupDamaged)
    assert key


def test_a_vault_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    before = tree(tmp_path / "vault")
    restore_refused(path, tmp_path / "vault", VaultExists)
    assert tree(tmp_path / "vault") == before


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "brief.txt").write_text("van mij")
    restore_refused(path, tmp_path / "map", BackupPlaceTaken)
    (tmp_path / "file").write_text("van mij")
    restore_refused(path, tmp_path / "file", BackupPlaceTaken)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_the_place_of_the_vault_is_not_followed(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    restore_refused(path, tmp_path / "link", BackupPlaceTaken)
    # Nor one in the place where the vault is first written.
    (tmp_path / "new.new").symlink_to(tmp_path / "elsewhere")
    restored(path, tmp_path / "new").close()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_a_vault_that_was_never_finished_left_is_no_hindrance(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    (tmp_path / "new" / "dossiers").mkdir(parents=True)
    (tmp_path / "new" / COPIES[0]).write_text("half")
    (tmp_path / "new" / "attempts.json").write_text("{}")
    restored(path, tmp_path / "new").close()


def test_the_vault_of_now_is_set_aside_when_an_older_one_is_put_back(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    before = tree(tmp_path / "vault")
    report = restore_backup(path, tmp_path / "vault", PASSPHRASE, aside=tmp_path / "vault-2")
    assert report.set_aside == tmp_path / "vault-2"
    assert tree(tmp_path / "vault-2") == before
    Vault.open(tmp_path / "vault", PASSPHRASE).close()
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_text("x")
    with pytest.raises(BackupPlaceTaken):
        restore_backup(path, tmp_path / "vault", PASSPHRASE, aside=tmp_path / "taken")
    Vault.open(tmp_path / "vault", PASSPHRASE).close()


@pytest.mark.parametrize("region", ["magic", "version", "length", "header", "first", "middle", "tag", "last"])
def test_a_flipped_bit_anywhere_is_seen(tmp_path: Path, region: str) -> None:
    path, _ = a_backup(tmp_path)
    data, head = bytearray(path.read_bytes()), len(head_of(path).raw)
    at = {
        "magic": 3,
        "version": 9,
        "length": 13,
        "header": head - 90,
        "first": head + 10,
        "middle": head + SEALED_CHUNK * 3 + 99,
        "tag": head + SEALED_CHUNK - 1,
        "last": len(data) - 1,
    }[region]
    data[at] ^= 1
    path.write_bytes(data)
    error = {"magic": BackupForeign, "version": BackupDamaged}.get(region, BackupDamaged)
    restore_refused(path, tmp_path / "place" / "vault", error)


def test_a_flip_of_each_byte_of_the_head_is_seen(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "kopie", NOW)
    key = vault.key()
    vault.close()
    data, head = (tmp_path / "kopie").read_bytes(), len(head_of(tmp_path / "kopie").raw)
    opened = 0
    for at in range(head):
        changed = bytearray(data)
        changed[at] ^= 1
        (tmp_path / "kopie").write_bytes(changed)
        try:
            found = head_of(tmp_path / "kopie")
        except ZelfscanError:
            continue
        # A head that can still be read opens no body: every byte of it is bound to that.
        opened += 1
        assert found.stream(key) != head_of_bytes(data, tmp_path).stream(key)
    assert opened > 100


def head_of_bytes(data: bytes, folder: Path) -> Any:
    (folder / "as-it-was").write_bytes(data)
    return head_of(folder / "as-it-was")


@pytest.mark.parametrize("left", [0, 1, 7, 8, 13, 14, 300, -1, -16, -SEALED_CHUNK])
def test_a_backup_that_was_cut_off_is_refused(tmp_path: Path, left: int) -> None:
    path, _ = a_backup(tmp_path)
    path.write_bytes(path.read_bytes()[:left])
    error = BackupForeign if 0 <= left < 8 else BackupDamaged
    restore_refused(path, tmp_path / "place" / "vault", error)


@pytest.mark.parametrize("more", [b"\0", bytes(16), bytes(SEALED_CHUNK)], ids=len)
def test_something_behind_it_is_refused(tmp_path: Path, more: bytes) -> None:
    path, _ = a_backup(tmp_path)
    path.write_bytes(path.read_bytes() + more)
    restore_refused(path, tmp_path / "place" / "vault", BackupDamaged)


def test_chunks_that_changed_places_are_seen(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    head = head_of(path).raw
    data = path.read_bytes()[len(head) :]
    swapped = data[SEALED_CHUNK : 2 * SEALED_CHUNK] + data[:SEALED_CHUNK] + data[2 * SEALED_CHUNK :]
    path.write_bytes(head + swapped)
    restore_refused(path, tmp_path / "place" / "vault", BackupDamaged)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"\x89ZSO\r\n\x1a\n" + bytes(100), b"{}" * 1000], ids=len
)
def test_another_kind_of_file_is_named_as_such(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert "zelfscankluis" in restore_refused(tmp_path / "file", tmp_path / "new", BackupForeign)
    with pytest.raises(BackupForeign):
        read_backup_head(tmp_path / "file")


def test_a_folder_a_pipe_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    restore_refused(tmp_path / "map", tmp_path / "new", BackupForeign)
    restore_refused(tmp_path / "missing", tmp_path / "new", CannotRead)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(BackupForeign):
            restore_backup(tmp_path / "pipe", tmp_path / "new", PASSPHRASE)


def test_a_newer_version_is_named_as_such(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    data = bytearray(path.read_bytes())
    data[9] = 2
    path.write_bytes(data)
    assert "nieuwste versie" in restore_refused(path, tmp_path / "new", BackupTooNew)


def test_a_key_file_of_a_newer_version_is_named_as_such(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    with_key_file(path, lambda plain: plain.update(version=99))
    restore_refused(path, tmp_path / "new", BackupTooNew)


HOSTILE_KEY_FILES: dict[str, Callable[[dict[str, Any]], None]] = {
    "much memory": lambda plain: plain["wrappings"][0]["kdf"].update(memory_kib=2**31),
    "much time": lambda plain: plain["wrappings"][0]["kdf"].update(time_cost=10**9),
    "hardly any cost": lambda plain: plain["wrappings"][0]["kdf"].update(memory_kib=8),
    "an index elsewhere": lambda plain: plain.update(index="../index.vault"),
    "an index with a full path": lambda plain: plain.update(index="/etc/index.vault"),
    "a label of lines": lambda plain: plain.update(label="a\nb"),
    "no way in": lambda plain: plain.update(wrappings=[]),
}


@pytest.mark.parametrize("what", HOSTILE_KEY_FILES)
def test_a_hostile_key_file_is_refused_before_any_key_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    path, _ = a_backup(tmp_path)
    with_key_file(path, HOSTILE_KEY_FILES[what])
    monkeypatch.setattr(wrapping, "derive_key", lambda *_: pytest.fail("made a key"))
    restore_refused(path, tmp_path / "place" / "vault", BackupDamaged)
    # What it would show before is no trap either.
    assert "\n" not in read_backup_head(path).label


HOSTILE_HEADERS: dict[str, Callable[[dict[str, Any]], None]] = {
    "another cipher": lambda plain: plain.update(cipher="none"),
    "one key more": lambda plain: plain.update(more=1),
    "one key less": lambda plain: plain.pop("salt"),
    "a short salt": lambda plain: plain.update(salt="00"),
    "salt in capitals": lambda plain: plain.update(salt=plain["salt"].upper() + "A"),
    "no day": lambda plain: plain.update(made="gisteren"),
    "another way to write a day": lambda plain: plain.update(made="20261123"),
    "a number for a key file": lambda plain: plain.update(key_file=5),
    "no key file": lambda plain: plain.update(key_file=""),
    "letters that are no ASCII": lambda plain: plain.update(key_file="é"),
    "too large a key file": lambda plain: plain.update(key_file="x" * 70_000),
    "a key file nested deep": lambda plain: plain.update(key_file="[" * 60_000),
}


@pytest.mark.parametrize("what", HOSTILE_HEADERS)
def test_a_header_that_is_not_as_the_program_writes_it_is_refused(tmp_path: Path, what: str) -> None:
    path, _ = a_backup(tmp_path)
    with_header(path, HOSTILE_HEADERS[what])
    restore_refused(path, tmp_path / "place" / "vault", BackupDamaged)


@pytest.mark.parametrize("length", [MAX_HEADER + 1, 2**32 - 1, 0, 5])
def test_the_length_of_the_header_is_not_believed(tmp_path: Path, length: int) -> None:
    path, _ = a_backup(tmp_path)
    data = bytearray(path.read_bytes())
    data[10:14] = length.to_bytes(4, "big")
    path.write_bytes(data)
    tracemalloc.start()
    restore_refused(path, tmp_path / "place" / "vault", BackupDamaged)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


NAMES_OUTSIDE = [
    "../index.vault",
    "/etc/passwd",
    "dossiers/../../evil.dossier",
    "dossiers/..",
    "dossiers//00000000-0000.dossier",
    "dossiers\\00000000-0000.dossier",
    "C:/00000000-0000.dossier",
    "dossiers/00000000-0000.dossier/x",
    "dossiers/00000000-0000.dossier\n",
    "dossiers/ABCDEF00-0000.dossier",
    "dossiers/" + "0" * 200 + ".dossier",
    "key-1.json",
    "copies/copy-000001.zelfscankluis",
    "",
]


@pytest.mark.parametrize("name", NAMES_OUTSIDE, ids=repr)
def test_a_name_that_is_not_one_of_ours_is_refused(tmp_path: Path, name: str) -> None:
    path, key = a_backup(tmp_path)
    files = files_of(tmp_path / "vault")
    for hostile in ([(name, b"evil"), *files], [files[0], (name, b"evil"), *files[1:]]):
        resealed(path, key, body_of(hostile))
        restore_refused(path, tmp_path / "deep" / "place" / "vault", BackupRefused)


def broken_bodies(files: list[tuple[str, bytes]]) -> dict[str, bytes]:
    whole = body_of(files)
    parts = b"".join(a_file(*each) for each in files)
    index, first, *others = files
    stranger = ("dossiers/00000000-0000-4000-8000-000000000000.dossier", first[1])
    return {
        "nothing": b"",
        "only a list": a_list([]),
        "no list": parts,
        "half a list": whole[:-5],
        "more behind the list": whole + b"\0",
        "an unknown kind": parts + b"\7" + whole[len(parts) + 1 :],
        "dossiers in another order": body_of([index, *others[::-1], first]),
        "the index last": body_of([first, *others, index]),
        "two indexes": body_of([index, index, first, *others]),
        "a dossier twice": body_of([index, first, first, *others]),
        "a dossier missing": body_of([index, *others]),
        "a dossier that is on no list": body_of([index, stranger, first, *others]),
        "a list with another digest": parts + a_list([index, (first[0], first[1][::-1]), *others]),
        "a list with a file less": parts + a_list([index, first]),
        "a length of the whole world": a_file(*index) + a_file(first[0], b"", 2**64 - 1),
        "a length past the end": a_file(*index) + a_file(first[0], first[1], len(first[1]) + 9999),
        "a list of the whole world": parts + b"\2\xff\xff\xff\xff",
        "ten thousand strangers": a_file(*index)
        + b"".join(a_file(f"dossiers/{number:08x}.dossier", b"") for number in range(10_000)),
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("made")
    path, key = a_backup(folder)
    return path, key, broken_bodies(files_of(folder / "vault"))


def test_the_bodies_below_are_broken_and_no_others(made: Any, tmp_path: Path) -> None:
    path, key, _ = made
    (tmp_path / "kopie").write_bytes(path.read_bytes())
    resealed(tmp_path / "kopie", key, body_of(files_of(path.parent / "vault")))
    restored(tmp_path / "kopie", tmp_path / "new").close()


@pytest.mark.parametrize("what", list(broken_bodies([("index.vault", b"x"), ("a", b"y"), ("b", b"z")])))
def test_a_body_that_is_not_what_the_program_writes_is_refused(made: Any, tmp_path: Path, what: str) -> None:
    path, key, bodies = made
    (tmp_path / "kopie").write_bytes(path.read_bytes())
    resealed(tmp_path / "kopie", key, bodies[what])
    restore_refused(tmp_path / "kopie", tmp_path / "place" / "vault", BackupRefused)


@pytest.mark.parametrize("which", [0, 1])
def test_a_database_in_it_that_is_not_whole_is_refused(made: Any, tmp_path: Path, which: int) -> None:
    path, key, _ = made
    (tmp_path / "kopie").write_bytes(path.read_bytes())
    files = files_of(path.parent / "vault")
    name, content = files[which]
    files[which] = (name, content[:9000] + b"\xff" * 8 + content[9008:])
    resealed(tmp_path / "kopie", key, body_of(files))
    restore_refused(tmp_path / "kopie", tmp_path / "place" / "vault", BackupDamaged)


@given(st.integers(0, 10**9), st.binary(max_size=40), st.integers(0, 60))
def test_whatever_is_changed_in_a_body_nothing_but_a_refusal_comes_of_it(
    made: Any, tmp_path_factory: pytest.TempPathFactory, place: int, put_in: bytes, gone: int
) -> None:
    path, key, _ = made
    folder = tmp_path_factory.mktemp("changed")
    body = body_of(files_of(path.parent / "vault"))
    at = place % len(body)
    changed = body[:at] + put_in + body[at + gone :]
    (folder / "kopie").write_bytes(path.read_bytes())
    resealed(folder / "kopie", key, changed)
    if changed == body:
        return
    with pytest.raises((BackupRefused, BackupDamaged)):
        restore_backup(folder / "kopie", folder / "new", PASSPHRASE)
    assert [each.name for each in folder.iterdir()] == ["kopie"]


@given(st.binary(max_size=400), st.integers(0, 2), st.integers(0, 300))
def test_whatever_stands_in_a_head_nothing_but_a_refusal_comes_of_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, version: int, length: int
) -> None:
    path = tmp_path_factory.mktemp("head") / "kopie"
    path.write_bytes(MAGIC + struct.pack(">HI", version, length) + content)
    with pytest.raises((BackupTooNew, BackupDamaged)):
        read_backup_head(path)


def test_an_index_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    path, key = a_backup(tmp_path)
    index = open_file(tmp_path / "vault" / "index.vault", key)
    index.execute("UPDATE dossier SET file = '../../../evil.dossier' WHERE number = 1")
    index.close()
    resealed(path, key, body_of(files_of(tmp_path / "vault")))
    restore_refused(path, tmp_path / "deep" / "vault", BackupRefused)


def test_a_database_that_is_no_index_is_refused(tmp_path: Path) -> None:
    path, key = a_backup(tmp_path)
    index = open_file(tmp_path / "vault" / "index.vault", key)
    index.execute("DROP TABLE dossier")
    index.execute("CREATE VIEW dossier AS SELECT 1 AS id, 2 AS key, 3 AS file, '' AS sealed")
    index.close()
    resealed(path, key, body_of(files_of(tmp_path / "vault")[:1]))
    restore_refused(path, tmp_path / "deep" / "vault", BackupRefused)


def test_progress_rises_to_the_whole_and_nothing_is_left_over(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    names = set(tree(tmp_path / "vault"))
    told: list[tuple[int, int]] = []
    write_backup(vault, tmp_path / "kopie", NOW, lambda *step: told.append(step))
    vault.close()
    assert set(tree(tmp_path / "vault")) == names
    dones = [done for done, _ in told]
    assert dones == sorted(dones) and len(dones) > 10
    assert told[-1][0] == told[-1][1]


def test_somebody_can_stop_at_any_step_and_what_was_there_stays(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "kopie", NOW)
    before = tree(tmp_path)
    steps = 0
    while True:
        left = [steps]

        def is_stopped(left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] < 0

        try:
            write_backup(vault, tmp_path / "kopie", NOW, None, is_stopped)
        except BackupStopped:
            assert tree(tmp_path) == before
            steps += 1
            continue
        break
    vault.close()
    assert steps > 10


def test_putting_back_can_be_stopped_too(tmp_path: Path) -> None:
    path, _ = a_backup(tmp_path)
    calls: list[int] = []

    def is_stopped() -> bool:
        calls.append(1)
        return len(calls) > 4

    before = tree(tmp_path)
    with pytest.raises(BackupStopped):
        restore_backup(path, tmp_path / "new", PASSPHRASE, is_stopped=is_stopped)
    assert tree(tmp_path) == before


def test_a_backup_in_the_folder_of_the_vault_is_refused(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    for place in (tmp_path / "vault" / "kopie", tmp_path / "vault" / "dossiers" / "kopie"):
        with pytest.raises(BackupInVault, match="andere plaats"):
            write_backup(vault, place, NOW)
    vault.close()


def test_a_vault_that_is_closed_makes_no_backup(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    vault.close()
    with pytest.raises(BackupDisturbed):
        write_backup(vault, tmp_path / "kopie", NOW)
    assert not (tmp_path / "kopie").exists()


def test_a_vault_that_is_closed_halfway_makes_no_backup(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    index_size = (tmp_path / "vault" / "index.vault").stat().st_size
    with pytest.raises(BackupDisturbed):
        write_backup(
            vault, tmp_path / "kopie", NOW, lambda done, _: vault.close() if done > index_size else None
        )
    assert not (tmp_path / "kopie").exists()


def test_a_dossier_that_is_deleted_halfway_makes_no_backup(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    last = max(vault.dossiers(), key=lambda entry: entry.id).id
    vault.close_dossier(last)
    deleted: list[object] = []
    index_size = (tmp_path / "vault" / "index.vault").stat().st_size

    def on_step(done: int, total: int) -> None:
        if done > index_size and not deleted:
            deleted.append(vault.delete_dossier(last, NOW))

    with pytest.raises(BackupDisturbed):
        write_backup(vault, tmp_path / "kopie", NOW, on_step)
    vault.close()
    assert deleted
    assert not (tmp_path / "kopie").exists()


def test_a_damaged_dossier_is_named_before_it_is_backed_up(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    dossier_id = vault.dossiers()[2].id
    path = dossier_path(tmp_path / "vault", dossier_id)
    content = bytearray(path.read_bytes())
    content[9000] ^= 255
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match=dossier_id):
        write_backup(vault, tmp_path / "kopie", NOW)
    path.unlink()
    with pytest.raises(DatabaseMissing, match=dossier_id):
        write_backup(vault, tmp_path / "kopie", NOW)
    vault.close()
    assert not (tmp_path / "kopie").exists()


@pytest.mark.parametrize("is_open", [True, False])
def test_a_dossier_in_which_another_program_writes_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    vault = a_vault(tmp_path / "vault")
    dossier = vault.create_dossier("Thuis", NOW)
    key = vault._key(dossier.id)
    if not is_open:
        vault.close_dossier(dossier.id)
    other = open_file(dossier_path(tmp_path / "vault", dossier.id), key)
    other.tables.conn.execute("BEGIN IMMEDIATE")
    other.tables.conn.execute("INSERT INTO price VALUES ('better-lock', 1, 't')")
    with pytest.raises(BackupBusy, match="Sluit dat programma"):
        write_backup(vault, tmp_path / "kopie", NOW)
    other.tables.conn.rollback()
    other.close()
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.close()


def test_another_thread_that_answers_meanwhile_loses_nothing(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    first = vault.dossiers()[0].id
    dossier = vault.open_dossier(first)
    is_over = threading.Event()
    written: list[int] = []

    def answer() -> None:
        while not is_over.is_set():
            dossier.note("alarm.kind", f"nummer {len(written)}", NOW)
            written.append(1)

    thread = threading.Thread(target=answer)
    thread.start()
    for number in range(5):
        write_backup(vault, tmp_path / f"kopie-{number}", NOW)
    is_over.set()
    thread.join()
    assert dossier.notes()[("alarm.kind", "")] == f"nummer {len(written) - 1}"
    vault.close()
    for number in range(5):
        again = restored(tmp_path / f"kopie-{number}", tmp_path / f"new-{number}")
        assert len(again.open_dossier(first).photos()) == 2
        again.close()


def test_a_disk_that_lies_is_found_out_and_the_backup_of_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "kopie", NOW)
    before = tree(tmp_path)
    prove = backup_module._prove

    def lying(change: Callable[[bytes], bytes]) -> Callable[..., None]:
        def proved(folder: Path, draft: Path, *rest: Any) -> None:
            draft.write_bytes(change(draft.read_bytes()))
            prove(folder, draft, *rest)

        return proved

    changes: list[Callable[[bytes], bytes]] = [
        lambda data: b"",
        lambda data: bytes(len(data)),
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:100_000] + bytes(512) + data[100_512:],
        lambda data: data[:-4] + bytes(4),
        lambda data: (tmp_path / "kopie").read_bytes(),
    ]
    for change in changes:
        monkeypatch.setattr(backup_module, "_prove", lying(change))
        with pytest.raises(BackupNotProved, match="niet goed op de schijf"):
            write_backup(vault, tmp_path / "kopie", NOW + timedelta(days=1))
        assert tree(tmp_path) == before
    vault.close()


def test_a_full_disk_says_so_and_the_backup_of_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    write_backup(vault, tmp_path / "kopie", NOW)
    before = tree(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="kopie kan niet worden bewaard: de schijf is vol"):
        write_backup(vault, tmp_path / "kopie", NOW)
    monkeypatch.undo()
    vault.close()
    assert tree(tmp_path) == before
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        restore_backup(tmp_path / "kopie", tmp_path / "new", PASSPHRASE)
    monkeypatch.undo()
    assert tree(tmp_path) == before


def test_a_place_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    (tmp_path / "map").mkdir()
    with pytest.raises(CannotWrite, match="de map bestaat niet"):
        write_backup(vault, tmp_path / "missing" / "kopie", NOW)
    with pytest.raises(CannotWrite, match="al een map met deze naam"):
        write_backup(vault, tmp_path / "map", NOW)
    vault.close()


@pytest.mark.parametrize("step", ["ready", "aside", "in"])
def test_a_move_that_fails_leaves_the_vault_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, _ = a_backup(tmp_path)
    before = tree(tmp_path)
    wanted = {"ready": "vault.ready", "aside": "vault-2", "in": "vault"}[step]
    rename = restoring._rename
    failed: list[Path] = []

    def failing(old: Path, new: Path) -> None:
        if new.name == wanted and not failed:
            failed.append(new)
            raise CannotWrite(new, "de schijf geeft een fout")
        rename(old, new)

    monkeypatch.setattr(restoring, "_rename", failing)
    with pytest.raises(CannotWrite):
        restore_backup(path, tmp_path / "vault", PASSPHRASE, aside=tmp_path / "vault-2")
    assert failed
    assert tree(tmp_path) == before


def test_settling_where_nothing_was_broken_off_changes_nothing(tmp_path: Path) -> None:
    a_backup(tmp_path)
    before = tree(tmp_path)
    settle(tmp_path / "vault")
    settle(tmp_path / "missing")
    assert tree(tmp_path) == before


def test_memory_does_not_grow_with_the_vault(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    dossier = vault.create_dossier("Groot", NOW)
    for number in range(12):
        dossier.begin_scan("woningscan", "1", str(number), "snel", f"{number}" * 1_500_000, NOW)
    size = dossier_path(tmp_path / "vault", dossier.id).stat().st_size
    assert size > 16_000_000
    tracemalloc.start()
    write_backup(vault, tmp_path / "kopie", NOW)
    written = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    restore_backup(tmp_path / "kopie", tmp_path / "new", PASSPHRASE)
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    vault.close()
    assert max(written, read) < 3_000_000


def test_what_a_kill_left_beside_it_goes_when_a_backup_is_next_made_there(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    target = tmp_path / "kopie.zelfscankluis"
    left, other = tmp_path / "kopie.zelfscankluis.part", tmp_path / "andere.zelfscankluis.part"
    for path in (left, other):
        path.write_bytes(b"half a back-up")
    write_backup(vault, target, NOW)
    vault.close()
    assert target.exists() and not left.exists()
    # That of another name is not ours to judge.
    assert other.exists()


def test_looking_through_a_file_ends_when_somebody_asks_to_stop(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    held = held_files(vault)[0]
    key = held.key
    vault.close()
    assert key is not None
    open_file(held.path, key, lambda: False).close()
    with pytest.raises(BackupStopped):
        open_file(held.path, key, lambda: True)
