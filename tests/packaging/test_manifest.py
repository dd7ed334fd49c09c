"""The one manifest: what it holds, and that it refuses what it does not know."""

import zipfile
from pathlib import Path

import pytest

from release import portable_zip, readable_kit
from release.manifest import FILE, Manifest, ManifestError, load
from zelfscan import __version__


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load()


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / "manifest.toml"
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    return changed


def test_the_version_is_that_of_the_program(manifest: Manifest) -> None:
    assert manifest.version == __version__


def test_every_package_is_named_after_the_version(manifest: Manifest) -> None:
    names = [manifest.file_name(each.id) for each in manifest.packages]
    assert all(__version__ in name for name in names)
    assert len(set(names)) == len(names) == 6


def test_the_limits_are_those_that_were_promised(manifest: Manifest) -> None:
    assert manifest.package("deb").limit <= 55_000_000
    assert manifest.package("setup").limit <= 40_000_000
    assert manifest.package("msi-machine").limit <= 50_000_000
    assert manifest.package("msi-user").limit <= 50_000_000


def test_the_codes_by_which_windows_knows_the_program_never_change(manifest: Manifest) -> None:
    assert str(manifest.windows.upgrade_code_machine) == "17434771-33b8-4a7a-97e6-7a2f4a18906e"
    assert str(manifest.windows.upgrade_code_user) == "af489538-6155-4095-9732-7175d6caf3cd"
    assert manifest.windows.minimum_build >= 18362


def test_no_address_leads_to_anybody(manifest: Manifest) -> None:
    assert manifest.debian.maintainer.endswith(".invalid>")
    assert manifest.identifier.startswith("invalid.")


def test_the_moment_of_a_build_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795740645")
    assert (load().moment, load().date) == (1795740645, "2026-11-27")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("1", (1980, 1, 1, 0, 0, 0)),
        ("315532802", (1980, 1, 1, 0, 0, 2)),
        ("1795740645", (2026, 11, 27, 0, 50, 44)),
    ],
)
def test_a_zip_tells_the_moment_of_a_build_or_the_first_that_it_can_tell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str, told: tuple[int, ...]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    program = tmp_path / "folder" / "zelfscan.exe"
    program.parent.mkdir()
    program.write_bytes(b"MZ")
    found = load()
    for made in (portable_zip.make(program.parent, tmp_path, found), readable_kit.make(tmp_path, found)):
        with zipfile.ZipFile(made) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {told}


def test_without_git_and_without_a_moment_a_zip_can_be_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "")
    found = load()
    assert (found.commit, found.zip_moment) == ("unknown", (1980, 1, 1, 0, 0, 0))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "zelfscan"', 'name = "zelfscan"\nhomepage = "x"'),
        ('publisher = "the zelfscan authors"\n', ""),
        ("limit_mb = 55", 'limit_mb = "55"'),
        ("limit_mb = 55", "limit_mb = 0"),
        ("zelfscan_{version}_amd64.deb", "../zelfscan_{version}.deb"),
        ("zelfscan_{version}_amd64.deb", "zelfscan.deb"),
        ('id = "tar"', 'id = "deb"'),
        ("minimum_build = 18362", "minimum_build = 10240"),
        ('name = "zelfscan"', 'name = "zelfscan"\nversion = "9.9.9"'),
        ('name = "zelfscan"', 'name = zelfscan"'),
        (" <nobody@zelfscan.invalid>", ""),
        ("17434771-33b8-4a7a-97e6-7a2f4a18906e", "17434771"),
    ],
)
def test_what_is_unknown_missing_or_wrong_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(ManifestError):
        load(_changed(tmp_path, old, new))
