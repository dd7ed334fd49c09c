"""The page under the header: it scrolls up and down, never sideways, and lines do not get too long."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.touch import scroll_by_finger

PAGE_EDGE, NARROW_PAGE_EDGE, NARROW = 32, 20, 900
_RING_ROOM = 24
#: What has to be in sight of a part that is higher than the window, such as a list.
_FIRST_ROWS = 120


class ScrollPage(QScrollArea):
    """A column of at most so many pixels wide; what gets the focus is scrolled into sight."""

    SETTLED = 30
    """Milliseconds in which what has just been drawn has got its height."""

    def __init__(self, max_width: int = 1216, edge: int = PAGE_EDGE, parent: QWidget | None = None) -> None:
        """Make an empty page; put things in ``body``."""
        super().__init__(parent)
        self._max_width, self._edge, self._place = max_width, edge, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        scroll_by_finger(self)
        inner = QWidget()
        self._frame = QHBoxLayout(inner)
        self._column = QWidget()
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(current_theme().pad(16))
        self._frame.addWidget(self._column, 1)
        self._frame.addStretch(0)
        self.setWidget(inner)
        # Only after setWidget, which switches it on: a panel under the page has a colour of its own.
        inner.setAutoFillBackground(False)
        self._set_measures()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
            QGuiApplication.inputMethod().keyboardRectangleChanged.connect(self._follow_keyboard)

    def effective_width(self) -> int:
        """Return the width of the window as it is for the text: in pixels divided by the text scale."""
        return round(self.window().width() / current_theme().scale)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_measures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the content get no wider than the window."""
        super().resizeEvent(event)
        self._set_measures()

    def showEvent(self, event: QShowEvent) -> None:
        """Stay where the page was left, or at its start, as far as the focus is in sight there."""
        super().showEvent(event)
        self._follow_keyboard()
        # The focus comes before the page has got its width: nothing stands where it will stand.
        QTimer.singleShot(0, self, self._settle)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember where the page was left."""
        self._place = self.verticalScrollBar().value()
        super().hideEvent(event)

    def scroll_to_top(self) -> None:
        """Go back to the start of the page."""
        self._place = 0
        self.verticalScrollBar().setValue(0)

    def reveal(self, part: QWidget) -> None:
        """Scroll a part into sight as soon as a page that has just been drawn has got its height."""
        QTimer.singleShot(self.SETTLED, part, lambda: self.ensureWidgetVisible(part, _RING_ROOM, _RING_ROOM))

    def is_in_first_sight(self, part: QWidget) -> bool:
        """Tell whether a part, or the beginning of a high one, is in sight while the page is at its start."""
        top = part.mapTo(self._column, QPoint(0, 0)).y() + self._column.pos().y()
        height = min(part.height(), current_theme().px(_FIRST_ROWS))
        return top + height + _RING_ROOM <= self.viewport().height()

    def reveal_focus(self, part: QWidget) -> None:
        """Scroll the focus into sight again if it is in a part that is drawn anew."""

        def follow() -> None:
            focused = QApplication.focusWidget()
            if focused is not None and part.isAncestorOf(focused):
                self._follow_focus(None, focused)

        QTimer.singleShot(self.SETTLED, part, follow)

    def reveal_area(self, part: QWidget, area: QRect) -> None:
        """Scroll an area of a part into sight, such as one row of a list that is higher than the window."""
        middle = part.mapTo(self._column, area.center()) + self._column.pos()
        across, down = area.width() // 2, area.height() // 2 + _RING_ROOM
        self.ensureVisible(middle.x(), middle.y(), across, down)

    def make_room(self, keyboard: QRectF) -> None:
        """Keep the page out from under an on-screen keyboard, and what has the focus in sight.

        ``keyboard`` is the area that it covers, in pixels of the window; an empty one where it is away.
        """
        top = self.mapTo(self.window(), QPoint(0, 0)).y()
        is_over = not keyboard.isEmpty() and keyboard.top() < top + self.height()
        covered = min(top + self.height() - round(keyboard.top()), self.height()) if is_over else 0
        if covered != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, covered)
            self._follow_focus(None, QApplication.focusWidget())

    def _follow_keyboard(self) -> None:
        if self.isVisible():
            self.make_room(QGuiApplication.inputMethod().keyboardRectangle())

    def _set_measures(self) -> None:
        if not hasattr(self, "_frame"):
            return
        theme = current_theme()
        edge = theme.pad(self._edge if self.effective_width() >= NARROW else NARROW_PAGE_EDGE)
        self._frame.setContentsMargins(edge, theme.pad(24), edge, theme.pad(24))
        self._column.setMaximumWidth(theme.px(self._max_width))

    def _settle(self) -> None:
        self.verticalScrollBar().setValue(self._place)
        self._follow_focus(None, QApplication.focusWidget())

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._column.isAncestorOf(new):
            return
        new = self._with_label(new)
        if new.height() + 2 * _RING_ROOM <= self.viewport().height():
            self.reveal_area(new, new.rect())
        else:  # then of a field at least the line in which somebody types
            self.ensureWidgetVisible(new, _RING_ROOM, _RING_ROOM)

    def _with_label(self, part: QWidget) -> QWidget:
        """Return the field that a line belongs to, with label and error, where the window has room for it."""
        field: QObject | None = part
        while field is not None and field is not self._column:
            if isinstance(field, QWidget) and getattr(field, "is_seen_whole", False):
                return field if field.height() + 2 * _RING_ROOM <= self.viewport().height() else part
            field = field.parent()
        return part
