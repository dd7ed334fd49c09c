"""The whole job in the real window, by keyboard alone."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui import ask
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.unlock import UnlockPage


def test_from_the_first_start_to_a_report_on_the_disk(driver: Driver, tmp_path: Path) -> None:
    assert driver.name_of(driver.focused()) == "Zelfscan"
    driver.begin_by_keyboard("Zelfscan")
    asked = driver.answer_all_by_keyboard()
    assert len(asked) == 21
    assert isinstance(driver.window.page(), ResultPage)

    driver.tab_to("Plan")
    driver.press(Qt.Key.Key_Return)
    assert isinstance(driver.window.page(), PlanPage)

    report = tmp_path / "rapport.pdf"
    ask.answer_next(report)
    driver.tab_to("Rapport")
    driver.press(Qt.Key.Key_Return)
    driver.tab_to("Bewaar rapport")
    driver.press(Qt.Key.Key_Return)
    driver.wait_for_report(report)
    assert report.read_bytes().startswith(b"%PDF-")


def test_the_home_scan_with_every_question(driver: Driver) -> None:
    driver.begin_by_keyboard("Woningscan")
    asked = driver.answer_all_by_keyboard()
    assert len(asked) > 50
    assert len(set(asked)) == len(asked)
    assert isinstance(driver.window.page(), ResultPage)


def test_the_second_scan_asks_nothing_twice(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    first = driver.answer_all_by_keyboard(Qt.Key.Key_2)
    driver.window.menu_asked.emit("start")
    driver.tab_to("Woningscan")
    driver.press(Qt.Key.Key_Return)
    second = driver.answer_all_by_keyboard(Qt.Key.Key_2)
    assert set(first) & set(second) == set()


def test_after_the_short_scan_all_questions_go_on_where_it_ended(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    short = driver.answer_all_by_keyboard()
    driver.tab_to("Zelfscan met alle vragen")
    driver.press(Qt.Key.Key_Return)
    rest = driver.answer_all_by_keyboard()
    assert len(rest) > 20
    assert set(short) & set(rest) == set()
    assert isinstance(driver.window.page(), ResultPage)


def test_what_would_change_opens_its_reasons(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    driver.answer_all_by_keyboard(Qt.Key.Key_2)
    driver.tab_to("Plan")
    driver.press(Qt.Key.Key_Return)
    plan = driver.window.page()
    assert isinstance(plan, PlanPage)
    step = next(row for row in plan.steps.rows() if row.switch is not None)
    driver.tab_to(f"Wat als u dit doet: {step.step.title}")
    driver.press(Qt.Key.Key_Space)
    change = plan.trying.changes[0]
    driver.tab_to(change.accessibleName())
    driver.press(Qt.Key.Key_Return)
    page = driver.window.page()
    assert isinstance(page, ResultPage)
    assert page.subject == f"risk:{change.change.id}"


def test_back_and_forth_and_a_note(driver: Driver) -> None:
    driver.begin_by_keyboard("Woningscan")
    first = driver.questions().heading.text()
    driver.press(Qt.Key.Key_1)
    driver.press(Qt.Key.Key_Return)
    assert driver.questions().heading.text() != first
    driver.press(Qt.Key.Key_Backspace)
    assert driver.questions().heading.text() == first
    assert driver.questions().answers.chosen_id() == "mayor"

    driver.tab_to("Opmerking")
    driver.press(Qt.Key.Key_Return)
    driver.type("1 keer per maand")
    assert driver.questions().answers.chosen_id() == "mayor"
    driver.tab_to("Volgende")
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Backspace)
    assert driver.questions().extras.note_field.toPlainText() == "1 keer per maand"


def test_enter_sets_a_flag_and_takes_it_away(driver: Driver) -> None:
    driver.begin_by_keyboard("Woningscan")
    driver.tab_to("Later bekijken")
    driver.press(Qt.Key.Key_Return)
    assert driver.name_of(driver.focused()) == "Vlag gezet"
    driver.press(Qt.Key.Key_Return)
    assert driver.name_of(driver.focused()) == "Later bekijken"


def test_a_threat_opens_the_emergency_card_first(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    for digit in (Qt.Key.Key_2, Qt.Key.Key_1):
        driver.press(digit)
        driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_2)
    assert driver.window.card.isVisible()
    assert driver.focused() is driver.window.card.close_button
    for _ in range(5):
        driver.press(Qt.Key.Key_Tab)
        assert driver.window.card.isAncestorOf(driver.focused())
    driver.press(Qt.Key.Key_Escape)
    assert not driver.window.card.isVisible()
    assert driver.questions().answers.row("yes").hasFocus()


def test_hiding_locks_at_once_and_the_passphrase_brings_it_back(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    driver.press(Qt.Key.Key_1)
    driver.press(Qt.Key.Key_F12)
    assert driver.window.isMinimized()
    assert isinstance(driver.window.page(), UnlockPage)

    driver.window.showNormal()
    driver.window.activateWindow()
    driver.press(Qt.Key.Key_F2)
    assert driver.window.card.isVisible()
    driver.press(Qt.Key.Key_Escape)
    driver.type("verkeerde wachtzin")
    driver.press(Qt.Key.Key_Return)
    page = driver.journey.gate.unlock
    driver.wait_until(lambda: bool(page.field.error()))
    assert page.field.text() == "verkeerde wachtzin"

    page.field.clear()
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: isinstance(driver.window.page(), StartPage))
    assert driver.name_of(driver.focused()) == "Ga verder"
    driver.press(Qt.Key.Key_Return)
    assert driver.questions().answers.chosen_id() == "mayor"
