"""A folder in which everything is to be kept is tried first; the trial leaves nothing."""

import errno
import os
from pathlib import Path

import pytest

from zelfscan.errors.places import FolderRefused
from zelfscan.store import place
from zelfscan.store.place import require_usable


def test_a_folder_that_can_be_written_will_do_and_stays_empty(tmp_path: Path) -> None:
    require_usable(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FolderRefused, match="die map is er niet. Kijk of de USB-stick erin zit"):
        require_usable(tmp_path / "stick")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("beste")
    with pytest.raises(FolderRefused, match="dit is geen map"):
        require_usable(file)
    assert file.read_text() == "beste"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("EACCES", "u mag in deze map niets bewaren. Kies een map van uzelf"),
        ("EROFS", "hier kan alleen worden gelezen. Zet het schuifje"),
        ("ENOSPC", "de schijf is vol. Maak ruimte"),
        ("EIO", "de schijf of de map geeft een fout. Kies een andere map"),
        ("ESTALE", "de schijf of de map geeft een fout. Kies een andere map"),
    ],
)
def test_a_folder_that_cannot_be_written_says_why_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    if not hasattr(errno, code):
        pytest.skip("this system has no such error")

    def refuse(**_more: object) -> None:
        raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))

    monkeypatch.setattr(place, "TemporaryFile", refuse)
    with pytest.raises(FolderRefused, match=words) as refused:
        require_usable(tmp_path)
    assert str(tmp_path) in str(refused.value)
