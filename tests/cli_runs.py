"""The command line as somebody else sees it: a program of its own, with its output and its exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FRONT_DESK = str(ROOT / "tests" / "data" / "packs" / "front-desk")
DAY = ("--date", "2026-11-23")


@dataclass(frozen=True)
class Run:
    """What one run printed, as bytes, and how it ended."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """Return standard error as text."""
        return self.err.decode("utf-8")


def run(*arguments: str, **settings: Any) -> Run:
    """Run ``python -m zelfscan`` and wait for it."""
    command = [sys.executable, "-m", "zelfscan", *arguments]
    environment = {**os.environ, **settings.pop("env", {})}
    settings = {"stdin": subprocess.DEVNULL, "cwd": ROOT, "timeout": 60, **settings}
    done = subprocess.run(command, capture_output=True, env=environment, check=False, **settings)
    return Run(done.returncode, done.stdout, done.stderr)


def refusal(*arguments: str, **settings: Any) -> str:
    """Run something that has to fail, and return its one sentence."""
    found = run(*arguments, **settings)
    assert (found.code, found.out) == (2, b""), found
    assert found.said.endswith("\n") and found.said.count("\n") == 1, found.said
    assert "Traceback" not in found.said
    return found.said.rstrip("\n")
