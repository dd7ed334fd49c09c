"""Practising in the made-up house: a dossier of its own, and comparing without giving a real one away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.content import CalibrationRefused
from zelfscan.errors.files import CannotRead
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.practice_desk import PracticeDesk
from zelfscan.presenters.start_desk import Packs, load_packs


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, "fiets onder groene brug", clock(), LIGHTEST, "adviser"))
    yield lock
    lock.lock("locked")


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock, packs: Packs) -> PracticeDesk:
    return PracticeDesk(lock, clock, lambda: packs.by_id["woningscan"].pack)


def answer(lock: LockDesk, desk: PracticeDesk, dossier_id: str, count: int, place: int = 0) -> None:
    dossier = lock.required().open_dossier(dossier_id)
    rows = desk.compare(dossier_id).rows
    dossier = lock.required().open_dossier(dossier_id)
    for row in [row for row in rows if not row.unit.element][:count]:
        item = desk._pack().item_by_id[row.unit.item]
        options = [option.id for option in item.options]
        dossier.answer(item.id, options[place % len(options)], desk._clock())
    lock.required().close_dossier(dossier_id)


def test_a_practice_dossier_has_the_doors_and_windows_of_the_house(
    lock: LockDesk, desk: PracticeDesk
) -> None:
    first, second = desk.begin(), desk.begin()
    assert desk.view().dossiers == ((second, "Het oefenhuis 2"), (first, "Het oefenhuis"))
    dossier = lock.required().open_dossier(first)
    assert len(dossier.elements()) == len(desk.view().house.elements)
    assert lock.required().entry(first).kind == "practice"
    assert lock.required().entry(first).keep_until is not None


def test_two_advisers_compare_through_a_file_without_anything_personal(
    lock: LockDesk, desk: PracticeDesk, tmp_path: Path
) -> None:
    mine, theirs, path = desk.begin(), desk.begin(), tmp_path / "oefenhuis.json"
    answer(lock, desk, mine, 12)
    answer(lock, desk, theirs, 12, place=1)
    desk.save(theirs, path)
    assert "Het oefenhuis" not in path.read_text(encoding="utf-8")
    assert desk.compare(mine).sums == ()

    desk.take(path)
    view = desk.compare(mine)
    assert any("gelijk" in words for words in view.sums)
    assert sum(bool(row.theirs) for row in view.rows) == len(view.rows)
    desk.forget()
    assert desk.compare(mine).sums == ()


def test_a_real_dossier_is_never_compared(lock: LockDesk, desk: PracticeDesk, clock: FixedClock) -> None:
    real = lock.required().create_dossier("D-01", clock()).id
    lock.required().close_dossier(real)
    with pytest.raises(RuntimeError):
        desk.compare(real)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b"x" * 50_000, b'{"zelfscan": "calibration"}'])
def test_what_is_no_answers_is_refused(desk: PracticeDesk, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(data)
    with pytest.raises(CalibrationRefused):
        desk.take(path)
    with pytest.raises(CannotRead):
        desk.take(tmp_path / "nowhere.json")
