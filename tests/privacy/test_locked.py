"""Once it is locked or hidden, nothing of the scan is left in the window, whatever went wrong on the way."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.core.response import Responses
from zelfscan.exchange.writing import write_file
from zelfscan.gui import ask, background
from zelfscan.gui.idle import REST_MS
from zelfscan.gui.pages.report import ReportPage
from zelfscan.gui.pages.start import StartPage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.gui.scan_pages import REPORT
from zelfscan.gui.widgets.text_field import PassphraseField
from zelfscan.presenters import report_files
from zelfscan.store.vault import Vault

NOTE = "sleutel ligt onder de blauwe bloempot"
KEYS = [getattr(Qt.Key, f"Key_F{number}") for number in range(1, 12) if number != 2]
KEYS += [Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Tab, Qt.Key.Key_Menu, Qt.Key.Key_1, Qt.Key.Key_0]
KEYS += [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Back, Qt.Key.Key_Z, Qt.Key.Key_V]
HOLDING = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]


def write_a_note(driver: Driver) -> None:
    driver.questions().extras.note_button.click()
    driver.questions().extras.note_field.insertPlainText(NOTE)
    assert driver.questions().leave()


def settle(driver: Driver) -> None:
    """Let the event loop throw away what was marked for it."""
    driver.wait_until(background.is_idle)
    QTest.qWait(50)
    gc.collect()


def is_locked(driver: Driver) -> bool:
    return isinstance(driver.window.page(), UnlockPage) and driver.journey._parts.start.journal is None


def test_a_cleared_passphrase_does_not_come_back_with_undo(qtbot: QtBot) -> None:
    field = PassphraseField("Uw wachtzin")
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, PASSPHRASE)
    field.clear()
    field.show_button.click()
    QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""


def test_the_passphrase_cannot_be_shown_at_the_lock_after_it_opened_the_vault(answering: Driver) -> None:
    for _ in range(2):
        answering.journey.lock()
        field = answering.journey.gate.unlock.field
        field.show_button.click()
        QTest.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == ""
        field.edit.setText(PASSPHRASE)
        answering.journey.gate.unlock.button.click()
        answering.wait_until(lambda: not is_locked(answering))


def test_a_bug_while_the_last_note_is_kept_does_not_keep_the_vault_open(
    answering: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering.questions(), "leave", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answering.journey.lock()
    assert is_locked(answering)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_bug_while_the_last_note_is_kept_does_not_keep_the_window_in_sight(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, keeps: bool
) -> None:
    if keeps:
        driver.begin_by_keyboard("Zelfscan")
    else:
        driver.journey.gate.nothing_kept.emit()
        driver.journey._choose("zelfscan", "")
    asking = driver.questions()
    monkeypatch.setattr(asking, "leave", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        driver.journey.hide_at_once()
    assert driver.window.isMinimized()
    assert driver.window.page() is not asking


def test_the_lock_is_painted_before_the_window_goes_out_of_sight(answering: Driver) -> None:
    seen: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched is answering.journey.gate.unlock:
                seen.append("painted")
            if event.type() == QEvent.Type.WindowStateChange and watched is answering.window:
                seen.append("hidden")
            return False

    watch = Watch()
    answering.application.installEventFilter(watch)
    answering.press(Qt.Key.Key_F12)
    answering.application.removeEventFilter(watch)
    assert seen[:2] == ["painted", "hidden"]


def holding_the_note() -> list[Responses]:
    return [each for each in gc.get_objects() if type(each) is Responses and NOTE in each.notes.values()]


def test_nothing_of_the_scan_stays_alive_after_locking(answering: Driver) -> None:
    write_a_note(answering)
    assert holding_the_note() != []
    vault = weakref.ref(answering.journey._parts.lock._vault)
    assert vault() is not None
    answering.journey.lock()
    settle(answering)
    assert vault() is None
    assert holding_the_note() == []


def test_no_text_of_the_scan_is_left_in_any_widget_while_locked(answering: Driver) -> None:
    question = answering.questions().heading.text()
    write_a_note(answering)
    answering.journey.lock()
    settle(answering)
    said = ""
    for widget in answering.application.allWidgets():
        for words in ("text", "toPlainText", "accessibleName", "accessibleDescription", "toolTip"):
            said += f"{getattr(widget, words, str)()}\n"
    assert "Uw scan is op slot" in said
    assert NOTE not in said
    assert question not in said


def test_no_key_leads_out_of_the_lock(answering: Driver) -> None:
    answering.journey.lock()
    for holding in HOLDING:
        for key in KEYS:
            QTest.keyClick(answering.application.focusWidget() or answering.window, key, holding)
            for menu in (each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)):
                menu.close()
            assert is_locked(answering), (key, holding)


def test_no_request_from_the_frame_leads_out_of_the_lock(answering: Driver) -> None:
    answering.journey.lock()
    answering.window.tab_asked.emit(REPORT)
    for entry in ("start", "proof", "keep"):
        answering.window.menu_asked.emit(entry)
    answering.window.lock_asked.emit()
    answering.window.strip_left.emit()
    answering.journey.lock("idle")
    assert is_locked(answering)


def test_the_only_thing_that_takes_what_is_dropped_on_the_lock_is_the_passphrase(answering: Driver) -> None:
    answering.journey.lock()
    shown = [each for each in answering.window.findChildren(QWidget) if each.isVisible()]
    assert [each for each in shown if each.acceptDrops()] == [answering.journey.gate.unlock.field.edit]


def test_the_passphrase_is_let_go_of_once_the_vault_is_open(answering: Driver) -> None:
    answering.journey.lock()
    answering.journey.gate.open(PASSPHRASE)
    answering.wait_until(lambda: isinstance(answering.window.page(), StartPage))
    assert answering.journey.gate.job is not None
    assert answering.journey.gate.job._work is None
    assert answering.journey.gate.job._result == []


def test_a_half_typed_passphrase_does_not_wait_for_whoever_comes_by(answering: Driver) -> None:
    answering.journey.lock()
    page = answering.journey.gate.unlock
    answering.type("fiets onder groene brig")
    assert page._rest.isActive()
    assert page._rest.interval() == REST_MS
    page.field.show_button.click()
    page._rest.timeout.emit()
    assert page.field.text() == ""
    assert not page.field.is_shown()


def test_a_vault_that_opens_after_the_window_was_hidden_is_closed_again(answering: Driver) -> None:
    answering.journey.lock()
    before = [each for each in gc.get_objects() if type(each) is Vault]
    answering.journey.gate.unlock.field.edit.setText(PASSPHRASE)
    answering.journey.gate.unlock.button.click()
    answering.journey.hide_at_once()
    settle(answering)
    assert is_locked(answering)
    assert [each for each in gc.get_objects() if type(each) is Vault and each not in before] == []


def test_no_report_is_made_when_the_scan_was_locked_while_the_place_was_asked(
    answering: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked_too_long(*_question: object) -> Path:
        answering.journey.lock("idle")
        return tmp_path / "rapport.pdf"

    answering.journey.show_tab(REPORT)
    page = answering.window.page()
    assert isinstance(page, ReportPage)
    monkeypatch.setattr(ask, "save_file", asked_too_long)
    page.save()
    settle(answering)
    assert is_locked(answering)
    assert list(tmp_path.iterdir()) == []


def test_hiding_while_the_report_is_written_finishes_the_file_and_says_nothing_at_the_lock(
    answering: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(path: Path, data: bytes, part: Path) -> None:
        QTest.qSleep(200)
        write_file(path, data, part)

    monkeypatch.setattr(report_files, "write_file", slowly)
    answering.journey.show_tab(REPORT)
    page = answering.window.page()
    assert isinstance(page, ReportPage)
    ask.answer_next(tmp_path / "rapport.pdf")
    page.save()
    answering.wait_until(lambda: page._saving is not None)
    answering.journey.hide_at_once()
    settle(answering)
    assert is_locked(answering)
    assert answering.window.notices() == ""
    assert [each.name for each in tmp_path.iterdir()] == ["rapport.pdf"]


def test_f12_hides_also_while_a_dialog_is_open(answering: Driver, tmp_path: Path) -> None:
    answering.journey.show_tab(REPORT)
    page = answering.window.page()
    assert isinstance(page, ReportPage)

    def press() -> None:
        dialog = answering.application.activeModalWidget()
        assert dialog is not None
        QTest.keyClick(dialog, Qt.Key.Key_F12)

    QTimer.singleShot(300, press)
    page.save()
    settle(answering)
    assert answering.application.activeModalWidget() is None
    assert answering.window.isMinimized()
    assert is_locked(answering)
