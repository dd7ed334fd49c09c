"""How the drawing of a floor looks: the same on the page, where it can be changed, and in a preview."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from zelfscan.core.sheet import HALF, Opening, Pin, Room, Sheet
from zelfscan.core.sheet_changes import rooms_at
from zelfscan.gui.theme import CONTRAST_LIGHT_THEME, LIGHT_THEME, Theme, current_theme
from zelfscan.gui.widgets.sheet_openings import paint_opening

PIN, MARGIN, HANDLE = 28, 18, 26
"""Sizes at 100 % text: a pin, the room for one at the edge, and the handle of a chosen room."""

_METRE = 2
_SMALLEST_CELL = 9
"""In pixels; where cells are smaller only the lines of whole metres are drawn."""
_OVER_PICTURE = 150
"""How far the floor of a room covers a picture, from 0 to 255."""
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class SheetFrame:
    """Where a drawing lies in a widget or image: its left upper corner and the side of a cell, in pixels."""

    left: float
    top: float
    cell: float
    columns: int
    rows: int

    @property
    def area(self) -> QRectF:
        """Return the rectangle of the whole grid."""
        return QRectF(self.left, self.top, self.columns * self.cell, self.rows * self.cell)

    def point(self, x: float, y: float) -> QPointF:
        """Return the pixel of a place in cells."""
        return QPointF(self.left + x * self.cell, self.top + y * self.cell)

    def cells(self, point: QPointF) -> tuple[float, float]:
        """Return the place in cells of a pixel, kept inside the grid."""
        x, y = (point.x() - self.left) / self.cell, (point.y() - self.top) / self.cell
        return min(max(x, 0.0), self.columns), min(max(y, 0.0), self.rows)

    def rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return the rectangle of some cells in pixels."""
        return QRectF(self.point(x, y), QSizeF(width * self.cell, height * self.cell))


def frame_in(sheet: Sheet, size: QSize, scale: float) -> SheetFrame:
    """Return where a drawing lies in a size: at the top, as large as fits, with room for pins at its edge."""
    margin = MARGIN * scale
    width, height = max(size.width() - 2 * margin, 1.0), max(size.height() - 2 * margin, 1.0)
    cell = min(width / sheet.columns, height / sheet.rows)
    left = (size.width() - cell * sheet.columns) / 2
    return SheetFrame(left, margin, cell, sheet.columns, sheet.rows)


def height_in(sheet: Sheet, width: int, scale: float) -> int:
    """Return how high a drawing is in a width, with its margins."""
    margin = MARGIN * scale
    return round(max(width - 2 * margin, 1.0) * sheet.rows / sheet.columns + 2 * margin)


def drawn_theme(theme: Theme, is_over_picture: bool) -> Theme:
    """Return the theme for a drawing: a picture of a plan is paper, so what lies over it is dark on light."""
    if not is_over_picture:
        return theme
    light = CONTRAST_LIGHT_THEME if theme.is_high_contrast else LIGHT_THEME
    return replace(light, scale=theme.scale)


def fitted(picture: QImage, area: QRectF, ratio: float) -> QImage:
    """Return a picture scaled to lie whole inside an area, with ``ratio`` pixels of the screen for each."""
    size = (area.size() * ratio).toSize().expandedTo(QSize(1, 1))
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    scaled = picture.scaled(size, keep, smooth)
    scaled.setDevicePixelRatio(ratio)
    return scaled


def sheet_image(
    sheet: Sheet, picture: QImage | None, width: int, scale: float, theme: Theme | None = None
) -> QImage:
    """Return a drawing without its grid, so many pixels wide.

    ``scale`` is the size of pins and words against those of the page at 100 %; without a ``theme`` it looks
    as the window does.
    """
    look = replace(current_theme() if theme is None else theme, scale=scale)
    size = QSize(max(width, 1), max(height_in(sheet, width, scale), 1))
    image = QImage(size, QImage.Format.Format_RGB32)
    frame = frame_in(sheet, size, scale)
    has_picture = picture is not None and not picture.isNull()
    look = drawn_theme(look, has_picture)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = fitted(picture, frame.area, 1.0) if picture is not None and has_picture else None
    SheetPainter(painter, sheet, frame, look, ground).paint()
    painter.end()
    return image


@dataclass(frozen=True)
class SheetPainter:
    """Paints one drawing with one look; ``picture`` was already scaled to the grid."""

    painter: QPainter
    sheet: Sheet
    frame: SheetFrame
    theme: Theme
    picture: QImage | None = None
    chosen: str = ""
    has_handle: bool = False

    def paint_ground(self, has_grid: bool) -> None:
        """Paint what lies under the drawing: paper, the picture, the lines of the grid."""
        area = self.frame.area
        self.painter.fillRect(area, self.theme.colour("surface"))
        if self.picture is not None:
            size = self.picture.deviceIndependentSize()
            corner = area.center() - QPointF(size.width() / 2, size.height() / 2)
            self.painter.drawImage(corner, self.picture)
        if has_grid:
            self._paint_grid()
            self.painter.setPen(QPen(self.theme.colour("line"), self.theme.edge))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(area)

    def paint(self, has_grid: bool = False) -> None:
        """Paint the whole drawing: floors, then walls, then doors and windows, names and pins."""
        self.paint_ground(has_grid)
        for room in self.sheet.rooms:
            self._paint_floor(room)
        for room in self.sheet.rooms:
            self._paint_walls(room, "petrol" if room.id == self.chosen else "ink")
        for opening in self.sheet.openings:
            self._paint_opening(opening)
        for room in self.sheet.rooms:
            self._paint_name(room)
        for pin in self.sheet.pins:
            self._paint_pin(pin)
        self._paint_chosen()

    def _paint_grid(self) -> None:
        """Paint the lines: of whole metres, and fainter those between, where there is room for them."""
        step = 1 if self.frame.cell >= _SMALLEST_CELL else _METRE
        if self.theme.is_high_contrast:
            self._paint_dots()
            return
        area = self.frame.area
        faint = self.theme.colour("hairline")
        faint.setAlpha(110)
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for line in range(0, max(self.frame.columns, self.frame.rows) + 1, step):
            self.painter.setPen(QPen(self.theme.colour("hairline") if line % _METRE == 0 else faint, 1))
            at = self.frame.point(line, line)
            if line <= self.frame.columns:
                self.painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
            if line <= self.frame.rows:
                self.painter.drawLine(QPointF(area.left(), at.y()), QPointF(area.right(), at.y()))
        self.painter.restore()

    def _paint_dots(self) -> None:
        """Paint where lines of whole metres cross: full lines of ink would hide the drawing."""
        self.painter.setPen(QPen(self.theme.colour("ink"), 1.5))
        for column in range(0, self.frame.columns + 1, _METRE):
            for row in range(0, self.frame.rows + 1, _METRE):
                self.painter.drawPoint(self.frame.point(column, row))

    def _paint_floor(self, room: Room) -> None:
        fill = self.theme.colour("petrol_tint" if room.id == self.chosen else "room")
        if self.picture is not None:
            fill.setAlpha(_OVER_PICTURE)
        self.painter.fillRect(self._rect(room), fill)

    def _paint_walls(self, room: Room, token: str) -> None:
        pen = QPen(self.theme.colour(token), self._wall())
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(self._rect(room))

    def _paint_opening(self, opening: Opening) -> None:
        start = self.frame.point(opening.x / HALF, opening.y / HALF)
        token = "petrol" if opening.id == self.chosen else "ink"
        paint_opening(
            self.painter,
            self.theme,
            opening,
            start,
            (opening.length * self.frame.cell, self._wall()),
            self._opens_ahead(opening),
            token,
        )

    def _opens_ahead(self, opening: Opening) -> bool:
        """Tell whether the room of a door lies below it or to its right, so that it turns that way."""
        rooms = rooms_at(self.sheet, opening)
        if not rooms:
            return True
        x, y = opening.middle
        room = rooms[0]
        return (
            y < room.y + room.height / 2 if opening.direction == "horizontal" else x < room.x + room.width / 2
        )

    def _paint_name(self, room: Room) -> None:
        if not room.name:
            return
        gap = self._wall() + 3
        box = self._rect(room).adjusted(gap, gap, -gap, -gap)
        font = self.theme.font(15)
        words = name_lines(room.name, font, box)
        if not words:
            return
        taken = QRectF(QFontMetrics(font).boundingRect(box.toRect(), int(_WRAPPED), words))
        place = self._beside_pins(taken.adjusted(-3, -1, 3, 1), box)
        self.painter.setFont(font)
        if self.picture is not None:
            back = self.theme.colour("surface")
            back.setAlpha(215)
            self.painter.fillRect(place, back)
        self.painter.setPen(self.theme.colour("ink"))
        self.painter.drawText(place, int(_WRAPPED), words)

    def _beside_pins(self, taken: QRectF, box: QRectF) -> QRectF:
        """Return where a name stands that no pin hides: as near the middle of its room as there is room."""
        pins = [self._pin_box(pin) for pin in self.sheet.pins]
        step = taken.height() / 2
        for count in range(int(box.height() / step) + 1):
            for side in (-1, 1):
                place = taken.translated(0, side * count * step)
                is_inside = box.top() - 1 <= place.top() and place.bottom() <= box.bottom() + 1
                if is_inside and not any(place.intersects(pin) for pin in pins):
                    return place
        return taken

    def _pin_box(self, pin: Pin) -> QRectF:
        size = PIN * self.theme.scale
        centre = self.frame.point(pin.x * self.sheet.columns, pin.y * self.sheet.rows)
        return QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)

    def _paint_pin(self, pin: Pin) -> None:
        """Paint a pin: round for a finding, square for a door or window, open where it stands for nothing."""
        box = self._pin_box(pin)
        size = box.width()
        fill, ink = pin_colours(self.theme, pin)
        radius = size * 0.22 if pin.target.startswith("element:") else size / 2
        rim = max(2.0, size / 14)
        self.painter.setPen(QPen(self.theme.colour("surface"), rim))
        self.painter.setBrush(self.theme.colour("surface"))
        self.painter.drawRoundedRect(box.adjusted(-rim, -rim, rim, rim), radius + rim, radius + rim)
        self.painter.setPen(QPen(ink if not pin.target else fill, rim))
        self.painter.setBrush(fill)
        self.painter.drawRoundedRect(box.adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2), radius, radius)
        font = QFont(self.theme.font(15, bold=True))
        font.setPixelSize(max(7, round(size * (0.54 if pin.number < 10 else 0.5))))
        self.painter.setFont(font)
        self.painter.setPen(ink)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(pin.number))

    def _paint_chosen(self) -> None:
        """Show what is chosen: a ring round a pin, a box round a door, a handle at the corner of a room."""
        if not self.chosen:
            return
        part = self.sheet.part(self.chosen)
        scale = self.theme.scale
        self.painter.setPen(QPen(self.theme.colour("petrol"), 2.5 * scale))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        match part:
            case Room():
                self._paint_walls(part, "petrol")
                for opening in self.sheet.openings:
                    self._paint_opening(opening)
                for pin in self.sheet.pins:
                    self._paint_pin(pin)
                if self.has_handle:
                    self._paint_handle(handle_centre(self.frame, part))
            case Opening():
                x, y = part.middle
                along, across = part.length / 2 * self.frame.cell + 5 * scale, self._wall() + 6 * scale
                if part.direction == "vertical":
                    along, across = across, along
                centre = self.frame.point(x, y)
                box = QRectF(centre.x() - along, centre.y() - across, 2 * along, 2 * across)
                self.painter.drawRoundedRect(box, 4 * scale, 4 * scale)
            case Pin():
                ring = (PIN / 2 + 5) * scale
                self.painter.drawEllipse(self._pin_box(part).center(), ring, ring)

    def _paint_handle(self, centre: QPointF) -> None:
        half = HANDLE / 2 * self.theme.scale
        arm, head = half * 0.45, half * 0.4
        self.painter.setPen(QPen(self.theme.colour("petrol"), 2 * self.theme.scale))
        self.painter.setBrush(self.theme.colour("surface"))
        self.painter.drawEllipse(centre, half, half)
        for side in (-1, 1):
            tip = centre + QPointF(arm, arm) * side
            self.painter.drawLine(centre, tip)
            self.painter.drawLine(tip, tip - QPointF(head, 0) * side)
            self.painter.drawLine(tip, tip - QPointF(0, head) * side)

    def _rect(self, room: Room) -> QRectF:
        return self.frame.rect(room.x, room.y, room.width, room.height)

    def _wall(self) -> float:
        """Return how thick a wall is, in pixels."""
        return max(2.0, min(self.frame.cell * 0.22, 5 * self.theme.scale))


def handle_centre(frame: SheetFrame, room: Room) -> QPointF:
    """Return where the handle of a chosen room is: its lower right corner."""
    return frame.point(room.x + room.width, room.y + room.height)


def pin_colours(theme: Theme, pin: Pin) -> tuple[QColor, QColor]:
    """Return the fill of a pin and the colour of its number."""
    if not pin.target:
        return theme.colour("surface"), theme.colour("petrol")
    if pin.target.startswith("element:"):
        return theme.colour("ink"), theme.colour("surface")
    return theme.colour("petrol"), theme.colour("on_petrol")


def name_lines(name: str, font: QFont, box: QRectF) -> str:
    """Return a name as it fits in a box: whole, on more lines, cut off with dots, or not at all."""
    metrics = QFontMetrics(font)
    if box.width() < metrics.averageCharWidth() * 3 or box.height() < metrics.height() * 0.9:
        return ""
    taken = metrics.boundingRect(box.toRect(), int(_WRAPPED), name)
    if taken.width() <= box.width() and taken.height() <= box.height():
        return name
    cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
    return cut if len(cut) > 2 else ""
