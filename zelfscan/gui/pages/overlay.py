"""Something that lies over the whole window until it is closed; what is under it stays as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.pages.page import focus_on_page
from zelfscan.gui.theme import current_theme

_WIDTH, _EDGE, _NARROW_EDGE = 1000, 44, 16
#: From this effective width and this height of the window, the page stays in sight round the box.
_ROOMY = (1180, 760)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: Keys that scroll, in quarters of what is in sight.
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -3,
    Qt.Key.Key_PageDown: 3,
}


class Overlay(QWidget):
    """A box over the window; Tab stays inside it, Esc closes it, and no key reaches the page below."""

    accessible_role = QAccessible.Role.Dialog
    closed = Signal()

    def __init__(self, window: QWidget, panel: str = "edged", width: int = _WIDTH) -> None:
        """Lay an empty box over a window, hidden and at most so wide; put things in ``body``."""
        install_roles()
        super().__init__(window)
        self._window, self._width = window, width
        self._before: QWidget | None = None
        self.sheet: QScrollArea | None = None
        self._box = QFrame()
        self._box.setProperty("panel", panel)
        self.body = QVBoxLayout(self._box)
        self.body.setContentsMargins(2, 2, 2, 2)
        self.body.setSpacing(0)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._box, 100)
        layout.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes by, in its order; the first one gets the focus."""
        return []

    def open_over(self) -> None:
        """Show the box over everything, and remember where the focus was."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the first stop, and take the keys of all stops from now on."""
        stops = self.stops()
        for stop in stops:
            stop.installEventFilter(self)
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Hide the box and give the focus back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        # The focus goes back first: while hiding, Qt would hand it to the next stop of the box, and a screen
        # reader would say that. What had the focus may be gone: a page can be made anew under the box.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focus_on_page(self._window)
        self.hide()
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the box."""
        stops = self.stops()
        here = next((index for index, stop in enumerate(stops) if stop.hasFocus()), None)
        if stops:
            wanted = 0 if here is None else (here + (1 if forward else -1)) % len(stops)
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[wanted].setFocus(reason)
            if self.sheet is not None and self.sheet.isAncestorOf(stops[wanted]):
                self.sheet.ensureWidgetVisible(stops[wanted])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, press the focused button with Enter; nothing reaches the page below."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and take the keys that a button would keep for itself."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._fit()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._scroll_by(event.key())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scrim over the page."""
        QPainter(self).fillRect(self.rect(), current_theme().colour("scrim"))

    def empty(self) -> None:
        """Throw away what lies in the box, so that it can be filled anew."""
        while (item := self.body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()

    def scrolling(self, inner: QWidget) -> QScrollArea:
        """Put a part in a room that scrolls with the arrow keys and Page Up and Page Down."""
        sheet = self.sheet = QScrollArea()
        sheet.setFrameShape(QFrame.Shape.NoFrame)
        sheet.setWidgetResizable(True)
        sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet.viewport().setAutoFillBackground(False)
        sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.setWidget(inner)
        # Only now: taking the widget over, the scroll area lets it fill its own background.
        inner.setAutoFillBackground(False)
        return sheet

    def _scroll_by(self, key: int) -> bool:
        if key not in _STEPS or self.sheet is None:
            return False
        bar = self.sheet.verticalScrollBar()
        bar.setValue(bar.value() + _STEPS[key] * bar.pageStep() // 4)
        return True

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        theme = current_theme()
        self._box.setMaximumWidth(theme.px(self._width))
        width, height = self._window.width() / theme.scale, self._window.height()
        room = _EDGE if width >= _ROOMY[0] and height >= _ROOMY[1] else _NARROW_EDGE
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(_NARROW_EDGE, room, _NARROW_EDGE, room)
