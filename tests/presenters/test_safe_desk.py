"""The vault that is open: passphrase, sheet, keys, word and term."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.label import LabelRefused
from zelfscan.errors.limits import TextTooLong
from zelfscan.errors.vault import PassphraseTooShort, WrongPassphrase
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.safe_desk import KEEP, NONE, SafeDesk
from zelfscan.store.attempts import attempts
from zelfscan.store.copies import copies, keep_copy
from zelfscan.store.retention import goes_at_end
from zelfscan.store.vault import Vault

OLD, NEW = "fiets onder groene brug", "vier gele ramen hoog"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, OLD, clock(), LIGHTEST))
    yield lock
    lock.lock("locked")


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> SafeDesk:
    return SafeDesk(lock, BackupDesk(lock, clock), clock)


def opens(lock: LockDesk, passphrase: str) -> bool:
    lock.lock("locked")
    try:
        Vault.open(lock.folder, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_the_passphrase_changes_and_the_old_one_no_longer_opens(desk: SafeDesk, lock: LockDesk) -> None:
    assert desk.changing(OLD, NEW)().kind == "good"
    assert not opens(lock, OLD)
    assert opens(lock, NEW)


def test_a_wrong_old_passphrase_changes_nothing_and_counts(desk: SafeDesk, lock: LockDesk) -> None:
    with pytest.raises(WrongPassphrase):
        desk.changing("niet deze wachtzin", NEW)()
    assert attempts(lock.folder).count == 1
    with pytest.raises(PassphraseTooShort):
        desk.changing(OLD, "kort")()
    assert attempts(lock.folder).count == 0
    assert opens(lock, OLD)


def test_it_is_said_that_an_old_copy_opens_with_the_old_passphrase(desk: SafeDesk) -> None:
    words = " ".join(desk.view().passphrase)
    assert "gaat nog open met de oude wachtzin" in words
    assert "Maak dan ook nieuwe sleutels" in words


def test_other_keys_need_the_passphrase_and_take_old_copies_and_the_sheet_away(
    desk: SafeDesk, lock: LockDesk, clock: FixedClock
) -> None:
    vault = lock.required()
    vault.set_recovery(OLD, "twaalf woorden", LIGHTEST, clock().date())
    keep_copy(vault, vault.folder, clock())
    with pytest.raises(WrongPassphrase):
        desk.renewing_keys("niet deze wachtzin", lambda _done, _total: True)()
    assert len(copies(vault.folder)) == 1
    steps: list[tuple[int, int]] = []
    key = vault.key()

    def tell(done: int, total: int) -> bool:
        steps.append((done, total))
        return True

    done = desk.renewing_keys(OLD, tell)()
    assert done.kind == "good"
    assert "Maak nu een nieuw blad" in done.text
    assert vault.key() != key
    assert copies(vault.folder) == ()
    assert desk.view().sheet.is_missing
    assert steps[-1][0] == steps[-1][1] > 0
    assert opens(lock, OLD)


def test_who_stops_keeps_the_old_keys(desk: SafeDesk, lock: LockDesk) -> None:
    key = lock.required().key()
    done = desk.renewing_keys(OLD, lambda _done, _total: False)()
    assert done.kind == "info"
    assert lock.required().key() == key
    assert opens(lock, OLD)


def test_a_word_is_kept_on_one_line_and_refused_where_it_cannot_be_shown(
    desk: SafeDesk, lock: LockDesk
) -> None:
    assert desk.set_label("  de   molen ").title == "Uw kluis heet nu: de molen"
    assert desk.view().title == "Uw kluis: de molen"
    with pytest.raises(TextTooLong):
        desk.set_label("x" * 31)
    with pytest.raises(LabelRefused):
        desk.set_label("a\u202eb")
    assert lock.required().label() == "de molen"
    desk.set_label("")
    assert desk.view().title == "Uw kluis"


def test_a_sheet_is_told_with_its_day(desk: SafeDesk, lock: LockDesk) -> None:
    assert desk.view().sheet.button == "Maak een herstelblad"
    lock.required().set_recovery(OLD, "twaalf woorden", LIGHTEST, date(2026, 11, 20))
    view = desk.view().sheet
    assert view.made == "Uw herstelblad is gemaakt op 20-11-2026."
    assert "past het oude niet meer" in " ".join(view.words)


def test_the_own_scan_gets_a_term_counted_from_today(desk: SafeDesk, lock: LockDesk) -> None:
    (entry,) = lock.required().dossiers()
    assert desk.set_term("365", is_at_end=True).title == "Uw scan wordt vanzelf gewist na 23-11-2027."
    assert lock.required().entry(entry.id).keep_until == date(2027, 11, 23)
    assert goes_at_end(lock.required(), entry.id)
    view = desk.view().term
    assert view is not None
    assert (view.chosen, view.is_at_end, view.terms[0]) == (KEEP, True, (KEEP, "Op 23-11-2027"))
    desk.set_term(KEEP, is_at_end=False)
    assert lock.required().entry(entry.id).keep_until == date(2027, 11, 23)
    assert not goes_at_end(lock.required(), entry.id)
    desk.set_term(NONE, is_at_end=True)
    assert lock.required().entry(entry.id).keep_until is None
    assert not goes_at_end(lock.required(), entry.id)


def test_an_adviser_chooses_the_term_of_each_dossier(desk: SafeDesk, lock: LockDesk) -> None:
    lock.required().set_use("adviser")
    assert desk.view().term is None
    with pytest.raises(ValueError, match="each dossier"):
        desk.set_term("365", is_at_end=True)


def test_automatic_copies_go_one_by_one_or_all(desk: SafeDesk, lock: LockDesk, clock: FixedClock) -> None:
    vault = lock.required()
    for _ in range(2):
        clock.forward(days=1)
        vault.create_dossier(f"D-{clock().day}", clock())
        keep_copy(vault, vault.folder, clock())
    first, second = desk.view().backup.copies
    desk.forget_copy(vault.folder / "index.vault")
    desk.forget_copy(first.path)
    assert [each.path for each in copies(vault.folder)] == [second.path]
    desk.forget_copies()
    assert copies(vault.folder) == ()
    assert (vault.folder / "index.vault").exists()


def test_vaults_of_others_stay_and_that_is_said(desk: SafeDesk, lock: LockDesk, clock: FixedClock) -> None:
    alone = desk.view().wipe
    assert any("instellingen" in line for line in alone.removes)
    create_vault(lock.folder.with_name("vault-2"), NEW, clock(), LIGHTEST).vault.close()
    beside = desk.view().wipe
    assert not any("instellingen" in line for line in beside.removes)
    assert "Andere kluizen" in beside.stays[0]


def test_a_dossier_with_a_code_of_its_own_keeps_its_key_and_that_is_told(
    desk: SafeDesk, lock: LockDesk, clock: FixedClock
) -> None:
    made = lock.required().create_dossier("D-01", clock())
    made.close()
    lock.required().set_code(lock.required().dossiers()[-1].id, "", "zeven losse letters", LIGHTEST)
    done = desk.renewing_keys(OLD, lambda _done, _total: True)()
    assert done.kind == "warn"
    assert "1 dossier met een eigen code houdt zijn sleutel" in done.text
