"""Makes the folder with the program for Windows on Linux: PyInstaller, run by Python for Windows under Wine.

On a real Windows ``python dev.py build --only folder`` makes the same folder with the same ``build.spec``.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath

from packaging.requirements import Requirement

from release import windows_python
from release.folder import NAME, WORK, BuildError, Built, Part, parts, settle
from release.manifest import ROOT, Manifest
from release.wine import Wine, screen

CACHE = ROOT / "build" / "windows"
_WORK = WORK / "windows"

BUILDERS = frozenset({
    "altgraph", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "pywin32-ctypes",
    "setuptools",
})  # fmt: skip
"""What PyInstaller needs on Windows, from the lock of the tools."""

_WINDOWS = {
    "implementation_name": "cpython", "os_name": "nt", "platform_machine": "AMD64",
    "platform_python_implementation": "CPython", "platform_system": "Windows", "sys_platform": "win32",
}  # fmt: skip


def make(manifest: Manifest, out: Path = CACHE / "dist", source: Path = ROOT) -> Built:
    """Make the folder from a checkout and return it with all that went into it.

    The build finds everything on drives with the same letters on every machine, so nothing can tell of one.

    Raises:
        BuildError: Something cannot be had, is not genuine, or stops.
    """
    python = windows_python.fetch(CACHE, manifest)
    program = _libraries(CACHE / "libraries", ROOT / "requirements" / "run.txt", manifest)
    tools = _libraries(CACHE / "tools", ROOT / "requirements" / "dev.txt", manifest, BUILDERS)
    for runtime in sorted((program / "PySide6").glob("vcruntime140*.dll")):
        shutil.copy(runtime, python)  # what python.exe itself asks for
    drives = {"d": out, "s": source, "v": _WORK, "w": CACHE}
    shutil.rmtree(_WORK, ignore_errors=True)
    shutil.rmtree(out / NAME, ignore_errors=True)
    _WORK.mkdir(parents=True)
    out.mkdir(parents=True, exist_ok=True)
    wine = Wine(CACHE / "prefix", drives)
    wine.prepare()
    environment = {
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": ";".join(_on_drive(each) for each in (tools, program)),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": str(manifest.moment),
        "PYINSTALLER_CONFIG_DIR": "V:\\config",
    }
    command = [_on_drive(python / "python.exe"), "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "ERROR", "--workpath", "V:\\", "--distpath", "D:\\", "S:\\build.spec"]
    ran = wine.run(command, source, environment, seconds=1800)
    wine.settle()
    if ran.code or not (out / NAME / f"{NAME}.exe").is_file():
        raise BuildError(f"PyInstaller stopped under Wine with code {ran.code}:\n{ran.said}")
    settle(out / NAME, manifest)
    return Built(out / NAME, tuple(_here(part, drives) for part in parts(_WORK / "build")))


def make_version(manifest: Manifest, out: Path) -> Built:
    """Make the folder with another version and nothing else changed, for the trial of an upgrade."""
    source = CACHE / "next"
    shutil.rmtree(source, ignore_errors=True)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, tracked.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("docs/", "tests/")):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    said = source / "zelfscan" / "__init__.py"
    text = said.read_text(encoding="utf-8")
    changed = re.sub(r'^__version__ = ".*"$', f'__version__ = "{manifest.version}"', text, flags=re.MULTILINE)
    said.write_text(changed, encoding="utf-8")
    return make(manifest, out, source)


def try_out(built: Built) -> None:
    """Let the program test itself under Wine. Raises ``BuildError``."""
    wine = Wine(CACHE / "prefix", {"d": built.folder.parent})
    wine.prepare()
    with screen() as display:
        ran = wine.run([f"D:\\{NAME}\\{NAME}-cli.exe", "selftest"], wine.c, {"DISPLAY": display})
    if ran.code:
        raise BuildError(f"the program for Windows failed its own test:\n{ran.said}")
    print(ran.said.strip().splitlines()[-1], flush=True)


def libraries() -> list[Path]:
    """Return where the libraries that go into the folder were taken from."""
    return [CACHE / "libraries", CACHE / "tools"]


def python(manifest: Manifest) -> Path:
    """Return where Python was taken from."""
    return windows_python.fetch(CACHE, manifest)


def requirements(text: str, python: str, only: frozenset[str] | None = None) -> Iterator[str]:
    """Give of a lock the requirements that hold on Windows, each with its digests.

    pip judges a requirement by the system that it runs on itself, and that is not Windows here.
    """
    known = {**_WINDOWS, "python_version": ".".join(python.split(".")[:2]), "python_full_version": python}
    for entry in re.findall(r"^[a-z0-9][^\n]*(?:\n    [^\n]*)*", text, re.MULTILINE):
        said, *digests = [line.strip(" \\") for line in entry.splitlines()]
        wanted = Requirement(said)
        if wanted.marker is not None and not wanted.marker.evaluate(known):
            continue
        if only is None or wanted.name in only:
            hashes = [each for each in digests if each.startswith("--hash=")]
            yield " ".join([f"{wanted.name}{wanted.specifier}", *hashes])


def _libraries(place: Path, lock: Path, manifest: Manifest, only: frozenset[str] | None = None) -> Path:
    """Unpack the wheels for Windows of a lock, unless these very ones are there."""
    pinned = manifest.windows.python
    if pinned is None:
        raise BuildError("packaging/manifest.toml names no Python for Windows")
    wanted = "\n".join(requirements(lock.read_text(encoding="utf-8"), pinned.python, only)) + "\n"
    listed = place.with_suffix(".txt")
    stamp = place.with_suffix(".done")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return place
    stamp.unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    listed.write_text(wanted, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--no-compile",
    ]
    command += ["--only-binary", ":all:", "--platform", "win_amd64", "--implementation", "cp"]
    command += ["--python-version", pinned.python, "--target", str(place), "-r", str(listed)]
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    if subprocess.call(command, stdout=sys.stderr, env=quiet):
        raise BuildError(f"the wheels for Windows of {lock.name} could not be installed")
    stamp.write_text(wanted, encoding="utf-8")
    return place


def _on_drive(path: Path) -> str:
    return "W:\\" + str(PureWindowsPath(path.relative_to(CACHE)))


def _here(part: Part, drives: dict[str, Path]) -> Part:
    """Say of a part where it was taken from on this machine."""
    origin = PureWindowsPath(part.origin)
    folder = drives.get(origin.drive[:1].lower())
    if folder is None:
        return Part(part.name.replace("\\", "/"), part.origin, part.kind)
    return Part(part.name.replace("\\", "/"), str(actual(folder, origin.parts[1:])), part.kind)


def actual(folder: Path, names: Iterable[str]) -> Path:
    """Follow names of Windows, which knows no capitals, to the file that is meant."""
    for name in names:
        exact = folder / name
        if not exact.exists():
            exact = next((each for each in folder.iterdir() if each.name.lower() == name.lower()), exact)
        folder = exact
    return folder
