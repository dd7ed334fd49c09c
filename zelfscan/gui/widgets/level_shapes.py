"""The four shapes of a level: circle, diamond, octagon and dashed circle."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from zelfscan.gui.icons import filled_pixmap
from zelfscan.gui.levels import family_of
from zelfscan.gui.theme import current_theme

_SIGNS = {
    "low": ("niveau-laag", "#1F6F43"),
    "medium": ("niveau-middel", "#8A5A00"),
    "high": ("niveau-hoog", "#A3261B"),
    "unknown": ("niveau-onbekend", "#55597A"),
}


def level_sign(level: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the sign of a level as a picture: check, dash, exclamation mark or question mark."""
    theme = current_theme()
    name, drawn_fill = _SIGNS[family_of(level)]
    fill = theme.colour(family_of(level)).name()
    return filled_pixmap(name, fill, drawn_fill, theme.tokens.surface, size, ratio)


def level_path(level: str, area: QRectF) -> QPainterPath:
    """Return the outline of a level's shape inside a square."""
    path = QPainterPath()
    family = family_of(level)
    if family in ("low", "unknown"):
        path.addEllipse(area)
        return path
    corners, turn = (4, 0.0) if family == "medium" else (8, math.pi / 8)
    radius = area.width() / 2 if family == "medium" else area.width() / 2 / math.cos(math.pi / 8)
    centre = area.center()
    points = [
        QPointF(centre.x() + radius * math.cos(angle), centre.y() + radius * math.sin(angle))
        for angle in (turn + index * 2 * math.pi / corners for index in range(corners))
    ]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def paint_marker(painter: QPainter, level: str, number: str, area: QRectF) -> None:
    """Paint a level's shape with a number in it, and a thin rim that keeps it off the drawing."""
    theme = current_theme()
    family = family_of(level)
    colour = theme.colour(family)
    surface = theme.colour("surface")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = area.width() / 32
    painter.setPen(
        QPen(surface, 2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    shrink = (1 if family == "medium" else 2) * unit
    body = area.adjusted(shrink, shrink, -shrink, -shrink)
    if family == "unknown":
        painter.setBrush(surface)
        painter.drawEllipse(area)
        rim = QPen(colour, 2 * unit)
        rim.setDashPattern([2.2, 1.7])
        painter.setPen(rim)
        painter.drawEllipse(body)
    else:
        painter.setBrush(colour)
        painter.drawPath(level_path(level, body))
    font = QFont(theme.font(15, bold=True))
    font.setPixelSize(max(9, round((17 if len(number) < 2 else 14) * unit * 0.95)))
    painter.setFont(font)
    painter.setPen(colour if family == "unknown" else surface)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)
    painter.restore()
