"""Wiping everything: gone from the folder, with an honest proof."""

from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan import paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.wiping_desk import WipingDesk
from zelfscan.store.copies import keep_copy

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> LockDesk:
    """A locked vault with a dossier and a copy, and the files of the program beside it."""
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    keep_copy(lock.required(), lock.folder, clock())
    lock.lock("locked")
    (tmp_path / "settings.json").write_text("{}", encoding="utf-8")
    (tmp_path / "errors.log").write_text("x\n", encoding="utf-8")
    return lock


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> WipingDesk:
    root = lock.folder.parent
    return WipingDesk(lock, root / "settings.json", root / "errors.log", clock)


def test_nothing_is_left_and_the_proof_names_every_file(desk: WipingDesk, lock: LockDesk) -> None:
    root = lock.folder.parent
    before = [path for path in root.rglob("*") if path.is_file()]
    assert len(before) > 5
    done = desk.wiping()()
    assert (done.kind, done.is_complete, done.certificate.title) == ("good", True, "Alles is gewist.")
    assert [path for path in root.rglob("*") if path.is_file()] == []
    proof = done.certificate.proof
    assert proof.startswith("Bewijs van wissen")
    assert all(path.name in proof for path in before)
    assert "23 november 2026 om 10.00 uur" in proof
    assert "Wat niemand kan beloven" in proof
    assert "ssd of usb-stick" in proof
    assert done.certificate.file_name == "bewijs-van-wissen-2026-11-23-1000.txt"


def test_newer_questionnaires_go_along(desk: WipingDesk, lock: LockDesk) -> None:
    """They say nothing about anybody but that the program was used."""
    folder = lock.folder.parent / "content" / ("ab" * 32)
    folder.mkdir(parents=True)
    (folder / "SHA256SUMS").write_text("x\n")
    done = desk.wiping()()
    assert done.is_complete
    assert not folder.exists()
    assert folder.name in done.certificate.proof


def test_an_open_vault_is_not_wiped(desk: WipingDesk, lock: LockDesk, clock: FixedClock) -> None:
    lock.take(create_vault(lock.folder.with_name("vault-2"), PASSPHRASE, clock(), LIGHTEST))
    with pytest.raises(RuntimeError, match="still open"):
        desk.wiping()
    lock.lock("locked")


def test_the_vault_and_settings_of_others_stay(desk: WipingDesk, lock: LockDesk, clock: FixedClock) -> None:
    other = lock.folder.with_name("vault-2")
    create_vault(other, PASSPHRASE, clock(), LIGHTEST).vault.close()
    done = desk.wiping()()
    assert done.is_complete
    assert not lock.folder.exists()
    assert (other / "index.vault").exists()
    assert (other.parent / "settings.json").exists()
    assert "nog 1 andere kluis" in done.certificate.proof


def test_what_stays_is_told_and_goes_the_second_time(
    desk: WipingDesk, lock: LockDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "index.vault":
            raise PermissionError(13, "held")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    first = desk.wiping()()
    assert (first.kind, first.is_complete) == ("warn", False)
    assert "zonder sleutel niet te lezen" in first.certificate.text
    assert (lock.folder / "index.vault").exists()
    monkeypatch.undo()
    second = desk.wiping()()
    assert (second.kind, second.is_complete) == ("good", True)
    # The proof holds what went the first time as well.
    assert "key-1.json" in second.certificate.proof
    assert "index.vault" in second.certificate.proof


def test_keys_that_stay_are_no_wiping_at_all(desk: WipingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, f"held {missing_ok}")

    monkeypatch.setattr(Path, "unlink", held)
    done = desk.wiping()()
    assert (done.kind, done.certificate.title) == ("error", "De kluis is niet gewist.")


def test_a_file_that_is_not_ours_stays_and_is_told(desk: WipingDesk, lock: LockDesk) -> None:
    for path in (lock.folder.parent / "vreemd.txt", lock.folder / "brief.txt"):
        path.write_text("van iemand", encoding="utf-8")
    done = desk.wiping()()
    assert done.is_complete
    assert "nog 2 bestanden die niet van dit programma zijn" in done.certificate.text
    assert (lock.folder / "brief.txt").read_text(encoding="utf-8") == "van iemand"


def test_a_vault_on_a_stick_is_wiped_where_the_program_keeps_nothing_itself(
    lock: LockDesk, clock: FixedClock
) -> None:
    paths.use_nowhere()
    nowhere = paths.own_folder()
    paths.use_own_folder()
    done = WipingDesk(lock, nowhere / "settings.json", nowhere / "errors.log", clock).wiping()()
    assert done.is_complete
    assert not lock.folder.exists()
