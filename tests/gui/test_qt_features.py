"""PySide6 does not read the source of everything that is imported after it."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import json, linecache, sys
from PySide6.QtWidgets import QApplication
from zelfscan.gui.qt_features import leave_sources_unread
worked = leave_sources_unread() if {is_asked} else None
linecache.clearcache()
import zelfscan.gui.main_window
print(json.dumps([worked, sum(name.endswith(("header.py", "theme.py")) for name in linecache.cache)]))
"""


def kept_sources(is_asked: bool) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(is_asked=is_asked)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[object] = json.loads(done.stdout)
    return found


def test_the_source_of_what_is_imported_later_is_not_read() -> None:
    assert kept_sources(is_asked=True) == [True, 0]


def test_without_that_pyside_still_reads_it_so_the_switch_is_still_needed() -> None:
    assert kept_sources(is_asked=False) == [None, 2]
