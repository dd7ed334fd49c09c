"""Sixty kills, spread over everything that the program does with a vault: nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS, JOBS = 60, 11


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="it forks")
def test_sixty_kills_lose_nothing_that_was_acknowledged() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storm", "--kills", str(KILLS), "--seed", "20261126"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["losses"] == 0
    assert found["kills"] == KILLS
    assert [name for name, kills in found["by"].items() if kills < KILLS // JOBS] == []
    assert found["kept"] > KILLS
