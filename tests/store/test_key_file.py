import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.vaults import PASSPHRASE
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.crypto.wrapping import wrap_key
from zelfscan.errors.files import CannotRead, CannotWrite, DiskFull
from zelfscan.errors.vault import DatabaseTooNew, KeyFileDamaged, KeyFileMissing
from zelfscan.store import key_file as key_file_module
from zelfscan.store.key_file import COPIES, MAX_BYTES, KeyFile, mend_key_file, read_key_file, write_key_file

KEY = bytes(range(32))
Change = Callable[[dict[str, Any]], object]


def a_key_file(vault_id: str = "v") -> KeyFile:
    return KeyFile(vault_id, wrap_key(KEY, PASSPHRASE, vault_id, LIGHTEST))


@pytest.fixture
def written(tmp_path: Path) -> KeyFile:
    key_file = a_key_file()
    write_key_file(tmp_path, key_file)
    return key_file


def rewrite(path: Path, change: Change) -> None:
    """Change a copy as somebody would who also puts the checksum right."""
    plain = json.loads(path.read_text(encoding="ascii"))
    plain.pop("checksum")
    change(plain)
    plain["checksum"] = key_file_module._checksum(plain)
    path.write_text(json.dumps(plain), encoding="ascii")


def test_both_copies_hold_the_same_and_nothing_else_is_left(tmp_path: Path, written: KeyFile) -> None:
    first, second = (tmp_path / name for name in COPIES)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(COPIES)
    assert read_key_file(tmp_path) == written


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_only_the_person_can_read_it(tmp_path: Path, written: KeyFile) -> None:
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in COPIES} == {0o600}


@pytest.mark.parametrize("lost", COPIES)
def test_one_lost_copy_is_made_again(tmp_path: Path, written: KeyFile, lost: str) -> None:
    (tmp_path / lost).unlink()
    assert read_key_file(tmp_path) == written
    mend_key_file(tmp_path, written)
    assert len({(tmp_path / name).read_bytes() for name in COPIES}) == 1


@pytest.mark.parametrize("damaged", COPIES)
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{}", id="an empty object"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"\xff\xfe", id="not text"),
        pytest.param(b"[" * 50_000, id="nested deeply"),
        pytest.param(b" " * (MAX_BYTES + 1), id="too large"),
    ],
)
def test_one_damaged_copy_is_mended_from_the_other(
    tmp_path: Path, written: KeyFile, damaged: str, content: bytes
) -> None:
    (tmp_path / damaged).write_bytes(content)
    assert read_key_file(tmp_path) == written
    mend_key_file(tmp_path, written)
    assert len({(tmp_path / name).read_bytes() for name in COPIES}) == 1


def test_any_flipped_byte_in_a_copy_is_noticed(tmp_path: Path, written: KeyFile) -> None:
    first, second = (tmp_path / name for name in COPIES)
    second.unlink()
    good = first.read_bytes()
    for place in range(0, len(good), 5):
        first.write_bytes(good[:place] + bytes([good[place] ^ 0x15]) + good[place + 1 :])
        with pytest.raises(KeyFileDamaged):
            read_key_file(tmp_path)


def test_nothing_is_written_where_nothing_needs_mending(tmp_path: Path, written: KeyFile) -> None:
    before = {name: (tmp_path / name).stat().st_ino for name in COPIES}
    mend_key_file(tmp_path, written)
    assert {name: (tmp_path / name).stat().st_ino for name in COPIES} == before


def test_both_copies_lost_is_an_error_of_its_own(tmp_path: Path, written: KeyFile) -> None:
    for name in COPIES:
        (tmp_path / name).unlink()
    with pytest.raises(KeyFileMissing, match="ontbreekt"):
        read_key_file(tmp_path)


def test_one_lost_and_one_damaged_is_damaged(tmp_path: Path, written: KeyFile) -> None:
    (tmp_path / COPIES[0]).unlink()
    (tmp_path / COPIES[1]).write_bytes(b"{}")
    with pytest.raises(KeyFileDamaged, match=COPIES[1]):
        read_key_file(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda plain: plain["wrappings"][0]["kdf"].update(memory_kib=2**31), id="huge memory"),
        pytest.param(lambda plain: plain["wrappings"][0]["kdf"].update(memory_kib=8), id="hardly any memory"),
        pytest.param(lambda plain: plain["wrappings"][0]["kdf"].update(time_cost=10**9), id="endless"),
        pytest.param(lambda plain: plain["wrappings"][0]["kdf"].update(time_cost=1), id="one pass"),
        pytest.param(lambda plain: plain["wrappings"].append(plain["wrappings"][0]), id="two passphrases"),
        pytest.param(lambda plain: plain["wrappings"].clear(), id="no way in"),
        pytest.param(lambda plain: plain["wrappings"].append("x"), id="a way in of text"),
        pytest.param(lambda plain: plain.update(wrappings=None), id="no list"),
        pytest.param(lambda plain: plain.update(vault=7), id="no vault"),
        pytest.param(lambda plain: plain.update(format="other"), id="another format"),
    ],
)
def test_a_tampered_file_is_refused_before_anything_is_derived(
    tmp_path: Path, written: KeyFile, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    monkeypatch.setattr("zelfscan.crypto.wrapping.derive_key", None)
    for name in COPIES:
        rewrite(tmp_path / name, change)
    with pytest.raises(KeyFileDamaged):
        read_key_file(tmp_path)


def test_a_file_of_a_newer_program_is_not_called_damaged(tmp_path: Path, written: KeyFile) -> None:
    for name in COPIES:
        rewrite(tmp_path / name, lambda plain: plain.update(version=3))
    with pytest.raises(DatabaseTooNew):
        read_key_file(tmp_path)


def test_another_way_to_open_the_vault_survives_reading_and_writing(tmp_path: Path, written: KeyFile) -> None:
    other = {"kind": "recovery-words", "anything": [1, 2, {"deep": True}]}
    rewrite(tmp_path / COPIES[0], lambda plain: plain["wrappings"].insert(0, other))
    found = read_key_file(tmp_path)
    assert found.others == (other,)
    assert found.passphrase == written.passphrase
    write_key_file(tmp_path, found)
    assert read_key_file(tmp_path) == found


def test_a_full_disk_leaves_both_copies_as_they_were(
    tmp_path: Path, written: KeyFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zelfscan.store.durable.os.fsync", no_room)
    with pytest.raises(DiskFull):
        write_key_file(tmp_path, a_key_file("other"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(COPIES)
    assert read_key_file(tmp_path) == written


@pytest.mark.parametrize(("broken_at", "vault_id"), [(1, "v"), (2, "other")])
def test_a_swap_that_is_broken_off_leaves_a_whole_file(
    tmp_path: Path, written: KeyFile, monkeypatch: pytest.MonkeyPatch, broken_at: int, vault_id: str
) -> None:
    swap, swaps = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        swaps.append(target)
        if len(swaps) == broken_at:
            raise KeyboardInterrupt
        return swap(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_key_file(tmp_path, a_key_file("other"))
    found = read_key_file(tmp_path)
    assert found.vault_id == vault_id
    mend_key_file(tmp_path, found)
    assert len({(tmp_path / name).read_bytes() for name in COPIES}) == 1


def test_once_the_first_copy_stands_the_change_holds(
    tmp_path: Path, written: KeyFile, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    swap = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == COPIES[1]:
            raise PermissionError
        return swap(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    write_key_file(tmp_path, a_key_file("other"))
    assert read_key_file(tmp_path).vault_id == "other"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_a_disk_that_refuses_to_mend_does_not_close_the_vault(
    tmp_path: Path, written: KeyFile, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(folder: Path, key_file: KeyFile) -> None:
        raise CannotWrite(folder, "u hebt daar geen toegang")

    (tmp_path / COPIES[0]).unlink()
    monkeypatch.setattr(key_file_module, "write_key_file", refuse)
    mend_key_file(tmp_path, written)
    assert "could not be mended" in caplog.text
    assert str(tmp_path) not in caplog.text


def test_a_copy_that_cannot_be_read_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / COPIES[0]).write_bytes(b"x")

    def fails(path: Path) -> None:
        raise PermissionError(13, "no access", str(path))

    monkeypatch.setattr(key_file_module, "open_plain", fails)
    with pytest.raises(CannotRead):
        read_key_file(tmp_path)
