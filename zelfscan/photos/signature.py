"""A signature from outside, as bytes, to one that may be kept: a small PNG and nothing but a picture.

As with photographs, what is kept is drawn anew from its pixels, and what a hostile file could cost is bounded
before anything is decoded. Works on bytes, touches no file and no window, and can run on any thread.
"""

import sys
from io import BytesIO
from typing import Final

from PIL import Image

from zelfscan.photos.containers import bare, kind_of

MAX_BYTES: Final = 300_000
MAX_SIDE: Final = 1_200
"""No side of a signature is longer, in pixels: so wide is the pad on which people sign."""
_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
_COLOURS = 256
"""A signature has one ink, its shades and white; more colours than a table can hold are another picture."""


def read_signature(data: bytes) -> bytes:
    """Return a signature drawn anew, as PNG without transparency; the same bytes give the same one.

    It is a PNG of at most ``MAX_BYTES`` bytes, ``MAX_SIDE`` pixels a side and 256 colours, and so is what
    comes of it. Raises ``ValueError`` for anything else.
    """
    if len(data) > MAX_BYTES or kind_of(data) != "PNG":
        raise ValueError("not a signature")
    try:
        with Image.open(BytesIO(bare("PNG", data).data), formats=("PNG",)) as picture:
            if max(picture.size) > MAX_SIDE or picture.mode not in _MODES:
                raise ValueError("not the size or the colours of a signature")
            layer = picture.convert("RGBA")
    except Exception:  # a hostile file makes the reader raise nearly any
        raise ValueError("not a signature") from None
    drawn = Image.new("RGB", layer.size, "white")
    drawn.paste(layer, mask=layer.getchannel("A"))
    out = BytesIO()
    _few_colours(drawn).save(out, "PNG", optimize=True)
    if out.tell() > MAX_BYTES:
        raise ValueError("too many bytes for a signature")
    return out.getvalue()


def _few_colours(drawn: Image.Image) -> Image.Image:
    """Return the same pixels with a table of colours, which takes a quarter of the bytes."""
    # Pillow only finds about the nearest colour of a table; a pixel is four bytes, so here it is one number.
    pixels = memoryview(drawn.convert("RGBA").tobytes()).cast("I")
    table = {colour: place for place, colour in enumerate(dict.fromkeys(pixels))}
    if len(table) > _COLOURS:
        raise ValueError("too many colours for a signature")
    few = Image.frombytes("P", drawn.size, bytes(map(table.__getitem__, pixels)))
    few.putpalette(b"".join(colour.to_bytes(4, sys.byteorder)[:3] for colour in table))
    return few
