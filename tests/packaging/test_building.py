"""What every build has in common: rights, limits, tables, and the comparison of two builds."""

import importlib.util
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from release import comparing, digests, folder, sizes
from release.manifest import ROOT, Manifest, load
from zelfscan.crypto import minisign


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return load()


@pytest.fixture(scope="module")
def building() -> Any:
    spec = importlib.util.spec_from_file_location("zelfscan_build", ROOT / "packaging" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("size", "code"), [(55_000_000, 0), (55_000_001, 1)])
def test_a_package_that_is_too_large_fails_the_build(
    building: Any,
    manifest: Manifest,
    tmp_path: Path,
    size: int,
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package = tmp_path / manifest.file_name("deb")
    with package.open("wb") as file:
        file.truncate(size)
    assert building._told([package], manifest) == code
    assert package.name in capsys.readouterr().out


@pytest.mark.parametrize(
    "left", ["zelfscan-0.0.9-setup-x64.exe", "zelfscan_0.0.9_amd64.deb", "zelfscan-0.0.9-beheer.zip", "x.exe"]
)
def test_what_an_earlier_version_left_is_never_signed_as_this_one(
    building: Any, manifest: Manifest, tmp_path: Path, left: str
) -> None:
    (tmp_path / left).write_text("x", encoding="ascii")
    (tmp_path / manifest.file_name("deb")).write_text("x", encoding="ascii")
    with pytest.raises(folder.BuildError, match=rf"{re.escape(left)}\. Move or delete it"):
        building.refuse_others(tmp_path, manifest)


def test_all_that_a_release_holds_may_be_there_when_one_system_is_built_again(
    building: Any, manifest: Manifest, tmp_path: Path
) -> None:
    names = [manifest.file_name(each.id) for each in manifest.packages]
    names += [f"zelfscan-{manifest.version}-{system}.cdx.json" for system in ("linux", "windows")]
    names += [f"zelfscan-{manifest.version}-beheer.zip", "release.json", "SHA256SUMS", "SHA256SUMS.minisig"]
    for name in names:
        (tmp_path / name).write_text("x", encoding="ascii")
    building.refuse_others(tmp_path, manifest)


@pytest.fixture
def short_build(building: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let a build of the packages for Linux be one file, and return the folder in which it comes."""

    def linux(known: Manifest, out: Path) -> list[Path]:
        package = out / known.file_name("deb")
        package.write_text("made now", encoding="ascii")
        return [package]

    monkeypatch.setattr(building, "OUT", tmp_path)
    monkeypatch.setattr(building, "linux", linux)
    monkeypatch.setattr(building, "LINUX_TOOLS", {})
    monkeypatch.setattr(building.readable_kit, "make", lambda out, known: linux(known, out)[0])
    monkeypatch.delenv(digests.KEY_VARIABLE, raising=False)
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="packages are made on Linux")
def test_a_build_beside_an_older_package_stops_before_anything_is_made(
    building: Any, short_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (short_build / "zelfscan-0.0.9-setup-x64.exe").write_text("old", encoding="ascii")
    assert building.main(["--only", "linux"]) == 2
    assert "zelfscan-0.0.9-setup-x64.exe" in capsys.readouterr().err
    assert [path.name for path in short_build.iterdir()] == ["zelfscan-0.0.9-setup-x64.exe"]


@pytest.mark.skipif(sys.platform != "linux", reason="packages are made on Linux")
def test_a_build_ends_with_the_check_that_everybody_does_who_gets_it(
    building: Any, short_build: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert building.main(["--only", "linux"]) == 0
    write = digests.write

    def write_and_change(out: Path, known: Manifest, used: dict[str, str]) -> None:
        write(out, known, used)
        (out / known.file_name("deb")).write_text("changed since", encoding="ascii")

    monkeypatch.setattr(building.digests, "write", write_and_change)
    assert building.main(["--only", "linux"]) == 2
    assert "was changed after SHA256SUMS was made" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="packages are made on Linux")
def test_a_build_that_signs_fits_the_key_that_was_given(
    building: Any,
    short_build: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    secret, key = minisign.new_secret_key(), tmp_path_factory.mktemp("keys") / "key"
    key.write_bytes(minisign.secret_key_file(secret, None))
    monkeypatch.setenv(digests.KEY_VARIABLE, str(key))
    assert building.main(["--only", "linux"]) == 0
    assert digests.public_key() == secret.public.text
    assert digests.check(short_build, secret.public.text)


def test_nobody_but_the_owner_may_change_what_was_built(manifest: Manifest, tmp_path: Path) -> None:
    built = tmp_path / "zelfscan"
    (built / "_internal").mkdir(parents=True)
    for name in ("zelfscan", "_internal/a.so", "_internal/zelfscan"):
        (built / name).write_text("x", encoding="ascii")
        (built / name).chmod(0o777)
    folder.settle(built, manifest)
    rights = {path.relative_to(built).as_posix(): path.stat().st_mode & 0o777 for path in built.rglob("*")}
    assert rights == {
        "zelfscan": 0o755,
        "_internal": 0o755,
        "_internal/a.so": 0o644,
        "_internal/zelfscan": 0o644,
    }
    assert {int(path.stat().st_mtime) for path in built.rglob("*")} == {manifest.moment}


def test_what_pyinstaller_wrote_down_is_read_without_its_options(tmp_path: Path) -> None:
    (tmp_path / "COLLECT-00.toc").write_text("([('a.so', '/x/a.so', 'BINARY')],)", encoding="utf-8")
    (tmp_path / "PYZ-00.toc").write_text("('/x/y', [('os', '/p/os.py', 'PYMODULE')])", encoding="utf-8")
    (tmp_path / "PKG-00.toc").write_text("([('pyi-option', '', 'OPTION')], True)", encoding="utf-8")
    assert [(part.name, part.kind) for part in folder.parts(tmp_path)] == [
        ("a.so", "BINARY"),
        ("os", "PYMODULE"),
    ]


def test_neither_chance_nor_clock_nor_language_has_a_say(manifest: Manifest) -> None:
    environment = folder.quiet_environment(manifest)
    assert environment["PYTHONHASHSEED"] == "0"
    assert environment["SOURCE_DATE_EPOCH"] == str(manifest.moment)
    assert (environment["TZ"], environment["LC_ALL"]) == ("UTC", "C.UTF-8")


def test_two_builds_that_differ_are_told_apart_file_by_file(tmp_path: Path) -> None:
    for side in ("one", "other"):
        (tmp_path / side / "in").mkdir(parents=True)
        (tmp_path / side / "in" / "same").write_text("same", encoding="ascii")
        (tmp_path / side / "bytes").write_text(side, encoding="ascii")
        (tmp_path / side / "rights").write_text("x", encoding="ascii")
        (tmp_path / side / "link").symlink_to(side)
    (tmp_path / "one" / "only").write_text("x", encoding="ascii")
    os.chmod(tmp_path / "other" / "rights", 0o700)  # noqa: PTH101
    found = list(comparing.differences(tmp_path / "one", tmp_path / "other"))
    assert [line.split(":")[1].strip() for line in found] == ["bytes", "link", "only", "rights"]
    assert [comparing._is_only_rights(line) for line in found] == [False, False, False, True]


def test_two_builds_that_are_the_same_have_no_differences(tmp_path: Path) -> None:
    for side in ("one", "other"):
        (tmp_path / side).mkdir()
        (tmp_path / side / "x").write_text("x", encoding="ascii")
    assert list(comparing.differences(tmp_path / "one", tmp_path / "other")) == []


def test_the_table_puts_the_largest_first_and_what_is_small_together() -> None:
    made = sizes.table([("Qt", 31_500_000), ("a", 1_000), ("b", 2_000), ("zelfscan", 11_000_000)])
    assert made.splitlines()[2:] == [
        "| Qt | 31.5 |",
        "| zelfscan | 11.0 |",
        "| 2 others together | 0.0 |",
        "| **all** | **42.5** |",
    ]


def test_a_page_without_a_place_for_the_table_is_refused() -> None:
    page = f"before\n{sizes.BEGIN}old\n{sizes.END}after\n"
    assert sizes.replaced(page, "new") == f"before\n{sizes.BEGIN}\nnew\n{sizes.END}after\n"
    with pytest.raises(ValueError, match="no place"):
        sizes.replaced("a page", "new")


def test_what_a_component_takes_counts_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.so").write_bytes(b"x" * 300_000)
    (tmp_path / "link.so").symlink_to("a.so")
    files = [{"type": "file", "name": name} for name in ("a.so", "link.so")]
    inside = {"type": "library", "name": "compiled in"}
    text = json.dumps({"components": [{"name": "one", "components": [*files, inside]}, {"name": "none"}]})
    assert sizes.by_component(text, tmp_path) == [("one", 300_000), ("none", 0)]


def test_the_packages_stand_in_the_table_with_their_limits() -> None:
    facts = json.dumps(
        {"files": [{"name": "a.deb", "bytes": 46_600_000, "limit": 55_000_000}, {"name": "b.json"}]}
    )
    assert sizes.packages(facts).splitlines()[2:] == ["| `a.deb` | 46.6 | 55 |"]
