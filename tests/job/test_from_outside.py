"""The program as the rest of the computer sees it: no network, and nothing lost when it is killed."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.job.driver import PASSPHRASE
from zelfscan.paths import vault_folder
from zelfscan.presenters.lock_desk import open_vault

ROOT = Path(__file__).resolve().parents[2]
_NETWORK = ("AF_INET", "AF_INET6", "AF_NETLINK")


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, timeout=100, check=False
    )


def test_an_abrupt_end_loses_no_answer(tmp_path: Path) -> None:
    ended = _run(sys.executable, "-m", "tests.job.driver", "dies", str(tmp_path))
    assert ended.returncode == 9, ended.stderr

    opened = open_vault(vault_folder(), PASSPHRASE, datetime.now(UTC))
    assert len(opened.journal.responses().values) == 6
    route, item = opened.journal.last_place("zelfscan") or ("", "")
    assert route == "kort"
    assert item in opened.journal.responses().values
    opened.vault.close()


@pytest.mark.needs_tool("strace")
def test_no_socket_for_a_network_is_opened_during_the_whole_job(tmp_path: Path) -> None:
    log = tmp_path / "strace.log"
    traced = ("strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(log))
    ended = _run(*traced, sys.executable, "-m", "tests.job.driver", "whole", str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "rapport.pdf").exists()
    calls = [line for line in log.read_text().splitlines() if any(family in line for family in _NETWORK)]
    assert calls == []
