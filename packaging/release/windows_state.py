"""What a Windows under Wine holds: every file and every key of the registry, and what became different."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from release.wine import Wine

_HIVES = {"system.reg": "HKLM", "user.reg": "HKCU", "userdef.reg": "HKU\\.Default"}
_OF_THE_SYSTEM = re.compile(
    r"""^[+~-]\ (
      HKCU\\Software\\Wine(\\|$)
    | HKLM\\Software\\Microsoft\\Windows(\ NT)?\\CurrentVersion\\Fonts\ :
    | HKLM\\System\\CurrentControlSet\\Control\\Class\\.*\ :\ DriverDateData$
    | HKLM\\System\\CurrentControlSet\\(Control\\DeviceClasses|Enum)\\.*\bDISPLAY\b.*\ :
    | HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall$
    | .*\\Installer(\\(Features|Products|UpgradeCodes|UserData))?$
    | .*\\Installer\\UserData\\[^\\]+(\\(Components|Products))?$
    )""",
    re.VERBOSE,
)
"""What Wine writes of screen and fonts at each start, and the empty places that the first package makes here
and that every real Windows has. Nothing in them is left out, only they themselves."""
_KEY = re.compile(r"^\[(.+)\](?: \d+)?$")
_VALUE = re.compile(r'^(?:@|"((?:[^"\\]|\\.)*)")=(.*)$')


@dataclass(frozen=True)
class State:
    """Files with a digest of what is in them, folders, and the registry with its values."""

    entries: dict[str, str]

    def differences(self, later: "State") -> list[str]:
        """Return a line for all that came, went or changed."""
        before, after = self.entries, later.entries
        lines = [f"+ {name}" for name in sorted(set(after) - set(before))]
        lines += [f"- {name}" for name in sorted(set(before) - set(after))]
        both = sorted(set(before) & set(after))
        return lines + [f"~ {name}" for name in both if before[name] != after[name]]


def read(wine: Wine) -> State:
    """Wait until everything has ended, and read all there is."""
    wine.settle()
    entries = dict(files(wine.c))
    for file, hive in _HIVES.items():
        entries.update(registry((wine.prefix / file).read_text(encoding="utf-8", errors="replace"), hive))
    return State(entries)


def notable(differences: list[str], left: str = r"^$") -> list[str]:
    """Leave out what Windows, or Wine, notes down of itself, and what is known to stay for a while."""
    return [line for line in differences if not _OF_THE_SYSTEM.search(line) and not re.search(left, line)]


def files(c: Path) -> Iterator[tuple[str, str]]:
    """Give every file and folder of C: as Windows names it; who tries it is nobody in particular."""
    for path in sorted(c.rglob("*")):
        if path.is_symlink():
            continue
        name = windows_name(path, c)
        yield (name, digest(path)) if path.is_file() else (name, "folder")


def windows_name(path: Path, c: Path) -> str:
    r"""Return a path as ``C:\Program Files\Zelfscan``, the person's own folder without a name in it."""
    name = "C:\\" + "\\".join(path.relative_to(c).parts)
    return re.sub(r"^C:\\users\\(?!Public)[^\\]+", r"%USERPROFILE%".replace("\\", r"\\"), name)


def registry(text: str, hive: str) -> Iterator[tuple[str, str]]:
    """Give every key and value of a file in which Wine keeps a part of the registry."""
    key = ""
    for line in text.splitlines():
        found = _KEY.match(line)
        value = _VALUE.match(line)
        if found:
            key = f"{hive}\\" + found.group(1).replace("\\\\", "\\")
            yield key, "key"
        elif key and value:
            yield f"{key} : {value.group(1) or '(standard)'}", value.group(2)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
