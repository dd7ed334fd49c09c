"""Where a photograph lies in a widget: fitted or larger, and which part of it is in sight."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF

MAX_FIT = 2.0
"""A small photograph is fitted at most so many times as large as it is; after that one may zoom in."""
ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
"""How many times as large as fitted a photograph can be shown."""


@dataclass(frozen=True)
class PhotoFrame:
    """Where the whole photograph lies, in pixels of the widget, also where that is out of sight."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> QRectF:
        """Return the rectangle of the photograph."""
        return QRectF(self.left, self.top, self.width, self.height)

    @property
    def longest(self) -> float:
        """Return the length of the longest side in pixels."""
        return max(self.width, self.height)

    def point(self, x: float, y: float) -> QPointF:
        """Return the pixel of a place in shares."""
        return QPointF(self.left + x * self.width, self.top + y * self.height)

    def shares(self, point: QPointF) -> tuple[float, float]:
        """Return the place in shares of a pixel, kept on the photograph."""
        x, y = (point.x() - self.left) / self.width, (point.y() - self.top) / self.height
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


@dataclass
class PhotoView:
    """How large a photograph is shown, and which place of it is in the middle."""

    zoom: float = ZOOMS[0]
    centre: tuple[float, float] = (0.5, 0.5)

    def frame(self, photo: QSize, room: QSize, margin: float) -> PhotoFrame:
        """Return where the photograph lies in a room, with a margin in pixels round it."""
        wide, high = max(room.width() - 2 * margin, 1.0), max(room.height() - 2 * margin, 1.0)
        fit = min(wide / max(photo.width(), 1), high / max(photo.height(), 1), MAX_FIT)
        size = QSizeF(max(photo.width(), 1), max(photo.height(), 1)) * fit * self.zoom
        left = _start(self.centre[0], size.width(), room.width(), wide, margin)
        top = _start(self.centre[1], size.height(), room.height(), high, margin)
        return PhotoFrame(left, top, size.width(), size.height())

    def can_zoom(self, step: int) -> bool:
        """Tell whether the photograph can be shown larger (1) or smaller (-1)."""
        return 0 <= ZOOMS.index(self.zoom) + step < len(ZOOMS)

    def zoom_by(self, step: int) -> bool:
        """Show the photograph larger or smaller; tells whether that could be done."""
        can = self.can_zoom(step)
        if can:
            self.zoom = ZOOMS[ZOOMS.index(self.zoom) + step]
        return can

    def pan(self, by: QPointF, frame: PhotoFrame, room: QSize) -> None:
        """Let the photograph follow a drag of so many pixels from where it lay."""
        x = (room.width() / 2 - frame.left - by.x()) / frame.width
        y = (room.height() / 2 - frame.top - by.y()) / frame.height
        self.centre = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def bring_into_sight(self, spot: QPointF, frame: PhotoFrame, room: QSize, edge: float) -> None:
        """Pan no further than needed to show a pixel at least ``edge`` pixels from the edge of the room."""
        by = QPointF(
            _needed(spot.x(), room.width(), edge),
            _needed(spot.y(), room.height(), edge),
        )
        if not by.isNull():
            self.pan(by, frame, room)


def _start(centre: float, size: float, room: float, inner: float, margin: float) -> float:
    """Return where the photograph begins in one direction: in the middle, or without a gap at an edge."""
    if size <= inner:
        return (room - size) / 2
    return min(max(room / 2 - centre * size, room - margin - size), margin)


def _needed(at: float, room: float, edge: float) -> float:
    edge = min(edge, room / 2)
    return edge - at if at < edge else min(room - edge - at, 0.0)
