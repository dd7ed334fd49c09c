"""A real small disk: it gets full, it can only be read, or it is pulled out. What was kept is kept."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.files import CannotRead, CannotWrite, DiskFull
from zelfscan.errors.vault import DatabaseMissing, KeyFileMissing
from zelfscan.store.vault import Vault

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a disk"
)


def mount(stick: Path, options: str) -> None:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", str(stick)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A stick with room for one megabyte."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount(folder, "size=1m")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def test_a_stick_that_gets_full_loses_nothing_of_before(stick: Path) -> None:
    vault, dossier = a_vault_with_dossier(stick / "vault")
    kept = 0
    with pytest.raises(DiskFull, match="de schijf is vol"):
        for number in range(1000):
            dossier.note(f"item-{number}", "tekst " * 1500, NOW)
            kept += 1
    assert kept > 10
    vault.close()
    vault = Vault.open(stick / "vault", PASSPHRASE)
    assert len(vault.open_dossier(dossier.id).notes()) == kept
    vault.close()


def test_a_stick_that_can_only_be_read_is_read_and_refuses_each_change(stick: Path) -> None:
    vault, dossier = a_vault_with_dossier(stick / "vault")
    dossier.answer("alarm.present", "yes", NOW)
    vault.close()
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    vault = Vault.open(stick / "vault", PASSPHRASE)
    opened = vault.open_dossier(dossier.id)
    assert [each.value for each in opened.responses()] == ["yes"]
    with pytest.raises(CannotWrite):
        opened.answer("alarm.present", "no", NOW)
    assert [each.value for each in opened.responses()] == ["yes"]
    vault.close()


def test_a_stick_that_is_pulled_out_refuses_what_comes_after(stick: Path) -> None:
    vault, dossier = a_vault_with_dossier(stick / "vault")
    dossier.answer("alarm.present", "yes", NOW)
    subprocess.run(["umount", "-l", str(stick)], check=True)
    with pytest.raises((CannotWrite, CannotRead)):
        for number in range(50):
            dossier.note(f"item-{number}", "tekst " * 2000, NOW)
    vault.close()
    with pytest.raises((KeyFileMissing, DatabaseMissing, CannotRead)):
        Vault.open(stick / "vault", PASSPHRASE)
