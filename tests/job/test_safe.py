"""One job over *Uw kluis* in the real window: another passphrase, a back-up, other keys, and wiping all."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui import ask, background
from zelfscan.gui.pages.privacy_proof import PrivacyProofPage
from zelfscan.gui.pages.put_back import PutBackPage
from zelfscan.gui.pages.safe import SafePage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.pages.wiped import WipedPage
from zelfscan.store.copies import keep_copy

NEW = "vier gele ramen hoog"


def go_to(driver: Driver, entry: str) -> None:
    driver.journey._choose_from_menu(entry)
    driver.application.processEvents()


def safe_page(driver: Driver) -> SafePage:
    page = driver.window.page()
    assert isinstance(page, SafePage), type(page).__name__
    return page


def wait(driver: Driver) -> None:
    driver.wait_until(background.is_idle)


def open_safe(driver: Driver) -> SafePage:
    """Begin a scan, answer one question, and go to the page of the vault."""
    driver.begin_by_keyboard("Zelfscan")
    driver.press(Qt.Key.Key_2)
    driver.press(Qt.Key.Key_Return)
    go_to(driver, "safe")
    return safe_page(driver)


def change_passphrase(driver: Driver) -> None:
    driver.tab_to("Verander de wachtzin")
    driver.press(Qt.Key.Key_Return)
    for words in (PASSPHRASE, NEW, NEW):
        driver.type(words)
        driver.press(Qt.Key.Key_Return)
    wait(driver)
    assert "Uw wachtzin is veranderd." in safe_page(driver).passphrase.told.text()


def renew_keys(driver: Driver) -> None:
    driver.tab_to("Maak nieuwe sleutels")
    driver.press(Qt.Key.Key_Return)
    driver.type(NEW)
    driver.press(Qt.Key.Key_Return)
    # While it is under way there is no tab and no Menu that could come between.
    assert driver.journey.side.safes.is_busy()
    assert driver.window.header.menu_button.isHidden()
    wait(driver)
    assert "nieuwe sleutels" in safe_page(driver).keys.told.text()


def unlock(driver: Driver, passphrase: str) -> None:
    assert isinstance(driver.window.page(), UnlockPage)
    driver.type(passphrase)
    driver.press(Qt.Key.Key_Return)
    wait(driver)


def answered(driver: Driver) -> int:
    journal = driver.journey._parts.start.journal
    assert journal is not None
    return len(journal.responses().values)


def test_another_passphrase_a_back_up_other_keys_and_all_is_wiped(driver: Driver, tmp_path: Path) -> None:
    page = open_safe(driver)
    root = driver.journey._parts.lock.folder.parent
    change_passphrase(driver)
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    driver.click("Maak een reservekopie")
    wait(driver)
    assert "gemaakt en nagekeken" in page.backup.told.text()
    renew_keys(driver)
    # The answer is still there, behind other keys, and the scan goes on.
    assert answered(driver) == 1
    go_to(driver, "start")
    driver.journey.lock()
    unlock(driver, NEW)
    assert answered(driver) == 1
    go_to(driver, "safe")
    driver.tab_to("Wis mijn kluis en alles erbij")
    driver.press(Qt.Key.Key_Return)
    driver.type("WISSEN")
    driver.press(Qt.Key.Key_Return)
    wait(driver)
    wiped = driver.window.page()
    assert isinstance(wiped, WipedPage)
    assert [path for path in root.rglob("*") if path.is_file()] == []
    ask.answer_next(tmp_path / "bewijs.txt")
    driver.click("Bewaar het bewijs")
    assert "Wat niemand kan beloven" in (tmp_path / "bewijs.txt").read_text(encoding="utf-8")
    driver.click("Naar het begin")
    wait(driver)
    assert isinstance(driver.window.page(), StartPage)
    assert driver.journey._parts.start.journal is None
    # A back-up elsewhere stays, as was said.
    assert (tmp_path / "kopie.zelfscankluis").exists()


def test_a_back_up_comes_back_on_a_computer_without_a_vault(driver: Driver, tmp_path: Path) -> None:
    open_safe(driver)
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    driver.click("Maak een reservekopie")
    wait(driver)
    driver.journey.side.safes.safe.wipe_asked.emit()  # type: ignore[union-attr]
    wait(driver)
    driver.click("Naar het begin")
    wait(driver)
    ask.answer_next(tmp_path / "kopie.zelfscankluis")
    go_to(driver, "put-back")
    assert isinstance(driver.window.page(), PutBackPage)
    driver.click("Kies het bestand")
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    wait(driver)
    driver.click("Naar het slot")
    unlock(driver, PASSPHRASE)
    assert answered(driver) == 1


def test_an_automatic_copy_is_put_back_after_the_vault_is_locked(driver: Driver) -> None:
    open_safe(driver)
    parts = driver.journey._parts
    keep_copy(parts.lock.required(), parts.lock.folder, parts.clock())
    go_to(driver, "safe")
    driver.click("Zet terug")
    assert isinstance(driver.window.page(), PutBackPage)
    assert parts.lock.vault is None
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    wait(driver)
    driver.click("Naar het slot")
    unlock(driver, PASSPHRASE)
    assert answered(driver) == 1


def test_the_lock_comes_between_the_keys_and_nothing_is_lost(driver: Driver) -> None:
    open_safe(driver)
    driver.tab_to("Maak nieuwe sleutels")
    driver.press(Qt.Key.Key_Return)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.journey.lock()
    wait(driver)
    unlock(driver, PASSPHRASE)
    assert answered(driver) == 1


def test_a_file_of_the_program_is_removed_after_being_asked(driver: Driver) -> None:
    parts = driver.journey._parts
    stray = parts.proof.root / "vreemd.txt"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("iets", encoding="utf-8")
    go_to(driver, "proof")
    page = driver.window.page()
    assert isinstance(page, PrivacyProofPage)
    ask.answer_next(True)
    driver.click("Verwijder")
    assert not stray.exists()
    assert page.told.text() == "Het bestand is verwijderd."
