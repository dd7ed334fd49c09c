"""Seen from outside: self-test, command line, the whole job and the real window open no network socket."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.privacy.screens import an_x_screen

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "questionnaires" / "example.yaml"
FAMILIES = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_BLUETOOTH")
PROGRAM = (sys.executable, "-m", "zelfscan")
# A port that nothing listens on, on this computer itself: the attempt is what has to be seen.
CALLER = "import socket; s = socket.socket(); s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
ASKER = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close()"


def traced(log: Path, *command: str) -> list[str]:
    return ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), *command]


def network_calls(log: Path, *command: str, environment: dict[str, str] | None = None) -> list[str]:
    """Run a command to its end, and return each call that has to do with another computer."""
    environment = environment or {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        traced(log, *command),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return calls_in(log)


def calls_in(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines() if any(family in line for family in FAMILIES)]


@pytest.mark.needs_tool("strace")
@pytest.mark.parametrize("script", [CALLER, ASKER])
def test_a_program_that_does_use_the_network_is_seen(tmp_path: Path, script: str) -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {script!r}])"
    assert network_calls(tmp_path / "log", sys.executable, "-c", child) != []


@pytest.mark.needs_tool("strace")
def test_the_self_test_opens_no_network_socket(tmp_path: Path) -> None:
    assert network_calls(tmp_path / "log", *PROGRAM, "selftest") == []


@pytest.mark.needs_tool("strace")
def test_making_a_report_opens_no_network_socket(tmp_path: Path) -> None:
    report = tmp_path / "rapport.pdf"
    arguments = ("report", "--pack", "woningscan", "--responses", str(EXAMPLE), "--out", str(report))
    assert network_calls(tmp_path / "log", *PROGRAM, *arguments) == []
    assert report.read_bytes().startswith(b"%PDF-")


@pytest.mark.needs_tool("strace")
def test_the_whole_job_opens_no_socket_of_any_kind(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert network_calls(log, *PROGRAM, "prove-offline") == []
    assert log.read_text() == "", "not even to this computer itself: there is no screen to reach"


@pytest.mark.needs_tool("strace", "Xvfb")
def test_the_whole_job_on_a_screen_opens_no_socket_but_the_one_to_the_screen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with an_x_screen() as environment:
        assert network_calls(log, *PROGRAM, "prove-offline", environment=environment) == []
    made = [line for line in log.read_text().splitlines() if re.search(r"\bsocket\(", line)]
    assert made, "without the socket to the screen nothing was seen at all"
    assert [line for line in made if "AF_UNIX" not in line] == []


@pytest.mark.needs_tool("strace", "Xvfb")
def test_the_window_on_a_screen_opens_no_network_socket(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with an_x_screen() as environment:
        program = subprocess.Popen(
            traced(log, *PROGRAM),
            cwd=ROOT,
            env=environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            time.sleep(6)
            assert program.poll() is None, "the window closed by itself"
        finally:
            os.killpg(program.pid, signal.SIGTERM)
            program.wait()
    # The screen itself is reached over a local socket: without that, nothing was seen at all.
    assert "AF_UNIX" in log.read_text()
    assert calls_in(log) == []
