"""How a door and a window look in a wall: a door turns into its room, a window has its glass in the wall."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zelfscan.core.sheet import Opening
from zelfscan.gui.theme import Theme

_QUARTER = 90 * 16
"""A quarter of a circle, in the sixteenths of a degree of Qt."""


def paint_opening(
    painter: QPainter,
    theme: Theme,
    opening: Opening,
    start: QPointF,
    size: tuple[float, float],
    is_ahead: bool,
    token: str,
) -> None:
    """Paint a door or window from its left or upper end on.

    ``size`` is its length and the thickness of the wall, in pixels; ``is_ahead`` tells that its room lies
    below it or to its right; ``token`` is the colour of its lines.
    """
    painter.save()
    painter.translate(start)
    if opening.direction == "vertical":
        # Turned a quarter and mirrored: along the wall is down, and into the room is to the right.
        painter.rotate(90)
        painter.scale(1, -1)
    if not is_ahead:
        painter.scale(1, -1)
    if opening.kind == "door":
        _paint_door(painter, theme, size, token)
    else:
        _paint_window(painter, theme, size, token)
    painter.restore()


def _paint_door(painter: QPainter, theme: Theme, size: tuple[float, float], token: str) -> None:
    length, wall = size
    ink = theme.colour(token)
    painter.fillRect(QRectF(0, -wall / 2 - 0.5, length, wall + 1), theme.colour("surface"))
    post = max(1.5, wall / 2)
    for left in (0.0, length - post):
        painter.fillRect(QRectF(left, -wall / 2, post, wall), ink)
    thin = QPen(ink, max(1.2, wall * 0.3))
    thin.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(thin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(-length, -length, 2 * length, 2 * length), 0, -_QUARTER)
    leaf = QPen(ink, max(2.0, wall * 0.6))
    leaf.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(leaf)
    painter.drawLine(QPointF(leaf.widthF() / 2, 0), QPointF(leaf.widthF() / 2, length))


def _paint_window(painter: QPainter, theme: Theme, size: tuple[float, float], token: str) -> None:
    length, wall = size
    deep = max(wall * 1.5, 5.0)
    painter.setPen(QPen(theme.colour(token), max(1.2, wall * 0.3)))
    painter.setBrush(theme.colour("glass"))
    painter.drawRect(QRectF(0, -deep / 2, length, deep))
    painter.drawLine(QPointF(0, 0), QPointF(length, 0))
