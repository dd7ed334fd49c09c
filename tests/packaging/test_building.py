"""What every build has in common: rights, limits, tables, and the comparison of two builds."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from release import comparing, folder, sizes
from release.manifest import ROOT, Manifest, load


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
