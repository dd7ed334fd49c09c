"""The program is killed while it makes or puts back a back-up: the old one is there, and never half a vault.

A hook kills the child at one of the moments at which it opens, renames or removes a file in the folder of the
test, or tells of a step. Each moment of a short run is tried; of a longer one, as many as chance picks.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.backups import MARKER, a_full_vault, all_of, tree
from tests.store.vaults import NOW, PASSPHRASE, all_files
from zelfscan.errors.backup import BackupBusy
from zelfscan.store.backup import write_backup
from zelfscan.store.copies import copies, forget, keep_copy
from zelfscan.store.kept_copies import remove_leftovers
from zelfscan.store.restoring import restore_backup, settle
from zelfscan.store.vault import Vault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no signal 9 here")

ROOT = Path(__file__).parents[2]
KILLS = 8
SEED = 7

HOOK = """
import os, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zelfscan.crypto import derive
from zelfscan.store import backup, copies, restoring, ways_in
from zelfscan.store.vault import Vault
ways_in.LEAST = derive.LIGHTEST
root, last = sys.argv[1], int(sys.argv[2])
now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
seen = 0
def moment(*_):
    global seen
    seen += 1
    if seen == last:
        os.kill(os.getpid(), signal.SIGKILL)
def hook(event, arguments):
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"):
        if str(arguments[0]).startswith(root):
            moment()
def begin():
    sys.addaudithook(hook)
"""

WRITE = f"""{HOOK}
vault = Vault.open(Path(root) / "vault", {PASSPHRASE!r})
begin()
backup.write_backup(vault, Path(root) / "kopie", now, moment)
print(seen)
"""

COPY = f"""{HOOK}
vault = Vault.open(Path(root) / "vault", {PASSPHRASE!r})
begin()
copies.keep_copy(vault, vault.folder, now, 2, moment)
print(seen)
"""

RESTORE = f"""{HOOK}
begin()
restoring.restore_backup(Path(root) / "kopie", Path(root) / "new" / "vault", {PASSPHRASE!r}, on_step=moment)
print(seen)
"""

PUT_BACK = f"""{HOOK}
begin()
folder = Path(root) / "vault"
aside = Path(root) / "vault-2"
restoring.restore_backup(Path(root) / "kopie", folder, {PASSPHRASE!r}, on_step=moment, aside=aside)
print(seen)
"""


def run(script: str, root: Path, last: int) -> int | None:
    """Run until a moment, and give how many moments there were; none where it was killed."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(root), str(last)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode == -9:
        return None
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def moments(script: str, prepare: object, folder: Path) -> Iterator[int]:
    """Give the moments at which to kill, by chance where there are many; the first and last ones always."""
    assert callable(prepare)
    prepare(folder)
    total = run(script, folder, 0)
    assert total is not None and total > 12
    chance = random.Random(SEED)
    ends = {1, 2, 3, total - 2, total - 1, total}
    middle = sorted(set(range(1, total + 1)) - ends)
    yield from sorted(ends | set(chance.sample(middle, min(len(middle), KILLS - len(ends)))))


def a_vault_with_backup(folder: Path) -> dict[str, object]:
    folder.mkdir()
    vault = a_full_vault(folder / "vault")
    write_backup(vault, folder / "kopie", NOW)
    expected = all_of(vault)
    # What came after the back-up tells the vault of now from the one that is put back.
    vault.set_label("Nu")
    vault.close()
    return expected


def no_plain_text(folder: Path) -> None:
    for path in all_files(folder):
        content = path.read_bytes()
        assert MARKER.encode() not in content and b"SQLite format 3" not in content


def holds(folder: Path, expected: dict[str, object]) -> str:
    """See that a vault opens and has everything, and give its label."""
    vault = Vault.open(folder, PASSPHRASE)
    assert all_of(vault) == expected
    label = vault.label()
    vault.close()
    return label


def test_a_kill_while_writing_leaves_the_backup_of_before_or_the_new_one(tmp_path: Path) -> None:
    killed, new = 0, 0
    for number in moments(WRITE, a_vault_with_backup, tmp_path / "count"):
        root = tmp_path / f"{number}"
        expected = a_vault_with_backup(root)
        before = (root / "kopie").read_bytes()
        killed += run(WRITE, root, number) is None
        no_plain_text(root)
        new += (root / "kopie").read_bytes() != before
        restore_backup(root / "kopie", root / "new", PASSPHRASE)
        assert holds(root / "new", expected) in ("", "Nu")
        assert holds(root / "vault", expected) == "Nu"
        # What was left goes when a back-up is made again, and when the vault is looked after.
        remove_leftovers(root / "vault")
        assert not (root / "vault" / "copies").exists()
        vault = Vault.open(root / "vault", PASSPHRASE)
        write_backup(vault, root / "kopie", NOW)
        vault.close()
        assert {path.name for path in root.iterdir()} == {"vault", "kopie", "new"}
    assert killed == KILLS
    assert 0 < new < killed


def test_a_kill_while_copying_leaves_whole_copies_alone(tmp_path: Path) -> None:
    def prepare(folder: Path) -> dict[str, object]:
        folder.mkdir()
        vault = a_full_vault(folder / "vault")
        keep_copy(vault, vault.folder, NOW)
        vault.open_dossier(vault.dossiers()[0].id).flag("later", True, NOW)
        expected = all_of(vault)
        vault.close()
        return expected

    killed = 0
    for number in moments(COPY, prepare, tmp_path / "count"):
        root = tmp_path / f"{number}"
        expected = prepare(root)
        killed += run(COPY, root, number) is None
        no_plain_text(root)
        found = copies(root / "vault")
        assert 1 <= len(found) <= 2
        for each in found:
            restore_backup(each.path, root / f"new-{each.number}", PASSPHRASE)
            Vault.open(root / f"new-{each.number}", PASSPHRASE).close()
        assert holds(root / "vault", expected) == ""
        forget(root / "vault")
        remove_leftovers(root / "vault")
        assert not (root / "vault" / "copies").exists()
    assert killed == KILLS


def test_a_kill_while_putting_back_leaves_no_vault_or_a_whole_one(tmp_path: Path) -> None:
    killed, whole = 0, 0
    for number in moments(RESTORE, a_vault_with_backup, tmp_path / "count"):
        root = tmp_path / f"{number}"
        expected = a_vault_with_backup(root)
        killed += run(RESTORE, root, number) is None
        no_plain_text(root)
        place = root / "new" / "vault"
        # Whoever looks before anything is put right finds no vault, or a whole one.
        if Vault.exists(place):
            assert holds(place, expected) == ""
        settle(place)
        if Vault.exists(place):
            whole += 1
        else:
            restore_backup(root / "kopie", place, PASSPHRASE)
        assert holds(place, expected) == ""
        assert [path.name for path in place.parent.iterdir()] == ["vault"]
    assert killed == KILLS
    assert 0 < whole < killed


def test_a_kill_while_putting_back_over_a_vault_loses_neither_of_the_two(tmp_path: Path) -> None:
    killed, back = 0, 0
    for number in moments(PUT_BACK, a_vault_with_backup, tmp_path / "count"):
        root = tmp_path / f"{number}"
        expected = a_vault_with_backup(root)
        killed += run(PUT_BACK, root, number) is None
        no_plain_text(root)
        settle(root / "vault")
        label = holds(root / "vault", expected)
        if label == "":
            back += 1
            assert holds(root / "vault-2", expected) == "Nu"
        else:
            assert not (root / "vault-2").exists()
        assert {path.name for path in root.iterdir()} <= {"vault", "vault-2", "kopie"}
    assert killed == KILLS
    assert 0 < back < killed


HALFWAY = f"""
import sys, time
from pathlib import Path
from zelfscan.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r})
dossier = vault.open_dossier(sys.argv[2])
vault._held.release()  # as on a disk that knows no locks: there two programs can have a vault
dossier._file.rows("PRAGMA cache_size = 1")
with dossier._file.transaction():
    for number in range(300):
        dossier._file.append("note", item="later", element=str(number), text="x" * 3000, noted="t")
    print("halfway", flush=True)
    time.sleep(60)
"""


def test_a_change_that_was_broken_off_halfway_is_undone_before_it_is_backed_up(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    dossier_id = vault.dossiers()[1].id
    expected = all_of(vault)
    vault.close()
    writer = subprocess.Popen(
        [sys.executable, "-c", HALFWAY, str(tmp_path / "vault"), dossier_id],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert writer.stdout is not None and writer.stdout.readline() == b"halfway\n"
    # As long as the other program is at work, no back-up is made of a file that is half changed.
    vault = Vault.open(tmp_path / "vault", PASSPHRASE)
    with pytest.raises(BackupBusy):
        write_backup(vault, tmp_path / "kopie", NOW)
    writer.kill()
    writer.stdout.close()
    writer.wait()
    journal = tmp_path / "vault" / "dossiers" / f"{dossier_id}.dossier-journal"
    assert journal.stat().st_size > 0
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.close()
    restore_backup(tmp_path / "kopie", tmp_path / "new", PASSPHRASE)
    assert holds(tmp_path / "new", expected) == ""


LIMITED = f"""{HOOK}
import resource
from zelfscan.errors.files import CannotWrite
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (last, last))
try:
    if sys.argv[3] == "write":
        vault = Vault.open(Path(root) / "vault", {PASSPHRASE!r})
        backup.write_backup(vault, Path(root) / "kopie", now)
    else:
        restoring.restore_backup(Path(root) / "kopie", Path(root) / "new", {PASSPHRASE!r})
except CannotWrite as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on the size of a file is set the Linux way")
@pytest.mark.parametrize("what", ["write", "restore"])
@pytest.mark.parametrize("room", [0, 5_000, 100_000])
def test_a_disk_that_fails_leaves_everything_as_it_was(tmp_path: Path, what: str, room: int) -> None:
    root = tmp_path / "root"
    expected = a_vault_with_backup(root)
    before = tree(root)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(root), str(room), what],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() in ("CannotWrite", "DiskFull")
    assert tree(root) == before
    assert holds(root / "vault", expected) == "Nu"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a disk")
def test_a_disk_from_which_can_only_be_read_says_so(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro,size=1m", "none", str(stick)], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    vault = a_full_vault(tmp_path / "vault")
    try:
        with pytest.raises(Exception, match="van deze schijf kan alleen worden gelezen"):
            write_backup(vault, stick / "kopie", NOW)
    finally:
        vault.close()
        subprocess.run(["umount", str(stick)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a disk")
def test_a_stick_that_is_full_says_so_and_keeps_the_backup_of_before(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=800k", "none", str(stick)], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    vault = a_full_vault(tmp_path / "vault")
    try:
        write_backup(vault, stick / "kopie", NOW)
        before = tree(stick)
        with pytest.raises(Exception, match="de schijf is vol"):
            write_backup(vault, stick / "kopie", NOW)
        assert tree(stick) == before
    finally:
        vault.close()
        subprocess.run(["umount", str(stick)], check=True)


MOST_MEMORY = """
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a program is asked the Linux way")
@pytest.mark.parametrize("script", [WRITE, RESTORE], ids=["write", "restore"])
def test_a_large_vault_needs_little_memory(tmp_path: Path, script: str) -> None:
    vault = a_full_vault(tmp_path / "vault")
    dossier = vault.open_dossier(vault.dossiers()[0].id)
    for number in range(60):
        dossier.begin_scan("woningscan", "1", str(number), "snel", f"{number:02}" * 1_000_000, NOW)
    write_backup(vault, tmp_path / "kopie", NOW)
    vault.close()
    assert (tmp_path / "kopie").stat().st_size > 110_000_000
    kilobytes = run(script.replace("print(seen)", MOST_MEMORY), tmp_path, 0)
    # The program itself with SQLCipher, and what Argon2id takes for a moment.
    assert kilobytes is not None
    assert 20_000 < kilobytes < 100_000
