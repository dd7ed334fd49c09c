"""Who leaves the computer finds the scan locked; what was copied goes with it, and no title tells."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget

from tests.job.driver import Driver
from zelfscan.gui.idle import WARNING_MS
from zelfscan.gui.pages.create import CreatePage
from zelfscan.gui.pages.unlock import UnlockPage
from zelfscan.settings.choices import Settings

GUI = Path(__file__).resolve().parents[2] / "zelfscan" / "gui"
ASKING = ("save_file", "open_file", "open_files", "open_folder")
NAMING = ("setWindowTitle", "setWindowFilePath", "setWindowIconText", "setWindowRole")
TABS = ("questions", "result", "plan", "report", "progress", "log")


def test_leaving_the_computer_locks_the_scan_and_says_why(answering: Driver) -> None:
    answering.journey.guard.session.left.emit()
    assert isinstance(answering.window.page(), UnlockPage)
    assert answering.journey._parts.lock.vault is None
    assert "samen met uw computer" in answering.journey._parts.lock.view().reason


def test_a_sleep_that_only_the_clock_shows_locks_the_scan(
    answering: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering.journey.guard.session.clock, "_last", (0.0,) * 2)
    answering.journey.guard.session._look()
    assert answering.journey._parts.lock.vault is None


def test_leaving_the_computer_drops_a_passphrase_that_is_half_typed(answering: Driver) -> None:
    answering.journey.lock()
    answering.type("fiets onder")
    answering.journey.guard.session.left.emit()
    assert answering.journey.gate.unlock.field.text() == ""


def test_leaving_the_computer_without_a_vault_loses_nothing_and_asks_nothing(driver: Driver) -> None:
    driver.journey.gate.nothing_kept.emit()
    driver.journey._choose("zelfscan", "")
    question = driver.questions()
    driver.press(Qt.Key.Key_1)
    driver.journey.guard.session.left.emit()
    assert driver.window.page() is question
    assert not isinstance(driver.window.page(), CreatePage)


def test_the_minutes_that_were_chosen_hold_at_once_and_for_an_adviser(answering: Driver) -> None:
    watch = answering.journey.guard.idle._until_warning
    answering.journey.guard.follow(Settings(rest_minutes=1))
    assert watch.isActive()
    assert watch.interval() == 60_000 - WARNING_MS
    answering.journey.guard.set_on(True, is_adviser=True)
    assert watch.interval() == 60_000 - WARNING_MS


def test_choosing_minutes_while_locked_begins_no_count(answering: Driver) -> None:
    answering.journey.lock()
    answering.journey.guard.follow(Settings(rest_minutes=2))
    assert not answering.journey.guard.idle._until_warning.isActive()


class Clipboard:
    """Stands in for that of a desktop; the one without a screen never says whose its content is."""

    def __init__(self, *owned: QClipboard.Mode) -> None:
        self.owned, self.cleared = owned, list[QClipboard.Mode]()

    def ownsClipboard(self) -> bool:
        return QClipboard.Mode.Clipboard in self.owned

    def ownsSelection(self) -> bool:
        return QClipboard.Mode.Selection in self.owned

    def clear(self, mode: QClipboard.Mode) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize(
    "owned", [(), (QClipboard.Mode.Clipboard,), (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
)
def test_what_was_copied_here_goes_with_the_lock_and_what_others_copied_stays(
    answering: Driver, monkeypatch: pytest.MonkeyPatch, owned: tuple[QClipboard.Mode, ...]
) -> None:
    clipboard = Clipboard(*owned)
    monkeypatch.setattr(QApplication, "clipboard", staticmethod(lambda: clipboard))
    answering.journey.lock()
    assert clipboard.cleared == list(owned)


def test_a_message_about_a_file_does_not_outlive_the_lock_in_any_widget(answering: Driver) -> None:
    answering.window.show_trouble("Het rapport is niet bewaard.", "Map: /home/Onderduikadres")
    answering.window.clear_trouble()
    answering.window.show_trouble("Het rapport is niet bewaard.", "Map: /home/Schuilplaats")
    answering.journey.lock()
    said = ""
    for widget in answering.application.allWidgets():
        for words in ("text", "accessibleName", "accessibleDescription"):
            said += f"{getattr(widget, words, str)()}\n"
    assert "Uw scan is op slot" in said
    assert "Onderduikadres" not in said
    assert "Schuilplaats" not in said


def titles(driver: Driver) -> set[str]:
    """Return what a taskbar can show of any window, and what says which file it is about."""
    found = set()
    for window in driver.application.topLevelWidgets():
        found |= {window.windowTitle(), window.windowFilePath(), window.windowIconText()}
    return found | {window.title() for window in driver.application.topLevelWindows()}


def test_no_page_gives_the_window_another_title(answering: Driver) -> None:
    for tab in TABS:
        answering.journey.show_tab(tab)
        answering.wait_until(lambda: answering.journey._pages._judging is None)
        assert titles(answering) <= {"", "zelfscan"}
    for entry in ("proof", "settings", "guide"):
        answering.journey._choose_from_menu(entry)
        assert titles(answering) <= {"", "zelfscan"}
    answering.journey.lock()
    assert titles(answering) <= {"", "zelfscan"}
    assert answering.application.applicationDisplayName() in ("", "zelfscan")


def test_a_window_for_a_file_has_a_title_of_the_program_alone() -> None:
    """Each title is a text of the program as it stands, without anything filled in."""
    asked = []
    for path, call, name in calls():
        if name in ASKING and path.name != "ask.py":
            given = call.args[1]
            titles = assigned(path, given.id) if isinstance(given, ast.Name) else [given]
            assert titles != [], f"{path.name}:{call.lineno}"
            for title in titles:
                assert isinstance(title, ast.Call), f"{path.name}:{call.lineno}"
                assert [type(each) for each in title.args] == [ast.Constant], f"{path.name}:{call.lineno}"
                assert title.keywords == [], f"{path.name}:{call.lineno}"
            asked.append(path.name)
    assert len(asked) > 4


def test_nothing_else_names_a_window() -> None:
    found = {path.name: ast.unparse(call.args[0]) for path, call, name in calls() if name in NAMING}
    assert found == {
        "main_window.py": "TITLE",
        "dialog.py": "'zelfscan'",
        "gallery.py": "'zelfscan gallery'",
    }


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Give each call of a method in the room of the window, with the name of the method."""
    for path in GUI.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                yield path, call, call.func.attr


def assigned(path: Path, name: str) -> list[ast.expr]:
    """Return all that a name in a file is ever set to."""
    found = []
    for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(each, ast.Assign):
            for target in each.targets:
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                values = each.value.elts if isinstance(each.value, ast.Tuple) else [each.value]
                if len(names) == len(values):
                    pairs = zip(names, values, strict=True)
                    found += [value for one, value in pairs if ast.unparse(one) == name]
    return found


def test_no_widget_brings_a_window_of_its_own_into_sight(answering: Driver) -> None:
    answering.journey.lock()
    shown = [each for each in answering.application.topLevelWidgets() if each.isVisible()]
    assert shown == [answering.window]
    assert isinstance(shown[0], QWidget)
