"""Reads which files a catalogue of Windows names, from the part of it that its makers signed and no other.

A catalogue is a signed message (PKCS #7, RFC 2315) around a list of what it vouches for. What checks the
signature looks past bytes behind the message, and beside the list stand attributes that nobody signed. So
only the list is read here, and what is not in the one form of DER (X.690) is refused.
"""

from collections.abc import Iterator

_INTEGER, _OCTETS, _NAME, _TIME, _SEQUENCE, _SET, _EXPLICIT = 0x02, 0x04, 0x06, 0x17, 0x30, 0x31, 0xA0
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2
_TRUST_LIST = bytes.fromhex("2b060104018237 0a01")  # 1.3.6.1.4.1.311.10.1
_CATALOGUE = bytes.fromhex("2b060104018237 0c0101")  # 1.3.6.1.4.1.311.12.1.1
_SHA256 = 32


class CatalogueError(Exception):
    """What was given is no catalogue in the form of DER, or has bytes behind it."""


def members(data: bytes) -> frozenset[bytes]:
    """Return the SHA-256 of everything that the signed list of a catalogue names by one.

    Whose signature it is, and whether it holds for the list, is for somebody else to see.

    Raises:
        CatalogueError: It is no catalogue, is not written in DER, or has bytes behind it.
    """
    message = _under(_SIGNED_DATA, *_read(data, _SEQUENCE))
    _, _, signed = _read(message, _INTEGER, _SET, _SEQUENCE, is_more_allowed=True)
    whole = _under(_TRUST_LIST, signed)
    usage, _, _, _, listed = _read(
        whole, _SEQUENCE, _OCTETS, _TIME, _SEQUENCE, _SEQUENCE, is_more_allowed=True
    )
    if _read(usage, _NAME) != [_CATALOGUE]:
        raise CatalogueError("the signed list is not one of a catalogue")
    count = sum(1 for _ in _parts(listed))
    names = (_read(each, _OCTETS, _SET)[0] for each in _read(listed, *[_SEQUENCE] * count))
    return frozenset(name for name in names if len(name) == _SHA256)


def _under(wanted: bytes, content: bytes) -> bytes:
    """Return what stands under this name in a ContentInfo."""
    name, inside = _read(content, _NAME, _EXPLICIT)
    if name != wanted:
        raise CatalogueError("something else stands where the signed list should be")
    return _read(inside, _SEQUENCE)[0]


def _read(data: bytes, *tags: int, is_more_allowed: bool = False) -> list[bytes]:
    """Return what is in the first parts, which have to be of these tags."""
    found = list(_parts(data))
    if [tag for tag, _ in found[: len(tags)]] != list(tags):
        raise CatalogueError("it is not built as a catalogue")
    if len(found) > len(tags) and not is_more_allowed:
        raise CatalogueError("more stands in it or behind it than belongs there")
    return [content for _, content in found[: len(tags)]]


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the tag and the content of each part, with each length in as few bytes as it needs."""
    at = 0
    while at < len(data):
        tag, length = data[at], data[at + 1] if at + 1 < len(data) else 0x80
        start = at + 2
        if length >= 0x80:
            written = data[start : start + length - 0x80]
            start += length - 0x80
            length = int.from_bytes(written, "big")
            if length < 0x80 or written[0] == 0:
                raise CatalogueError("a length in it is not written in the form of DER")
        if tag & 0x1F == 0x1F or start + length > len(data):
            raise CatalogueError("a part of it does not end where it should")
        yield tag, data[start : start + length]
        at = start + length
