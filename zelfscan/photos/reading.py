"""A photograph from outside, as bytes, to one that may be kept: upright, small, and nothing but a picture.

Nothing of the original goes along: what is kept is drawn anew from its pixels. Colour profiles are not read
(a reader of profiles is one more thing that a hostile file could break), so colours count as sRGB.

All of it works on bytes, touches no file and no window, and can run on any thread.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from zelfscan.errors import PhotoRefused
from zelfscan.i18n import say

MAX_BYTES = 40_000_000
MAX_PIXELS = 60_000_000
MAX_SIDE = 20_000
LONGEST_SIDE = 2_000
"""No side of a photograph that is kept is longer, in pixels."""
THUMB_SIDE = 320
FORMATS = ("JPEG", "PNG", "WEBP")
"""What cameras, telephones and the clipboard give. Each format more is a reader more that can be broken."""

_QUALITY, _THUMB_QUALITY = 85, 75
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn a picture by what the camera noted (Exif 2.32, tag 274; 1 is upright)."""
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")

# The size is looked at here before anything is decoded, with a limit of our own and a sentence of our own.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True)
class Photo:
    """A photograph that may be kept: a JPEG without anything beside the picture, and a small one of it."""

    jpeg: bytes
    thumb: bytes
    width: int
    height: int


def read_photo(data: bytes) -> Photo:
    """Read a photograph from a camera, a telephone or the clipboard; the same bytes give the same one.

    It has at most ``MAX_BYTES`` bytes, ``MAX_PIXELS`` pixels and ``MAX_SIDE`` pixels a side. Raises
    ``PhotoRefused``.
    """
    if len(data) > MAX_BYTES:
        raise PhotoRefused(say("de foto is te groot"), say("Maak hem opnieuw met een kleinere instelling."))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise PhotoRefused(
            say("de foto is van het soort HEIC"),
            say("Kies op de telefoon bij de camera voor ‘meest compatibel’, of bewaar hem als JPEG."),
        )
    with _refusing_damage(), Image.open(BytesIO(data), formats=FORMATS) as picture:
        _require_size(picture)
        turn = _UPRIGHT.get(_noted_orientation(picture))
        # A JPEG is decoded at half, a quarter or an eighth of its size where that is still large enough.
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        small = _shrunk(picture, LONGEST_SIDE)
        plain = _on_white(small)
        return made(plain.transpose(turn) if turn is not None else plain)


def opened(jpeg: bytes) -> Image.Image:
    """Return the pixels of a photograph that was kept. Raises ``PhotoRefused`` where it is damaged."""
    with _refusing_damage(), Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        _require_size(picture)
        return picture.convert("RGB")


def made(pixels: Image.Image) -> Photo:
    """Make a photograph that may be kept of pixels; nothing that came along with them is taken over."""
    clean = Image.new("RGB", pixels.size)
    clean.paste(pixels)
    thumb = _shrunk(clean, THUMB_SIDE)
    return Photo(_jpeg(clean, _QUALITY), _jpeg(thumb, _THUMB_QUALITY), clean.width, clean.height)


def _jpeg(pixels: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    pixels.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _require_size(picture: Image.Image) -> None:
    width, height = picture.size
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise PhotoRefused(
            say("de foto heeft te veel beeldpunten"), say("Maak hem opnieuw met een kleinere instelling.")
        )


def _noted_orientation(picture: Image.Image) -> int:
    """Return how the camera was held; a note that cannot be read counts as upright."""
    try:
        noted = picture.getexif().get(_ORIENTATION)
    except Exception:  # the reader of Exif raises whatever it stumbles over, and the picture is still there
        return 1
    return noted if isinstance(noted, int) else 1


def _shrunk(picture: Image.Image, longest: int) -> Image.Image:
    width, height = picture.size
    scale = longest / max(width, height)
    if scale >= 1:
        picture.load()
        return picture
    if picture.mode in ("P", "1", "PA"):
        picture = picture.convert("RGBA")  # colours by number cannot be mixed
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _on_white(picture: Image.Image) -> Image.Image:
    """Return red, green and blue of any kind of picture; what can be seen through becomes white."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")  # 16 bits a pixel
    if "A" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return picture.convert("RGB")


@contextmanager
def _refusing_damage() -> Iterator[None]:
    """Turn whatever the readers stumble over into one error: a hostile file makes them raise nearly any."""
    try:
        yield
    except PhotoRefused:
        raise
    except UnidentifiedImageError:
        raise PhotoRefused(
            say("dit is geen foto die het programma kent"),
            say("Kies een bestand van het soort JPEG, PNG of WebP."),
        ) from None
    except Exception:
        raise PhotoRefused(
            say("het bestand is beschadigd"), say("Kies een andere foto, of maak hem opnieuw.")
        ) from None
