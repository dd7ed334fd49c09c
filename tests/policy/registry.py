"""A registry of Windows in memory, with the calls and the types of ``winreg``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Key:
    """One key: its values, each with its type, and the keys below it."""

    values: dict[str, tuple[object, int]] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    is_denied: bool = False
    """Nobody may open it."""
    is_gone: bool = False
    """It is named, and taken away before it is opened."""
    breaks_at: int | None = None
    """The number of the value at which the registry gives up."""

    def below(self, path: str) -> Key:
        """Return the key at a path, made where it was not there."""
        key = self
        for name in path.split("\\"):
            key = key.keys.setdefault(_as_there(key.keys, name), Key())
        return key


class FakeRegistry:
    """Stands in for the module; what is opened with other rights or in the other part is not there."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = object(), object()
    KEY_READ, KEY_WOW64_64KEY = 0x20019, 0x0100
    REG_NONE, REG_SZ, REG_EXPAND_SZ, REG_BINARY, REG_DWORD, REG_MULTI_SZ, REG_QWORD = 0, 1, 2, 3, 4, 7, 11

    def __init__(self) -> None:
        self.machine, self.person = Key(), Key()
        self.opened = self.closed = 0

    @classmethod
    def of_reg_file(cls, text: str) -> FakeRegistry:
        """Make a registry as ``reg import`` makes it of a file."""
        registry = cls()
        here = Key()
        for line in text.splitlines():
            if line.startswith("["):
                here = registry.machine.below(line[1:-1].removeprefix("HKEY_LOCAL_MACHINE\\"))
            elif found := re.fullmatch(r'"(\w+)"=dword:([0-9a-f]{8})', line):
                here.values[found[1]] = int(found[2], 16), cls.REG_DWORD
            elif found := re.fullmatch(r'"(\w+)"="(.*)"', line):
                here.values[found[1]] = re.sub(r"\\(.)", r"\1", found[2]), cls.REG_SZ
        return registry

    def set(self, path: str, name: str, value: object, kind: int = REG_SZ) -> None:
        """Set a value below ``HKLM\\Software\\Policies\\Zelfscan``."""
        top = r"Software\Policies\Zelfscan"
        self.machine.below(rf"{top}\{path}" if path else top).values[name] = value, kind

    def OpenKey(self, key: Any, name: str, reserved: int, access: int) -> Key:
        assert reserved == 0 and access == self.KEY_READ | self.KEY_WOW64_64KEY
        here = {self.HKEY_LOCAL_MACHINE: self.machine, self.HKEY_CURRENT_USER: self.person}.get(
            key if not isinstance(key, Key) else None, key
        )
        for part in name.split("\\"):
            found = _as_there(here.keys, part)
            if found not in here.keys or here.keys[found].is_gone:
                raise FileNotFoundError(2, "The system cannot find the file specified")
            here = here.keys[found]
        if here.is_denied:
            raise PermissionError(5, "Access is denied")
        self.opened += 1
        return here  # type: ignore[no-any-return]

    def CloseKey(self, key: Key) -> None:
        self.closed += 1

    def EnumValue(self, key: Key, number: int) -> tuple[str, object, int]:
        if number == key.breaks_at:
            raise _of_windows(1018, "Illegal operation attempted on a key marked for deletion")
        if number >= len(key.values):
            raise _of_windows(259, "No more data is available")
        name = list(key.values)[number]
        return (name, *key.values[name])

    def EnumKey(self, key: Key, number: int) -> str:
        if number >= len(key.keys):
            raise _of_windows(259, "No more data is available")
        return list(key.keys)[number]


def _of_windows(number: int, words: str) -> OSError:
    """Make an error as Windows does: only ``winerror`` tells one from another, also on other systems."""
    error = OSError(22, words)
    error.winerror = number  # type: ignore[attr-defined]
    return error


def _as_there(keys: dict[str, Key], name: str) -> str:
    """Return how a key is really called: upper and lower case are the same."""
    return next((each for each in keys if each.casefold() == name.casefold()), name)
