"""Photographs, plans and signatures as they stand in a PDF: a JPEG, and anything else packed anew.

While pages are laid out only the head of a photograph is read. When the file is finished and the place of
each is known, a photograph that has far more pixels than can be seen there gets fewer, one after another, so
that a report with many of them can still be sent. Any other goes into the file with its own bytes.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from math import ceil

from PIL import Image

from zelfscan.report.packing import packed

#: A picture of more pixels than this is left out: whoever opens the file has to unpack it.
MAX_PIXELS = 40_000_000
#: The pixels on an inch of paper beyond which nobody sees more, and how many of those a photograph may have
#: too many: making it smaller once more would cost more than it saves.
SHARP, PLAY = 220, 1.4
QUALITY = 85
#: What decoding says of a picture that cannot be read.
DAMAGED = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)
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
    except DAMAGED:
        return None
    return EmbeddedImage(name, packed(pixels), width, height, SPACES["RGB"], "FlateDecode")


def fitted(image: EmbeddedImage, points: float) -> EmbeddedImage:
    """Give a photograph no more pixels than can be seen where it is so many points wide.

    What is damaged further on than its head stays as it is.
    """
    width = ceil(points / 72 * SHARP)
    if image.packing != "DCTDecode" or image.width < width * PLAY:
        return image
    height = max(round(image.height * width / image.width), 1)
    out = BytesIO()
    try:
        with Image.open(BytesIO(image.data), formats=("JPEG",)) as picture:
            # It is decoded at half, a quarter or an eighth of its size where that is still large enough.
            picture.draft(None, (width, height))
            small = picture.resize((width, height), Image.Resampling.LANCZOS)
    except DAMAGED:
        return image
    small.save(out, "JPEG", quality=QUALITY, optimize=True)
    return replace(image, data=out.getvalue(), width=width, height=height)


def _on_white(image: Image.Image) -> Image.Image:
    """Give a picture the ground of the paper where it is transparent."""
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")
