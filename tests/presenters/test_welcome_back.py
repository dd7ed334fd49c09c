"""What somebody hears after opening the vault."""

from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.presenters.journal_memory import MemoryJournal
from zelfscan.presenters.journal_vault import VaultJournal
from zelfscan.presenters.lock_desk import LockDesk, create_vault, open_vault
from zelfscan.presenters.welcome_back import BROKEN_OFF, MISSED, NO_SHEET, notes
from zelfscan.store.attempts import Attempts

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> LockDesk:
    return LockDesk(tmp_path / "vault", clock, LIGHTEST)


def told(lock: LockDesk) -> dict[str, str]:
    return {note.id: f"{note.title} {note.text}" for note in lock.notes()}


def opened_after_dying(lock: LockDesk, clock: FixedClock) -> LockDesk:
    """Let the program be gone without locking, and open the vault in the next one."""
    lock.required().close()  # the files are let go of, and nothing is put right
    desk = LockDesk(lock.folder, clock, LIGHTEST)
    desk.take(open_vault(desk.folder, PASSPHRASE, clock()))
    return desk


def test_a_new_vault_only_asks_for_a_sheet_until_there_is_one(lock: LockDesk, clock: FixedClock) -> None:
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST)
    lock.take(made)
    assert list(told(lock)) == [NO_SHEET]
    made.vault.set_recovery(PASSPHRASE, "twaalf woorden van een blad", LIGHTEST, clock().date())
    assert told(lock) == {}
    lock.lock("locked")


def test_while_it_is_locked_nothing_is_told(lock: LockDesk, clock: FixedClock) -> None:
    assert lock.notes() == ()
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    assert lock.notes() != ()
    lock.lock("hidden")
    assert lock.notes() == ()


def test_after_an_end_too_soon_the_last_kept_answer_is_named(lock: LockDesk, clock: FixedClock) -> None:
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST)
    lock.take(made)
    lock.begin_sitting(made.journal)
    made.journal.answer("lock", "yes", clock())
    at = clock().astimezone()
    clock.forward(hours=1)
    lock = opened_after_dying(lock, clock)
    words = told(lock)[BROKEN_OFF]
    assert "onverwacht" in words
    assert f"{at.day}-{at.month}-{at.year} om {at.hour}.{at.minute:02d} uur" in words
    lock.lock("locked")


def test_who_goes_on_or_has_read_it_hears_it_no_more(lock: LockDesk, clock: FixedClock) -> None:
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST)
    lock.take(made)
    lock.begin_sitting(made.journal)
    lock = opened_after_dying(lock, clock)
    assert BROKEN_OFF in told(lock)
    lock.note_seen(BROKEN_OFF)
    assert BROKEN_OFF not in told(lock)
    lock = opened_after_dying(lock, clock)
    assert BROKEN_OFF in told(lock), "reading it once does not put the end right"
    lock.begin_sitting(lock.journal())
    assert BROKEN_OFF not in told(lock)
    lock.lock("locked")
    after = open_vault(lock.folder, PASSPHRASE, clock())
    assert after.stopped is None, "locking is an end as it should be"
    after.vault.close()


def test_an_adviser_hears_which_dossier_it_was(lock: LockDesk, clock: FixedClock) -> None:
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, "adviser")
    lock.take(made)
    lock.begin_sitting(VaultJournal(made.vault.create_dossier("Zonnebloem", clock())))
    lock = opened_after_dying(lock, clock)
    assert "Zonnebloem" in told(lock)[BROKEN_OFF]
    assert "nog niets ingevuld" in told(lock)[BROKEN_OFF]
    lock.lock("locked")


def test_a_dossier_that_is_gone_meanwhile_is_not_named(lock: LockDesk, clock: FixedClock) -> None:
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, "adviser")
    lock.take(made)
    dossier = made.vault.create_dossier("Zonnebloem", clock())
    lock.begin_sitting(VaultJournal(dossier))
    made.vault.delete_dossier(dossier.id, clock())
    lock = opened_after_dying(lock, clock)
    assert BROKEN_OFF not in told(lock)
    lock.lock("locked")


def test_what_is_kept_in_memory_leaves_no_mark(lock: LockDesk, clock: FixedClock) -> None:
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST)
    lock.take(made)
    lock.begin_sitting(MemoryJournal())
    lock = opened_after_dying(lock, clock)
    assert BROKEN_OFF not in told(lock)
    lock.lock("locked")


def test_wrong_passphrases_are_told_kindly_with_their_number_and_day(clock: FixedClock) -> None:
    (note,) = notes(None, Attempts(3, clock().date()), is_without_sheet=False)
    assert (note.id, note.kind) == (MISSED, "info")
    assert "3 keer" in note.title
    assert "23-11-2026" in note.text
