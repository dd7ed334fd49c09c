"""Three columns with lines between them: the answers, the rule, what helps."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme

NARROW = 900
_GUTTER, _NARROW_GUTTER, _WIDE = 56, 36, 1180
_ARROW, _TRUNK_GAP = 9, 10


class Link:
    """A line from several things to one; the ones that decide are petrol."""

    def __init__(self, sources: Sequence[QWidget], target: QWidget, decides: bool) -> None:
        """Keep what to connect."""
        self.sources, self.target, self.decides = tuple(sources), target, decides


class WhyColumns(QWidget):
    """Columns that stack under 900 effective pixels; then words replace the lines."""

    stacked = Signal(bool)

    def __init__(self, columns: Sequence[tuple[QWidget, int]], parent: QWidget | None = None) -> None:
        """Put columns beside each other, each with its share of the width."""
        super().__init__(parent)
        self._left: list[Link] = []
        self._right: list[Link] = []
        self._down: list[tuple[QWidget, QWidget]] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column, share in columns:
            self._row.addWidget(column, share)
        self._columns = [column for column, _ in columns]
        self._fit()

    def set_links(
        self, left: Sequence[Link], down: Sequence[tuple[QWidget, QWidget]], right: Sequence[Link]
    ) -> None:
        """Connect answers with parts, what lies under each other, and the figure with what helps."""
        self._left, self._down, self._right = list(left), list(down), list(right)
        self.update()

    def is_stacked(self) -> bool:
        """Return whether the columns stand under each other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines in the room between the columns, the petrol ones last."""
        if self.is_stacked():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gutters = [
            (self._columns[at].geometry().right(), self._columns[at + 1].geometry().left()) for at in (0, 1)
        ]
        for above, below in self._down:
            self._paint_down(painter, above, below)
        for decides in (False, True):
            for place, link in enumerate(self._left):
                if link.decides == decides:
                    trunk = _trunk(gutters[0], place, len(self._left))
                    self._paint_link(painter, link, trunk, gutters[0][1])
            for link in self._right:
                if link.decides == decides:
                    self._paint_link(painter, link, _trunk(gutters[1], 0, 1), gutters[1][1])

    def _fit(self) -> None:
        theme = current_theme()
        width = self.window().width() / theme.scale
        is_narrow = width < NARROW
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self.stacked.emit(is_narrow)
        gap = 24 if is_narrow else _GUTTER if width >= _WIDE else _NARROW_GUTTER
        self._row.setSpacing(theme.pad(gap))

    def _paint_link(self, painter: QPainter, link: Link, trunk: float, edge: float) -> None:
        self._set_pen(painter, link.decides)
        end = QPointF(edge - 1, self._middle(link.target))
        heights = [end.y()]
        for source in link.sources:
            start = QPointF(self._area(source).right() + 1, self._middle(source))
            heights.append(start.y())
            painter.drawLine(start, QPointF(trunk, start.y()))
            painter.setBrush(painter.pen().color())
            painter.drawEllipse(start, 3, 3)
        painter.drawLine(QPointF(trunk, min(heights)), QPointF(trunk, max(heights)))
        painter.drawLine(QPointF(trunk, end.y()), end)
        for step in (-_ARROW / 1.6, _ARROW / 1.6):
            painter.drawLine(end, end + QPointF(-_ARROW, step))

    def _paint_down(self, painter: QPainter, above: QWidget, below: QWidget) -> None:
        self._set_pen(painter, True)
        top, bottom = self._area(above), self._area(below)
        middle = top.center().x()
        painter.drawLine(QPoint(middle, top.bottom() + 1), QPoint(middle, bottom.top() - 1))

    def _set_pen(self, painter: QPainter, decides: bool) -> None:
        theme = current_theme()
        colour = theme.colour("petrol" if decides else "line")
        painter.setPen(QPen(colour, 2.4 if decides else 1.8, c=Qt.PenCapStyle.RoundCap))

    def _area(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self, QPoint(0, 0)), part.size())

    def _middle(self, part: QWidget) -> float:
        return self._area(part).center().y()


def _trunk(gutter: tuple[int, int], place: int, count: int) -> float:
    """Return where the upright part of a line stands, so that lines do not lie on each other."""
    left, right = gutter
    room = right - left - 2 * _TRUNK_GAP - _ARROW
    step = room / max(count, 1)
    return left + _TRUNK_GAP + step * (place + 0.5)


def column_of(*parts: QWidget, spacing: int = 12) -> QWidget:
    """Stack parts in a column that keeps its parts at the top."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().pad(spacing))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return box
