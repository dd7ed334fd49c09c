"""Whose is each file of a built folder: ours, of Python, of a library, or of a package of the system."""

import json
import platform
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path, PurePosixPath

import sqlcipher3

from release.folder import WORK, Part
from release.manifest import ROOT, Manifest

_LIBRARIES = ROOT / "resources" / "licences"
#: Files of our own, by where they stand in the folder; the first that fits counts.
_OWN = (
    ("resources/fonts/", "Atkinson Hyperlegible"),
    ("questionnaires/", "zelfscan content"),
    ("", "zelfscan"),
)
#: Inside a wheel of PySide6, what is not made by its makers.
_INSIDE = (
    (re.compile(r"^PySide6/Qt/lib/libicu|^libicu"), "ICU"),
    (re.compile(r"^(PySide6/)?(msvcp|vcruntime)140", re.IGNORECASE), "Visual C++ runtime"),
    (re.compile(r"^PySide6/(Qt/|Qt6|plugins/|translations/|icudt|icu)|^(lib)?Qt6"), "Qt"),
)


class BillError(Exception):
    """A file belongs to nobody, or a licence is missing; the text says which."""


@dataclass(frozen=True)
class Inside:
    """What is compiled into a component, as its makers tell."""

    name: str
    version: str
    licence: str = ""
    purl: str = ""


@dataclass
class Component:
    """Somebody's work, with its licence in SPDX and the texts that go along."""

    name: str
    version: str
    licence: str
    purl: str
    text: str
    address: str = ""
    kind: str = "library"
    inside: list[Inside] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    modules: int = 0

    @property
    def text_name(self) -> str:
        """Return the name of the file with its licence."""
        return re.sub(r"[^a-z0-9.+-]+", "-", self.name.lower()) + ".txt"


Resolver = Callable[[Path], Component | None]


class Owners:
    """Finds for each part whose it is, and gathers them."""

    def __init__(self, manifest: Manifest, places: Iterable[Path], python: Path, system: Resolver) -> None:
        """Take where libraries are installed, where Python is, and who knows the packages of the system."""
        self._manifest, self._python, self._system = manifest, python.resolve(), system
        self._by_file: dict[str, metadata.Distribution] = {}
        for distribution in metadata.distributions(path=[str(place) for place in places]):
            for file in distribution.files or []:
                self._by_file[str(Path(str(distribution.locate_file(file))).resolve())] = distribution
        self.found: dict[str, Component] = {}

    def assign(self, parts: tuple[Part, ...], folder: Path) -> None:
        """Give every file below the folder to a component.

        Raises:
            BillError: Nobody knows whose a file is.
        """
        inside = folder / "_internal"
        origins = {part.name: part for part in parts if part.kind not in ("OPTION", "PYMODULE", "PYSOURCE")}
        for path in sorted(each for each in folder.rglob("*") if each.is_file() or each.is_symlink()):
            name = path.relative_to(folder).as_posix()
            within = path.relative_to(inside).as_posix() if path.is_relative_to(inside) else name
            part = origins.get(within) or origins.get(within.replace("/", "\\"))
            if part is None:
                raise BillError(f"{name} stands in the folder, and no record says where it came from")
            self._owner(_real(part, origins)).files.append(name)
        for part in parts:
            if part.kind in ("PYMODULE", "PYSOURCE"):
                self._owner(part).modules += 1

    def _owner(self, part: Part) -> Component:
        made = self._described(part)
        return self.found.setdefault(made.name, made)

    def _described(self, part: Part) -> Component:
        origin = Path(part.origin).resolve()
        by_record = self._by_file.get(str(origin))
        name = part.name.replace("\\", "/")
        if by_record is not None:
            special = next((who for pattern, who in _INSIDE if pattern.search(name)), None)
            return qt_part(special, by_record) if special else distribution(by_record)
        if name == "base_library.zip" or origin.is_relative_to(self._python):
            return python(self._python)
        if origin.is_relative_to(WORK):  # the program itself, and its modules where they stand beside it
            return self._own("zelfscan")
        if origin.is_relative_to(ROOT):
            return self._own(next(who for start, who in _OWN if name.startswith(start)))
        found = self._system(origin)
        if found is None:
            raise BillError(f"{name} was taken from a place that belongs to nobody known")
        return found

    def _own(self, name: str) -> Component:
        licences = {
            "zelfscan": "EUPL-1.2",
            "zelfscan content": "CC-BY-4.0",
            "Atkinson Hyperlegible": "OFL-1.1",
        }
        version = "2020" if name.startswith("Atkinson") else self._manifest.version
        text = (ROOT / "LICENSES" / f"{licences[name]}.txt").read_text(encoding="utf-8")
        kind = "application" if name == "zelfscan" else "data"
        purl = f"pkg:generic/{name.lower().replace(' ', '-')}@{version}"
        return Component(name, version, licences[name], purl, text, kind=kind)


def _real(part: Part, origins: dict[str, Part]) -> Part:
    """Follow a link within the folder to the file that it stands for."""
    if part.kind != "SYMLINK":
        return part
    target = str(PurePosixPath(part.name).parent / part.origin)
    return origins.get(target) or origins[part.origin]


def distribution(found: metadata.Distribution) -> Component:
    """Describe an installed library by the program's own list of licences, or by its own records."""
    listed = {each["name"].lower(): each for each in _listed()["libraries"]}
    name, version = found.metadata["Name"], found.version
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    known = listed.get(name.lower())
    if known is not None:
        text = "\n\n".join(_text(each) for each in known["texts"])
        inside = [*_within(found), *_compiled_in(name)]
        return Component(name, version, known["licence"], purl, text, known["address"], inside=inside)
    licence = {
        "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
        "pyinstaller-hooks-contrib": "Apache-2.0",
    }.get(name.lower())
    texts = [file for file in found.files or [] if re.search(r"(?i)/(copying|licen[cs]e)[^/]*$", str(file))]
    if licence is None or not texts:
        raise BillError(f"{name} went into the build, and the list of licences does not know it")
    return Component(name, version, licence, purl, "\n\n".join(_read(found, file) for file in texts))


def _compiled_in(name: str) -> list[Inside]:
    """Tell what is compiled into sqlcipher3, whose wheel says nothing of it; it is asked itself."""
    if name != "sqlcipher3":
        return []
    database = sqlcipher3.connect(":memory:")
    cipher = database.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
    database.close()
    program = next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*")).read_bytes()
    openssl = re.search(rb"OpenSSL (3\.\d+\.\d+) ", program)
    if openssl is None:
        raise BillError("sqlcipher3 does not tell which OpenSSL is in it")
    return [
        Inside("OpenSSL (libcrypto)", openssl.group(1).decode("ascii"), "Apache-2.0"),
        Inside("SQLCipher", cipher, "BSD-3-Clause"),
        Inside("SQLite", sqlcipher3.sqlite_version, "blessing"),
    ]


def _read(found: metadata.Distribution, file: metadata.PackagePath) -> str:
    return Path(str(found.locate_file(file))).read_text(encoding="utf-8")


def _within(found: metadata.Distribution) -> list[Inside]:
    """Read the bills of materials that a wheel brings of what is compiled into it."""
    inside: dict[str, Inside] = {}
    for file in found.files or []:
        if "/sboms/" not in str(file) or file.suffix != ".json":
            continue
        for each in json.loads(_read(found, file)).get("components", []):
            if each["name"].lower().replace("_", "-") == found.metadata["Name"].lower().replace("_", "-"):
                continue
            licences = (_licence(one) for one in each.get("licenses", []))
            licence = " AND ".join(sorted({one for one in licences if one}))
            name, version = each["name"], each.get("version", "")
            inside.setdefault(f"{name} {version}", Inside(name, version, licence, each.get("purl", "")))
    return [inside[key] for key in sorted(inside)]


def _licence(said: dict[str, dict[str, str] | str]) -> str:
    if isinstance(said.get("expression"), str):
        return f"({said['expression']})"
    one = said.get("license")
    return one.get("id", "") if isinstance(one, dict) else ""


def qt_part(name: str, wheel: metadata.Distribution) -> Component:
    """Describe Qt, ICU or the runtime of Microsoft inside a wheel."""
    file = f"{name.lower().replace(' ', '-')}.txt"
    text = (ROOT / "packaging" / "notices" / file).read_text(encoding="utf-8")
    if name == "Visual C++ runtime":
        purl, address = (
            "pkg:generic/microsoft-visual-c-runtime@14",
            "https://learn.microsoft.com/cpp/windows/",
        )
        return Component(name, "14", "LicenseRef-Microsoft-Distributable-Code", purl, text, address)
    if name == "ICU":
        return Component(
            name, "73.2", "Unicode-DFS-2016", "pkg:generic/icu@73.2", text, "https://icu.unicode.org/"
        )
    whole = "\n\n".join([text, _text("LGPL-3.0-only.txt"), _text("GPL-3.0-only.txt")])
    inside = [Inside(*each) for each in _table(text)]
    address = (
        f"https://download.qt.io/official_releases/qt/{wheel.version.rpartition('.')[0]}/{wheel.version}/"
    )
    purl = f"pkg:generic/qt@{wheel.version}"
    return Component(name, wheel.version, "LGPL-3.0-only", purl, whole, address, inside=inside)


def _table(text: str) -> Iterator[tuple[str, str, str]]:
    """Give the rows ``* name; version; licence`` of a notice."""
    yield from re.findall(r"^\* ([^;\n]+); ([^;\n]*); ([^;\n]+)$", text, re.MULTILINE)


def python(prefix: Path) -> Component:
    """Describe the Python that the program runs on."""
    header = next(prefix.rglob("patchlevel.h"))
    version = re.search(r'PY_VERSION\s+"([^"]+)"', header.read_text(encoding="utf-8"))
    if version is None:
        raise BillError("the version of Python is nowhere to be found")
    known = version.group(1)
    address = f"https://www.python.org/ftp/python/{known}/"
    own = prefix / "LICENSE.txt"  # the one for Windows also tells of what came along there
    text = own.read_text(encoding="utf-8") if own.is_file() else _text("Python.txt")
    return Component("Python", known, "PSF-2.0", f"pkg:generic/python@{known}", text, address)


def debian_package(path: Path) -> Component | None:
    """Describe the package of Debian that a library was taken from, if it is one."""
    names = {str(path), str(path).removeprefix("/usr"), f"/usr{path}"}
    for name in sorted(names):
        done = subprocess.run(["dpkg", "-S", name], capture_output=True, encoding="utf-8", check=False)
        if done.returncode == 0:
            package = done.stdout.partition(":")[0]
            break
    else:
        return None
    asked = ["dpkg-query", "-W", "-f", "${Version} ${source:Package} ${source:Version}", package]
    version, source, of_source = subprocess.run(
        asked, capture_output=True, encoding="utf-8", check=True
    ).stdout.split()
    text = Path(f"/usr/share/doc/{package}/copyright").read_text(encoding="utf-8")
    licence = "Apache-2.0" if source == "openssl" else "LicenseRef-debian-copyright"
    distributor = platform.freedesktop_os_release()["ID"]
    purl = f"pkg:deb/{distributor}/{package}@{version}?arch=amd64"
    is_debian = distributor == "debian"
    address = f"https://snapshot.debian.org/package/{source}/{of_source}/" if is_debian else ""
    return Component(package, version, licence, purl, text, address)


def _listed() -> dict[str, list[dict[str, str]]]:
    read: dict[str, list[dict[str, str]]] = json.loads(
        (_LIBRARIES / "libraries.json").read_text(encoding="utf-8")
    )
    return read


def _text(name: str) -> str:
    kept: dict[str, str] = json.loads((_LIBRARIES / "libraries.json").read_text(encoding="utf-8"))["texts"]
    return kept[name] if name in kept else (_LIBRARIES / name).read_text(encoding="utf-8")
