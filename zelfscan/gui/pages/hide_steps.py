"""What happens on F12, in three small drawings with words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zelfscan.gui.icons import icon_pixmap
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.i18n import later, say

_STEPS = (
    ("window", later("Druk op F12"), later("Op elke bladzijde, met of zonder muis.")),
    ("gone", later("Het venster is weg"), later("Alles is meteen bewaard en op slot.")),
    ("locked", later("Terug?"), later("Open het venster en typ uw wachtzin.")),
)
_WIDTH, _HEIGHT = 112, 76


class HideSteps(QWidget):
    """The three steps of hiding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the steps under each other."""
        super().__init__(parent)
        theme = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pad(24))
        for kind, title, text in _STEPS:
            row = QHBoxLayout()
            row.setSpacing(theme.pad(24))
            row.addWidget(_Screen(kind))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addStretch(1)
            words.addWidget(Heading(say(title), 4))
            words.addWidget(Text(say(text), 15, "muted"))
            words.addStretch(1)
            row.addLayout(words, 1)
            layout.addLayout(row)


class _Screen(QWidget):
    """A screen with the window on it, without it, or with it locked; to look at only."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the present text scale."""
        return QSize(current_theme().px(_WIDTH), current_theme().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the screen in units of the drawing."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scale, theme.scale)
        line, ink, surface = theme.colour("line"), theme.colour("ink"), theme.colour("surface")
        paint_box(painter, QRectF(0, 0, _WIDTH, _HEIGHT), theme.colour("paper"), line, 1.6, 6)
        painter.setPen(line)
        painter.drawLine(1, 62, _WIDTH - 1, 62)
        painter.fillRect(QRectF(38, 66, 14, 5), theme.colour("petrol"))
        if self._kind == "gone":
            return
        paint_box(painter, QRectF(12, 10, 88, 44), surface, ink, 2, 4)
        if self._kind == "window":
            painter.fillRect(QRectF(12, 19, 88, 2), ink)
            for top, width in ((29, 30), (36, 42), (43, 24)):
                painter.fillRect(QRectF(20, top, width, 1.6), theme.colour("muted"))
        else:
            lock = icon_pixmap("vergrendel", theme.tokens.petrol, 44, self.devicePixelRatioF())
            painter.drawPixmap(QRectF(45, 21, 22, 22), lock, QRectF(lock.rect()))
