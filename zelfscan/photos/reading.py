"""A photograph from outside, as bytes, to one that may be kept: upright, small, and nothing but a picture.

Nothing of the original goes along: what is kept is drawn anew from its pixels, in sRGB. A colour profile that
cannot be used counts as none. What a hostile file could cost is bounded before anything is decoded: its
bytes, its pixels, and the number of its parts (``containers``). Why so many kinds are read: decision 0012.

All of it works on bytes, touches no file and no window, and can run on any thread.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms

from zelfscan.errors.files import PhotoRefused
from zelfscan.i18n import say
from zelfscan.photos.containers import bare, kind_of

MAX_BYTES = 40_000_000
MAX_PIXELS = 60_000_000
MAX_SIDE = 20_000
LONGEST_SIDE = 2_000
"""No side of a photograph that is kept is longer, in pixels."""
THUMB_SIDE = 320
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
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")

_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "I;16", "I;16B", "I;16L"}
"""How a picture may hold its colours; a photograph has no fractions or 32 bits a colour."""
_MAX_PROFILE = 4_000_000
_MAX_LAYERS = 6
"""How often a pixel may be painted: a TIFF may hold each of its colours apart."""

# Some readers make room for the picture while they open it; then Pillow's own limit is the one that holds.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


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
    kind = kind_of(data)
    if kind is None:
        raise PhotoRefused(
            say("dit is geen foto die het programma kent"),
            say("Kies een bestand van het soort JPEG, PNG of WebP."),
        )
    with _refusing_damage():
        needed = bare(kind, data)
        with Image.open(BytesIO(needed.data), formats=(kind,)) as picture:
            _require_size(picture)
            # Pillow turns a TIFF itself while it reads it, and gives no Exif of it.
            turn = _UPRIGHT.get(_noted_orientation(picture, needed.exif))
            profile = picture.info.get("icc_profile")
            # A JPEG is decoded at half, a quarter or an eighth of its size where that is still large enough.
            picture.draft("RGB", _fitting(picture.size, LONGEST_SIDE))
            plain = _plain(_shrunk(picture, LONGEST_SIDE), profile)
            return made(plain.transpose(turn) if turn is not None else plain)


def read_photos(many: Iterable[bytes]) -> Iterator[Photo | PhotoRefused]:
    """Read photographs one by one, in order; one that is refused is given as its error, and the next follows.

    Each is taken from ``many`` only when it is asked for, so that no more than one is in memory at a time.
    Whoever stops asking stops the work.
    """
    for data in many:
        try:
            yield read_photo(data)
        except PhotoRefused as refused:
            yield refused


def opened(jpeg: bytes) -> Image.Image:
    """Return the pixels of a photograph that was kept. Raises ``PhotoRefused`` where it is damaged.

    What was kept may have come in a file from somebody else, so it is bounded as in ``read_photo``.
    """
    with _refusing_damage():
        needed = bare("JPEG", jpeg)
        with Image.open(BytesIO(needed.data), formats=("JPEG",)) as picture:
            _require_size(picture)
            return picture.convert("RGB")


def made(pixels: Image.Image) -> Photo:
    """Make a photograph that may be kept of pixels; nothing that came along with them is taken over."""
    clean = Image.new("RGB", pixels.size)
    clean.paste(pixels)
    thumb = _shrunk(clean, THUMB_SIDE)
    return Photo(_jpeg(clean, _QUALITY), _jpeg(thumb, _THUMB_QUALITY), clean.width, clean.height)


def thumbnail(jpeg: bytes, longest: int = THUMB_SIDE) -> bytes:
    """Return a small JPEG of a photograph that was kept, for lists; the same bytes give the same one.

    Its longest side has at most ``longest`` pixels, one or more; it is never larger than the photograph.
    Raises ``PhotoRefused`` where that is damaged.
    """
    return _jpeg(_shrunk(opened(jpeg), longest), _THUMB_QUALITY)


def _jpeg(pixels: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    pixels.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _require_size(picture: Image.Image) -> None:
    width, height = picture.size
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise _too_many_pixels()
    if picture.mode not in _MODES:
        raise ValueError("not the colours of a photograph")
    boxes = [piece.extents for piece in getattr(picture, "tile", ())]
    painted = sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes if box is not None)
    if painted > _MAX_LAYERS * width * height:
        raise ValueError("the same pixels come over and over")


def _too_many_pixels() -> PhotoRefused:
    return PhotoRefused(
        say("de foto heeft te veel beeldpunten"), say("Maak hem opnieuw met een kleinere instelling.")
    )


def _noted_orientation(picture: Image.Image, exif: bytes) -> int:
    """Return how the camera was held; a note that cannot be read counts as upright."""
    try:
        noted = Image.Exif()
        noted.load(exif or picture.info.get("exif", b""))
        turn = noted.get(_ORIENTATION)
    except Exception:  # the reader of Exif raises whatever it stumbles over, and the picture is still there
        return 1
    return turn if isinstance(turn, int) else 1


def _fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return the size with the same shape whose longest side is as long as that; never larger than it was."""
    whole = max(*size, longest)
    return max(1, size[0] * longest // whole), max(1, size[1] * longest // whole)


def _shrunk(picture: Image.Image, longest: int) -> Image.Image:
    size = _fitting(picture.size, longest)
    if size == picture.size:
        picture.load()
        return picture
    if picture.mode == "1" and "transparency" not in picture.info:
        picture = picture.convert("L")  # a quarter of the memory
    if picture.mode in ("P", "1", "PA"):
        picture = picture.convert("RGBA")  # colours by number cannot be mixed
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I")  # nor can every order of the two bytes
    return picture.resize(size, Image.Resampling.LANCZOS)


def _plain(picture: Image.Image, profile: object) -> Image.Image:
    """Return red, green and blue in sRGB of any kind of picture; what can be seen through becomes white."""
    if picture.mode.startswith("I"):  # 16 bits a pixel
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if "A" in picture.getbands() or "a" in picture.getbands() or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Image.new("RGB", layer.size, "white")
        white.paste(_in_srgb(layer.convert("RGB"), profile), mask=layer.getchannel("A"))
        return white
    return _in_srgb(picture, profile)


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Return the colours that a profile means; without one, or with one that is damaged, as they stand."""
    if isinstance(profile, bytes) and 0 < len(profile) <= _MAX_PROFILE:
        colours = picture if picture.mode in ("L", "CMYK") else picture.convert("RGB")
        try:
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(
                colours, meant, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except Exception:  # the picture is there without it
            turned = None
        if turned is not None:
            return turned
    return picture.convert("RGB")


@contextmanager
def _refusing_damage() -> Iterator[None]:
    """Turn whatever the readers stumble over into one error: a hostile file makes them raise nearly any."""
    try:
        yield
    except PhotoRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except Exception:
        raise PhotoRefused(
            say("het bestand is beschadigd"), say("Kies een andere foto, of maak hem opnieuw.")
        ) from None
