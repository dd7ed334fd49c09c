"""Where the program finds its own files and the person's files."""

import sys
from pathlib import Path

import pytest

from zelfscan import paths

HOME = Path("/home/iemand")


def test_a_checkout_finds_the_shipped_folders_beside_the_package() -> None:
    assert (paths.resources_folder() / "style.qss").is_file()
    assert paths.questionnaires_folder() == Path(paths.__file__).resolve().parents[1] / "questionnaires"


def test_an_installed_wheel_finds_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_data").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)

    assert paths.resources_folder() == tmp_path / "_data" / "resources"
    assert paths.questionnaires_folder() == tmp_path / "_data" / "questionnaires"


def test_a_built_program_finds_them_in_its_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resources_folder() == tmp_path / "resources"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        pytest.param("darwin", {}, HOME / "Library/Application Support/zelfscan", id="macOS"),
        pytest.param("linux", {}, HOME / ".local/share/zelfscan", id="Linux"),
        pytest.param("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/zelfscan"), id="Linux with XDG"),
        pytest.param("linux", {"XDG_DATA_HOME": "data"}, HOME / ".local/share/zelfscan", id="relative XDG"),
        pytest.param("win32", {"LOCALAPPDATA": "/l", "APPDATA": "/r"}, Path("/l/zelfscan"), id="Windows"),
        pytest.param(
            "win32", {"APPDATA": "/r"}, HOME / "AppData/Local/zelfscan", id="Windows without variable"
        ),
    ],
)
def test_what_belongs_to_the_person_is_local_and_never_roaming(
    platform: str, variables: dict[str, str], expected: Path
) -> None:
    assert paths.user_data_folder(platform, variables, HOME) == expected


def test_the_vault_is_in_the_folder_of_the_person(user_folder: Path) -> None:
    assert paths.vault_folder().is_relative_to(user_folder)
    assert paths.vault_folder().parent == paths.user_data_folder()
