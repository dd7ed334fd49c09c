"""The small file that says how a vault is opened: two copies, written beside and swapped in.

It holds the index key only as sealed by `zelfscan.crypto`. A checksum tells a damaged copy from a wrong
passphrase. Ways of opening that this program does not know are kept as they are when it writes. Since version
2 it also names the index that holds now, so that swapping in this one file is what makes a new index hold,
and a label by which people tell vaults apart. Both can be read without opening the vault.
"""

import hashlib
import json
import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zelfscan.crypto import wrapping
from zelfscan.crypto.wrapping import KINDS, PASSPHRASE, RECOVERY, SYSTEM, Wrapping
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseTooNew, KeyFileDamaged, KeyFileMissing
from zelfscan.store.durable import settle_names, write_through
from zelfscan.store.faults import reading, writing
from zelfscan.store.plain_file import is_strange, open_plain

COPIES = ("key-1.json", "key-2.json")
FORMAT = "zelfscan-key"
VERSION = 2
OLDEST_VERSION = 1
"""The first version had no label, and its index always had the same name."""
INDEX_FILE = "index.vault"
MAX_LABEL = 30
# A key file is about 1 kB. What is larger than this was not written by us, and is not read.
MAX_BYTES = 64 * 1024

# Only names that the program itself gives: a file from elsewhere cannot lead out of the folder.
_INDEX_NAME = re.compile(r"index(-[0-9a-f]{8})?\.vault")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeyFile:
    """Which vault it opens, the ways to do so, and what may be known without opening it."""

    vault_id: str
    passphrase: Wrapping
    recovery: Wrapping | None = None
    system_way: Wrapping | None = None
    others: tuple[dict[str, object], ...] = ()
    """Ways in that this program does not know, as plain values."""
    label: str = ""
    """A pseudonym that the person chose; anybody can read it."""
    index: str = INDEX_FILE
    """The name of the index file that holds."""


@dataclass(frozen=True)
class _Copy:
    """One copy as found on disk."""

    path: Path
    content: bytes


def read_key_file(folder: Path) -> KeyFile:
    """Read the first intact copy; say which kind of trouble it is when there is none.

    Raises ``KeyFileMissing``, ``KeyFileDamaged``, ``DatabaseTooNew`` and ``CannotRead``.
    """
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
        _remove_drafts(folder)


def mend_key_file(folder: Path, key_file: KeyFile) -> None:
    """Make both copies equal again after one was lost or damaged; a disk that refuses is only logged."""
    if is_settled(folder, key_file):
        _remove_drafts(folder)
        return
    try:
        write_key_file(folder, key_file)
    except CannotWrite:
        # The vault is open and its content is there. Refusing to open it would help nobody.
        _log.warning("a copy of the key file could not be mended")


def is_settled(folder: Path, key_file: KeyFile) -> bool:
    """Tell whether every copy on the disk says the same as this: none still leads to what was before."""
    copies = _read_copies(folder)
    return len(copies) == len(COPIES) and all(copy.content == _serialise(key_file) for copy in copies)


def is_label(text: object) -> bool:
    """Tell whether this can be a label: one short line of text that can be shown anywhere."""
    return isinstance(text, str) and len(text) <= MAX_LABEL and (not text or text.isprintable())


def _read_copies(folder: Path) -> list[_Copy]:
    with reading(folder):
        found = [path for path in (folder / name for name in COPIES) if path.exists()]
    return [_Copy(path, _read(path)) for path in found]


def _read(path: Path) -> bytes:
    """Read what stands there; of what is no ordinary file nothing, which then counts as damaged."""
    with reading(path):
        if is_strange(path):
            return b""
        with open_plain(path) as file:
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
    version = plain.get("version")
    if type(version) is not int:
        raise ValueError("no version")
    if version > VERSION:
        raise DatabaseTooNew(copy.path)
    if version < OLDEST_VERSION:
        raise ValueError("a version that never was")
    if version == OLDEST_VERSION:
        plain |= {"label": "", "index": INDEX_FILE}
    return _key_file(plain)


def _key_file(plain: dict[str, object]) -> KeyFile:
    vault_id, ways, label, index = (plain.get(name) for name in ("vault", "wrappings", "label", "index"))
    if not isinstance(vault_id, str) or not isinstance(ways, list):
        raise ValueError("not the shape of a key file")
    if not all(isinstance(way, dict) for way in ways):
        raise ValueError("a way in that has no parts")
    if not isinstance(label, str) or not is_label(label):
        raise ValueError("not a label")
    if not isinstance(index, str) or not _INDEX_NAME.fullmatch(index):
        raise ValueError("not the name of an index")
    known = [wrapping.from_plain(way) for way in ways if way.get("kind") in KINDS]
    by_kind = {way.kind: way for way in known}
    if len(by_kind) != len(known) or PASSPHRASE not in by_kind:
        raise ValueError("not exactly one way in by passphrase, and at most one of each other kind")
    others = tuple(way for way in ways if way.get("kind") not in KINDS)
    recovery, system_way = by_kind.get(RECOVERY), by_kind.get(SYSTEM)
    return KeyFile(vault_id, by_kind[PASSPHRASE], recovery, system_way, others, label, index)


def _serialise(key_file: KeyFile) -> bytes:
    known = [way for way in (key_file.passphrase, key_file.recovery, key_file.system_way) if way is not None]
    plain: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "vault": key_file.vault_id,
        "label": key_file.label,
        "index": key_file.index,
        "wrappings": [*map(wrapping.to_plain, known), *key_file.others],
    }
    plain["checksum"] = _checksum(plain)
    return (json.dumps(plain, indent=2) + "\n").encode("ascii")


def _checksum(plain: dict[str, object]) -> str:
    """Add up everything but the checksum itself; against accidents, not against ill will."""
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode("ascii")).hexdigest()


def _remove_drafts(folder: Path) -> None:
    for name in COPIES:
        with suppress(OSError):
            (folder / f"{name}.new").unlink(missing_ok=True)


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
