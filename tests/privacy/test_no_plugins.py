"""No plug-in of others reads along: a package that is installed beside the program is not loaded by it."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT

_SPY = """
print("a plug-in was loaded")

class plugin:
    new_schema_validator = staticmethod(lambda *_all: (None, None, None))
"""
_RUN = "{first}import sqlite_utils\nfrom zelfscan.core.pack import EmergencyCard\nprint('done')"


def _said(folder: Path, first: str) -> str:
    """Read models beside a package that offers plug-ins, and return what was said."""
    (folder / "spy.py").write_text(_SPY, encoding="utf-8")
    records = folder / "spy-1.0.dist-info"
    records.mkdir(exist_ok=True)
    (records / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1.0\n", encoding="utf-8")
    (records / "entry_points.txt").write_text("[pydantic]\nspy = spy:plugin\n", encoding="utf-8")
    code = f"import sys\nsys.path.insert(0, {str(folder)!r})\n{_RUN.format(first=first)}"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.stdout.endswith("done\n"), ended.stderr
    return ended.stdout.removesuffix("done\n")


def test_a_plug_in_that_is_installed_beside_the_program_is_not_loaded(tmp_path: Path) -> None:
    assert _said(tmp_path, "from zelfscan.__main__ import leave_out\nleave_out()\n") == ""


def test_without_our_doing_it_would_be_loaded(tmp_path: Path) -> None:
    assert _said(tmp_path, "") == "a plug-in was loaded\n"


def test_the_program_leaves_plug_ins_out_before_it_does_anything_else(tmp_path: Path) -> None:
    started = "from zelfscan.__main__ import main\nmain(['packs', '--json'])\n"
    assert "a plug-in was loaded" not in _said(tmp_path, started)
