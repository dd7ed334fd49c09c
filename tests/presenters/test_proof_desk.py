"""What stands where: only what is really there."""

from pathlib import Path

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.lock_desk import create_vault
from zelfscan.presenters.proof_desk import ProofDesk


def test_before_anything_is_kept_no_file_exists(tmp_path: Path, clock: FixedClock) -> None:
    view = ProofDesk(tmp_path / "vault", tmp_path / "settings.json", tmp_path / "errors.log", clock).view(
        keeps=False, is_open=False
    )
    assert {file.state for file in view.files} == {"Bestaat nog niet"}
    assert view.keeping == "Er is nu geen scan open."


def test_every_file_of_the_vault_is_named_with_its_full_path(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "vault"
    create_vault(folder, "fiets onder groene brug", clock(), LIGHTEST).vault.close()
    view = ProofDesk(folder, tmp_path / "settings.json", tmp_path / "errors.log", clock).view(
        keeps=True, is_open=True
    )
    on_disk = {str(path) for path in folder.rglob("*") if path.is_file()}
    assert on_disk <= {file.path for file in view.files}
    assert all("kB" in file.state or "bytes" in file.state for file in view.files if file.path in on_disk)
    assert view.keeping == "De open scan wordt na elk antwoord bewaard in de kluis."


def test_a_scan_in_memory_says_that_it_will_be_gone(tmp_path: Path, clock: FixedClock) -> None:
    view = ProofDesk(tmp_path / "vault", tmp_path / "settings.json", tmp_path / "errors.log", clock).view(
        keeps=False, is_open=True
    )
    assert "alleen in het geheugen" in view.keeping
