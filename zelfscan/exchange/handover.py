"""The hand-over file: a dossier as one encrypted file with its own code, written and read whole or not.

Reading goes through the file twice. The first time authenticates all of it, checks the signature and reads
what the dossier says; only then can the pictures be asked for, one at a time, so that memory stays bounded
and nothing is ever written unencrypted. The format stands in docs/handover-file.md.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from zelfscan.crypto.derive import STANDARD, KdfParameters
from zelfscan.crypto.parcel import Head, Lock, new_lock, opened, read_head, seal, unlock
from zelfscan.crypto.signing import fingerprint, is_signed, public_key, sign
from zelfscan.crypto.stream import SEALED_CHUNK
from zelfscan.errors.files import cannot_read
from zelfscan.errors.handover import (
    DossierTooBig,
    HandoverDamaged,
    HandoverForeign,
    HandoverRefused,
    HandoverTooBig,
    HandoverTooNew,
)
from zelfscan.exchange.handover_content import (
    MAX_PICTURE_BYTES,
    Content,
    from_json,
    to_json,
    without_private,
)
from zelfscan.exchange.handover_frames import (
    CONTENT,
    PICTURE,
    SIGNATURE,
    Survey,
    digest_of,
    framed,
    frames,
    survey,
)
from zelfscan.exchange.handover_writing import write_pieces

SUFFIX: Final = ".zelfscan"
CONTENT_VERSION: Final = 1
MAX_FILE_BYTES: Final = 1_500_000_000
_ROOM = 1_000_000
"""What head and tags of the largest file take, with room to spare."""
_ABOUT: Final = {"content": "zelfscan-dossier", "content_version": CONTENT_VERSION}
_PURPOSE = b"zelfscan handover 1\n"
_CHUNKS_A_STEP = 16
"""How many chunks are read between two reports of progress: one megabyte."""

Progress = Callable[[int, int], bool]
"""Told how much is done, and of how much; it gives False to stop."""


class _Cancelled(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True)
class Header:
    """What a hand-over file tells without a code; nothing of it is proved yet."""

    version: int
    codes_needed: int


@dataclass(frozen=True)
class Opened:
    """A hand-over file that was authenticated and checked from its first byte to its last.

    ``fingerprint`` is that of the installation that made it; whose it is, the file cannot tell.
    """

    content: Content
    fingerprint: str
    _path: Path = field(repr=False)
    _lock: Lock = field(repr=False)
    _digests: tuple[bytes, ...] = field(repr=False)

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Give each picture with its id, in the order of the content, one in memory at a time.

        They are as the sender gave them: ``photos.reading`` has to draw them anew before anything shows them.
        Raises ``HandoverDamaged`` where the file changed since it was opened, and ``CannotRead``.
        """
        names = iter(zip(self.content.pictures, self._digests, strict=True))
        with _reading(self._path) as file:
            if read_head(file).raw != self._lock.head.raw:
                raise HandoverDamaged
            for kind, data in frames(opened(self._lock, file)):
                if kind == PICTURE:
                    name, digest = next(names, ("", b""))
                    if digest_of(data) != digest:
                        raise HandoverDamaged
                    yield name, data
        if next(names, None) is not None:
            raise HandoverDamaged


def write_handover(
    content: Content,
    pictures: Mapping[str, Callable[[], bytes]],
    codes: Sequence[str],
    signing_key: bytes,
    to: Path,
    on_progress: Progress,
    *,
    with_name: bool = False,
    with_incidents: bool = False,
    parameters: KdfParameters = STANDARD,
) -> str | None:
    """Write a hand-over file and return the fingerprint of this installation; None where it was cancelled.

    Each picture is asked for once, when its turn comes. Progress counts parts. The name of the dossier and
    the private log of incidents stay behind unless they are asked for. Whatever ends it early leaves what
    stood at ``to`` before.

    Raises:
        DossierTooBig: If it does not fit in one file.
        CannotWrite: If the file cannot be written; ``DiskFull`` where there is no room.
        ValueError: If the pictures are not those of the content, or the codes are no one or two codes.
    """
    handed = without_private(content, with_name=with_name, with_incidents=with_incidents)
    if pictures.keys() != set(handed.pictures):
        raise ValueError("other pictures than the content names")
    data = to_json(handed)
    lock = new_lock(_ABOUT, codes, parameters)
    parts = _parts(data, [pictures[name] for name in handed.pictures], on_progress)
    try:
        write_pieces(to, seal(lock, _signed(parts, lock.head, signing_key)))
    except _Cancelled:
        return None
    return fingerprint(public_key(signing_key))


def looks_like(path: Path) -> Header:
    """Tell what kind of hand-over file this is, without a code.

    Raises:
        HandoverForeign: If it is another kind of file.
        HandoverTooNew: If a newer version wrote it.
        HandoverTooBig: If it is larger than such a file can be.
        HandoverDamaged: If its head is not as it was written.
        CannotRead: If the file cannot be read.
    """
    with _reading(path) as file:
        return Header(CONTENT_VERSION, len(_known_head(file).derivations))


def read_handover(path: Path, codes: Sequence[str], on_progress: Progress) -> Opened | None:
    """Open a hand-over file whole; None where it was cancelled. Progress counts bytes.

    Raises:
        CodeMistyped: If a code cannot be one; nothing was tried yet.
        HandoverClosed: If a code is wrong, or the head is damaged.
        HandoverRefused: If the content does not follow its schema, or the signature does not fit.
        ZelfscanError: As ``looks_like``.
    """
    with _reading(path) as file:
        lock = unlock(_known_head(file), codes)
        size = os.fstat(file.fileno()).st_size
        try:
            found = survey(frames(_watched(opened(lock, file), size, on_progress)))
        except _Cancelled:
            return None
    if not is_signed(found.public, _message(lock.head, found.digest), found.signature):
        raise HandoverRefused
    return Opened(_content(found), fingerprint(found.public), path, lock, found.pictures)


def _content(found: Survey) -> Content:
    content = from_json(found.content)
    if len(content.pictures) != len(found.pictures):
        raise HandoverRefused
    return content


def _parts(data: bytes, pictures: Sequence[Callable[[], bytes]], on_progress: Progress) -> Iterator[bytes]:
    """Give the frames of content and pictures, and report each; end where that is asked."""
    total, written = len(pictures) + 1, len(data)
    _go_on(on_progress(0, total))
    yield framed(CONTENT, data)
    _go_on(on_progress(1, total))
    for number, fetch in enumerate(pictures, start=2):
        picture = fetch()
        written += len(picture)
        if not 1 <= len(picture) <= MAX_PICTURE_BYTES or written > MAX_FILE_BYTES - _ROOM:
            raise DossierTooBig
        yield framed(PICTURE, picture)
        _go_on(on_progress(number, total))


def _signed(parts: Iterable[bytes], head: Head, signing_key: bytes) -> Iterator[bytes]:
    covered = hashlib.sha256()
    for part in parts:
        covered.update(part)
        yield part
    signature = sign(signing_key, _message(head, covered.digest()))
    yield framed(SIGNATURE, public_key(signing_key) + signature)


def _message(head: Head, digest: bytes) -> bytes:
    """Return what is signed: the head too, so that nobody can seal the same content anew under this name."""
    return _PURPOSE + hashlib.sha256(head.raw).digest() + digest


def _watched(chunks: Iterable[bytes], size: int, on_progress: Progress) -> Iterator[bytes]:
    _go_on(on_progress(0, size))
    for number, chunk in enumerate(chunks, start=1):
        if number * SEALED_CHUNK > MAX_FILE_BYTES + SEALED_CHUNK:  # it grew while it was read
            raise HandoverTooBig(MAX_FILE_BYTES // 1_000_000)
        yield chunk
        if number % _CHUNKS_A_STEP == 0:
            _go_on(on_progress(min(number * SEALED_CHUNK, size), size))
    _go_on(on_progress(size, size))


def _go_on(is_wanted: bool) -> None:
    if not is_wanted:
        raise _Cancelled


def _known_head(file: BinaryIO) -> Head:
    head = read_head(file)
    version = head.about.get("content_version")
    if head.about.get("content") != _ABOUT["content"]:
        raise HandoverForeign
    if type(version) is int and version > CONTENT_VERSION:
        raise HandoverTooNew
    if type(version) is not int or head.about != _ABOUT:
        raise HandoverDamaged
    return head


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file of a size that can be; a device or a pipe may have no end."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise HandoverForeign
        if found.st_size > MAX_FILE_BYTES:
            raise HandoverTooBig(MAX_FILE_BYTES // 1_000_000)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise cannot_read(path, error) from error
