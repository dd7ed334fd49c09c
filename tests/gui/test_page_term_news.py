"""What is told about dossiers that go by themselves."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from zelfscan.gui import ask
from zelfscan.gui.pages.term_news import TermNewsPage
from zelfscan.gui.widgets.scroll_page import ScrollPage
from zelfscan.gui.widgets.text import Text
from zelfscan.presenters.safe_views import TermNewsView

GONE = TermNewsView(
    "Dit is vanzelf gewist", ("Dossier D-01",), (), (), (), "Bewijs van wissen\n", "bewijs.txt"
)
COMING = TermNewsView("De termijn is voorbij", (), ("Dossier D-02",), ("Dossier D-03",), (), "", "")


def a_page(qtbot: QtBot, view: TermNewsView) -> TermNewsPage:
    page = TermNewsPage()
    qtbot.addWidget(page)
    page.show()
    page.draw(view)
    return page


def test_what_is_gone_comes_with_its_proof(qtbot: QtBot, tmp_path: Path) -> None:
    page = a_page(qtbot, GONE)
    assert not page.now_button.isVisibleTo(page)
    ask.answer_next(tmp_path / "weg" / "bewijs.txt")
    page.save_button.click()
    assert "niet bewaard" in page.told.text()
    ask.answer_next(tmp_path / "bewijs.txt")
    page.save_button.click()
    assert (tmp_path / "bewijs.txt").read_text(encoding="utf-8") == GONE.proof


def test_what_is_coming_can_be_kept_or_go_now(qtbot: QtBot) -> None:
    page = a_page(qtbot, COMING)
    now: list[bool] = []
    page.now_asked.connect(lambda: now.append(True))
    ask.answer_next(False)
    page.now_button.click()
    assert now == []
    ask.answer_next(True)
    page.now_button.click()
    assert now == [True]
    with qtbot.waitSignal(page.change_asked):
        page.change_button.click()
    with qtbot.waitSignal(page.back_asked):
        page.on_button.click()


def test_the_names_go_with_the_lock(qtbot: QtBot) -> None:
    page = a_page(qtbot, COMING)
    said = " ".join(text.text() for text in page.findChildren(Text))
    assert "Dossier D-02" in said
    assert "Dossier D-03" in said
    page.forget()
    assert "Dossier D-0" not in " ".join(text.text() for text in page.findChildren(Text) if text.isVisible())


def test_a_copy_that_still_holds_what_is_gone_can_be_removed_right_there(qtbot: QtBot) -> None:
    usual = a_page(qtbot, GONE)
    qtbot.waitUntil(lambda: usual.on_button.isVisibleTo(usual))
    assert not usual.copies_button.isVisibleTo(usual)
    page = a_page(qtbot, replace(GONE, troubles=("Een kopie kon niet weg.",), are_copies_left=True))
    qtbot.waitUntil(lambda: page.copies_button.isVisibleTo(page))
    with qtbot.waitSignal(page.copies_asked):
        page.copies_button.click()


def test_a_small_window_begins_with_what_is_gone_and_the_way_on_is_in_sight(qtbot: QtBot) -> None:
    page = TermNewsPage()
    qtbot.addWidget(page)
    page.resize(800, 420)
    page.draw(replace(COMING, gone=("Dossier D-01",)))
    page.show()
    page.focus_start()
    qtbot.wait(3 * ScrollPage.SETTLED)
    assert page.window().focusWidget() is page.on_button
    assert page._scroll.verticalScrollBar().maximum() > 0
    assert page._scroll.verticalScrollBar().value() == 0
    assert not page.on_button.visibleRegion().isEmpty()
