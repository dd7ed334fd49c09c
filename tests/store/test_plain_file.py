"""What somebody put in the place of a file of ours: a pipe would wait for ever, and a device never ends."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_closed_vault, dossier_path
from zelfscan.errors.vault import DatabaseDamaged, KeyFileDamaged
from zelfscan.store.attempts import ATTEMPTS_FILE, Attempts, attempts, note_failure
from zelfscan.store.copies import copies, forget, keep_copy
from zelfscan.store.kept_files import kept_files, sight_of
from zelfscan.store.key_file import COPIES, INDEX_FILE, read_key_file
from zelfscan.store.plain_file import is_strange, open_plain
from zelfscan.store.vault import Vault
from zelfscan.store.wiping import wipe

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there are no such files here"),
    pytest.mark.timeout(60),
]


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def an_endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


Strange = Callable[[Path], None]
strange_kinds = pytest.mark.parametrize("put", [a_pipe, a_folder, an_endless_device])


def replaced(path: Path, put: Strange) -> None:
    path.unlink(missing_ok=True)
    put(path)


@pytest.mark.parametrize("put", [a_pipe, a_folder, an_endless_device, a_link_to_itself])
def test_only_an_ordinary_file_is_opened(tmp_path: Path, put: Strange) -> None:
    put(tmp_path / "strange")
    with pytest.raises(OSError):
        open_plain(tmp_path / "strange")


def test_an_ordinary_file_is_opened_by_way_of_a_link_too(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"content")
    (tmp_path / "link").symlink_to(tmp_path / "plain")
    for name in ("plain", "link"):
        assert not is_strange(tmp_path / name)
        with open_plain(tmp_path / name) as file:
            assert file.read() == b"content"
    assert not is_strange(tmp_path / "missing")
    assert not is_strange(tmp_path / "plain" / "below")


@strange_kinds
def test_in_place_of_a_key_file_it_counts_as_damaged(tmp_path: Path, put: Strange) -> None:
    a_closed_vault(tmp_path)
    replaced(tmp_path / COPIES[0], put)
    assert read_key_file(tmp_path).vault_id
    Vault.open(tmp_path, PASSPHRASE).close()
    for name in COPIES:
        if (tmp_path / name).is_dir():
            continue
        replaced(tmp_path / name, put)
    with pytest.raises(KeyFileDamaged):
        Vault.open(tmp_path, PASSPHRASE)


@strange_kinds
@pytest.mark.parametrize("ending", ["", "-journal"])
def test_in_place_of_the_index_it_counts_as_damaged(tmp_path: Path, put: Strange, ending: str) -> None:
    a_closed_vault(tmp_path)
    replaced(tmp_path / f"{INDEX_FILE}{ending}", put)
    with pytest.raises(DatabaseDamaged):
        Vault.open(tmp_path, PASSPHRASE)


@strange_kinds
@pytest.mark.parametrize("ending", ["", "-journal"])
def test_in_place_of_a_dossier_it_counts_as_damaged(tmp_path: Path, put: Strange, ending: str) -> None:
    path = dossier_path(tmp_path, a_closed_vault(tmp_path))
    replaced(path.with_name(f"{path.name}{ending}"), put)
    vault = Vault.open(tmp_path, PASSPHRASE)
    with pytest.raises(DatabaseDamaged):
        vault.open_dossier(vault.dossiers()[0].id)
    vault.close()


@strange_kinds
def test_in_place_of_the_failed_attempts_it_counts_as_none(tmp_path: Path, put: Strange) -> None:
    a_closed_vault(tmp_path)
    replaced(tmp_path / ATTEMPTS_FILE, put)
    assert attempts(tmp_path) == Attempts()
    assert note_failure(tmp_path, NOW.date()).count == 1
    Vault.open(tmp_path, PASSPHRASE).close()


@strange_kinds
def test_in_place_of_a_copy_it_does_not_count_and_a_copy_is_made(tmp_path: Path, put: Strange) -> None:
    a_closed_vault(tmp_path)
    place = tmp_path / "copies"
    place.mkdir()
    put(place / "copy-000007-2026-11-23-0123456789abcdef.zelfscankluis")
    put(place / "checked.part.old")
    vault = Vault.open(tmp_path, PASSPHRASE)
    made = keep_copy(vault, tmp_path, NOW)
    assert made is not None and copies(tmp_path) == (made,)
    vault.close()


@strange_kinds
def test_it_is_named_among_what_is_kept_and_wiped_where_that_can_be(tmp_path: Path, put: Strange) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    a_closed_vault(folder)
    replaced(folder / COPIES[0], put)
    assert sight_of(folder / COPIES[0], "key") == "unread"
    shown = {each.path.name: each.sight for each in kept_files(tmp_path)}
    assert shown.get(COPIES[0]) == (None if put is a_folder else "link")
    done = wipe(folder, NOW)
    assert not (folder / COPIES[1]).exists()
    assert done.is_complete is (put is not a_folder)


def test_forgetting_copies_takes_a_pipe_with_such_a_name_away(tmp_path: Path) -> None:
    place = tmp_path / "copies"
    place.mkdir()
    a_pipe(place / "copy-000007-2026-11-23-0123456789abcdef.zelfscankluis")
    forget(tmp_path)
    assert list(place.iterdir()) == []
