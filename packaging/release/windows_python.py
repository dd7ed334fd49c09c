"""The Python for Windows that the program is built with: genuine, or refused.

It is taken from a package of somebody else on PyPI, because python.org hands it out as an installer that
only Windows can run. So nothing of that package is believed: its digest is in the manifest, each program and
library in it must carry the signature of the Python Software Foundation, and each module of the standard
library must stand in the catalogue that the Foundation signed with it. Everything else is left where it is.
"""

import hashlib
import io
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

from release import catalogue
from release.folder import BuildError
from release.manifest import Manifest, WindowsPython

AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
SIGNER = "/O=Python Software Foundation/CN=Python Software Foundation"
CATALOGUE = "DLLs/python_lib.cat"
DURING_ITS_VALIDITY = "1713000000"
"""A moment at which the certificate of April 2024 held: its time stamp says so, but Debian's tools lack the
authority behind that stamp."""

_PROGRAMS = (".dll", ".exe", ".pyd")
_RUNTIME = ("concrt", "msvcp", "vcamp", "vccorlib", "vcomp", "vcruntime")
"""Microsoft's, whose authority Debian does not know: taken from the wheel of Qt, which has its own digest."""
_LEFT_OUT = {
    "__pycache__", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "site-packages", "test", "tests",
    "tkinter", "turtledemo", "venv",
}  # fmt: skip


def fetch(cache: Path, manifest: Manifest) -> Path:
    """Return the folder of the Python for Windows, made and checked if it is not there yet.

    Raises:
        BuildError: It cannot be had, or something in it is not what its makers signed.
    """
    pinned = manifest.windows.python
    if pinned is None:
        raise BuildError("packaging/manifest.toml names no Python for Windows")
    place = cache / f"python-{pinned.python}"
    stamp = place / "checked.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pinned.sha256:
        return place
    shutil.rmtree(place, ignore_errors=True)
    unpack(_archive(cache, pinned), place)
    check(place)
    stamp.write_text(pinned.sha256, encoding="utf-8")
    return place


def _archive(cache: Path, pinned: WindowsPython) -> bytes:
    """Download the package, unless it is there; nothing in it is run before its digest is right."""
    file = cache / f"{pinned.package.replace('-', '_')}-{pinned.version}.tar.gz"
    if not file.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        wanted = cache / "python.txt"
        wanted.write_text(
            f"{pinned.package}=={pinned.version} --hash=sha256:{pinned.sha256}\n", encoding="utf-8"
        )
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        command += ["--no-binary", ":all:", "--dest", str(cache), "-r", str(wanted)]
        if subprocess.call(command, stdout=sys.stderr):
            raise BuildError(f"{pinned.package} {pinned.version} could not be downloaded")
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != pinned.sha256:
        raise BuildError(f"{file.name} is not the file of the manifest; delete it and build again")
    return data


def unpack(package: bytes, place: Path) -> None:
    """Write from the package what a build needs: no other libraries, no tests, no tools."""
    with tarfile.open(fileobj=io.BytesIO(package)) as outer:
        inner = next(each for each in outer if each.name.endswith("/data.zip"))
        file = outer.extractfile(inner)
        data = file.read() if file else b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            inside = PurePosixPath(*PurePosixPath(name).parts[1:])
            if name.endswith("/") or not is_wanted(inside):
                continue
            target = place / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def is_wanted(name: PurePosixPath) -> bool:
    """Tell whether a file of Python is for a build; a path that leads out of the folder never is."""
    if not name.parts or ".." in name.parts or name.is_absolute() or _LEFT_OUT & set(name.parts):
        return False
    if name.name.startswith(_RUNTIME):
        return False
    if len(name.parts) == 1:
        return name.suffix in (".dll", ".exe") or name.name == "LICENSE.txt"
    if name.parts[0] == "Lib":
        return name.suffix == ".py"
    if name.parts[0] == "DLLs":
        return name.suffix in (".dll", ".pyd") or str(name) == CATALOGUE
    return str(name) == "include/patchlevel.h"


def check(place: Path) -> None:
    """Refuse a Python in which anything that runs was not signed by its makers.

    Raises:
        BuildError: The text names the file.
    """
    for path in sorted(place.rglob("*")):
        if path.suffix in _PROGRAMS or path == place / CATALOGUE:
            _check_signature(path)
    try:
        signed = catalogue.members((place / CATALOGUE).read_bytes())
    except catalogue.CatalogueError as fault:
        raise BuildError(f"{Path(CATALOGUE).name}: {fault}") from fault
    for path in sorted((place / "Lib").rglob("*.py")):
        if not is_signed(path.read_bytes(), signed) and not _is_known(path, place / "Lib"):
            raise BuildError(f"{path.name} is not a module that the makers of Python signed")


def is_signed(data: bytes, signed: frozenset[bytes]) -> bool:
    """Tell whether the digest of a module is one of those signed; one without a word needs no signature."""
    return not data or hashlib.sha256(data).digest() in signed


def _is_known(path: Path, library: Path) -> bool:
    """Tell whether a module is word for word that of the Python that builds.

    The catalogue of 3.11.9 lacks one file, ``xml/__init__.py``: twelve lines, of which two do something.
    """
    own = Path(sysconfig.get_path("stdlib")) / path.relative_to(library)
    return own.is_file() and own.read_bytes().splitlines() == path.read_bytes().splitlines()


def _check_signature(path: Path) -> None:
    command = ["osslsigncode", "verify", "-CAfile", str(AUTHORITIES), "-time", DURING_ITS_VALIDITY]
    command += ["-ignore-timestamp", "-ignore-crl", "-in", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    if done.returncode or "Signature verification: ok" not in said or SIGNER not in said:
        raise BuildError(f"{path.name} does not carry the signature of the Python Software Foundation")
