"""Strokes that several hand-painted widgets share: edges, hatching, key caps and wrapped text."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from zelfscan.gui.theme import current_theme

HATCH_STEP = 8.5
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_box(
    painter: QPainter,
    area: QRectF,
    fill: QColor,
    edge: QColor,
    width: float = 1,
    radius: float = 8,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge lies wholly inside the area."""
    half = width / 2
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    pen = QPen(edge, width, style)
    if dashed:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius - half, radius - half)


def paint_hatch(painter: QPainter, area: QPainterPath, colour: QColor, step: float = HATCH_STEP) -> None:
    """Fill an area with lines at 45 degrees: this is what we do not know."""
    painter.save()
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 2))
    bounds = area.boundingRect()
    start = bounds.left() - bounds.height()
    for index in range(int((bounds.width() + bounds.height()) / step) + 2):
        left = start + index * step
        painter.drawLine(QPointF(left, bounds.bottom()), QPointF(left + bounds.height(), bounds.top()))
    painter.restore()


def key_cap_width(text: str) -> int:
    """Return how wide the cap of a key is: square for a digit, wider for a word."""
    theme = current_theme()
    text_width = QFontMetrics(theme.font(15)).horizontalAdvance(text)
    return max(theme.px(26), text_width + theme.pad(12) + 2)


def paint_key_cap(
    painter: QPainter, area: QRectF, text: str, edge: QColor, ink: QColor, fill: QColor
) -> None:
    """Paint the cap of a key with its word."""
    paint_box(painter, area, fill, edge, 1, 4)
    painter.setFont(current_theme().font(15))
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def paint_circle_choice(
    painter: QPainter, centre: QPointF, is_chosen: bool, edge: QColor, fill: QColor
) -> None:
    """Paint the circle of a choice: open, or with a dot."""
    size = current_theme().scale
    painter.setPen(QPen(edge, 2.4 * size if is_chosen else 1.6 * size))
    painter.setBrush(fill)
    painter.drawEllipse(centre, 11 * size, 11 * size)
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawEllipse(centre, 5.5 * size, 5.5 * size)


@lru_cache(maxsize=1024)
def wrapped_height(font: QFont, text: str, width: int) -> int:
    """Return how high the text gets in this width; the font is one of the theme, which never changes."""
    metrics = QFontMetrics(font)
    box = metrics.boundingRect(QRect(0, 0, max(width, 1), 100_000), int(WRAPPED), text)
    return box.height() + 2


@lru_cache(maxsize=1024)
def longest_word_width(font: QFont, text: str) -> int:
    """Return the width under which a word would be cut off."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0) + 2
