"""The workflow that makes a release: what it can be asked without a place that runs it."""

import base64
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from release.manifest import ROOT

FILE = ROOT / ".github" / "workflows" / "release.yml"
SECRETS = ("SIGNING_KEY", "SIGNING_PASSWORD", "CODE_SIGNING_PFX", "CODE_SIGNING_PASSWORD")
PYTHON = """#!/bin/bash
[ "$*" = "dev.py build" ] || exit 3
umask > "$RUNNER_TEMP/umask"
env | grep -E "^ZELFSCAN_" | sort > "$RUNNER_TEMP/given"
env | grep -E "SIGNING" | grep -v "^ZELFSCAN_" > "$RUNNER_TEMP/left"
mkdir -p dist/release && echo package > dist/release/package
"""


@pytest.fixture(scope="module")
def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = YAML(typ="safe").load(FILE)["jobs"]["linux"]["steps"]
    return found


def _build(steps: list[dict[str, Any]], place: Path, **given: str) -> Path:
    """Run the step that builds, with a Python that only writes down how it was started."""
    step = next(each for each in steps if "dev.py build" in each.get("run", ""))
    assert set(step["env"]) == set(SECRETS)
    (place / "bin").mkdir()
    python = place / "bin" / "python3"
    python.write_text(PYTHON, encoding="ascii")
    python.chmod(0o755)
    kept = place / "temp"
    kept.mkdir()
    known = {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "RUNNER_TEMP": str(kept)}
    secrets = {name: given.get(name, "") for name in SECRETS}
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=place,
        env={**known, **secrets},
        umask=0o022,
        check=True,
    )
    return kept


@pytest.mark.needs_tool("base64")
def test_keys_are_only_for_who_builds_and_packages_for_everybody(
    steps: list[dict[str, Any]], tmp_path: Path
) -> None:
    code = base64.b64encode(b"\x30\x82 a certificate").decode("ascii")
    kept = _build(
        steps, tmp_path, SIGNING_KEY="a key", SIGNING_PASSWORD="word", CODE_SIGNING_PFX=code,
        CODE_SIGNING_PASSWORD="other word",
    )  # fmt: skip
    found = dict(line.split("=", 1) for line in (kept / "given").read_text(encoding="ascii").splitlines())
    assert {name: Path(path).read_bytes() for name, path in found.items()} == {
        "ZELFSCAN_RELEASE_KEY": b"a key",
        "ZELFSCAN_RELEASE_KEY_PASSWORD": b"word",
        "ZELFSCAN_CODE_SIGNING_PFX": b"\x30\x82 a certificate",
        "ZELFSCAN_CODE_SIGNING_PASSWORD": b"other word",
    }
    assert all(Path(path).stat().st_mode & 0o077 == 0 for path in found.values())
    assert (kept / "umask").read_text(encoding="ascii").strip() == "0022"
    assert (tmp_path / "dist/release/package").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "dist/release").stat().st_mode & 0o777 == 0o755
    assert (kept / "left").read_text(encoding="ascii") == ""


@pytest.mark.needs_tool("base64")
def test_without_keys_nothing_is_said_to_be_signed(steps: list[dict[str, Any]], tmp_path: Path) -> None:
    kept = _build(steps, tmp_path)
    assert (kept / "given").read_text(encoding="ascii") == ""


@pytest.mark.needs_tool("base64")
def test_what_holds_keys_is_thrown_away_whatever_happens(steps: list[dict[str, Any]], tmp_path: Path) -> None:
    kept = _build(steps, tmp_path, SIGNING_KEY="a key")
    step = next(each for each in steps if "rm -rf" in each.get("run", ""))
    assert step["if"] == "always()"
    subprocess.run(["bash", "-c", step["run"]], env={**os.environ, "RUNNER_TEMP": str(kept)}, check=True)
    assert not [path for path in kept.rglob("*") if path.is_file() and b"a key" in path.read_bytes()]


def test_every_python_is_the_one_that_was_chosen_and_never_that_of_another_user() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert "sudo" not in text
    assert text.count('"$(command -v python3)" dev.py') == 2
