"""The picture of an organisation, read with limits: a file from outside is never trusted for its name."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

MAX_BYTES = 1_000_000
MAX_SIDE = 2_000


def read_logo(path: Path | None) -> QImage | None:
    """Return the picture, none where none can be shown; never to be called on the window's thread."""
    if path is None:
        return None
    try:
        if not path.is_file():  # a pipe would keep the program waiting
            return None
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError:
        return None
    return decoded(content)


def decoded(content: bytes) -> QImage | None:
    """Return the picture in these bytes, none where none can be shown."""
    if len(content) > MAX_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    # Without this Qt would guess from the content, and decode whatever it has a plug-in for.
    reader.setAutoDetectImageFormat(False)
    size = reader.size()  # as the head of the file says, before anything is decoded
    if not size.isValid() or max(size.width(), size.height()) > MAX_SIDE:
        return None
    image = reader.read()
    return None if image.isNull() else image
