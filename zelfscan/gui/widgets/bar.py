"""Bars with a band: solid for what we know, hatched for what we do not know yet."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.levels import band_text, family_of, word_of
from zelfscan.gui.painting import paint_hatch
from zelfscan.gui.theme import current_theme
from zelfscan.i18n import say

_HEIGHT, _TRACK, _RADIUS = 24, 14, 3


class BandBar(QWidget):
    """The shared part of the bars: a track, a solid part, a hatched part and dotted limits."""

    accessible_role = QAccessible.Role.Graphic
    highest = 100
    limits: tuple[int, ...] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        install_roles()
        super().__init__(parent)
        self.low, self.high, self.level = 0, 0, "unknown"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(current_theme().px(150), current_theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest width in which a band can be told apart."""
        return QSize(current_theme().px(96), current_theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        painter.setPen(QPen(current_theme().colour("ink"), 1.6, Qt.PenStyle.CustomDashLine))
        pen = painter.pen()
        pen.setDashPattern([1.2, 1.4])
        painter.setPen(pen)
        for limit in self.limits:
            left = round(self._at(limit))
            painter.drawLine(QPointF(left, 0), QPointF(left, self.height()))

    def _paint_bar(self, painter: QPainter) -> None:
        theme = current_theme()
        colour = theme.colour(family_of(self.level))
        track = self._track()
        if self.high > 0:
            self._paint_track(painter, theme.colour("sand"), theme.colour("line"))
        else:  # nothing to fill, so the edge tells the level
            self._paint_track(painter, theme.colour("sand"), colour, 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self.low > 0:
            painter.drawRoundedRect(
                QRectF(0, track.top(), self._at(self.low), track.height()), _RADIUS, _RADIUS
            )
        self._paint_band(painter, colour)

    def _paint_band(self, painter: QPainter, colour: QColor) -> None:
        if self._at(self.high) <= self._at(self.low):
            return
        track = self._track()
        area = QRectF(
            self._at(self.low), track.top(), self._at(self.high) - self._at(self.low), track.height()
        )
        inner = area.adjusted(1, 1, -1, -1)
        painter.fillRect(inner, current_theme().colour("surface"))
        shape = QPainterPath()
        shape.addRect(inner)
        paint_hatch(painter, shape, colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawRect(inner)

    def _paint_track(self, painter: QPainter, fill: QColor, edge: QColor, width: float = 1) -> None:
        painter.setBrush(fill)
        painter.setPen(QPen(edge, width))
        half = width / 2
        painter.drawRoundedRect(self._track().adjusted(half, half, -half, -half), _RADIUS, _RADIUS)

    def _track(self) -> QRectF:
        height = current_theme().px(_TRACK)
        return QRectF(0, (self.height() - height) // 2, self.width(), height)

    def _at(self, value: float) -> float:
        return self.width() * min(max(value, 0), self.highest) / self.highest


class ScoreBar(BandBar):
    """A score from 0 to 100 with its band, and dotted lines at 50 and 80."""

    limits = (50, 80)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that shows nothing until it gets a score."""
        super().__init__(parent)
        self._words = ""
        self.set_score(None, None, "none")

    def set_score(
        self, low: int | None, high: int | None, level: str, name: str = "", worst: str = "weak"
    ) -> None:
        """Show a score; ``none`` shows words instead of a bar, ``insufficient`` an empty bar with its band.

        ``worst`` is the level of the lower end; it edges the bar when too little is known.
        """
        self.low, self.high, self.level = low or 0, high or 0, level
        self._worst = worst
        self._words = word_of(level) if low is None or high is None or level == "none" else ""
        figures = self._words or say(
            "{figures} van 100, {level}", figures=band_text(self.low, self.high), level=word_of(level)
        )
        self.setAccessibleName(f"{name}: {figures}" if name else figures)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, or the words when there is no score."""
        if not self._words:
            super().paintEvent(event)
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font(15))
        painter.setPen(theme.colour("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags), self._words)

    def minimumSizeHint(self) -> QSize:
        """Leave room for the words when there is no score."""
        size = super().minimumSizeHint()
        if self._words:
            size.setWidth(current_theme().px(160))
        return size

    def _paint_bar(self, painter: QPainter) -> None:
        if self.level != "insufficient":
            super()._paint_bar(painter)
            return
        theme = current_theme()
        self._paint_track(painter, theme.colour("sand"), theme.colour("line"))
        if self.low > 0:
            painter.setBrush(theme.colour("unknown_tint"))
            painter.setPen(QPen(theme.colour(family_of(self._worst)), 2))
            track = self._track()
            area = QRectF(0, track.top(), self._at(self.low), track.height()).adjusted(1, 1, 1, -1)
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        self._paint_band(painter, theme.colour("unknown"))


class RiskBar(BandBar):
    """A risk in hundredths of its reference, from 0 to 200, with a dotted line at 100."""

    highest = 200
    limits = (100,)

    def set_risk(self, low: int, high: int, level: str, name: str = "", reference: str = "") -> None:
        """Show a risk with its band; above 200 the bar runs full and the number tells."""
        self.low, self.high, self.level = low, high, level
        figures = say(
            "{figures}, {reference} is 100, {level}",
            figures=band_text(low, high),
            reference=reference or say("gemiddeld huis"),
            level=word_of(level),
        )
        self.setAccessibleName(f"{name}: {figures}" if name else figures)
        self.update()


class ChangeBar(RiskBar):
    """A risk as it would become, with a thick line where it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self.before = 0

    def set_change(
        self, before: int, low: int, high: int, level: str, name: str = "", reference: str = ""
    ) -> None:
        """Show the new band and the old place."""
        self.set_risk(low, high, level, name, reference)
        self.before = before
        now = say("Nu {before}.", before=before)
        self.setAccessibleName(f"{self.accessibleName()}. {now}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, and over it the line of the present."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = min(max(self._at(self.before), 1.5), self.width() - 1.5)
        painter.fillRect(QRectF(left - 1.5, 0, 3, self.height()), current_theme().colour("ink"))
