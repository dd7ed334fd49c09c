"""About the program, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from zelfscan.gui.pages.about import AboutPage
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.message import Message
from zelfscan.gui.widgets.text import Text
from zelfscan.paths import licences_folder, resources_folder
from zelfscan.presenters.about_desk import AboutDesk
from zelfscan.presenters.help_views import AboutView

OWN = "own:EUPL-1.2"


@pytest.fixture
def desk(clock: FixedClock) -> AboutDesk:
    return AboutDesk(licences_folder(), resources_folder() / "licences", clock)


@pytest.fixture
def view(desk: AboutDesk) -> AboutView:
    return desk.view(None)


@pytest.fixture
def page(qtbot: QtBot, desk: AboutDesk, view: AboutView) -> AboutPage:
    page = AboutPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.draw(view)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def words(page: AboutPage) -> str:
    texts = (text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))
    return "\n".join(texts).replace("\u200b", "")


def press(page: AboutPage, key: Qt.Key) -> bool:
    return page.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def test_it_says_version_licences_and_that_addresses_open_nothing(page: AboutPage, view: AboutView) -> None:
    for part in (view.title, "EUPL-1.2", "CC-BY-4.0", "OFL-1.1", "LGPL", "https://code.qt.io/cgit/"):
        assert part in words(page)
    assert "Webadressen staan hier als tekst." in words(page)
    assert not [text for text in page.findChildren(Text) if text.openExternalLinks()]


def test_old_content_is_warned_for(page: AboutPage, view: AboutView) -> None:
    assert not page.findChildren(Message)
    page.draw(replace(view, stale="Langer dan een jaar niet nagekeken: Zelfscan."))
    assert "Deze inhoud is oud." in page.findChildren(Message)[0].text()


def test_a_click_on_a_row_shows_the_text_and_terug_leads_to_that_row(
    page: AboutPage, qtbot: QtBot, desk: AboutDesk
) -> None:
    qtbot.mouseClick(page.rows[OWN], Qt.MouseButton.LeftButton)
    assert (
        page.licence_text is not None
        and page.licence_text.toPlainText() == desk.licence(OWN).text.rstrip("\n") + "\n"
    )
    assert page.licence_text.hasFocus() and page.licence_text.isReadOnly()
    assert "Het programma" in words(page)
    qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)
    assert page.licence_text is None
    qtbot.waitUntil(page.rows[OWN].hasFocus)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
def test_a_key_leads_back_one_step_at_a_time(page: AboutPage, qtbot: QtBot, key: Qt.Key) -> None:
    page.open_licence(OWN)
    with qtbot.assertNotEmitted(page.back_asked):
        assert press(page, key)
    assert page.licence == ""
    with qtbot.waitSignal(page.back_asked):
        assert press(page, key)


def test_the_text_is_read_with_the_keyboard_and_left_with_tab(page: AboutPage, qapp: QApplication) -> None:
    page.open_licence("text:GPL-3.0-only")
    qapp.processEvents()
    assert page.licence_text is not None
    QTest.keyClick(page.licence_text, Qt.Key.Key_PageDown)
    assert page.licence_text.verticalScrollBar().value() > 0
    QTest.keyClick(page.licence_text, Qt.Key.Key_Tab)
    assert page.footer.back_button.hasFocus()


def test_the_libraries_are_folded_until_somebody_asks(page: AboutPage, view: AboutView) -> None:
    name = view.others[0].name
    assert name not in words(page)
    page.more_button.click()
    assert name in words(page)
    assert page.more_button.text() == "Verberg deze bibliotheken"
    page.more_button.click()
    assert name not in words(page)


def test_they_stay_unfolded_on_the_way_back_from_a_text(page: AboutPage) -> None:
    page.more_button.click()
    page.open_licence("library:pillow")
    press(page, Qt.Key.Key_Escape)
    assert page.rows["library:pillow"].isVisible()


def test_tab_goes_by_everything_in_the_order_of_the_page(page: AboutPage, view: AboutView) -> None:
    page.more_button.click()
    start = page.start_focus()
    assert start is page.guide_button
    start.setFocus()
    rows = [page.rows[row.id] for row in (*view.own, *view.qt_rows)]
    others = [page.rows[row.id] for row in view.others]
    for wanted in [page.content_button, *rows, page.more_button, *others, page.footer.back_button]:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted


def test_it_leads_to_the_guide(page: AboutPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.guide_asked):
        qtbot.mouseClick(page.guide_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("width", "height"), [(1280, 736), (1024, 576)])
def test_at_200_per_cent_nothing_is_cut_off(
    page: AboutPage, qapp: QApplication, width: int, height: int
) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    page.resize(width, height)
    page.more_button.click()
    qapp.processEvents()
    for part in (*page.findChildren(Text), *page.rows.values(), page.more_button):
        if part.isVisibleTo(page):
            assert part.mapTo(page, part.rect().topRight()).x() <= width
            assert part.width() >= part.minimumSizeHint().width()
    page.open_licence("library:pikepdf")
    qapp.processEvents()
    assert page.licence_text is not None and page.licence_text.height() >= 200


def test_another_text_size_keeps_the_text_that_is_open(page: AboutPage, qapp: QApplication) -> None:
    page.open_licence(OWN)
    apply_theme(qapp, LIGHT_THEME, 1.5)
    assert page.licence == OWN and page.licence_text is not None


def test_another_language_says_the_way_back(page: AboutPage) -> None:
    page.footer.back_button.setText("")
    page.speak()
    assert page.footer.back_button.text() == "Terug"
