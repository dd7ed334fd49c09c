"""Who may know whom: the contracts of import-linter hold, and they would notice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

_LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
# Where an import is planted, what is imported there, and what the contracts must refuse it for.
_TRESPASSES = [
    ("core", "import pathlib", "pathlib"),
    ("charts", "import time", "time"),
    ("core", "import zelfscan.charts.planted", "zelfscan.charts.planted"),
    ("store", "import zelfscan.gui.planted", "zelfscan.gui.planted"),
    ("presenters", "from PySide6 import QtCore", "PySide6"),
    ("gui", "import sqlite_utils", "sqlite_utils"),
    ("gui", "import sqlite3", "sqlite3"),
    ("store", "from cryptography.hazmat.primitives import hashes", "cryptography"),
    ("gui", "from reportlab.pdfgen import canvas", "reportlab"),
    ("presenters", "import pikepdf", "pikepdf"),
    ("core", "from ruamel.yaml import YAML", "ruamel"),
    ("store", "from PIL import Image", "PIL"),
    ("packs", "import urllib.request", "urllib"),
]


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    wide = dict(os.environ, COLUMNS="200")  # so that no line of the verdict is folded
    return subprocess.run(
        [sys.executable, "-c", _LINT],
        cwd=folder,
        env=wide,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, with an empty module ``planted`` in every room."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "zelfscan", ignore=shutil.ignore_patterns("__pycache__"))
    for room in (tmp_path / "zelfscan").glob("*/__init__.py"):
        room.with_name("planted.py").write_text("", encoding="utf-8")
    return tmp_path


def test_each_room_imports_only_what_it_may() -> None:
    lint = _lint_imports(ROOT)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_the_contracts_refuse_every_trespass(checkout: Path) -> None:
    for room, line, _ in _TRESPASSES:
        with (checkout / "zelfscan" / room / "planted.py").open("a", encoding="utf-8") as planted:
            planted.write(f"{line}\n")
    lint = _lint_imports(checkout)
    for room, _, imported in _TRESPASSES:
        assert f"zelfscan.{room}.planted -> {imported} (" in lint.stdout


def test_the_contracts_refuse_a_circle(checkout: Path) -> None:
    (checkout / "zelfscan/core/planted.py").write_text("import zelfscan.core.planted_too\n", encoding="utf-8")
    (checkout / "zelfscan/core/planted_too.py").write_text("import zelfscan.core.planted\n", encoding="utf-8")
    assert "no circles at any depth BROKEN" in _lint_imports(checkout).stdout


def test_the_contracts_refuse_a_module_without_a_place(checkout: Path) -> None:
    (checkout / "zelfscan/planted.py").write_text("", encoding="utf-8")
    assert "each room knows only the rooms below it BROKEN" in _lint_imports(checkout).stdout
