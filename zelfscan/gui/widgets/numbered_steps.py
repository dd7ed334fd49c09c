"""Steps under each other, each with its number in a circle."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text import Text


class NumberedSteps(QWidget):
    """What to do, in order."""

    def __init__(self, steps: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """Show the steps."""
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().pad(10))
        self.draw(steps)

    def draw(self, steps: Sequence[str]) -> None:
        """Show other steps."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for index, step in enumerate(steps, start=1):
            self._column.addWidget(_step(index, step))


def _step(number: int, words: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current_theme().pad(16))
    row.addWidget(_StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words), 1)
    return box


class _StepNumber(QLabel):
    """The number of a step in a circle."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(current_theme().font(15, bold=True))
        side = current_theme().px(28)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and number."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("petrol"))
        pen = painter.pen()
        pen.setWidthF(2 * theme.scale)
        painter.setPen(pen)
        painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))
        painter.setFont(theme.font(15, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
