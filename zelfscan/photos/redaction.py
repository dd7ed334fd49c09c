"""Making a part of a photograph unreadable for good: a face, a number plate, a name at the door.

The pixels themselves are replaced and the picture is written anew, with a small one of the new pixels. An
ordinary (Gaussian) blur is not enough: it only mixes neighbours in a known way, and what was mixed in a known
way can be worked out again, or guessed by doing the same to every candidate (Hill and others, "On the
(in)effectiveness of mosaicing and blurring as tools for document redaction", PoPETs 2016/4). So a blurred
part keeps only the mean colours of at most 4 by 4 blocks, whatever its size, each rounded to one of 8 levels,
and what is smooth between the blocks is made of those alone. That is little, and not nothing: two number
plates differ by a level in some block or in none, so somebody with a short list of plates can strike some
off. For letters and figures the black bar is the one to use, because it keeps nothing.
"""

from collections.abc import Callable, Iterable
from math import ceil

from PIL import Image

from zelfscan.core.frozen import Frozen
from zelfscan.photos.marks import Share
from zelfscan.photos.reading import Photo, made, opened

BLOCKS = 4
"""A blurred part keeps the mean colour of at most so many blocks along its longest side."""
LEVELS = 8
"""Each mean of red, green and blue is rounded to one of so many."""

_CODED = 16
"""JPEG mixes colours over blocks of so many pixels."""
_BLEED = 2
"""And when it is read, the colours of a block run on into its neighbours: one pixel, and one to be sure."""
_ROUNDED = [round(round(value * (LEVELS - 1) / 255) * 255 / (LEVELS - 1)) for value in range(256)]


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
    return _redacted(jpeg, areas, blurred_part)


def blurred_means(part: Image.Image) -> Image.Image:
    """Return all that is kept of a part: a pixel for each block, its mean rounded to one of a few levels."""
    longest = max(part.size)
    few = max(1, BLOCKS * part.width // longest), max(1, BLOCKS * part.height // longest)
    means = part.resize((min(few[0], part.width), min(few[1], part.height)), Image.Resampling.BOX)
    return means.point(_ROUNDED * 3)


def blurred_part(part: Image.Image) -> Image.Image:
    """Return a part of the same size that is made of its ``blurred_means`` alone."""
    return blurred_means(part).resize(part.size, Image.Resampling.BICUBIC)


def _redacted(jpeg: bytes, areas: Iterable[Area], change: Callable[[Image.Image], Image.Image]) -> Photo:
    picture = opened(jpeg)
    for area in areas:
        box = _box(area, picture.size)
        if area.width and area.height and box[0] < box[2] and box[1] < box[3]:
            picture.paste(change(picture.crop(box)), box)
    return made(picture)


def _box(area: Area, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the pixels that an area left traces in: to the edge of the coded blocks, and a bit."""
    left, top = int(area.x * size[0]), int(area.y * size[1])
    right, bottom = ceil((area.x + area.width) * size[0]), ceil((area.y + area.height) * size[1])
    return (
        max(0, left // _CODED * _CODED - _BLEED),
        max(0, top // _CODED * _CODED - _BLEED),
        min(size[0], -(-right // _CODED) * _CODED + _BLEED),
        min(size[1], -(-bottom // _CODED) * _CODED + _BLEED),
    )
