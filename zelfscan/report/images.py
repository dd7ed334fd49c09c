"""Photographs, plans and signatures as they stand in a PDF: a JPEG as it is, anything else packed anew.

A photograph is never unpacked here: its own bytes go into the file, so that it stays sharp and two hundred
of them take no more memory than they are large. Only its head is read, for what the PDF has to say of it.
"""

from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image

from zelfscan.report.packing import packed

#: A picture of more pixels than this is left out: whoever opens the file has to unpack it.
MAX_PIXELS = 40_000_000
#: How the PDF calls the colours of a picture.
SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


@dataclass(frozen=True, eq=False)
class EmbeddedImage:
    """A picture ready for a PDF: its name there, its bytes, its size in pixels, and how both are written."""

    name: str
    data: bytes
    width: int
    height: int
    space: str
    packing: str


class Album:
    """The pictures of one report, each read once, however often and on however many pages it stands."""

    def __init__(self) -> None:
        """Start empty."""
        self._ready: dict[bytes, EmbeddedImage | None] = {}

    def ready(self, data: bytes) -> EmbeddedImage | None:
        """Return a JPEG or PNG ready for the PDF; None where it cannot be read."""
        if data not in self._ready:
            self._ready[data] = embedded(data)
        return self._ready[data]


def embedded(data: bytes) -> EmbeddedImage | None:
    """Make a JPEG or PNG ready for a PDF; None where it cannot be read or is too large."""
    name = f"I{sha256(data).hexdigest()[:32]}"
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return None
            if image.format == "JPEG" and image.mode in SPACES:
                return EmbeddedImage(name, data, width, height, SPACES[image.mode], "DCTDecode")
            pixels = _on_white(image).tobytes()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return EmbeddedImage(name, packed(pixels), width, height, SPACES["RGB"], "FlateDecode")


def _on_white(image: Image.Image) -> Image.Image:
    """Give a picture the ground of the paper where it is transparent."""
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")
