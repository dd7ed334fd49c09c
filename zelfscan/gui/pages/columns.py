"""Parts of a page that stand beside each other where there is room, and under each other where not."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from zelfscan.gui.theme import current_theme


class Columns(QWidget):
    """A row that becomes a column under an effective width of the window."""

    def __init__(self, narrow: int = 900, gap: int = 24, parent: QWidget | None = None) -> None:
        """Make an empty row; ``narrow`` is the effective width from which things stand side by side."""
        super().__init__(parent)
        self._narrow = narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().pad(gap))

    def add(self, part: QWidget, stretch: int = 1) -> None:
        """Add a part; its stretch is its share of the width."""
        self._row.addWidget(part, stretch)

    def is_stacked(self) -> bool:
        """Return whether the parts stand under each other now."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        is_narrow = self.window().width() / current_theme().scale < self._narrow
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
