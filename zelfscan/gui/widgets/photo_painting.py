"""How marks look on the screen: as in the report; and what the screen adds while somebody works on them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTransform

from zelfscan.gui.painting import paint_hatch
from zelfscan.gui.theme import CONTRAST_LIGHT_THEME, LIGHT_THEME, Theme
from zelfscan.gui.widgets.photo_frame import PhotoFrame
from zelfscan.gui.widgets.photo_places import Shape, Thing, box_of, grips_of, words_outline
from zelfscan.gui.widgets.photo_words import Manner
from zelfscan.photos.marks import (
    COLOUR,
    HALO,
    HEAD_ANGLE,
    HEAD_LENGTH,
    NUMBER_LETTERS,
    NUMBER_SIZE,
    STROKE,
    Arrow,
    Circle,
    Mark,
    Number,
    Words,
)
from zelfscan.photos.redaction import Area

GRIP = 20
"""Width of a grip; a finger may press farther from it."""

_ARM, _GAP = 18, 5
"""Length of an arm of the cross at 100 % text, and how far from the middle it begins."""
_VEIL = 150
"""How much a part that waits hides already, from 0 to 255."""


@dataclass(frozen=True)
class PhotoPainter:
    """Paints what lies on one photograph; ``theme`` gives the sizes and the colours of what is held."""

    painter: QPainter
    frame: PhotoFrame
    shape: Shape
    theme: Theme

    def paint_marks(self, marks: Iterable[Mark]) -> None:
        """Paint marks as in the report; what runs off the photograph is cut off there too."""
        self.painter.save()
        self.painter.setClipRect(self.frame.area, Qt.ClipOperation.IntersectClip)
        for mark in marks:
            match mark:
                case Arrow():
                    self._paint_arrow(mark)
                case Circle():
                    self._paint_circle(mark)
                case Number():
                    self._paint_number(mark)
                case Words():
                    self._paint_words(mark)
        self.painter.restore()

    def paint_areas(self, areas: Iterable[Area], manner: Manner) -> None:
        """Paint parts that wait, hatched: dark lines for a blur, white lines on dark for a black bar."""
        lines, veil = QColor(HALO), QColor("#000000")
        if manner == "blur":
            lines, veil = veil, lines
        veil.setAlpha(_VEIL)
        for area in areas:
            box = self.box(area)
            path = QPainterPath()
            path.addRect(box)
            self.painter.fillRect(box, veil)
            paint_hatch(self.painter, path, lines)
            self._outline(box, Qt.PenStyle.SolidLine)

    def paint_chosen(self, thing: Thing) -> None:
        """Paint a broken line round the thing that is chosen."""
        room = self.theme.pad(7)
        self._outline(self.box(thing).adjusted(-room, -room, room, room), Qt.PenStyle.DashLine)

    def paint_grips(self, thing: Thing) -> None:
        """Paint what a thing can be held by."""
        for place in grips_of(thing, self.shape):
            self.paint_grip(*place)

    def paint_grip(self, x: float, y: float) -> None:
        """Paint one disc that can be dragged, or where something begins."""
        centre, radius = self.frame.point(x, y), self.theme.pad(GRIP) / 2
        self.painter.setPen(QPen(QColor(HALO), self.theme.pad(2)))
        self.painter.setBrush(self.theme.colour("petrol"))
        self.painter.drawEllipse(centre, radius, radius)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(HALO))
        self.painter.drawEllipse(centre, radius * 0.4, radius * 0.4)

    def paint_cross(self, x: float, y: float) -> None:
        """Paint the cross that keys move, open in the middle so that it hides nothing."""
        centre = self.frame.point(x, y)
        for colour, width, more in ((QColor(HALO), 6, 1.5), (self.theme.colour("focus"), 3, 0)):
            pen = QPen(colour, width * self.theme.scale)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            self.painter.setPen(pen)
            near, far = (_GAP - more) * self.theme.scale, (_ARM + more) * self.theme.scale
            for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                self.painter.drawLine(centre + way * near, centre + way * far)

    def box(self, thing: Thing) -> QRectF:
        """Return the box round a thing in pixels."""
        box, longest = box_of(thing, self.shape), self.frame.longest
        corner = QPointF(self.frame.left + box.left() * longest, self.frame.top + box.top() * longest)
        return QRectF(corner, box.size() * longest)

    def _paint_arrow(self, mark: Arrow) -> None:
        start, end = self.frame.point(mark.x, mark.y), self.frame.point(mark.to_x, mark.to_y)
        away = start - end
        angle = atan2(away.y(), away.x())
        length = min(self.frame.longest * HEAD_LENGTH, hypot(away.x(), away.y()))
        wings = [
            end + QPointF(length * cos(angle + turn), length * sin(angle + turn))
            for turn in (-HEAD_ANGLE, HEAD_ANGLE)
        ]
        for pen in self._strokes():
            self.painter.setPen(pen)
            self.painter.drawLine(start, end)
            self.painter.drawPolyline([wings[0], end, wings[1]])

    def _paint_circle(self, mark: Circle) -> None:
        radius = mark.radius * self.frame.longest
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in self._strokes():
            self.painter.setPen(pen)
            self.painter.drawEllipse(self.frame.point(mark.x, mark.y), radius, radius)

    def _paint_number(self, mark: Number) -> None:
        centre, longest = self.frame.point(mark.x, mark.y), self.frame.longest
        radius, edge = longest * NUMBER_SIZE / 2, longest * STROKE / 2
        self.painter.setPen(Qt.PenStyle.NoPen)
        for grown, colour in ((radius + edge, HALO), (radius, COLOUR)):
            self.painter.setBrush(QColor(colour))
            self.painter.drawEllipse(centre, grown, grown)
        font = QFont(self.theme.font(17, bold=True))
        font.setPixelSize(max(1, round(2 * radius * NUMBER_LETTERS)))
        self.painter.setFont(font)
        self.painter.setPen(QColor(HALO))
        box = QRectF(centre.x() - 2 * radius, centre.y() - 2 * radius, 4 * radius, 4 * radius)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(mark.number))

    def _paint_words(self, mark: Words) -> None:
        longest = self.frame.longest
        scaled = QTransform.fromScale(longest, longest).map(words_outline(mark, self.shape))
        path = scaled.translated(self.frame.left, self.frame.top)
        pen = QPen(QColor(HALO), 2 * max(1.0, longest * STROKE))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.strokePath(path, pen)
        self.painter.fillPath(path, QColor(COLOUR))

    def _strokes(self) -> tuple[QPen, QPen]:
        """Return the pens of the white line under a line, and of the line itself."""
        width = max(1.0, self.frame.longest * STROKE)
        pens = QPen(QColor(HALO), 3 * width), QPen(QColor(COLOUR), width)
        for pen in pens:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pens

    def _outline(self, box: QRectF, style: Qt.PenStyle) -> None:
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(QColor(HALO), self.theme.pad(4)))
        self.painter.drawRect(box)
        pen = QPen(self.theme.colour("petrol"), self.theme.pad(2))
        if style == Qt.PenStyle.DashLine:
            pen.setDashPattern([3, 2])
        self.painter.setPen(pen)
        self.painter.drawRect(box)


def over_photo(theme: Theme) -> Theme:
    """Return the theme for what lies over a photograph: a photograph stays as light in the dark."""
    light = CONTRAST_LIGHT_THEME if theme.is_high_contrast else LIGHT_THEME
    return replace(light, scale=theme.scale)
