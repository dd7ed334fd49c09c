"""The drawings that explain a question, one below the other, each with its caption."""

import logging
from math import ceil
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from zelfscan.charts.plain_drawing import MAX_BYTES, plain_drawing
from zelfscan.gui.accessible import install_roles
from zelfscan.gui.theme import current_theme
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.views import PictureView

_log = logging.getLogger(__name__)

WIDTH, HEIGHT = 320, 200
_WIDEST, _NARROWEST = 480, 160


class QuestionPicture(QWidget):
    """One drawing, in the colours of its file in every theme: it brings its own light panel.

    It is as wide as its place, up to where it would fill the window from top to bottom.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a place without a drawing."""
        install_roles()
        super().__init__(parent)
        self._renderer = QSvgRenderer()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def load(self, view: PictureView) -> bool:
        """Show the drawing of a view; say whether its file holds one."""
        self.setAccessibleName(view.alt)
        self.setAccessibleDescription(view.alt)
        self._renderer = QSvgRenderer(QByteArray(_content(view.path)))
        if not self._renderer.isValid():
            _log.warning("the drawing %s cannot be shown", view.id)
        self.update()
        return self._renderer.isValid()

    def drawn_area(self) -> QRectF:
        """Return where the drawing lies in the widget."""
        width = self._drawn_width(self.width())
        return QRectF(0, 0, width, width * HEIGHT / WIDTH)

    def sizeHint(self) -> QSize:
        """Return the size in which it was drawn."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the parts can be told apart."""
        return QSize(_NARROWEST, self.heightForWidth(_NARROWEST))

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the drawing in shape."""
        return ceil(self._drawn_width(width) * HEIGHT / WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing anew, so that it is sharp in every size and on every screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, self.drawn_area())

    def _drawn_width(self, width: int) -> int:
        return min(width, current_theme().pad(_WIDEST))


class PictureColumn(QWidget):
    """The drawings of one question; without drawings it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty column."""
        super().__init__(parent)
        self._views: tuple[PictureView, ...] = ()
        self._figures: list[_Figure] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current_theme().pad(20))
        self.hide()

    def draw(self, views: tuple[PictureView, ...]) -> None:
        """Show the drawings of another question."""
        if views != self._views:
            self._views = views
            while len(self._figures) < len(views):
                self._figures.append(_Figure())
                self._layout.addWidget(self._figures[-1])
            for figure in self._figures[len(views) :]:
                figure.hide()
            for figure, view in zip(self._figures, views, strict=False):
                figure.draw(view)
        self.setVisible(any(not figure.isHidden() for figure in self._figures))

    def pictures(self) -> list[QuestionPicture]:
        """Return the drawings that are in sight, from top to bottom."""
        return [
            figure.picture for figure in self._figures if not (figure.isHidden() or figure.picture.isHidden())
        ]


class _Figure(QWidget):
    """A drawing with its caption."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().pad(8))
        self.picture = QuestionPicture()
        self._caption = Text("", 15)
        layout.addWidget(self.picture)
        layout.addWidget(self._caption)

    def draw(self, view: PictureView) -> None:
        """Show another drawing; where the file is missing or broken, only the caption."""
        has_drawing = self.picture.load(view)
        self.picture.setVisible(has_drawing)
        self._caption.setText(view.caption)
        self._caption.setVisible(bool(view.caption))
        self.setVisible(has_drawing or bool(view.caption))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return plain_drawing(file.read(MAX_BYTES + 1))
    except OSError:
        return b""
