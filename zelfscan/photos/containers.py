"""What is handed to a decoder: the parts of a file that make the picture, and few enough of them.

Size in pixels is not all that a file can cost. Forty megabytes hold three hundred thousand scans of a JPEG,
each of which goes over the whole picture, or ten million empty notes. So before a decoder sees a file, it is
walked through here: what the picture does not need (Exif, XMP, comments, second pictures, whatever hangs
behind the end) is left out, and what is in it too often makes ``ValueError``. Only bytes are looked at;
nothing is decoded.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAX_PARTS = 20_000
"""Segments of a JPEG, chunks of a PNG, strips of a TIFF: a camera or telephone writes a few hundred."""
MAX_BLOCKS = 200_000
"""Blocks of at most 255 bytes in the notes of a GIF."""
MAX_SCANS = 100
"""Scans of one JPEG; a progressive one has about ten, and libtiff stops at as many as this."""

_JPEG_NEEDED = frozenset({*range(0xC0, 0xD0), *range(0xD9, 0xDE)}) - {0xC8}
_JPEG_NOTES = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_JPEG_NEXT = re.compile(rb"\xff[^\x00\x01\xff\xd0-\xd7]")
"""A marker that begins something: no stuffed byte, no filling, none from within a scan."""
_PNG_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"IDAT", b"IEND"})
_TIFF_STRIPS = (273, 279, 324, 325)
_TIFF_COMPRESSION = 259
_TIFF_KNOWN = frozenset({1, 5, 7, 8, 32773, 32946})
"""None, LZW, JPEG, deflate, PackBits and the older number of deflate: readers that are used every day."""


@dataclass(frozen=True)
class Bare:
    """A file without what the picture does not need, and its Exif (empty where there is none) apart."""

    data: bytes
    exif: bytes = b""


def kind_of(data: bytes) -> str | None:
    """Return the kind of a file by its first bytes, as Pillow calls it; a name or an ending says nothing."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith((b"II*\0", b"MM\0*")):
        return "TIFF"
    return "BMP" if data.startswith(b"BM") else None


def bare(kind: str, data: bytes) -> Bare:
    """Return what a decoder needs of a file. Raises ``ValueError`` where it is not built as it should be."""
    match kind:
        case "JPEG":
            return _bare_jpeg(data)
        case "PNG":
            return _bare_png(data)
        case "GIF":
            return Bare(_bare_gif(data))
        case "TIFF":
            _check_tiff(data)
        case "BMP":
            _check_bmp(data)
    return Bare(data)


def _bare_jpeg(data: bytes) -> Bare:
    kept, exif, scans = [data[:2]], b"", 0
    for code, start, end in _segments(data):
        if code == 0xDA and (scans := scans + 1) > MAX_SCANS:
            raise ValueError("too many scans")
        if code == 0xE1 and data.startswith(b"Exif\0\0", start + 4, end) and not exif:
            exif = data[start + 4 : end]
        # JFIF and Adobe tell how the colours are meant; of the notes only the colour profile is of use.
        note = _JPEG_NOTES.get(code)
        if code in _JPEG_NEEDED or (note is not None and data.startswith(note, start + 4, end)):
            kept.append(data[start:end])
    return Bare(b"".join(kept), exif)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker, begin and end of every segment of a JPEG (a scan with its data), up to its end.

    A file that was cut off has no end, and keeps lacking it: the decoder tells.
    """
    at, count = 2, 0
    while following := _JPEG_NEXT.search(data, at):
        start, count = following.start(), count + 1
        code = data[start + 1]
        if code == 0xD9:
            yield code, start, start + 2
            return
        if count > MAX_PARTS:
            raise ValueError("too many segments")
        at = start + 2 + max(2, int.from_bytes(data[start + 2 : start + 4]))
        if code == 0xDA:
            behind = _JPEG_NEXT.search(data, at)
            at = behind.start() if behind else len(data)
        yield code, start, at


def _bare_png(data: bytes) -> Bare:
    kept, exif, at = [data[:8]], b"", 8
    for _ in range(MAX_PARTS):
        if at + 8 > len(data):
            return Bare(b"".join(kept), exif)
        end, name = at + 12 + int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if name in _PNG_NEEDED:
            kept.append(data[at:end])
        elif name == b"eXIf" and not exif:
            exif = b"Exif\0\0" + data[at + 8 : end - 4]
        if name == b"IEND":
            return Bare(b"".join(kept), exif)
        at = end
    raise ValueError("too many chunks")


def _bare_gif(data: bytes) -> bytes:
    """Return a GIF from its first picture on, with the note before it that tells what can be seen through."""
    head = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    at, shown, blocks = head, b"", 0
    while data[at] == 0x21:
        start, label, at = at, data[at + 1], at + 2
        while True:
            size, at, blocks = data[at], at + 1 + data[at], blocks + 1
            if blocks > MAX_BLOCKS:
                raise ValueError("too many blocks")
            if size == 0:
                break
        if label == 0xF9:
            shown = data[start:at]
    return data[:head] + shown + data[at:]


def _check_tiff(data: bytes) -> None:
    """Refuse a TIFF whose first picture comes in more pieces than one needs, or is packed in a rare way."""
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(order + "L", data, 4)
    (entries,) = struct.unpack_from(order + "H", data, at)
    for entry in range(entries):
        tag, size, count = struct.unpack_from(order + "HHL", data, at + 2 + 12 * entry)
        if tag in _TIFF_STRIPS and count > MAX_PARTS:
            raise ValueError("too many strips")
        if tag == _TIFF_COMPRESSION:
            (packed,) = struct.unpack_from(order + ("H" if size == 3 else "L"), data, at + 10 + 12 * entry)
            if packed not in _TIFF_KNOWN:
                raise ValueError("packed in a rare way")


def _check_bmp(data: bytes) -> None:
    """Refuse runs of colours (kinds 1 and 2): no photograph has them, and Pillow reads them one by one."""
    size, packed = struct.unpack_from("<L", data, 14)[0], data[30:34]
    if size >= 40 and packed in (b"\x01\0\0\0", b"\x02\0\0\0"):
        raise ValueError("packed in a rare way")
