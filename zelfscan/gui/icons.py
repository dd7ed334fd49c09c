"""The icons of the look, in the colour and size that is asked for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from zelfscan.paths import resources_folder

_DRAWN_IN = "#1B1F24"
_THINNER_FROM = 40


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a line icon as a picture of ``size`` logical pixels; from 40 up the lines are thinner."""
    text = icon_source(name).replace(_DRAWN_IN, colour)
    if size >= _THINNER_FROM:
        text = text.replace('stroke-width="2"', 'stroke-width="1.6"')
    return svg_pixmap(text, size, ratio)


@lru_cache(maxsize=128)
def filled_pixmap(
    name: str, fill: str, drawn_fill: str, inside: str, size: int, ratio: float = 1.0
) -> QPixmap:
    """Return a filled icon: ``drawn_fill`` is the colour in the file, white is what lies on it."""
    text = icon_source(name).replace("#FFFFFF", inside).replace(drawn_fill, fill)
    return svg_pixmap(text, size, ratio)


@lru_cache(maxsize=64)
def icon_source(name: str) -> str:
    """Return the text of an icon file."""
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def svg_pixmap(text: str, size: int, ratio: float) -> QPixmap:
    """Draw the text of a square SVG file."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
