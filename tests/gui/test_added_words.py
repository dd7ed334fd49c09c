"""What an organisation says beside a question: under its own name, as plain text, wherever that stands."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.presenters.small_scan import an_open_scan
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.question_section import QuestionBlock
from zelfscan.gui.widgets.text import Heading, Text
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.scan_desk import ScanDesk

SAID = "<b>Let op:</b> bel de griffie.\nOp werkdagen."
TITLE = "Van uw organisatie: Gemeente X"


@pytest.fixture
def desk(clock: FixedClock) -> ScanDesk:
    scan = an_open_scan(MemoryJournal(), clock)
    scan.loaded = replace(scan.loaded, explained={"function": SAID}, organisation="Gemeente X")
    return ScanDesk(scan)


def words(inside: QWidget) -> list[str]:
    parts = [*inside.findChildren(Heading), *inside.findChildren(Text)]
    return [part.text() for part in parts if part.isVisibleTo(inside)]


def test_it_stands_beside_its_question_and_no_other(qtbot: QtBot, desk: ScanDesk) -> None:
    page = QuestionPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.show()
    assert {TITLE, SAID} <= set(words(page))
    page.open_item("threat")
    assert page.heading.text() == "threat?"
    assert not {TITLE, SAID} & set(words(page))


def test_it_is_a_text_with_a_heading_for_a_screen_reader(qtbot: QtBot, desk: ScanDesk) -> None:
    page = QuestionPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.show()
    headings = [each for each in page.findChildren(Heading) if each.text() == TITLE]
    assert [each.isVisibleTo(page) for each in headings] == [True]


def test_it_stands_under_a_question_among_others(qtbot: QtBot, desk: ScanDesk) -> None:
    asked = {view.item: view for view in desk.section_view().asked}
    for item, is_there in (("function", True), ("threat", False)):
        block = QuestionBlock(asked[item], are_keys_shown=False)
        qtbot.addWidget(block)
        block.show()
        assert TITLE not in words(block)
        block.more_button.click()
        assert (TITLE in words(block)) == is_there
        assert (SAID in words(block)) == is_there
