"""Dossiers that go by themselves: what is deleted after unlocking, and what is told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.vault import DatabaseBusy
from zelfscan.presenters import deleting
from zelfscan.presenters.dossiers_desk import DossiersDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.term_desk import TermDesk
from zelfscan.store import kept_copies
from zelfscan.store.copies import copies, keep_copy
from zelfscan.store.retention import set_goes_at_end
from zelfscan.store.vault import Vault

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, "adviser"))
    yield lock
    lock.lock("locked")


@pytest.fixture
def dossiers(lock: LockDesk, clock: FixedClock) -> DossiersDesk:
    """Two dossiers with a term of thirty days, of which one goes by itself."""
    desk = DossiersDesk(lock, clock)
    desk.create("D-01", "home", "30", is_at_end=True)
    desk.create("D-02", "home", "30")
    return desk


def test_nothing_is_told_while_the_day_is_far_away(
    lock: LockDesk, clock: FixedClock, dossiers: DossiersDesk
) -> None:
    lock.required().keep_until(lock.required().dossiers()[0].id, date(2027, 12, 31))
    desk = TermDesk(lock, clock)
    assert not desk.look()
    assert desk.news() is None


def test_first_it_is_told_then_it_goes_with_the_proof(
    lock: LockDesk, clock: FixedClock, dossiers: DossiersDesk
) -> None:
    soon = TermDesk(lock, clock)
    assert not soon.look()
    news = soon.news()
    assert news is not None
    assert news.soon == ("Dossier D-01: termijn tot en met 23-12-2026",)
    keep_copy(lock.required(), lock.folder, clock())
    clock.forward(days=31)
    waiting = TermDesk(lock, clock)
    assert not waiting.look()
    news = waiting.news()
    assert news is not None
    assert (news.gone, len(news.coming)) == ((), 1)
    clock.forward(hours=24)
    over = TermDesk(lock, clock)
    assert over.look()
    news = over.news()
    assert news is not None
    assert news.title == "Dit is vanzelf gewist"
    assert news.gone == ("Dossier D-01: termijn tot en met 23-12-2026",)
    assert "Dossier: D-01 (Woning)" in news.proof
    assert [each.name for each in lock.required().dossiers()] == ["D-02"]
    # An automatic copy from before would still hold it.
    assert copies(lock.folder) == ()


def test_who_confirms_need_not_wait(lock: LockDesk, clock: FixedClock, dossiers: DossiersDesk) -> None:
    clock.forward(days=31)
    desk = TermDesk(lock, clock)
    desk.look()
    assert desk.confirm()
    news = desk.news()
    assert news is not None
    assert (len(news.gone), news.coming) == (1, ())
    assert [each.name for each in lock.required().dossiers()] == ["D-02"]
    assert not desk.confirm()


def test_what_cannot_be_deleted_is_told_and_stays(
    lock: LockDesk, clock: FixedClock, dossiers: DossiersDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.forward(days=31)
    TermDesk(lock, clock).look()
    clock.forward(days=2)

    def busy(vault: Vault, dossier_id: str, _at: object) -> None:
        raise DatabaseBusy(vault.folder / dossier_id)

    monkeypatch.setattr(Vault, "delete_dossier", busy)
    desk = TermDesk(lock, clock)
    assert not desk.look()
    news = desk.news()
    assert news is not None
    assert news.title == "Wissen is niet gelukt"
    assert "Dossier D-01 is niet gewist." in news.troubles[0]
    assert len(lock.required().dossiers()) == 2


def test_the_own_scan_goes_under_its_own_name(tmp_path: Path, clock: FixedClock) -> None:
    lock = LockDesk(tmp_path / "eigen", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST))
    (entry,) = lock.required().dossiers()
    lock.required().keep_until(entry.id, clock().date())
    set_goes_at_end(lock.required(), entry.id, True)
    clock.forward(days=1)
    TermDesk(lock, clock).look()
    clock.forward(days=1)
    desk = TermDesk(lock, clock)
    assert desk.look()
    news = desk.news()
    assert news is not None
    assert news.gone == ("Uw eigen scan: termijn tot en met 23-11-2026",)
    assert lock.required().dossiers() == ()
    lock.lock("locked")
    desk.forget()
    assert desk.news() is None


def test_the_form_keeps_whether_a_dossier_goes(lock: LockDesk, dossiers: DossiersDesk) -> None:
    first, second = lock.required().dossiers()
    assert dossiers.form_of(first.id).is_at_end
    assert not dossiers.form_of(second.id).is_at_end
    assert dossiers.new_form(first.id).is_at_end
    rows = {row.name: row.term for row in dossiers.view().rows}
    assert rows == {"D-01": "23-12-2026, gaat vanzelf", "D-02": "23-12-2026"}
    dossiers.change(first.id, "D-01", "none", is_at_end=True)
    assert not dossiers.form_of(first.id).is_at_end


def test_a_copy_that_stays_is_told_and_can_be_tried_again(
    lock: LockDesk, clock: FixedClock, dossiers: DossiersDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stays(_folder: Path) -> None:
        raise CannotWrite(lock.folder, "de schijf geeft een fout")

    keep_copy(lock.required(), lock.folder, clock())
    desk = TermDesk(lock, clock)
    clock.forward(days=31)
    desk.look()
    with monkeypatch.context() as patched:
        patched.setattr(kept_copies, "forget", stays)
        patched.setattr(deleting, "forget", stays)
        assert desk.confirm()
        desk.forget_copies()
        news = desk.news()
        assert news is not None and news.are_copies_left
        assert "kon niet weg" in news.troubles[0]
        assert copies(lock.folder) != ()
    desk.forget_copies()
    news = desk.news()
    assert news is not None and not news.are_copies_left
    assert (news.troubles, copies(lock.folder)) == ((), ())
