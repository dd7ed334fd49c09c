"""Icons as Qt's own lists, tables and menus want them; apart, because the first window has none of these."""

from functools import lru_cache

from PySide6.QtGui import QIcon

from zelfscan.gui.icons import icon_pixmap


@lru_cache(maxsize=64)
def icon(name: str, colour: str, size: int) -> QIcon:
    """Return a line icon in one colour, for widgets of Qt that want a QIcon."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(icon_pixmap(name, colour, size, ratio))
    return result
