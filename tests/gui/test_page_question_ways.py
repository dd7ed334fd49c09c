"""Other ways through the questions: taking back, searching, short lists, a whole section, no single keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.gui.pseudo import note_what_is_announced
from tests.presenters.small_scan import a_street_scan
from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.question_search import SearchOverlay
from zelfscan.gui.pages.question_section import QuestionBlock
from zelfscan.gui.pages.question_why import WhyMemory
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.scan_desk import ScanDesk

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def make(qtbot: QtBot, clock: FixedClock, journal: MemoryJournal) -> Callable[..., QuestionPage]:
    def make_page(
        memory: WhyMemory | None = None, single_keys: Callable[[], bool] = lambda: True
    ) -> QuestionPage:
        desk = ScanDesk(a_street_scan(journal, clock))
        page = QuestionPage(desk, memory, single_keys=single_keys)
        qtbot.addWidget(page)
        page.resize(1280, 736)
        page.show()
        page.activateWindow()
        target = page.start_focus()
        assert target is not None
        target.setFocus()
        return page

    return make_page


@pytest.fixture
def page(make: Callable[..., QuestionPage]) -> QuestionPage:
    return make()


def _press(
    page: QuestionPage, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier | None = None
) -> bool:
    how = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
    return page.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, how, text))


def _whole(page: QuestionPage, qtbot: QtBot) -> list[QuestionBlock]:
    qtbot.mouseClick(page.mode.segment("whole"), LEFT)
    QApplication.processEvents()
    return list(page.section.blocks().values())


def _search(page: QuestionPage, qtbot: QtBot, words: str) -> SearchOverlay:
    assert _press(page, Qt.Key.Key_Slash, "/")
    overlay = page.ways.overlay
    assert overlay is not None
    qtbot.keyClicks(overlay.field.edit, words)
    return overlay


# Taking back


def test_the_button_comes_with_the_first_answer_and_takes_it_back(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal
) -> None:
    assert not page.undo.isVisible()
    _press(page, Qt.Key.Key_1, "1")
    assert page.undo.isVisible()
    assert page.undo.words.text() == "Laatste antwoord: yes"
    _press(page, Qt.Key.Key_Return)
    assert page.undo.button.accessibleDescription() == "Laatste antwoord: yes. De vraag was: shed?"
    qtbot.mouseClick(page.undo.button, LEFT)
    assert page.heading.text() == "shed?"
    assert journal.responses().values == {}
    assert not page.undo.isVisible()
    assert page.answers.chosen_id() == ""


def test_ctrl_z_takes_back_and_says_so(page: QuestionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    said = note_what_is_announced(monkeypatch)
    _press(page, Qt.Key.Key_1, "1")
    _press(page, Qt.Key.Key_2, "2")
    assert _press(page, Qt.Key.Key_Z, modifiers=CTRL)
    assert page.answers.chosen_id() == "yes"
    assert "Ongedaan gemaakt. shed? Het antwoord is weer: yes" in list(said)
    _press(page, Qt.Key.Key_Z, modifiers=CTRL)
    assert "Ongedaan gemaakt. shed? Er is geen antwoord meer." in list(said)
    focused = QApplication.focusWidget()
    assert focused in page.answers.rows()


def test_ctrl_z_without_an_answer_does_nothing(page: QuestionPage, journal: MemoryJournal) -> None:
    assert _press(page, Qt.Key.Key_Z, modifiers=CTRL)
    assert page.heading.text() == "shed?"
    assert not page.trouble.isVisible()


def test_in_a_note_ctrl_z_is_about_what_was_typed(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal
) -> None:
    _press(page, Qt.Key.Key_1, "1")
    page.extras.note_button.click()
    qtbot.keyClicks(page.extras.note_field, "kijk")
    qtbot.keyClick(page.extras.note_field, Qt.Key.Key_Z, CTRL)
    assert journal.responses().values == {"shed": "yes"}
    assert page.extras.note_field.toPlainText() == ""


def test_what_cannot_be_taken_back_says_so(
    page: QuestionPage, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("De schijf is vol.")

    _press(page, Qt.Key.Key_1, "1")
    monkeypatch.setattr(journal, "withdraw", refuse)
    page.undo.button.click()
    assert "De schijf is vol." in page.trouble.text()
    assert page.answers.chosen_id() == "yes"


# How far


def test_the_rail_says_how_long_it_takes(page: QuestionPage) -> None:
    assert page.rail.left.text() == "0 van 5, nog ongeveer 20 minuten"


def test_the_small_house_checks_a_place_that_is_done(page: QuestionPage) -> None:
    for item in ("lamp", "number", "door"):
        page.open_item(item)
        page.answers.row("yes").click()
    picture = page.rail.house.picture
    assert picture.accessibleDescription() == "U bent bij: voordeur. Klaar: voortuin en voordeur"
    assert page.rail.house.done.text() == "2 van 4 plekken klaar"


# Searching


def test_a_slash_searches_and_enter_opens_what_was_found(page: QuestionPage, qtbot: QtBot) -> None:
    overlay = _search(page, qtbot, "door")
    assert overlay.isVisible()
    assert overlay.words.text() == "1 vraag gevonden."
    qtbot.keyClick(overlay.field.edit, Qt.Key.Key_Return)
    assert not overlay.isVisible()
    assert page.heading.text() == "door?"
    assert QApplication.focusWidget() in page.answers.rows()


def test_the_button_searches_and_a_row_can_be_pressed(page: QuestionPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.rail.search_button, LEFT)
    overlay = page.ways.overlay
    assert overlay is not None
    qtbot.keyClicks(overlay.field.edit, "lamp")
    qtbot.mouseClick(overlay.rows[0], LEFT)
    assert page.heading.text() == "lamp?"


def test_arrow_keys_walk_over_what_was_found(page: QuestionPage, qtbot: QtBot) -> None:
    overlay = _search(page, qtbot, "outside")
    qtbot.keyClick(overlay.field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is overlay.rows[1]
    qtbot.keyClick(overlay.rows[1], Qt.Key.Key_Up)
    qtbot.keyClick(overlay.rows[0], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is overlay.field.edit


def test_escape_gives_the_focus_back(page: QuestionPage, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    overlay = _search(page, qtbot, "door")
    qtbot.keyClick(overlay.field.edit, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert QApplication.focusWidget() is before
    assert page.heading.text() == "shed?"


def test_what_was_found_says_its_section_and_whether_it_is_answered(page: QuestionPage, qtbot: QtBot) -> None:
    overlay = _search(page, qtbot, "shed-lock")
    (row,) = overlay.rows
    assert row.accessibleName() == "shed-lock?"
    assert row.accessibleDescription() == "house. Deze vraag komt misschien nog, na een eerder antwoord."
    assert not row.isEnabled()
    qtbot.keyClick(overlay.field.edit, Qt.Key.Key_Return)
    assert overlay.isVisible()


def test_how_much_was_found_is_said(
    page: QuestionPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = note_what_is_announced(monkeypatch)
    _search(page, qtbot, "zzz")
    assert "Geen vraag gevonden. Probeer een ander woord." in list(said)


def test_a_page_that_goes_away_forgets_what_was_searched(page: QuestionPage, qtbot: QtBot) -> None:
    overlay = _search(page, qtbot, "door")
    page.forget()
    assert page.ways.overlay is None
    assert not overlay.isVisible()


# Short lists


def test_ten_minutes_go_one_by_one_to_the_result(page: QuestionPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.rail.list_entries()["ten-minutes"], LEFT)
    assert page.banner.isVisible()
    assert page.banner.words.text() == "Vraag 1 van 3, nog ongeveer 9 minuten"
    assert not page.mode.isVisible()
    for _ in range(3):
        assert page.footer.next_button.text() in ("Volgende", "Bekijk het resultaat")
        page.answers.rows()[0].click()
        if page.footer.next_button.text() == "Volgende":
            _press(page, Qt.Key.Key_Return)
    assert page.banner.words.text() == "Klaar. Alle vragen van deze lijst zijn beantwoord."
    with qtbot.waitSignal(page.tab_asked) as asked:
        qtbot.mouseClick(page.footer.next_button, LEFT)
    assert asked.args == ["result"]


def test_a_list_can_be_left_at_the_same_question(page: QuestionPage, qtbot: QtBot) -> None:
    page.open_list("ten-minutes")
    _press(page, Qt.Key.Key_Return)
    assert page.heading.text() == "door?"
    qtbot.mouseClick(page.banner.leave_button, LEFT)
    assert page.heading.text() == "door?"
    assert not page.banner.isVisible()
    assert page.mode.isVisible()


def test_the_list_for_the_dark_has_its_own_entry(page: QuestionPage, qtbot: QtBot) -> None:
    entry = page.rail.list_entries()["dark"]
    assert entry.accessibleDescription() == "2 vragen zijn nog open."
    qtbot.mouseClick(entry, LEFT)
    assert page.banner.title.text() == "Voor een rondje in het donker"
    assert page.heading.text() == "lamp?"
    assert entry.accessibleDescription() == "2 vragen zijn nog open. Hier bent u."
    assert not page.dark.isVisible()


def test_by_day_a_question_is_kept_for_the_dark(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal
) -> None:
    page.open_item("lamp")
    assert page.dark.isVisible()
    qtbot.mouseClick(page.dark.button, LEFT)
    assert journal.flags() == {"lamp"}
    assert journal.responses().values == {}
    assert page.dark.button.text() == "Bewaard voor het donker"
    page.open_item("door")
    assert not page.dark.isVisible()


def test_in_a_narrow_window_the_menu_has_the_other_ways(page: QuestionPage, qtbot: QtBot) -> None:
    page.resize(850, 736)
    actions = {action.text(): action for action in page.sections_menu.actions()}
    actions["Rondje in het donker"].trigger()
    assert page.heading.text() == "lamp?"
    actions = {action.text(): action for action in page.sections_menu.actions()}
    assert "Heel onderdeel" not in actions
    actions["Zoek een vraag"].trigger()
    assert page.ways.overlay is not None and page.ways.overlay.isVisible()


# A whole section


def test_a_whole_section_stands_under_each_other(page: QuestionPage, qtbot: QtBot) -> None:
    blocks = _whole(page, qtbot)
    assert [block.accessibleName() for block in blocks] == ["shed?", "lamp?", "number?"]
    assert not page.heading.isVisible()
    assert page.place.text() == "outside, 3 vragen"
    assert page.footer.next_button.text() == "Volgend onderdeel"
    qtbot.mouseClick(page.mode.segment("one"), LEFT)
    assert page.heading.isVisible()
    assert not page.section.isVisible()


def test_the_choice_is_remembered_for_the_next_page(make: Callable[..., QuestionPage], qtbot: QtBot) -> None:
    memory = WhyMemory()
    _whole(make(memory), qtbot)
    again = make(memory)
    assert again.mode.chosen_id() == "whole"
    assert len(again.section.blocks()) == 3


def test_digits_work_on_the_question_with_the_focus(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal
) -> None:
    blocks = _whole(page, qtbot)
    blocks[1].answers.rows()[0].setFocus()
    assert _press(page, Qt.Key.Key_2, "2")
    assert journal.responses().values == {"lamp": "partly"}
    assert blocks[1].answers.chosen_id() == "partly"
    assert page.rail.entries()["outside"].count_text == "1 van 3"


def test_enter_and_backspace_walk_from_question_to_question(page: QuestionPage, qtbot: QtBot) -> None:
    blocks = _whole(page, qtbot)
    blocks[0].answers.rows()[0].setFocus()
    _press(page, Qt.Key.Key_Return)
    assert blocks[1].answers.rows()[0].hasFocus()
    _press(page, Qt.Key.Key_Backspace)
    assert blocks[0].answers.rows()[0].hasFocus()
    for _ in range(3):
        _press(page, Qt.Key.Key_Return)
    assert page.place.text() == "house, 2 vragen"


def test_tab_passes_each_question_in_two_steps(page: QuestionPage, qtbot: QtBot) -> None:
    blocks = _whole(page, qtbot)
    blocks[0].answers.rows()[0].setFocus()
    reached = []
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [blocks[0].more_button, blocks[1].answers.rows()[0]]


def test_a_follow_up_comes_and_goes_in_its_place_and_is_said(
    make: Callable[..., QuestionPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, journal: MemoryJournal
) -> None:
    journal.answer("shed", "no", FixedClock()())
    page = make(WhyMemory(is_whole_section=True))
    page.open_item("door")
    assert list(page.section.blocks()) == ["door", "window"]
    said = note_what_is_announced(monkeypatch)
    journal.answer("shed", "yes", FixedClock()())
    page.refresh()
    assert list(page.section.blocks()) == ["door", "window", "shed-lock"]
    assert "Er komt 1 vraag bij. shed-lock?" in list(said)
    journal.answer("shed", "no", FixedClock()())
    page.refresh()
    assert list(page.section.blocks()) == ["door", "window"]
    assert "1 vraag vervalt." in list(said)


def test_note_and_flag_unfold_at_their_question(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal
) -> None:
    block = _whole(page, qtbot)[1]
    assert block.more_button.accessibleName() == "Meer bij: lamp?"
    assert block.more_button.accessibleDescription() == "Is ingeklapt."
    qtbot.mouseClick(block.more_button, LEFT)
    assert block.more_button.accessibleDescription() == "Staat open."
    assert block.extras is not None
    block.extras.flag_button.click()
    block.extras.note_button.click()
    block.extras.note_field.setPlainText("kijk zaterdag")
    assert page.leave()
    assert journal.flags() == {"lamp"}
    assert journal.responses().notes == {"lamp": "kijk zaterdag"}
    assert "Vlag gezet." in block.more_button.accessibleDescription()


def test_taking_back_in_a_section_goes_to_its_question(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal
) -> None:
    blocks = _whole(page, qtbot)
    qtbot.mouseClick(blocks[1].answers.row("no"), LEFT)
    qtbot.mouseClick(blocks[2].answers.row("yes"), LEFT)
    _press(page, Qt.Key.Key_Z, modifiers=CTRL)
    assert journal.responses().values == {"lamp": "no"}
    assert blocks[2].answers.chosen_id() == ""
    assert blocks[2].answers.rows()[0].hasFocus()


def test_an_answer_in_a_section_that_cannot_be_kept_is_not_shown_as_chosen(
    page: QuestionPage, qtbot: QtBot, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("De schijf is vol.")

    blocks = _whole(page, qtbot)
    monkeypatch.setattr(journal, "answer", refuse)
    blocks[1].answers.row("yes").click()
    assert blocks[1].answers.chosen_id() == ""
    assert "De schijf is vol." in page.trouble.text()


def test_in_large_text_a_section_is_chosen_in_the_menu(
    page: QuestionPage, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, LIGHT_THEME, 2.0)
    page.catch_up()
    assert not page.mode.isVisible()
    words = {action.text(): action for action in page.sections_menu.actions()}
    words["Heel onderdeel"].trigger()
    assert len(page.section.blocks()) == 3
    assert "Eén vraag" in [action.text() for action in page.sections_menu.actions()]


# Without single keys


def test_without_single_keys_a_digit_needs_alt(
    make: Callable[..., QuestionPage], qtbot: QtBot, journal: MemoryJournal
) -> None:
    page = make(single_keys=lambda: False)
    assert not _press(page, Qt.Key.Key_1, "1")
    assert not _press(page, Qt.Key.Key_Slash, "/")
    assert page.ways.overlay is None
    assert journal.responses().values == {}
    assert _press(page, Qt.Key.Key_2, "2", ALT)
    assert journal.responses().values == {"shed": "no"}
    assert _press(page, Qt.Key.Key_Return)
    assert not _press(page, Qt.Key.Key_Backspace)
    assert page.heading.text() == "lamp?"


def test_with_single_keys_alt_and_a_digit_work_too(page: QuestionPage, journal: MemoryJournal) -> None:
    assert _press(page, Qt.Key.Key_1, "1", ALT)
    assert journal.responses().values == {"shed": "yes"}


def test_setting_the_keys_off_takes_their_caps_away(make: Callable[..., QuestionPage]) -> None:
    keys = [True]
    page = make(single_keys=lambda: keys[0])
    wide = page.answers.rows()[0].minimumSizeHint().width()
    keys[0] = False
    page.refresh()
    assert page.answers.rows()[0].minimumSizeHint().width() < wide
    assert page.rail.search_button.accessibleDescription() == ""
