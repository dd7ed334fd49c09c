"""Which files of a folder are content, and how faults call them."""

import os
from pathlib import Path

import pytest

from tests.packs.changing import faults_in
from zelfscan.errors.content import PackError
from zelfscan.packs import shelf as shelf_module
from zelfscan.packs.library import check_folder, pack_folders, read_card
from zelfscan.packs.shelf import MAX_FILES, Shelf, name_of, read_shelf

OUTSIDE = "dit bestand staat buiten de map van de lijst; zet het erin"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_shelf(tmp_path / "missing", tmp_path) == Shelf()


def test_cases_and_translations_are_no_content(tmp_path: Path) -> None:
    for folder in ("cases", "locale"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.yaml").write_text("zzz: 1\n", encoding="utf-8")
    for name in ("pack.yaml", "never.yaml"):
        (tmp_path / name).write_text("zzz: 1\n", encoding="utf-8")
    assert read_shelf(tmp_path, tmp_path) == Shelf()


def test_content_may_stand_in_folders_below(tmp_path: Path) -> None:
    (tmp_path / "items" / "deep").mkdir(parents=True)
    (tmp_path / "items" / "deep" / "x.yaml").write_text("zzz: 1\n", encoding="utf-8")
    (document,) = read_shelf(tmp_path, tmp_path).documents
    assert (document.file, document.values) == ("items/deep/x.yaml", {"zzz": 1})


def test_a_folder_with_very_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number}.yaml").touch()
    shelf = read_shelf(tmp_path, tmp_path.parent)
    assert shelf.documents == ()
    assert [str(fault) for fault in shelf.faults] == [
        f"{tmp_path.name}:1: hier staan meer dan {MAX_FILES} bestanden; voeg er een paar samen"
    ]


def test_a_folder_with_too_much_in_it_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "MAX_BYTES", 20)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text("zzz: 1234\n", encoding="utf-8")
    shelf = read_shelf(tmp_path, tmp_path)
    assert [document.file for document in shelf.documents] == ["a.yaml", "b.yaml"]
    (fault,) = shelf.faults
    assert (fault.file, "samen te groot" in fault.message) == ("c.yaml", True)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("name", ["catalogue", "front-desk/cases", "front-desk/locale"])
def test_a_folder_that_is_a_link_is_not_looked_into(front_desk: Path, tmp_path: Path, name: str) -> None:
    root = tmp_path / "packs"
    root.mkdir()
    front_desk.rename(root / "front-desk")
    outside = tmp_path / "outside"
    outside.mkdir()
    for file in ("contacts.yaml", "en.yaml"):
        (outside / file).write_text("secret: nobody may read this\n", encoding="utf-8")
    (root / name).symlink_to(outside)
    told = {str(fault) for fault in check_folder(root)}
    assert f"{name}:1: {OUTSIDE}" in told or name.endswith("locale")
    assert not any("secret" in each for each in told)
    with pytest.raises(PackError, match=OUTSIDE if name == "catalogue" else "ontbreekt|bestaat niet"):
        read_card(root)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_pack_that_is_a_link_out_of_the_folder_is_no_pack_of_it(front_desk: Path, tmp_path: Path) -> None:
    root = tmp_path / "packs"
    root.mkdir()
    (root / "front-desk").symlink_to(front_desk)
    assert pack_folders(root) == ()
    assert pack_folders(root / "front-desk") == (root / "front-desk",)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_does_not_lead_out_of_the_folder(front_desk: Path) -> None:
    outside = front_desk.parent / "secret.yaml"
    outside.write_text("zzz: 1\n", encoding="utf-8")
    (front_desk / "link.yaml").symlink_to(outside)
    assert faults_in(front_desk) == [
        "front-desk/link.yaml:1: dit bestand staat buiten de map van de lijst; zet het erin"
    ]
    (front_desk / "link.yaml").unlink()
    (front_desk / "below").symlink_to(front_desk.parent)
    assert faults_in(front_desk) == []
    (front_desk / "pack.yaml").rename(outside)
    (front_desk / "pack.yaml").symlink_to(outside)
    assert faults_in(front_desk) == [
        "front-desk/pack.yaml:1: dit bestand staat buiten de map van de lijst; zet het erin"
    ]


def test_a_link_within_the_folder_is_followed(front_desk: Path) -> None:
    (front_desk / "deep").mkdir()
    (front_desk / "stock.yaml").rename(front_desk / "deep" / "stock.txt")
    try:
        (front_desk / "stock.yaml").symlink_to(front_desk / "deep" / "stock.txt")
    except OSError:
        pytest.skip("links need a privilege on Windows")
    assert faults_in(front_desk) == []


def test_a_file_outside_the_root_is_called_by_its_whole_path(tmp_path: Path) -> None:
    assert name_of(tmp_path / "a" / "b.yaml", tmp_path) == "a/b.yaml"
    assert name_of(tmp_path / "b.yaml", tmp_path / "a") == (tmp_path / "b.yaml").as_posix()
