"""What a built folder asks of the system: the libraries that it does not bring, and how new glibc must be."""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from release.manifest import Debian

ELF = b"\x7fELF"
#: Parts of glibc: one dependency, with a version.
GLIBC = frozenset(
    {"ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1"}
)
#: Of a desktop of Wayland: where they are missing Qt takes X11, so they are suggested and not asked for.
OPTIONAL = frozenset({"libwayland-client.so.0", "libwayland-cursor.so.0"})
#: Qt's first glibc++ that says so: GCC 11.
NEWEST_CXX = (3, 4, 29)

Version = tuple[int, ...]


class NeedsError(Exception):
    """What the folder needs is not what the manifest declares; the text says what to change."""


@dataclass(frozen=True)
class Needs:
    """Names of libraries, each with a file that asks for it; and the newest versions that are asked for."""

    libraries: dict[str, str]
    glibc: Version
    cxx: Version


def libraries_in(folder: Path) -> Iterator[Path]:
    """Give every program and library below a folder, in order; without links, which lead to another."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(ELF)) == ELF:
                    yield path


def needed(folder: Path) -> Needs:
    """Read from the files themselves what they load and of which version."""
    asked: dict[str, str] = {}
    versions: dict[str, set[Version]] = defaultdict(lambda: {(0,)})
    for path in libraries_in(folder):
        said = subprocess.run(
            ["objdump", "-p", str(path)], capture_output=True, encoding="utf-8", errors="replace", check=True
        ).stdout
        for name in re.findall(r"^\s*NEEDED\s+(\S+)$", said, re.MULTILINE):
            asked.setdefault(name, path.relative_to(folder).as_posix())
        for kind, version in re.findall(r"\b(GLIBC|GLIBCXX)_(\d+(?:\.\d+)+)\b", said):
            versions[kind].add(tuple(map(int, version.split("."))))
    brought = {path.name for path in folder.rglob("*") if path.is_file() or path.is_symlink()}
    missing = {name: by for name, by in sorted(asked.items()) if name not in brought}
    return Needs(missing, max(versions["GLIBC"]), max(versions["GLIBCXX"]))


def depends(needs: Needs, debian: Debian) -> list[str]:
    """Return the dependencies of the .deb.

    Raises:
        NeedsError: A library is in no package that the manifest names, or the manifest names too many.
    """
    own = {name: by for name, by in needs.libraries.items() if name not in GLIBC | OPTIONAL}
    unknown = [f"{name} (for {by})" for name, by in own.items() if name not in debian.libraries]
    if unknown:
        raise NeedsError(f"name in [debian.libraries] which package has: {', '.join(unknown)}")
    unused = sorted(set(debian.libraries) - set(own))
    if unused:
        raise NeedsError(
            f"nothing needs this any more, take it out of [debian.libraries]: {', '.join(unused)}"
        )
    if needs.glibc > tuple(map(int, debian.glibc.split("."))):
        found = ".".join(map(str, needs.glibc))
        raise NeedsError(f"something asks for glibc {found}, and the manifest promises {debian.glibc}")
    if needs.cxx > NEWEST_CXX:
        raise NeedsError(f"something asks for GLIBCXX {'.'.join(map(str, needs.cxx))}: newer than of GCC 11")
    return sorted({f"libc6 (>= {debian.glibc})", *(debian.libraries[name] for name in own)})
