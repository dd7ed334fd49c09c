"""How a scan went: a bar for each day with its band, and under it how many risks have each level."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.levels import family_of, word_of
from zelfscan.gui.painting import paint_hatch
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.level_shapes import level_sign
from zelfscan.i18n import later, say
from zelfscan.presenters.progress_views import DayView

_LEVELS = ("high", "medium", "low", "unknown")
_LIMITS = (50, 80)
_FIGURES = (0, *_LIMITS, 100)
_SCORE, _COUNTS = later("Cijfer (minstens)"), later("Aantal risico’s")
_SIGN, _GAP, _RADIUS = 20, 6, 3
_BAR, _WIDEST = 32, 112
_PLOT, _ROW, _LINE = 132, 26, 20


class DaysChart(QWidget):
    """Bars for days, the oldest first; only to look at, because the list says the same."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a chart without days."""
        install_roles()
        super().__init__(parent)
        self._days: tuple[DayView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_days(self, days: Sequence[DayView], outline: str) -> None:
        """Show other days; ``outline`` is what a screen reader says of the picture."""
        self._days = tuple(days)
        self.setAccessibleName(outline)
        self.updateGeometry()
        self.update()

    def needed_width(self) -> int:
        """Return the width under which the days would run into each other."""
        return self._words_width() + len(self._days) * self._least_column()

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(self.needed_width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Let the width be taken away: whoever shows the chart asks whether it fits."""
        return QSize(0, self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scale, the bars, and the rows with counts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        for place, each in enumerate(self._days):
            self._paint_bar(painter, each, self._middle_of(place))
        self._paint_limits(painter)
        self._paint_rows(painter)

    # Measures

    def _words_width(self) -> int:
        theme = current_theme()
        plain = QFontMetrics(theme.font(15))
        words = [say(_SCORE), say(_COUNTS)]
        widest = max(plain.horizontalAdvance(each) for each in words)
        bold = QFontMetrics(theme.font(15, bold=True))
        levels = max(bold.horizontalAdvance(word_of(level)) for level in _LEVELS)
        return max(widest, theme.px(_SIGN) + theme.pad(_GAP) + levels) + theme.pad(16)

    def _least_column(self) -> int:
        theme = current_theme()
        metrics = QFontMetrics(theme.font(15, figures=True))
        words = [line for each in self._days for line in (each.short, each.year)]
        widest = max((metrics.horizontalAdvance(each) for each in words), default=0)
        return max(widest + theme.pad(6), theme.px(_BAR) + theme.pad(8))

    def _column(self) -> float:
        room = (self.width() - self._words_width()) / max(len(self._days), 1)
        return min(room, current_theme().px(_WIDEST))

    def _middle_of(self, place: int) -> float:
        return self._words_width() + (place + 0.5) * self._column()

    def _right(self) -> float:
        return self._words_width() + len(self._days) * self._column()

    def _plot(self) -> QRectF:
        theme = current_theme()
        top = theme.px(_SIGN) + theme.pad(8)
        left = self._words_width()
        return QRectF(left, top, self._right() - left, theme.px(_PLOT))

    def _height(self) -> int:
        theme = current_theme()
        rows = 2 + len(_LEVELS)
        lines = theme.pad(4) + 2 * theme.px(_LINE) + theme.pad(8)
        return theme.px(_SIGN) + theme.pad(8) + theme.px(_PLOT) + lines + rows * theme.px(_ROW)

    def _at(self, value: float) -> float:
        plot = self._plot()
        return plot.bottom() - plot.height() * min(max(value, 0), 100) / 100

    # Painting

    def _paint_scale(self, painter: QPainter) -> None:
        theme = current_theme()
        plot = self._plot()
        painter.setFont(theme.font(15, figures=True))
        painter.setPen(theme.colour("muted"))
        half = theme.px(_LINE) / 2
        for value in _FIGURES:
            area = QRectF(0, self._at(value) - half, plot.left() - theme.pad(12), 2 * half)
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(value)
            )
        painter.setPen(QPen(theme.colour("line"), theme.edge))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _paint_limits(self, painter: QPainter) -> None:
        pen = QPen(current_theme().colour("ink"), 1.6, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.2, 3])
        painter.setPen(pen)
        for limit in _LIMITS:
            top = round(self._at(limit))
            painter.drawLine(QPointF(self._plot().left(), top), QPointF(self._right(), top))

    def _paint_bar(self, painter: QPainter, each: DayView, middle: float) -> None:
        """Paint one day: what is certain solid, what is not known hatched, with its sign on top."""
        theme = current_theme()
        score, width = each.score, theme.px(_BAR)
        left = middle - width / 2
        track = QRectF(left, self._at(100), width, self._plot().height())
        _paint_box(painter, track, theme.colour("sand"), theme.colour("line"), theme.edge)
        low, high = score.low or 0, score.high or 0
        colour = theme.colour(family_of(score.level))
        solid = QRectF(left, self._at(low), width, self._at(0) - self._at(low))
        if score.level == "insufficient":
            _paint_box(painter, solid, theme.colour("unknown_tint"), theme.colour(family_of(score.worst)), 2)
        elif low:
            _paint_box(painter, solid, colour, colour, 1)
        if self._at(low) - self._at(high) > 2:
            band = QRectF(left, self._at(high), width, self._at(low) - self._at(high)).adjusted(1, 1, -1, -1)
            _paint_band(painter, band, colour)
        size = theme.px(_SIGN)
        sign = level_sign(score.level, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle - size / 2, 0), sign)

    def _paint_rows(self, painter: QPainter) -> None:
        theme = current_theme()
        line, row, size = theme.px(_LINE), theme.px(_ROW), theme.px(_SIGN)
        top = self._plot().bottom() + theme.pad(4)
        self._paint_figures(painter, top, line, [each.short for each in self._days])
        self._paint_figures(painter, top + line, line, [each.year for each in self._days], "muted")
        top += 2 * line + theme.pad(8)
        lows = ["–" if each.score.low is None else str(each.score.low) for each in self._days]
        self._paint_words(painter, top, say(_SCORE))
        self._paint_figures(painter, top, row, lows, is_strong=True)
        top += row
        self._paint_words(painter, top, say(_COUNTS))
        for place, level in enumerate(_LEVELS):
            top += row
            painter.setPen(QPen(theme.colour("hairline"), theme.edge))
            painter.drawLine(QPointF(0, top), QPointF(self._right(), top))
            sign = level_sign(level, size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(0, top + (row - size) / 2), sign)
            self._paint_words(painter, top, word_of(level), size + theme.pad(_GAP), level)
            self._paint_figures(painter, top, row, [str(each.counts[place]) for each in self._days])

    def _paint_words(
        self, painter: QPainter, top: float, words: str, left: float = 0, tone: str = ""
    ) -> None:
        theme = current_theme()
        painter.setFont(theme.font(15, bold=bool(tone)))
        painter.setPen(theme.colour(tone or "muted"))
        area = QRectF(left, top, self._words_width() - left, theme.px(_ROW))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_figures(
        self,
        painter: QPainter,
        top: float,
        height: float,
        figures: Sequence[str],
        tone: str = "ink",
        is_strong: bool = False,
    ) -> None:
        theme = current_theme()
        painter.setFont(theme.font(15, bold=is_strong, figures=True))
        for place, words in enumerate(figures):
            # A nought stands back, so that what there is stands out.
            painter.setPen(theme.colour("muted" if words == "0" else tone))
            half = self._column() / 2
            area = QRectF(self._middle_of(place) - half, top, 2 * half, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _paint_box(painter: QPainter, area: QRectF, fill: QColor, edge: QColor, width: float) -> None:
    half = width / 2
    painter.setPen(QPen(edge, width))
    painter.setBrush(fill)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)


def _paint_band(painter: QPainter, area: QRectF, colour: QColor) -> None:
    painter.fillRect(area, current_theme().colour("surface"))
    shape = QPainterPath()
    shape.addRect(area)
    paint_hatch(painter, shape, colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(area)
