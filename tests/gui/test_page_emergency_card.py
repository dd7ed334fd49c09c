"""The emergency card over the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.views import CardView, NumberView

VIEW = CardView(
    numbers=(NumberView("112", "Direct gevaar", "Ook bij post."), NumberView("0900", "Politie", "Aangifte.")),
    steps=("Ga weg.", "Bel."),
    notices=(("Post?", "Niet openen."),),
    checked="Nummers overgenomen op 23-11-2026, nog niet nagebeld.",
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.line = QLineEdit(window)  # type: ignore[attr-defined]
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def card(window: QWidget) -> EmergencyCard:
    return EmergencyCard(window)


def test_it_covers_the_window_and_follows_its_size(card: EmergencyCard, window: QWidget) -> None:
    card.open_card(VIEW)
    assert card.geometry() == window.rect()
    window.resize(1024, 640)
    assert card.geometry() == window.rect()


def test_it_says_everything_on_it(card: EmergencyCard) -> None:
    card.open_card(VIEW)
    words = "\n".join(text.text() for text in card.findChildren(Text))
    for part in ("112", "0900", "Ga weg.", "Niet openen.", "nog niet nagebeld", "gebruik uw telefoon"):
        assert part in words


def test_escape_closes_it_and_gives_the_focus_back(
    card: EmergencyCard, window: QWidget, qtbot: QtBot
) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    card.open_card(VIEW)
    assert card.close_button.hasFocus()
    QTest.keyClick(card.close_button, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert line.hasFocus()


def test_tab_stays_inside_it(card: EmergencyCard, qtbot: QtBot) -> None:
    card.open_card(VIEW)
    qtbot.waitUntil(card.close_button.hasFocus)
    QTest.keyClick(card.close_button, Qt.Key.Key_Tab)
    assert card.close_button.hasFocus()


def test_it_can_be_opened_twice(card: EmergencyCard) -> None:
    card.open_card(VIEW)
    card.open_card(VIEW)
    card.close_button.click()
    assert not card.isVisible()


def test_the_arrow_keys_scroll_it_in_a_low_window(card: EmergencyCard, window: QWidget, qtbot: QtBot) -> None:
    window.resize(700, 300)
    card.open_card(VIEW)
    assert card.sheet is not None
    bar = card.sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.keyClick(card.close_button, Qt.Key.Key_Down)
    assert bar.value() > 0


LONG = replace(VIEW, after=("Blijf op een veilige plek.", "Zet het in uw logboek."))


def test_what_helps_afterwards_is_folded_away_behind_the_numbers(card: EmergencyCard) -> None:
    card.open_card(VIEW)
    assert card.after is None
    card.open_card(LONG)
    assert card.after is not None
    assert not card.after.is_open()
    assert card.after.fold_button.text() == "Na intimidatie of een dreiging"


def test_it_unfolds_with_the_keyboard_and_leads_to_the_log(card: EmergencyCard, qtbot: QtBot) -> None:
    card.set_log_shown(True)
    card.open_card(LONG)
    assert card.after is not None
    QTest.keyClick(card.close_button, Qt.Key.Key_Tab)
    assert card.after.fold_button.hasFocus()
    QTest.keyClick(card.after.fold_button, Qt.Key.Key_Return)
    assert card.after.is_open()
    QTest.keyClick(card.after.fold_button, Qt.Key.Key_Tab)
    assert card.after.log_button.hasFocus()
    with qtbot.waitSignal(card.log_asked):
        QTest.keyClick(card.after.log_button, Qt.Key.Key_Return)
    assert card.isHidden()


def test_without_a_scan_there_is_no_log_to_go_to(card: EmergencyCard, qtbot: QtBot) -> None:
    card.open_card(LONG)
    assert card.after is not None
    qtbot.mouseClick(card.after.fold_button, Qt.MouseButton.LeftButton)
    assert card.after.is_open()
    assert card.after.log_button.isHidden()
    QTest.keyClick(card.after.fold_button, Qt.Key.Key_Tab)
    assert card.close_button.hasFocus()


def test_it_stands_under_the_numbers_or_last_in_one_column(card: EmergencyCard, window: QWidget) -> None:
    card.open_card(LONG)
    assert card.after is not None and card._homes is not None
    assert card._homes[0].indexOf(card.after) >= 0
    window.resize(700, 600)
    assert card._homes[1].indexOf(card.after) >= 0
    window.resize(1280, 800)
    assert card._homes[0].indexOf(card.after) >= 0
