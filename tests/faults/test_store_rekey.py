"""A vault that gets other keys is the old one or the new one, whole, wherever the program is killed."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault, all_files
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import DiskFull
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.store.database import EncryptedFile, open_file
from zelfscan.store.vault import Vault

ROOT = Path(__file__).parents[2]
MARKER = "Sint-Janskerkhof-achterom-47b"
NEW = "een heel andere lange zin"
SEED = 47
KILLS = int(os.environ.get("ZELFSCAN_KILLS", "24"))
"""How many moments are tried, of all that there are; the first and the last ones always are."""

# Counts every change of a name or a file that Python makes in the vault, and every step that re-keying tells
# of, and kills itself at the one that was asked for. One process starts the others, which saves their start.
CHILD = f"""
import json, os, signal, sys
from pathlib import Path
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.store import ways_in
from zelfscan.store.vault import Vault

ways_in.LEAST = LIGHTEST
NAMES = ("open", "os.rename", "os.remove")

def run(folder, fatal):
    seen = 0
    def count(*_):
        nonlocal seen
        seen += 1
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
    vault = Vault.open(Path(folder), {PASSPHRASE!r})
    keys = [vault.key().hex()] + [k.hex() for (k,) in vault.index_file().rows("SELECT key FROM dossier")]
    Path(folder).with_suffix(".keys").write_text(json.dumps(keys))
    sys.addaudithook(lambda event, args: count() if event in NAMES and folder in str(args[0]) else None)
    vault.rekey({NEW!r}, "", LIGHTEST, count)
    rekeyed = seen
    count()
    vault.close()
    return rekeyed

for line in sys.stdin:
    folder, fatal = json.loads(line)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, str(run(folder, fatal)).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    told = os.read(reader, 20).decode()
    os.close(reader)
    print(json.dumps([os.WIFSIGNALED(status), told]), flush=True)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the child is forked, and killed by a signal")


class Killer:
    """Has a vault re-keyed in another process that is killed at the moment asked for."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", CHILD],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def rekey(self, folder: Path, fatal: int) -> tuple[bool, int | None]:
        """Tell whether it was killed, and otherwise how many moments there were."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(folder), fatal]) + "\n")
        self._process.stdin.flush()
        was_killed, told = json.loads(self._process.stdout.readline())
        return was_killed, int(told) if told else None

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture
def killer() -> Iterator[Killer]:
    killer = Killer()
    yield killer
    killer.close()


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A closed vault with two dossiers, a note and something like a photograph."""
    folder = tmp_path / "original"
    vault = a_vault(folder)
    first, second = vault.create_dossier(f"Thuis {MARKER}", NOW), vault.create_dossier("D-02", NOW)
    first.answer("alarm.present", MARKER, NOW)
    first.note("alarm.present", MARKER * 500, NOW)
    second.answer("door.lock", "no", NOW)
    vault.signing_key()
    vault.close()
    return folder


def content(vault: Vault) -> list[object]:
    """Everything that matters, with the ids that stay and without the keys that do not."""
    found: list[object] = [vault.signing_key()]
    for entry in vault.dossiers():
        dossier = vault.open_dossier(entry.id)
        found += [entry, dossier.responses(), dossier.notes()]
    return found


def opened(folder: Path) -> tuple[Vault, bool]:
    """Open the vault with the passphrase that fits, and tell whether that is the new one."""
    try:
        return Vault.open(folder, NEW), True
    except WrongPassphrase:
        return Vault.open(folder, PASSPHRASE), False


def require_nothing_readable(folder: Path, keys: list[str]) -> None:
    secrets = [
        MARKER.encode(),
        MARKER.encode("utf-16-le"),
        PASSPHRASE.encode(),
        NEW.encode(),
        b"SQLite format",
    ]
    for key in keys:
        secrets += [key.encode(), key.upper().encode(), bytes.fromhex(key)]
    files = list(all_files(folder))
    assert files
    for path in files:
        held = path.read_bytes()
        assert not [secret for secret in secrets if secret in held], path.name


def require_nothing_left(folder: Path) -> None:
    """There is one index, a file for each dossier, the two copies of the key file, and no more."""
    names = sorted(path.relative_to(folder).parts[0] for path in all_files(folder))
    assert [name.split("-")[0].split(".")[0] for name in names] == ["dossiers"] * 2 + ["index"] + ["key"] * 2


def test_wherever_it_is_killed_the_old_or_the_new_vault_stands_whole(
    tmp_path: Path, original: Path, killer: Killer
) -> None:
    vault = Vault.open(original, PASSPHRASE)
    expected = content(vault)
    vault.close()

    whole = tmp_path / "whole"
    shutil.copytree(original, whole)
    was_killed, moments = killer.rekey(whole, 0)
    assert not was_killed
    assert moments is not None
    assert moments > 20
    chosen = random.Random(SEED).sample(range(2, moments), min(KILLS, moments - 2))
    turned = []
    for moment in sorted({1, moments, moments + 1, *chosen}):
        folder = tmp_path / f"killed-{moment}"
        shutil.copytree(original, folder)
        was_killed, _ = killer.rekey(folder, moment)
        assert was_killed
        keys = json.loads(folder.with_suffix(".keys").read_text(encoding="utf-8"))
        require_nothing_readable(folder, keys)
        vault, is_new = opened(folder)
        turned.append(is_new)
        assert content(vault) == expected, moment
        keys += [vault.key().hex(), *(k.hex() for (k,) in vault.index_file().rows("SELECT key FROM dossier"))]
        vault.close()
        require_nothing_left(folder)
        require_nothing_readable(folder, keys)
        other = PASSPHRASE if is_new else NEW
        with pytest.raises(WrongPassphrase):
            Vault.open(folder, other)
        shutil.rmtree(folder)
    # Once it turned it stays so, and both were seen.
    assert turned == sorted(turned)
    assert {True, False} == set(turned)


def test_a_kill_while_sqlite_writes_takes_nothing_either(
    tmp_path: Path, original: Path, killer: Killer
) -> None:
    vault = Vault.open(original, PASSPHRASE)
    dossier = vault.open_dossier(vault.dossiers()[0].id)
    for number in range(200):
        dossier.note(f"item-{number}", MARKER * 300, NOW)
    expected = content(vault)
    vault.close()
    script = f"""
import sys
from pathlib import Path
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r})
print("begun", flush=True)
vault.rekey({NEW!r}, "", LIGHTEST, lambda done, total: print(done, flush=True))
"""
    chance = random.Random(SEED)
    for round_number in range(4):
        folder = tmp_path / f"round-{round_number}"
        shutil.copytree(original, folder)
        command = [sys.executable, "-c", script, str(folder)]
        with subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"begun\n"
            for _ in range(round_number):
                child.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            child.kill()
        require_nothing_readable(folder, [])
        vault, _ = opened(folder)
        assert content(vault) == expected
        vault.close()
        require_nothing_left(folder)


@pytest.mark.parametrize("room", range(0, 12, 2))
def test_a_full_disk_leaves_the_old_vault_as_it_was(
    original: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """Each new small file and each copy counts as one; after so many there is no room left."""
    left = room
    vault = Vault.open(original, PASSPHRASE)
    expected, key = content(vault), vault.key()

    real_open = os.open

    def opening(path: str, flags: int, *more: int) -> int:
        nonlocal left
        if flags & os.O_CREAT:
            left -= 1
            if left < 0:
                raise OSError(28, "No space left on device", str(path))
        return real_open(path, flags, *more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", opening)
        try:
            vault.rekey(NEW, parameters=LIGHTEST)
            is_new = True
        except DiskFull:
            is_new = False
    # Two dossiers, an index and two copies of the key file: five new files.
    assert is_new == (room >= 5)
    assert content(vault) == expected
    assert (vault.key() != key) == is_new
    vault.close()
    vault, opens_new = opened(original)
    assert opens_new == is_new
    assert content(vault) == expected
    vault.close()
    require_nothing_left(original)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on the size of a file is set the Linux way")
def test_a_disk_that_is_full_for_sqlite_itself_leaves_the_old_vault(original: Path) -> None:
    vault = Vault.open(original, PASSPHRASE)
    expected = content(vault)
    vault.close()
    sizes = [path.stat().st_size for path in (original / "dossiers").iterdir()]
    limited = f"""
import resource, signal, sys
from pathlib import Path
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({max(sizes) - 8192},) * 2)
try:
    vault.rekey({NEW!r}, "", LIGHTEST)
except CannotWrite as error:
    print(type(error).__name__)
"""
    done = subprocess.run(
        [sys.executable, "-c", limited, str(original)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() in ("CannotWrite", "DiskFull")
    vault, is_new = opened(original)
    assert not is_new
    assert content(vault) == expected
    vault.close()
    require_nothing_left(original)


def test_nothing_readable_stands_on_the_disk_while_it_goes_on(original: Path) -> None:
    vault = Vault.open(original, PASSPHRASE)
    keys = [vault.key().hex(), *(k.hex() for (k,) in vault.index_file().rows("SELECT key FROM dossier"))]
    looks = []

    def look(done: int, total: int) -> None:
        require_nothing_readable(original, keys)
        looks.append((done, total))

    vault.rekey(NEW, parameters=LIGHTEST, on_step=look)
    assert looks == [(number, 6) for number in range(1, 7)]
    keys += [vault.key().hex(), *(k.hex() for (k,) in vault.index_file().rows("SELECT key FROM dossier"))]
    assert len(set(keys)) == 6
    require_nothing_readable(original, keys)
    vault.close()
    require_nothing_readable(original, keys)


def test_a_copy_that_is_not_the_same_is_never_swapped_in(
    original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.open(original, PASSPHRASE)
    expected = content(vault)
    real = EncryptedFile.copy_to_new

    def losing(file: EncryptedFile, path: Path, key: bytes) -> None:
        real(file, path, key)
        made = open_file(path, key)
        if path.parent.name == "dossiers":
            made.append("flag", item="x", is_on=1, flagged="t")
        made.close()

    with monkeypatch.context() as patch:
        patch.setattr(EncryptedFile, "copy_to_new", losing)
        with pytest.raises(ZelfscanError, match="beschadigd"):
            vault.rekey(NEW, parameters=LIGHTEST)
    assert content(vault) == expected
    vault.close()
    require_nothing_left(original)
    vault, is_new = opened(original)
    assert not is_new
    vault.close()
