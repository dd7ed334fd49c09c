"""The plan of a floor as a picture for the report; needs no window, and may be made on any thread."""

from PySide6.QtGui import QImage

from zelfscan.core.sheet import Sheet
from zelfscan.gui.png import png_of
from zelfscan.gui.theme import LIGHT_THEME
from zelfscan.gui.widgets.sheet_painting import sheet_image

#: Sharp enough at the width of a page: 17 centimetres at 240 dots an inch.
_WIDTH, _SCALE = 1600, 2.0


def sheet_png(drawing: Sheet, jpeg: bytes | None) -> tuple[bytes, int, int]:
    """Draw a plan over its picture, and return a PNG with its width and height in pixels."""
    under = QImage()
    if jpeg is not None:
        under.loadFromData(jpeg, "JPEG")
    image = sheet_image(drawing, under if not under.isNull() else None, _WIDTH, _SCALE, LIGHT_THEME)
    return png_of(image), image.width(), image.height()
