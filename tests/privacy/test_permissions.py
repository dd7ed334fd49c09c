"""Only this user can read what the program writes, whatever the computer usually allows others."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.vaults import NOW, a_vault, a_vault_with_dossier
from zelfscan.exchange.writing import write_file
from zelfscan.gui.trouble import write_down

ROOT = Path(__file__).resolve().parents[2]
ON_POSIX = os.name == "posix"
NOT_HERE = pytest.mark.skipif(not ON_POSIX, reason="rights and links are of another kind here")
PRECIOUS = "iets van iemand anders"


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """A computer that hides nothing from others by itself."""
    usual = os.umask(0)
    yield
    os.umask(usual)


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(PRECIOUS)
    return path


def rights_of_others(folder: Path) -> dict[str, int]:
    rights = {str(path.relative_to(folder)): path.stat().st_mode & 0o077 for path in folder.rglob("*")}
    return {name: right for name, right in rights.items() if right}


@NOT_HERE
def test_nobody_else_can_enter_or_read_anything_that_was_made(tmp_path: Path, open_to_all: None) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "share" / "zelfscan" / "vault")
    dossier.answer("alarm.kind", "none", NOW)
    with dossier._file.transaction():
        dossier._file.append("note", item="alarm.kind", element="", text="x" * 50_000, noted="t")
        journals = [path for path in tmp_path.rglob("*-journal")]
        assert journals
        assert rights_of_others(tmp_path) == {}
    vault.close()
    assert write_down(tmp_path / "log" / "zelfscan" / "errors.log", "regel")
    write_file(tmp_path / "rapport.pdf", b"%PDF-")
    assert rights_of_others(tmp_path) == {}


@NOT_HERE
def test_a_folder_that_stood_open_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    folder.chmod(0o777)
    a_vault(folder).close()
    assert folder.stat().st_mode & 0o777 == 0o700


@NOT_HERE
@pytest.mark.parametrize("name", ["key-1.json.new", "key-2.json.new", "index.vault.new", "key-1.json"])
def test_a_link_in_the_vault_leads_no_key_into_another_file(
    tmp_path: Path, other_file: Path, name: str
) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / name).symlink_to(other_file)
    a_vault(folder).close()
    assert other_file.read_text() == PRECIOUS
    assert not any(path.is_symlink() for path in folder.rglob("*"))


@NOT_HERE
def test_a_link_in_place_of_the_log_is_not_followed(tmp_path: Path, other_file: Path) -> None:
    log = tmp_path / "zelfscan" / "errors.log"
    log.parent.mkdir()
    log.symlink_to(other_file)
    assert not write_down(log, "regel")
    assert other_file.read_text() == PRECIOUS


@NOT_HERE
def test_a_link_in_place_of_a_report_is_replaced_and_not_followed(tmp_path: Path, other_file: Path) -> None:
    report = tmp_path / "rapport.pdf"
    report.symlink_to(other_file)
    write_file(report, b"%PDF-")
    assert other_file.read_text() == PRECIOUS
    assert report.read_bytes() == b"%PDF-"


@NOT_HERE
def test_a_crash_leaves_no_copy_of_the_memory(tmp_path: Path) -> None:
    script = (
        "import resource; from zelfscan import app; a = app.make_application(); w = app.make_window();"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "(0, 0)"
