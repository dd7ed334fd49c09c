"""The small file that says how a vault is opened: two copies, written beside and swapped in.

It holds the index key only as sealed by `zelfscan.crypto`. A checksum tells a damaged copy from a wrong
passphrase. Ways of opening that this program does not know are kept as they are when it writes.
"""

import hashlib
import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zelfscan.crypto import wrapping
from zelfscan.crypto.wrapping import PASSPHRASE, Wrapping
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseTooNew, KeyFileDamaged, KeyFileMissing
from zelfscan.store.durable import settle_names, write_through
from zelfscan.store.faults import reading, writing

COPIES = ("key-1.json", "key-2.json")
FORMAT = "zelfscan-key"
VERSION = 1
# A key file is about 1 kB. What is larger than this was not written by us, and is not read.
MAX_BYTES = 64 * 1024

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeyFile:
    """Which vault it opens, and the ways to do so: the one by passphrase, and others as plain values."""

    vault_id: str
    passphrase: Wrapping
    others: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True)
class _Copy:
    """One copy as found on disk."""

    path: Path
    content: bytes


def read_key_file(folder: Path) -> KeyFile:
    """Read the first intact copy; say which kind of trouble it is when there is none."""
    copies = _read_copies(folder)
    if not copies:
        raise KeyFileMissing(folder)
    for copy in copies:
        with suppress(ValueError):
            return _parse(copy)
    raise KeyFileDamaged(copies[0].path)


def write_key_file(folder: Path, key_file: KeyFile) -> None:
    """Write both copies; both stand ready on the disk before the first one is swapped in."""
    content = _serialise(key_file)
    drafts = [(folder / f"{name}.new", folder / name) for name in COPIES]
    try:
        for draft, _ in drafts:
            write_through(draft, content)
        _swap_in(drafts)
        settle_names(folder)
    finally:
        for draft, _ in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def mend_key_file(folder: Path, key_file: KeyFile) -> None:
    """Make both copies equal again after one was lost or damaged; a disk that refuses is only logged."""
    content = _serialise(key_file)
    copies = _read_copies(folder)
    if len(copies) == len(COPIES) and all(copy.content == content for copy in copies):
        return
    try:
        write_key_file(folder, key_file)
    except CannotWrite:
        # The vault is open and its content is there. Refusing to open it would help nobody.
        _log.warning("a copy of the key file could not be mended")


def _read_copies(folder: Path) -> list[_Copy]:
    with reading(folder):
        found = [path for path in (folder / name for name in COPIES) if path.exists()]
    return [_Copy(path, _read(path)) for path in found]


def _read(path: Path) -> bytes:
    with reading(path), path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _parse(copy: _Copy) -> KeyFile:
    """Read one copy; a ``ValueError`` means that it is not usable."""
    if len(copy.content) > MAX_BYTES:
        raise ValueError("too large for a key file")
    try:
        plain = json.loads(copy.content)
    except RecursionError:
        raise ValueError("nested too deeply for a key file") from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ValueError("not a key file")
    if plain.pop("checksum", None) != _checksum(plain):
        raise ValueError("the checksum does not fit")
    if plain.get("version") != VERSION:
        raise DatabaseTooNew(copy.path)
    vault_id, ways = plain.get("vault"), plain.get("wrappings")
    if not isinstance(vault_id, str) or not isinstance(ways, list):
        raise ValueError("not the shape of a key file")
    if not all(isinstance(way, dict) for way in ways):
        raise ValueError("a way in that has no parts")
    known = [way for way in ways if way.get("kind") == PASSPHRASE]
    if len(known) != 1:
        raise ValueError("not exactly one way in by passphrase")
    others = tuple(way for way in ways if way.get("kind") != PASSPHRASE)
    return KeyFile(vault_id, wrapping.from_plain(known[0]), others)


def _serialise(key_file: KeyFile) -> bytes:
    plain: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": key_file.vault_id,
        "wrappings": [wrapping.to_plain(key_file.passphrase), *key_file.others],
    }
    plain["checksum"] = _checksum(plain)
    return (json.dumps(plain, indent=2) + "\n").encode("ascii")


def _checksum(plain: dict[str, object]) -> str:
    """Add up everything but the checksum itself; against accidents, not against ill will."""
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode("ascii")).hexdigest()


def _swap_in(drafts: list[tuple[Path, Path]]) -> None:
    """Swap in the first copy, and then the others; once the first one stands, the change holds."""
    (draft, final), *rest = drafts
    with writing(final):
        draft.replace(final)
    for draft, final in rest:
        try:
            draft.replace(final)
        except OSError:
            # To report this as a failure would be untrue; the next time the vault opens, it is mended.
            _log.warning("the second copy of the key file could not be swapped in")
