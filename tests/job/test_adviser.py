"""An adviser at the real window: from the first start to a dossier that is deleted with proof."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui import ask
from zelfscan.gui.idle import REST_MS, WARNING_MS
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.elements import ElementsPage
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.unlock import UnlockPage


def dossiers(driver: Driver) -> DossiersPage:
    page = driver.window.page()
    assert isinstance(page, DossiersPage), f"{type(page).__name__} is shown"
    return page


def begin(driver: Driver) -> None:
    """Make a vault for dossiers, by keyboard."""
    driver.tab_to("Voor adviseurs: dossiers")
    driver.press(Qt.Key.Key_Return)
    driver.choose_passphrase_by_keyboard()
    driver.pass_by_the_sheet()
    driver.wait_until(lambda: isinstance(driver.window.page(), DossiersPage))


def make_one(driver: Driver) -> None:
    driver.tab_to("Nieuw dossier")
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Return)  # in the field of the name, which holds the next number


def test_a_visit_by_keyboard_from_a_new_dossier_to_the_proof_that_it_is_gone(
    driver: Driver, tmp_path: Path
) -> None:
    begin(driver)
    make_one(driver)
    assert driver.name_of(driver.focused()) == "Dossiers"
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    assert "Dossier D-01." in driver.window.notices()
    rail = [entry.text() for entry in driver.questions().rail.entries().values()]
    assert rail[:3] == ["Vooraf", "Straat", "Voortuin en oprit"]
    asked = driver.answer_all_by_keyboard()
    assert len(asked) > 40
    driver.wait_until(lambda: isinstance(driver.window.page(), ResultPage))
    driver.tab_to("Naar alle dossiers")
    driver.press(Qt.Key.Key_Return)
    (row,) = dossiers(driver)._desk.view().rows
    done, _, total = row.progress.partition(" van ")
    assert done == total != "0"
    driver.tab_to("Wis dit dossier")
    ask.answer_next(True)
    driver.press(Qt.Key.Key_Return)
    ask.answer_next(tmp_path / "bewijs.txt")
    driver.tab_to("Bewaar het bewijs")
    driver.press(Qt.Key.Key_Return)
    assert "Dossier: D-01 (Woning)" in (tmp_path / "bewijs.txt").read_text(encoding="utf-8")
    assert driver.watch.opened == []


def test_doors_are_recorded_by_keyboard_and_decide_the_result(driver: Driver) -> None:
    begin(driver)
    make_one(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    driver.tab_to("Vastleggen")
    driver.press(Qt.Key.Key_Return)
    page = driver.window.page()
    assert isinstance(page, ElementsPage)
    for name, keys in (("Voordeur", "1111"), ("Achterdeur", "3222")):
        driver.tab_to(name)
        driver.press(Qt.Key.Key_Return)
        for key in keys:
            driver.press(Qt.Key(ord(key)))
    assert driver.journey._parts.start.journal is not None
    values = [each.values for each in driver.journey._parts.start.journal.responses().elements]
    assert [each["front-door.lock-grade"] for each in values] == ["yes", "no"]
    assert [len(each) for each in values] == [4, 4]


def test_another_route_stays_in_the_dossier_with_its_doors(driver: Driver) -> None:
    begin(driver)
    make_one(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    driver.journey._change_route("volledig")
    driver.wait_until(driver.is_asking)
    assert "Dossier D-01." in driver.window.notices()
    driver.tab_to("Vastleggen")
    driver.press(Qt.Key.Key_Return)
    assert isinstance(driver.window.page(), ElementsPage)


def test_two_dossiers_are_answered_in_turn_and_each_goes_on_where_it_was(driver: Driver) -> None:
    begin(driver)
    for _ in range(2):
        make_one(driver)
    first, second = (row.id for row in reversed(dossiers(driver)._desk.view().rows))
    places = {}
    for name, digit in ((first, Qt.Key.Key_1), (second, Qt.Key.Key_2)):
        dossiers(driver).opened.emit(name)
        driver.wait_until(driver.is_asking)
        for _ in range(3):
            driver.press(digit)
            driver.press(Qt.Key.Key_Return)
        places[name] = driver.questions().heading.text()
        driver.journey._choose_from_menu("start")
    dossiers(driver).opened.emit(first)
    driver.wait_until(driver.is_asking)
    assert driver.questions().heading.text() == places[first]
    assert driver.journey._parts.start.journal is not None
    values = driver.journey._parts.start.journal.responses().values
    assert values["office.function"] == "mayor"


def test_the_lock_shuts_an_open_dossier_and_the_list(driver: Driver) -> None:
    begin(driver)
    make_one(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    driver.press(Qt.Key.Key_1)
    driver.press(Qt.Key.Key_F12)
    assert isinstance(driver.window.page(), UnlockPage)
    assert driver.window.notices() == ""
    assert driver.journey.dossiers.page.table.model().rowCount() == 0
    driver.window.showNormal()
    driver.window.activateWindow()
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: isinstance(driver.window.page(), DossiersPage))
    assert dossiers(driver)._desk.view().rows[0].progress.startswith("1 van ")
    driver.click("Vergrendel")
    assert isinstance(driver.window.page(), UnlockPage)


def test_who_is_no_adviser_gets_their_own_scan_back(driver: Driver) -> None:
    begin(driver)
    driver.click("Ik ben geen adviseur")
    driver.wait_until(lambda: isinstance(driver.window.page(), StartPage))
    driver.click("Woningscan")
    driver.wait_until(driver.is_asking)
    assert driver.window.notices() == ""


def test_an_own_scan_becomes_a_dossier_among_others(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    driver.press(Qt.Key.Key_1)
    driver.journey._choose_from_menu("start")
    driver.click("Voor adviseurs: dossiers")
    assert [row.name for row in dossiers(driver)._desk.view().rows] == ["Mijn scan"]


def test_a_place_in_the_small_house_leads_to_its_first_open_question(driver: Driver) -> None:
    begin(driver)
    make_one(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    page = driver.questions()
    page.rail.house.picture.zone_clicked.emit("voordeur")
    first = page._desk.view()
    assert first.zone == "voordeur"
    driver.press(Qt.Key.Key_1)
    page.rail.house.picture.zone_clicked.emit("dak")
    page.rail.house.picture.zone_clicked.emit("voordeur")
    assert page._desk.view().zone == "voordeur"
    assert page._desk.view().item != first.item


def test_the_vault_of_an_adviser_stays_open_for_fifteen_minutes(driver: Driver) -> None:
    begin(driver)
    assert driver.journey.guard.idle._until_warning.interval() == 3 * REST_MS - WARNING_MS
    driver.tab_to("Ik ben geen adviseur")
    driver.press(Qt.Key.Key_Return)
    assert driver.journey.guard.idle._until_warning.interval() == REST_MS - WARNING_MS
