"""Making, opening and locking the vault."""

from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.vault import DatabaseMissing, PassphraseTooShort, WrongPassphrase
from zelfscan.presenters.lock_desk import LockDesk, create_vault, label_fault, open_vault, strength_of
from zelfscan.store.people import places
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def test_without_a_vault_there_is_nothing_to_unlock(folder: Path, clock: FixedClock) -> None:
    assert not LockDesk(folder, clock).has_vault()


def test_an_answer_is_there_after_locking_and_unlocking(folder: Path, clock: FixedClock) -> None:
    desk = LockDesk(folder, clock)
    made = create_vault(folder, PASSPHRASE, clock(), LIGHTEST)
    desk.take(made)
    made.journal.answer("lock", "yes", clock())
    desk.lock("hidden")
    assert desk.has_vault()
    opened = open_vault(folder, PASSPHRASE, clock())
    desk.take(opened)
    journal = opened.journal
    assert journal.responses().values == {"lock": "yes"}
    desk.lock("locked")


def test_after_locking_nothing_can_be_written(folder: Path, clock: FixedClock) -> None:
    desk = LockDesk(folder, clock)
    made = create_vault(folder, PASSPHRASE, clock(), LIGHTEST)
    desk.take(made)
    journal = made.journal
    desk.lock("locked")
    with pytest.raises(Exception, match="closed"):
        journal.answer("lock", "yes", clock())


def test_a_wrong_passphrase_has_its_own_error(folder: Path, clock: FixedClock) -> None:
    create_vault(folder, PASSPHRASE, clock(), LIGHTEST).vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, "fiets onder rode brug", clock())


def test_a_passphrase_that_is_too_short_makes_no_vault(folder: Path, clock: FixedClock) -> None:
    with pytest.raises(PassphraseTooShort):
        create_vault(folder, "kort", clock(), LIGHTEST)
    assert not Vault.exists(folder)


def test_a_vault_without_its_dossier_gets_one(folder: Path, clock: FixedClock) -> None:
    Vault.create(folder, PASSPHRASE, LIGHTEST).close()
    opened = open_vault(folder, PASSPHRASE, clock())
    assert len(opened.vault.dossiers()) == 1
    opened.vault.close()


def test_a_missing_dossier_file_is_named(folder: Path, clock: FixedClock) -> None:
    create_vault(folder, PASSPHRASE, clock(), LIGHTEST).vault.close()
    next((folder / "dossiers").glob("*.dossier")).unlink()
    with pytest.raises(DatabaseMissing):
        open_vault(folder, PASSPHRASE, clock())


def test_a_vault_that_cannot_get_its_dossier_is_closed_again(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    def refuse(*_arguments: object) -> None:
        raise ZelfscanError("de schijf is vol")

    monkeypatch.setattr(Vault, "create_dossier", refuse)
    monkeypatch.setattr(Vault, "close", lambda _self: closed.append(True))
    with pytest.raises(ZelfscanError):
        create_vault(folder, PASSPHRASE, clock(), LIGHTEST)
    assert closed == [True]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("hidden", "Verborgen om 10.00 uur. Er is niets verloren gegaan."),
        ("locked", "Vergrendeld om 10.00 uur. Er is niets verloren gegaan."),
        (
            "idle",
            "Na een tijd zonder toets of tik op slot gegaan, om 10.00 uur. Er is niets verloren gegaan.",
        ),
    ],
)
def test_the_page_says_why_it_is_locked(folder: Path, clock: FixedClock, reason: str, words: str) -> None:
    desk = LockDesk(folder, clock)
    assert desk.view().reason == "Typ uw wachtzin. Dan gaat u verder waar u was."
    desk.lock(reason)  # type: ignore[arg-type]
    assert desk.view().reason == words


def test_the_page_names_the_folder_to_put_aside(folder: Path, clock: FixedClock) -> None:
    assert str(folder) in LockDesk(folder, clock).view().lost


@pytest.mark.parametrize(("passphrase", "steps"), [("kort", 1), ("veertien-letters", 3), ("twaalf-teken", 2)])
def test_the_strength_is_shown_in_steps(passphrase: str, steps: int) -> None:
    view = strength_of(passphrase)
    assert view is not None and view.steps == steps


def test_an_empty_passphrase_has_no_strength() -> None:
    assert strength_of("") is None


def test_somebody_else_can_have_a_vault_beside_this_one_where_vaults_stand_beside_each_other(
    tmp_path: Path, clock: FixedClock
) -> None:
    assert LockDesk(tmp_path / "vault", clock).view().can_add
    assert LockDesk(tmp_path / "vault-2", clock).view().can_add
    assert not LockDesk(tmp_path / "mijn map", clock).view().can_add


def test_without_room_nobody_is_offered_another_vault(tmp_path: Path, clock: FixedClock) -> None:
    for folder in places(tmp_path):
        folder.mkdir()
        (folder / "iets").touch()
    assert not LockDesk(tmp_path / "vault", clock).can_add()


@pytest.mark.parametrize("word", ["", "De tuin", "x" * 30, "  een   twee "])
def test_a_word_for_a_vault_may_be_short_or_left_out(word: str) -> None:
    assert label_fault(word) == ""


@pytest.mark.parametrize(("word", "told"), [("x" * 31, "30 tekens"), ("a\u200bb", "letters, cijfers")])
def test_a_word_that_cannot_be_shown_says_what_to_do(word: str, told: str) -> None:
    assert told in label_fault(word)
