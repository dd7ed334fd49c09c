"""Widgets put in a state that otherwise needs a mouse, a finger or the keyboard; for the gallery."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from zelfscan.gui.focus_ring import paint_ring, ring_shape

_RING_ROOM = 6

Part = TypeVar("Part", bound=QWidget)
Press = TypeVar("Press", bound=QAbstractButton)


@dataclass(frozen=True)
class Specimen:
    """One widget in one state."""

    state: str
    widget: QWidget


@dataclass(frozen=True)
class Shelf:
    """Specimens of one widget; ``width`` is how wide each is at 100 %, 0 is as wide as it wants to be."""

    title: str
    specimens: Sequence[Specimen]
    width: int = 0


def hovered(widget: Part) -> Part:
    """Let a widget believe that the mouse is over it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    return widget


def pressed(button: Press) -> Press:
    """Let a button believe that it is being pressed."""
    button.setDown(True)
    return button


def disabled(widget: Part) -> Part:
    """Switch a widget off."""
    widget.setEnabled(False)
    return widget


def checked(button: Press) -> Press:
    """Switch a button on."""
    button.setChecked(True)
    return button


def states_of(make: Callable[[], Press], is_off_shown: bool = True) -> Iterator[Specimen]:
    """Give a button in every state that a mouse or the keyboard brings it in."""
    yield Specimen("normal", make())
    yield Specimen("hover", hovered(make()))
    yield Specimen("focus", Ringed(make()))
    yield Specimen("pressed", pressed(make()))
    if is_off_shown:
        yield Specimen("disabled", disabled(make()))


class Ringed(QWidget):
    """A widget with the focus ring round it or round a part of it, without the focus."""

    def __init__(self, inner: QWidget, part: QWidget | None = None, has_ring: bool = True) -> None:
        """Put the widget in, with room for the ring; without one it stands beside others that have one."""
        super().__init__()
        self._part = part or inner
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_RING_ROOM, _RING_ROOM, _RING_ROOM, _RING_ROOM)
        layout.addWidget(inner)
        self._ring = _Ring(self)
        self._ring.setVisible(has_ring)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring over everything."""
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        self._ring.raise_()

    def part(self) -> tuple[QRectF, float]:
        """Return what the ring goes round, in our own coordinates."""
        area, radius = ring_shape(self._part)
        return area.translated(QPointF(self._part.mapTo(self, self._part.rect().topLeft()))), radius


class _Ring(QWidget):
    """Lies over a widget and paints the ring that the keyboard would bring."""

    def __init__(self, around: Ringed) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, *self._around.part())
