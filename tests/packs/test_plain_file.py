"""Only ordinary files are read, and only up to a limit."""

import errno
from pathlib import Path

import pytest

from zelfscan.packs.plain_file import Unreadable, read_bytes


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    assert read_bytes(path, 3) == b"abc"
    with pytest.raises(Unreadable, match="te groot"):
        read_bytes(path, 2)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="dit is een map en geen bestand"):
        read_bytes(tmp_path, 10)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only POSIX has this device")
def test_a_device_without_end_is_no_ordinary_file() -> None:
    with pytest.raises(Unreadable, match="dit is geen gewoon bestand"):
        read_bytes(Path("/dev/zero"), 10)


def test_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="niet|te lang"):
        read_bytes(tmp_path / ("x" * 5000), 10)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "u hebt geen toegang tot het bestand"),
        (errno.EIO, "de schijf geeft een fout"),
        (None, "de schijf geeft een fout"),
    ],
)
def test_the_reason_is_said_in_dutch(
    number: int | None, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "in English") if number else OSError("in English")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unreadable, match=reason):
        read_bytes(path, 10)
