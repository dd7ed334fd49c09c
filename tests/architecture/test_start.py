"""What is loaded at the start: the command line without Qt, the window without what it needs only later."""

import os
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


def test_the_window_is_painted_before_the_policy_is_read_or_anything_of_it_is_imported() -> None:
    script = (
        "import sys; from zelfscan import app; application = app.make_application(); "
        "window = app.make_window(); window.show(); application.processEvents(); "
        "print(*[name for name in sys.modules if name.startswith(('zelfscan.policy', 'pydantic.'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.split() == []
