"""Argon2 is there without asking the system anything that would start another program."""

import subprocess
import sys

AS_ON_WINDOWS = """
import platform, subprocess, sys, {first}

def told(*asked):
    raise AssertionError("the system was asked: Windows would start cmd.exe for this")

platform.uname = told
kept = platform.machine
sys.platform = "win32"
import {module}
print("left as it was" if platform.machine is kept else "platform.machine was changed for good")
"""


def _import_as_on_windows(module: str) -> subprocess.CompletedProcess[str]:
    script = AS_ON_WINDOWS.format(module=module, first="ctypes, tempfile, shutil")
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_our_door_to_argon2_asks_windows_nothing_and_changes_nothing_for_others():
    done = _import_as_on_windows("zelfscan.crypto.argon")
    assert done.stdout.strip() == "left as it was", done.stderr


def test_argon2_without_our_door_would_ask_so_the_test_above_means_something():
    assert "the system was asked" in _import_as_on_windows("argon2.low_level").stderr
