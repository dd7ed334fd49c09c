"""What the program keeps: only what is really there, and what can go."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan import paths
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.lock_desk import create_vault
from zelfscan.presenters.proof_desk import ProofDesk
from zelfscan.presenters.proof_views import KeptFileView, KeptView
from zelfscan.store.copies import keep_copy
from zelfscan.store.vault import Vault


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> ProofDesk:
    return ProofDesk(tmp_path / "vault", tmp_path / "settings.json", tmp_path / "errors.log", clock)


@pytest.fixture
def vault(desk: ProofDesk, clock: FixedClock) -> Iterator[Vault]:
    vault = create_vault(desk.vault, "fiets onder groene brug", clock(), LIGHTEST).vault
    yield vault
    vault.close()


@pytest.fixture
def nowhere() -> Path:
    paths.use_nowhere()
    place = paths.own_folder()
    paths.use_own_folder()
    return place


def files(view: KeptView) -> dict[str, KeptFileView]:
    return {file.name: file for group in view.groups for file in group.files}


def test_before_anything_is_kept_there_is_no_file(desk: ProofDesk) -> None:
    view = desk.view(keeps=False, is_open=False)
    assert view.groups == ()
    assert view.sums == "0 bestanden, samen 0 bytes"
    assert view.keeping == "Er is nu geen scan open."


def test_every_file_is_named_with_its_size_and_day(desk: ProofDesk, vault: Vault) -> None:
    desk.settings.write_text("{}", encoding="utf-8")
    view = desk.view(keeps=True, is_open=True, open_vault=vault.folder)
    on_disk = {path.relative_to(desk.root).as_posix() for path in desk.root.rglob("*") if path.is_file()}
    assert set(files(view)) == on_disk
    assert all("gewijzigd op" in file.state for file in files(view).values())
    assert [group.title for group in view.groups] == ["Uw kluis, nu open", "Van het programma zelf"]
    assert view.keeping == "De open scan wordt na elk antwoord bewaard in de kluis."


def test_a_scan_in_memory_says_that_it_will_be_gone(desk: ProofDesk) -> None:
    assert "alleen in het geheugen" in desk.view(keeps=False, is_open=True).keeping


def test_what_is_encrypted_is_seen_and_said(desk: ProofDesk, vault: Vault) -> None:
    plain = vault.folder / "dossiers" / "0f.dossier"
    with sqlite3.connect(plain) as made:
        made.execute("CREATE TABLE answer (text)")
    made.close()
    found = files(desk.view(keeps=True, is_open=True, open_vault=vault.folder))
    assert (found["vault/index.vault"].encrypted, found["vault/index.vault"].tone) == ("Versleuteld", "low")
    wrong = found["vault/dossiers/0f.dossier"]
    assert (wrong.encrypted, wrong.tone) == ("Niet versleuteld. Dat hoort niet.", "high")
    assert "verzegeld" in found["vault/key-1.json"].encrypted


def test_files_of_the_open_vault_say_how_they_go_and_have_no_button(
    desk: ProofDesk, vault: Vault, clock: FixedClock
) -> None:
    keep_copy(vault, vault.folder, clock())
    found = files(desk.view(keeps=True, is_open=True, open_vault=vault.folder))
    kept = {name: file for name, file in found.items() if file.stays}
    assert set(found) - set(kept) == {name for name in found if name.startswith("vault/copies/")}
    assert all("Uw kluis" in file.stays and not file.question for file in kept.values())
    with pytest.raises(ValueError, match="does not go"):
        desk.remove(vault.folder / "index.vault", vault.folder)
    assert (vault.folder / "index.vault").exists()


def test_a_copy_settings_log_and_what_nobody_knows_can_go(
    desk: ProofDesk, vault: Vault, clock: FixedClock
) -> None:
    keep_copy(vault, vault.folder, clock())
    for path in (desk.settings, desk.log, desk.root / "vreemd.txt"):
        path.write_text("iets", encoding="utf-8")
    found = files(desk.view(keeps=True, is_open=True, open_vault=vault.folder))
    going = [file for file in found.values() if not file.stays]
    assert len(going) == 4
    strange = desk.view(keeps=True, is_open=True, open_vault=vault.folder).groups[-1]
    assert (strange.title, [file.name for file in strange.files]) == (
        "Niet van dit programma",
        ["vreemd.txt"],
    )
    assert all(file.question and file.loss for file in going)
    for file in going:
        desk.remove(file.path, vault.folder)
        desk.remove(file.path, vault.folder)  # gone already, which is fine
    assert all(file.stays for file in files(desk.view(True, True, vault.folder)).values())


def test_the_vault_of_somebody_else_is_named_with_what_removing_costs(desk: ProofDesk, vault: Vault) -> None:
    other = Vault.create(desk.root / "vault-2", "vier gele ramen hoog", LIGHTEST, label="Molen")
    other.close()
    view = desk.view(keeps=True, is_open=True, open_vault=vault.folder)
    assert view.groups[-1].title == "Andere kluis: Molen"
    index = files(view)["vault-2/index.vault"]
    assert (index.stays, index.loss) == ("", "Zonder dit bestand gaat die kluis nooit meer open.")


def test_where_nothing_is_kept_no_place_is_named(clock: FixedClock, nowhere: Path) -> None:
    desk = ProofDesk(nowhere / "vault", nowhere / "settings.json", nowhere / "errors.log", clock)
    view = desk.view(keeps=False, is_open=True)
    assert (view.intro, view.folder, view.groups) == ("", "Er wordt niets bewaard.", ())
    assert "geheugen" in view.keeping


def test_a_place_that_was_chosen_since_is_the_one_that_is_looked_at(
    tmp_path: Path, clock: FixedClock, nowhere: Path
) -> None:
    desk = ProofDesk(nowhere / "vault", nowhere / "settings.json", nowhere / "errors.log", clock)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "vakantie.txt").write_text("van mij", encoding="utf-8")
    vault = create_vault(stick / "vault", "fiets onder groene brug", clock(), LIGHTEST).vault
    keep_copy(vault, vault.folder, clock())
    view = desk.view(keeps=True, is_open=True, open_vault=vault.folder)
    assert view.folder == str(vault.folder)
    assert [group.title for group in view.groups] == ["Uw kluis, nu open"]
    found = files(view)
    assert {"vault/index.vault", "vault/key-1.json"} < set(found)
    assert not any("vakantie" in name for name in found)
    (copy,) = (file for name, file in found.items() if name.startswith("vault/copies/"))
    assert (copy.encrypted, copy.stays) == ("Versleuteld", "")
    desk.remove(copy.path, vault.folder)
    assert not copy.path.exists()
    vault.close()
