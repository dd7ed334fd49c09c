"""What is slow never runs on the window's thread, from the first start to a report; nothing is timed here."""

import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.job.driver import PASSPHRASE, Driver
from zelfscan.gui import ask
from zelfscan.gui.pages.result import ResultPage
from zelfscan.gui.pages.start import StartPage

_SLOW = {
    "key derivation": ("zelfscan.crypto.derive", "hash_secret_raw"),
    "reading YAML": ("zelfscan.packs.reader", "parse"),
    "compiling a questionnaire": ("zelfscan.packs.loader", "_compile"),
    "putting the report together": ("zelfscan.presenters.report_desk", "document"),
    "drawing the pages": ("zelfscan.report.pdf", "draw_pages"),
    "finishing the PDF": ("zelfscan.report.pdf", "finish"),
    "writing the file": ("zelfscan.exchange.writing", "new_file"),
    "finding out first": ("zelfscan.presenters.results_desk", "open_view"),
    "the reasons": ("zelfscan.presenters.why_desk", "explain"),
}
#: The emergency card is one small file, and has to be there before anything else is.
_CARD = "contacts.yaml"

Calls = dict[str, list[int]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Note on which thread each slow thing is done."""
    found: Calls = {what: [] for what in _SLOW}

    def noted(what: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if not (what == "reading YAML" and str(arguments[1]).endswith(_CARD)):
                found[what].append(threading.get_ident())
            return do(*arguments, **named)

        return call

    for what, (module, name) in _SLOW.items():
        place = import_module(module)
        monkeypatch.setattr(place, name, noted(what, getattr(place, name)))
    return found


def test_the_whole_job_keeps_what_is_slow_away_from_the_window(
    calls: Calls, qtbot: QtBot, tmp_path: Path
) -> None:
    driver = Driver()
    driver.begin_by_keyboard("Zelfscan")
    driver.answer_all_by_keyboard(Qt.Key.Key_0)
    page = driver.window.page()
    assert isinstance(page, ResultPage) and page.overview is not None
    page.overview.why_asked.emit("risk:doxing")
    driver.wait_until(lambda: page.subject == "risk:doxing")
    driver.click("Rapport")
    ask.answer_next(tmp_path / "rapport.pdf")
    driver.click("Bewaar rapport")
    driver.wait_for_report(tmp_path / "rapport.pdf")
    driver.click("Vergrendel")
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    driver.wait_until(lambda: isinstance(driver.window.page(), StartPage))
    driver.close()

    window = threading.get_ident()
    assert [what for what, threads in calls.items() if not threads] == [], "never done, so nothing was shown"
    assert [what for what, threads in calls.items() if window in threads] == []
    assert len(calls["key derivation"]) == 2, "one to make the vault, one to open it again"
