import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.store.backups import MARKER, a_full_vault, all_of, tree
from tests.store.vaults import NOW, PASSPHRASE, a_vault, all_files
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.backup import BackupDisturbed
from zelfscan.errors.files import CannotWrite
from zelfscan.store import copies as copies_module
from zelfscan.store.backup_reading import read_backup_head
from zelfscan.store.copies import Copy, changed_since, copies, forget, keep_copy
from zelfscan.store.held_files import PIECE, glanced_at, held_files
from zelfscan.store.restoring import restore_backup
from zelfscan.store.sittings import begin_sitting, end_sitting
from zelfscan.store.vault import Vault
from zelfscan.store.wiping import wipe

DAY = timedelta(days=1)
AT_ONCE = 10.0
"""So many seconds is no waiting, on a slow computer either: what goes wrong here waits twice as long."""


class Halfway:
    """A copy that is being made on another thread, and stands still at a step until it is told to go on."""

    def __init__(self, vault: Vault, at: datetime, step: int = 1) -> None:
        self.is_there, self._may_go_on = threading.Event(), threading.Event()
        self._left, self.made, self.error = step, None, None
        self._thread = threading.Thread(target=self._run, args=(vault, at))
        self._thread.start()
        assert self.is_there.wait(20)

    made: Copy | None
    error: BaseException | None

    def finish(self) -> Copy | None:
        self._may_go_on.set()
        self._thread.join(20)
        assert not self._thread.is_alive()
        assert self.error is None
        return self.made

    def _run(self, vault: Vault, at: datetime) -> None:
        try:
            self.made = keep_copy(vault, vault.folder, at, on_step=self._on_step)
        except BaseException as error:
            self.error = error

    def _on_step(self, _done: int, _total: int) -> None:
        self._left -= 1
        if self._left == 0:
            self.is_there.set()
            assert self._may_go_on.wait(20)


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies_module, "_PAUSES", (0.0, 0.0, 0.0))


def steps_of(vault: Vault, at: datetime) -> int:
    """Give in how many steps a copy is made, and forget it."""
    steps: list[int] = []
    assert keep_copy(vault, vault.folder, at, on_step=lambda done, _total: steps.append(done)) is not None
    forget(vault.folder)
    return len(steps)


def takes(do: Callable[[], object]) -> float:
    begun = time.monotonic()
    do()
    return time.monotonic() - begun


def change(vault: Vault, at: datetime) -> None:
    vault.open_dossier(vault.dossiers()[0].id).answer("alarm.kind", f"{at}", at)


def kept(vault: Vault, at: datetime, keep: int = 3) -> Copy:
    copy = keep_copy(vault, vault.folder, at, keep)
    assert copy is not None
    return copy


def test_a_copy_can_be_put_back_whole(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    copy = kept(vault, NOW)
    expected = all_of(vault)
    vault.close()
    restore_backup(copy.path, tmp_path / "new", PASSPHRASE)
    again = Vault.open(tmp_path / "new", PASSPHRASE)
    assert all_of(again) == expected
    again.close()
    assert copies(tmp_path / "vault") == (copy,)
    assert (copy.made, copy.bytes) == (NOW.date(), copy.path.stat().st_size)
    assert read_backup_head(copy.path).made == NOW.date()


def test_there_is_one_copy_a_day_at_most(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    first = kept(vault, NOW)
    change(vault, NOW)
    assert changed_since(vault.folder, first)
    assert keep_copy(vault, vault.folder, NOW + timedelta(hours=8)) is None
    assert kept(vault, NOW + DAY).number == 2
    vault.close()


def test_there_is_no_copy_where_nothing_changed(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    first = kept(vault, NOW)
    vault.close()
    vault = Vault.open(tmp_path / "vault", PASSPHRASE)
    all_of(vault)
    assert keep_copy(vault, vault.folder, NOW + 2 * DAY) is None
    assert not changed_since(vault.folder, first)
    assert copies(vault.folder) == (first,)
    change(vault, NOW)
    assert kept(vault, NOW + 2 * DAY).number == 2
    vault.close()


def test_the_last_three_stay(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(5):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    found = copies(vault.folder)
    vault.close()
    assert [each.made for each in found] == [(NOW + number * DAY).date() for number in (4, 3, 2)]
    assert len(list((tmp_path / "vault" / "copies").iterdir())) == 3


def test_a_clock_that_was_set_back_costs_no_copy(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number, days in enumerate((900, 901, 902, 1, 2)):
        change(vault, NOW + days * DAY)
        kept(vault, NOW + days * DAY)
        assert copies(vault.folder)[0].number == number + 1
    made = [each.made for each in copies(vault.folder)]
    vault.close()
    assert made == [(NOW + days * DAY).date() for days in (2, 1, 902)]


def test_a_copy_that_fails_leaves_the_copies_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(3):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    before = tree(tmp_path / "vault" / "copies")

    def fails(*_: object) -> None:
        raise CannotWrite(tmp_path, "de schijf geeft een fout")

    change(vault, NOW + 5 * DAY)
    monkeypatch.setattr(copies_module, "write_proved", fails)
    with pytest.raises(CannotWrite):
        keep_copy(vault, vault.folder, NOW + 5 * DAY)
    vault.close()
    assert tree(tmp_path / "vault" / "copies") == before


def test_no_copy_is_left_after_forgetting(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(3):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    place = tmp_path / "vault" / "copies"
    (place / f"{copies(vault.folder)[0].path.name}.part").write_bytes(b"half")
    (place / "eigen.txt").write_text("van mij")
    forget(vault.folder)
    assert copies(vault.folder) == ()
    assert [path.name for path in place.iterdir()] == ["eigen.txt"]
    forget(vault.folder)
    vault.close()
    forget(tmp_path / "missing")


@pytest.mark.skipif(sys.platform == "win32", reason="needs the rights of a folder")
def test_what_cannot_be_forgotten_is_told_and_the_rest_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    for number in range(3):
        change(vault, NOW + number * DAY)
        kept(vault, NOW + number * DAY)
    stays = copies(vault.folder)[1].path
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == stays:
            raise PermissionError(13, "held")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(CannotWrite, match="kan niet worden bewaard"):
        forget(vault.folder)
    monkeypatch.undo()
    assert [each.path for each in copies(vault.folder)] == [stays]
    vault.close()


def test_what_is_no_copy_of_ours_does_not_count(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    place = tmp_path / "vault" / "copies"
    place.mkdir()
    for name in (
        "kopie.zelfscankluis",
        "copy-1-2026-11-23-0123456789abcdef.zelfscankluis",
        "copy-000009-2026-13-23-0123456789abcdef.zelfscankluis",
        "copy-000009-2026-11-23-0123456789abcdef.zelfscankluis.part",
    ):
        (place / name).write_bytes(b"x")
    (place / "copy-000007-2026-11-23-0123456789abcdef.zelfscankluis").mkdir()
    if os.name == "posix":
        link = place / "copy-000008-2026-11-23-0123456789abcdef.zelfscankluis"
        link.symlink_to(place / "kopie.zelfscankluis")
    assert copies(vault.folder) == ()
    assert kept(vault, NOW).number == 1
    vault.close()


def test_wiping_a_vault_takes_its_copies(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    kept(vault, NOW)
    vault.close()
    assert wipe(tmp_path / "vault", NOW).is_complete
    assert not (tmp_path / "vault").exists()


def test_copies_stay_with_the_vault_that_is_put_back(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    copy = kept(vault, NOW)
    change(vault, NOW)
    vault.close()
    restore_backup(copy.path, tmp_path / "vault", PASSPHRASE, aside=tmp_path / "vault-2")
    assert copies(tmp_path / "vault") == (copy,)
    assert copies(tmp_path / "vault-2") == ()
    Vault.open(tmp_path / "vault-2", PASSPHRASE).close()


def test_a_copy_holds_nothing_in_the_open(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    kept(vault, NOW)
    vault.close()
    found = [path for path in all_files(tmp_path) if MARKER.encode() in path.read_bytes()]
    assert found == []
    assert not any("Dorpsstraat" in path.name for path in all_files(tmp_path))


def test_an_empty_vault_can_be_copied_too(tmp_path: Path) -> None:
    vault = a_vault(tmp_path / "vault")
    assert kept(vault, NOW).number == 1
    vault.close()


def test_a_visit_in_which_nothing_is_written_asks_for_no_copy(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    kept(vault, NOW)
    begin_sitting(vault, vault.dossiers()[0].id, NOW + DAY)
    end_sitting(vault)
    assert keep_copy(vault, vault.folder, NOW + DAY) is None
    vault.close()


@pytest.mark.usefixtures("no_pauses")
@pytest.mark.parametrize("step", [1, 2, 3, 5])
def test_nobody_waits_for_a_copy_and_each_dossier_in_it_is_as_it_was_before_or_after(
    tmp_path: Path, step: int
) -> None:
    vault = a_full_vault(tmp_path / "vault")
    before = all_of(vault)
    dossier = vault.open_dossier(vault.dossiers()[1].id)
    halfway = Halfway(vault, NOW, step)
    assert takes(lambda: dossier.note("alarm.kind", "Tijdens het kopiëren", NOW + DAY)) < AT_ONCE
    assert takes(lambda: vault.create_dossier("Nieuw", NOW)) < AT_ONCE
    copy = halfway.finish()
    assert copy is not None
    after = all_of(vault)
    vault.close()
    restore_backup(copy.path, tmp_path / "new", PASSPHRASE)
    again = Vault.open(tmp_path / "new", PASSPHRASE)
    copied = all_of(again)
    again.close()
    assert set(before) <= set(copied)
    # Which of them was copied before the answer came is up to chance: they have names by chance.
    assert all(found in (before.get(id), after[id]) for id, found in copied.items())


@pytest.mark.usefixtures("no_pauses")
def test_closing_the_vault_never_waits_for_a_copy_and_leaves_no_half_file(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    steps = steps_of(vault, NOW)
    for step in range(1, steps + 1):
        halfway = Halfway(vault, NOW, step)
        assert takes(vault.close) < AT_ONCE
        assert halfway.finish() is None
        assert copies(tmp_path / "vault") == ()
        assert not (tmp_path / "vault" / "copies").exists()
        vault = Vault.open(tmp_path / "vault", PASSPHRASE)
    vault.close()


@pytest.mark.usefixtures("no_pauses")
def test_a_dossier_that_is_deleted_while_a_copy_is_made_is_in_no_copy(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    steps = steps_of(vault, NOW)
    for step in (1, 2, steps - 1, steps):
        gone = vault.create_dossier("Weg", NOW)
        gone.note("alarm.kind", MARKER, NOW)
        halfway = Halfway(vault, NOW, step)
        assert takes(partial(vault.delete_dossier, gone.id, NOW)) < AT_ONCE
        copy = halfway.finish()
        assert copy is not None and copies(vault.folder) == (copy,)
        restore_backup(copy.path, tmp_path / f"new-{step}", PASSPHRASE)
        again = Vault.open(tmp_path / f"new-{step}", PASSPHRASE)
        assert [each.id for each in again.dossiers()] == [each.id for each in vault.dossiers()]
        again.close()
        forget(vault.folder)
    vault.close()


@pytest.mark.usefixtures("no_pauses")
def test_no_copy_with_the_keys_of_before_is_finished_after_new_keys(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    halfway = Halfway(vault, NOW, steps_of(vault, NOW))
    vault.rekey(PASSPHRASE, parameters=LIGHTEST)
    copy = halfway.finish()
    key = vault.key()
    assert copy is not None and copies(vault.folder) == (copy,)
    expected = all_of(vault)
    vault.close()
    restore_backup(copy.path, tmp_path / "new", PASSPHRASE)
    again = Vault.open(tmp_path / "new", PASSPHRASE)
    assert (again.key(), all_of(again)) == (key, expected)
    again.close()


@pytest.mark.usefixtures("no_pauses")
def test_a_copy_gives_up_where_somebody_keeps_coming_in_between(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    dossier = vault.open_dossier(vault.dossiers()[1].id)

    def comes_in(_done: int, _total: int) -> None:
        dossier.note("alarm.kind", f"{time.monotonic_ns()}", NOW)

    assert keep_copy(vault, vault.folder, NOW, on_step=comes_in) is None
    assert copies(vault.folder) == ()
    vault.close()


def test_stopping_takes_no_longer_than_a_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies_module, "_PAUSES", (0.0, 60.0))
    vault = a_full_vault(tmp_path / "vault")
    dossier = vault.open_dossier(vault.dossiers()[1].id)
    is_wanted = threading.Event()

    def comes_in(_done: int, _total: int) -> None:
        dossier.note("alarm.kind", f"{time.monotonic_ns()}", NOW)
        is_wanted.set()

    made: list[Copy | None] = []
    work = threading.Thread(
        target=lambda: made.append(
            keep_copy(vault, vault.folder, NOW, 3, comes_in, lambda: not is_going_on.is_set())
        )
    )
    is_going_on = threading.Event()
    is_going_on.set()
    work.start()
    assert is_wanted.wait(20)
    is_going_on.clear()
    assert takes(lambda: work.join(20)) < AT_ONCE
    assert made == [None]
    vault.close()


def test_a_file_in_which_somebody_wrote_while_it_was_read_is_not_taken(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    dossier = vault.open_dossier(vault.dossiers()[1].id)
    held = next(each for each in held_files(vault) if each.dossier_id == dossier.id)
    with glanced_at(vault, held) as (file, size):
        assert len(file.read(size + 1)) == size
    with pytest.raises(BackupDisturbed), glanced_at(vault, held) as (file, size):
        file.read(PIECE)
        dossier.note("alarm.kind", "Ertussendoor", NOW)
        while file.read(PIECE):
            pass
    vault.close()


def test_a_file_in_which_a_change_is_under_way_is_not_taken(tmp_path: Path) -> None:
    vault = a_full_vault(tmp_path / "vault")
    dossier = vault.open_dossier(vault.dossiers()[1].id)
    held = next(each for each in held_files(vault) if each.dossier_id == dossier.id)
    opened = vault.open_file_of(dossier.id)
    assert opened is not None
    with opened.transaction():
        dossier.note("alarm.kind", "Nog niet klaar", NOW)
        with pytest.raises(BackupDisturbed), glanced_at(vault, held):
            raise AssertionError("it was taken")
    vault.close()
