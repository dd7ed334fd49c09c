"""Every file in the folder of the program, also one that nobody knows, and whether it can be read.

Whether a file is encrypted is seen, not assumed: its bytes must be noise where they should be, and begin as
that kind of file begins. Links are named and never followed. Nothing is opened with a key.
"""

import os
import re
import shutil
import stat
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final, Literal

from zelfscan.crypto import parcel
from zelfscan.store import backup_format
from zelfscan.store.attempts import ATTEMPTS_FILE
from zelfscan.store.durable import settle_names
from zelfscan.store.faults import writing
from zelfscan.store.in_use import WINDOWS_FILE
from zelfscan.store.key_file import COPIES
from zelfscan.store.migrations import BACKUP_MARK
from zelfscan.store.people import places
from zelfscan.store.plain_file import open_plain
from zelfscan.store.vault_files import DOSSIER_FOLDER, DOSSIER_SUFFIX, DRAFT_SUFFIX, READY_SUFFIX
from zelfscan.store.wiping import COPIES_FOLDER

Kind = Literal[
    "key", "index", "dossier", "before", "copy", "leftover", "attempts", "in-use", "settings", "log",
    "content", "other",
]  # fmt: skip
Sight = Literal["encrypted", "noise", "readable", "empty", "unclear", "unread", "link"]
"""What the bytes look like: *encrypted* has the mark of a kind that is, *noise* only looks like it."""

SETTINGS_FILE, LOG_FILE, CONTENT_FOLDER = "settings.json", "errors.log", "content"
MOST: Final = 5_000
"""So many files are listed at most: what is more was not made by the program."""

_CONTENT = re.compile(r"[0-9a-f]{64}(\.new)?")
_INDEX = re.compile(r"index(-[0-9a-f]{8})?\.vault")
_ENDINGS = (DRAFT_SUFFIX, READY_SUFFIX, backup_format.PART, "-journal", "-wal", "-shm")
_SQLITE = b"SQLite format 3\x00"
_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_JOURNAL_HEAD = 512
# Files of other programs that are pressed together, and so look like noise but for how they begin.
_PRESSED = (
    b"PK",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"RIFF",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ",
)
_PIECE: Final = 64 * 1024
_LEAST_NOISE: Final = 512
# Of chance, the sum of squares is spread around 255 with a deviation of 22.6: eight times that is never met.
_SPREAD, _SLACK = 255, 180
_START = struct.Struct(">8sHI")


@dataclass(frozen=True)
class KeptFile:
    """One file as it stands there now, or the folder of questionnaires that go together."""

    path: Path
    size: int
    changed: datetime
    kind: Kind
    sight: Sight
    vault: Path | None
    """The folder of the vault in which it stands; none for what is of the program or of nobody."""

    @property
    def should_be_encrypted(self) -> bool:
        """Tell whether a file of this kind must never be readable."""
        return self.kind in ("index", "dossier", "before", "copy")


def kept_files(root: Path, only: Path | None = None) -> tuple[KeptFile, ...]:
    """Return every file below a folder, in order of its name; a folder that is not there has none.

    ``only`` is a folder below it where not all of it is of the program, such as a vault on somebody's stick.
    """
    vaults = set(places(root))
    found = []
    for path in _all_below(only or root):
        about = _looked_at(path, root, vaults)
        if about is not None:
            found.append(about)
        if len(found) == MOST:
            break
    return tuple(sorted(found, key=lambda each: each.path.relative_to(root).parts))


def remove_kept(root: Path, path: Path) -> None:
    """Remove one file below a folder, or a link itself. Raises ``CannotWrite``; one that is gone is fine."""
    if root not in path.parents or ".." in path.parts:
        raise ValueError("not a file of this folder")
    with writing(path):
        if _is_content(path, root):
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    settle_names(path.parent)


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder. Raises ``FileNotFoundError``."""
    about = path.lstat()
    if not stat.S_ISDIR(about.st_mode):
        return about.st_size
    found = (Path(folder) / name for folder, _, names in os.walk(path) for name in names)
    return sum(each.lstat().st_size for each in found)


def sight_of(path: Path, kind: Kind = "other") -> Sight:
    """Look at the bytes of a file, and say whether somebody could read them."""
    try:
        with open_plain(path) as file:
            return _sight(file, kind)
    except OSError:
        return "unread"


def is_noise(piece: bytes) -> bool:
    """Tell whether bytes look like chance: as evenly spread over all values as chance is, and no more so."""
    expected = len(piece) / 256
    if len(piece) < _LEAST_NOISE:
        return False
    counts = Counter(piece)
    spread = sum((counts[value] - expected) ** 2 for value in range(256)) / expected
    return abs(spread - _SPREAD) < _SLACK


def _sight(file: BinaryIO, kind: Kind) -> Sight:
    start = file.read(_PIECE)
    if not start:
        return "empty"
    if start.startswith((backup_format.MAGIC, parcel.MAGIC)):
        return "encrypted" if is_noise(_behind_head(file, start)) else "unclear"
    if start.startswith(_JOURNAL):
        return "encrypted" if is_noise(start[_JOURNAL_HEAD:]) else "unclear"
    if start.startswith(_SQLITE):
        return "readable"
    # A file of SQLCipher begins with chance, which may look like the beginning of anything.
    if is_noise(start) and kind in ("index", "dossier", "before"):
        return "encrypted"
    if start.startswith(_PRESSED):
        return "readable"
    if is_noise(start):
        return "noise"
    return "readable" if _is_text(start) else "unclear"


def _behind_head(file: BinaryIO, start: bytes) -> bytes:
    """Return what stands behind the head of a sealed file, as far as that is there."""
    _, _, length = _START.unpack(start[: _START.size].ljust(_START.size, b"\0"))
    file.seek(_START.size + length)
    return file.read(_PIECE)


def _is_text(piece: bytes) -> bool:
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(piece) - 4  # cut off in the middle of a letter
    return b"\0" not in piece


def _looked_at(path: Path, root: Path, vaults: set[Path]) -> KeptFile | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    vault = next((each for each in path.parents if each in vaults), None)
    kind = _kind(path, root, vault)
    if _is_content(path, root):
        changed = datetime.fromtimestamp(about.st_mtime, UTC)
        return KeptFile(path, size_of(path), changed, "content", "readable", None)
    is_link = not stat.S_ISREG(about.st_mode)
    sight = "link" if is_link else sight_of(path, kind)
    changed = datetime.fromtimestamp(about.st_mtime, UTC)
    return KeptFile(path, about.st_size, changed, kind, sight, vault)


def _kind(path: Path, root: Path, vault: Path | None) -> Kind:
    name = path.name
    if name.endswith(_ENDINGS) or f"{backup_format.PART}-" in name:
        return "leftover" if vault is not None or path.parent == root else "other"
    if any(each.name.endswith(_ENDINGS) for each in path.relative_to(root).parents):
        return "leftover"  # of a vault that was not put back whole
    if vault is None:
        known: dict[str, Kind] = {SETTINGS_FILE: "settings", LOG_FILE: "log"}
        return known.get(name, "other") if path.parent == root else "other"
    if path.parent == vault:
        return _kind_in_vault(name)
    if path.parent == vault / DOSSIER_FOLDER and DOSSIER_SUFFIX in name:
        return "before" if BACKUP_MARK in name else "dossier" if name.endswith(DOSSIER_SUFFIX) else "other"
    is_copy = path.parent == vault / COPIES_FOLDER and name.endswith(backup_format.SUFFIX)
    return "copy" if is_copy else "other"


def _kind_in_vault(name: str) -> Kind:
    known: dict[str, Kind] = {
        ATTEMPTS_FILE: "attempts",
        WINDOWS_FILE: "in-use",
        **dict.fromkeys(COPIES, "key"),
    }
    if name in known:
        return known[name]
    if BACKUP_MARK in name and _INDEX.match(name):
        return "before"
    return "index" if _INDEX.fullmatch(name) else "other"


def _is_content(path: Path, root: Path) -> bool:
    """Tell whether this is a folder of newer questionnaires: many files, of which none is about anybody."""
    is_named = path.parent == root / CONTENT_FOLDER and _CONTENT.fullmatch(path.name) is not None
    return is_named and path.is_dir() and not path.is_symlink()


def _all_below(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root, followlinks=False):
        folders.sort()
        for name in sorted(names):
            yield Path(folder) / name
        whole = [Path(folder) / name for name in folders if _is_content(Path(folder) / name, root)]
        yield from whole
        folders[:] = [name for name in folders if Path(folder) / name not in whole]
        # A folder that is a link elsewhere is one thing, and is not gone into.
        yield from (Path(folder) / name for name in folders if (Path(folder) / name).is_symlink())
