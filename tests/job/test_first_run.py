"""The first run in the real window: a new vault, its recovery sheet, and then where somebody was going."""

import pytest
from PySide6.QtCore import Qt

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.dossiers import DossiersPage
from zelfscan.gui.pages.recovery_sheet import RecoverySheetPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.taking_over import TakingOverPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.paths import vault_folder
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.sheet_secret import typed_secret
from zelfscan.store.vault import Vault

NO_SHEET = "U hebt nog geen herstelblad."


def written_down(page: RecoverySheetPage) -> list[str]:
    view = page._desk.view()
    assert view is not None
    return [" ".join(row) for row in view.rows]


def make_vault(driver: Driver, choice: str = "Zelfscan") -> RecoverySheetPage:
    driver.tab_to(choice)
    driver.press(Qt.Key.Key_Return)
    driver.choose_passphrase_by_keyboard()
    return driver.first_sheet()


def unlock(driver: Driver, passphrase: str = PASSPHRASE) -> None:
    assert isinstance(driver.window.page(), UnlockPage)
    driver.journey.gate.unlock.field.edit.setFocus()
    driver.type(passphrase)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: not isinstance(driver.window.page(), UnlockPage))


def open_with(words: list[str]) -> None:
    """Open the vault with the sheet alone; that fails where the sheet does not fit."""
    Vault.open_with_recovery(vault_folder(), typed_secret(words)).close()


# The whole of it


def test_by_keyboard_the_sheet_is_tried_before_the_first_question(driver: Driver) -> None:
    rows = written_down(make_vault(driver))
    assert not driver.is_asking()
    assert driver.name_of(driver.focused()) == "Ik heb ze opgeschreven"
    driver.press(Qt.Key.Key_Return)
    for number, row in enumerate(rows, start=1):
        driver.tab_to(f"Regel {number}")
        driver.type(row)
    driver.tab_to("Uw wachtzin")
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(driver.is_asking)
    assert driver.questions().answers.rows()[0].hasFocus()
    driver.press(Qt.Key.Key_1)
    driver.journey._choose_from_menu("start")
    assert NO_SHEET not in [note.title for note in driver.journey._parts.lock.notes()]
    driver.journey.lock()
    open_with(rows)


def test_by_mouse_the_sheet_is_tried_before_the_first_question(driver: Driver) -> None:
    driver.click("Zelfscan")
    for field in (driver.journey.gate.create.first, driver.journey.gate.create.second):
        driver.click_on(field.edit)
        driver.type(PASSPHRASE)
    driver.click("Bewaar met deze wachtzin")
    page = driver.first_sheet()
    rows = written_down(page)
    driver.click("Ik heb ze opgeschreven")
    for line, row in zip(page.rows, rows, strict=True):
        driver.click_on(line.edit)
        driver.type(row)
    driver.click_on(page.passphrase.edit)
    driver.type(PASSPHRASE)
    driver.click("Dit is mijn herstelblad")
    driver.wait_until(driver.is_asking)
    driver.journey.lock()
    open_with(rows)


# Later


def test_who_does_it_later_goes_on_and_is_reminded_on_the_first_page(driver: Driver) -> None:
    make_vault(driver)
    driver.pass_by_the_sheet()
    assert driver.is_asking()
    driver.journey._choose_from_menu("start")
    assert NO_SHEET in [note.title for note in driver.journey._parts.lock.notes()]


def test_the_sheet_never_comes_again_by_itself(driver: Driver) -> None:
    make_vault(driver)
    driver.pass_by_the_sheet()
    for _ in range(2):
        driver.journey.lock()
        unlock(driver)
        assert isinstance(driver.window.page(), StartPage)
    driver.click("Woningscan")
    assert driver.is_asking()


def test_the_sheet_says_why_and_that_it_can_wait_only_in_a_first_run(driver: Driver) -> None:
    page = make_vault(driver)
    told = "Ik doe dit later. Het staat in het Menu, bij Uw kluis."
    assert page.back_button.accessibleDescription() == told
    driver.pass_by_the_sheet()
    driver.journey.recovery.make_sheet()
    assert driver.first_sheet().back_button.accessibleDescription() == ""


# On the way


def test_locked_on_the_page_of_the_sheet_somebody_still_goes_where_they_were_going(driver: Driver) -> None:
    page = make_vault(driver)
    desk = page._desk
    driver.press(Qt.Key.Key_F12)
    assert isinstance(driver.window.page(), UnlockPage)
    assert desk.view() is None
    driver.window.showNormal()
    driver.window.activateWindow()
    unlock(driver)
    driver.wait_until(driver.is_asking)


def test_after_another_page_somebody_goes_on_without_the_sheet(driver: Driver) -> None:
    make_vault(driver)
    driver.window.menu_asked.emit("settings")
    assert not isinstance(driver.window.page(), RecoverySheetPage)
    driver.journey._go_back()
    assert driver.is_asking()


def test_the_menu_leads_home_and_then_nothing_is_waiting_any_more(driver: Driver) -> None:
    make_vault(driver)
    driver.window.menu_asked.emit("start")
    assert isinstance(driver.window.page(), StartPage)
    driver.window.menu_asked.emit("settings")
    driver.journey._go_back()
    assert isinstance(driver.window.page(), StartPage)


def test_what_was_in_memory_is_in_the_vault_before_the_sheet_is_shown(driver: Driver) -> None:
    driver.click("Zelfscan")
    driver.click("Nu niets bewaren")
    driver.press(Qt.Key.Key_1)
    driver.window.menu_asked.emit("keep")
    driver.choose_passphrase_by_keyboard()
    driver.first_sheet()
    assert not isinstance(driver.journey._parts.start.journal, MemoryJournal)
    assert driver.journey._pages.scan is None
    driver.journey.lock()
    unlock(driver)
    driver.wait_until(driver.is_asking)
    driver.click_on(driver.questions().footer.back_button)
    assert driver.questions().answers.chosen_id() == "mayor"


@pytest.mark.parametrize(
    ("choice", "page"),
    [("Voor adviseurs: dossiers", DossiersPage), ("Ik kreeg een bestand van mijn adviseur", TakingOverPage)],
)
def test_the_sheet_leads_on_to_dossiers_too(driver: Driver, choice: str, page: type) -> None:
    make_vault(driver, choice)
    driver.pass_by_the_sheet()
    assert isinstance(driver.window.page(), page)


def test_the_list_of_an_adviser_is_locked_from_the_page_of_the_sheet(driver: Driver) -> None:
    make_vault(driver, "Voor adviseurs: dossiers")
    driver.click("Vergrendel")
    unlock(driver)
    assert isinstance(driver.window.page(), DossiersPage)


# Several people

OTHER, WORD = "lamp naast rode deur", "De tuin"


def contents(name: str) -> dict[str, bytes]:
    folder = vault_folder().with_name(name)
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def answer_and_lock(driver: Driver, digit: Qt.Key) -> None:
    driver.press(digit)
    driver.journey.lock()


def choose_vault(driver: Driver, name: str) -> None:
    whose = driver.journey.gate.unlock.whose
    whose.picked.emit(name)
    assert driver.journey._parts.lock.folder.name == name


def first_answer(driver: Driver) -> str | None:
    journal = driver.journey._parts.start.journal
    assert journal is not None
    return journal.responses().values.get("office.function")


def begin_another(driver: Driver, word: str) -> None:
    driver.tab_to("Nieuwe kluis voor iemand anders")
    driver.press(Qt.Key.Key_Return)
    assert isinstance(driver.window.page(), CreatePage)
    assert driver.focused() is driver.journey.gate.create.name.edit
    driver.type(word)
    driver.press(Qt.Key.Key_Return)
    driver.choose_passphrase_by_keyboard(OTHER)


def test_two_people_each_see_only_their_own_and_the_first_vault_stays_as_it_was(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    answer_and_lock(driver, Qt.Key.Key_1)
    before = contents("vault")
    assert before
    begin_another(driver, f"  {WORD} ")
    driver.pass_by_the_sheet()
    assert isinstance(driver.window.page(), StartPage)
    assert first_answer(driver) is None
    driver.click("Zelfscan")
    answer_and_lock(driver, Qt.Key.Key_2)
    assert contents("vault") == before
    assert [each.words.partition(",")[0] for each in driver.journey._parts.lock.view().choices] == [
        "Kluis 1",
        WORD,
    ]
    choose_vault(driver, "vault")
    unlock(driver)
    assert first_answer(driver) == "mayor"
    driver.journey.lock()
    choose_vault(driver, "vault-2")
    unlock(driver, OTHER)
    assert first_answer(driver) not in ("mayor", None)


def test_the_passphrase_of_one_person_does_not_open_the_vault_of_another(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    driver.journey.lock()
    begin_another(driver, "")
    driver.pass_by_the_sheet()
    driver.journey.lock()
    page = driver.journey.gate.unlock
    assert page.whose.currentText().startswith("Kluis 2")
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: bool(page.field.error()))


def test_back_from_a_vault_for_somebody_else_leads_to_the_lock_and_makes_nothing(driver: Driver) -> None:
    driver.begin_by_keyboard("Zelfscan")
    driver.journey.lock()
    driver.click("Nieuwe kluis voor iemand anders")
    create = driver.journey.gate.create
    create.name.set_text(WORD)
    create.first.set_text(OTHER)
    driver.click("Terug")
    assert isinstance(driver.window.page(), UnlockPage)
    assert create.name.text() == create.first.text() == ""
    assert not vault_folder().with_name("vault-2").exists()


def test_where_the_first_person_was_going_is_nothing_to_the_second(driver: Driver) -> None:
    make_vault(driver)
    driver.journey.lock()
    begin_another(driver, WORD)
    driver.pass_by_the_sheet()
    assert isinstance(driver.window.page(), StartPage)


def test_at_the_first_vault_of_a_computer_no_word_is_asked(driver: Driver) -> None:
    driver.click("Zelfscan")
    assert isinstance(driver.window.page(), CreatePage)
    assert not driver.journey.gate.create.name.isVisible()
    driver.choose_passphrase_by_keyboard()
    driver.first_sheet()
    assert driver.journey._parts.lock.required().label() == ""
