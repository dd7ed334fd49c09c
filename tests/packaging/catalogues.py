"""Made-up catalogues of Windows, built as the one that comes with Python is."""

import hashlib

NAME, NULL, TIME = 0x06, 0x05, 0x17
SEQUENCE, SET, OCTETS, INTEGER, EXPLICIT = 0x30, 0x31, 0x04, 0x02, 0xA0
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
TRUST_LIST = bytes.fromhex("2b0601040182370a01")
CATALOGUE = bytes.fromhex("2b0601040182370c0101")


def part(tag: int, *contents: bytes) -> bytes:
    """Return one part in DER."""
    content = b"".join(contents)
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def a_catalogue(
    *files: bytes, usage: bytes = CATALOGUE, kind: bytes = TRUST_LIST, beside: bytes = b""
) -> bytes:
    """Return a catalogue that names these files; ``beside`` stands in it where nobody signs anything."""
    names = sorted([hashlib.sha256(each).digest() for each in files] + [b"of twenty bytes long"])
    listed = part(SEQUENCE, *(part(SEQUENCE, part(OCTETS, name), part(SET)) for name in names))
    whole = part(
        SEQUENCE,
        part(SEQUENCE, part(NAME, usage)),
        part(OCTETS, b"an identifier"),
        part(TIME, b"240402125149Z"),
        part(SEQUENCE, part(NAME, b"a way of naming"), part(NULL)),
        listed,
    )
    signer = part(
        SET, part(SEQUENCE, part(INTEGER, b"\x01"), part(OCTETS, b"a signature"), part(0xA1, beside))
    )
    message = part(
        SEQUENCE,
        part(INTEGER, b"\x01"),
        part(SET, part(SEQUENCE, part(NAME, b"a digest"), part(NULL))),
        part(SEQUENCE, part(NAME, kind), part(EXPLICIT, whole)),
        signer,
    )
    return part(SEQUENCE, part(NAME, SIGNED_DATA), part(EXPLICIT, message))
