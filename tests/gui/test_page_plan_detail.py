"""The room under a choice in the plan: opened by the choice, kept at once, and never lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.test_page_plan import a_page_of, row_of
from tests.presenters.homes import WORST
from zelfscan.errors.files import DiskFull
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.plan_detail import DetailRoom
from zelfscan.gui.theme import CONTRAST_DARK_THEME, apply_theme
from zelfscan.gui.widgets.card import Picture
from zelfscan.presenters.journal import Journal

LOCK = "window-lock"


def a_chosen(qtbot: QtBot, downs: int, measure: str = LOCK) -> tuple[PlanPage, Journal]:
    """Return a page on which a step was chosen with the arrow keys: planned, done or declined."""
    page, journal = a_page_of(qtbot, WORST)
    page.activateWindow()
    row_of(page, measure).choice.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(downs):
        qtbot.keyClick(row_of(page, measure).choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: room_of(page, measure).isVisible())
    return page, journal


def room_of(page: PlanPage, measure: str = LOCK) -> DetailRoom:
    room = row_of(page, measure).room
    assert room is not None
    return room


def test_choosing_opens_the_room_and_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    page, _ = a_chosen(qtbot, 1)
    assert room_of(page).isVisible()
    assert not row_of(page, LOCK).is_open()
    assert row_of(page, LOCK).choice.hasFocus()


def test_a_day_is_typed_and_kept_with_the_keyboard_alone(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 1)
    qtbot.keyClick(row_of(page, LOCK).choice, Qt.Key.Key_Tab)
    edit = room_of(page).field.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "1-12")
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert journal.details() == {LOCK: "2026-12-01"}
    assert (edit.text(), edit.hasFocus()) == ("1-12-2026", True)
    assert room_of(page).field.edit.accessibleDescription() == "Gepland voor 1-12-2026"


def test_leaving_the_field_keeps_it_and_makes_nothing_anew(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 1)
    room = room_of(page)
    room.field.edit.setFocus()
    qtbot.keyClicks(room.field.edit, "1-12-2026")
    qtbot.keyClick(room.field.edit, Qt.Key.Key_Tab)

    assert journal.details() == {LOCK: "2026-12-01"}
    assert room_of(page) is room
    assert room.ready[0].hasFocus()


@pytest.mark.parametrize(("place", "wanted"), [(0, "2026-11-23"), (1, "2026-11-30")])
def test_a_day_is_chosen_with_one_click(qtbot: QtBot, place: int, wanted: str) -> None:
    page, journal = a_chosen(qtbot, 1)
    qtbot.mouseClick(room_of(page).ready[place], Qt.MouseButton.LeftButton)
    assert journal.details() == {LOCK: wanted}


def test_what_is_no_day_is_said_and_stays_to_be_corrected(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 1)
    edit = room_of(page).field.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "31-2")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert room_of(page).field.error() == "Dit is geen dag. Typ een dag, zoals 30-11-2026."
    assert (edit.text(), journal.details()) == ("31-2", {})

    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert room_of(page).field.error() == ""


def test_in_the_row_it_stands_in_words(qtbot: QtBot) -> None:
    page, journal = a_page_of(qtbot, WORST)
    journal.choose(LOCK, "planned", page._desk.scan.clock(), "2026-12-01")
    journal.choose("new-lamp", "planned", page._desk.scan.clock(), "2026-11-01")
    page.refresh()
    planned, late = row_of(page, LOCK).kept, row_of(page, "new-lamp").kept
    qtbot.waitUntil(late.isVisible)

    assert (planned.text(), planned.isVisibleTo(page)) == ("Gepland voor 1-12-2026", True)
    assert late.text() == "Dit stond voor 1-11-2026. Kies gerust een nieuwe dag."
    clocks = [part.findChildren(Picture)[0].isVisibleTo(part) for part in (late, planned)]
    assert clocks == [True, False]


def test_the_proof_has_beside_it_when_the_step_is_done(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 2)
    edit = room_of(page).field.edit
    assert edit.accessibleName() == "Hoe weet u dat het klaar is?"
    edit.setFocus()
    qtbot.keyClicks(edit, "Bon van 3 december")
    row_of(page, "new-lamp").choice.setFocus()

    assert journal.details() == {LOCK: "Bon van 3 december"}
    row_of(page, LOCK).set_open(True)
    row_of(page, LOCK).set_open(False)
    assert room_of(page).isHidden()
    assert row_of(page, LOCK).kept.text() == "Gedaan: Bon van 3 december"
    assert row_of(page, LOCK).kept.isVisibleTo(page)


def test_a_reason_is_ready_for_the_keyboard(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 3)
    button = room_of(page).ready[1]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert journal.details() == {LOCK: "Te duur"}
    assert room_of(page).field.text() == "Te duur"


def test_leaving_the_page_keeps_what_is_typed(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 2)
    room_of(page).field.set_text("Foto van de deur")
    assert page.leave()
    assert journal.details() == {LOCK: "Foto van de deur"}


def test_leaving_with_what_is_no_day_says_so_once(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 1)
    room_of(page).field.set_text("ooit")
    assert not page.leave()
    assert room_of(page).field.error().startswith("Dit is geen dag.")
    assert page.leave()
    assert journal.details() == {}


def test_what_was_typed_is_gone_when_the_page_is_thrown_away(qtbot: QtBot) -> None:
    page, journal = a_chosen(qtbot, 2)
    room_of(page).field.set_text("Foto")
    page.forget()
    page.hide()
    assert (room_of(page).field.text(), journal.details()) == ("", {})


def test_what_cannot_be_kept_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page, journal = a_chosen(qtbot, 2)

    def refuse(*_arguments: object) -> None:
        raise DiskFull(tmp_path / "vault")

    monkeypatch.setattr(journal, "choose", refuse)
    room_of(page).field.set_text("Foto")
    assert not page.leave()
    assert "de schijf is vol" in page.trouble.text()


def test_at_200_per_cent_everything_stays_inside_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, CONTRAST_DARK_THEME, 2.0)
    page, _ = a_chosen(qtbot, 3)
    page.resize(1024, 640)
    qtbot.wait(30)
    room = room_of(page)
    for part in (room, room.field, *room.ready):
        assert part.mapTo(page, part.rect().topRight()).x() < page.width()
        assert part is room or part.height() >= 88
