"""The page of the plans of floors: drawn, named, with numbered pins and a picture under them."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.sheet_hands import a_floor, drag, tap
from tests.gui.visit_hands import (
    a_picture,
    beyond,
    click,
    focused,
    in_window,
    press,
    refuse,
    tab_to,
    too_small,
    wait_for_work,
    window_of,
)
from tests.presenters.visits import Visit, a_visit
from zelfscan.core.sheet import Sheet, sheet_from
from zelfscan.gui import ask
from zelfscan.gui.pages.sheets import SheetsPage
from zelfscan.gui.theme import LIGHT_THEME, apply_theme

Key = Qt.Key


@pytest.fixture
def visit(tmp_path: Path, clock: FixedClock) -> Iterator[Visit]:
    with a_visit(tmp_path, clock) as visit:
        visit.door()
        yield visit


@pytest.fixture
def page(qtbot: QtBot, visit: Visit) -> SheetsPage:
    return in_window(qtbot, lambda room: SheetsPage(visit.sheets, room))


@pytest.fixture
def floor(qtbot: QtBot, page: SheetsPage) -> SheetsPage:
    """The page with a floor on which something was drawn."""
    click(qtbot, page.add_button)
    page.canvas.change_sheet(a_floor())
    qtbot.wait(1)
    return page


def drawn(visit: Visit, place: int = 0) -> Sheet:
    return sheet_from(visit.book.sheets()[place].drawing)


def names(visit: Visit) -> list[str]:
    return [sheet.name for sheet in visit.book.sheets()]


# Floors


def test_an_empty_page_leads_to_the_first_floor_by_key(qtbot: QtBot, page: SheetsPage, visit: Visit) -> None:
    assert focused() is page.add_button
    assert page.nothing.text() == "Er is nog geen plattegrond. Teken een verdieping."
    assert not page.canvas.isVisible()
    press(qtbot, Key.Key_Return)
    assert names(visit) == ["Begane grond"]
    assert focused() is page.canvas
    assert page.name.text() == "Begane grond"


def test_several_floors_are_chosen_from_a_list(qtbot: QtBot, floor: SheetsPage, visit: Visit) -> None:
    assert floor.floors.isHidden()
    click(qtbot, floor.add_button)
    assert names(visit) == ["Begane grond", "Eerste verdieping"]
    assert floor.floors.isVisible() and floor.floors.currentText() == "Eerste verdieping"
    assert floor.canvas.sheet() == Sheet()
    floor.floors.setFocus()
    press(qtbot, Key.Key_Up)
    assert floor.name.text() == "Begane grond"
    assert floor.canvas.sheet() == a_floor()
    assert focused() is floor.floors


def test_a_floor_gets_another_name(qtbot: QtBot, floor: SheetsPage, visit: Visit) -> None:
    tab_to(qtbot, floor.name.edit)
    floor.name.edit.selectAll()
    QTest.keyClicks(focused(), "Beneden")
    press(qtbot, Key.Key_Return)
    assert names(visit) == ["Beneden"]
    floor.name.edit.clear()
    press(qtbot, Key.Key_Return)
    assert names(visit) == ["Beneden"] and floor.name.text() == "Beneden"


def test_removing_a_floor_asks_first(qtbot: QtBot, floor: SheetsPage, visit: Visit) -> None:
    click(qtbot, floor.add_button)
    for answer, left in ((False, 2), (True, 1), (True, 0)):
        ask.answer_next(answer)
        click(qtbot, floor.remove_button)
        assert len(names(visit)) == left
    assert focused() is floor.add_button
    assert not floor.canvas.isVisible()


# Drawing


def test_a_room_is_drawn_and_kept_at_once(qtbot: QtBot, page: SheetsPage, visit: Visit) -> None:
    click(qtbot, page.add_button)
    page.canvas.set_tool("room")
    drag(qtbot, page.canvas, (4, 4), (14, 12))
    qtbot.waitUntil(lambda: len(drawn(visit).rooms) == 1)
    assert page.tools.undo_button.isEnabled()
    click(qtbot, page.tools.undo_button)
    qtbot.waitUntil(lambda: drawn(visit).rooms == ())
    click(qtbot, page.tools.redo_button)
    qtbot.waitUntil(lambda: len(drawn(visit).rooms) == 1)


def test_a_room_is_drawn_by_keys_alone(qtbot: QtBot, page: SheetsPage, visit: Visit) -> None:
    press(qtbot, Key.Key_Return)
    page.canvas.set_tool("room")
    press(qtbot, Key.Key_Space, *[Key.Key_Right] * 6, *[Key.Key_Down] * 5, Key.Key_Space)
    qtbot.waitUntil(lambda: len(drawn(visit).rooms) == 1)
    assert focused() is page.canvas


def test_a_chosen_room_gets_a_name(qtbot: QtBot, floor: SheetsPage, visit: Visit) -> None:
    assert not floor.room_name.isVisible()
    tap(qtbot, floor.canvas, 7, 6)
    assert floor.room_name.isVisible() and floor.room_name.text() == "Hal"
    floor.room_name.edit.selectAll()
    floor.room_name.edit.setFocus()
    QTest.keyClicks(focused(), "Gang")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: drawn(visit).rooms[0].name == "Gang")
    assert focused() is floor.room_name.edit
    tap(qtbot, floor.canvas, 25, 20)
    assert not floor.room_name.isVisible()


def test_names_that_are_being_typed_are_kept_on_leaving(
    qtbot: QtBot, floor: SheetsPage, visit: Visit
) -> None:
    floor.canvas.choose(floor.canvas.sheet().rooms[0].id)
    floor.room_name.set_text("Gang")
    floor.name.set_text("Beneden")
    assert floor.leave()
    assert drawn(visit).rooms[0].name == "Gang"
    assert names(visit) == ["Beneden"]


def test_what_is_typed_on_one_floor_never_comes_on_another(
    qtbot: QtBot, floor: SheetsPage, visit: Visit
) -> None:
    click(qtbot, floor.add_button)
    floor._show_floor(visit.book.sheets()[0].id)
    floor.canvas.choose(floor.canvas.sheet().rooms[0].id)
    floor.room_name.set_text("Gang")
    floor._show_floor(visit.book.sheets()[1].id)
    qtbot.wait(20)
    assert drawn(visit, 0).rooms[0].name == "Gang"
    assert drawn(visit, 1) == Sheet()
    assert floor.canvas.sheet() == Sheet()


def test_a_stroke_that_is_refused_is_said_and_kept_on_leaving(
    qtbot: QtBot, floor: SheetsPage, visit: Visit
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, floor._desk, "draw")
        floor.canvas.set_tool("room")
        drag(qtbot, floor.canvas, (20, 14), (30, 22))
        qtbot.waitUntil(lambda: floor.trouble.text().startswith("Dit is niet bewaard."))
        assert len(floor.canvas.sheet().rooms) == 2
        assert not floor.leave()
    assert floor.leave()
    assert len(drawn(visit).rooms) == 2


def test_a_floor_that_cannot_be_left_stays(qtbot: QtBot, floor: SheetsPage, visit: Visit) -> None:
    click(qtbot, floor.add_button)
    second = visit.book.sheets()[1].id
    floor.name.set_text("Boven")
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, floor._desk, "rename")
        floor._show_floor(visit.book.sheets()[0].id)
    assert floor.floors.chosen_id() == second
    assert floor.name.text() == "Boven"


def test_a_damaged_drawing_is_said_and_can_be_drawn_anew(
    qtbot: QtBot, floor: SheetsPage, visit: Visit, clock: FixedClock
) -> None:
    damaged = replace(visit.book.sheets()[0], drawing="{kapot")
    visit.book.change_sheet(damaged, clock())
    floor = in_window(qtbot, lambda room: SheetsPage(visit.sheets, room))
    assert floor.trouble.text().startswith("Deze plattegrond is niet te lezen.")
    assert floor.canvas.sheet() == Sheet()
    assert floor.leave()
    assert visit.book.sheets()[0].drawing == "{kapot"
    floor.canvas.set_tool("room")
    drag(qtbot, floor.canvas, (4, 4), (14, 12))
    qtbot.waitUntil(lambda: visit.book.sheets()[0].drawing != "{kapot")
    assert len(drawn(visit).rooms) == 1


# Pins


def test_a_pin_is_set_and_gets_what_it_stands_for(qtbot: QtBot, page: SheetsPage, visit: Visit) -> None:
    click(qtbot, page.add_button)
    page.canvas.set_tool("pin")
    tap(qtbot, page.canvas, 10, 10)
    qtbot.waitUntil(lambda: 1 in page.pin_choices)
    choice = page.pin_choices[1]
    assert choice.currentText() == "Nog kiezen"
    choice.setFocus()
    press(qtbot, Key.Key_Down)
    door = f"element:{visit.things.all()[0].id}"
    qtbot.waitUntil(lambda: drawn(visit).pins[0].target == door)
    qtbot.waitUntil(lambda: focused() is page.pin_choices[1])
    assert page.pin_choices[1].currentText() == "D1 Voordeur"
    with qtbot.waitSignal(page.target_asked) as asked:
        click(qtbot, page.pin_links[1])
    assert asked.args == ["elements", visit.things.all()[0].id]


def test_a_pin_that_is_chosen_leads_to_what_it_stands_for(qtbot: QtBot, floor: SheetsPage) -> None:
    floor.canvas.set_tool("choose")
    pin = floor.canvas.sheet().pins[1]
    frame = floor.canvas.frame()
    spot = frame.point(pin.x * floor.canvas.sheet().columns, pin.y * floor.canvas.sheet().rows).toPoint()
    qtbot.mouseClick(floor.canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert focused() is floor.pin_choices[2]


def test_a_pin_of_what_is_gone_can_still_be_pointed_elsewhere(floor: SheetsPage) -> None:
    assert floor.pin_choices[1].currentText() == "De woning als geheel"
    assert floor.pin_choices[2].currentText() == "Nog kiezen"


def test_a_target_that_is_refused_is_said(
    qtbot: QtBot, floor: SheetsPage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn(visit)
    refuse(monkeypatch, floor._desk, "point")
    floor.pin_choices[2].setFocus()
    press(qtbot, Key.Key_Down)
    assert floor.trouble.text().startswith("Dit is niet bewaard.")
    assert drawn(visit) == before
    assert floor.pin_choices[2].currentText() == "Nog kiezen"
    assert focused() is floor.pin_choices[2]


# The picture under the plan


def test_a_picture_is_laid_under_the_plan_and_taken_away(
    qtbot: QtBot, floor: SheetsPage, visit: Visit, tmp_path: Path
) -> None:
    assert floor.picture_button.text() == "Leg een afbeelding eronder"
    before = floor.canvas.grab().toImage()
    ask.answer_next(a_picture(tmp_path, "plan.jpg"))
    click(qtbot, floor.picture_button)
    wait_for_work(qtbot)
    assert visit.book.sheets()[0].has_picture
    assert floor.picture_button.text() == "Haal de afbeelding weg"
    assert floor.canvas.grab().toImage() != before
    ask.answer_next(False)
    click(qtbot, floor.picture_button)
    assert visit.book.sheets()[0].has_picture
    ask.answer_next(True)
    click(qtbot, floor.picture_button)
    assert not visit.book.sheets()[0].has_picture
    assert focused() is floor.picture_button


def test_what_is_no_picture_is_said(qtbot: QtBot, floor: SheetsPage, visit: Visit, tmp_path: Path) -> None:
    bad = tmp_path / "plan.jpg"
    bad.write_bytes(b"geen plan")
    for path in (bad, tmp_path / "weg.jpg"):
        ask.answer_next(path)
        click(qtbot, floor.picture_button)
        wait_for_work(qtbot)
        assert floor.trouble.text().startswith("Deze afbeelding is niet toegevoegd.")
    ask.answer_next(None)
    click(qtbot, floor.picture_button)
    assert not visit.book.sheets()[0].has_picture


def test_a_picture_does_not_bring_back_a_plan_that_was_left(
    qtbot: QtBot, floor: SheetsPage, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, gate = floor._desk.reading_file(a_picture(tmp_path, "plan.jpg")), threading.Event()
    monkeypatch.setattr(floor._desk, "reading_file", lambda _path: lambda: gate.wait(20) and reading())
    ask.answer_next(tmp_path / "plan.jpg")
    click(qtbot, floor.picture_button)
    click(qtbot, floor.add_button)
    shown = floor.name.text()
    gate.set()
    wait_for_work(qtbot)
    assert [sheet.has_picture for sheet in visit.book.sheets()] == [False, False]
    assert floor.name.text() == shown


# The page as a whole


def test_saying_everything_anew_stays_at_the_same_floor(
    qtbot: QtBot, floor: SheetsPage, visit: Visit
) -> None:
    click(qtbot, floor.add_button)
    floor.name.set_text("Boven")
    floor.speak()
    assert names(visit) == ["Begane grond", "Boven"]
    assert floor.floors.currentText() == "Boven" and floor.name.text() == "Boven"


def test_nothing_is_written_any_more_after_a_lock(qtbot: QtBot, floor: SheetsPage, visit: Visit) -> None:
    floor.name.edit.setFocus()
    QTest.keyClicks(focused(), "!")
    floor.canvas.choose(floor.canvas.sheet().rooms[0].id)
    floor.room_name.set_text("Gang")
    assert floor.leave()
    QTest.keyClicks(focused(), "!")
    visit.dossier.close()
    window_of(floor).forget_page(floor)
    qtbot.wait(20)


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1024, 640), 1.0), ((1280, 800), 2.0)])
def test_everything_can_be_reached_with_a_finger(
    qtbot: QtBot, qapp: QApplication, visit: Visit, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page = in_window(qtbot, lambda room: SheetsPage(visit.sheets, room), size)
    visit.findings.change(visit.findings.make(), "title", "Een titel die erg lang is, " * 4)
    for _ in range(2):
        page.add_button.click()
    page.canvas.change_sheet(a_floor())
    page.canvas.choose(page.canvas.sheet().rooms[0].id)
    qtbot.wait(60)
    assert too_small(page) == [] and beyond(page) == []


def test_an_on_screen_keyboard_does_not_hide_the_name(floor: SheetsPage) -> None:
    floor.name.edit.setFocus()
    floor.sheet.make_room(QRectF(0, 460, 1280, 340))
    field = floor.name.edit
    assert field.mapTo(window_of(floor), QPoint(0, field.height())).y() <= 460
