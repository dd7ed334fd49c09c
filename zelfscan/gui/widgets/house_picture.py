"""The house from street to shed: quiet, with results as tints and markers, or small with your place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.levels import family_of, word_of
from zelfscan.gui.theme import current_theme
from zelfscan.gui.tips import set_tip
from zelfscan.gui.widgets.house_drawing import HEIGHT, TOP, WIDTH, drawing, middle_of, zones
from zelfscan.gui.widgets.house_places import Place, lowest_middle, place_markers, stands_above
from zelfscan.gui.widgets.level_shapes import paint_marker
from zelfscan.i18n import later, say
from zelfscan.wording.sentences import joined

Mood = Literal["quiet", "result", "small"]

MARKER, _RIM, _CHECK = 32, 4, 14
_ARROWS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
_NAME = later("Huis van straat tot schuur")


@dataclass(frozen=True)
class HouseMarker:
    """A numbered marker: what it stands for, and its zone; no zone means the house as a whole."""

    number: int
    name: str
    level: str
    zone: str = ""


class HousePicture(QWidget):
    """The drawing with its markers; the markers are buttons, and arrow keys walk from left to right."""

    accessible_role = QAccessible.Role.Grouping
    zone_clicked = Signal(str)
    marker_clicked = Signal(int)
    marker_hovered = Signal(int)

    def __init__(self, mood: Mood = "quiet", parent: QWidget | None = None) -> None:
        """Show the house without levels."""
        install_roles()
        super().__init__(parent)
        self.mood = mood
        self._levels: dict[str, str] = {}
        self._here = ""
        self._done: tuple[str, ...] = ()
        self._markers: list[MarkerButton] = []
        self._places: dict[int, Place] = {}
        self._painted: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(say(_NAME))
        self.setMouseTracking(mood == "result")

    def set_levels(self, levels: Mapping[str, str]) -> None:
        """Tint these zones by their level; a zone that is not named stays plain."""
        self._levels = dict(levels)
        words = [f"{zones()[zone].name}: {word_of(level).lower()}" for zone, level in levels.items()]
        self.setAccessibleDescription(". ".join(words))
        self._repaint_all()

    def set_here(self, zone: str) -> None:
        """Fill one zone with petrol: that is where the person is."""
        if zone == self._here:
            return
        self._here = zone
        self._say_where()
        self._repaint_all()

    def set_done(self, done: Sequence[str]) -> None:
        """Put a check in these zones: everything about them has been answered."""
        if tuple(done) == self._done:
            return
        self._done = tuple(done)
        self._say_where()
        self._repaint_all()

    def set_markers(self, markers: Sequence[HouseMarker]) -> None:
        """Show these markers, in the order of the list beside the picture."""
        for old in self._markers:
            old.deleteLater()
        self._markers = [MarkerButton(marker, self) for marker in markers]
        for button in self._markers:
            button.clicked.connect(lambda _checked=False, n=button.marker.number: self.marker_clicked.emit(n))
            button.show()
        self._place_markers()
        self.updateGeometry()
        self.update()

    def set_lit(self, number: int) -> None:
        """Light one marker up together with its row; 0 lights none."""
        for button in self._markers:
            button.set_lit(button.marker.number == number)

    def markers(self) -> list["MarkerButton"]:
        """Return the marker buttons in list order."""
        return list(self._markers)

    def zone_at(self, point: QPointF) -> str:
        """Return the zone under a point of this widget, or an empty text."""
        scale, top = self._scale(), self._top_room()
        spot = QPointF(point.x() / scale, (point.y() - top) / scale + TOP)
        for zone in reversed(zones().values()):
            areas = (QPolygonF([QPointF(x, y) for x, y in area]) for area in zone.areas)
            if any(area.containsPoint(spot, Qt.FillRule.OddEvenFill) for area in areas):
                return zone.id
        return ""

    def sizeHint(self) -> QSize:
        """Return a comfortable size for the mood."""
        width = 240 if self.mood == "small" else 600
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the parts can be told apart."""
        width = 160 if self.mood == "small" else 280
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing with room for the markers."""
        return round(self._top_room(width) + HEIGHT * width / WIDTH + self._bottom_room(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing, and over it the lines from markers to zones at screen size."""
        if self._painted is None:
            self._painted = self._paint_drawing()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._painted)
        theme = current_theme()
        for button in self._markers:
            place = self._places[button.marker.number]
            if place.dot is None:
                continue
            colour = theme.colour(family_of(button.marker.level))
            painter.setPen(QPen(colour, 2 * theme.scale))
            painter.drawLine(QPointF(*place.centre), QPointF(*place.dot))
            painter.setPen(QPen(theme.colour("surface"), 1.5 * theme.scale))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(*place.dot), 4.5 * theme.scale, 4.5 * theme.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again in the new size."""
        super().resizeEvent(event)
        self._repaint_all()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_painted"):
            self._repaint_all()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a zone with a level can be pressed."""
        can_press = self.zone_at(event.position()) in self._levels
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_press else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which zone was pressed."""
        zone = self.zone_at(event.position())
        if zone and event.button() == Qt.MouseButton.LeftButton:
            self.zone_clicked.emit(zone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the markers from left to right, whatever their order in the list."""
        step = _ARROWS.get(event.key(), 0)
        row = sorted(self._markers, key=lambda button: button.x())
        here = next((index for index, button in enumerate(row) if button.hasFocus()), None)
        if step == 0 or here is None:
            super().keyPressEvent(event)
            return
        row[(here + step) % len(row)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_where(self) -> None:
        """Say in words what the small picture shows."""
        here = zones()[self._here].name.lower() if self._here else ""
        words = [say("U bent bij: {place}", place=here)] if here else []
        names = joined(zones()[zone].name.lower() for zone in self._done)
        words += [say("Klaar: {places}", places=names)] if names else []
        self.setAccessibleDescription(". ".join(words))

    def _repaint_all(self) -> None:
        self._painted = None
        self._place_markers()
        self.updateGeometry()
        self.update()

    def _paint_drawing(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        levels = tuple(self._levels.items()) if self.mood == "result" else ()
        text = drawing(current_theme(), self.width(), levels, self._here, self._done)
        area = QRectF(0, self._top_room(), self.width(), HEIGHT * self._scale())
        QSvgRenderer(QByteArray(text.encode())).render(painter, area)
        for zone in self._done:
            if not self._lies_on_here(zone):
                self._paint_check(painter, zone)
        painter.end()
        return pixmap

    def _lies_on_here(self, zone: str) -> bool:
        """Tell whether a check would hide where the person is, as that of the letterbox does the door."""
        if not self._here:
            return False
        room = current_theme().px(_CHECK) / self._scale()
        here, there = middle_of(self._here), middle_of(zone)
        return abs(here[0] - there[0]) < room and abs(here[1] - there[1]) < room

    def _paint_check(self, painter: QPainter, zone: str) -> None:
        """Paint a check at screen size, in a circle so that it can be told from the lines of the drawing."""
        theme, scale = current_theme(), self._scale()
        x, y = middle_of(zone)
        centre = QPointF(x * scale, self._top_room() + (y - TOP) * scale)
        size = theme.px(_CHECK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("petrol"))
        painter.drawEllipse(centre, size / 2, size / 2)
        check = icon_pixmap("check", theme.colour("on_petrol").name(), size - 4, self.devicePixelRatioF())
        painter.drawPixmap(centre - QPointF((size - 4) / 2, (size - 4) / 2), check)

    def _place_markers(self) -> None:
        size, room = current_theme().px(MARKER), current_theme().px(MARKER + 2 * _RIM)
        wanted = [(button.marker.number, button.marker.zone) for button in self._markers]
        self._places = place_markers(wanted, self.width(), self._scale(), self._top_room(), size)
        for button in self._markers:
            x, y = self._places[button.marker.number].centre
            button.setGeometry(round(x - room / 2), round(y - room / 2), room, room)

    def _scale(self, width: int | None = None) -> float:
        return max(self.width() if width is None else width, 1) / WIDTH

    def _top_room(self, width: int | None = None) -> float:
        from_ridge = (86 - TOP) * self._scale(width)
        has_top = any(stands_above(button.marker.zone) for button in self._markers)
        return max(0.0, current_theme().px(MARKER + _RIM) - from_ridge) if has_top else 0.0

    def _bottom_room(self, width: int | None = None) -> float:
        """Leave room under the strip for a marker with the ring that lights it up."""
        theme, scale = current_theme(), self._scale(width)
        under = lowest_middle(scale, theme.px(MARKER)) + theme.px(MARKER + 2 * _RIM) / 2 - HEIGHT * scale
        return max(0.0, under) if self._markers else 0.0


class MarkerButton(QPushButton):
    """One marker in the picture, as a button."""

    def __init__(self, marker: HouseMarker, picture: HousePicture) -> None:
        """Make the button of a marker."""
        super().__init__(picture)
        self.setProperty("kind", "bare")
        self.marker = marker
        self._picture = picture
        self._is_lit = False
        place = zones()[marker.zone].name.lower() if marker.zone else say("hele huis")
        self.setAccessibleName(f"{marker.number}. {marker.name}, {word_of(marker.level).lower()}, {place}")
        set_tip(self, f"{marker.name}: {word_of(marker.level).lower()}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_lit(self, is_lit: bool) -> None:
        """Show the ring that says that this marker and a row belong together."""
        self._is_lit = is_lit
        self.update()

    def ring_shape(self) -> tuple[QRectF, float]:
        """Return a circle, whatever the shape of the level."""
        area = self._shape_area()
        return area, area.width() / 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the picture, which knows what stands left and right."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the page light up the row of this marker."""
        super().enterEvent(event)
        self._picture.marker_hovered.emit(self.marker.number)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the page put the light out."""
        super().leaveEvent(event)
        self._picture.marker_hovered.emit(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape and the number."""
        painter = QPainter(self)
        if self._is_lit or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current_theme().colour("petrol"), 3))
            painter.setBrush(current_theme().colour("surface"))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        paint_marker(painter, self.marker.level, str(self.marker.number), self._shape_area())

    def _shape_area(self) -> QRectF:
        rim = current_theme().px(_RIM)
        return QRectF(self.rect()).adjusted(rim, rim, -rim, -rim)
