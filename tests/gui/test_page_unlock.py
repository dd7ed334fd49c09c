"""The page while the scan is locked."""

import pytest
from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.views import UnlockView


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.draw(UnlockView("Verborgen om 20.06 uur. Er is niets verloren gegaan.", "Geef deze map: /naam"))
    page.show()
    return page


def _words(page: UnlockPage) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def test_it_says_why_it_is_locked_and_that_nothing_is_lost(page: UnlockPage) -> None:
    assert "Verborgen om 20.06 uur. Er is niets verloren gegaan." in _words(page)


def test_the_passphrase_is_handed_over(page: UnlockPage, qtbot: QtBot) -> None:
    page.field.set_text("fiets onder groene brug")
    with qtbot.waitSignal(page.unlock_asked) as asked:
        page.button.click()
    assert asked.args == ["fiets onder groene brug"]


def test_after_a_wrong_passphrase_the_text_stays(page: UnlockPage) -> None:
    page.field.set_text("verkeerd")
    page.show_busy(True)
    page.show_error("Deze wachtzin klopt niet.")
    assert page.field.error() == "Deze wachtzin klopt niet."
    assert page.field.text() == "verkeerd"
    assert page.button.isEnabled()


def test_typing_takes_the_error_away(page: UnlockPage) -> None:
    page.show_error("Deze wachtzin klopt niet.")
    page.field.set_text("nieuw")
    assert page.field.error() == ""


def test_another_fault_of_the_vault_has_its_own_message(page: UnlockPage) -> None:
    page.show_trouble("Uw scan kan niet open.", "Het sleutelbestand ontbreekt.")
    assert "Het sleutelbestand ontbreekt." in _words(page)
    assert page.field.error() == ""


def test_an_empty_field_is_not_tried(page: UnlockPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.unlock_asked):
        page.button.click()
    assert page.field.error() == "Typ eerst uw wachtzin."


def test_who_lost_the_passphrase_reads_what_is_left(page: UnlockPage) -> None:
    assert "/naam" not in _words(page)
    page.lost_button.click()
    assert "/naam" in _words(page)


def test_locking_empties_the_field(page: UnlockPage) -> None:
    page.field.set_text("fiets")
    page.forget()
    assert page.field.text() == ""


def test_a_vault_for_somebody_else_is_offered_only_where_there_is_room(
    page: UnlockPage, qtbot: QtBot
) -> None:
    assert not page.another_button.isVisible()
    page.draw(UnlockView("", "", can_add=True))
    assert page.another_button.isVisible()
    with qtbot.waitSignal(page.another_asked):
        page.another_button.click()
    page.show_busy(True)
    assert not page.another_button.isEnabled()
