"""A finger that moves over a page scrolls it; in a drawing it draws.

Qt makes mouse events of a finger, and those do not scroll. A scroller does, but it would take the strokes of
a drawing as well; so it lets go of a page for as long as a finger is on a drawing in it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScroller, QWidget

_DRAWS = "drawn-on"
_BEGIN, _ENDS = QEvent.Type.TouchBegin, (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


def scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Let a finger that moves over an area scroll it; the mouse still selects and presses."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)


def draw_by_finger(part: QWidget) -> None:
    """Let a finger that moves over a part draw in it, also where it lies in an area that scrolls."""
    part.setProperty(_DRAWS, True)


class FingerWatch(QObject):
    """Watches where fingers come down in a window that was shown."""

    def __init__(self, window: QWidget) -> None:
        """Watch the native window, which hears of a finger before any part of it does."""
        super().__init__(window)
        self._let_go: list[QWidget] = []
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the scrollers away from under a drawing, and give them back afterwards."""
        if event.type() == _BEGIN and isinstance(event, QTouchEvent):
            self._take_away(event)
        elif event.type() in _ENDS:
            self._give_back()
        return False

    def _take_away(self, event: QTouchEvent) -> None:
        self._give_back()
        part = QApplication.widgetAt(event.points()[0].globalPosition().toPoint())
        is_drawn_on = False
        while part is not None:
            is_drawn_on = is_drawn_on or bool(part.property(_DRAWS))
            if is_drawn_on and QScroller.hasScroller(part):
                QScroller.ungrabGesture(part)
                self._let_go.append(part)
            part = part.parentWidget()

    def _give_back(self) -> None:
        for part in self._let_go:
            QScroller.grabGesture(part, QScroller.ScrollerGestureType.TouchGesture)
        self._let_go = []
