"""The first page."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.button import Button
from zelfscan.gui.widgets.card import ChoiceCard
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.presenters.views import ChoiceView, NoteView, PlaceView, StartView

PLACE = PlaceView(
    "woningscan", "volledig", "Woningscan", ("Vraag 26 van 66",), 25, 66, "25 van 66", "Voordeur", "Ga verder"
)
VIEW = StartView(
    greeting="Welkom.",
    promises=("Eén.", "Twee.", "Drie.", "Vier."),
    limit="Wie deze computer beheert, kan technisch meekijken.",
    choices=(
        ChoiceView("zelfscan", "kort", "persoon", "Zelfscan", "Over u.", "21 vragen"),
        ChoiceView("woningscan", "volledig", "woning", "Woningscan", "Over uw huis.", "66 vragen"),
    ),
    longer=(ChoiceView("zelfscan", "volledig", "persoon", "Zelfscan", "Over u.", "71 vragen"),),
    place=None,
    threat=(("strong", "Is er nu een dreiging?"),),
    foot="De scan is geen beveiligingsadvies.",
)


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.draw(VIEW)
    page.show()
    return page


def _button(page: StartPage, words: str) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == words)


def test_at_the_first_start_the_focus_lands_on_the_first_scan(page: StartPage) -> None:
    focus = page.start_focus()
    assert isinstance(focus, ChoiceCard) and focus.accessibleName() == "Zelfscan"


def test_where_somebody_was_gets_the_focus(page: StartPage) -> None:
    page.draw(replace(VIEW, place=PLACE))
    assert page.start_focus() is _button(page, "Ga verder")


def test_a_card_says_what_it_is_to_a_screen_reader(page: StartPage) -> None:
    card = page.findChildren(ChoiceCard)[1]
    assert card.accessibleName() == "Woningscan"
    assert card.accessibleDescription() == "Over uw huis. 66 vragen"


def test_each_choice_names_its_pack_and_route(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.choice_made) as made:
        page.findChildren(ChoiceCard)[1].click()
    assert made.args == ["woningscan", "volledig"]
    with qtbot.waitSignal(page.choice_made) as made:
        _button(page, "Zelfscan met alle vragen").click()
    assert made.args == ["zelfscan", "volledig"]


def test_the_place_example_proof_and_card_can_be_asked_for(page: StartPage, qtbot: QtBot) -> None:
    page.draw(replace(VIEW, place=PLACE))
    for words, signal in (
        ("Ga verder", page.place_chosen),
        ("Eerst rondkijken in een voorbeeld", page.example_asked),
        ("Bekijk het bewijs: wat staat waar", page.proof_asked),
        ("Open de noodkaart", page.card_asked),
    ):
        with qtbot.waitSignal(signal):
            _button(page, words).click()


def test_drawing_again_keeps_the_focus_on_the_page(page: StartPage, qtbot: QtBot) -> None:
    page.activateWindow()
    focus = page.start_focus()
    assert focus is not None
    focus.setFocus()
    page.draw(VIEW)
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.start_focus())


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
def test_nothing_is_cut_off_sideways(page: StartPage, qapp: QApplication, width: int, scale: float) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page.draw(replace(VIEW, place=PLACE))
    page.resize(width, 736)
    qapp.processEvents()
    for button in page.findChildren(Button):
        right = button.mapTo(page, button.rect().topRight()).x()
        assert right <= width, f"{button.text()} ends at {right}"
        assert button.width() >= button.minimumSizeHint().width(), button.text()


def test_a_page_that_is_drawn_twice_in_a_row_still_begins_at_its_notes(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1280, 300)
    view = replace(VIEW, notes=(NoteView("x", "info", "Nieuws.", "Lees dit.", "Sluit"),))
    page.draw(view)
    page.show()
    page.draw(replace(view, foot="Een andere voet."))
    qtbot.wait(2 * ScrollPage.SETTLED)
    assert page._scroll.verticalScrollBar().value() == 0
    assert page.notes.isVisible()
