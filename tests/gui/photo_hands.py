"""Hands on a photograph: taps, drags and keys, for tests."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.photos.marks import Arrow, Circle, Mark, Marks, Number, Words

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
ONE_OF_EACH: Marks = (
    Arrow(x=0.1, y=0.1, to_x=0.3, to_y=0.3),
    Circle(x=0.6, y=0.4, radius=0.1),
    Number(x=0.8, y=0.8, number=4),
    Words(x=0.1, y=0.7, text="Geen keurmerk"),
)


def a_photo(width: int = 1600, height: int = 1200, colour: int = 0x808080) -> QImage:
    photo = QImage(width, height, QImage.Format.Format_RGB32)
    photo.fill(colour)
    return photo


def shown_canvas(qtbot: QtBot) -> PhotoCanvas:
    """Show an empty photograph of 800 by 600 pixels in the window that has the focus."""
    canvas = PhotoCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(828, 628)  # a photograph of 800 by 600 with its margins
    canvas.set_photo(a_photo(), ())
    with qtbot.waitActive(canvas):
        canvas.show()
        canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return canvas


def spot(canvas: PhotoCanvas, x: float, y: float) -> QPoint:
    return canvas.frame().point(x, y).toPoint()


def tap(qtbot: QtBot, canvas: PhotoCanvas, x: float, y: float) -> None:
    qtbot.mouseClick(canvas, Left, pos=spot(canvas, x, y))


def quick_tap(qtbot: QtBot, canvas: PhotoCanvas, x: float, y: float) -> None:
    """Tap so soon after another tap that Qt takes the two for a double one."""
    qtbot.mouseDClick(canvas, Left, pos=spot(canvas, x, y))
    qtbot.mouseRelease(canvas, Left, pos=spot(canvas, x, y))


def drag(qtbot: QtBot, canvas: PhotoCanvas, *places: tuple[float, float]) -> None:
    spots = [spot(canvas, *place) for place in places]
    qtbot.mousePress(canvas, Left, pos=spots[0])
    for one in spots[1:]:
        qtbot.mouseMove(canvas, (spots[0] + one) / 2)
        qtbot.mouseMove(canvas, one)
    qtbot.mouseRelease(canvas, Left, pos=spots[-1])


def press(qtbot: QtBot, canvas: PhotoCanvas, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(canvas, key)


def only(canvas: PhotoCanvas) -> Mark:
    (mark,) = canvas.marks()
    return mark


def near(*values: float) -> object:
    return pytest.approx(values, abs=0.004)
