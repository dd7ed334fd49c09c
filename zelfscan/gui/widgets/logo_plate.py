"""The logo of an organisation on a white plate, so that it shows in light and in dark."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zelfscan.gui.accessible import install_roles
from zelfscan.gui.painting import paint_box
from zelfscan.gui.theme import current_theme

_WIDTH, _HEIGHT, _EDGE = 200, 64, 8
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_EDGE = 120, 26, 4
_PLATE = "#ffffff"
"""Not a colour of the theme: a logo is drawn for white paper, whatever the window looks like."""


class LogoPlate(QWidget):
    """A picture at its own proportions, never larger than it is; a screen reader says the name."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self, image: QImage, name: str, is_small: bool = False, parent: QWidget | None = None
    ) -> None:
        """Take the decoded picture, and the name of whose it is; a small one fits in a line of text."""
        install_roles()
        super().__init__(parent)
        self._image = image
        self._room = (_SMALL_WIDTH, _SMALL_HEIGHT) if is_small else (_WIDTH, _HEIGHT)
        self._edge = _SMALL_EDGE if is_small else _EDGE
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the picture with an edge of the plate round it."""
        edge = 2 * current_theme().pad(self._edge)
        return self._shown() + QSize(edge, edge)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_image"):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plate, and the picture in its middle."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_box(painter, QRectF(self.rect()), QColor(_PLATE), theme.colour("line"), theme.edge)
        area = QRect(self.rect().topLeft(), self._shown())
        area.moveCenter(self.rect().center())
        painter.drawImage(area, self._image)

    def _shown(self) -> QSize:
        theme = current_theme()
        room = QSize(*(theme.px(each) for each in self._room))
        size = self._image.size()
        if size.width() <= room.width() and size.height() <= room.height():
            return size
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
