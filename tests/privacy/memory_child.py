"""Somebody types a passphrase and a note, and locks; ``test_memory_after_lock`` reads the memory meanwhile.

The texts come as numbers, one for each character, so that nothing in here ever holds them as a whole.
``python -m tests.privacy.memory_child PASSPHRASE NOTE FOLDER`` waits for a line after each stage it names.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.job.driver import Driver
from zelfscan.gui import ask, memory
from zelfscan.gui.pages.report import ReportPage


def main(passphrase: str, note: str, folder: str) -> None:
    driver = Driver()
    driver.tab_to("Zelfscan")
    driver.press(Qt.Key.Key_Return)
    type_codes(driver.focused(), passphrase)
    tell("typed")
    driver.press(Qt.Key.Key_Return)
    type_codes(driver.focused(), passphrase)
    driver.press(Qt.Key.Key_Return)
    driver.pass_by_the_sheet()
    driver.wait_until(driver.is_asking)
    work(driver, note, Path(folder))
    vault = driver.journey._parts.lock.vault
    assert vault is not None
    tell(f"open: {vault.key().hex()}")
    del vault
    lock(driver, "locked")
    unlock = driver.journey.gate.unlock
    type_codes(unlock.field.edit, passphrase)
    unlock.button.click()
    driver.wait_until(lambda: driver.journey._parts.start.journal is not None)
    lock(driver, "locked again")


def work(driver: Driver, note: str, folder: Path) -> None:
    """Answer, keep a note, and go through every page with a judgement as far as a report."""
    driver.press(Qt.Key.Key_1)
    driver.questions().extras.note_button.click()
    type_codes(driver.questions().extras.note_field, note)
    assert driver.questions().leave()
    for tab in ("result", "plan", "report"):
        driver.journey.show_tab(tab)
        QTest.qWait(300)
    page = driver.window.page()
    assert isinstance(page, ReportPage)
    ask.answer_next(folder / "rapport.pdf")
    page.save()
    driver.wait_for_report(folder / "rapport.pdf")
    driver.journey.show_tab("questions")
    QTest.qWait(300)


def lock(driver: Driver, stage: str) -> None:
    driver.journey.lock()
    QTest.qWait(memory._LATER_MS + 700)
    tell(stage)


def type_codes(field: QWidget, codes: str) -> None:
    for code in codes.split(","):
        QTest.keyClicks(field, chr(int(code)))


def tell(stage: str) -> None:
    print(stage, flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
