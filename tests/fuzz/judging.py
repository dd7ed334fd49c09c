"""What must hold for every reader, whatever it is given.

Either it reads, or it raises the error that it promises, with a text that can be shown; nothing outside the
folder of the input is opened, and nothing is left or changed on the disk.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.fuzz.mutating import Shape
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content import PackError

ROOT = Path(__file__).resolve().parents[2]
MAX_LINE = 2_000
"""No line of an error is longer; a whole file in a sentence helps nobody."""

Outcome = Literal["read", "refused"]
Reading = Callable[[], object]

_OWN = tuple(
    os.path.realpath(folder)
    for folder in (
        ROOT / "zelfscan",
        ROOT / "questionnaires",
        ROOT / "resources",
        ROOT / "tests",
        sys.prefix,
        sys.base_prefix,
        "/usr/share/zoneinfo",
        "/etc/localtime",
        os.devnull,
        "/dev/urandom",
    )
)
"""What the program reads of itself."""
_PROCESSES = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "socket.connect")
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate")


class Broken(AssertionError):
    """A reader did what no reader may do."""


@dataclass(frozen=True)
class Reader:
    """One reader of what comes from outside, as the fuzzing needs it.

    ``given`` puts the bytes where they belong in an empty folder, and returns the reading itself.
    """

    name: str
    samples: Callable[[], tuple[bytes, ...]]
    given: Callable[[bytes, Path], Reading]
    shape: Shape = "bytes"
    starts: tuple[bytes, ...] = ()
    refusals: tuple[type[Exception], ...] = (ZelfscanError,)
    memory_mb: int = 700
    may_write: bool = False
    examples: int = 20
    """How many inputs each of the two strategies gives in the tests."""


@dataclass
class _Watch:
    """What was touched outside of one folder while a reader was at work."""

    folder: str = ""
    touched: list[str] = field(default_factory=list)


_watch = _Watch()


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watch.folder:
        return
    if event in _PROCESSES:
        _watch.touched.append(f"{event} {arguments[0]}")
    elif event in ("open", "os.listdir", "os.scandir", *_CHANGES):
        path = arguments[0]
        if isinstance(path, str | bytes | os.PathLike):
            if _is_below_an_open_folder(event, arguments):
                return  # removing a tree goes from folder to folder; how it came in was noted
            real = os.path.realpath(os.fsdecode(path))
            allowed = (_watch.folder,) if event in _CHANGES else (_watch.folder, *_OWN)
            if real in sys.path and event == "os.listdir":
                return  # an import, which looks where modules could be
            if not any(real == each or real.startswith(each + os.sep) for each in allowed):
                _watch.touched.append(f"{event} {real}")


def _is_below_an_open_folder(event: str, arguments: tuple[Any, ...]) -> bool:
    """Tell whether a name counts from a folder that is open already, and so not from where we stand."""
    if Path(os.fsdecode(arguments[0])).is_absolute():
        return False
    if event in ("os.remove", "os.rmdir"):
        return bool(arguments[1] != -1)
    # What is opened below an open folder is told without that folder, and only so without a mode.
    return event == "open" and arguments[1] is None and not os.path.lexists(arguments[0])


sys.addaudithook(_note)
# Removing a tree by open folders names files without theirs, and what is touched could not be told.
shutil._use_fd_functions = False  # type: ignore[attr-defined]


@contextmanager
def _watching(folder: Path) -> Iterator[list[str]]:
    _watch.folder, _watch.touched = os.path.realpath(folder), []
    try:
        yield _watch.touched
    finally:
        _watch.folder = ""


def judge(reader: Reader, data: bytes, folder: Path) -> Outcome:
    """Give one input to a reader and tell what came of it. Raises ``Broken`` where a promise is."""
    place = Path(tempfile.mkdtemp(dir=folder))
    inside, temporary = place / "given", place / "temporary"
    inside.mkdir()
    temporary.mkdir()
    (place / "outside").mkdir()
    (place / "outside" / "secret.yaml").write_text("secret: nobody may read this\n", encoding="utf-8")
    kept, tempfile.tempdir = tempfile.tempdir, str(temporary)
    try:
        reading = reader.given(data, inside)
        before = _contents(place)
        with _watching(inside if not reader.may_write else place) as touched:
            outcome = _outcome(reader, reading)
        if touched:
            raise Broken(f"outside of its folder: {touched[0]}")
        after = _contents(place)
        if after != before and not reader.may_write:
            raise Broken(
                f"left or changed on the disk: {sorted(set(after.items()) ^ set(before.items()))[:3]}"
            )
        return outcome
    finally:
        tempfile.tempdir = kept
        shutil.rmtree(place, ignore_errors=True)


def _outcome(reader: Reader, reading: Reading) -> Outcome:
    try:
        reading()
    except reader.refusals as error:
        # What is a ValueError to a parser must not pass for a refusal that was meant.
        if not isinstance(error, ZelfscanError) and type(error) not in reader.refusals:
            raise Broken(f"{type(error).__name__}: {error}"[:500]) from error
        fault = _fault_of(error)
        if fault:
            raise Broken(fault) from error
        return "refused"
    except Broken:
        raise
    except Exception as error:
        raise Broken(f"{type(error).__name__}: {error}"[:500]) from error
    return "read"


def _fault_of(error: Exception) -> str:
    """Say what is wrong with the text of an error: control characters, forged lines, or no end to it."""
    lines = str(error).split("\n")
    wanted = len(error.faults) + 1 if isinstance(error, PackError) else 1
    if len(lines) != wanted:
        return f"a text of {len(lines)} lines instead of {wanted}: {str(error)[:300]!r}"
    for line in lines:
        if not line.isprintable():
            return f"unprintable: {line[:300]!r}"
        if len(line) > MAX_LINE:
            return f"a line of {len(line)} characters: {line[:100]!r}"
    return ""


def _contents(folder: Path) -> dict[str, str]:
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = "folder"
    return found
