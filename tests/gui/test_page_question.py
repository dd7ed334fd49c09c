"""One question at a time."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.presenters.small_scan import an_open_scan
from zelfscan.errors.base import ZelfscanError
from zelfscan.gui.pages.question import QuestionPage
from zelfscan.gui.pages.question_why import WhyMemory
from zelfscan.gui.theme import LIGHT_THEME, apply_theme
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.scan_desk import ScanDesk


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def page(qtbot: QtBot, clock: FixedClock, journal: MemoryJournal) -> QuestionPage:
    return _page(qtbot, clock, journal)


def _page(
    qtbot: QtBot, clock: FixedClock, journal: MemoryJournal, memory: WhyMemory | None = None
) -> QuestionPage:
    page = QuestionPage(ScanDesk(an_open_scan(journal, clock)), memory)
    qtbot.addWidget(page)
    page.resize(1280, 736)
    page.show()
    page.activateWindow()
    return page


def _press(page: QuestionPage, key: Qt.Key, text: str = "") -> bool:
    return page.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def test_a_digit_chooses_and_enter_goes_on(page: QuestionPage, journal: MemoryJournal) -> None:
    assert _press(page, Qt.Key.Key_1, "1")
    assert journal.responses().values == {"function": "alderman"}
    assert _press(page, Qt.Key.Key_Return)
    assert page.heading.text() == "threat?"
    assert _press(page, Qt.Key.Key_Backspace)
    assert page.heading.text() == "function?"


def test_a_digit_without_an_answer_means_nothing(page: QuestionPage, journal: MemoryJournal) -> None:
    assert not _press(page, Qt.Key.Key_7, "7")
    assert not _press(page, Qt.Key.Key_0, "0")
    assert journal.responses().values == {}


def test_zero_is_always_weet_ik_niet(page: QuestionPage, journal: MemoryJournal) -> None:
    page.open_item("lock")
    assert _press(page, Qt.Key.Key_0, "0")
    assert journal.responses().values == {"lock": "unknown"}
    assert _press(page, Qt.Key.Key_9, "9")
    assert journal.responses().values == {"lock": "not-applicable"}


def test_a_click_is_kept_at_once(page: QuestionPage, journal: MemoryJournal) -> None:
    page.answers.row("councillor").click()
    assert journal.responses().values == {"function": "councillor"}
    assert page.rail.entries()["situation"].count_text == "1 van 3"


def test_an_answer_that_cannot_be_kept_is_not_shown_as_chosen(
    page: QuestionPage, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("De schijf is vol.")

    monkeypatch.setattr(journal, "answer", refuse)
    page.answers.row("councillor").click()
    assert page.answers.chosen_id() == ""
    assert page.trouble.isVisible()
    assert "De schijf is vol." in page.trouble.text()


def test_a_note_is_kept_on_going_on(page: QuestionPage, journal: MemoryJournal) -> None:
    page.extras.note_button.click()
    assert page.extras.note_field.isVisible()
    page.extras.note_field.setPlainText("kijk zaterdag")
    _press(page, Qt.Key.Key_Return)
    assert journal.responses().notes == {"function": "kijk zaterdag"}
    assert not page.extras.note_field.isVisible()
    _press(page, Qt.Key.Key_Backspace)
    assert page.extras.note_field.toPlainText() == "kijk zaterdag"


def test_a_note_is_kept_after_a_pause(page: QuestionPage, journal: MemoryJournal, qtbot: QtBot) -> None:
    page.extras.note_button.click()
    page.extras.note_field.setPlainText("kijk zaterdag")
    qtbot.waitUntil(lambda: journal.responses().notes == {"function": "kijk zaterdag"}, timeout=4000)


def test_a_note_that_cannot_be_kept_holds_the_page(
    page: QuestionPage, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("De schijf is vol.")

    page.extras.note_button.click()
    page.extras.note_field.setPlainText("kijk zaterdag")
    monkeypatch.setattr(journal, "note", refuse)
    _press(page, Qt.Key.Key_Return)
    assert page.heading.text() == "function?"
    assert page.extras.note_field.toPlainText() == "kijk zaterdag"
    assert not page.leave()


def test_a_flag_says_that_it_is_set(page: QuestionPage, journal: MemoryJournal) -> None:
    page.extras.flag_button.click()
    assert journal.flags() == {"function"}
    assert page.extras.flag_button.text().replace("&", "") == "Vlag gezet"
    page.extras.flag_button.click()
    assert journal.flags() == frozenset()


def test_the_last_question_asks_for_the_result(page: QuestionPage, qtbot: QtBot) -> None:
    page.open_item("lock")
    assert page.footer.next_button.text() == "Naar het resultaat"
    with qtbot.waitSignal(page.tab_asked) as asked:
        page.footer.next_button.click()
    assert asked.args == ["result"]


def test_a_threat_asks_for_the_emergency_card_once(page: QuestionPage, qtbot: QtBot) -> None:
    page.open_item("threat")
    with qtbot.waitSignal(page.card_asked):
        page.answers.row("yes").click()
    with qtbot.assertNotEmitted(page.card_asked):
        page.answers.row("yes").click()


def test_the_first_question_has_no_way_back(page: QuestionPage) -> None:
    assert not page.footer.back_button.isVisible()
    _press(page, Qt.Key.Key_Return)
    assert page.footer.back_button.isVisible()


def test_weet_ik_niet_is_answered_with_what_follows(page: QuestionPage) -> None:
    page.open_item("lock")
    page.answers.row("unknown").click()
    assert page.extras.findChildren(type(page.hint))[0].text().startswith("Goed dat u het zegt.")


def test_the_answers_say_their_question_to_a_screen_reader(page: QuestionPage) -> None:
    assert page.answers.accessibleName() == "function?"
    assert {row.accessibleDescription() for row in page.answers.rows()} == {"function?"}


def test_the_reason_remembers_for_the_next_page_that_it_was_folded(
    qtbot: QtBot, clock: FixedClock, journal: MemoryJournal
) -> None:
    memory = WhyMemory()
    page = _page(qtbot, clock, journal, memory)
    assert page.why.side.isVisible()
    page.why.side.fold_button.click()
    assert not page.why.side.isVisible()
    again = _page(qtbot, clock, journal, memory)
    assert not again.why.side.isVisible()
    again.why.inside.button.click()
    assert again.why.side.isVisible()


@pytest.mark.parametrize(
    ("width", "scale", "has_rail", "has_side"),
    [
        (1280, 1.0, True, True),
        (1179, 1.0, True, False),
        (899, 1.0, False, False),
        (1280, 2.0, False, False),
    ],
)
def test_the_columns_follow_the_effective_width(
    page: QuestionPage, qapp: QApplication, width: int, scale: float, has_rail: bool, has_side: bool
) -> None:
    apply_theme(qapp, LIGHT_THEME, scale)
    page.resize(width, 736)
    qapp.processEvents()
    assert page.rail.isVisible() == has_rail
    assert page.strip.isVisible() == (not has_rail)
    assert page.sections_button.isVisible() == (not has_rail)
    assert page.why.side.isVisible() == has_side
    assert page.why.inside.isVisible() == (not has_side)


def test_in_a_narrow_window_the_reason_stands_before_the_answers(page: QuestionPage, qtbot: QtBot) -> None:
    page.resize(850, 736)
    qtbot.waitUntil(lambda: page.why.inside.y() < page.answers.y())
    page.resize(1000, 736)
    qtbot.waitUntil(lambda: page.why.inside.y() > page.answers.y())


def test_the_sections_of_a_narrow_window_are_in_a_menu(page: QuestionPage) -> None:
    page.resize(850, 736)
    words = [action.text() for action in page.sections_menu.actions()]
    assert words == [
        "situation: 0 van 3",
        "home: 0 van 1",
        "",
        "Zoek een vraag",
        "Heel onderdeel",
        "Ik heb tien minuten",
    ]
    page.sections_menu.actions()[1].trigger()
    assert page.heading.text() == "lock?"
