"""Dossiers that go by themselves: never on one look at the clock, and never without telling."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault
from zelfscan.store.retention import Outlook, Watch, goes_at_end, look, set_goes_at_end
from zelfscan.store.vault import Vault

LAST = date(2026, 12, 31)
AFTER = datetime(2027, 1, 1, 9, 0, tzinfo=NOW.tzinfo)
DAY = timedelta(hours=24)


class Steady:
    """A clock that only runs forward."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A vault with one dossier that goes by itself after the end of the year."""
    vault = a_vault(tmp_path / "vault")
    vault.create_dossier("D-01", NOW, keep_until=LAST)
    set_goes_at_end(vault, vault.dossiers()[0].id, True)
    yield vault
    vault.close()


def started_anew(vault: Vault, now: datetime) -> Outlook:
    """Look as the program does right after it was started."""
    return look(vault, now, Watch())


def names(entries: tuple[object, ...]) -> list[str]:
    return [getattr(each, "name", "") for each in entries]


def test_a_dossier_goes_at_a_second_start_a_day_after_it_was_seen_past_its_day(vault: Vault) -> None:
    first = started_anew(vault, AFTER)
    assert (names(first.over), names(first.waiting)) == ([], ["D-01"])
    early = started_anew(vault, AFTER + DAY - timedelta(seconds=1))
    assert (names(early.over), names(early.waiting)) == ([], ["D-01"])
    assert names(started_anew(vault, AFTER + DAY).over) == ["D-01"]


def test_on_its_last_day_nothing_goes(vault: Vault) -> None:
    for _ in range(2):
        seen = started_anew(vault, datetime(2026, 12, 31, 23, 59, tzinfo=NOW.tzinfo))
        assert (seen.over, seen.waiting) == ((), ())


def test_a_dossier_that_was_not_chosen_for_it_never_goes(vault: Vault) -> None:
    dossier_id = vault.dossiers()[0].id
    assert goes_at_end(vault, dossier_id)
    set_goes_at_end(vault, dossier_id, False)
    assert not goes_at_end(vault, dossier_id)
    for days in (0, 1, 400):
        assert started_anew(vault, AFTER + days * DAY) == Outlook()


def test_a_clock_that_was_years_ahead_once_deletes_nothing_when_it_is_right_again(vault: Vault) -> None:
    assert names(started_anew(vault, AFTER + 900 * DAY).waiting) == ["D-01"]
    assert started_anew(vault, NOW).over == ()
    # The sighting of the wrong clock is forgotten: past the real day the waiting begins anew.
    assert names(started_anew(vault, AFTER).waiting) == ["D-01"]
    assert started_anew(vault, AFTER).over == ()


def test_a_clock_set_back_to_before_the_sighting_begins_the_waiting_anew(vault: Vault) -> None:
    started_anew(vault, AFTER + 900 * DAY)
    assert names(started_anew(vault, AFTER + 2 * DAY).waiting) == ["D-01"]
    assert names(started_anew(vault, AFTER + 2 * DAY + timedelta(hours=23)).waiting) == ["D-01"]
    assert names(started_anew(vault, AFTER + 3 * DAY).over) == ["D-01"]


def test_a_clock_that_jumps_while_the_program_runs_deletes_nothing(vault: Vault) -> None:
    steady = Steady()
    watch = Watch(steady)
    look(vault, AFTER, watch)
    steady.seconds = 60
    assert names(look(vault, AFTER + 5 * DAY, watch).waiting) == ["D-01"]
    steady.seconds = DAY.total_seconds()
    assert names(look(vault, AFTER + 5 * DAY, watch).over) == ["D-01"]


def test_another_term_begins_the_waiting_anew(vault: Vault) -> None:
    started_anew(vault, AFTER)
    vault.keep_until(vault.dossiers()[0].id, LAST - timedelta(days=1))
    assert names(started_anew(vault, AFTER + 2 * DAY).waiting) == ["D-01"]


def test_a_vault_that_was_put_back_waits_anew(vault: Vault, tmp_path: Path) -> None:
    started_anew(vault, AFTER)
    vault.close()
    old = tmp_path / "vault" / "index.vault"
    (tmp_path / "copy").write_bytes(old.read_bytes())
    (tmp_path / "copy").replace(old)
    again = Vault.open(tmp_path / "vault", PASSPHRASE)
    assert names(started_anew(again, AFTER + 9 * DAY).waiting) == ["D-01"]
    again.close()


def test_it_is_told_once_thirty_days_before_and_once_seven_days_before(vault: Vault) -> None:
    told = []
    for days in range(40, -1, -1):
        now = datetime(2026, 12, 31, 12, 0, tzinfo=NOW.tzinfo) - days * DAY
        told += [days for _ in started_anew(vault, now).soon]
        assert started_anew(vault, now).soon == ()
    assert told == [30, 7]


def test_who_starts_the_program_late_is_still_told(vault: Vault) -> None:
    assert names(started_anew(vault, datetime(2026, 12, 29, 12, 0, tzinfo=NOW.tzinfo)).soon) == ["D-01"]


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"x": 1}', '{"x": {"last": "never"}}'])
def test_what_was_kept_and_makes_no_sense_only_makes_it_wait(vault: Vault, kept: str) -> None:
    vault.index_file().execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('retention', ?)", kept)
    assert names(started_anew(vault, AFTER).waiting) == ["D-01"]
    assert names(started_anew(vault, AFTER + DAY).over) == ["D-01"]


def test_nothing_of_a_deleted_dossier_is_kept(vault: Vault) -> None:
    dossier_id = vault.dossiers()[0].id
    started_anew(vault, AFTER)
    vault.delete_dossier(dossier_id, AFTER)
    started_anew(vault, AFTER)
    rows = vault.index_file().rows("SELECT value FROM setting WHERE key = 'retention'")
    assert rows == [("{}",)]
