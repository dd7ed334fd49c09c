"""Two programs at once: the second one is refused kindly, and a killed one is in nobody's way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_closed_vault, all_files
from zelfscan.errors.vault import VaultInUse, WrongPassphrase
from zelfscan.store.vault import Vault

ROOT = Path(__file__).parents[2]
OTHER_PROGRAM = f"""
import sys
from pathlib import Path
from zelfscan.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), {PASSPHRASE!r})
print("open", flush=True)
sys.stdin.readline()
vault.close()
print("closed", flush=True)
sys.stdin.readline()
"""


def another_program(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def end(program: subprocess.Popen[str]) -> None:
    program.kill()
    program.communicate()


def line_of(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_a_vault_that_is_open_in_another_program_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    program = another_program(tmp_path)
    assert line_of(program) == "open"
    before = {path: path.read_bytes() for path in all_files(tmp_path)}
    with pytest.raises(VaultInUse, match="Ga daar verder, of sluit dat venster"):
        Vault.open(tmp_path, PASSPHRASE)
    assert {path: path.read_bytes() for path in all_files(tmp_path)} == before
    end(program)


def test_a_wrong_passphrase_is_not_told_whether_the_vault_is_open(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    program = another_program(tmp_path)
    assert line_of(program) == "open"
    with pytest.raises(WrongPassphrase):
        Vault.open(tmp_path, "iets heel anders")
    end(program)


def test_once_the_other_program_has_closed_it_the_vault_opens(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    program = another_program(tmp_path)
    assert line_of(program) == "open"
    assert program.stdin is not None
    program.stdin.write("\n")
    program.stdin.flush()
    assert line_of(program) == "closed"
    Vault.open(tmp_path, PASSPHRASE).close()
    end(program)


def test_a_program_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    program = another_program(tmp_path)
    assert line_of(program) == "open"
    end(program)
    vault = Vault.open(tmp_path, PASSPHRASE)
    vault.create_dossier("Erbij", NOW)
    vault.close()


def test_this_program_may_open_it_twice_and_holds_it_until_the_last_is_closed(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    first, second = Vault.open(tmp_path, PASSPHRASE), Vault.open(tmp_path, PASSPHRASE)
    first.close()
    first.close()
    program = another_program(tmp_path)
    assert line_of(program) == ""
    end(program)
    second.close()
    program = another_program(tmp_path)
    assert line_of(program) == "open"
    end(program)


@pytest.mark.skipif(sys.platform == "win32", reason="there a file stands in the folder while it is open")
def test_no_file_tells_that_the_vault_is_open(tmp_path: Path) -> None:
    a_closed_vault(tmp_path)
    before = set(all_files(tmp_path))
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert set(all_files(tmp_path)) == before
    vault.close()
