"""The content of a hand-over file as a row of frames: the dossier, its pictures, and a signature over both.

A frame is its kind (one byte), its length (four bytes, the highest first) and so many bytes. What a hostile
file could cost is bounded by kind before anything is gathered: no more than one frame is in memory at a time.
"""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from zelfscan.crypto.signing import KEY_BYTES, SIGNATURE_BYTES
from zelfscan.errors.handover import HandoverRefused
from zelfscan.exchange.handover_content import MAX_CONTENT_BYTES, MAX_PICTURE_BYTES, MAX_PICTURES

CONTENT, PICTURE, SIGNATURE = 1, 2, 3
LIMITS: Final = {
    CONTENT: MAX_CONTENT_BYTES,
    PICTURE: MAX_PICTURE_BYTES,
    SIGNATURE: KEY_BYTES + SIGNATURE_BYTES,
}
"""How many bytes a frame of each kind holds at most."""

_START = struct.Struct(">BI")


@dataclass(frozen=True)
class Survey:
    """What the first time through a file gives; pictures only as their SHA-256, to know them again."""

    content: bytes
    pictures: tuple[bytes, ...]
    public: bytes
    signature: bytes
    digest: bytes
    """SHA-256 of all frames before the signature."""


def framed(kind: int, data: bytes) -> bytes:
    """Put the kind and the length before the bytes of a frame."""
    return _START.pack(kind, len(data)) + data


def frames(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give each frame, kind and bytes. Raises ``HandoverRefused`` for what is too large, empty or cut off."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while (size := _first_size(held)) is not None and len(held) >= size:
            yield held[0], bytes(held[_START.size : size])
            del held[:size]
    if held:
        raise HandoverRefused


def survey(found: Iterable[tuple[int, bytes]]) -> Survey:
    """Go through all frames: one content, its pictures, one signature, in that order.

    Raises ``HandoverRefused`` for anything else. The signature was not verified yet.
    """
    covered, content, ending = hashlib.sha256(), b"", b""
    pictures: list[bytes] = []
    for kind, data in found:
        if ending or (kind == CONTENT) == bool(content):
            raise HandoverRefused
        if kind == SIGNATURE:
            ending = data
            continue
        covered.update(framed(kind, data))
        if kind == CONTENT:
            content = data
        elif len(pictures) < MAX_PICTURES:
            pictures.append(digest_of(data))
        else:
            raise HandoverRefused
    if len(ending) != LIMITS[SIGNATURE]:
        raise HandoverRefused
    public, signature = ending[:KEY_BYTES], ending[KEY_BYTES:]
    return Survey(content, tuple(pictures), public, signature, covered.digest())


def digest_of(picture: bytes) -> bytes:
    """Return the SHA-256 of a picture."""
    return hashlib.sha256(picture).digest()


def _first_size(held: bytearray) -> int | None:
    """Return how long the first frame is with its start, or None while that is not there yet."""
    if len(held) < _START.size:
        return None
    kind, size = _START.unpack_from(held)
    if not 1 <= size <= LIMITS.get(kind, 0):
        raise HandoverRefused
    return _START.size + int(size)
