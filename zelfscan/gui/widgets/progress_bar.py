"""How far something is, as a bar; words stand beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.i18n import later, say

OF_ALL = later("{done} van {total}")


class ProgressBar(QProgressBar):
    """A calm bar that only moves when something was done."""

    def __init__(self, name: str, is_square: bool = False, parent: QWidget | None = None) -> None:
        """Make a bar with an accessible name; a square one lies under the header as a strip."""
        super().__init__(parent)
        self._is_square = is_square
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        """Show how many of all are done."""
        # Qt would else paint at once, for each of the two, with all that lies under it.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(total, 1))
        self.setValue(done)
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(say(OF_ALL, done=done, total=total))

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(current_theme().px(120), current_theme().px(8))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest useful size."""
        return QSize(40, current_theme().px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is done and what is left."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("ink") if theme.is_high_contrast else Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        radius = 0 if self._is_square else area.height() / 2
        painter.setBrush(theme.colour("sand" if theme.is_high_contrast else "hairline"))
        painter.drawRoundedRect(area, radius, radius)
        share = self.value() / max(self.maximum(), 1)
        if share > 0:
            painter.setBrush(theme.colour("petrol"))
            area.setWidth(max(area.width() * share, area.height()))
            painter.drawRoundedRect(area, radius, radius)
