"""Makes the folder with the program for the system that this runs on, the same bytes each time."""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from release.manifest import ROOT, Manifest

NAME = "zelfscan"
WORK = ROOT / "build" / "pyinstaller"


class BuildError(Exception):
    """A build stops here; the text says why."""


@dataclass(frozen=True)
class Part:
    """One file in the folder or one module in the program, and where it was taken from."""

    name: str
    origin: str
    kind: str


@dataclass(frozen=True)
class Built:
    """The folder, and all that went into it."""

    folder: Path
    parts: tuple[Part, ...]

    @property
    def program(self) -> Path:
        """Return the program itself."""
        return self.folder / (f"{NAME}-cli.exe" if sys.platform == "win32" else NAME)


def make(manifest: Manifest, out: Path = ROOT / "dist") -> Built:
    """Run PyInstaller with ``build.spec``, and let nothing in the folder tell of this machine."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(out), "--workpath", str(WORK), str(ROOT / "build.spec")]
    code = subprocess.call(command, cwd=ROOT, env=quiet_environment(manifest))
    if code:
        raise BuildError(f"PyInstaller stopped with code {code}")
    folder = out / NAME
    settle(folder, manifest)
    return Built(folder, parts(WORK / "build"))


def quiet_environment(manifest: Manifest) -> dict[str, str]:
    """Return an environment in which neither chance nor clock nor language has a say."""
    fixed = {
        "LC_ALL": "C.UTF-8",
        "PYINSTALLER_CONFIG_DIR": str(WORK / "config"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(manifest.moment),
        "TZ": "UTC",
    }
    return {**os.environ, **fixed}


def parts(work: Path) -> tuple[Part, ...]:
    """Read what PyInstaller wrote down: every file of the folder, and every module in the program."""
    found = []
    for table in sorted(path for kind in ("COLLECT", "PYZ", "PKG") for path in work.glob(f"{kind}-*.toc")):
        for entries in ast.literal_eval(table.read_text(encoding="utf-8")):
            if isinstance(entries, list):
                found += [Part(*entry) for entry in entries if len(entry) == 3 and entry[1]]
    return tuple(found)


def settle(folder: Path, manifest: Manifest) -> None:
    """Give every file the rights and the moment that it has for everybody: the owner alone may change it."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink():
            continue
        is_program = path.parent == folder and path.is_file() and path.suffix in ("", ".exe")
        path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (manifest.moment, manifest.moment))
    folder.chmod(0o755)
    os.utime(folder, (manifest.moment, manifest.moment))


def try_out(built: Built) -> None:
    """Let the program test itself from another folder and without Python on the path."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    elsewhere = Path(tempfile.mkdtemp())
    try:
        bare = dict(kept, PATH="", HOME=str(elsewhere), LOCALAPPDATA=str(elsewhere), LC_ALL="C.UTF-8")
        if sys.platform != "win32":  # whose folder has no such platform, and which always has a screen
            bare["QT_QPA_PLATFORM"] = "offscreen"
        if subprocess.call([str(built.program), "selftest"], cwd=elsewhere, env=bare):
            raise BuildError("the built program failed its own test")
    finally:
        shutil.rmtree(elsewhere, ignore_errors=True)
