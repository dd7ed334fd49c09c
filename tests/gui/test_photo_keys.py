"""Keys alone do on a photograph whatever a mouse does, and every step can be taken back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.photo_hands import (
    ONE_OF_EACH,
    Key,
    a_photo,
    drag,
    near,
    only,
    press,
    shown_canvas,
    spot,
    tap,
)
from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.theme import LIGHT_THEME
from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.gui.widgets.photo_frame import ZOOMS
from zelfscan.photos.marks import Arrow, Number

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def canvas(qtbot: QtBot, heard: list[str]) -> PhotoCanvas:
    return shown_canvas(qtbot)


# By keys alone


def test_keys_alone_draw_an_arrow(qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]) -> None:
    canvas.set_tool("arrow")
    press(qtbot, canvas, Key.Key_Space)
    for _ in range(3):
        qtbot.keyClick(canvas, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, canvas, Key.Key_Up, Key.Key_Space)
    mark = only(canvas)
    assert isinstance(mark, Arrow)
    assert (mark.x, mark.y, mark.to_x) == near(0.5, 0.5, 0.65)
    assert mark.to_y < 0.5
    assert "65 procent van links, 50 procent van boven." in heard


def test_escape_leaves_what_was_begun(qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]) -> None:
    canvas.set_tool("circle")
    press(qtbot, canvas, Key.Key_Space, Key.Key_Right, Key.Key_Right, Key.Key_Escape, Key.Key_Right)
    assert canvas.marks() == ()
    assert "Afgebroken. Er is niets veranderd." in heard


def test_the_page_keys_walk_over_everything_and_delete_takes_it_away(
    qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]
) -> None:
    canvas.set_photo(a_photo(), ONE_OF_EACH)
    press(qtbot, canvas, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageUp)
    assert heard[-1] == "Gekozen: de woorden ‘Geen keurmerk’ linksonder. 4 van 4."
    press(qtbot, canvas, Key.Key_Delete)
    assert canvas.marks() == ONE_OF_EACH[:3]
    press(qtbot, canvas, Key.Key_Delete)
    assert (canvas.marks(), heard[-1]) == (ONE_OF_EACH[:3], "Kies eerst een teken.")


@pytest.mark.parametrize("number", range(4))
def test_every_kind_of_mark_is_moved_by_keys(qtbot: QtBot, canvas: PhotoCanvas, number: int) -> None:
    canvas.set_photo(a_photo(), ONE_OF_EACH)
    press(qtbot, canvas, *[Key.Key_PageDown] * (number + 1), Key.Key_Space)
    press(qtbot, canvas, Key.Key_Right, Key.Key_Right, Key.Key_Space)
    moved = canvas.marks()[number]
    assert moved.x == pytest.approx(ONE_OF_EACH[number].x + 0.02)
    assert moved.y == pytest.approx(ONE_OF_EACH[number].y)
    others = [mark for at, mark in enumerate(canvas.marks()) if at != number]
    assert others == [mark for at, mark in enumerate(ONE_OF_EACH) if at != number]


def test_keys_alone_make_a_part_unreadable(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("blur")
    press(qtbot, canvas, Key.Key_Space, *[Key.Key_Right] * 5, *[Key.Key_Down] * 5, Key.Key_Space)
    with qtbot.waitSignal(canvas.redaction_asked) as signal:
        press(qtbot, canvas, Key.Key_Enter)
    ((area,), manner) = signal.args
    assert (area.x, area.y, area.width) == near(0.5, 0.5, 0.05)
    assert manner == "blur"


def test_space_asks_for_words_at_the_cross(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("words")
    with qtbot.waitSignal(canvas.words_asked) as signal:
        press(qtbot, canvas, Key.Key_Space)
    assert signal.args == [0.5, 0.5]


def test_the_cross_says_what_lies_under_it(qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]) -> None:
    canvas.set_photo(a_photo(), (Number(x=0.51, y=0.5, number=7),))
    press(qtbot, canvas, Key.Key_Right)
    assert heard[-1].startswith("Hier: nummer 7 midden op de foto.")
    canvas.set_tool("erase")
    press(qtbot, canvas, Key.Key_Space)
    assert canvas.marks() == ()


def test_tab_leaves_the_photograph_and_the_arrows_do_not(qtbot: QtBot) -> None:
    window, canvas, after = QWidget(), PhotoCanvas(), QPushButton("Verder")
    qtbot.addWidget(window)
    canvas.set_photo(a_photo(), ())
    column = QVBoxLayout(window)
    column.addWidget(canvas)
    column.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, canvas, Key.Key_Left, Key.Key_Up, Key.Key_Escape)
    assert canvas.hasFocus()
    press(qtbot, canvas, Key.Key_Tab)
    assert after.hasFocus()


def test_the_cross_is_seen_by_keys_and_not_by_mouse(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    def is_cross_seen() -> bool:
        place = canvas.frame().point(*canvas.cross()).toPoint() + QPoint(12, 0)
        return canvas.grab().toImage().pixelColor(place) == QColor(LIGHT_THEME.tokens.focus)

    press(qtbot, canvas, Key.Key_Right)
    assert is_cross_seen()
    tap(qtbot, canvas, 0.3, 0.3)
    assert not is_cross_seen()


def test_a_key_that_is_held_down_draws_once(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("number")
    for is_repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space, NONE, " ", is_repeated)
        QApplication.sendEvent(canvas, event)
    assert len(canvas.marks()) == 1


def test_where_nothing_is_drawn_that_is_said(qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]) -> None:
    press(qtbot, canvas, Key.Key_PageDown, Key.Key_Space)
    canvas.set_tool("erase")
    press(qtbot, canvas, Key.Key_Space)
    assert heard == ["Op de foto staan nog geen tekens.", "Hier staat niets.", "Hier staat niets."]


def test_keys_take_one_end_of_an_arrow_elsewhere(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Arrow(x=0.4, y=0.5, to_x=0.6, to_y=0.5),))
    press(qtbot, canvas, Key.Key_PageDown, *[Key.Key_Right] * 10, Key.Key_Space)
    press(qtbot, canvas, *[Key.Key_Down] * 3, Key.Key_Space)
    (mark,) = canvas.marks()
    assert isinstance(mark, Arrow)
    assert (mark.x, mark.y, mark.to_x, mark.to_y) == near(0.4, 0.5, 0.6, 0.54)


# Undo and redo


def test_at_least_fifty_steps_are_undone_and_done_again(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Number(x=0.0, y=0.5, number=1),))
    press(qtbot, canvas, Key.Key_PageDown)
    for _ in range(60):
        press(qtbot, canvas, Key.Key_Space, Key.Key_Right, Key.Key_Space)
    assert canvas.marks()[0].x == pytest.approx(0.6)
    for _ in range(60):
        qtbot.keyClick(canvas, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert canvas.marks()[0].x == 0.0
    assert not canvas.can_undo()
    qtbot.keyClick(canvas, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert canvas.marks()[0].x == pytest.approx(0.01)


def test_a_new_photograph_forgets_the_steps_of_the_last_one(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("number")
    tap(qtbot, canvas, 0.5, 0.5)
    canvas.set_photo(a_photo(colour=0), ())
    canvas.undo()
    assert canvas.marks() == ()


def test_undo_with_nothing_to_undo_says_so(canvas: PhotoCanvas, heard: list[str]) -> None:
    canvas.undo()
    canvas.redo()
    assert heard == ["Er is niets om ongedaan te maken.", "Er is niets om opnieuw te doen."]


@pytest.mark.parametrize("is_undo", [True, False])
def test_undo_and_redo_leave_what_was_begun(qtbot: QtBot, canvas: PhotoCanvas, is_undo: bool) -> None:
    canvas.set_tool("number")
    press(qtbot, canvas, Key.Key_Space)
    canvas.set_tool("arrow")
    press(qtbot, canvas, Key.Key_Space, Key.Key_Right, Key.Key_Right)
    (canvas.undo if is_undo else canvas.redo)()
    assert len(canvas.marks()) == 1
    canvas.undo()
    assert canvas.marks() == ()


# Larger and smaller


def test_a_small_photograph_is_enlarged_at_most_twice(canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(100, 50), ())
    assert (canvas.frame().width, canvas.frame().height) == (200, 100)


def test_plus_and_minus_zoom_up_to_four_times(qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]) -> None:
    width = canvas.frame().width
    press(qtbot, canvas, *[Key.Key_Plus] * len(ZOOMS))
    assert canvas.frame().width == pytest.approx(4 * width)
    assert heard[-2:] == ["De foto is nu 400 procent.", "Groter kan niet."]
    press(qtbot, canvas, *[Key.Key_Minus] * len(ZOOMS))
    assert canvas.frame().width == pytest.approx(width)
    assert heard[-1] == "Kleiner kan niet."


def test_a_drag_beside_everything_moves_an_enlarged_photograph_to_its_edges(
    qtbot: QtBot, canvas: PhotoCanvas
) -> None:
    canvas.zoom_by(1)
    canvas.zoom_by(1)
    before = canvas.frame()
    drag(qtbot, canvas, (0.5, 0.5), (0.55, 0.5))
    assert canvas.frame().left > before.left
    for _ in range(4):
        drag(qtbot, canvas, (0.3, 0.3), (0.9, 0.9))
    assert (canvas.frame().left, canvas.frame().top) == (14, 14)
    assert canvas.marks() == ()


def test_a_tap_beside_everything_brings_that_place_to_the_middle(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.zoom_by(1)
    canvas.zoom_by(1)
    tap(qtbot, canvas, 0.6, 0.4)
    middle = canvas.frame().point(0.6, 0.4)
    assert (middle.x(), middle.y()) == pytest.approx((414, 314), abs=3)


def test_the_photograph_follows_the_cross(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    press(qtbot, canvas, *[Key.Key_Plus] * 4)
    for _ in range(60):
        qtbot.keyClick(canvas, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        assert canvas.rect().contains(spot(canvas, *canvas.cross()))
    assert canvas.cross()[0] == 0.0


@pytest.mark.parametrize("size", [(1, 1), (20_000, 1), (1, 20_000)])
def test_a_photograph_of_any_form_is_shown_and_drawn_on(
    qtbot: QtBot, canvas: PhotoCanvas, size: tuple[int, int]
) -> None:
    canvas.set_photo(a_photo(*size), ONE_OF_EACH)
    canvas.set_tool("number")
    press(qtbot, canvas, Key.Key_PageDown, Key.Key_Left, Key.Key_Space, Key.Key_Plus)
    canvas.grab()
    assert len(canvas.marks()) == 5
