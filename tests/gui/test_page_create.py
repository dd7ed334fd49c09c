"""Choosing a passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.widgets.text import Text


@pytest.fixture
def page(qtbot: QtBot) -> CreatePage:
    page = CreatePage("Wie deze computer beheert, kan technisch meekijken.")
    qtbot.addWidget(page)
    page.show()
    return page


def _words(page: CreatePage) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def test_two_equal_passphrases_are_handed_over(page: CreatePage, qtbot: QtBot) -> None:
    page.first.set_text("fiets onder groene brug")
    page.second.set_text("fiets onder groene brug")
    with qtbot.waitSignal(page.create_asked) as asked:
        page.button.click()
    assert asked.args == ["fiets onder groene brug"]


def test_two_different_passphrases_are_not(page: CreatePage, qtbot: QtBot) -> None:
    page.first.set_text("fiets onder groene brug")
    page.second.set_text("fiets onder rode brug")
    with qtbot.assertNotEmitted(page.create_asked):
        page.button.click()
    assert "niet gelijk" in page.second.error()


def test_an_empty_passphrase_says_so(page: CreatePage) -> None:
    page.button.click()
    assert page.first.error() == "Typ eerst een wachtzin."


def test_enter_goes_from_the_first_field_to_the_second(page: CreatePage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.first.edit.setFocus()
    QTest.keyClick(page.first.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(page.second.edit.hasFocus)


def test_the_strength_follows_the_typing(page: CreatePage) -> None:
    assert "nog niets getypt" in _words(page)
    page.first.set_text("kort")
    assert "Sterkte: zwak" in _words(page)
    page.first.set_text("fiets onder groene brug")
    assert "Sterkte: sterk." in _words(page)


def test_while_the_vault_is_made_nothing_can_be_pressed(page: CreatePage) -> None:
    page.show_busy(True)
    assert not page.button.isEnabled()
    assert not page.nothing_button.isEnabled()
    page.show_error("Deze wachtzin is te kort.")
    assert page.button.isEnabled()
    assert page.first.error() == "Deze wachtzin is te kort."


def test_nothing_of_a_passphrase_stays(page: CreatePage) -> None:
    page.first.set_text("fiets")
    page.second.set_text("fiets")
    page.forget()
    assert page.first.text() == page.second.text() == ""


def test_keeping_nothing_is_left_out_where_it_makes_no_sense(page: CreatePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.nothing_kept):
        page.nothing_button.click()
    assert "Nu niets bewaren?" in _words(page)
    page.show_choice(can_keep_nothing=False)
    assert not page.nothing_button.isVisible()
    assert "Nu niets bewaren?" not in _words(page)


def test_the_honest_limit_stands_on_the_page(page: CreatePage) -> None:
    assert "technisch meekijken" in _words(page)


def test_a_vault_beside_others_has_a_word_which_is_asked_first(page: CreatePage) -> None:
    assert not page.name.isVisible()
    assert page.start_focus() is page.first.edit
    page.show_choice(can_keep_nothing=False, is_beside=True)
    assert page.name.isVisible()
    assert page.start_focus() is page.name.edit
    page.name.set_text("  De   tuin ")
    assert page.label() == "De tuin"


@pytest.mark.parametrize("word", ["x" * 31, "a\u200bb"])
def test_a_word_that_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    page: CreatePage, qtbot: QtBot, word: str
) -> None:
    page.show_choice(can_keep_nothing=False, is_beside=True)
    page.name.set_text(word)
    page.first.set_text("fiets onder groene brug")
    page.second.set_text("fiets onder groene brug")
    with qtbot.assertNotEmitted(page.create_asked):
        page.button.click()
    assert page.name.error()
    assert page.first.text() == "fiets onder groene brug"
    page.name.set_text("x" * 30)
    assert not page.name.error()
    with qtbot.waitSignal(page.create_asked):
        page.button.click()


def test_in_another_language_a_word_is_still_asked_and_what_was_typed_can_be_forgotten(
    page: CreatePage,
) -> None:
    page.show_choice(can_keep_nothing=False, is_beside=True)
    page.speak()
    assert not page.name.isHidden()
    assert page.nothing_button.isHidden()
    page.name.set_text("De tuin")
    page.forget()
    assert page.label() == ""


def test_what_went_wrong_for_one_person_is_not_told_to_the_next(page: CreatePage) -> None:
    page.show_trouble("Uw scan kan niet worden bewaard.", "De schijf is vol.")
    page.first.set_error("Typ eerst een wachtzin.")
    page.forget()
    page.show_choice(can_keep_nothing=False, is_beside=True)
    assert page.first.error() == ""
    assert "De schijf is vol." not in _words(page)


def test_the_way_back_stands_above_the_page_and_works_while_nothing_is_made(
    page: CreatePage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.back_asked):
        page.back_button.click()
    top = page.back_button.mapTo(page, page.back_button.rect().bottomLeft())
    assert top.y() < page.first.mapTo(page, page.first.rect().topLeft()).y()
    page.show_busy(True)
    assert not page.back_button.isEnabled()
