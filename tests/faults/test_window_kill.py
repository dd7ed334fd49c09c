"""The window is killed with signal 9 while somebody answers: at most the last answer is missing."""

import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.job.driver import PASSPHRASE
from zelfscan.paths import vault_folder
from zelfscan.presenters.lock_desk import open_vault

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
BEGIN_AND_ANSWER = """
from PySide6.QtCore import Qt
from tests.job.driver import Driver
driver = Driver()
driver.begin_by_keyboard("Zelfscan")
number = 0
while driver.is_asking():
    driver.press(Qt.Key.Key_1)
    number += 1
    print(number, flush=True)
    if driver.window.card.isVisible():
        driver.press(Qt.Key.Key_Escape)
    driver.press(Qt.Key.Key_Return)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal 9 here")
@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_every_answer_that_the_window_kept_survives_a_kill(round_number: int) -> None:
    chance = random.Random(round_number)
    answering = subprocess.Popen(
        [sys.executable, "-c", BEGIN_AND_ANSWER],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert answering.stdout is not None
    said = [answering.stdout.readline() for _ in range(chance.randint(2, 12))]
    time.sleep(chance.uniform(0, 0.05))
    answering.kill()
    said += answering.stdout.readlines()
    answering.stdout.close()
    assert answering.wait() == -9

    opened = open_vault(vault_folder(), PASSPHRASE, datetime.now(UTC))
    kept = len(opened.journal.responses().values)
    place = opened.journal.last_place("zelfscan")
    opened.vault.close()
    # The last line may have been cut off in the middle: then the answer was not said to be kept.
    last = int([line for line in said if line.endswith(b"\n")][-1])
    assert last <= kept <= last + 1
    assert place is not None
