"""The progress by mouse and by keyboard: looking at days, choosing one, and asking again."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.presenters.several_days import FIRST, THREE_DAYS, YEAR_LATER, Day, answered_on
from zelfscan import i18n
from zelfscan.errors.vault import DatabaseDamaged
from zelfscan.gui import background, speech
from zelfscan.gui.pages.progress import ProgressPage
from zelfscan.gui.theme import DARK_THEME, LIGHT_THEME, apply_theme, current_theme
from zelfscan.gui.widgets.text import Text
from zelfscan.paths import resources_folder
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.progress_desk import ProgressDesk
from zelfscan.presenters.progress_views import ProgressView


def shown(qtbot: QtBot, page: ProgressPage, width: int = 1280, height: int = 800) -> ProgressPage:
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(background.is_idle)
    qtbot.wait(60)
    return page


def a_page(qtbot: QtBot, *days: Day, width: int = 1280) -> ProgressPage:
    scan = answered_on(days or THREE_DAYS)
    return shown(qtbot, ProgressPage(ProgressDesk(scan)), width)


def words_on(part: QWidget) -> list[str]:
    return [text.text() for text in part.findChildren(Text) if text.isVisible() and text.text()]


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[None]:
    yield
    speech.speak(qapp, "nl")


# How it went


def test_the_page_opens_with_what_is_better(qtbot: QtBot) -> None:
    page = a_page(qtbot)

    assert page.heading.text() == "Drie cijfers zijn beter dan op 4-11-2025"
    assert "Even rekenen." not in words_on(page)
    assert page.history.chart.isVisible()
    assert page.history.chart.accessibleName() == (
        "3-11-2025: 0 tot 33 van 100, te weinig gegevens. 20-11-2026: 50 tot 66 van 100, redelijk."
    )


def test_the_picture_is_a_list_as_well(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.history.mode_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.history.mode_button, Qt.Key.Key_Space)
    table = page.history.table

    assert table.isVisible()
    assert not page.history.chart.isVisible()
    cells = [table.item(1, column) for column in range(table.columnCount())]
    assert [cell.text() for cell in cells if cell is not None] == [
        "4-11-2025",
        "Zwak",
        "16 tot 33",
        "2 middel en 1 laag",
    ]

    qtbot.mouseClick(page.history.mode_button, Qt.MouseButton.LeftButton)
    assert page.history.chart.isVisible()


def test_where_the_picture_does_not_fit_the_list_stands_there(qtbot: QtBot) -> None:
    page = a_page(qtbot, width=330)
    qtbot.waitUntil(page.history.table.isVisible)
    assert not page.history.mode_button.isVisible()

    page.resize(1280, 800)
    qtbot.waitUntil(page.history.chart.isVisible)
    assert page.history.mode_button.isVisible()


def test_the_picture_is_painted_in_every_theme(qtbot: QtBot, qapp: QApplication) -> None:
    page = a_page(qtbot)
    light = page.history.chart.grab().toImage()
    apply_theme(qapp, DARK_THEME)
    dark = page.history.chart.grab().toImage()

    assert light != dark
    middle = QPoint(light.width() // 2, light.height() - 2)
    assert dark.pixelColor(middle) != light.pixelColor(middle)


def test_all_words_stand_in_larger_text_too(qtbot: QtBot, qapp: QApplication) -> None:
    page = a_page(qtbot)
    before = page.history.chart.height()
    apply_theme(qapp, LIGHT_THEME, 2.0)
    qtbot.wait(120)

    assert page.history.chart.sizeHint().height() > 1.8 * before

    def is_all_there() -> bool:
        rows = (*page.changes.list.rows(), *page.answers.list.rows())
        return all(row.height() >= row.body.totalHeightForWidth(row.width()) for row in rows)

    qtbot.waitUntil(is_all_there)
    assert all(row.height() >= current_theme().px(44) for row in page.changes.list.rows())


def test_a_first_day_is_shown_without_anything_to_compare(qtbot: QtBot) -> None:
    page = a_page(qtbot, THREE_DAYS[0])

    assert page.heading.text() == "Hier begint uw voortgang"
    assert page.history.isVisible()
    assert not page.changes.isVisible()
    assert not page.answers.isVisible()


def test_without_answers_there_is_only_a_way_back(qtbot: QtBot) -> None:
    page = shown(qtbot, ProgressPage(ProgressDesk(answered_on(()))))

    assert page.heading.text() == "Beantwoord eerst de vragen"
    assert not any(part.isVisible() for part in (page.history, page.changes, page.again, page.answers))
    assert not page.footer.next_button.isVisible()
    assert page.start_focus() is page.footer.back_button


# What changed


def test_another_day_is_chosen_with_the_keyboard(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    choice = page.changes.choice
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    assert choice.accessibleName() == "Veranderd sinds"
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(background.is_idle)

    assert choice.currentText() == "3-11-2025"
    assert page.heading.text() == "Vier cijfers zijn beter dan op 3-11-2025"
    assert page.answers.heading.text() == "Antwoorden die anders zijn dan op 3-11-2025"
    assert choice.hasFocus()


class Waiting(ProgressDesk):
    """A desk whose work waits for a sign."""

    def __init__(self, scan: OpenScan) -> None:
        super().__init__(scan)
        self.may_go_on = threading.Event()

    def find(self, since: str = "") -> Callable[[], ProgressView]:
        work = super().find(since)

        def waiting() -> ProgressView:
            self.may_go_on.wait(20)
            return work()

        return waiting


def test_until_it_is_worked_out_the_page_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "PATIENCE", 0.0)
    desk = Waiting(answered_on(THREE_DAYS))
    page = ProgressPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    assert words_on(page) == ["Voortgang", "Even rekenen."]
    desk.may_go_on.set()
    qtbot.waitUntil(page.changes.list.isVisible)

    desk.may_go_on.clear()
    page.changes.choice.picked.emit("2025-11-03")
    assert page.changes.busy.isVisible()
    assert not page.changes.list.isVisible()
    assert not page.answers.isVisible()
    desk.may_go_on.set()
    qtbot.waitUntil(page.changes.list.isVisible)
    assert not page.changes.busy.isVisible()
    assert page.answers.isVisible()


def test_the_work_is_done_beside_the_window(qtbot: QtBot) -> None:
    threads: list[QThread] = []

    class Watched(ProgressDesk):
        def find(self, since: str = "") -> Callable[[], ProgressView]:
            work = super().find(since)

            def watched() -> ProgressView:
                threads.append(QThread.currentThread())
                return work()

            return watched

    shown(qtbot, ProgressPage(Watched(answered_on(THREE_DAYS))))
    assert threads
    assert QThread.currentThread() not in threads


def test_a_figure_leads_to_its_reasons(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    row = next(row for row in page.changes.list.rows() if row.view.id == "risk:visit")
    assert row.accessibleName().startswith("Boze bezoeker: was 100, is nu 20.")
    assert row.accessibleDescription() == "Bekijk waarom"

    with qtbot.waitSignal(page.subject_asked) as asked:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert asked.args == ["risk:visit"]


def test_a_step_leads_to_the_plan(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    row = next(row for row in page.changes.list.rows() if row.view.kind == "step")
    with qtbot.waitSignals([page.measure_asked, page.tab_asked], order="strict"):
        qtbot.keyClick(row, Qt.Key.Key_Space)


def test_an_answer_leads_to_its_question(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    row = page.answers.list.rows()[0]
    with qtbot.waitSignal(page.question_asked) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert asked.args == ["door"]
    assert {"Was: no", "Is nu: yes"} <= set(words_on(row))


def test_coming_back_lands_on_the_row_from_where_somebody_left(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    row = page.changes.list.rows()[-1]
    qtbot.keyClick(row, Qt.Key.Key_Space)
    page.refresh()
    qtbot.waitUntil(background.is_idle)

    assert page.start_focus() is row
    assert page.start_focus() is page.history.mode_button


def test_the_rest_comes_with_the_focus_on_the_first_of_it(qtbot: QtBot) -> None:
    page = a_page(qtbot, (FIRST, {"function": "alderman"}), (YEAR_LATER, {**THREE_DAYS[0][1], "lamp": "no"}))
    group = page.answers.list.groups[0]
    assert (group.heading.text(), len(group.rows)) == ("Nieuw beantwoord: 4", 0)

    qtbot.keyClick(group.more, Qt.Key.Key_Space)
    assert len(group.rows) == 4
    assert group.rows[0].hasFocus()
    assert not group.more.isVisible()


def test_what_was_unfolded_stays_so_and_what_is_the_same_is_not_made_anew(qtbot: QtBot) -> None:
    clock = FixedClock()
    scan = answered_on(
        ((FIRST, {"function": "alderman"}), (YEAR_LATER, {**THREE_DAYS[0][1], "lamp": "no"})), clock=clock
    )
    page = shown(qtbot, ProgressPage(ProgressDesk(scan)))
    page.answers.list.groups[0].unfold()
    rows = page.answers.list.rows()
    page.refresh()
    qtbot.waitUntil(background.is_idle)
    assert page.answers.list.rows() == rows

    scan.journal.answer("lamp", "yes", clock())
    page.refresh()
    qtbot.waitUntil(background.is_idle)
    assert page.answers.list.rows() != rows
    assert len(page.answers.list.rows()) == 4


def test_what_only_the_rules_changed_stands_under_its_own_heading(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    view = page._view
    assert view is not None
    assert view.compared is not None
    assert "Alleen door nieuwe vragen of regels" not in words_on(page)

    page.draw(replace(view, compared=replace(view.compared, content=view.compared.groups[:1])))
    assert "Alleen door nieuwe vragen of regels" in words_on(page)


def test_when_nothing_changed_the_card_says_so(qtbot: QtBot) -> None:
    page = a_page(qtbot, *THREE_DAYS[:2], (YEAR_LATER, {"door": "no"}))

    assert "Er is niets veranderd." in words_on(page.changes)
    assert not page.answers.isVisible()


def test_the_tab_key_goes_down_the_page(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.history.mode_button.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(40):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
        if reached[-1] is page.footer.next_button:
            break

    assert reached == [
        page.changes.choice,
        *page.changes.list.rows(),
        *page.answers.list.rows(),
        page.footer.back_button,
        page.footer.next_button,
    ]


# What is asked again


def test_one_button_asks_them_again(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    button = page.footer.next_button
    assert (button.text(), button.accessibleDescription()) == (
        "Vraag ze opnieuw",
        "4 vragen, ongeveer 1 minuut",
    )
    assert "4 antwoorden zijn oud" in words_on(page.again)

    with qtbot.waitSignal(page.route_asked) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == ["herhaling"]


def test_when_nothing_is_due_there_is_no_button(qtbot: QtBot) -> None:
    page = a_page(qtbot, (YEAR_LATER, {**THREE_DAYS[0][1], **THREE_DAYS[1][1]}))

    assert not page.footer.next_button.isVisible()
    assert page.again.heading.text() == "Wij vragen nu niets opnieuw"
    assert any("Op 20-11-2027 vragen wij weer iets." in words for words in words_on(page.again))


def test_there_is_a_way_back(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    with qtbot.waitSignal(page.back_asked):
        qtbot.mouseClick(page.footer.back_button, Qt.MouseButton.LeftButton)


# Trouble, another language, and leaving


class _Broken(MemoryJournal):
    def moments(self) -> tuple[()]:
        raise DatabaseDamaged(Path("scan.dossier"))


def test_what_cannot_be_read_is_said(qtbot: QtBot) -> None:
    good = answered_on(THREE_DAYS)
    page = shown(qtbot, ProgressPage(ProgressDesk(OpenScan(good.loaded, good.route, _Broken(), good.clock))))

    assert page.trouble.isVisible()
    assert page.trouble.text().startswith("Uw voortgang is niet te lezen.")
    assert "Even rekenen." not in words_on(page)


@pytest.mark.usefixtures("dutch")
def test_it_is_said_anew_at_the_same_place(qtbot: QtBot, qapp: QApplication) -> None:
    page = a_page(qtbot)
    row = page.changes.list.rows()[1]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    speech.speak(qapp, "en")
    assert page.catch_up()
    qtbot.waitUntil(background.is_idle)

    assert page.changes.choice.currentText() == "4 Nov 2025"
    focused = page.focusWidget()
    assert focused is not row
    assert focused in page.changes.list.rows()
    assert page.changes.list.rows().index(focused) == 1


@pytest.mark.usefixtures("dutch")
def test_what_is_worked_out_elsewhere_speaks_the_language_of_the_window(qtbot: QtBot) -> None:
    i18n.speak("en", resources_folder() / "locale")
    page = a_page(qtbot)

    assert page.history.chart.accessibleName().startswith("3 Nov 2025")


def test_a_page_that_is_thrown_away_is_not_drawn_any_more(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "PATIENCE", 0.0)
    desk = Waiting(answered_on(THREE_DAYS))
    page = ProgressPage(desk)
    qtbot.addWidget(page)
    page.forget()
    desk.may_go_on.set()
    qtbot.waitUntil(background.is_idle)

    assert page.heading.text() == "Voortgang"
