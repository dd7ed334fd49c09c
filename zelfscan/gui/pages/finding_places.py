"""Where the parts of the page of findings stand: the list, the finding of now, and what rules propose."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from zelfscan.gui.theme import current_theme

_NARROW, _GAP = 1180, 24
_SHARES = (56, 44)


class FindingPlaces(QWidget):
    """The finding of now stands beside the list, and in a narrow window right under it, where it is seen.

    The Tab key goes from the list to the finding and then to the proposals, however wide the window is.
    """

    def __init__(
        self, rows: QWidget, form: QWidget, proposals: QWidget, parent: QWidget | None = None
    ) -> None:
        """Take the three parts."""
        super().__init__(parent)
        self._parts = rows, form, proposals
        self._is_stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().pad(_GAP))
        for part in self._parts:
            part.setParent(self)
        self._fit()

    def is_stacked(self) -> bool:
        """Return whether the parts stand under each other now."""
        return bool(self._is_stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_grid"):
            self._fit()

    def _fit(self) -> None:
        is_stacked = self.window().width() / current_theme().scale < _NARROW
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        rows, form, proposals = self._parts
        for part in self._parts:
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(rows, 0, 0, top)
        if is_stacked:
            self._grid.addWidget(form, 1, 0, top)
            self._grid.addWidget(proposals, 2, 0, top)
        else:
            self._grid.addWidget(form, 0, 1, 2, 1, top)
            self._grid.addWidget(proposals, 1, 0, top)
        for column, share in enumerate((1, 0) if is_stacked else _SHARES):
            self._grid.setColumnStretch(column, share)
        for row in range(3):
            self._grid.setRowStretch(row, int(row == (2 if is_stacked else 1)))
