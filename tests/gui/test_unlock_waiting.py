"""The lock while it takes a while before the next attempt, and when several people have a vault."""

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.presenters.views import UnlockView, VaultChoiceView

TWO = (VaultChoiceView("vault", "Zonnebloem"), VaultChoiceView("vault-2", "Kluis 2"))


class Left:
    """The seconds that are left to wait, as a test says."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> int:
        return self.seconds


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return note_what_is_announced(monkeypatch)


@pytest.fixture
def left() -> Left:
    return Left()


@pytest.fixture
def page(qtbot: QtBot, said: list[str], left: Left) -> UnlockPage:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.seconds_to_wait = left
    page.draw(UnlockView("Op slot.", "Begin opnieuw."))
    page.show()
    return page


def test_the_button_counts_down_in_words_and_works_again_at_the_end(
    page: UnlockPage, left: Left, qtbot: QtBot
) -> None:
    left.seconds = 2
    page.show_error("Deze wachtzin klopt niet.")
    assert page.button.text() == "Wacht nog 2 tellen"
    assert not page.button.isEnabled()
    left.seconds = 1
    qtbot.waitUntil(lambda: page.button.text() == "Wacht nog 1 tel")
    left.seconds = 0
    qtbot.waitUntil(page.button.isEnabled)
    assert page.button.text() == "Ontgrendel"
    assert not page.is_waiting()


def test_why_somebody_has_to_wait_is_said_as_long_as_it_takes(
    page: UnlockPage, left: Left, qtbot: QtBot
) -> None:
    assert not page._why_waiting.isVisible()
    left.seconds = 5
    page.show_error("Deze wachtzin klopt niet.")
    assert page._why_waiting.isVisible()
    page.speak()
    qtbot.waitUntil(lambda: page._why_waiting.isVisible())
    left.seconds = 0
    qtbot.waitUntil(lambda: not page._why_waiting.isVisible())


def test_a_screen_reader_hears_the_beginning_and_the_end_and_no_second_between(
    page: UnlockPage, left: Left, said: list[str], qtbot: QtBot
) -> None:
    for seconds in (5, 4, 3, 0):
        left.seconds = seconds
        page.button.follow()
        assert page.button.accessibleName() == ("Ontgrendel" if seconds else "")
    assert said == ["Wacht nog 5 tellen", "U kunt het weer proberen."]


def test_enter_tries_nothing_while_it_takes_a_while(
    page: UnlockPage, left: Left, said: list[str], qtbot: QtBot
) -> None:
    left.seconds = 5
    page.button.follow()
    page.field.set_text("fiets onder groene brug")
    with qtbot.assertNotEmitted(page.unlock_asked, wait=0):
        page.field.submitted.emit()
    assert said[-1] == "Wacht nog 5 tellen"
    assert page.field.text() == "fiets onder groene brug"
    left.seconds = 0
    page.button.follow()
    with qtbot.waitSignal(page.unlock_asked):
        page.field.submitted.emit()


def test_speaking_another_language_does_not_end_the_wait(page: UnlockPage, left: Left) -> None:
    left.seconds = 5
    page.button.follow()
    page.speak()
    assert not page.button.isEnabled()
    assert page.button.text() == "Wacht nog 5 tellen"


def test_with_a_sheet_a_lost_passphrase_leads_to_it(page: UnlockPage, qtbot: QtBot) -> None:
    page.draw(UnlockView("Op slot.", "Begin opnieuw.", has_sheet=True, help="Uw herstelblad helpt wel."))
    with qtbot.waitSignal(page.sheet_asked):
        page.lost_button.click()


def test_one_vault_asks_nobody_whose_it_is(page: UnlockPage) -> None:
    assert not page.whose.isVisible()


def test_with_more_vaults_somebody_chooses_their_own(page: UnlockPage, qtbot: QtBot) -> None:
    page.draw(UnlockView("Op slot.", "", choices=TWO, chosen="vault-2"))
    assert page.whose.isVisible()
    assert page.whose.chosen_id() == "vault-2"
    page.whose.setCurrentIndex(0)
    with qtbot.waitSignal(page.vault_chosen) as chosen:
        page.whose.activated.emit(0)
    assert chosen.args == ["vault"]


def test_what_was_wrong_with_one_vault_is_not_said_of_the_next(page: UnlockPage) -> None:
    page.draw(UnlockView("Op slot.", "", choices=TWO, chosen="vault"))
    page.show_error("Deze wachtzin klopt niet.")
    page.draw(UnlockView("Op slot.", "", choices=TWO, chosen="vault-2"))
    assert page.field.error() == ""


def test_a_vault_that_cannot_be_opened_offers_a_copy(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_trouble("Uw scan kan niet open.", "Het bestand is beschadigd.", can_restore=True)
    with qtbot.waitSignal(page.restore_asked):
        page._trouble.action_button.click()
    page.show_trouble("Uw scan kan niet open.", "De schijf is vol.")
    assert not page._trouble.action_button.isVisible()
