"""The MSI packages: every file once, numbers that stay, nothing that runs, and what each property does."""

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from release import msi, msi_tables
from release.manifest import Manifest, load

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
FILES = (
    "zelfscan.exe",
    "zelfscan-cli.exe",
    "_internal/a.dll",
    "_internal/deep/b.txt",
    "_internal/deep/more/é & c.txt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


@pytest.fixture
def manifest() -> Manifest:
    return load()


@pytest.fixture(params=[msi.MACHINE, msi.PERSON], ids=lambda scope: scope.id)
def scope(request):
    return request.param


def _read(folder: Path, manifest: Manifest, scope: msi.Scope) -> ET.Element:
    return ET.fromstring(msi.description(folder, manifest, scope))


def test_every_file_of_the_folder_comes_once_in_the_folder_where_it_stands(folder, manifest, scope):
    whole = _read(folder, manifest, scope)
    parents = {child: parent for parent in whole.iter() for child in parent}
    found = []
    for file in whole.iter(f"{WIX}File"):
        names, place = [], parents[parents[file]]
        while place.get("Id") != "INSTALLDIR":
            names.insert(0, place.get("Name"))
            place = parents[place]
        source = file.get("Source").removeprefix("files/")
        assert source.split("/")[:-1] == names
        found.append(source)
    assert sorted(found) == sorted(FILES)


def test_every_component_is_numbered_alone_and_belongs_to_one_feature(folder, manifest, scope):
    whole = _read(folder, manifest, scope)
    components = list(whole.iter(f"{WIX}Component"))
    assert len(components) == len(FILES) + 2  # the entry in the menu, and the icon that somebody may ask for
    assert max(Counter(each.get("Guid") for each in components).values()) == 1
    known = [each.get("Id") for each in whole.iter() if each.tag != f"{WIX}ComponentRef" and each.get("Id")]
    assert max(Counter(known).values()) == 1
    assert {each.get("Id") for each in whole.iter(f"{WIX}ComponentRef")} == {
        each.get("Id") for each in components
    }


def test_the_same_folder_gives_the_same_words_wherever_it_stands(folder, manifest, scope, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "other"
    folder.rename(elsewhere)
    first = msi.description(elsewhere, manifest, scope)
    elsewhere.rename(folder)
    assert msi.description(folder, manifest, scope) == first
    assert str(folder) not in first


def test_a_number_follows_from_what_it_numbers(manifest):
    assert msi.number("component", "zelfscan.exe") == "D4A3112D-C690-5795-8E0E-9877C05F16C7"
    assert msi.number("component", "zelfscan.exe") != msi.number("component", "zelfscan-cli.exe")
    later = manifest.model_copy(update={"version": "9.9.9"})
    assert msi.product_code(later, msi.MACHINE) != msi.product_code(manifest, msi.MACHINE)
    assert msi.product_code(manifest, msi.PERSON) != msi.product_code(manifest, msi.MACHINE)
    assert msi.upgrade_code(later, msi.MACHINE) == msi.upgrade_code(manifest, msi.MACHINE)


def test_nothing_in_the_package_starts_a_program_or_a_service(folder, manifest, scope):
    whole = _read(folder, manifest, scope)
    kinds = {each.tag.removeprefix(WIX) for each in whole.iter()}
    assert not kinds & {"ServiceInstall", "ServiceControl", "Binary", "Environment", "Extension", "ProgId"}
    (only,) = whole.iter(f"{WIX}CustomAction")
    assert set(only.attrib) == {"Id", "Property", "Value"}


def test_the_package_for_one_person_writes_only_where_that_person_may(folder, manifest):
    whole = _read(folder, manifest, msi.PERSON)
    assert {each.get("Root") for each in whole.iter(f"{WIX}RegistryValue")} == {"HKCU"}
    names = {each.get("Id") for each in whole.iter(f"{WIX}Directory")}
    assert "LocalAppDataFolder" in names and "ProgramFiles64Folder" not in names
    assert msi._summary(folder, manifest, msi.PERSON)[msi_tables.SOURCE] == "10"  # asks for no more rights


def test_a_windows_that_is_too_old_is_told_so(folder, manifest, scope):
    (condition,) = _read(folder, manifest, scope).iter(f"{WIX}Condition")
    assert condition.text == f"Installed OR WINDOWSNUMBER >= {manifest.windows.minimum_build}"
    assert "Windows 10" in condition.get("Message")


def test_files_are_read_only_and_the_icon_on_the_desktop_comes_only_where_it_is_asked_for(
    folder, manifest, scope
):
    changes = msi._changes(folder, scope)
    row = {"File": msi._id("F", "_internal/a.dll"), "Attributes": "", "Version": ""}
    changes["File"](row)
    assert row["Attributes"] == "1"
    (asked,) = msi._added(scope)["Condition"]
    assert asked == {"Feature_": "Desktop", "Level": "1", "Condition": "DESKTOP = 1"}
    features = {each.get("Id"): each for each in _read(folder, manifest, scope).iter(f"{WIX}Feature")}
    assert int(features["Desktop"].get("Level")) > 100  # above what Windows takes by itself
    (only,) = features["Desktop"]
    assert only.get("Id") == msi._id("C", "desktop")


def test_the_version_before_goes_first_and_comes_back_when_the_rest_fails(folder, scope):
    change = msi._changes(folder, scope)["InstallExecuteSequence"]
    row = {"Action": "RemoveExistingProducts", "Condition": "", "Sequence": "6602"}
    change(row)
    assert 1500 < int(row["Sequence"]) < 1600  # after InstallInitialize, with which the transaction begins


def test_the_number_of_the_package_follows_from_every_byte_in_it(folder, manifest, scope):
    first = msi._summary(folder, manifest, scope)[msi_tables.REVISION]
    assert msi._summary(folder, manifest, scope)[msi_tables.REVISION] == first
    (folder / "_internal" / "a.dll").write_bytes(b"other")
    assert msi._summary(folder, manifest, scope)[msi_tables.REVISION] != first


def test_the_empty_folders_around_the_program_of_one_person_go_as_well():
    (row,) = msi._added(msi.PERSON)["RemoveFile"]
    assert (
        row["DirProperty"] == msi._id("D", "Programs") and row["InstallMode"] == "2" and not row["FileName"]
    )
    assert "RemoveFile" not in msi._added(msi.MACHINE)


def test_a_table_keeps_its_order_and_everything_that_is_not_changed():
    table = "File\tSize\r\ns72\ti4\r\nFile\tFile\r\none\t1\r\ntwo\t2\r\n"

    def change(row):
        if row["File"] == "two":
            row["Size"] = "3"

    assert msi_tables.changed(table, change) == table.replace("two\t2", "two\t3")
    assert msi_tables.changed(table, change, [{"Size": "4", "File": "new"}]).endswith("new\t4\r\n")


def test_the_version_of_a_library_is_read_where_there_is_one():
    fixed = (
        b"\xbd\x04\xef\xfe"
        + bytes(4)
        + (6 << 16 | 11).to_bytes(4, "little")
        + (3 << 16).to_bytes(4, "little")
    )
    assert msi_tables.file_version(b"MZ" + bytes(100) + fixed) == "6.11.3.0"
    assert msi_tables.file_version(b"MZ" + bytes(100)) == ""
    assert msi_tables.file_version(b"text" + fixed) == ""
