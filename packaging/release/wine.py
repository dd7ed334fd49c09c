"""Windows on Linux: a folder of Wine's in which the program is built and tried, and programs run in it.

What Wine 8 lacks is added from ``packaging/wine/*.c``, compiled here. Those never go into a package: a real
Windows has its own.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from release.folder import BuildError
from release.manifest import ROOT

STUBS = ROOT / "packaging" / "wine"
COMPILER = "x86_64-w64-mingw32-gcc"
TOOLS = {
    "wine": "wine",
    "wineserver": "wine",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "osslsigncode": "osslsigncode",
    "Xvfb": "xvfb",
    "makensis": "nsis",
    "wixl": "wixl",
    "msibuild": "msitools",
}
"""What the packages for Windows are made and tried with, and the package of Debian that brings it."""


@dataclass(frozen=True)
class Ran:
    """How a program ended, and what it said."""

    code: int
    said: str


class Wine:
    """One folder of Wine's, with the drives that are given and no other."""

    def __init__(self, prefix: Path, drives: Mapping[str, Path]) -> None:
        """Describe it; ``prepare`` makes it. Drives are letters: ``{"s": Path(...)}``."""
        self.prefix = prefix
        self._drives = dict(drives)
        home = prefix / "home"  # or Wine would tie Windows' own folders to those of who builds
        self._environment = {
            "HOME": str(home),
            "LANG": "nl_NL.UTF-8",
            "PATH": os.environ.get("PATH", os.defpath),
            "TZ": "UTC",
            "USER": "tester",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "bcryptprimitives,icuuc,mscms=n,b;winemenubuilder.exe,mshtml,mscoree=d",
            "WINEPREFIX": str(prefix),
        }

    @property
    def c(self) -> Path:
        """Return the C: of this Windows."""
        return self.prefix / "drive_c"

    def prepare(self) -> None:
        """Make it, unless it was made from these very stubs and in this very way.

        Raises:
            BuildError: Wine or the compiler stops.
        """
        stamp = self.prefix / "made-from.txt"
        made_from = hashlib.sha256(
            b"".join(each.read_bytes() for each in (Path(__file__), *_sources()))
        ).hexdigest()
        if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from):
            shutil.rmtree(self.prefix, ignore_errors=True)
            (self.prefix / "home").mkdir(parents=True)
            self._host(["wineboot", "--init"])
            self._host(["wine", "winecfg", "-v", "win10"])
            self._host(["wineserver", "--wait"])
            for source in _sources():
                compile_stub(source, self.c / "windows" / "system32" / f"{source.stem}.dll")
            self._furnish()
            stamp.write_text(made_from, encoding="utf-8")
        devices = self.prefix / "dosdevices"
        for link in devices.iterdir():
            if link.name != "c:":
                link.unlink()
        for letter, folder in self._drives.items():
            (devices / f"{letter}:").symlink_to(folder)

    def _furnish(self) -> None:
        """Give a person the folders of a real Windows: not tied to another place, and never quite empty."""
        for folder in sorted((self.c / "users").glob("*/*")):
            if folder.is_symlink():
                folder.unlink()
                folder.mkdir()
            if folder.name in ("Desktop", "Documents", "Downloads", "Music", "Pictures", "Videos"):
                (folder / "desktop.ini").touch()

    def run(
        self,
        command: Sequence[str],
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
        seconds: float = 900,
        only_output: bool = False,
    ) -> Ran:
        """Run a program of Windows and return how it ended.

        Its input and output are pipes: with a file or nothing there Python cannot start under Wine.

        Raises:
            BuildError: It takes longer than that.
        """
        try:
            done = subprocess.run(
                ["wine", *command],
                input=b"",
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if only_output else subprocess.STDOUT,
                cwd=folder or self.c,
                env={**self._environment, **(environment or {})},
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            self.stop()
            raise BuildError(f"{command[0]} was not done after {seconds:.0f} seconds") from late
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace").replace("\r\n", "\n"))

    def start(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start a program that stays, such as one with a window."""
        whole = {**self._environment, **environment}
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            ["wine", *command], stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, cwd=folder, env=whole
        )

    def version(self) -> str:
        """Return which Wine this is."""
        done = subprocess.run(
            ["wine", "--version"], env=self._environment, capture_output=True, text=True, check=True
        )
        return done.stdout.split(" ")[0].strip()

    def stop(self) -> None:
        """End everything that runs in this folder of Wine's, and in no other."""
        for order in ("--kill", "--wait"):
            subprocess.run(["wineserver", order], env=self._environment, check=False)

    def settle(self) -> None:
        """Wait until everything has ended by itself and the registry is on disk."""
        subprocess.run(["wineserver", "--wait"], env=self._environment, check=False, timeout=60)

    def _host(self, command: list[str]) -> None:
        done = subprocess.run(
            command, input=b"", capture_output=True, env=self._environment, timeout=300, check=False
        )
        if done.returncode:
            raise BuildError(f"{' '.join(command)} stopped with code {done.returncode}")


def _sources() -> list[Path]:
    return sorted(STUBS.glob("*.c"))


def compile_stub(source: Path, target: Path) -> None:
    """Compile one of the libraries that Wine lacks; the same bytes each time. Raises ``BuildError``."""
    command = [COMPILER, "-shared", "-O2", "-s", "-Wall", "-Werror", "-Wl,--no-insert-timestamp"]
    command += ["-o", str(target), str(source), "-ladvapi32"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{source.name} cannot be compiled: {done.stderr}")


@contextmanager
def screen(width: int = 1280, height: int = 900) -> Iterator[str]:
    """Give the name of a screen that nobody sees, as long as it is needed."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=(writing,), stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise BuildError("Xvfb gives no screen")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=30)
