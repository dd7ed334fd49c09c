"""``dev.py``: what a newcomer meets, tried on a small project that needs no packages."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

_PROGRAM = """\
import pathlib, sys
print(*sys.argv[1:], pathlib.Path.cwd().name, sep="|")
sys.exit(7)
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="about displays and packages of Linux")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the real ``dev.py``, an empty lock, and a program that repeats its arguments."""
    root = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "dev.py", root)
    (root / "requirements").mkdir()
    (root / "requirements" / "run.txt").write_text("# nothing\n", encoding="utf-8")
    (root / "zelfscan").mkdir()
    (root / "zelfscan" / "__main__.py").write_text(_PROGRAM, encoding="utf-8")
    (root / "elsewhere").mkdir()
    return root


def _dev(project: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``dev.py`` from another folder, on a machine without a display."""
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, str(project / "dev.py"), *arguments],
        cwd=project / "elsewhere",
        env=environment | settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_run_passes_arguments_on_and_adds_nothing_but_the_set_up_on_standard_error(project: Path) -> None:
    first = _dev(project, "run", "score", "--json", "two words")
    assert (first.returncode, first.stdout) == (7, "score|--json|two words|elsewhere\n"), first.stderr
    again = _dev(project, "run", "--help")
    assert (again.returncode, again.stdout, again.stderr) == (7, "--help|elsewhere\n", "")


def test_run_sets_up_anew_when_the_lock_changed(project: Path) -> None:
    _dev(project, "run", "x")
    lock = project / "requirements" / "run.txt"
    lock.write_text(lock.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert "Setting up .venv" in _dev(project, "run", "x").stderr
    assert _dev(project, "run", "x").stderr == ""


@on_linux
def test_run_without_a_display_says_so_in_a_sentence(project: Path) -> None:
    done = _dev(project, "run")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no display" in done.stderr
    assert "python3 dev.py run packs --json" in done.stderr


@on_linux
def test_run_with_a_display_starts_the_window(project: Path) -> None:
    assert _dev(project, "run", "x", WAYLAND_DISPLAY="wayland-0").returncode == 7
    assert _dev(project, "run", WAYLAND_DISPLAY="wayland-0").stdout == "elsewhere\n"


@pytest.mark.parametrize("arguments", [[], ["start"]], ids=["nothing", "unknown"])
def test_anything_else_shows_what_there_is(project: Path, arguments: list[str]) -> None:
    done = _dev(project, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "dev.py run" in done.stderr


def test_an_older_python_can_read_the_file() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 0), (3, 15, 0)], ids=lambda version: str(version[1]))
def test_a_python_that_is_not_supported_gets_one_sentence(version: tuple[int, int, int]) -> None:
    pretend = f"import runpy, sys; sys.version_info = {version}; runpy.run_path({str(ROOT / 'dev.py')!r})"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"this is Python 3.{version[1]}" in done.stderr
