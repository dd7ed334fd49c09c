"""The program proves from inside that it speaks to nobody; here it is seen that the proof would notice."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tests.privacy.screens import no_screen

ROOT = Path(__file__).resolve().parents[2]
SILENT = "Uitslag: geen verbinding gemaakt en geen poging gedaan."
STEPS = 16
COUNTED = ("sockets gemaakt", "verzoeken over internet", "andere programma's", "netwerkbibliotheken geopend")
#: The whole job is one step, which does something that the job never does.
DOES = """
import sys
sys.modules["ssl"] = None  # as __main__ does
from zelfscan import app
from zelfscan.gui import offline_proof
def deed():
    {deed}
    return ""
offline_proof.Job.steps = lambda job: iter([("een stap", deed)])
sys.exit(app.prove_offline())
"""
LIBRARIES = """
from zelfscan import app
from zelfscan.gui.offline_watch import loaded_libraries
import sys
sys.modules["ssl"] = None  # as __main__ does
assert app.prove_offline() == 0
print("BIBLIOTHEKEN", *loaded_libraries())
"""
#: What could carry a scan to another computer. Left out of the built program, where Qt allows it.
REFUSED = (
    "QtNetwork",
    "Qt6Network",
    "WebEngine",
    "WebSockets",
    "QtQml",
    "Qt6Qml",
    "Quick",
    "libcurl",
    "libssl",
)
#: Every part of Qt that the window loads. Qt6DBus hangs on Qt6Gui itself: it speaks to programs of the same
#: computer, such as a screen reader, and to nobody where there is no bus.
PARTS_OF_QT = {"Core", "DBus", "Gui", "Svg", "Widgets"}


def run(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    with no_screen() as environment:
        return subprocess.run(
            command,
            cwd=ROOT,
            env={**environment, **more},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )


def prove(*before: str) -> subprocess.CompletedProcess[str]:
    return run(*before, sys.executable, "-m", "zelfscan", "prove-offline")


def count_of(words: str, said: str) -> int:
    (line,) = [each for each in said.splitlines() if words in each]
    return int(line.split()[0])


def test_the_whole_job_is_done_and_nothing_is_counted(tmp_path: Path) -> None:
    proved = prove()
    lines = proved.stdout.splitlines()
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert len([line for line in lines if line.startswith("goed  ")]) == STEPS
    counts = [int(line.split()[0]) for line in lines if line[:7].strip().isdigit()]
    assert counts == [0] * 7
    assert lines[-1] == SILENT
    assert proved.stderr == ""


def test_the_proof_leaves_nothing(user_folder: Path) -> None:
    assert run(sys.executable, "-m", "zelfscan", "prove-offline", TMPDIR=str(user_folder)).returncode == 0
    assert [path for path in user_folder.rglob("*") if path.is_file()] == []


@pytest.mark.needs_tool("unshare")
def test_without_any_network_the_whole_job_goes_the_same_way() -> None:
    if run("unshare", "-rn", "true").returncode:
        pytest.skip("this machine lets nobody make a network of their own")
    cut_off = prove("unshare", "-rn")
    tries = "import socket; print(socket.socket().connect_ex(('127.0.0.1', 9)))"
    assert int(run("unshare", "-rn", sys.executable, "-c", tries).stdout) == errno.ENETUNREACH
    there = prove()
    assert (cut_off.returncode, cut_off.stdout) == (there.returncode, there.stdout)
    assert cut_off.returncode == 0


@pytest.mark.parametrize(
    ("deed", "counted"),
    [
        pytest.param("import socket; socket.socket().close()", "sockets gemaakt", id="a socket"),
        pytest.param(
            "import socket; socket.gethostbyname('127.0.0.1')", "sockets gemaakt", id="looking up a name"
        ),
        pytest.param("import socket; socket.socketpair()[0].close()", "sockets gemaakt", id="a pair"),
        pytest.param(
            "import http.client; c = http.client.HTTPConnection('127.0.0.1', 9); c.timeout = 1\n"
            "    try: c.request('GET', '/')\n    except OSError: pass",
            "verzoeken over internet",
            id="a request",
        ),
        pytest.param("import os; os.system('true')", "andere programma's", id="a command"),
        pytest.param(
            "import subprocess; subprocess.run([sys.executable, '-c', ''])",
            "andere programma's",
            id="a program",
        ),
        pytest.param("import os; os.waitpid(os.fork() or os._exit(0), 0)", "andere programma's", id="a twin"),
        pytest.param(
            "import ctypes\n    try: ctypes.CDLL('libcurl.so.4')\n    except OSError: pass",
            "netwerkbibliotheken geopend",
            id="a library",
        ),
    ],
)
def test_what_python_does_is_counted_and_fails_the_proof(deed: str, counted: str) -> None:
    proved = run(sys.executable, "-c", DOES.format(deed=deed))
    assert proved.returncode == 1, proved.stdout + proved.stderr
    assert count_of(counted, proved.stdout) >= 1
    by_others = [count_of(each, proved.stdout) for each in COUNTED if each != counted]
    assert sum(by_others) == 0 or counted == "verzoeken over internet", "only a request comes with a socket"
    assert "Uitslag: FOUT." in proved.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process its own sockets")
def test_what_qt_opens_by_itself_is_seen_though_python_hears_nothing_of_it() -> None:
    deed = (
        "from PySide6.QtNetwork import QHostAddress, QTcpServer\n"
        "    app.kept = QTcpServer(); assert app.kept.listen(QHostAddress.SpecialAddress.LocalHost)"
    )
    proved = run(sys.executable, "-c", DOES.format(deed=deed))
    assert proved.returncode == 1, proved.stdout + proved.stderr
    assert count_of("sockets gemaakt", proved.stdout) == 0
    assert count_of("naar een andere computer kunnen", proved.stdout) >= 1
    assert "libQt6Network" in proved.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process its own sockets")
def test_a_socket_within_the_computer_is_named_apart() -> None:
    # Made in C, so that Python's own count stays at zero.
    deed = "import ctypes; assert ctypes.CDLL(None).socket(1, 1, 0) > 0"
    proved = run(sys.executable, "-c", DOES.format(deed=deed))
    assert proved.returncode == 0, proved.stdout + proved.stderr
    assert count_of("binnen deze computer", proved.stdout) == 1


def test_a_job_that_gets_stuck_proves_nothing() -> None:
    deed = "raise offline_proof.Stuck('de deur klemt')"
    proved = run(sys.executable, "-c", DOES.format(deed=deed))
    assert proved.returncode == 1
    assert "FOUT  een stap: de deur klemt" in proved.stdout
    assert "Uitslag: niet bewezen. Het werk kwam niet af." in proved.stdout


def test_a_count_that_does_not_work_proves_nothing() -> None:
    deaf = "import sys; sys.addaudithook = lambda hook: None\n"
    proved = run(sys.executable, "-c", deaf + DOES.format(deed="pass"))
    assert proved.returncode == 1
    assert "De teller werkt hier niet." in proved.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process its own libraries")
def test_no_library_that_could_speak_over_a_network_is_loaded_by_the_whole_job() -> None:
    proved = run(sys.executable, "-c", LIBRARIES)
    assert proved.returncode == 0, proved.stdout + proved.stderr
    loaded = proved.stdout.splitlines()[-1].split()[1:]
    assert [name for name in loaded if any(each in name for each in REFUSED)] == []
    parts = {name.split(".")[0].removeprefix("libQt6") for name in loaded if name.startswith("libQt6")}
    assert parts == PARTS_OF_QT


def test_the_program_starts_without_what_speaks_tls() -> None:
    code = (
        "import sys; from zelfscan.__main__ import main; sys.argv = ['zelfscan']; main(['packs'])\n"
        "import zelfscan.report.finishing\n"
        "print('ssl' in sys.modules and sys.modules['ssl'] is None, '_ssl' in sys.modules)"
    )
    assert run(sys.executable, "-c", code).stdout.splitlines()[-1] == "True False"
