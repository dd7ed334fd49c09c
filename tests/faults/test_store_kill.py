"""The program is killed while it writes: what was acknowledged is there, and nothing is damaged."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.vaults import PASSPHRASE, a_closed_vault, all_files, dossier_path
from zelfscan.store.vault import Vault

ROOT = Path(__file__).parents[2]
ROUNDS = 8
MARKER = "Sint-Janskerkhof-achterom-47b"

WRITER = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from zelfscan.store.vault import Vault
folder, dossier_id, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
dossier = Vault.open(folder, {PASSPHRASE!r}).open_dossier(dossier_id)
now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
for number in range(start, start + 100_000):
    dossier.answer(f"item-{{number}}", str(number), now)
    dossier.note(f"item-{{number}}", {MARKER!r} * 400, now)
    print(number, flush=True)
"""

HALFWAY = f"""
import sys, time
from pathlib import Path
from zelfscan.store.vault import Vault
dossier = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r}).open_dossier(sys.argv[2])
file = dossier._file
file.rows("PRAGMA cache_size = 1")
with file.transaction():
    for number in range(300):
        file.append("note", item="item-0", element=str(number), text={MARKER!r} * 100, noted="t")
    print("halfway", flush=True)
    time.sleep(60)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE
    )


def kill_after(writer: subprocess.Popen[bytes], answers: int, seconds: float) -> int:
    """Let the writer acknowledge this many answers, kill it a moment later, and give the last one."""
    assert writer.stdout is not None
    lines = [writer.stdout.readline() for _ in range(answers)]
    time.sleep(seconds)
    writer.kill()
    lines += writer.stdout.readlines()
    writer.stdout.close()
    writer.wait()
    # The last line may have been cut off in the middle: then it was not acknowledged.
    return int([line for line in lines if line.endswith(b"\n")][-1])


def test_every_acknowledged_answer_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(4)
    dossier_id = a_closed_vault(tmp_path)
    first = 0
    for _ in range(ROUNDS):
        writer = start(WRITER, tmp_path, dossier_id, first)
        acknowledged = kill_after(writer, chance.randint(1, 20), chance.uniform(0, 0.004))
        vault = Vault.open(tmp_path, PASSPHRASE)
        # Opening reads every page and every table through; damage would show as an error here.
        dossier = vault.open_dossier(dossier_id)
        values = {response.item: response.value for response in dossier.responses()}
        notes = dossier.notes()
        vault.close()
        missing = [n for n in range(acknowledged + 1) if values.get(f"item-{n}") != str(n)]
        assert missing == []
        assert [n for n in range(acknowledged + 1) if (f"item-{n}", "") not in notes] == []
        # At most one answer more than was acknowledged: the one that was being saved.
        extra = {item for item in values if item.startswith("item-")} - {f"item-{n}" for n in range(first)}
        assert len(extra) <= acknowledged + 1 - first + 1
        first = acknowledged + 1


def test_a_kill_halfway_a_large_change_takes_back_all_of_it(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path, notes=40)
    path = dossier_path(tmp_path, dossier_id)
    before = path.read_bytes()
    writer = start(HALFWAY, tmp_path, dossier_id)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"halfway\n"
    writer.kill()
    writer.stdout.close()
    writer.wait()
    # The test means something only if the file itself was half changed and the journal is there to undo it.
    assert path.read_bytes() != before
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    for file in all_files(tmp_path):
        content = file.read_bytes()
        assert MARKER.encode() not in content
        assert b"SQLite format 3" not in content
    vault = Vault.open(tmp_path, PASSPHRASE)
    dossier = vault.open_dossier(dossier_id)
    assert len(dossier.notes()) == 40
    assert len(dossier.responses()) == 1
    vault.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on the size of a file is set the Linux way")
def test_a_disk_that_fails_while_writing_costs_only_the_answer_being_typed(tmp_path: Path) -> None:
    dossier_id = a_closed_vault(tmp_path)
    limit = dossier_path(tmp_path, dossier_id).stat().st_size + 50_000
    limited = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from zelfscan.errors.files import CannotWrite
try:
    exec({WRITER!r})
except CannotWrite as error:
    print(type(error).__name__, flush=True)
"""
    finished = subprocess.run(
        [sys.executable, "-c", limited, str(tmp_path), dossier_id, "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *numbers, error = finished.stdout.split()
    assert error in ("CannotWrite", "DiskFull")
    vault = Vault.open(tmp_path, PASSPHRASE)
    values = {response.value for response in vault.open_dossier(dossier_id).responses()}
    vault.close()
    assert numbers
    assert set(numbers) <= values
