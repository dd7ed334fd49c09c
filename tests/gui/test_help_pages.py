"""From anywhere to the help and back, and the overview of the keys over every page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.pseudo import PseudoWords, escaped, words_of
from zelfscan import i18n
from zelfscan.gui.help_pages import HELP, HelpPages
from zelfscan.gui.later_parts import LaterParts
from zelfscan.gui.main_window import MainWindow
from zelfscan.gui.notices import Notices
from zelfscan.gui.pages.emergency_card import EmergencyCard
from zelfscan.gui.pages.keys_overlay import KeyRow
from zelfscan.gui.pages.page import Page
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.key_cap import KeyCap
from zelfscan.gui.widgets.text import Text
from zelfscan.paths import licences_folder, questionnaires_folder, resources_folder
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.help_texts import ABOUT
from zelfscan.presenters.key_table import KEY_GROUPS
from zelfscan.presenters.views import CardView, NumberView

CARD = CardView((NumberView("112", "Direct gevaar", ""),), ("Ga weg.",), (), "Nummers nagekeken.")
PARTS = LaterParts(EmergencyCard, Notices)
PRESS = Callable[[Qt.Key], None]
#: Names of licences and what stands on keys: the same in every language.
NAMES = ["EUPL-1.2", "CC-BY-4.0", "OFL-1.1", "LGPL-3.0-only", "GPL-3.0-only", "Backspace", "Shift", "Page Up"]
NAMES += ["Page Down", "Tab", "Alt", "F1", "O", "L"]


class _Page(Page):
    """A page that can refuse to be left."""

    def __init__(self) -> None:
        super().__init__()
        self.can_leave = True
        self.button = QPushButton("Doe")
        QVBoxLayout(self).addWidget(self.button)

    def start_focus(self) -> QWidget:
        return self.button

    def leave(self) -> bool:
        return self.can_leave


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(lambda: CARD, PARTS)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def places() -> set[str]:
    return {"plan"}


@pytest.fixture
def pages(window: MainWindow, clock: FixedClock, places: set[str]) -> HelpPages:
    help_desk = HelpDesk(questionnaires_folder() / "catalogue" / "pictures")
    about_desk = AboutDesk(licences_folder(), resources_folder() / "licences", clock)
    return HelpPages(window, help_desk, about_desk, lambda: places, lambda: None)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> _Page:
    page = _Page()
    window.show_page(page)
    qtbot.waitUntil(page.button.hasFocus)
    return page


@pytest.fixture
def press(qapp: QApplication) -> PRESS:
    def press(key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        qapp.processEvents()

    return press


def test_f1_shows_every_key_over_the_page_and_gives_the_focus_back(
    pages: HelpPages, page: _Page, press: PRESS
) -> None:
    press(Qt.Key.Key_F1)
    assert pages.keys.isVisible() and pages.keys.close_button.hasFocus()
    press(Qt.Key.Key_F1)
    assert not pages.keys.isVisible() and page.button.hasFocus()


def test_every_key_has_a_row_with_its_caps_and_its_words(pages: HelpPages, page: _Page, press: PRESS) -> None:
    press(Qt.Key.Key_F1)
    rows = [row for row in pages.keys.findChildren(KeyRow) if row.isVisible()]
    keys = [key for group in KEY_GROUPS for key in group.keys]
    assert len(rows) == len(keys)
    for key, row in zip(keys, rows, strict=True):
        assert key.words in row.accessibleName()
        assert [text.text() for text in row.findChildren(Text)][-1] == key.words
        assert len(row.findChildren(KeyCap)) == len(key.caps) + bool(key.button)


def test_tab_stays_inside_the_overview_and_no_key_reaches_the_page(
    pages: HelpPages, page: _Page, press: PRESS
) -> None:
    press(Qt.Key.Key_F1)
    stops = []
    for _ in range(4):
        stops.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert stops == [pages.keys.close_button, pages.keys.guide_button] * 2


def test_enter_in_the_overview_opens_the_guide(
    pages: HelpPages, page: _Page, press: PRESS, window: MainWindow
) -> None:
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert not pages.keys.isVisible()
    assert window.page() is pages.guide


def test_the_menu_leads_to_the_guide_and_to_the_page_about_the_program(
    pages: HelpPages, page: _Page, window: MainWindow
) -> None:
    assert pages.entries() == [(HELP, "Hulp"), (ABOUT, "Over dit programma")]
    pages.show(HELP)
    assert window.page() is pages.guide
    pages.show(ABOUT)
    assert window.page() is pages.about


def test_a_page_that_cannot_keep_what_was_typed_stays(
    pages: HelpPages, page: _Page, window: MainWindow
) -> None:
    page.can_leave = False
    pages.show(HELP)
    assert window.page() is page


def test_back_from_the_page_about_the_program_leads_to_where_it_was_opened(
    pages: HelpPages, page: _Page, window: MainWindow, qtbot: QtBot
) -> None:
    pages.show(HELP)
    pages.guide.place_asked.emit(ABOUT)
    assert window.page() is pages.about
    pages.about.footer.back_button.click()
    assert window.page() is pages.guide
    with qtbot.waitSignal(pages.back_asked):
        pages.guide.footer.back_button.click()
    pages.show(ABOUT)
    pages.about.guide_button.click()
    assert window.page() is pages.guide


def test_only_places_that_can_be_reached_now_are_offered(
    pages: HelpPages, page: _Page, places: set[str], qtbot: QtBot
) -> None:
    pages.show(HELP)
    pages.guide.open_chapter("planning")
    with qtbot.waitSignal(pages.place_asked) as signal:
        pages.guide.links[0].click()
    assert signal.args == ["plan"]
    places.clear()
    pages.show(HELP)
    assert pages.guide.links == []


def test_the_guide_opens_the_card_and_the_keys(pages: HelpPages, page: _Page, window: MainWindow) -> None:
    pages.show(HELP)
    pages.guide.open_chapter("incident")
    pages.guide.links[0].click()
    assert window.card.isVisible()
    window.card.close_over()
    pages.guide.place_asked.emit("keys")
    assert pages.keys.isVisible()


def test_the_page_under_it_can_go_while_the_overview_is_open(
    pages: HelpPages, page: _Page, press: PRESS, window: MainWindow, qtbot: QtBot
) -> None:
    other = _Page()
    press(Qt.Key.Key_F1)
    window.show_page(other)
    window.forget_page(page)
    qtbot.wait(10)
    pages.close_keys()
    assert not pages.keys.isVisible() and other.button.hasFocus()


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1024, 2.0)])
def test_in_the_overview_nothing_is_cut_off(
    pages: HelpPages,
    page: _Page,
    press: PRESS,
    window: MainWindow,
    qapp: QApplication,
    width: int,
    scale: float,
) -> None:
    window.resize(width, 640)
    press(Qt.Key.Key_F1)
    apply_theme(qapp, LIGHT_THEME, scale)
    qapp.processEvents()
    assert pages.keys.close_button.hasFocus()
    box = pages.keys.rect()
    for part in (*pages.keys.findChildren(Text), *pages.keys.findChildren(KeyCap)):
        if part.isVisible():
            assert part.mapTo(pages.keys, part.rect().topRight()).x() <= box.width() - 16
            assert part.width() >= part.minimumSizeHint().width()


def test_the_text_of_a_licence_stays_open_in_another_language_and_not_the_next_time(
    pages: HelpPages, page: _Page
) -> None:
    pages.show(ABOUT)
    pages.about.open_licence("own:EUPL-1.2")
    pages.speak()
    assert pages.about.licence == "own:EUPL-1.2" and pages.about.licence_text is not None
    pages.show(ABOUT)
    assert pages.about.licence == "" and pages.about.licence_text is None


def test_everything_follows_another_language(
    pages: HelpPages, page: _Page, press: PRESS, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.show(HELP)
    pages.show(ABOUT)
    press(Qt.Key.Key_F1)
    monkeypatch.setattr(i18n, "_catalogues", {**i18n._catalogues, "en": PseudoWords()})
    monkeypatch.setattr(i18n, "_chosen", ["en"])
    pages.speak()
    names = tuple(row.name for row in pages._about.view(None).others)
    licences = tuple(row.licence for row in pages._about.view(None).others)
    # In each place the longest first, so that no name eats a part of another.
    known = tuple(sorted({*names, *licences, *NAMES}, key=len, reverse=True))
    for part in (pages.guide, pages.about, pages.keys):
        found = [(place, left) for place, words in words_of(part) if (left := escaped(words, known))]
        assert found == [], type(part).__name__
    assert pages.entries()[0][1] == "«Hulp»"
