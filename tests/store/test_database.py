from pathlib import Path

import pytest

from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import DiskFull
from zelfscan.errors.vault import DatabaseBusy, DatabaseDamaged, DatabaseMissing
from zelfscan.store import database
from zelfscan.store.database import EncryptedFile, new_file, open_file, remove_file

KEY = bytes(range(32))
OTHER_KEY = bytes(32)


def a_file(path: Path) -> Path:
    with new_file(path, KEY) as file:
        file.execute("CREATE TABLE word (text TEXT NOT NULL UNIQUE) STRICT")
        file.append("word", text="aardbei")
    return path


def words(file: EncryptedFile) -> list[str]:
    return [text for (text,) in file.rows("SELECT text FROM word ORDER BY text")]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    file = open_file(a_file(tmp_path / "a"), KEY)
    assert words(file) == ["aardbei"]
    file.close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
    ],
)
def test_a_file_is_opened_with_the_safe_settings(tmp_path: Path, setting: str, value: object) -> None:
    file = open_file(a_file(tmp_path / "a"), KEY)
    assert file.rows(f"PRAGMA {setting}") == [(value,)]
    file.close()


def test_another_key_does_not_open_it_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DatabaseDamaged):
        open_file(a_file(tmp_path / "a"), OTHER_KEY)
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        open_file(tmp_path / "a", KEY)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("size", [0, 1, 4095])
def test_a_file_of_hardly_any_bytes_is_damaged_and_not_new(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(size))
    with pytest.raises(DatabaseDamaged):
        open_file(path, KEY)
    assert path.read_bytes() == bytes(size)


def test_a_new_file_that_could_not_be_filled_is_removed(tmp_path: Path) -> None:
    with pytest.raises(LookupError), new_file(tmp_path / "a", KEY):
        raise LookupError
    assert not list(tmp_path.iterdir())


def test_a_transaction_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    file = open_file(a_file(tmp_path / "a"), KEY)
    with pytest.raises(LookupError), file.transaction():
        file.append("word", text="bes")
        raise LookupError
    assert words(file) == ["aardbei"]
    file.close()


def test_after_a_full_disk_the_file_can_be_used_again(tmp_path: Path) -> None:
    file = open_file(a_file(tmp_path / "a"), KEY)
    pages = file.rows("PRAGMA page_count")[0][0]
    file.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        file.append("word", text="bes" * 10_000)
    file.rows(f"PRAGMA max_page_count = {pages + 100}")
    file.append("word", text="citroen")
    assert words(file) == ["aardbei", "citroen"]
    file.close()


def test_a_copy_opens_with_the_key_that_was_given(tmp_path: Path) -> None:
    file = open_file(a_file(tmp_path / "a"), KEY)
    file.copy_to(tmp_path / "b", OTHER_KEY)
    file.close()
    copy = open_file(tmp_path / "b", OTHER_KEY)
    assert words(copy) == ["aardbei"]
    copy.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_file_that_another_program_writes_to_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    first = open_file(a_file(tmp_path / "a"), KEY)
    second = open_file(tmp_path / "a", KEY)
    with first.transaction():
        first.append("word", text="bes")
        with pytest.raises(DatabaseBusy):
            second.append("word", text="citroen")
    assert words(second) == ["aardbei", "bes"]
    first.close()
    second.close()


def test_a_broken_rule_of_the_tables_is_a_bug_and_stays_one(tmp_path: Path) -> None:
    file = open_file(a_file(tmp_path / "a"), KEY)
    with pytest.raises(Exception, match="UNIQUE") as caught:
        file.append("word", text="aardbei")
    assert not isinstance(caught.value, ZelfscanError)
    file.close()


def test_a_file_is_removed_with_its_journal(tmp_path: Path) -> None:
    path = a_file(tmp_path / "a")
    (tmp_path / "a-journal").touch()
    remove_file(path)
    remove_file(path)
    assert not list(tmp_path.iterdir())
