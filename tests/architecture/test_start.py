"""What is loaded at the start: the command line without Qt, the window without what it needs only later."""

import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT

_QT = ["PySide6", "shiboken6"]
_LATER = ["icalendar", "pikepdf", "reportlab", "ruamel", "sqlcipher3", "sqlite_utils", "xlsxwriter"]


def _loaded(module: str, watched: list[str]) -> list[str]:
    """Import a module in a process of its own and tell which of the watched libraries came along."""
    script = f"import sys, {module}; print(*[name for name in {watched!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(("module", "watched"), [("zelfscan.cli", _QT), ("zelfscan.app", _LATER)])
def test_the_start_loads_no_more_than_it_needs(module: str, watched: list[str]) -> None:
    assert _loaded(module, watched) == []


def test_the_probe_would_notice_a_library() -> None:
    assert _loaded("sqlite_utils", _LATER) == ["sqlite_utils"]
