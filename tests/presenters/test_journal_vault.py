"""What is special about a journal in the vault: it is still there after the program."""

from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.store.vaults import PASSPHRASE, a_vault_with_dossier
from zelfscan.core.pack import Pack
from zelfscan.errors.base import ZelfscanError
from zelfscan.packs.library import open_pack
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.store.vault import Vault


def test_everything_is_read_back_from_the_vault(tmp_path: Path, clock: FixedClock) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    journal = VaultJournal(dossier)
    journal.answer("lock", "yes", clock())
    journal.note("lock", "nieuw slot", clock())
    journal.flag("light", True, clock())
    journal.choose("door-locks", "done", clock())
    journal.resume("woningscan", "1", "kort", "{}", clock())
    journal.move_to("woningscan", "light")
    vault.close()

    again = Vault.open(tmp_path / "vault", PASSPHRASE)
    read = VaultJournal(again.open_dossier(again.dossiers()[0].id))
    assert read.keeps
    assert read.responses() == journal.responses()
    assert read.flags() == {"light"}
    assert read.choices() == {"door-locks": "done"}
    assert read.answered_at(["lock"]) == clock()
    assert read.last_place("woningscan") == ("kort", "light")
    again.close()


def test_a_response_that_could_not_be_written_is_not_remembered(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    journal = VaultJournal(dossier)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise ZelfscanError("de schijf is vol")

    monkeypatch.setattr(dossier, "answer", refuse)
    monkeypatch.setattr(dossier, "note", refuse)
    with pytest.raises(ZelfscanError):
        journal.answer("lock", "yes", clock())
    with pytest.raises(ZelfscanError):
        journal.note("lock", "tekst", clock())
    assert journal.responses().values == {}
    assert journal.responses().notes == {}
    vault.close()


def test_a_changed_pack_begins_another_scan(tmp_path: Path, clock: FixedClock) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "vault")
    journal = VaultJournal(dossier)
    journal.resume("woningscan", "1", "kort", '{"first": 1}', clock())
    journal.move_to("woningscan", "lock")
    assert journal.resume("woningscan", "1", "kort", '{"second": 2}', clock()) is None
    assert len(dossier.scans()) == 2
    vault.close()


@pytest.mark.parametrize("pack_id", ["woningscan", "zelfscan"])
def test_the_pack_that_is_kept_with_a_scan_can_be_read_again(pack_id: str) -> None:
    pack = open_pack(pack_id, questionnaires_folder()).pack
    assert Pack.model_validate_json(pack.model_dump_json(by_alias=True)) == pack
