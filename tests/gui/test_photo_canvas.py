"""On a photograph one points out and makes unreadable, by mouse or by taps alone; every step is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.gui.photo_hands import (
    Key,
    Left,
    a_photo,
    drag,
    near,
    only,
    press,
    quick_tap,
    shown_canvas,
    spot,
    tap,
)
from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.widgets.photo_canvas import PhotoCanvas
from zelfscan.gui.widgets.photo_mark_editor import MAX_AREAS
from zelfscan.photos.marks import MAX_MARKS, Arrow, Circle, Number, Words
from zelfscan.photos.redaction import Area


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def canvas(qtbot: QtBot, heard: list[str]) -> PhotoCanvas:
    return shown_canvas(qtbot)


# By mouse and finger


def test_a_drag_draws_an_arrow_to_what_it_points_out(
    qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]
) -> None:
    canvas.set_tool("arrow")
    with qtbot.waitSignal(canvas.changed):
        drag(qtbot, canvas, (0.2, 0.2), (0.5, 0.9))
    mark = only(canvas)
    assert isinstance(mark, Arrow)
    assert (mark.x, mark.y, mark.to_x, mark.to_y) == near(0.2, 0.2, 0.5, 0.9)
    assert heard[-1] == "Getekend: pijl met de punt onder in het midden."


def test_two_taps_draw_what_a_drag_does(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("circle")
    tap(qtbot, canvas, 0.5, 0.5)
    assert canvas.marks() == ()
    tap(qtbot, canvas, 0.6, 0.5)
    mark = only(canvas)
    assert isinstance(mark, Circle)
    assert (mark.x, mark.y, mark.radius) == near(0.5, 0.5, 0.1)


def test_each_press_puts_the_next_number(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("number")
    tap(qtbot, canvas, 0.2, 0.2)
    tap(qtbot, canvas, 0.8, 0.2)
    assert [mark.number for mark in canvas.marks() if isinstance(mark, Number)] == [1, 2]


def test_the_page_is_asked_for_words_and_puts_them_where_was_pressed(
    qtbot: QtBot, canvas: PhotoCanvas
) -> None:
    canvas.set_tool("words")
    with qtbot.waitSignal(canvas.words_asked) as signal:
        tap(qtbot, canvas, 0.25, 0.75)
    assert signal.args == near(0.25, 0.75)
    assert canvas.marks() == ()
    canvas.add_words(0.25, 0.75, "  Geen\nkeurmerk ")
    assert only(canvas) == Words(x=0.25, y=0.75, text="Geen keurmerk")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a" * 500, "a" * 80), ("\x00\u202e slot", "slot"), ("\ud800 deur", "deur"), (" \n ", None)],
)
def test_hostile_words_are_cut_to_what_may_be_kept(canvas: PhotoCanvas, typed: str, kept: str | None) -> None:
    canvas.add_words(-3.0, 7.0, typed)
    assert [mark.text for mark in canvas.marks() if isinstance(mark, Words)] == ([kept] if kept else [])


def test_a_drag_that_runs_out_of_the_photograph_stops_at_its_edge(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("arrow")
    drag(qtbot, canvas, (0.9, 0.9), (1.2, 1.3))
    mark = only(canvas)
    assert isinstance(mark, Arrow)
    assert (mark.to_x, mark.to_y) == (1.0, 1.0)


def test_a_slip_of_the_hand_draws_nothing_and_says_so(
    qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]
) -> None:
    canvas.set_tool("arrow")
    tap(qtbot, canvas, 0.5, 0.5)
    tap(qtbot, canvas, 0.5, 0.5)
    assert canvas.marks() == ()
    assert heard[-1] == "Dat is te klein. Er is niets veranderd."
    assert not canvas.can_undo()


def test_a_mark_is_dragged_elsewhere_and_stays_on_the_photograph(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Number(x=0.5, y=0.5, number=1),))
    drag(qtbot, canvas, (0.5, 0.5), (0.7, 0.5))
    assert (canvas.marks()[0].x, canvas.marks()[0].y) == near(0.7, 0.5)
    drag(qtbot, canvas, (0.7, 0.5), (1.5, 0.5))
    assert canvas.marks()[0].x == 1.0


def test_two_taps_on_a_mark_and_one_elsewhere_move_it_as_well(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Number(x=0.5, y=0.5, number=1),))
    tap(qtbot, canvas, 0.5, 0.5)
    quick_tap(qtbot, canvas, 0.5, 0.5)
    tap(qtbot, canvas, 0.2, 0.3)
    assert (canvas.marks()[0].x, canvas.marks()[0].y) == near(0.2, 0.3)


def test_a_finger_hits_what_lies_just_beside_it(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Arrow(x=0.2, y=0.5, to_x=0.8, to_y=0.5),))
    canvas.set_tool("erase")
    beside = 20 / canvas.frame().height
    tap(qtbot, canvas, 0.5, 0.5 + 2 * beside)
    assert len(canvas.marks()) == 1
    tap(qtbot, canvas, 0.5, 0.5 + beside)
    assert canvas.marks() == ()


def test_the_end_of_a_chosen_arrow_can_be_dragged(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Arrow(x=0.2, y=0.5, to_x=0.8, to_y=0.5),))
    tap(qtbot, canvas, 0.5, 0.5)
    drag(qtbot, canvas, (0.8, 0.5), (0.8, 0.9))
    mark = only(canvas)
    assert isinstance(mark, Arrow)
    assert (mark.x, mark.y, mark.to_x, mark.to_y) == near(0.2, 0.5, 0.8, 0.9)


def test_a_chosen_circle_is_made_larger_by_its_edge(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(a_photo(), (Circle(x=0.5, y=0.5, radius=0.1),))
    tap(qtbot, canvas, 0.5, 0.5)
    drag(qtbot, canvas, (0.6, 0.5), (0.7, 0.5))
    mark = only(canvas)
    assert isinstance(mark, Circle)
    assert (mark.x, mark.y, mark.radius) == near(0.5, 0.5, 0.2)


def test_words_that_were_moved_in_are_dragged_from_where_they_are_seen(
    qtbot: QtBot, canvas: PhotoCanvas
) -> None:
    canvas.set_photo(a_photo(), (Words(x=1.0, y=1.0, text="Geen keurmerk"),))
    drag(qtbot, canvas, (0.9, 0.97), (0.6, 0.47))
    moved = only(canvas)
    assert moved.x < 0.6
    tap(qtbot, canvas, 0.6, 0.47)
    assert canvas.accessibleDescription().endswith("De woorden ‘Geen keurmerk’ midden op de foto.")


def test_no_more_marks_are_drawn_than_can_be_kept(
    qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]
) -> None:
    canvas.set_photo(a_photo(), tuple(Number(x=0.1, y=0.1, number=n + 1) for n in range(MAX_MARKS)))
    canvas.set_tool("number")
    tap(qtbot, canvas, 0.5, 0.5)
    assert len(canvas.marks()) == MAX_MARKS
    canvas.set_tool("words")
    with qtbot.assertNotEmitted(canvas.words_asked):
        tap(qtbot, canvas, 0.5, 0.5)
    assert heard[-1] == "Er passen niet meer tekens op deze foto."


def test_without_a_photograph_nothing_can_be_drawn(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_photo(QImage(), ())
    canvas.set_tool("number")
    tap(qtbot, canvas, 0.5, 0.5)
    press(qtbot, canvas, Key.Key_Space, Key.Key_Plus)
    canvas.grab()
    assert canvas.marks() == ()
    assert canvas.accessibleDescription() == "Er is nog geen foto."


def test_the_right_button_draws_nothing(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("number")
    qtbot.mouseClick(canvas, Qt.MouseButton.RightButton, pos=spot(canvas, 0.5, 0.5))
    assert canvas.marks() == ()


def test_a_quick_second_press_puts_no_second_number(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("number")
    tap(qtbot, canvas, 0.5, 0.5)
    quick_tap(qtbot, canvas, 0.5, 0.5)
    assert len(canvas.marks()) == 1


# Parts that are made unreadable


def test_a_part_waits_until_somebody_confirms(qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]) -> None:
    canvas.set_tool("black")
    with qtbot.assertNotEmitted(canvas.redaction_asked), qtbot.assertNotEmitted(canvas.changed):
        drag(qtbot, canvas, (0.2, 0.2), (0.4, 0.5))
    assert "Druk op Enter" in heard[-1]
    with qtbot.waitSignal(canvas.redaction_asked) as signal:
        press(qtbot, canvas, Key.Key_Return)
    ((area,), manner) = signal.args
    assert (area.x, area.y, area.width, area.height) == near(0.2, 0.2, 0.2, 0.3)
    assert manner == "black"
    assert canvas.areas() == (area,)


def test_it_is_not_asked_again_until_the_page_has_finished(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("blur")
    drag(qtbot, canvas, (0.2, 0.2), (0.4, 0.5))
    asked: list[str] = []
    canvas.redaction_asked.connect(lambda _areas, manner: asked.append(manner))
    press(qtbot, canvas, Key.Key_Return, Key.Key_Return)
    canvas.confirm_areas()
    assert asked == ["blur"]
    assert not canvas.can_confirm()
    canvas.finish_redaction(None)
    assert canvas.can_confirm()
    canvas.confirm_areas()
    assert asked == ["blur", "blur"]


def test_what_was_drawn_meanwhile_goes_on_waiting(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.1, 0.1), (0.2, 0.2))
    canvas.confirm_areas()
    drag(qtbot, canvas, (0.6, 0.6), (0.8, 0.8))
    canvas.finish_redaction(a_photo(colour=0))
    (left,) = canvas.areas()
    assert left.x == pytest.approx(0.6, abs=0.004)


def test_after_it_was_done_undo_brings_no_part_back_and_keeps_the_marks(
    qtbot: QtBot, canvas: PhotoCanvas
) -> None:
    canvas.set_tool("number")
    tap(qtbot, canvas, 0.5, 0.5)
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.1, 0.1), (0.2, 0.2))
    canvas.confirm_areas()
    canvas.finish_redaction(a_photo(colour=0))
    assert (len(canvas.marks()), canvas.areas()) == (1, ())
    canvas.undo()
    assert (canvas.marks(), canvas.areas()) == ((), ())
    assert not canvas.can_undo()
    canvas.redo()
    assert (len(canvas.marks()), canvas.areas()) == (1, ())


def test_a_black_bar_that_waits_never_becomes_a_blur(
    qtbot: QtBot, canvas: PhotoCanvas, heard: list[str]
) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.1, 0.1), (0.2, 0.2))
    canvas.set_tool("blur")
    drag(qtbot, canvas, (0.6, 0.6), (0.8, 0.8))
    assert (len(canvas.areas()), canvas.manner()) == (1, "black")
    assert "Maak eerst de andere delen onleesbaar, of haal ze weg." in heard


def test_enter_confirms_only_with_a_tool_that_makes_unreadable(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.1, 0.1), (0.2, 0.2))
    canvas.set_tool("number")
    with qtbot.assertNotEmitted(canvas.redaction_asked):
        press(qtbot, canvas, Key.Key_Return)
    assert len(canvas.marks()) == 1


@pytest.mark.parametrize("tool", ["black", "choose"])
def test_a_corner_of_a_part_can_be_dragged_and_its_middle_moves_it(
    qtbot: QtBot, canvas: PhotoCanvas, tool: str
) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.2, 0.2), (0.4, 0.4))
    canvas.set_tool("choose" if tool == "choose" else "black")
    drag(qtbot, canvas, (0.4, 0.4), (0.6, 0.7))
    drag(qtbot, canvas, (0.4, 0.45), (0.9, 0.45))
    (area,) = canvas.areas()
    assert (area.x, area.y, area.width, area.height) == near(0.6, 0.2, 0.4, 0.5)


def test_a_part_that_waits_can_be_taken_away(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.2, 0.2), (0.4, 0.4))
    canvas.set_tool("erase")
    tap(qtbot, canvas, 0.3, 0.3)
    assert canvas.areas() == ()
    canvas.confirm_areas()
    assert not canvas.can_confirm()


def test_no_more_parts_wait_than_can_be_done_at_a_time(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("black")
    for number in range(MAX_AREAS + 1):
        x, y = 0.02 + 0.19 * (number % 5), 0.02 + 0.19 * (number // 5)
        drag(qtbot, canvas, (x, y), (x + 0.1, y + 0.1))
    assert len(canvas.areas()) == MAX_AREAS


def test_a_part_that_runs_out_of_the_photograph_ends_at_its_edge(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.0, 0.0), (1.1, 1.1))
    assert canvas.areas() == (Area(x=0, y=0, width=1, height=1),)


def test_a_photograph_that_is_done_while_a_finger_is_down_leaves_nothing_half_held(
    qtbot: QtBot, canvas: PhotoCanvas
) -> None:
    canvas.set_tool("black")
    drag(qtbot, canvas, (0.2, 0.2), (0.4, 0.4))
    canvas.confirm_areas()
    qtbot.mousePress(canvas, Left, pos=spot(canvas, 0.3, 0.3))
    canvas.finish_redaction(a_photo(colour=0))
    qtbot.mouseRelease(canvas, Left, pos=spot(canvas, 0.3, 0.3))
    assert canvas.areas() == ()
