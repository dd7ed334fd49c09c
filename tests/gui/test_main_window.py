"""The frame of the window: one page, the same header, help and hiding on every page."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.later_parts import LaterParts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.notices import Notices
from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.pages.page import Page
from zelfscan.presenters.open_scan import example_strip
from zelfscan.presenters.views import CardView, NumberView

CARD = CardView((NumberView("112", "Direct gevaar", ""),), ("Ga weg.",), (), "Nummers nagekeken.")
PARTS = LaterParts(EmergencyCard, Notices)


class _Page(Page):
    """A page that notes what happens to it."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("Doe")
        self.keys: list[int] = []
        self.is_forgotten = False
        self.can_leave = True
        QVBoxLayout(self).addWidget(self.button)

    def start_focus(self) -> QWidget:
        return self.button

    def leave(self) -> bool:
        return self.can_leave

    def forget(self) -> None:
        self.is_forgotten = True

    def handle_key(self, event: Any) -> bool:
        self.keys.append(event.key())
        return True


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(lambda: CARD, PARTS)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def test_the_title_says_nothing_but_the_name(window: MainWindow) -> None:
    window.show_page(_Page())
    assert window.windowTitle() == "zelfscan"


def test_a_page_that_is_shown_gets_the_focus_where_it_wants_it(window: MainWindow, qtbot: QtBot) -> None:
    page = _Page()
    window.show_page(page)
    assert window.page() is page
    qtbot.waitUntil(page.button.hasFocus)


def test_f2_shows_the_card_and_f2_again_hides_it(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(_Page())
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.card.isVisible())
    QTest.keyClick(window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: not window.card.isVisible())


def test_the_page_gets_the_focus_when_what_had_it_went_away_under_the_card(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _Page()
    fleeting = QPushButton("Weg", page)
    window.show_page(page)
    fleeting.show()
    fleeting.setFocus()
    window.open_card()
    delete(fleeting)
    window.card.close_over()
    qtbot.waitUntil(page.button.hasFocus)


def test_a_card_that_cannot_be_read_says_why(qtbot: QtBot) -> None:
    def refuse() -> CardView:
        raise ZelfscanError("contacts.yaml:3: fout")

    window = MainWindow(refuse, PARTS)
    qtbot.addWidget(window)
    window.show()
    window.open_card()
    assert "contacts.yaml:3: fout" in window.notices()
    window.clear_trouble()
    assert window.notices() == ""


def test_f12_asks_to_hide(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.hide_asked):
        QTest.keyClick(window, Qt.Key.Key_F12)


def test_enter_presses_the_focused_button_and_other_keys_go_to_the_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _Page()
    window.show_page(page)
    qtbot.waitUntil(page.button.hasFocus)
    with qtbot.waitSignal(page.button.clicked):
        QTest.keyClick(page.button, Qt.Key.Key_Return)
    QTest.keyClick(page.button, Qt.Key.Key_7)
    assert page.keys == [Qt.Key.Key_7]


def test_a_page_that_is_thrown_away_forgets_what_it_showed(window: MainWindow) -> None:
    page, other = _Page(), _Page()
    window.show_page(page)
    window.show_page(other)
    window.forget_page(page)
    assert page.is_forgotten
    assert window.page() is other


def test_a_page_that_cannot_save_keeps_the_window_open(window: MainWindow) -> None:
    page = _Page()
    window.show_page(page)
    page.can_leave = False
    assert not window.close()
    page.can_leave = True
    assert window.close()


def test_without_something_to_lock_only_help_and_hiding_stay(window: MainWindow) -> None:
    window.set_frame((("questions", "Vragen"),), (("proof", "Wat staat waar"),), can_lock=True)
    assert window.header.lock_button.isVisible()
    window.set_frame((), (), can_lock=False)
    assert not window.header.lock_button.isVisible()
    assert window.header.card_button.isVisible()
    assert window.header.hide_button.isVisible()


def test_example_and_warning_are_said_above_the_page(window: MainWindow) -> None:
    window.set_strip(example_strip)
    window.set_warning(True)
    assert "verzonnen gegevens" in window.notices()
    assert "bijna op slot" in window.notices()
    window.set_strip(None)
    assert window._said_above()._strip.text() == ""  # nothing stays in what is out of sight
    window.set_warning(False)
    assert window.notices() == ""


def test_it_tells_once_that_it_was_painted(qtbot: QtBot) -> None:
    window = MainWindow(lambda: CARD, PARTS)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    with qtbot.assertNotEmitted(window.first_painted, wait=50):
        window.update()
