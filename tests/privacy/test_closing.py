"""The program is closed while it works on a report: no half file, and no fault for the log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLOSES = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from tests.job.driver import Driver
from zelfscan.gui import ask
from zelfscan.presenters import report_files
from zelfscan.report import pdf

room = report_files if sys.argv[2] == "write_file" else pdf
slow = getattr(room, sys.argv[2])
def slowly(*arguments):
    time.sleep(0.5)
    return slow(*arguments)
setattr(room, sys.argv[2], slowly)

driver = Driver()
driver.begin_by_keyboard("Zelfscan")
driver.press(Qt.Key.Key_1)
driver.journey.show_tab("report")
page = driver.window.page()
ask.answer_next(Path(sys.argv[1]) / "rapport.pdf")
page.save()
if sys.argv[2] == "write_file":
    driver.wait_until(lambda: page._saving is not None)
QTimer.singleShot(0, driver.window.close)
sys.exit(driver.application.exec())
"""


@pytest.mark.parametrize(("closed_while", "left"), [("render", []), ("write_file", ["rapport.pdf"])])
def test_closing_while_a_report_is_made_leaves_a_whole_file_or_none(
    tmp_path: Path, user_folder: Path, closed_while: str, left: list[str]
) -> None:
    closed = subprocess.run(
        [sys.executable, "-c", CLOSES, str(tmp_path), closed_while],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert closed.returncode == 0, closed.stderr
    assert [path.name for path in tmp_path.iterdir()] == left
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in tmp_path.iterdir())
    assert list(user_folder.rglob("errors.log")) == []
    assert "Error" not in closed.stderr
