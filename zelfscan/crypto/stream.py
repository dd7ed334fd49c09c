"""A stream of bytes sealed in chunks, so that a large file needs little memory; knows no files and no format.

AES-256-GCM in the STREAM construction: the nonce holds a counter and tells the last chunk, and what stands
before the first chunk is associated data. So nothing can be cut off, added, moved or taken from another file
unseen. Only chunks that were authenticated are given out, but that a stream is whole is known after the last
one: until then nothing of it may be believed.

A key with a prefix seals one stream and no more: a second one would use the same nonces again.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK: Final = 64 * 1024
TAG_BYTES: Final = 16
SEALED_CHUNK: Final = CHUNK + TAG_BYTES
PREFIX_BYTES: Final = 7

_COUNTER = struct.Struct(">I?")


class StreamBroken(Exception):
    """A chunk is not as it was sealed, the last one is missing, or something stands behind it."""


@dataclass(frozen=True)
class StreamKey:
    """All that is needed to seal one stream, or to open it."""

    key: bytes = field(repr=False)
    prefix: bytes
    bound_to: bytes = field(repr=False)
    """What stands before the first chunk; with any other bytes there nothing opens."""

    def nonce(self, number: int, is_last: bool) -> bytes:
        """Return the nonce of a chunk, counted from 0."""
        return self.prefix + _COUNTER.pack(number, is_last)


def sealed(stream: StreamKey, parts: Iterable[bytes]) -> Iterator[bytes]:
    """Give the parts one behind the other in sealed chunks."""
    cipher = AESGCM(stream.key)
    for number, (chunk, is_last) in enumerate(_in_chunks(parts)):
        yield cipher.encrypt(stream.nonce(number, is_last), chunk, stream.bound_to)


def opened(stream: StreamKey, file: BinaryIO) -> Iterator[bytes]:
    """Give the content chunk by chunk, from a file that stands at the first one and ends with the last.

    Raises ``StreamBroken`` at the first chunk that is not as it was sealed.
    """
    cipher = AESGCM(stream.key)
    number, block = 0, file.read(SEALED_CHUNK)
    while True:
        following = file.read(SEALED_CHUNK)
        # Only an empty content has an empty chunk, so that there is one way to write any content.
        if len(block) < TAG_BYTES + (number > 0):
            raise StreamBroken
        try:
            chunk = cipher.decrypt(stream.nonce(number, not following), block, stream.bound_to)
        except InvalidTag:
            raise StreamBroken from None
        yield chunk
        if not following:
            return
        number, block = number + 1, following


def _in_chunks(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    held = bytearray()
    for part in parts:
        held += part
        while len(held) > CHUNK:
            yield bytes(held[:CHUNK]), False
            del held[:CHUNK]
    yield bytes(held), True
