"""A crash of the whole program leaves no copy of its memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

SECRET = "sleutel ligt onder de blauwe bloempot"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such files")
CRASHES = """
import os, resource, sys
from zelfscan.gui.crash_dumps import leave_no_dump
kept = sys.argv[1] * 2
{leave}
resource.setrlimit(resource.RLIMIT_CORE, (-1, -1)) if {limit} else None
os.abort()
"""


def run(code: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@ON_LINUX
def test_neither_a_core_file_nor_a_collector_of_crashes_gets_the_memory() -> None:
    code = (
        "import resource; from pathlib import Path; from zelfscan.gui.crash_dumps import leave_no_dump;"
        "leave_no_dump();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), Path('/proc/self/coredump_filter').read_text())"
    )
    assert run(code).stdout.split() == ["(0,", "0)", "00000000"]


@ON_LINUX
def test_a_core_that_is_taken_all_the_same_holds_no_answer(tmp_path: Path) -> None:
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").strip()
    if pattern[:1] in ("|", "/"):
        pytest.skip("this machine keeps no core files in the folder of the program")
    only_filter = "from zelfscan.gui import crash_dumps; crash_dumps._FILTER.write_text('0')"
    for name, leave in (("open", "pass"), ("shut", only_filter)):
        (tmp_path / name).mkdir()
        run(CRASHES.format(leave=leave, limit=True), SECRET, folder=tmp_path / name)
    cores = {path.parent.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    if "open" not in cores:
        pytest.skip("this machine keeps no core files at all")
    assert SECRET.encode() in cores["open"]
    assert SECRET.encode() not in cores.get("shut", b"")


def test_the_window_leaves_no_dump_from_its_first_moment() -> None:
    code = (
        "from zelfscan.gui import trouble; called = []; trouble.leave_no_dump = lambda: called.append(1);"
        "from zelfscan import app; a = app.make_application(); w = app.make_window(); print(called)"
    )
    assert run(code).stdout.strip() == "[1]"
