"""The bill of materials: whose every file is, and that nothing goes along unseen."""

import json
import subprocess
from pathlib import Path

import pytest
from cyclonedx.contrib.license.factories import LicenseFactory

from release import bill, components
from release.components import BillError, Component, Owners
from release.folder import Part
from release.manifest import ROOT, Manifest, load
from zelfscan.presenters.libraries import FILE

MIT = "Permission is hereby granted, free of charge, to any person. " * 5


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load()


class Made:
    """A small folder as PyInstaller leaves it, and what it wrote down."""

    def __init__(self, place: Path, manifest: Manifest) -> None:
        self.folder, self.inside = place / "zelfscan", place / "zelfscan" / "_internal"
        self.site, self.python = place / "site", place / "python"
        self.manifest, self.parts = manifest, list[Part]()
        self._write(self.python / "include" / "patchlevel.h", '#define PY_VERSION  "3.11.99"\n')
        self._write(self.site / "click" / "_speed.so", "speed")
        self._write(
            self.site / "click-8.0.dist-info" / "METADATA",
            "Metadata-Version: 2.1\nName: click\nVersion: 8.0\n",
        )
        record = "click/_speed.so,,\nclick-8.0.dist-info/METADATA,,\nclick-8.0.dist-info/sboms/a.json,,\n"
        self._write(self.site / "click-8.0.dist-info" / "RECORD", record)
        inside = {
            "components": [{"name": "zlib-ng", "version": "2", "licenses": [{"license": {"id": "Zlib"}}]}]
        }
        self._write(self.site / "click-8.0.dist-info" / "sboms" / "a.json", json.dumps(inside))
        self.add("click/_speed.so", self.site / "click" / "_speed.so")
        self.add("questionnaires/example.yaml", ROOT / "questionnaires" / "example.yaml", "DATA")
        self.add("base_library.zip", self._write(place / "work" / "base_library.zip", "zip"), "DATA")
        self.parts.append(Part("zelfscan.app", str(ROOT / "zelfscan" / "app.py"), "PYMODULE"))

    def add(self, name: str, origin: Path, kind: str = "BINARY") -> None:
        self._write(self.inside / name, origin.read_text(encoding="utf-8"))
        self.parts.append(Part(name, str(origin), kind))

    def _write(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def owners(self) -> dict[str, Component]:
        who = Owners(self.manifest, [self.site], self.python, lambda path: None)
        who.assign(tuple(self.parts), self.folder)
        return who.found

    def billed(self) -> str:
        found = list(self.owners().values())
        bill.write_texts(self.folder, found)
        return bill.bill(self.folder, found, self.manifest, "Linux")


@pytest.fixture
def made(tmp_path: Path, manifest: Manifest) -> Made:
    return Made(tmp_path, manifest)


def test_every_file_has_its_owner_with_version_licence_and_text(made: Made) -> None:
    found = made.owners()
    assert set(found) == {"click", "zelfscan", "zelfscan content", "Python"}
    assert found["click"].files == ["_internal/click/_speed.so"]
    assert (found["click"].version, found["click"].licence) == ("8.0", "BSD-3-Clause")
    assert "Pallets" in found["click"].text
    assert (found["Python"].version, found["Python"].files) == ("3.11.99", ["_internal/base_library.zip"])
    assert found["zelfscan content"].licence == "CC-BY-4.0"
    assert found["zelfscan"].modules == 1


def test_what_is_compiled_into_a_library_is_named_as_its_makers_do(made: Made) -> None:
    assert [(each.name, each.licence) for each in made.owners()["click"].inside] == [("zlib-ng", "Zlib")]


def test_a_file_that_no_record_knows_is_refused(made: Made) -> None:
    (made.inside / "sneaked.so").write_text("x", encoding="ascii")
    with pytest.raises(BillError, match=r"sneaked\.so stands in the folder"):
        made.owners()


def test_a_file_from_a_place_that_belongs_to_nobody_is_refused(made: Made, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.so"
    elsewhere.write_text("x", encoding="ascii")
    made.add("elsewhere.so", elsewhere)
    with pytest.raises(BillError, match="belongs to nobody known"):
        made.owners()


def test_a_library_that_the_list_of_licences_does_not_know_is_refused(made: Made) -> None:
    metadata = made.site / "click-8.0.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text(encoding="utf-8").replace("click", "leaked"), encoding="utf-8")
    with pytest.raises(BillError, match="leaked went into the build"):
        made.owners()


def test_the_bill_is_valid_complete_and_the_same_each_time(made: Made) -> None:
    text = made.billed()
    assert bill.check(text, made.folder) == 7  # three files and a licence for each of the four owners
    read = json.loads(text)
    assert (read["specVersion"], read["metadata"]["component"]["version"]) == ("1.6", made.manifest.version)
    again = Made(made.folder.parent / "again", made.manifest)
    assert again.billed() == text
    assert str(made.folder.parent) not in text


@pytest.mark.parametrize("name", ["licences/click.txt", "_internal/click/_speed.so"])
def test_a_file_that_is_gone_is_noticed(made: Made, name: str) -> None:
    text = made.billed()
    (made.folder / name).unlink()
    with pytest.raises(BillError):
        bill.check(text, made.folder)


def test_a_file_that_came_after_the_bill_is_noticed(made: Made) -> None:
    text = made.billed()
    (made.inside / "later.so").write_text("x", encoding="ascii")
    with pytest.raises(BillError, match=r"later\.so"):
        bill.check(text, made.folder)


def test_a_file_that_was_changed_after_the_bill_is_noticed(made: Made) -> None:
    text = made.billed()
    (made.inside / "click" / "_speed.so").write_text("other", encoding="ascii")
    with pytest.raises(BillError, match="is not what the bill says"):
        bill.check(text, made.folder)


@pytest.mark.parametrize("change", [{"bomFormat": "else"}, {"surprise": 1}, {"specVersion": 1.6}])
def test_what_is_no_cyclonedx_is_refused(made: Made, change: dict[str, object]) -> None:
    text = json.dumps({**json.loads(made.billed()), **change})
    with pytest.raises(BillError, match=r"no CycloneDX 1\.6"):
        bill.check(text, made.folder)


def test_a_component_without_a_text_is_refused(tmp_path: Path) -> None:
    bare = Component("bare", "1", "MIT", "pkg:generic/bare@1", "too short")
    with pytest.raises(BillError, match="without the text"):
        bill.write_texts(tmp_path, [bare])


def test_two_components_never_share_a_text(tmp_path: Path) -> None:
    two = [Component(name, "1", "MIT", f"pkg:generic/x@{name}", MIT) for name in ("one two", "one-two")]
    with pytest.raises(BillError, match=r"one-two\.txt"):
        bill.write_texts(tmp_path, two)


def test_qt_and_icu_have_a_notice_with_what_is_in_them() -> None:
    rows = list(components._table((ROOT / "packaging" / "notices" / "qt.txt").read_text(encoding="utf-8")))
    names = {name for name, _, _ in rows}
    assert {"HarfBuzz", "PCRE2", "libpng", "libjpeg-turbo", "MD4C", "double-conversion"} <= names
    assert "Unicode" in (ROOT / "packaging" / "notices" / "icu.txt").read_text(encoding="utf-8")


def test_every_library_of_the_list_has_a_licence_that_a_bill_can_say() -> None:
    listed = json.loads((ROOT / "resources" / "licences" / FILE).read_text(encoding="utf-8"))["libraries"]
    factory = LicenseFactory()
    assert len(listed) > 20
    for each in listed:
        assert type(bill._licensed(each["licence"], factory)).__name__ in (
            "DisjunctiveLicense",
            "LicenseExpression",
        )


@pytest.mark.skipif(not Path("/usr/bin/dpkg").exists(), reason="asks Debian")
def test_a_library_of_debian_is_known_with_its_package_and_text() -> None:
    shell = subprocess.run(["realpath", "/usr/bin/dpkg"], capture_output=True, encoding="utf-8", check=True)
    found = components.debian_package(Path(shell.stdout.strip()))
    assert found is not None
    assert found.name == "dpkg" and "/dpkg@" in found.purl and found.purl.startswith("pkg:deb/")
    assert components.debian_package(Path("/nowhere/libx.so")) is None
