"""The focus ring: one overlay per window that draws round whatever has the focus.

It lies over everything and takes no mouse, so nothing moves when the focus does. A widget that
wants another shape than its own rectangle has a method ``ring_shape() -> (QRectF, radius)``.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget
from shiboken6 import isValid

from zelfscan.gui.theme import current_theme

_WIDTH, _OUTSIDE, _RADIUS = 3, 2, 8
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """A ring of 3 pixels, 2 pixels outside the edge of the focused widget."""

    def __init__(self, window: QWidget) -> None:
        """Lay the ring over a window and follow the focus in it."""
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._painted = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())

    def target(self) -> QWidget | None:
        """Return the widget that the ring is round, if it is still there."""
        return self._target if self._target is not None and isValid(self._target) else None

    def ring_area(self) -> QRectF:
        """Return the shape that the ring goes round, in the window's own coordinates."""
        target = self.target()
        return QRectF() if target is None else self._shape(target)[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size and everything that moves the target."""
        if event.type() in _MOVES:
            if watched is self._window:
                self.setGeometry(self._window.rect())
            self._paint_again()
        elif event.type() == QEvent.Type.ChildAdded and watched is self._window:
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring, cut off where a scroll area cuts off its target."""
        target = self.target()
        if target is None or not target.isVisible():
            return
        area, radius = self._shape(target)
        self._painted = _around(area)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._visible_part(target))
        paint_ring(painter, area, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        is_ours = new is not None and new.window() is self._window and not isinstance(new, QMenu)
        self._target = new if is_ours and new is not self._window else None
        for widget in self._line_to_window(self._target):
            widget.installEventFilter(self)
            self._watched.append(widget)
        self.raise_()
        self._paint_again()

    def _paint_again(self) -> None:
        """Paint only where the ring was and where it will be: the whole window lies under this overlay."""
        self.update(self._painted)
        target = self.target()
        if target is not None:
            self.update(_around(self._shape(target)[0]))

    def _shape(self, target: QWidget) -> tuple[QRectF, float]:
        area, radius = ring_shape(target)
        return area.translated(QPointF(target.mapTo(self._window, target.rect().topLeft()))), radius

    def _visible_part(self, target: QWidget) -> QRectF:
        part = QRectF(self.rect())
        for widget in self._line_to_window(target):
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget and widget is not target:
                corner = widget.mapTo(self._window, widget.rect().topLeft())
                part = part.intersected(QRectF(corner, widget.size()))
        return part

    def _line_to_window(self, widget: QWidget | None) -> Iterator[QWidget]:
        """Go from a widget to its parent and on, up to the window itself."""
        while isinstance(widget, QWidget) and widget is not self._window:
            yield widget
            widget = widget.parentWidget()


def ring_shape(target: QWidget) -> tuple[QRectF, float]:
    """Return what the ring goes round, in the widget's own coordinates, and how round its corners are."""
    if hasattr(target, "ring_shape"):
        area, radius = target.ring_shape()
        return area, radius
    return QRectF(target.rect()), float(_RADIUS)


def paint_ring(painter: QPainter, area: QRectF, radius: float) -> None:
    """Paint the ring outside an area."""
    grow = _OUTSIDE + _WIDTH / 2
    painter.setPen(QPen(current_theme().colour("focus"), _WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(-grow, -grow, grow, grow), radius + grow, radius + grow)


def _around(area: QRectF) -> QRect:
    """Return every pixel that the ring round an area may touch."""
    room = _OUTSIDE + _WIDTH + 1
    return area.adjusted(-room, -room, room, room).toAlignedRect()
