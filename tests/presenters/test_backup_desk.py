from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.handing import PASSPHRASE, a_lock, a_whole_dossier, files_in, go_on, stop_at
from tests.store.backups import all_of
from zelfscan.errors.backup import BackupForeign, BackupInVault
from zelfscan.errors.vault import WrongPassphrase
from zelfscan.presenters.backup_desk import BackupDesk
from zelfscan.presenters.lock_desk import LockDesk, Opened
from zelfscan.store.people import vaults
from zelfscan.store.vault import Vault


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> LockDesk:
    lock = a_lock(tmp_path / "root" / "vault", clock)
    a_whole_dossier(lock, clock)
    return lock


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> BackupDesk:
    return BackupDesk(lock, clock)


def change(lock: LockDesk, clock: FixedClock) -> None:
    vault = lock.required()
    vault.open_dossier(vault.dossiers()[0].id).answer("alarm.kind", str(clock()), clock())


def made(desk: BackupDesk, to: Path) -> Path:
    assert desk.making(to, go_on)() is not None
    return to


def test_before_the_first_backup_it_says_that_there_is_none(desk: BackupDesk) -> None:
    view = desk.view()
    assert view.last == "U hebt nog geen reservekopie gemaakt."
    assert view.reminder == ""
    assert view.copies == ()
    assert any("USB-stick" in words for words in view.words)


def test_the_proposed_name_tells_nothing_of_whom_it_is_about(desk: BackupDesk) -> None:
    assert desk.view().file_name == desk.file_name() == "reservekopie-2026-11-23.zelfscankluis"


def test_what_was_made_is_told_and_remembered(
    desk: BackupDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []

    def on_progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    view = desk.making(tmp_path / desk.file_name(), on_progress)()
    assert view is not None
    assert "nagekeken" in view.title
    assert "1 dossier" in view.lines
    assert any("kB" in line for line in view.lines)
    assert told[-1][0] == told[-1][1]
    assert desk.view().last == "Laatste reservekopie: 23-11-2026"
    lock.lock("locked")
    lock.take(opened(lock))
    assert desk.view().last == "Laatste reservekopie: 23-11-2026"


def opened(lock: LockDesk) -> Opened:
    return Opened(Vault.open(lock.folder, PASSPHRASE), None)


def test_a_backup_that_is_cancelled_is_not_there_and_not_remembered(desk: BackupDesk, tmp_path: Path) -> None:
    assert desk.making(tmp_path / "kopie", stop_at(3))() is None
    assert not (tmp_path / "kopie").exists()
    assert desk.view().last == "U hebt nog geen reservekopie gemaakt."


def test_a_backup_beside_the_vault_itself_is_refused(desk: BackupDesk, lock: LockDesk) -> None:
    with pytest.raises(BackupInVault):
        desk.making(lock.folder / "kopie", go_on)()


def test_somebody_is_reminded_after_thirty_days_if_something_changed(
    desk: BackupDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    made(desk, tmp_path / "kopie")
    clock.forward(days=31)
    assert desk.reminder() == ""
    change(lock, clock)
    assert "23-11-2026" in desk.reminder()
    assert desk.view().reminder == desk.reminder()
    made(desk, tmp_path / "kopie")
    assert desk.reminder() == ""
    change(lock, clock)
    clock.forward(days=29)
    assert desk.reminder() == ""


def test_who_never_made_one_is_reminded_once_there_is_something_to_lose(
    desk: BackupDesk, clock: FixedClock
) -> None:
    clock.forward(days=29)
    assert desk.reminder() == ""
    clock.forward(days=2)
    assert "nog geen reservekopie" in desk.reminder()


def test_an_empty_vault_asks_for_nothing(tmp_path: Path, clock: FixedClock) -> None:
    desk = BackupDesk(a_lock(tmp_path / "vault", clock), clock)
    clock.forward(days=400)
    assert desk.reminder() == ""


def test_deleting_a_dossier_counts_as_a_change(
    desk: BackupDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    made(desk, tmp_path / "kopie")
    lock.required().delete_dossier(lock.required().dossiers()[0].id, clock())
    clock.forward(days=40)
    assert desk.reminder() != ""


def test_a_file_is_described_before_it_is_opened(desk: BackupDesk, lock: LockDesk, tmp_path: Path) -> None:
    lock.required().set_label("Kastanje")
    path = made(desk, tmp_path / "kopie")
    view = desk.looking(path)
    assert view.lines[0] == "Reservekopie van 23-11-2026"
    assert view.lines[-1] == "Kluis: Kastanje"
    assert "toen" in view.asks and "toen" in desk.looking(path, "recovery").asks
    assert "niet overschreven" in view.warning
    (tmp_path / "brief").write_text("hallo")
    with pytest.raises(BackupForeign):
        desk.looking(tmp_path / "brief")


def test_on_a_new_computer_everything_comes_back(
    desk: BackupDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    path = made(desk, tmp_path / "kopie")
    expected = all_of(lock.required())
    new = LockDesk(tmp_path / "laptop" / "zelfscan" / "vault", clock)
    there = BackupDesk(new, clock)
    assert there.looking(path).warning == ""
    view = there.restoring(path, PASSPHRASE, go_on)()
    assert view is not None
    assert view.lines[:2] == ("Uw kluis is weer zoals op 23-11-2026.", "1 dossier")
    assert not any("daarvoor" in line for line in view.lines)
    assert new.has_vault() and new.vault is None
    new.take(opened(new))
    assert all_of(new.required()) == expected


def test_putting_back_sets_the_vault_of_now_aside_as_a_vault_of_its_own(
    desk: BackupDesk, lock: LockDesk, clock: FixedClock, tmp_path: Path
) -> None:
    path = made(desk, tmp_path / "kopie")
    lock.required().set_label("Nu")
    view = desk.restoring(path, PASSPHRASE, go_on)()
    assert view is not None and lock.vault is None
    assert view.lines[-1] == f"De kluis van daarvoor staat in {lock.folder.parent / 'vault-2'}."
    assert [(each.folder.name, each.label) for each in vaults(lock.folder.parent)] == [
        ("vault", ""),
        ("vault-2", "Nu"),
    ]
    Vault.open(lock.folder.parent / "vault-2", PASSPHRASE).close()


def test_a_wrong_passphrase_and_a_cancelled_restore_leave_the_vault_where_it_is(
    desk: BackupDesk, lock: LockDesk, tmp_path: Path
) -> None:
    path = made(desk, tmp_path / "kopie")
    before = files_in(tmp_path)
    with pytest.raises(WrongPassphrase):
        desk.restoring(path, "een heel andere zin", go_on)()
    assert desk.restoring(path, PASSPHRASE, stop_at(3))() is None
    assert files_in(tmp_path) == before
    Vault.open(lock.folder, PASSPHRASE).close()


def test_automatic_copies_are_made_shown_and_put_back(
    desk: BackupDesk, lock: LockDesk, clock: FixedClock
) -> None:
    expected = all_of(lock.required())
    clock.forward(hours=1)
    assert desk.copying()() is True
    assert desk.copying()() is False
    clock.forward(days=1)
    change(lock, clock)
    assert desk.copying()() is True
    shown = desk.view().copies
    assert [each.made for each in shown] == ["24-11-2026", "23-11-2026"]
    assert shown[0].spoken.startswith("Kopie van 24-11-2026, ")
    lock.lock("locked")
    assert desk.copies() == shown
    assert desk.restoring(shown[1].path, PASSPHRASE, go_on)() is not None
    lock.take(opened(lock))
    assert all_of(lock.required()) == expected
    # The copies are still those of this vault.
    assert desk.copies() == shown


def test_the_copy_of_a_day_does_not_count_as_a_backup(desk: BackupDesk, clock: FixedClock) -> None:
    clock.forward(hours=1)
    assert desk.copying()() is True
    clock.forward(days=31)
    assert "nog geen reservekopie" in desk.reminder()


def test_a_reminder_survives_what_cannot_be_read(desk: BackupDesk, lock: LockDesk) -> None:
    index = lock.required()._index
    for kept in ("", "gisteren x", "2026-11-23 x", "2026-11-23T10:00:00+00:00", "a b c"):
        index.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('last_backup', ?)", kept)
        assert desk.view().last == "U hebt nog geen reservekopie gemaakt."


def test_large_sizes_are_in_megabytes(desk: BackupDesk, tmp_path: Path) -> None:
    path = made(desk, tmp_path / "kopie")
    with path.open("ab") as file:
        file.truncate(123_400_000)
    assert "Grootte: 123,4 MB" in desk.looking(path).lines


def test_nothing_is_copied_of_a_vault_with_nothing_in_it_yet(
    desk: BackupDesk, clock: FixedClock, tmp_path: Path
) -> None:
    assert desk.copying()() is False
    empty = a_lock(tmp_path / "other", clock)
    clock.forward(days=1)
    assert BackupDesk(empty, clock).copying()() is False
    assert desk.copying()() is True


def test_a_clock_that_was_ahead_when_the_vault_was_made_keeps_no_copy_back(
    desk: BackupDesk, clock: FixedClock
) -> None:
    clock.forward(days=-400)
    assert desk.copying()() is True


def test_what_went_wrong_with_a_copy_is_told_until_one_is_made(desk: BackupDesk) -> None:
    assert desk.view().copies_trouble == ""
    error = BackupForeign()
    desk.note_copied(error)
    assert desk.view().copies_trouble == str(error)
    desk.note_copied(None)
    assert desk.view().copies_trouble == ""


def test_copies_that_are_stopped_are_not_there(desk: BackupDesk, clock: FixedClock) -> None:
    clock.forward(days=1)
    assert desk.copying(lambda: True)() is False
    assert desk.copies() == ()
