"""The project is compliant with REUSE, says the tool of REUSE; ``python3 dev.py test`` brings that tool."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.test_licences import licence_of
from tests.architecture.tree import ROOT

_PLACE = ROOT / "build" / "reuse" / ("Scripts" if sys.platform == "win32" else "bin")
_SOURCE_LOCK = ROOT / "requirements" / "reuse-source.txt"


@cache
def _lint(root: Path) -> dict[str, Any]:
    tool = shutil.which("reuse", path=str(_PLACE))
    assert tool, "the tool of REUSE is not there yet: python3 dev.py test sets it up"
    done = subprocess.run(
        [tool, "--root", str(root), "lint", "--json"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _licences(root: Path) -> dict[str, list[str]]:
    """Give path → the licences that the tool reads for it."""
    return {
        file["path"]: [expression["value"] for expression in file["spdx_expressions"]]
        for file in _lint(root)["files"]
    }


def test_every_file_has_a_holder_and_a_licence() -> None:
    found = _lint(ROOT)
    faults = {kind: what for kind, what in found["non_compliant"].items() if what}
    assert (faults, found["summary"]["compliant"]) == ({}, True)
    assert found["summary"]["files_total"] > 1500
    assert found["reuse_spec_version"] == "3.3"


def test_the_licences_in_use_are_those_whose_text_is_here() -> None:
    texts = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    assert set(_lint(ROOT)["summary"]["used_licenses"]) == texts


@pytest.mark.parametrize(
    ("path", "licence"),
    [
        ("zelfscan/core/scoring.py", "EUPL-1.2"),
        ("packaging/manifest.toml", "EUPL-1.2"),
        ("tests/data/vault-1/key-1.json", "EUPL-1.2"),
        ("resources/icons/balk.svg", "EUPL-1.2"),
        ("questionnaires/catalogue/sources.yaml", "CC-BY-4.0"),
        ("docs/pictures/start.png", "CC-BY-4.0"),
        ("README.md", "CC-BY-4.0"),
        ("benchmarks/README.md", "CC-BY-4.0"),
        ("tests/data/packs/two-doors/pack.yaml", "CC-BY-4.0"),
        ("resources/fonts/AtkinsonHyperlegible-Bold.ttf", "OFL-1.1"),
        ("resources/licences/Python.txt", "LicenseRef-licence-texts"),
        ("resources/licences/libraries.json", "LicenseRef-licence-texts"),
    ],
)
def test_each_kind_of_file_has_its_own_licence(path: str, licence: str) -> None:
    assert _licences(ROOT)[path] == [licence]


def test_the_quick_check_of_the_licences_reads_what_the_tool_reads() -> None:
    differing = {
        path: licences
        for path, licences in _licences(ROOT).items()
        if licences != [licence_of(ROOT / path)] and (ROOT / path).exists()
    }
    assert differing == {}


def test_a_new_place_without_a_decision_is_noticed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "REUSE.toml", tmp_path)
    shutil.copytree(ROOT / "LICENSES", tmp_path / "LICENSES")
    for place in ("zelfscan", "elsewhere"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "new.py").write_text("pass\n", encoding="utf-8")
    found = _lint(tmp_path)
    assert not found["summary"]["compliant"]
    assert found["non_compliant"]["missing_licensing_info"] == [str(tmp_path / "elsewhere" / "new.py")]


def test_the_tool_is_built_from_one_source_that_is_locked() -> None:
    lines = [line for line in _SOURCE_LOCK.read_text(encoding="utf-8").splitlines() if line[:1] not in "# "]
    assert [line.partition("==")[0] for line in lines] == ["reuse"]
    assert "--hash=sha256:" in _SOURCE_LOCK.read_text(encoding="utf-8")
