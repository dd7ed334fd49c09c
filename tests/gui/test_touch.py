"""A finger scrolls a page, presses what it taps, and draws in a drawing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.touch import FingerWatch, draw_by_finger
from zelfscan.gui.widgets.button import secondary_button
from zelfscan.gui.widgets.scroll_page import ScrollPage


class Board(QWidget):
    """Something to draw in: it remembers where it was touched."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(300)
        self.strokes: list[int] = []
        draw_by_finger(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.strokes.append(round(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.strokes.append(round(event.position().y()))


class Room(QWidget):
    """A page with a drawing above and many buttons under it."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.sheet, self.board, self.pressed = ScrollPage(), Board(), list[int]()
        layout.addWidget(self.sheet)
        self.sheet.body.addWidget(self.board)
        for number in range(40):
            button = secondary_button(f"knop {number}")
            button.clicked.connect(lambda _checked=False, number=number: self.pressed.append(number))
            self.sheet.body.addWidget(button)

    def place(self) -> int:
        return self.sheet.verticalScrollBar().value()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.resize(800, 700)
    with qtbot.waitExposed(room):
        room.show()
    FingerWatch(room)
    qtbot.wait(60)
    return room


def drag(room: Room, start: QPoint, end: QPoint) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(room, finger).press(0, start, room).commit()
    for step in range(1, 11):
        QTest.qWait(12)
        QTest.touchEvent(room, finger).move(0, start + (end - start) * step / 10, room).commit()
    QTest.touchEvent(room, finger).release(0, end, room).commit()
    QTest.qWait(60)


def test_a_finger_that_moves_over_a_page_scrolls_it_and_presses_nothing(room: Room) -> None:
    drag(room, QPoint(100, 650), QPoint(100, 420))
    assert room.place() > 100
    assert room.pressed == []


def test_a_finger_that_taps_presses(room: Room) -> None:
    drag(room, QPoint(100, 500), QPoint(100, 500))
    assert len(room.pressed) == 1
    assert room.place() == 0


def test_a_finger_in_a_drawing_draws_and_the_page_stays(room: Room) -> None:
    drag(room, QPoint(100, 280), QPoint(100, 80))
    assert room.place() == 0
    assert len(room.board.strokes) > 5
    assert room.board.strokes[0] - room.board.strokes[-1] > 150

    drag(room, QPoint(100, 650), QPoint(100, 420))
    assert room.place() > 100


def test_the_mouse_drags_nothing(room: Room) -> None:
    QTest.mousePress(room.sheet.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 650))
    for step in range(10):
        QTest.mouseMove(room.sheet.viewport(), QPoint(400, 650 - 20 * step))
    QTest.mouseRelease(room.sheet.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 450))
    assert room.place() == 0
