"""Every file of the program: found, known for what it is, and looked into rather than believed."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.store.vaults import NOW, a_vault
from zelfscan.errors.files import CannotWrite
from zelfscan.store.copies import keep_copy
from zelfscan.store.kept_files import KeptFile, is_noise, kept_files, remove_kept, sight_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of the program with a vault, a copy, settings, a log, and what others left."""
    vault = a_vault(tmp_path / "vault")
    vault.create_dossier("D-01", NOW).close()
    keep_copy(vault, vault.folder, NOW)
    vault.close()
    (tmp_path / "settings.json").write_text('{"language": "nl"}', encoding="utf-8")
    (tmp_path / "errors.log").write_text("2026-11-23 ValueError page.py:12\n", encoding="utf-8")
    (tmp_path / "vault" / "attempts.json").write_text('{"count": 1, "last": "2026-11-23"}', encoding="utf-8")
    (tmp_path / "vault" / "key-1.json.new").write_bytes(b"")
    (tmp_path / "foto.zip").write_bytes(b"PK\x03\x04" + os.urandom(4096))
    (tmp_path / "vault" / "dossiers" / "wat-is-dit").write_bytes(bytes(range(200, 256)) * 2)
    return tmp_path


def by_kind(root: Path) -> dict[str, list[KeptFile]]:
    found: dict[str, list[KeptFile]] = {}
    for each in kept_files(root):
        found.setdefault(each.kind, []).append(each)
    return found


def test_every_file_on_the_disk_is_listed_once(root: Path) -> None:
    on_disk = sorted(path for path in root.rglob("*") if path.is_file())
    assert len(on_disk) == 11
    assert sorted(each.path for each in kept_files(root)) == on_disk
    assert all(each.size == each.path.stat().st_size for each in kept_files(root))


def test_each_is_known_for_what_it_is_and_looked_into(root: Path) -> None:
    sights = {kind: {each.sight for each in files} for kind, files in by_kind(root).items()}
    assert sights == {
        "key": {"readable"},
        "index": {"encrypted"},
        "dossier": {"encrypted"},
        "copy": {"encrypted"},
        "attempts": {"readable"},
        "leftover": {"empty"},
        "settings": {"readable"},
        "log": {"readable"},
        "other": {"readable", "unclear"},
    }


def test_newer_questionnaires_are_one_row_that_can_be_removed_whole(root: Path) -> None:
    folder = root / "content" / ("ab" * 32)
    (folder / "catalogue").mkdir(parents=True)
    (folder / "SHA256SUMS").write_text("x\n")
    (folder / "catalogue" / "contacts.yaml").write_text("contacts: []\n")
    (root / "content" / "mijn.txt").write_text("van mij")
    (found,) = by_kind(root)["content"]
    assert (found.path, found.size, found.vault) == (folder, 2 + 13, None)
    assert root / "content" / "mijn.txt" in {each.path for each in by_kind(root)["other"]}
    remove_kept(root, folder)
    assert [each.name for each in (root / "content").iterdir()] == ["mijn.txt"]


def test_a_folder_of_that_name_elsewhere_or_a_link_is_nothing_of_the_program(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "mijn.txt").write_text("van mij")
    (root / "content").mkdir()
    (root / "content" / ("ab" * 32)).symlink_to(other)
    (root / ("cd" * 32)).mkdir()
    (root / ("cd" * 32) / "mijn.txt").write_text("ook van mij")
    assert "content" not in by_kind(root)
    remove_kept(root, root / "content" / ("ab" * 32))
    assert (other / "mijn.txt").read_text() == "van mij"


def test_a_dossier_that_is_not_encrypted_is_seen(root: Path) -> None:
    path = root / "vault" / "dossiers" / "0f.dossier"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE answer (text)")
    plain.close()
    (found,) = [each for each in kept_files(root) if each.path == path]
    assert (found.kind, found.sight, found.should_be_encrypted) == ("dossier", "readable", True)


def test_a_copy_with_a_readable_body_is_not_taken_for_encrypted(root: Path) -> None:
    (copy,) = by_kind(root)["copy"]
    content = copy.path.read_bytes()
    copy.path.write_bytes(content[:1500] + b"antwoord " * 5000)
    assert sight_of(copy.path, "copy") == "unclear"


def test_noise_is_told_from_text_and_from_too_little(tmp_path: Path) -> None:
    assert all(is_noise(os.urandom(size)) for size in (512, 4096, 65536) for _ in range(200))
    assert not is_noise(os.urandom(511))
    assert not is_noise(b"De voordeur heeft een cilinderslot. " * 2000)
    assert not is_noise(bytes(65536))
    assert not is_noise(bytes(range(256)) * 16)
    (tmp_path / "geheim").write_bytes(os.urandom(8192))
    assert sight_of(tmp_path / "geheim") == "noise"
    assert sight_of(tmp_path / "weg") == "unread"


def test_a_random_start_that_looks_like_something_else_is_still_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "index.vault"
    path.write_bytes(b"PK" + os.urandom(8190))
    assert sight_of(path, "index") == "encrypted"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_named_and_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elders")
    (elsewhere / "van-iemand-anders").write_text("nee", encoding="utf-8")
    (root / "map").symlink_to(elsewhere, target_is_directory=True)
    found = {each.path.name: each for each in kept_files(root)}
    assert found["map"].sight == "link"
    assert "van-iemand-anders" not in found
    remove_kept(root, root / "map")
    assert (elsewhere / "van-iemand-anders").exists()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert kept_files(tmp_path / "nergens") == ()


def test_only_a_file_of_the_folder_can_be_removed(root: Path, tmp_path: Path) -> None:
    remove_kept(root, root / "foto.zip")
    remove_kept(root, root / "foto.zip")
    assert not (root / "foto.zip").exists()
    for path in (root.parent / "elders", root / ".." / "elders", root):
        with pytest.raises(ValueError, match="folder"):
            remove_kept(root, path)
    with pytest.raises(CannotWrite):
        remove_kept(root, root / "vault")
