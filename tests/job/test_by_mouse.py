"""The whole job in the real window, by mouse."""

from pathlib import Path

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui import ask
from zelfscan.gui.pages.plan import PlanPage
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.start import StartPage


def _choose_passphrase(driver: Driver) -> None:
    driver.click_on(driver.journey.gate.create.first.edit)
    driver.type(PASSPHRASE)
    driver.click_on(driver.journey.gate.create.second.edit)
    driver.type(PASSPHRASE)
    driver.click("Bewaar met deze wachtzin")
    driver.first_sheet()
    driver.click("Nu niet")
    driver.wait_until(driver.is_asking)


def test_from_the_first_start_to_a_report_on_the_disk(driver: Driver, tmp_path: Path) -> None:
    driver.click("Woningscan")
    _choose_passphrase(driver)
    asked = driver.answer_all_by_mouse()
    assert len(asked) > 40
    assert isinstance(driver.window.page(), ResultPage)
    driver.click("Plan")
    assert isinstance(driver.window.page(), PlanPage)
    driver.click("Rapport")
    assert isinstance(driver.window.page(), ReportPage)
    report = tmp_path / "rapport.pdf"
    ask.answer_next(report)
    driver.click("Bewaar rapport")
    driver.wait_for_report(report)
    assert report.read_bytes().startswith(b"%PDF-")


def test_keeping_nothing_leaves_nothing_on_the_disk(driver: Driver, user_folder: Path) -> None:
    before = {path for path in user_folder.rglob("*") if path.is_file()}
    driver.click("Zelfscan")
    driver.click("Nu niets bewaren")
    assert driver.questions().footer.state() == "Nog nergens bewaard"
    driver.answer_all_by_mouse()
    driver.window.menu_asked.emit("start")
    assert {path for path in user_folder.rglob("*") if path.is_file()} == before


def test_somebody_may_decide_to_keep_it_after_all(driver: Driver) -> None:
    driver.click("Zelfscan")
    driver.click("Nu niets bewaren")
    driver.click_on(driver.questions().answers.row("alderman"))
    driver.window.menu_asked.emit("keep")
    _choose_passphrase(driver)
    driver.window.menu_asked.emit("start")
    page = driver.window.page()
    assert isinstance(page, StartPage)
    driver.click("Ga verder")
    driver.click_on(driver.questions().footer.back_button)
    assert driver.questions().answers.chosen_id() == "alderman"
    assert driver.questions().footer.state() == "Alles is bewaard"


def test_closing_without_keeping_asks_first(driver: Driver) -> None:
    driver.click("Zelfscan")
    driver.click("Nu niets bewaren")
    driver.click_on(driver.questions().answers.row("alderman"))
    ask.answer_next(False)
    assert not driver.window.close()
    ask.answer_next(True)
    assert driver.window.close()


def test_the_example_says_all_the_time_that_it_is_one(driver: Driver, user_folder: Path) -> None:
    before = {path for path in user_folder.rglob("*") if path.is_file()}
    driver.click("Eerst rondkijken in een voorbeeld")
    for tab in ("Vragen", "Resultaat", "Plan", "Rapport"):
        driver.click(tab)
        assert "verzonnen gegevens" in driver.window.notices()
    driver.click("Sluit het voorbeeld")
    assert isinstance(driver.window.page(), StartPage)
    assert driver.window.notices() == ""
    assert {path for path in user_folder.rglob("*") if path.is_file()} == before
