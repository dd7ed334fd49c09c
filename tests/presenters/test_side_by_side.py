"""Two dossiers beside each other: read one after the other, and never left open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.lock_desk import LockDesk, create_vault
from zelfscan.presenters.side_by_side import SideBySideDesk
from zelfscan.presenters.start_desk import Packs, load_packs
from zelfscan.store.elements import StoredElement
from zelfscan.store.findings import StoredFinding


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, "fiets onder groene brug", clock(), LIGHTEST, "adviser"))
    yield lock
    lock.lock("locked")


@pytest.fixture
def desk(lock: LockDesk, packs: Packs) -> SideBySideDesk:
    return SideBySideDesk(lock, lambda: {name: each.pack for name, each in packs.by_id.items()})


def made(lock: LockDesk, clock: FixedClock, name: str, answers: dict[str, str], kind: str = "home") -> str:
    vault = lock.required()
    dossier = vault.create_dossier(name, clock(), "person" if kind == "person" else "home")
    for item, value in answers.items():
        dossier.answer(item, value, clock())
    vault.close_dossier(dossier.id)
    return dossier.id


def test_only_dossiers_of_the_same_kind_lie_beside_each_other(
    lock: LockDesk, desk: SideBySideDesk, clock: FixedClock
) -> None:
    first = made(lock, clock, "D-01", {})
    second = made(lock, clock, "D-02", {})
    person = made(lock, clock, "D-03", {}, "person")
    assert desk.others(first) == ((second, "D-02"),)
    assert desk.others(person) == ()
    for other in (person, first, "nowhere"):
        with pytest.raises(KeyError):
            desk.compare(first, other)


def test_what_differs_is_told_with_where_it_is_asked(
    lock: LockDesk, desk: SideBySideDesk, packs: Packs, clock: FixedClock
) -> None:
    item = packs.by_id["woningscan"].pack.item_by_id["front-door.lock-grade"]
    same = packs.by_id["woningscan"].pack.item_by_id["letterbox.kind"]
    answers = [{item.id: option.id, same.id: same.options[0].id} for option in item.options[:2]]
    view = desk.compare(made(lock, clock, "D-01", answers[0]), made(lock, clock, "D-02", answers[1]))

    assert (view.first, view.second) == ("D-01", "D-02")
    assert view.summary == "Bij 1 vraag verschilt het antwoord."
    (row,) = [row for row in view.rows if row.is_different and not row.is_total]
    assert row.place == "Voordeur"
    assert [row.first, row.second] == [str(option.text) for option in item.options[:2]]
    kept = next(row for row in view.rows if row.question == str(same.question))
    assert (kept.first, kept.is_different) == (kept.second, False)


def test_the_whole_is_told_first_and_both_files_are_closed_again(
    lock: LockDesk, desk: SideBySideDesk, clock: FixedClock
) -> None:
    first, second = made(lock, clock, "D-01", {}), made(lock, clock, "D-02", {})
    vault = lock.required()
    dossier = vault.open_dossier(first)
    door = dossier.add_element(StoredElement("", "door", "Voordeur", "front"), clock())
    dossier.answer("front-door.lock-grade", "no", clock(), door.id)
    for term in ("direct", "direct", ""):
        dossier.add_finding(StoredFinding("", "hand", title="Iets", priority=term), clock())
    vault.close_dossier(first)

    view = desk.compare(first, second)
    told = {row.question: (row.first, row.second) for row in view.rows if row.is_total}
    assert told["Deuren en ramen"] == ("1, waarvan 1 direct", "Geen")
    assert told["Bevindingen"] == ("2 direct en 1 zonder termijn", "Geen")
    assert vault._open == {}
