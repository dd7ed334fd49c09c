"""Starting: with a screen, without one, and how little is loaded before the window is painted."""

import gc
import os
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT
from zelfscan import app

_SCREENS = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in _SCREENS}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=ROOT, env=bare | environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_without_a_screen_it_says_so_in_one_sentence_and_ends() -> None:
    ended = _run("from zelfscan.__main__ import main; raise SystemExit(main([]))")
    assert ended.returncode == 2
    assert ended.stderr.strip() == app.NO_SCREEN
    assert ended.stdout == ""


def test_the_window_carries_the_mark_of_the_program_in_the_task_bar() -> None:
    code = """
import os, time
from zelfscan import app
application, window = app.show_window()
until = time.monotonic() + 20
while application.windowIcon().isNull() and time.monotonic() < until:
    application.processEvents()
picture = application.windowIcon().pixmap(32, 32).toImage()
print(picture.pixelColor(16, 24).name(), picture.pixelColor(0, 0).alpha(), flush=True)
os._exit(0)
"""
    ended = _run(code, QT_QPA_PLATFORM="offscreen")
    assert ended.stdout.split() == ["#0b4f6c", "0"], ended.stderr


def test_the_window_comes_before_everything_that_is_slow_to_load() -> None:
    code = """
import sys
from zelfscan import app
application = app.make_application()
window = app.make_window()
window.show()
application.processEvents()
slow = ("reportlab", "sqlite_utils", "sqlcipher3", "pydantic", "ruamel", "argon2", "pikepdf")
print([name for name in slow if name in sys.modules])
"""
    ended = _run(code, QT_QPA_PLATFORM="offscreen")
    assert ended.stdout.strip() == "[]", ended.stderr


def test_the_emergency_card_works_before_anything_else_is_loaded() -> None:
    code = """
from zelfscan import app
application = app.make_application()
window = app.make_window()
window.show()
window.open_card()
print(window.card.isVisible())
"""
    ended = _run(code, QT_QPA_PLATFORM="offscreen")
    assert ended.stdout.strip() == "True", ended.stderr


def test_nothing_is_loaded_for_a_scan_that_only_a_report_a_photograph_or_nobody_needs() -> None:
    code = """
import sys
from zelfscan.__main__ import leave_out
sys.modules["numpy"] = None  # the tests bring it along, and sqlite-utils takes it where it is
leave_out()
from zelfscan import app
app._import_the_rest()
app._import_result_and_plan()
app._import_report()
nobody = "ssl _hashlib socket email http.client urllib.request importlib.metadata sqlite3 click pluggy"
print([name for name in (*nobody.split(), "PIL", "pikepdf", "reportlab") if sys.modules.get(name)])
print("sqlite_utils" in sys.modules, "pydantic" in sys.modules, "zelfscan.gui.pages.report" in sys.modules)
"""
    ended = _run(code, QT_QPA_PLATFORM="offscreen")
    assert ended.stdout.split("\n")[:2] == ["[]", "True True True"], ended.stderr


def test_until_the_window_is_painted_nobody_looks_for_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[bool] = []

    class Window:
        first_painted = type("Signal", (), {"connect": lambda _self, _do: None})()

        def show(self) -> None:
            looked_for.append(gc.isenabled())

    monkeypatch.setattr(app, "make_application", lambda: looked_for.append(gc.isenabled()))
    monkeypatch.setattr(app, "make_window", Window)
    try:
        app.show_window()
    finally:
        gc.enable()  # what runs beside the window does this, when it is done
    assert looked_for == [False, False]
