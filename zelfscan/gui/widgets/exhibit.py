"""A picture of real parts of the window: it never shows an old look, and there is nothing in it to press."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import current_theme

_NARROWEST, _WIDEST = 200, 420


class Exhibit(QWidget):
    """Parts that are made, pictured and thrown away; a screen reader says one sentence instead of them."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, make: Callable[[], QWidget], alt: str, parent: QWidget | None = None) -> None:
        """Take the way to make the parts, and the sentence that says what the picture shows."""
        install_roles()
        super().__init__(parent)
        self._make = make
        self._picture = QPixmap()
        self._width = 0
        self.setAccessibleName(alt)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size in which everything stands comfortably."""
        width = current_theme().px(_WIDEST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest width; the height follows from the width."""
        return QSize(current_theme().pad(_NARROWEST), current_theme().px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height that the parts need in this width."""
        return round(self._pictured(width).deviceIndependentSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Take the picture again in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_picture"):
            self._width = 0
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture."""
        QPainter(self).drawPixmap(0, 0, self._pictured(self.width()))

    def _pictured(self, width: int) -> QPixmap:
        width = min(max(width, 1), current_theme().px(_WIDEST))
        if width != self._width:
            parts = self._make()
            parts.ensurePolished()
            width = max(width, parts.minimumSizeHint().width())
            height = parts.heightForWidth(width) if parts.hasHeightForWidth() else parts.sizeHint().height()
            parts.resize(width, height)
            self._picture, self._width = parts.grab(), width
            parts.deleteLater()
        return self._picture
