"""The scans in the vault of one person: which is open, and which others there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.own_scans import OwnScansDesk

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    yield lock
    lock.lock("locked")


def test_another_scan_can_be_opened_and_the_first_again(lock: LockDesk, clock: FixedClock) -> None:
    desk, vault = OwnScansDesk(lock, clock), lock.required()
    own = vault.current()
    given = vault.create_dossier("Van mijn adviseur, 23-11-2026", clock()).id
    assert desk.others() == ((given, "Van mijn adviseur, 23-11-2026"),)
    desk.switch(given)
    assert desk.others() == ((own, "Mijn eigen scan"),)
    assert vault.current() == given


def test_only_a_scan_in_which_nothing_was_written_is_dropped(lock: LockDesk, clock: FixedClock) -> None:
    desk, vault = OwnScansDesk(lock, clock), lock.required()
    own = vault.current()
    assert own is not None
    given = vault.create_dossier("Van mijn adviseur, 23-11-2026", clock()).id
    vault.open_dossier(own).note("letterbox.kind", "Kijk nog eens.", clock())
    desk.switch(given)
    desk.drop_empty()
    assert [name for name, _ in desk.others()] == [own]

    vault.open_dossier(own).note("letterbox.kind", "", clock())
    desk.drop_empty()
    assert desk.others() == ()
    assert vault.current() == given


def test_the_vault_of_an_adviser_and_a_locked_one_have_none(lock: LockDesk, clock: FixedClock) -> None:
    desk = OwnScansDesk(lock, clock)
    lock.required().create_dossier("D-02", clock())
    lock.required().set_use("adviser")
    assert desk.others() == ()
    lock.lock("locked")
    assert desk.others() == ()
