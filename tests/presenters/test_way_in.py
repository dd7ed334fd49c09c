"""Opening a vault: what fails is counted and makes the next attempt wait, and is told afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST, STANDARD, KdfParameters
from zelfscan.crypto.recovery_words import new_sheet, secret_of
from zelfscan.errors.vault import PassphraseTooShort, WrongPassphrase, WrongRecovery
from zelfscan.presenters import lock_desk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.recovery_desk import RecoveryDesk
from zelfscan.presenters.way_in import WayIn
from zelfscan.store.attempts import attempts
from zelfscan.store.key_file import read_key_file

PASSPHRASE, NEW = "fiets onder groene brug", "lamp naast rode deur"
SECRET = secret_of(new_sheet())


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    desk = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    made = create_vault(desk.folder, PASSPHRASE, clock(), LIGHTEST)
    made.vault.set_recovery(PASSPHRASE, SECRET, LIGHTEST, clock().date())
    made.vault.close()
    yield desk
    desk.lock("locked")


@pytest.fixture
def way(lock: LockDesk, clock: FixedClock) -> WayIn:
    return WayIn(lock, clock)


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A fast computer, which notes each time that it is measured."""
    done: list[str] = []

    def seconds(_parameters: KdfParameters) -> float:
        done.append("measured")
        return 0.1

    monkeypatch.setattr(lock_desk, "seconds_of", seconds)
    monkeypatch.setattr(lock_desk, "memory_kib", lambda: 1024 * 1024)
    return done


def fail(way: WayIn, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            way.opening("iets heel anders")()


def test_the_first_mistakes_cost_no_time_and_more_of_them_do(way: WayIn) -> None:
    fail(way, 2)
    assert way.seconds_to_wait() == 0
    fail(way, 3)
    assert 5 < way.seconds_to_wait() <= 10


def test_starting_the_program_anew_does_not_take_the_wait_away(
    way: WayIn, lock: LockDesk, clock: FixedClock
) -> None:
    fail(way, 5)
    assert WayIn(lock, clock).seconds_to_wait() > 5


def test_who_opens_the_vault_hears_how_often_it_failed_and_only_once(way: WayIn, clock: FixedClock) -> None:
    fail(way, 3)
    opened = way.opening(PASSPHRASE)()
    opened.vault.close()
    assert (opened.missed.count, opened.missed.last) == (3, clock().date())
    again = way.opening(PASSPHRASE)()
    again.vault.close()
    assert again.missed.count == 0


def test_another_vault_does_not_wait_for_mistakes_at_this_one(
    way: WayIn, lock: LockDesk, clock: FixedClock
) -> None:
    fail(way, 5)
    first = lock.folder
    other = way.making(NEW, "private", "Zonnebloem")()
    lock.take(other)
    assert lock.folder != first
    assert way.seconds_to_wait() == 0
    assert other.vault.label() == "Zonnebloem"
    lock.lock("locked")
    lock.choose(first.name)
    assert way.seconds_to_wait() > 0


def test_the_sheet_opens_with_a_new_passphrase_and_stays_valid(way: WayIn) -> None:
    way.opening_anew(SECRET, NEW)().vault.close()
    with pytest.raises(WrongPassphrase):
        way.opening(PASSPHRASE)()
    way.opening(NEW)().vault.close()
    way.opening_anew(SECRET, PASSPHRASE)().vault.close()


def test_a_sheet_that_does_not_fit_or_a_short_passphrase_changes_nothing(way: WayIn) -> None:
    with pytest.raises(WrongRecovery):
        way.opening_anew(secret_of(new_sheet()), NEW)()
    with pytest.raises(PassphraseTooShort):
        way.opening_anew(SECRET, "kort")()
    way.opening(PASSPHRASE)().vault.close()


def test_guessing_at_an_open_vault_counts_as_well(way: WayIn, lock: LockDesk) -> None:
    lock.take(way.opening(PASSPHRASE)())
    with pytest.raises(WrongPassphrase):
        way.checking("iets heel anders")()
    assert attempts(lock.folder).count == 1
    way.checking(PASSPHRASE)()
    assert attempts(lock.folder).count == 1


# How dear a way in may be

DEARER = KdfParameters(STANDARD.time_cost, 128 * 1024, STANDARD.lanes)


def test_a_fast_computer_seals_dearer_and_is_measured_once_and_only_in_the_work(
    tmp_path: Path, clock: FixedClock, measured: list[str]
) -> None:
    lock = LockDesk(tmp_path / "vault", clock)
    way = WayIn(lock, clock)
    work = way.making(PASSPHRASE, "private")
    assert measured == []
    lock.take(work())
    assert measured == ["measured"]
    desk = RecoveryDesk(lock, way, clock, tmp_path)
    desk.begin()
    desk.keeping(PASSPHRASE)()
    assert measured == ["measured"]
    lock.lock("locked")
    found = read_key_file(lock.folder)
    assert found.recovery is not None
    assert found.passphrase.parameters == found.recovery.parameters == DEARER


def test_a_new_passphrase_with_the_sheet_is_sealed_dearer_too(
    lock: LockDesk, clock: FixedClock, measured: list[str]
) -> None:
    work = WayIn(LockDesk(lock.folder, clock), clock).opening_anew(SECRET, NEW)
    assert measured == []
    work().vault.close()
    assert measured == ["measured"]
    assert read_key_file(lock.folder).passphrase.parameters == DEARER


def test_opening_never_makes_cheaper_what_a_fast_computer_sealed(
    tmp_path: Path, clock: FixedClock, measured: list[str]
) -> None:
    lock = LockDesk(tmp_path / "vault", clock)
    WayIn(lock, clock).making(PASSPHRASE, "private")().vault.close()
    assert measured == ["measured"]
    before = read_key_file(lock.folder)
    WayIn(LockDesk(lock.folder, clock), clock).opening(PASSPHRASE)().vault.close()
    assert read_key_file(lock.folder) == before
    assert before.passphrase.parameters == DEARER


def test_where_parameters_are_given_nothing_is_measured(
    way: WayIn, lock: LockDesk, measured: list[str]
) -> None:
    way.opening_anew(SECRET, NEW)().vault.close()
    assert measured == []
    assert read_key_file(lock.folder).passphrase.parameters == LIGHTEST
