import errno
import os
from pathlib import Path

import pytest

from zelfscan.errors.files import CannotWrite, DiskFull
from zelfscan.exchange.writing import write_file


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "rapport.pdf", b"nieuw")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"rapport.pdf": b"nieuw"}


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"oud")
    write_file(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_report_and_nothing_half(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"oud")

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(DiskFull, match="schijf is vol"):
        write_file(path, b"nieuw")
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"rapport.pdf": b"oud"}


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="de map bestaat niet"):
        write_file(tmp_path / "weg" / "rapport.pdf", b"nieuw")


def test_a_folder_with_the_name_of_the_report_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    with pytest.raises(CannotWrite):
        write_file(tmp_path / "rapport.pdf", b"nieuw")
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.pdf"]


def test_an_error_that_is_not_known_still_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(CannotWrite, match="geeft een fout"):
        write_file(tmp_path / "rapport.pdf", b"nieuw")
    assert list(tmp_path.iterdir()) == []
