"""Make packaging/zelfscan.ico from our own mark, in every size that Windows asks for.

It is made by hand with ``.venv-dev/bin/python packaging/icon.py`` after the mark has changed, and kept in the
checkout: a build then needs no painter.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[1]
MARK = ROOT / "resources" / "icons" / "merk.svg"
ICON = ROOT / "packaging" / "zelfscan.ico"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""16 to 40 for lists, the title and the task bar at 100 to 250 %, 48 up for the desktop and the installer."""


def main() -> int:
    """Draw the mark anew at each size, so that none is a blurred copy of another."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QGuiApplication.instance() or QGuiApplication([])
    pictures = [_drawn(size) for size in SIZES]
    pictures[-1].save(ICON, format="ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
    print(f"{ICON.name}: {ICON.stat().st_size} bytes, {len(SIZES)} sizes")
    return 0


def _drawn(size: int) -> Image.Image:
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(0)
    painter = QPainter(canvas)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGBA")


if __name__ == "__main__":
    sys.exit(main())
