"""The policy as JSON in one file of the system: only if nobody but its administrator can write it."""

import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zelfscan.policy.model import LEVELS, Level
from zelfscan.policy.raw import Raw, Reason, Refused, Strange, Twice, told_name

MAX_BYTES = 100_000
ADMINISTRATOR = 0
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


class _Useless(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


def read_file(path: Path, owner: int = ADMINISTRATOR) -> Raw:
    """Read the file, if there is one; where it cannot be trusted or read, that is all that is told of it."""
    try:
        text = _trusted_text(path, owner)
        if text is None:
            return Raw()
        found, refused = _levels(text)
    except _Useless as useless:
        return Raw("file", str(path), refused=(Refused("", "", useless.reason),))
    return Raw("file", str(path), found, refused)


def _trusted_text(path: Path, owner: int) -> bytes | None:
    """Read the bytes through one descriptor, so that what was looked at is what is read."""
    # A pipe would keep the program waiting, and a link could lead to a file of somebody else.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        _require_of(path.parent.lstat(), owner, stat.S_ISDIR)
        found = path.lstat()
        _require_of(found, owner, stat.S_ISREG)
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise _Useless("unreadable") from None
    with os.fdopen(descriptor, "rb") as file:
        try:
            _require_of(os.fstat(descriptor), owner, stat.S_ISREG)
            text = file.read(MAX_BYTES + 1)
        except OSError:
            raise _Useless("unreadable") from None
    if len(text) > MAX_BYTES:
        raise _Useless("too-large")
    return text


def _require_of(found: os.stat_result, owner: int, is_kind: Any) -> None:
    if not is_kind(found.st_mode):
        raise _Useless("not-a-file")
    if found.st_uid != owner:
        raise _Useless("not-owned")
    if found.st_mode & _BY_OTHERS:
        raise _Useless("writable")


def _levels(text: bytes) -> tuple[dict[Level, dict[str, object]], tuple[Refused, ...]]:
    try:
        whole = json.loads(
            text.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=lambda _name: Strange()
        )
    except (ValueError, RecursionError):  # also what is no UTF-8, and a number of ten thousand digits
        raise _Useless("not-json") from None
    if not isinstance(whole, dict) or not all(isinstance(whole.get(level, {}), dict) for level in LEVELS):
        raise _Useless("not-levels")
    found: dict[Level, dict[str, object]] = {level: whole.get(level, {}) for level in LEVELS}
    refused = tuple(Refused(told_name(name), "", "unknown") for name in whole if name not in LEVELS)
    return found, refused


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Make an object in which a name that is there twice stands for itself alone."""
    found: dict[str, object] = {}
    for name, value in pairs:
        found[name] = Twice() if name in found else value
    return found
