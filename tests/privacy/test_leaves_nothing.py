"""On a borrowed computer: the whole home of its owner is the same before and after, byte for byte."""

import os
import re
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.guest import NOTE, PASSPHRASE
from tests.privacy.screens import an_x_screen, no_screen

ROOT = Path(__file__).resolve().parents[2]
#: What other programs left in this home, in the places where Qt, fonts, dialogues and desktops write.
OF_OTHERS = {
    ".cache/fontconfig/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n",
    ".config/QtProject.conf": "[FileDialog]\nlastVisited=elders\n",
    ".config/dconf/user": "GVariant",
    ".config/gtk-3.0/settings.ini": "[Settings]\n",
    ".local/share/recently-used.xbel": '<?xml version="1.0"?><xbel version="1.0"></xbel>\n',
    ".local/share/zelfscan/vault/key-1.json": "van de eigenaar",
    ".local/share/zelfscan/settings.json": '{"language": "nl"}\n',
    "Documenten/brief.txt": "beste\n",
}
#: Everything with which a program changes what stands on a disk; also through a name that is gone again.
CHANGES = (
    "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,"
    "symlinkat,truncate,chmod,fchmodat,utimensat,mknod,mknodat"
)
#: Files that keep nothing, and the program's own threads.
KEEPS_NOTHING = re.compile(r'"/(dev/(null|tty|shm/|dri/)|proc/(self|\d+)/|memfd:)')
Screen = AbstractContextManager[dict[str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    for name, content in OF_OTHERS.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in (".run", "tmp"):
        (home / name).mkdir(mode=0o700)
    return home


def everything_in(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return all below a folder: kind and rights, when it was changed, and what is in it.

    A folder is changed as well by a file that came and went.
    """
    found = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_mtime_ns, content)
    return found


def the_guest(
    home: Path, screen: Screen, *arguments: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """Let somebody use the program in this home; every place where a program could write is in it."""
    places = {
        "HOME": home,
        "TMPDIR": home / "tmp",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_RUNTIME_DIR": home / ".run",
        "XDG_STATE_HOME": home / ".local/state",
    }
    with screen as environment:
        kept = {
            name: environment[name] for name in ("PATH", "DISPLAY", "QT_QPA_PLATFORM") if name in environment
        }
        there = {name: str(path) for name, path in places.items()}
        return subprocess.run(
            [*before, sys.executable, "-m", "tests.privacy.guest", *arguments],
            cwd=ROOT,
            env=kept | there | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )


def changed_in(log: Path) -> list[str]:
    """Return each call with which something on a disk was made, changed or taken away."""
    calls = [
        line for line in log.read_text().splitlines() if " = -1 " not in line and "<unfinished" not in line
    ]
    opened = re.compile(r"open(at)?\(.*(O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE)|creat\(")
    other = re.compile(r"^\d+ +(?!open|creat)\w+\(")
    changing = [line for line in calls if opened.search(line) or other.search(line)]
    return [line for line in changing if not KEEPS_NOTHING.search(line)]


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(no_screen, id="drawn in memory"),
        pytest.param(an_x_screen, id="on a screen", marks=pytest.mark.needs_tool("Xvfb")),
    ],
)
def test_a_guest_who_keeps_nothing_leaves_the_home_as_it_was(home: Path, screen: Any) -> None:
    before = everything_in(home)
    went = the_guest(home, screen(), "--niets-bewaren")
    assert went.returncode == 0, went.stderr
    assert "ValueError guest.py:" in went.stderr, "the bug that is to be written down did not come about"
    assert everything_in(home) == before


@pytest.mark.parametrize(
    "screen",
    [
        pytest.param(no_screen, id="drawn in memory"),
        pytest.param(an_x_screen, id="on a screen", marks=pytest.mark.needs_tool("Xvfb")),
    ],
)
def test_a_guest_with_a_stick_changes_the_stick_alone(home: Path, tmp_path: Path, screen: Any) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    before = everything_in(home)
    went = the_guest(home, screen(), "--map", str(stick))
    assert went.returncode == 0, went.stderr
    assert everything_in(home) == before
    names = {path.relative_to(stick).parts[0] for path in stick.rglob("*")}
    assert names == {"vault", "settings.json", "errors.log"}
    kept = b"".join(path.read_bytes() for path in stick.rglob("*") if path.is_file())
    assert b'"text_size": 125' in kept
    for secret in (NOTE, PASSPHRASE):
        assert secret.encode() not in kept


def let_python_compile_the_guest() -> None:
    """Let Python put beside the source what it compiles of it, before the program starts and forbids that."""
    subprocess.run(
        [sys.executable, "-c", "import tests.privacy.guest"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        check=True,
        timeout=60,
    )


@pytest.mark.needs_tool("strace")
def test_a_guest_who_keeps_nothing_changes_nothing_on_any_disk(home: Path, tmp_path: Path) -> None:
    let_python_compile_the_guest()
    log = tmp_path / "log"
    strace = ("strace", "-f", "-qq", "-s", "300", "-e", f"trace={CHANGES}", "-o", str(log))
    went = the_guest(home, no_screen(), "--niets-bewaren", before=strace)
    assert went.returncode == 0, went.stderr
    assert "openat(" in log.read_text()
    assert changed_in(log) == []


@pytest.mark.needs_tool("strace")
def test_what_a_program_writes_and_takes_away_again_is_seen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text('x'); p.unlink()"
    command = ["strace", "-f", "-qq", "-s", "300", "-e", f"trace={CHANGES}", "-o", str(log)]
    subprocess.run([*command, sys.executable, "-c", script, str(tmp_path / "weg")], check=True, timeout=60)
    ours = [line for line in changed_in(log) if str(tmp_path) in line]  # not what measures the tests
    assert len(ours) == 2


def test_the_own_folder_is_used_where_nobody_says_otherwise(home: Path) -> None:
    """Without a word the program does write in the home: the comparison above would notice."""
    before = everything_in(home)
    code = "from zelfscan import app; app.make_application();app.make_parts().settings.set_text_size(125)"
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local/share")},
        check=True,
        timeout=60,
    )
    after = everything_in(home)
    assert {name for name in after if after[name] != before.get(name)} == {
        ".local/share/zelfscan",
        ".local/share/zelfscan/settings.json",
    }
