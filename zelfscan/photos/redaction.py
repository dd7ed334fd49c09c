"""Making a part of a photograph unreadable for good: a face, a number plate, a name at the door.

The pixels themselves are replaced and the picture is written anew, with a small one of the new pixels. An
ordinary blur is not enough: it mixes neighbours in a known way, and what was mixed in a known way can be
worked out again (Hill and others, "On the (in)effectiveness of mosaicing and blurring as tools for document
redaction", PoPETs 2016/4). So a blurred part keeps only the mean colours of a few blocks, whatever its size;
for letters and figures the black bar is the one to use, because it keeps nothing.
"""

from collections.abc import Callable, Iterable

from PIL import Image

from zelfscan.core.frozen import Frozen
from zelfscan.photos.marks import Share
from zelfscan.photos.reading import Photo, made, opened

BLOCKS = 4
"""A blurred part keeps the mean colour of at most so many blocks across and down."""


class Area(Frozen):
    """A part of a photograph, in shares of its width and height."""

    x: Share
    y: Share
    width: Share
    height: Share


def black_out(jpeg: bytes, areas: Iterable[Area]) -> Photo:
    """Return the photograph with black parts; nothing of what was there is kept.

    Raises ``PhotoRefused`` where the photograph is damaged.
    """
    return _redacted(jpeg, areas, lambda part: Image.new("RGB", part.size, "black"))


def blur(jpeg: bytes, areas: Iterable[Area]) -> Photo:
    """Return the photograph with parts of which only the mean colours of a few blocks are kept.

    Raises ``PhotoRefused`` where the photograph is damaged.
    """
    return _redacted(jpeg, areas, _blocks)


def _blocks(part: Image.Image) -> Image.Image:
    few = min(BLOCKS, part.width), min(BLOCKS, part.height)
    means = part.resize(few, Image.Resampling.BOX)
    return means.resize(part.size, Image.Resampling.BICUBIC)


def _redacted(jpeg: bytes, areas: Iterable[Area], change: Callable[[Image.Image], Image.Image]) -> Photo:
    picture = opened(jpeg)
    for area in areas:
        box = _box(area, picture.size)
        if box[0] < box[2] and box[1] < box[3]:
            picture.paste(change(picture.crop(box)), box)
    return made(picture)


def _box(area: Area, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the pixels of an area, rounded outwards: at its edges nothing may be left standing.

    JPEG mixes colours over blocks of 16 pixels, so the box goes on to the edge of the block.
    """
    left, top = int(area.x * size[0]) // 16 * 16, int(area.y * size[1]) // 16 * 16
    right = -(-int((area.x + area.width) * size[0] + 1) // 16) * 16
    bottom = -(-int((area.y + area.height) * size[1] + 1) // 16) * 16
    return left, top, min(right, size[0]), min(bottom, size[1])
