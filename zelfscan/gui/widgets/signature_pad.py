"""A white pad on which somebody signs with a finger, a pen or a mouse; or their name, in letters.

The pad takes no focus: by keys somebody types a name in a field of the page. What is kept is a picture, and
not how fast or how hard somebody writes.
"""

from dataclasses import dataclass, field
from math import hypot

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageReader,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import announce, install_roles
from zelfscan.gui.png import png_of
from zelfscan.gui.theme import LIGHT_THEME, current_theme
from zelfscan.gui.touch import draw_by_finger
from zelfscan.i18n import say

WIDTH, HEIGHT = 1200, 400
"""Size of the picture that is kept, in pixels."""
MAX_BYTES = 100_000
"""A picture that is kept is smaller."""
MAX_NAME = 80

_PEN = 6.0
"""Thickness of the ink, in pixels of the picture."""
_SHADES = 8
"""Ink, white, and the shades between them that make its edge smooth."""
_LEAST_INK = 60.0
"""A shorter line, such as the dot of a slip of the hand, is no signature."""
_NEAR = 3.0
_MAX_POINTS = 20_000
_MARGIN, _LARGEST_LETTERS, _LINE = 60, 130, 0.78


@dataclass
class _Ink:
    """What stands on the pad: strokes, a name, or a picture that was kept; in pixels of the picture."""

    strokes: list[list[QPointF]] = field(default_factory=list)
    name: str = ""
    picture: QImage | None = None

    def is_empty(self) -> bool:
        return self.picture is None and not self.name and self._length() < _LEAST_INK

    def points(self) -> int:
        return sum(len(stroke) for stroke in self.strokes)

    def _length(self) -> float:
        pairs = (pair for stroke in self.strokes for pair in zip(stroke, stroke[1:], strict=False))
        return sum(hypot(end.x() - start.x(), end.y() - start.y()) for start, end in pairs)

    def paint(self, painter: QPainter) -> None:
        """Paint it, on a painter whose units are pixels of the picture."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is not None:
            painter.drawImage(_fitted(self.picture.size()), self.picture)
        ink = LIGHT_THEME.colour("ink")
        if self.name:
            painter.fillPath(_letters(self.name), ink)
        pen = QPen(ink, _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for stroke in self.strokes:
            painter.strokePath(_curve(stroke), pen)


class SignaturePad(QWidget):
    """A pad for a signature; white with dark ink in every look."""

    accessible_role = QAccessible.Role.Graphic
    signed = Signal()
    """A stroke has ended, or a name was written, and the pad is not empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty pad."""
        install_roles()
        super().__init__(parent)
        draw_by_finger(self)
        self._ink = _Ink()
        self._is_drawing = False
        self._given = b""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(say("Vak voor de handtekening"))
        self._describe()

    def is_empty(self) -> bool:
        """Tell whether there is no signature; a dot alone is none."""
        return self._ink.is_empty()

    def clear(self) -> None:
        """Make the pad empty."""
        self._set_ink(_Ink())

    def png(self) -> bytes:
        """Return the signature as a PNG without transparency, at most 1200 pixels wide and under 100 kB.

        An empty pad gives an empty value.
        """
        if self.is_empty():
            return b""
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._ink.paint(painter)
        painter.end()
        self._given = _small_png(image)
        return self._given

    def set_png(self, png: bytes | None) -> None:
        """Show a signature that was kept, or an empty pad; what came from ``png`` last changes nothing.

        What cannot be read as such a picture gives an empty pad. One that was kept is not drawn on: it has to
        be cleared first.
        """
        if png and png == self._given and not self.is_empty():
            return
        self._set_ink(_Ink(picture=_read(png) if png else None))

    def write_name(self, name: str) -> None:
        """Write a name in letters, instead of what stands here; an empty one takes back a written name."""
        shown = "".join(sign if sign.isprintable() else " " for sign in name)
        line = " ".join(shown.split())[:MAX_NAME]
        if line:
            self._set_ink(_Ink(name=line))
            self.signed.emit()
        elif self._ink.name:
            self.clear()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(540, 180)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which a finger can sign."""
        return QSize(270, 90)

    def heightForWidth(self, width: int) -> int:
        """Return the height that belongs to a width: a third."""
        return round(width * HEIGHT / WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pad, a line to write on, and the ink."""
        theme, area = current_theme(), self._area()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.edge / 2
        painter.setPen(QPen(theme.colour("line"), theme.edge))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 8, 8)
        self._paint_line(painter, area)
        painter.translate(area.topLeft())
        painter.scale(area.width() / WIDTH, area.height() / HEIGHT)
        self._ink.paint(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; a name that was written makes room for it."""
        if event.button() != Qt.MouseButton.LeftButton or not self._area().contains(event.position()):
            return
        if self._ink.picture is not None:
            announce(self, say("Wis eerst de handtekening die er staat."))
            return
        if self._ink.name:
            self._set_ink(_Ink())
        if self._ink.points() < _MAX_POINTS:
            self._is_drawing = True
            self._ink.strokes.append([self._spot(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if self._is_drawing:
            self._go_on(self._spot(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if not self._is_drawing or event.button() != Qt.MouseButton.LeftButton:
            return
        self._go_on(self._spot(event.position()))
        self._is_drawing = False
        self._describe()
        if not self.is_empty():
            self.signed.emit()

    def _go_on(self, spot: QPointF) -> None:
        stroke = self._ink.strokes[-1]
        away = spot - stroke[-1]
        if hypot(away.x(), away.y()) >= _NEAR and self._ink.points() < _MAX_POINTS:
            stroke.append(spot)
            self.update()

    def _set_ink(self, ink: _Ink) -> None:
        self._ink, self._is_drawing = ink, False
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._ink.name:
            words = say("Hier staat de naam {name}.", name=self._ink.name)
        elif self.is_empty():
            words = say("Het vak is leeg. Teken met een vinger, een pen of de muis.")
        else:
            words = say("Er staat een handtekening.")
        self.setAccessibleDescription(words)

    def _area(self) -> QRectF:
        """Return the pad itself: as large as it fits, from the left."""
        width = min(float(self.width()), self.height() * WIDTH / HEIGHT)
        return QRectF(0, 0, width, width * HEIGHT / WIDTH)

    def _spot(self, point: QPointF) -> QPointF:
        """Return where a point of this widget is in the picture, kept inside it."""
        area = self._area()
        scale = WIDTH / max(area.width(), 1.0)
        return QPointF(min(max(point.x() * scale, 0.0), WIDTH), min(max(point.y() * scale, 0.0), HEIGHT))

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        """Paint the line to write on, and while nothing stands here what the pad is for."""
        theme = LIGHT_THEME
        edge, height = area.width() * _MARGIN / WIDTH, area.height() * _LINE
        painter.setPen(QPen(theme.colour("hairline"), max(1, current_theme().edge)))
        painter.drawLine(QPointF(edge, height), QPointF(area.width() - edge, height))
        if self._ink.strokes or not self.is_empty():
            return
        painter.setFont(current_theme().font(15))
        painter.setPen(theme.colour("muted"))
        box = QRectF(edge, 0, area.width() - 2 * edge, height)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), say("Teken hier"))


def _curve(stroke: list[QPointF]) -> QPainterPath:
    """Return a smooth line: through the middles between points, bent towards the points themselves."""
    path = QPainterPath(stroke[0])
    for here, following in zip(stroke[1:], stroke[2:], strict=False):
        path.quadTo(here, (here + following) / 2)
    # A dot has a length of almost nothing; one of nothing would not be painted.
    path.lineTo(stroke[-1] if len(stroke) > 1 else stroke[0] + QPointF(0.1, 0))
    return path


def _letters(name: str) -> QPainterPath:
    """Return a name in letters that fill the pad, on its line."""
    font = QFont(LIGHT_THEME.font(17))
    font.setPixelSize(_LARGEST_LETTERS)
    font.setItalic(True)
    width = QFontMetricsF(font).horizontalAdvance(name)
    font.setPixelSize(max(8, int(_LARGEST_LETTERS * min(1.0, (WIDTH - 2 * _MARGIN) / max(width, 1.0)))))
    left = (WIDTH - QFontMetricsF(font).horizontalAdvance(name)) / 2
    path = QPainterPath()
    path.addText(QPointF(left, HEIGHT * _LINE - _PEN * 2), font, name)
    return path


def _fitted(size: QSize) -> QRectF:
    scale = min(WIDTH / size.width(), HEIGHT / size.height())
    width, height = size.width() * scale, size.height() * scale
    return QRectF((WIDTH - width) / 2, (HEIGHT - height) / 2, width, height)


def _small_png(image: QImage) -> bytes:
    """Return the image as a PNG of few colours, smaller where even so it would have too many bytes."""
    smooth = Qt.TransformationMode.SmoothTransformation
    for width in (WIDTH, 2 * WIDTH // 3, WIDTH // 2, WIDTH // 3, WIDTH // 4):
        scaled = image if width == WIDTH else image.scaledToWidth(width, smooth)
        few = scaled.convertToFormat(
            QImage.Format.Format_Indexed8, _shades(), Qt.ImageConversionFlag.ThresholdDither
        )
        data = png_of(few)
        if len(data) < MAX_BYTES:
            break
    return data


def _shades() -> list[int]:
    ink = LIGHT_THEME.colour("ink")
    shares = [step / (_SHADES - 1) for step in range(_SHADES)]
    return [
        QColor(*(round(part + (255 - part) * share) for part in (ink.red(), ink.green(), ink.blue()))).rgb()
        for share in shares
    ]


def _read(png: bytes) -> QImage | None:
    """Return a picture that was kept, or none where this cannot be one; its size is looked at first."""
    if len(png) >= MAX_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(png))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or size.isEmpty() or size.width() > WIDTH or size.height() > WIDTH:
        return None
    image = reader.read()
    return None if image.isNull() else image
