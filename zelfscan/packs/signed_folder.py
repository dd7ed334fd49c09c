"""A folder that somebody sealed: every file on a list of digests, and the list signed in minisign's format.

Nothing of a folder is used before all of it is verified, and what is handed out are the very bytes that were:
each file is read once. So whoever changes a file a moment later changes nothing here.
"""

import hashlib
import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zelfscan.crypto.minisign import MAX_TEXT, PublicKey, verify
from zelfscan.errors.signed import FolderFault, FolderRefused, SignatureRefused

SUMS: Final = "SHA256SUMS"
SIGNATURE: Final = "SHA256SUMS.minisig"
MAX_SUMS: Final = 400_000
MAX_DEPTH: Final = 8
MAX_FAULTS: Final = 100

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{each}{n}" for each in ("com", "lpt") for n in range(10))]
)
_REPARSE_POINT = 0x400  # FILE_ATTRIBUTE_REPARSE_POINT: a junction, a mount, a file that a cloud still keeps


@dataclass(frozen=True)
class Limits:
    """How much a folder may hold: files, bytes of one, and bytes together."""

    files: int = 1_000
    bytes_of_one: int = 8_000_000
    bytes: int = 40_000_000


OF_ANY_FOLDER: Final = Limits()


@dataclass(frozen=True)
class SignedFolder:
    """What stands in a folder that was verified: bytes by path, without the list and its signature."""

    files: Mapping[str, bytes]
    key: PublicKey
    comment: str
    digest: str
    """The SHA-256 of the list, which stands for the whole folder."""


def read_signed_folder(
    folder: Path, keys: Sequence[PublicKey], limits: Limits = OF_ANY_FOLDER
) -> SignedFolder:
    """Verify a folder whole and return its bytes. Raises ``FolderRefused`` with every fault."""
    if not keys:
        raise FolderRefused([("no-keys", "")])
    sums, signature = _read_top(folder, SUMS, MAX_SUMS), _read_top(folder, SIGNATURE, MAX_TEXT)
    try:
        signed = verify(keys, sums, signature)
    except SignatureRefused as error:
        raise FolderRefused([(error.fault, "")]) from None
    listed = _listed(sums, limits)
    faults: list[tuple[FolderFault, str]] = []
    there = _there(folder, limits, faults)
    faults += [("missing", name) for name in sorted(listed.keys() - there)]
    faults += [("extra", name) for name in sorted(there - listed.keys())]
    found, room = {}, limits.bytes
    for name in sorted(listed.keys() & there) if not faults else ():
        try:
            found[name] = _read(folder / name, min(limits.bytes_of_one, room), name)
        except FolderRefused as error:
            faults += error.faults
            continue
        room -= len(found[name])
        if hashlib.sha256(found[name]).hexdigest() != listed[name]:
            faults.append(("changed", name))
    if faults:
        raise FolderRefused(faults[:MAX_FAULTS])
    return SignedFolder(found, signed.key, signed.comment, hashlib.sha256(sums).hexdigest())


def unsealed(folder: Path, limits: Limits = OF_ANY_FOLDER) -> dict[str, bytes]:
    """Return what stands in a folder, whoever wrote it; for who makes one, never to be used.

    Raises ``FolderRefused`` for what cannot be sealed.
    """
    faults: list[tuple[FolderFault, str]] = []
    there = _there(folder, limits, faults)
    if faults:
        raise FolderRefused(faults[:MAX_FAULTS])
    found: dict[str, bytes] = {}
    room = limits.bytes
    for name in sorted(there):
        found[name] = _read(folder / name, min(limits.bytes_of_one, room), name)
        room -= len(found[name])
    return found


def sums_of(folder: Path, limits: Limits = OF_ANY_FOLDER) -> bytes:
    """Return the list for a folder as it is now. Raises ``FolderRefused`` for what cannot be on it."""
    found = unsealed(folder, limits)
    lines = (f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, raw in found.items())
    return "".join(lines).encode("ascii")


def _read_top(folder: Path, name: str, limit: int) -> bytes:
    if not _exists(folder):
        raise FolderRefused([("unreadable", folder.name)])
    if not _exists(folder / name):
        raise FolderRefused([("unsigned", "")])
    return _read(folder / name, limit, name)


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def _listed(sums: bytes, limits: Limits) -> dict[str, str]:
    """Return the digest of each file on a list, which is one line each, sorted, and nothing else."""
    try:
        lines = sums.decode("ascii").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        raise FolderRefused([("bad-list", SUMS)]) from None
    matches = [_LINE.fullmatch(line) for line in lines[:-1]]
    found = {match[2]: match[1] for match in matches if match is not None}
    if lines[-1] or not found or len(found) != len(matches) or list(found) != sorted(found):
        raise FolderRefused([("bad-list", SUMS)])
    if len(found) > limits.files:
        raise FolderRefused([("too-many", "")])
    faults: list[tuple[FolderFault, str]] = [("bad-name", name) for name in found if not _is_name(name)]
    faults += _twins(found)
    if faults:
        raise FolderRefused(faults[:MAX_FAULTS])
    return found


def _is_name(path: str) -> bool:
    """Tell whether a path means one and the same file on every system, inside the folder."""
    parts = path.split("/")
    return (
        len(parts) <= MAX_DEPTH
        and path.casefold() not in (SUMS.casefold(), SIGNATURE.casefold())
        and all(
            _NAME.fullmatch(part) is not None
            and not part.endswith(".")
            and part.casefold().partition(".")[0] not in _DEVICES
            for part in parts
        )
    )


def _twins(names: Mapping[str, object] | set[str]) -> list[tuple[FolderFault, str]]:
    """Return the names, or folders in them, that are one where capitals do not count."""
    seen: dict[str, str] = {}
    found: dict[str, None] = {}
    for name in sorted(names):
        parts = name.split("/")
        for at in range(1, len(parts) + 1):
            part = "/".join(parts[:at])
            if seen.setdefault(part.casefold(), part) != part:
                found[name] = None
    return [("twins", name) for name in found]


def _there(folder: Path, limits: Limits, faults: list[tuple[FolderFault, str]]) -> set[str]:
    """Return the paths of the files in a folder but the two at its top; what else stands there is a fault."""
    found: set[str] = set()
    folders, count = [""], 0
    while folders:
        above = folders.pop()
        try:
            with os.scandir(folder / above) as entries:
                for entry in entries:
                    count += 1
                    if count > 2 * limits.files + 2:
                        raise FolderRefused([("too-many", "")])
                    name = f"{above}/{entry.name}" if above else entry.name
                    _sort_out(entry, name, found, folders, faults)
        except (OSError, ValueError):
            faults.append(("unreadable", above or folder.name))
    if len(found) > limits.files:
        raise FolderRefused([("too-many", "")])
    faults += _twins(found)
    return found


def _sort_out(
    entry: "os.DirEntry[str]",
    name: str,
    found: set[str],
    folders: list[str],
    faults: list[tuple[FolderFault, str]],
) -> None:
    if name in (SUMS, SIGNATURE):
        return  # read on their own, and no link was followed to them
    status = entry.stat(follow_symlinks=False)
    if _is_link(status):
        faults.append(("link", name))
    elif not _is_name(name):
        faults.append(("bad-name", name))
    elif stat.S_ISDIR(status.st_mode):
        folders.append(name)
    elif stat.S_ISREG(status.st_mode):
        found.add(name)
    else:
        faults.append(("no-file", name))


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _REPARSE_POINT)


def _read(path: Path, limit: int, name: str) -> bytes:
    """Read an ordinary file once: no link, no pipe that never ends. Raises ``FolderRefused``."""
    # Without O_NONBLOCK a pipe would be waited for; Windows knows neither, nor such pipes.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        if _is_link(path.lstat()):
            raise FolderRefused([("link", name)])
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FolderRefused([("no-file", name)])
            raw = file.read(limit + 1)
    except (OSError, ValueError):
        raise FolderRefused([("unreadable", name)]) from None
    if len(raw) > limit:
        raise FolderRefused([("too-big", name)])
    return raw
