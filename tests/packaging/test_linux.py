"""What stands beside the program on Linux, made from the manifest; and what it asks of the system."""

import gzip
import subprocess
import tarfile
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from io import BytesIO
from pathlib import Path

import pytest

from release import deb, needed, portable_tar, texts
from release.components import Component
from release.manifest import Manifest, load
from release.needed import Needs, NeedsError
from zelfscan import cli


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load()


def _needs(manifest: Manifest, **changes: object) -> Needs:
    libraries = dict.fromkeys([*manifest.debian.libraries, "libc.so.6", "libwayland-client.so.0"], "zelfscan")
    return Needs(**{"libraries": libraries, "glibc": (2, 35), "cxx": (3, 4, 29), **changes})  # type: ignore[arg-type]


def test_the_dependencies_follow_from_what_the_program_loads(manifest: Manifest) -> None:
    found = needed.depends(_needs(manifest), manifest.debian)
    assert found[:2] == ["libbz2-1.0", "libc6 (>= 2.35)"]
    assert "libglib2.0-0t64 | libglib2.0-0" in found
    assert not [each for each in found if "ssl" in each or "wayland" in each]
    assert len(found) == len(set(found)) == len(set(manifest.debian.libraries.values())) + 1


def test_a_library_that_no_package_is_named_for_stops_the_build(manifest: Manifest) -> None:
    libraries = {**_needs(manifest).libraries, "libnew.so.1": "_internal/x.so"}
    with pytest.raises(NeedsError, match=r"libnew\.so\.1 \(for _internal/x\.so\)"):
        needed.depends(_needs(manifest, libraries=libraries), manifest.debian)


def test_a_package_that_is_not_needed_any_more_stops_the_build(manifest: Manifest) -> None:
    libraries = {name: by for name, by in _needs(manifest).libraries.items() if name != "libGL.so.1"}
    with pytest.raises(NeedsError, match=r"libGL\.so\.1"):
        needed.depends(_needs(manifest, libraries=libraries), manifest.debian)


@pytest.mark.parametrize("newer", [{"glibc": (2, 36)}, {"cxx": (3, 4, 30)}])
def test_what_asks_for_a_newer_system_than_was_promised_stops_the_build(
    manifest: Manifest, newer: dict[str, object]
) -> None:
    with pytest.raises(NeedsError, match="asks for GLIBC|asks for glibc"):
        needed.depends(_needs(manifest, **newer), manifest.debian)


@pytest.mark.needs_tool("objdump")
def test_what_a_file_loads_is_read_from_the_file_itself(tmp_path: Path) -> None:
    program = Path("/bin/ls")
    (tmp_path / "ls").write_bytes(program.read_bytes())
    (tmp_path / "text.so").write_text("no library", encoding="ascii")
    assert [path.name for path in needed.libraries_in(tmp_path)] == ["ls"]
    found = needed.needed(tmp_path)
    assert found.libraries["libc.so.6"] == "ls"
    assert found.glibc >= (2, 2)


def test_the_control_file_says_what_the_manifest_says(manifest: Manifest) -> None:
    lines = deb.control(manifest, ["libc6 (>= 2.35)", "zlib1g"], 1234).splitlines()
    said = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    assert said["Package"] == "zelfscan" and said["Version"] == manifest.version
    assert said["Depends"] == "libc6 (>= 2.35), zlib1g"
    assert said["Maintainer"] == manifest.debian.maintainer
    assert said["Installed-Size"] == "1234"
    assert all(len(line) <= 80 for line in lines if line.startswith(" "))


@pytest.mark.needs_tool("dpkg-deb")
def test_the_package_runs_nothing_of_its_own_when_it_comes_and_when_it_goes(
    tmp_path: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "zelfscan").write_text("program", encoding="ascii")
    monkeypatch.setattr(needed, "depends", lambda needs, debian: ["zlib1g"])
    made = deb.make(folder, tmp_path, manifest, [], "{}")
    inside = subprocess.run(["dpkg-deb", "--ctrl-tarfile", str(made)], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=BytesIO(inside)) as archive:
        names = {entry.name.removeprefix("./") for entry in archive if entry.isfile()}
    assert names == {"control", "md5sums"}


def test_the_desktop_entry_opens_the_window(manifest: Manifest) -> None:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(texts.filled("zelfscan.desktop", manifest))
    entry = dict(parser["Desktop Entry"])
    assert (entry["Exec"], entry["Icon"], entry["Terminal"]) == ("zelfscan", "zelfscan", "false")
    assert entry["Comment"] == manifest.summary.nl
    assert entry["Comment[en]"] == manifest.summary.en


def test_the_metainfo_is_well_formed_and_promises_to_stay_offline(manifest: Manifest) -> None:
    root = ET.fromstring(texts.filled("metainfo.xml", manifest))
    assert root.findtext("id") == manifest.identifier
    assert root.findtext("requires/internet") == "offline-only"
    release = root.find("releases/release")
    assert release is not None and release.get("version") == manifest.version


def test_the_manual_names_every_order(manifest: Manifest) -> None:
    page = texts.filled("zelfscan.1", manifest, orders="")
    assert page.startswith(".TH ZELFSCAN 1")
    zipped = texts.manual(manifest)
    assert zipped == texts.manual(manifest)
    written = gzip.decompress(zipped).decode("utf-8")
    for name, *_ in cli._COMMANDS:
        assert f".B {name.replace('-', chr(92) + '-')}\n" in written


def test_the_copyright_file_has_a_paragraph_and_a_licence_for_everybody(manifest: Manifest) -> None:
    ours = Component("zelfscan", "1", "EUPL-1.2", "pkg:generic/zelfscan@1", "x", files=["zelfscan"])
    other = Component("Qt", "6", "LGPL-3.0-only", "pkg:generic/qt@6", "x", files=["_internal/a b.so"])
    written = texts.copyright_file(manifest, [other, ours], "/usr/share/doc/zelfscan/licences")
    assert written.index("Files: *\n") < written.index("Files: usr/lib/zelfscan/_internal/a?b.so")
    assert written.count("\nLicense: EUPL-1.2-zelfscan\n") == 2
    assert "/usr/share/common-licenses/LGPL-3" in written
    assert "2026 the zelfscan authors" in written


def test_the_archive_tells_nothing_of_who_made_it_and_is_the_same_each_time(
    tmp_path: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    (folder / "_internal").mkdir(parents=True)
    (folder / "zelfscan").write_text("program", encoding="ascii")
    (folder / "_internal" / "a.so").write_text("a", encoding="ascii")
    (folder / "_internal" / "b.so").symlink_to("a.so")
    monkeypatch.setattr(needed, "depends", lambda needs, debian: ["zlib1g"])
    made = portable_tar.make(folder, tmp_path, manifest, "{}")
    first = made.read_bytes()
    (folder / "_internal" / "a.so").chmod(0o600)
    assert portable_tar.make(folder, tmp_path, manifest, "{}").read_bytes() == first
    with tarfile.open(made) as archive:
        entries = {entry.name.partition("/")[2]: entry for entry in archive}
    assert {entry.uname for entry in entries.values()} == {"root"}
    assert {entry.mtime for entry in entries.values()} == {manifest.moment}
    assert entries["zelfscan"].mode == 0o755 and entries["_internal/a.so"].mode == 0o644
    assert entries["_internal/b.so"].linkname == "a.so"
    assert {"LEESMIJ.txt", "zelfscan.cdx.json"} <= set(entries)
