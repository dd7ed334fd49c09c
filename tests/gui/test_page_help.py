"""The guide, by mouse and by keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.pseudo import note_what_is_announced
from zelfscan.gui.pages.help import HelpPage
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.gui.widgets.exhibit import Exhibit
from zelfscan.gui.widgets.house_picture import HousePicture
from zelfscan.gui.widgets.question_picture import QuestionPicture
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.help_desk import HelpDesk
from zelfscan.presenters.help_views import HelpView

DRAWINGS = questionnaires_folder() / "catalogue" / "pictures"
VIEW = HelpDesk(DRAWINGS).view(
    {"questions", "result", "plan", "report", "start", "proof", "settings", "card", "keys", "about"}
)
CHAPTERS = [chapter.id for chapter in VIEW.chapters]


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    page = HelpPage()
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.draw(VIEW)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def words(page: HelpPage) -> str:
    return "\n".join(text.text() for text in page.findChildren(Text) if text.isVisibleTo(page))


def test_it_begins_with_what_the_scan_is(page: HelpPage) -> None:
    assert page.chapter().id == "what"
    assert "De scan is geen beveiligingsadvies." in words(page)
    assert "Hoofdstuk 1 van 10" in words(page)


def test_a_click_on_the_contents_opens_a_chapter(page: HelpPage, qtbot: QtBot) -> None:
    entry = page.contents.entries()["planning"]
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert page.chapter().id == "planning"
    assert entry.is_current and entry.accessibleDescription() == "Hier bent u"
    assert "hoogstens drie stappen" in words(page)


def test_the_foot_leads_through_every_chapter(page: HelpPage, qtbot: QtBot) -> None:
    seen = [page.chapter().id]
    while page.footer.next_button.isVisible():
        qtbot.mouseClick(page.footer.next_button, Qt.MouseButton.LeftButton)
        seen.append(page.chapter().id)
    assert seen == CHAPTERS


def test_at_the_last_chapter_the_focus_has_somewhere_to_be(page: HelpPage, qtbot: QtBot) -> None:
    page.open_chapter(CHAPTERS[-2])
    page.footer.next_button.setFocus()
    qtbot.waitUntil(page.footer.next_button.hasFocus)
    page.footer.next_button.click()
    qtbot.waitUntil(page.footer.back_button.hasFocus)


def test_a_chapter_that_opens_is_read_out(page: HelpPage, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = note_what_is_announced(monkeypatch)
    page.open_chapter("incident")
    assert len(heard) == 1
    assert heard[0].startswith("Als er iets gebeurt. Druk op F2.")


def test_every_chapter_shows_its_picture(page: HelpPage) -> None:
    kinds = (Exhibit, HousePicture, QuestionPicture)
    for chapter in VIEW.chapters:
        page.open_chapter(chapter.id)
        shown = [each for kind in kinds for each in page.findChildren(kind) if each.isVisibleTo(page)]
        assert [each.accessibleName() for each in shown] == [chapter.alt], chapter.id
        assert shown[0].height() > 40


def test_without_the_file_of_a_drawing_the_words_are_there(page: HelpPage, tmp_path: Path) -> None:
    lost = tuple(replace(each, drawing=each.drawing and tmp_path / "lost.svg") for each in VIEW.chapters)
    page.draw(HelpView(lost))
    page.open_chapter("report")
    assert "Het rapport is een pdf" in words(page)
    assert not [each for each in page.findChildren(QuestionPicture) if each.isVisibleTo(page)]


def test_every_link_leads_to_its_place(page: HelpPage, qtbot: QtBot) -> None:
    for chapter in VIEW.chapters:
        page.open_chapter(chapter.id)
        for button, link in zip(page.links, chapter.links, strict=True):
            signal = page.card_asked if link.place == "card" else page.place_asked
            with qtbot.waitSignal(signal) as caught:
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            assert caught.args == ([] if link.place == "card" else [link.place])


def test_tab_goes_from_the_contents_to_the_links_and_the_foot(page: HelpPage, qtbot: QtBot) -> None:
    start = page.start_focus()
    assert start is page.contents.entries()["what"]
    start.setFocus()
    seen = []
    for _ in range(10 + 2 + 2):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [*page.contents.entries().values(), *page.links]
    assert seen == [*wanted, page.footer.back_button, page.footer.next_button]


def test_after_another_chapter_tab_still_goes_in_reading_order(page: HelpPage) -> None:
    page.open_chapter("answering")
    page.contents.entries()[CHAPTERS[-1]].setFocus()
    seen = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [*page.links, page.footer.back_button]


def test_in_a_narrow_window_the_contents_are_a_menu(page: HelpPage, qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    qapp.processEvents()
    assert not page.contents.isVisible() and page.menu_button.isVisible()
    assert page.start_focus() is page.menu_button
    assert [action.text() for action in page.menu.actions()] == [each.title for each in VIEW.chapters]
    page.menu.actions()[2].trigger()
    assert page.chapter().id == "reading"


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0), (1024, 2.0)])
def test_nothing_is_wider_than_the_window(
    page: HelpPage, qapp: QApplication, width: int, scale: float
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page.resize(width, 640)
    for chapter in CHAPTERS:
        page.open_chapter(chapter)
        qapp.processEvents()
        for part in (*page.links, *page.findChildren(Text), *page.findChildren(Exhibit)):
            if part.isVisibleTo(page):
                right = part.mapTo(page, part.rect().topRight()).x()
                assert right <= width, f"{chapter}: {part}"
                assert part.width() >= part.minimumSizeHint().width(), f"{chapter}: {part}"


def test_the_chapter_that_was_read_stays_when_the_page_is_drawn_again(page: HelpPage) -> None:
    page.open_chapter("keeping")
    page.draw(VIEW)
    assert page.chapter().id == "keeping"
    assert page.findChildren(Heading)


def test_terug_and_escape_lead_back(page: HelpPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_asked):
        qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)
