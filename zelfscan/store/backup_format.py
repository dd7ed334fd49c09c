"""The bytes of a back-up file; docs/backup-file.md says each of them, and why.

In the open stands the head: which key file opens it, and of which day it is. Behind it, sealed as a stream,
the files of the vault one after another and a list of what they have to be. Nothing here touches a disk.
"""

import hashlib
import json
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, Final

from zelfscan.crypto.backup_key import BACKUP_SALT_BYTES, body_key
from zelfscan.crypto.stream import CHUNK, PREFIX_BYTES, StreamBroken, StreamKey, opened
from zelfscan.errors.backup import BackupDamaged, BackupForeign, BackupRefused, BackupTooNew
from zelfscan.store.key_file import MAX_BYTES, is_label
from zelfscan.store.vault_files import DOSSIER_FOLDER, DOSSIER_SUFFIX

MAGIC: Final = b"\x89ZSK\r\n\x1a\n"
VERSION: Final = 1
SUFFIX: Final = ".zelfscankluis"
PART: Final = ".part"
"""Stands behind the name of a back-up that is being written: it is none yet."""
# The text of a key file, in which every sign could need a second one to stand in JSON, and the rest.
MAX_HEADER: Final = 2 * MAX_BYTES + 1024
MAX_DOSSIERS: Final = 20_000

_START = struct.Struct(">8sHI")
_ENTRY, _NAME, _LENGTH, _MANIFEST = (
    struct.Struct(">B"),
    struct.Struct(">B"),
    struct.Struct(">Q"),
    struct.Struct(">I"),
)
_FILE_ENTRY, _LAST_ENTRY = 1, 2
_CIPHER, _FORMAT = "aes-256-gcm", "zelfscan-backup"
_INDEX_NAME = re.compile(r"index(-[0-9a-f]{8})?\.vault")
_DOSSIER_NAME = re.compile(rf"{DOSSIER_FOLDER}/[0-9a-f][0-9a-f-]{{7,63}}{re.escape(DOSSIER_SUFFIX)}")

Receiver = Callable[[str, Iterator[bytes]], None]
"""Is given the name of a file and its bytes, piece by piece."""


@dataclass(frozen=True)
class Head:
    """What anybody can read of a back-up; nothing of it is to be believed before the body opened."""

    key_file: bytes = field(repr=False)
    """The key file of the vault, as it stands in the folder of the vault."""
    made: date
    salt: bytes = field(repr=False)
    prefix: bytes = field(repr=False)
    raw: bytes = field(repr=False)
    """All bytes before the first chunk, as they stand in the file."""

    @property
    def label(self) -> str:
        """Return the pseudonym that the key file gives; empty where it is none that can be shown."""
        try:
            plain = json.loads(self.key_file)
        except (ValueError, RecursionError):
            return ""
        label = plain.get("label") if isinstance(plain, dict) else None
        return label if isinstance(label, str) and is_label(label) else ""

    def stream(self, vault_key: bytes) -> StreamKey:
        """Return what seals and opens the body; it is bound to every byte of the head."""
        return StreamKey(body_key(vault_key, self.salt), self.prefix, hashlib.sha256(self.raw).digest())


@dataclass(frozen=True)
class Entry:
    """One file as the list at the end has it."""

    name: str
    bytes: int
    sha256: str


def new_head(key_file: bytes, made: date, salt: bytes, prefix: bytes) -> Head:
    """Write the head of a new back-up."""
    text = _canonical(_plain(key_file, made, salt, prefix))
    if len(text) > MAX_HEADER:
        raise ValueError("too long for a head")
    return Head(key_file, made, salt, prefix, _START.pack(MAGIC, VERSION, len(text)) + text)


def read_head(file: BinaryIO) -> Head:
    """Read what stands before the first chunk, with a bound on how much that can be.

    Raises ``BackupForeign``, ``BackupTooNew`` and ``BackupDamaged``.
    """
    start = file.read(_START.size)
    if not start.startswith(MAGIC):
        raise BackupForeign
    if len(start) < _START.size:
        raise BackupDamaged
    _, version, length = _START.unpack(start)
    if version > VERSION:
        raise BackupTooNew
    if version < VERSION or length > MAX_HEADER:
        raise BackupDamaged
    text = file.read(length)
    try:
        return _parsed(text, start + text)
    except (ValueError, RecursionError):
        # A text that is cut off is no JSON; one that is nested too deep ends the parser early.
        raise BackupDamaged from None


def is_index_name(name: str) -> bool:
    """Tell whether a file of this name can be the index of a vault."""
    return _INDEX_NAME.fullmatch(name) is not None


def is_dossier_name(name: str) -> bool:
    """Tell whether a file of this name can be a dossier: its folder, and a name made of chance."""
    return _DOSSIER_NAME.fullmatch(name) is not None


def file_start(name: str, length: int) -> bytes:
    """Write what stands before the bytes of a file."""
    if not is_index_name(name) and not is_dossier_name(name):
        raise ValueError("not a file of a vault")
    return _ENTRY.pack(_FILE_ENTRY) + _NAME.pack(len(name)) + name.encode("ascii") + _LENGTH.pack(length)


def list_at_end(entries: Iterable[Entry]) -> bytes:
    """Write the list of all files, which ends the body."""
    text = _list_text(entries)
    return _ENTRY.pack(_LAST_ENTRY) + _MANIFEST.pack(len(text)) + text


def read_body(stream: StreamKey, file: BinaryIO, size: int, receive: Receiver) -> tuple[Entry, ...]:
    """Read the body of a back-up of so many bytes; nothing of it may be used before this returned.

    Raises ``BackupDamaged`` where it does not open as it was sealed, ``BackupRefused`` where it opens but is
    not what the program writes, and whatever ``receive`` raises.
    """
    body = _Body(opened(stream, file))
    found: list[Entry] = []
    try:
        while (kind := body.number(_ENTRY)) == _FILE_ENTRY:
            if len(found) > MAX_DOSSIERS:
                raise BackupRefused
            found.append(_read_file(body, found, size, receive))
        if kind != _LAST_ENTRY:
            raise BackupRefused
        _require_list(body, found)
    except StreamBroken:
        raise BackupDamaged from None
    return tuple(found)


def _read_file(body: "_Body", found: list[Entry], size: int, receive: Receiver) -> Entry:
    name = body.take(body.number(_NAME)).decode("ascii", "replace")
    _require_next(name, found)
    length = body.number(_LENGTH)
    # What is longer than the whole file cannot be in it, whatever room there may be for it elsewhere.
    if length > size:
        raise BackupRefused
    digest = hashlib.sha256()
    pieces = _hashed(body.pieces(length), digest.update)
    receive(name, pieces)
    for _ in pieces:
        pass
    return Entry(name, length, digest.hexdigest())


def _require_next(name: str, found: list[Entry]) -> None:
    """Let files come in one order only: the index, and then the dossiers, each of them once."""
    if not found:
        fits = is_index_name(name)
    else:
        fits = is_dossier_name(name) and (len(found) == 1 or name > found[-1].name)
    if not fits:
        raise BackupRefused


def _require_list(body: "_Body", found: list[Entry]) -> None:
    """See that the list at the end says what was read, and that nothing stands behind it."""
    text = _list_text(found)
    # The list is not parsed: what it has to be is known, to the byte.
    if not found or body.number(_MANIFEST) != len(text) or body.take(len(text)) != text or body.has_more():
        raise BackupRefused


def _hashed(pieces: Iterator[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        update(piece)
        yield piece


class _Body:
    """The chunks of a body as one run of bytes, of which a piece at a time is in memory."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""

    def number(self, form: struct.Struct) -> int:
        """Read one number."""
        (value,) = form.unpack(self.take(form.size))
        return int(value)

    def take(self, length: int) -> bytes:
        """Read so many bytes, which the caller has bounded."""
        return b"".join(self.pieces(length))

    def pieces(self, length: int) -> Iterator[bytes]:
        """Give so many bytes as they come. Raises ``BackupRefused`` where the body ends before."""
        while length > 0:
            if not self._held and not self._next():
                raise BackupRefused
            piece, self._held = self._held[:length], self._held[length:]
            length -= len(piece)
            yield piece

    def has_more(self) -> bool:
        """Tell whether anything is left; this also sees that the last chunk is the last one."""
        return bool(self._held) or self._next()

    def _next(self) -> bool:
        self._held = next(self._chunks, b"")
        return bool(self._held)


def _list_text(entries: Iterable[Entry]) -> bytes:
    files = [{"bytes": each.bytes, "name": each.name, "sha256": each.sha256} for each in entries]
    return _canonical({"count": len(files), "files": files})


def _plain(key_file: bytes, made: date, salt: bytes, prefix: bytes) -> dict[str, object]:
    return {
        "chunk": CHUNK,
        "cipher": _CIPHER,
        "format": _FORMAT,
        "key_file": key_file.decode("ascii"),
        "made": made.isoformat(),
        "prefix": prefix.hex(),
        "salt": salt.hex(),
    }


def _parsed(text: bytes, raw: bytes) -> Head:
    """Read the header; raise ``ValueError`` for anything missing, superfluous or out of bounds."""
    plain = json.loads(text.decode("ascii"))
    if not isinstance(plain, dict):
        raise ValueError("not a mapping")
    key_file, made = plain.get("key_file"), plain.get("made")
    if not isinstance(key_file, str) or not isinstance(made, str):
        raise ValueError("not a head")
    content = key_file.encode("ascii")
    if len(content) > MAX_BYTES:
        raise ValueError("too large for a key file")
    salt, prefix = _bytes(plain.get("salt"), BACKUP_SALT_BYTES), _bytes(plain.get("prefix"), PREFIX_BYTES)
    day = date.fromisoformat(made)
    # Written again it has to be the same: no key too many or twice, no second way to write a value.
    if _canonical(_plain(content, day, salt, prefix)) != text:
        raise ValueError("not a head of this version")
    return Head(content, day, salt, prefix, raw)


def _canonical(plain: Mapping[str, object]) -> bytes:
    """Write JSON in the only way in which it is accepted."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise ValueError("not the expected number of bytes")
    return bytes.fromhex(value)
