"""Makes the installer for private people: one .exe that installs for one person, in Dutch; NSIS writes it.

NSIS unpacks its own small plug-ins in the folder for temporary files while it runs; docs/windows.md says so.
Where that is not allowed there are the MSI packages and the zip, which use no such folder.
"""

import os
import subprocess
import tempfile
from pathlib import Path, PureWindowsPath

from release.folder import BuildError
from release.manifest import ROOT, Manifest
from release.msi import NEWER, TITLE, TOO_OLD
from release.windows_program import four_numbers

SCRIPT = ROOT / "packaging" / "windows" / "setup.nsi"


def make(folder: Path, out: Path, manifest: Manifest) -> Path:
    """Write the installer and return where it stands.

    Raises:
        BuildError: NSIS stops.
    """
    wanted = out / manifest.file_name("setup")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "files").symlink_to(folder.resolve())
        (work / "defined.nsh").write_text(defined(folder, manifest, wanted.name), encoding="utf-8")
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(manifest.moment), "TZ": "UTC"}
        command = ["makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8"]
        done = subprocess.run(
            [*command, "-XTarget amd64-unicode", str(SCRIPT)],
            cwd=work, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise BuildError(f"makensis stopped with code {done.returncode}:\n{done.stdout}{done.stderr}")
        wanted.write_bytes((work / wanted.name).read_bytes())
    return wanted


def defined(folder: Path, manifest: Manifest, name: str) -> str:
    """Return what the script takes from the manifest and from the folder, as definitions and macros."""
    numbers = ".".join(str(each) for each in four_numbers(manifest.version))
    said = {
        "FILE": name,
        "ICON": str(ROOT / "packaging" / "zelfscan.ico"),
        "KILOBYTES": str(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024),
        "LICENCE": manifest.licence,
        "MINIMUM_BUILD": str(manifest.windows.minimum_build),
        "NEWER": NEWER,
        "NUMBERS": numbers,
        "PUBLISHER": manifest.publisher,
        "SUMMARY": manifest.summary.nl,
        "TITLE": TITLE,
        "TOO_OLD": TOO_OLD,
        "VERSION": manifest.version,
    }
    lines = [f'!define {key} "{_quoted(text)}"' for key, text in sorted(said.items())]
    return (
        "\n".join([*lines, *_macro("INSTALL_FILES", _come(folder)), *_macro("REMOVE_FILES", _go(folder))])
        + "\n"
    )


def _macro(name: str, lines: list[str]) -> list[str]:
    return [f"!macro {name}", *(f"  {line}" for line in lines), "!macroend"]


def _come(folder: Path) -> list[str]:
    """Return how every file comes, in order, and read-only from then on."""
    lines, opened = [], None
    for path in _files(folder):
        inside = PureWindowsPath(path.relative_to(folder))
        if inside.parent != opened:
            opened = inside.parent
            lines.append(f'SetOutPath "$INSTDIR{_below(opened)}"')
        source = path.relative_to(folder).as_posix()
        lines.append(f'File "/oname={_quoted(path.name)}" "files/{_quoted(source)}"')
        lines.append(f'SetFileAttributes "$INSTDIR\\{_quoted(str(inside))}" READONLY')
    return lines


def _go(folder: Path) -> list[str]:
    """Return how each file goes that came, and no other; a folder goes only when it is empty."""
    lines = [
        f'Delete "$INSTDIR\\{_quoted(str(PureWindowsPath(path.relative_to(folder))))}"'
        for path in _files(folder)
    ]
    folders = sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True)
    return lines + [
        f'RMDir "$INSTDIR{_below(PureWindowsPath(path.relative_to(folder)))}"' for path in folders
    ]


def _files(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    strange = [path.name for path in found if set(path.name) & set("$\"`'")]
    if strange:
        raise BuildError(f"NSIS would read something else in these names: {', '.join(strange)}")
    return sorted(found, key=lambda path: (path.relative_to(folder).parent.as_posix(), path.name))


def _below(inside: PureWindowsPath) -> str:
    return "" if inside == PureWindowsPath() else f"\\{_quoted(str(inside))}"


def _quoted(text: str) -> str:
    """Return a text as it stands between quotes in NSIS, which gives a meaning to a dollar and a quote."""
    return text.replace("$", "$$").replace('"', '$\\"')
