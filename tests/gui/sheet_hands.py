"""Hands on the drawing of a floor: a floor to work on, taps, drags and keys, for tests."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from zelfscan.core.sheet import Sheet
from zelfscan.core.sheet_changes import add_opening, add_pin, add_room
from zelfscan.gui.widgets.sheet_canvas import SheetCanvas

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
Shift, Control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def a_floor() -> Sheet:
    """A hall with a front door and a window, and a pin for the door and one for nothing yet."""
    sheet = add_room(Sheet(), 4, 4, 10, 8, "Hal")
    for kind, x, y in (("door", 9, 4), ("window", 4, 8)):
        after = add_opening(sheet, "door" if kind == "door" else "window", x, y)
        assert after is not None
        sheet = after
    return add_pin(add_pin(sheet, 0.5, 0.5, "finding:f1"), 0.75, 0.75)


def spot(canvas: SheetCanvas, x: float, y: float) -> QPoint:
    return canvas.frame().point(x, y).toPoint()


def tap(qtbot: QtBot, canvas: SheetCanvas, x: float, y: float) -> None:
    qtbot.mouseClick(canvas, Left, pos=spot(canvas, x, y))


def quick_tap(qtbot: QtBot, canvas: SheetCanvas, x: float, y: float) -> None:
    """Tap so soon after another tap that Qt takes the two for a double one."""
    qtbot.mouseDClick(canvas, Left, pos=spot(canvas, x, y))
    qtbot.mouseRelease(canvas, Left, pos=spot(canvas, x, y))


def drag(qtbot: QtBot, canvas: SheetCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    qtbot.mousePress(canvas, Left, pos=spot(canvas, *start))
    qtbot.mouseMove(canvas, spot(canvas, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    qtbot.mouseMove(canvas, spot(canvas, *end))
    qtbot.mouseRelease(canvas, Left, pos=spot(canvas, *end))


def press(qtbot: QtBot, canvas: SheetCanvas, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        qtbot.keyClick(canvas, key, held or NONE)


def room_places(canvas: SheetCanvas) -> list[tuple[int, int, int, int]]:
    return [(room.x, room.y, room.width, room.height) for room in canvas.sheet().rooms]
