"""A report that is being written when the program is killed leaves nothing behind after the next opening."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.lock_desk import LockDesk, create_vault, open_vault
from zelfscan.presenters.report_files import ReportFiles

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "fiets onder groene brug"
SECRET = b"de achterdeur klemt " * 1000
KILLED = """
import os, sys
from datetime import datetime, timezone
from pathlib import Path
from zelfscan.presenters.lock_desk import LockDesk, open_vault
from zelfscan.presenters.report_files import ReportFiles

vault, out = Path(sys.argv[1]), Path(sys.argv[2])
now = lambda: datetime(2026, 11, 24, 10, tzinfo=timezone.utc)
lock = LockDesk(vault, now)
lock.take(open_vault(vault, sys.argv[3], now()))
os.fsync = lambda handle: os._exit(9)
ReportFiles(lock).saving(out, b"de achterdeur klemt " * 1000)()
"""


def test_what_a_kill_leaves_of_a_report_is_gone_after_the_next_opening(
    tmp_path: Path, clock: FixedClock
) -> None:
    vault, papers = tmp_path / "vault", tmp_path / "papers"
    papers.mkdir()
    create_vault(vault, PASSPHRASE, clock(), LIGHTEST).vault.close()
    command = [sys.executable, "-c", KILLED, str(vault), str(papers / "rapport.pdf"), PASSPHRASE]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    (left,) = papers.iterdir()
    assert left.name.endswith(".part")
    open_vault(vault, PASSPHRASE, clock()).vault.close()
    assert list(papers.iterdir()) == []


def test_a_finished_report_is_there_and_the_vault_remembers_nothing_of_it(
    tmp_path: Path, clock: FixedClock
) -> None:
    vault, out = tmp_path / "vault", tmp_path / "rapport.pdf"
    lock = LockDesk(vault, clock)
    lock.take(create_vault(vault, PASSPHRASE, clock(), LIGHTEST))
    assert ReportFiles(lock).saving(out, SECRET)() == out
    assert out.read_bytes() == SECRET
    rows = lock.required().index_file().rows("SELECT value FROM setting WHERE key = 'files_under_way'")
    assert rows == [("[]",)]
    lock.lock("locked")


def test_a_report_is_written_all_the_same_where_the_vault_was_locked_meanwhile(
    tmp_path: Path, clock: FixedClock
) -> None:
    lock = LockDesk(tmp_path / "vault", clock)
    lock.take(create_vault(tmp_path / "vault", PASSPHRASE, clock(), LIGHTEST))
    work = ReportFiles(lock).saving(tmp_path / "rapport.pdf", SECRET)
    lock.lock("hidden")
    assert work().read_bytes() == SECRET
