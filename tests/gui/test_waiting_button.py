"""The button that waits after wrong attempts says so, and works again when it is over."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.widgets.waiting_button import WaitingButton


class Left:
    """The seconds that are left, as a test says."""

    seconds = 0

    def __call__(self) -> int:
        return self.seconds


@pytest.fixture
def left() -> Left:
    return Left()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def button(qtbot: QtBot, left: Left) -> WaitingButton:
    button = WaitingButton("Open het dossier", "Bezig met openen", left)
    qtbot.addWidget(button)
    button.show()
    return button


def test_it_counts_down_and_works_again_at_the_end(button: WaitingButton, left: Left, qtbot: QtBot) -> None:
    assert button.text() == "Open het dossier" and button.isEnabled()
    left.seconds = 2
    button.follow()
    assert button.text() == "Wacht nog 2 tellen"
    assert button.is_waiting() and not button.isEnabled()
    assert button.accessibleName() == "Open het dossier"
    left.seconds = 1
    qtbot.waitUntil(lambda: button.text() == "Wacht nog 1 tel")
    left.seconds = 0
    qtbot.waitUntil(button.isEnabled)
    assert button.text() == "Open het dossier"


def test_a_screen_reader_hears_the_beginning_and_the_end_and_no_second_between(
    button: WaitingButton, left: Left, said: list[str], qtbot: QtBot
) -> None:
    left.seconds = 2
    button.follow()
    left.seconds = 1
    qtbot.waitUntil(lambda: button.text() == "Wacht nog 1 tel")
    button.say_wait()
    left.seconds = 0
    qtbot.waitUntil(button.isEnabled)
    assert said == ["Wacht nog 2 tellen", "Wacht nog 1 tel", "U kunt het weer proberen."]


def test_what_waits_with_it_is_told_of_the_beginning_and_of_the_end(
    button: WaitingButton, left: Left, qtbot: QtBot
) -> None:
    told: list[bool] = []
    button.wait_changed.connect(told.append)
    left.seconds = 1
    button.follow()
    left.seconds = 0
    qtbot.waitUntil(lambda: told == [True, False])


def test_while_it_is_busy_it_says_so_and_cannot_be_pressed(button: WaitingButton, left: Left) -> None:
    left.seconds = 2
    button.show_busy(True)
    assert button.text() == "Bezig met openen" and not button.isEnabled()
    left.seconds = 0
    button.show_busy(False)
    assert button.text() == "Open het dossier" and button.isEnabled()
