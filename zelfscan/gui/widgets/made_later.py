"""A part that is folded away at first, and made when somebody unfolds it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget


class MadeLater(QWidget):
    """Hidden and empty, until it is shown for the first time."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        """Keep what to make; it takes the whole room of this part."""
        super().__init__(parent)
        self._make: Callable[[], QWidget] | None = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Show or hide, and make what is inside where that was not done yet."""
        make = self._make
        if visible and make is not None:
            self._make = None
            self._column.addWidget(make())
        super().setVisible(visible)
