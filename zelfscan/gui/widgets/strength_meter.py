"""How strong a passphrase is, in three steps and in words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zelfscan.gui.accessible import announce
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text import Text
from zelfscan.i18n import say
from zelfscan.presenters.views import StrengthView
from zelfscan.wording.sentences import uncapitalised


class StrengthMeter(QWidget):
    """Three small bars, and what they mean; a screen reader hears each change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing typed."""
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(12))
        self._steps = _Steps()
        self._words = Text("", 15, "muted")
        layout.addWidget(self._steps)
        layout.addWidget(self._words, 1)
        self.draw(None)

    def draw(self, view: StrengthView | None) -> None:
        """Show the strength, or that nothing was typed yet."""
        words = say("Sterkte: nog niets getypt.")
        if view is not None:
            words = say("Sterkte: {strength}", strength=uncapitalised(view.words))
        if words != self._words.text():
            self._words.setText(words)
            if view is not None:
                announce(self, words)
        self._steps.count = view.steps if view else 0
        self._steps.update()

    def text(self) -> str:
        """Return the words."""
        return self._words.text()


class _Steps(QWidget):
    """Three small bars, as many of them filled as there are steps."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(current_theme().px(120), current_theme().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 3
        for step in range(3):
            area = QRectF(step * width, 0, width - theme.pad(6), self.height())
            is_on = step < self.count
            fill, edge = ("petrol", "petrol") if is_on else ("sand", "line")
            paint_box(painter, area, theme.colour(fill), theme.colour(edge), 1, 4)
