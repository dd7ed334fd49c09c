from io import BytesIO

import pytest

from zelfscan.crypto.stream import CHUNK, SEALED_CHUNK, StreamBroken, StreamKey, opened, sealed

STREAM = StreamKey(bytes(range(32)), bytes(7), b"head")
CONTENT = bytes(range(256)) * 700


def read(stream: StreamKey, data: bytes) -> bytes:
    return b"".join(opened(stream, BytesIO(data)))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, len(CONTENT)])
def test_content_comes_back(length: int) -> None:
    data = b"".join(sealed(STREAM, [CONTENT[:length]]))
    assert read(STREAM, data) == CONTENT[:length]


@pytest.mark.parametrize(
    "other",
    [
        StreamKey(bytes(32), STREAM.prefix, STREAM.bound_to),
        StreamKey(STREAM.key, bytes([1] * 7), STREAM.bound_to),
        StreamKey(STREAM.key, STREAM.prefix, b"heaD"),
    ],
    ids=["key", "prefix", "what it is bound to"],
)
def test_with_anything_else_nothing_opens(other: StreamKey) -> None:
    with pytest.raises(StreamBroken):
        read(other, b"".join(sealed(STREAM, [CONTENT])))


def test_what_was_cut_off_moved_or_added_is_seen() -> None:
    data = b"".join(sealed(STREAM, [CONTENT]))
    first, second, rest = data[:SEALED_CHUNK], data[SEALED_CHUNK : 2 * SEALED_CHUNK], data[2 * SEALED_CHUNK :]
    for changed in (b"", first, first + second, second + first + rest, data + b"\0", data + first, data[:-1]):
        with pytest.raises(StreamBroken):
            read(STREAM, changed)


def test_a_key_is_not_shown() -> None:
    assert repr(STREAM) == "StreamKey(prefix=b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00')"
