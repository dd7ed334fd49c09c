"""What there is to know at the start is in sight, is said by a screen reader once, and can be put away."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from tests.gui.test_page_start import PLACE, VIEW
from zelfscan.gui.pages.note_list import NoteList
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.button import Button
from zelfscan.gui.widgets.message import Message
from zelfscan.presenters.views import NoteView

STOPPED = NoteView(
    "broken-off", "info", "Het programma stopte onverwacht.", "Kijk of het klopt.", "Sluit dit bericht"
)
MISSED = NoteView(
    "missed", "info", "Er is 3 keer een verkeerde wachtzin getypt.", "Was u dat?", "Sluit dit bericht"
)
NO_SHEET = NoteView(
    "no-sheet", "info", "U hebt nog geen herstelblad.", "Maak er een.", "Maak een herstelblad"
)
ALL = (STOPPED, MISSED, NO_SHEET)
WITH_PLACE = replace(VIEW, place=PLACE)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def room(qtbot: QtBot) -> QStackedWidget:
    """A window with another page in front of the first one."""
    room = QStackedWidget()
    qtbot.addWidget(room)
    room.resize(1280, 736)
    room.addWidget(QWidget())
    room.show()
    room.activateWindow()
    return room


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    yield
    apply_theme(qapp, LIGHT_THEME)


def shown(room: QStackedWidget, notes: tuple[NoteView, ...]) -> StartPage:
    page = StartPage()
    room.addWidget(page)
    page.draw(replace(WITH_PLACE, notes=notes))
    show(room, page)
    return page


def show(room: QStackedWidget, page: StartPage) -> None:
    """Show the page as the window does, and let it come to rest."""
    room.setCurrentWidget(page)
    page.focus_start()
    QTest.qWait(80)


def is_in_sight(page: StartPage, part: QWidget) -> bool:
    area = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
    return page.rect().contains(area)


def go_on(page: StartPage) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == "Ga verder")


def focused(page: StartPage) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def test_a_screen_reader_says_each_note_once_after_the_page_is_shown(
    room: QStackedWidget, said: list[str]
) -> None:
    page = shown(room, ALL)
    assert said == [f"{note.title} {note.text}" for note in ALL]
    room.setCurrentIndex(0)
    show(room, page)
    page.draw(replace(WITH_PLACE, notes=ALL, greeting="Goedemiddag."))
    QTest.qWait(80)
    assert len(said) == len(ALL)


def test_a_note_that_comes_later_is_said_and_the_others_are_not_said_again(
    room: QStackedWidget, said: list[str]
) -> None:
    page = shown(room, (NO_SHEET,))
    page.draw(replace(WITH_PLACE, notes=(MISSED, NO_SHEET)))
    QTest.qWait(80)
    assert [words.split(".")[0] for words in said] == [
        "U hebt nog geen herstelblad",
        "Er is 3 keer een verkeerde wachtzin getypt",
    ]


def test_notes_are_said_anew_after_the_vault_was_closed_and_opened(
    room: QStackedWidget, said: list[str]
) -> None:
    page = shown(room, (NO_SHEET,))
    page.draw(replace(WITH_PLACE, notes=()))
    page.draw(replace(WITH_PLACE, notes=(NO_SHEET,)))
    QTest.qWait(80)
    assert len(said) == 2


def test_nothing_is_said_while_another_page_is_shown(room: QStackedWidget, said: list[str]) -> None:
    page = StartPage()
    room.addWidget(page)
    page.draw(replace(WITH_PLACE, notes=ALL))
    QTest.qWait(80)
    assert said == []


def test_in_a_window_with_room_the_notes_are_in_sight_and_the_focus_is_where_somebody_was(
    room: QStackedWidget,
) -> None:
    page = shown(room, (STOPPED,))
    assert is_in_sight(page, page.notes)
    assert focused(page) is go_on(page)
    assert is_in_sight(page, go_on(page))


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("notes", [(NO_SHEET,), ALL])
def test_in_large_text_the_first_note_is_in_sight_with_the_focus_on_it(
    room: QStackedWidget, notes: tuple[NoteView, ...]
) -> None:
    page = shown(room, notes)
    first = page.notes.findChildren(Message)[0]
    assert is_in_sight(page, first)
    assert focused(page) is first.action_button


@pytest.mark.usefixtures("large")
def test_the_notes_stay_in_sight_when_the_page_is_drawn_again_at_the_start(room: QStackedWidget) -> None:
    page = shown(room, ALL)
    page.draw(replace(WITH_PLACE, notes=ALL, greeting="Goedemiddag."))
    QTest.qWait(80)
    first = page.notes.findChildren(Message)[0]
    assert is_in_sight(page, first)
    assert focused(page) is first.action_button


@pytest.mark.usefixtures("large")
def test_without_notes_the_page_goes_to_where_somebody_was(room: QStackedWidget) -> None:
    page = shown(room, ())
    assert focused(page) is go_on(page)
    assert is_in_sight(page, go_on(page))


@pytest.mark.usefixtures("large")
def test_a_note_that_is_put_away_gives_the_focus_to_the_next_and_the_last_to_the_page(
    room: QStackedWidget,
) -> None:
    page = shown(room, (STOPPED, MISSED))
    page.draw(replace(WITH_PLACE, notes=(MISSED,)))
    QTest.qWait(80)
    (left,) = [message for message in page.notes.findChildren(Message) if message.isVisible()]
    assert focused(page) is left.action_button
    page.draw(replace(WITH_PLACE, notes=()))
    QTest.qWait(80)
    assert focused(page) is go_on(page)
    assert not page.notes.isVisible()


@pytest.mark.usefixtures("large")
def test_somebody_who_went_on_is_not_taken_back_to_the_notes(room: QStackedWidget) -> None:
    page = StartPage()
    room.addWidget(page)
    page.draw(replace(WITH_PLACE, notes=ALL))
    room.setCurrentWidget(page)
    other = next(button for button in page.findChildren(Button) if button.text() == "Open de noodkaart")
    other.setFocus()
    QTest.qWait(80)
    assert focused(page) is other
    assert is_in_sight(page, other)


def test_what_a_note_offers_is_asked_for_by_its_name(qtbot: QtBot) -> None:
    notes = NoteList(ALL)
    qtbot.addWidget(notes)
    asked: list[str] = []
    notes.chosen.connect(asked.append)
    for message in notes.findChildren(Message):
        message.action_button.click()
    assert asked == ["broken-off", "missed", "no-sheet"]
