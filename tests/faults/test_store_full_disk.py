"""A disk without room: the answer that does not fit is refused, and nothing of before is lost."""

from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.files import DiskFull
from zelfscan.store.dossiers import Dossier
from zelfscan.store.vault import Vault


def leave_room_for(dossier: Dossier, pages: int) -> None:
    """Let SQLite itself report a full disk beyond this many pages more."""
    used = dossier._file.rows("PRAGMA page_count")[0][0]
    dossier._file.rows(f"PRAGMA max_page_count = {used + pages}")


def answer_until_full(dossier: Dossier) -> int:
    for number in range(10_000):
        try:
            dossier.answer(f"item-{number}", "yes", NOW)
        except DiskFull:
            return number
    pytest.fail("the disk never got full")


def test_answers_from_before_the_disk_was_full_are_all_there(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    leave_room_for(dossier, pages=3)
    saved = answer_until_full(dossier)
    assert saved > 0
    assert len(dossier.responses()) == saved
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert len(vault.open_dossier(dossier.id).responses()) == saved
    vault.close()


def test_a_full_disk_says_what_to_do(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    leave_room_for(dossier, pages=0)
    with pytest.raises(DiskFull, match="de schijf is vol"):
        dossier.note("alarm.present", "tekst " * 10_000, NOW)
    assert dossier.notes() == {}
    vault.close()


def test_once_there_is_room_the_same_answer_can_be_given_again(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    leave_room_for(dossier, pages=1)
    saved = answer_until_full(dossier)
    leave_room_for(dossier, pages=50)
    dossier.answer(f"item-{saved}", "yes", NOW)
    assert len(dossier.responses()) == saved + 1
    vault.close()


def test_a_scan_is_begun_whole_or_not_at_all(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    leave_room_for(dossier, pages=2)
    with pytest.raises(DiskFull):
        dossier.begin_scan("woningscan", "1.0", "d", "volledig", "x" * 100_000, NOW)
    assert dossier.scans() == ()
    assert dossier._file.rows("SELECT count(*) FROM pack") == [(0,)]
    vault.close()
