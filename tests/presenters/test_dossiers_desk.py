"""The dossiers of an adviser: finding, making, opening, putting away and deleting them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.limits import DossierNameRefused
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.dossiers_desk import ROUTE, DossiersDesk, Found
from zelfscan.presenters.lock_desk import LockDesk, create_vault, open_vault
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.presenters.start_desk import Packs, load_packs

PASSPHRASE = "fiets onder groene brug"


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(questionnaires_folder())


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, "adviser"))
    yield lock
    lock.lock("locked")


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> DossiersDesk:
    return DossiersDesk(lock, clock)


def names(desk: DossiersDesk, found: Found | None = None) -> list[str]:
    return [row.name for row in desk.view(found or Found()).rows]


def test_the_vault_of_an_adviser_opens_without_a_dossier(lock: LockDesk, clock: FixedClock) -> None:
    lock.lock("locked")
    opened = open_vault(lock.folder, PASSPHRASE, clock())
    assert opened.own is None
    lock.take(opened)
    assert DossiersDesk(lock, clock).is_adviser()
    assert lock.required().dossiers() == ()


def test_without_an_open_vault_nobody_is_an_adviser(tmp_path: Path, clock: FixedClock) -> None:
    assert not DossiersDesk(LockDesk(tmp_path, clock), clock).is_adviser()


def test_a_private_vault_becomes_that_of_an_adviser_and_back(tmp_path: Path, clock: FixedClock) -> None:
    lock = LockDesk(tmp_path / "own", clock, LIGHTEST)
    made = create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST)
    made.journal.answer("alarm.kind", "none", clock())
    lock.take(made)
    desk = DossiersDesk(lock, clock)
    assert not desk.is_adviser()
    desk.begin()
    assert names(desk) == ["Mijn scan"]
    assert desk.view().can_stop
    desk.stop()
    assert not desk.is_adviser()
    assert lock.journal().responses().values == {"alarm.kind": "none"}
    desk.begin()
    desk.create("D-01", "home", "90")
    assert not desk.view().can_stop
    with pytest.raises(RuntimeError):
        desk.stop()
    lock.lock("locked")


def test_an_empty_list_says_what_to_do(desk: DossiersDesk) -> None:
    view = desk.view()
    assert (view.rows, view.due, view.can_search) == ((), "", False)
    assert view.empty == "Er zijn nog geen dossiers. Maak het eerste."


def test_a_new_dossier_stands_in_the_list_with_its_term(desk: DossiersDesk) -> None:
    form = desk.new_form()
    assert (form.name, form.kind, form.term, form.is_new) == ("D-01", "home", "90", True)
    made = desk.create("  D-01 ", "home", form.term)
    (row,) = desk.view().rows
    assert (row.id, row.name, row.kind, row.made) == (made, "D-01", "Woning", "23-11-2026")
    assert (row.progress, row.term, row.tone) == ("Nog niet begonnen", "21-2-2027", "muted")
    assert row.spoken == "D-01, Woning, gemaakt op 23-11-2026, Nog niet begonnen, wissen: 21-2-2027"
    assert desk.new_form().name == "D-02"


def test_the_set_up_of_another_dossier_is_copied_without_its_answers(desk: DossiersDesk) -> None:
    first = desk.create("D-07", "person", "30")
    desk.open(first).answer("alarm.kind", "none", desk._clock())
    form = desk.new_form(first)
    assert (form.name, form.kind, form.term) == ("D-08", "person", "30")
    second = desk.create(form.name, "person", form.term)
    assert desk.open(second).responses().values == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "Geef het dossier een naam"),
        ("   ", "Geef het"),
        ("d-01", "is er al"),
        ("x" * 61, "hoogstens 60"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_the_reason(desk: DossiersDesk, name: str, reason: str) -> None:
    desk.create("D-01", "home", "90")
    with pytest.raises(DossierNameRefused, match=reason):
        desk.create(name, "home", "90")
    assert names(desk) == ["D-01"]


def test_a_dossier_keeps_its_own_name_while_its_term_changes(desk: DossiersDesk, clock: FixedClock) -> None:
    made = desk.create("D-01", "home", "90")
    clock.forward(days=20)
    assert desk.form_of(made).term == "90"
    desk.change(made, "D-01", "30")
    assert desk.view().rows[0].term == "23-12-2026"
    desk.change(made, "Kerkstraat-code", "none")
    (row,) = desk.view().rows
    assert (row.name, row.term) == ("Kerkstraat-code", "Geen termijn")
    assert desk.form_of(made).term == "none"


def test_what_is_past_its_term_comes_first_and_is_counted(
    desk: DossiersDesk, lock: LockDesk, clock: FixedClock
) -> None:
    late, soon, later = (desk.create(f"D-0{number}", "home", "90") for number in (1, 2, 3))
    lock.required().keep_until(late, clock().date() - timedelta(days=1))
    lock.required().keep_until(soon, clock().date() + timedelta(days=14))
    view = desk.view()
    assert [(row.id, row.tone) for row in view.rows][0] == (late, "high")
    assert {row.id: row.tone for row in view.rows} == {late: "high", soon: "medium", later: "muted"}
    assert view.due == "Van 1 dossier is de termijn voorbij. Wis het, of verleng de termijn."
    assert view.rows[0].term == "22-11-2026, voorbij"


def test_the_dossier_that_was_changed_last_comes_first(
    desk: DossiersDesk, clock: FixedClock, packs: Packs
) -> None:
    first, _second = desk.create("D-01", "home", "90"), desk.create("D-02", "home", "90")
    clock.forward(hours=1)
    work_in(desk, first, packs, clock, {"office.function": "alderman"})
    assert names(desk) == ["D-01", "D-02"]


def work_in(
    desk: DossiersDesk, dossier: str, packs: Packs, clock: FixedClock, answers: dict[str, str]
) -> None:
    """Open a dossier, answer something, and leave it."""
    journal = desk.open(dossier)
    loaded = packs.by_id[desk.pack_of(dossier)]
    route = loaded.pack.route(ROUTE)
    assert route is not None
    for item, value in answers.items():
        journal.answer(item, value, clock())
    assert desk.is_open()
    desk.put_down(OpenScan(loaded, route, journal, clock))
    assert not desk.is_open()


def test_a_dossier_that_is_left_is_closed(desk: DossiersDesk, clock: FixedClock, packs: Packs) -> None:
    made = desk.create("D-01", "home", "90")
    journal = desk.open(made)
    work_in(desk, made, packs, clock, {"office.function": "alderman"})
    with pytest.raises(Exception, match="closed"):
        journal.answer("threat.present", "no", clock())


def test_the_list_tells_how_far_each_dossier_is(desk: DossiersDesk, clock: FixedClock, packs: Packs) -> None:
    home, person = desk.create("D-01", "home", "90"), desk.create("D-02", "person", "90")
    work_in(desk, home, packs, clock, {"office.function": "alderman", "threat.present": "no"})
    work_in(desk, person, packs, clock, {"office.function": "alderman"})
    progress = {row.id: row.progress for row in desk.view().rows}
    assert progress[home].startswith("2 van ")
    assert progress[person].startswith("1 van ")


def test_what_is_above_each_page_names_the_dossier_and_its_term(desk: DossiersDesk) -> None:
    desk.open(desk.create("D-07", "home", "90"))
    assert desk.strip()() == ("Dossier D-07.", "Wissen uiterlijk 21-2-2027.", "Naar alle dossiers")
    desk.open(desk.create("D-08", "home", "none"))
    assert desk.strip()()[1] == "Zonder wistermijn."


def test_dossiers_are_found_by_any_of_their_words(desk: DossiersDesk) -> None:
    desk.create("D-01", "home", "90")
    desk.create("Molen", "person", "none")
    assert names(desk, Found("molen")) == ["Molen"]
    assert names(desk, Found("PERSOON geen")) == ["Molen"]
    assert names(desk, Found("woning")) == ["D-01"]
    assert names(desk, Found("woning molen")) == []
    assert desk.view(Found("onbekend")).empty == "Geen dossier met deze woorden."


def test_an_archived_dossier_leaves_the_list_and_comes_back(desk: DossiersDesk) -> None:
    made = desk.create("D-01", "home", "90")
    desk.archive(made, is_archived=True)
    assert names(desk) == []
    assert desk.view().archive_words == "Archief: 1 dossier"
    archive = desk.view(Found(is_archive=True))
    assert [(row.name, row.is_archived) for row in archive.rows] == [("D-01", True)]
    assert archive.archive_words == "Terug naar de lijst"
    desk.archive(made, is_archived=False)
    assert names(desk) == ["D-01"]
    assert desk.view().archive_words == ""


def test_a_deleted_dossier_leaves_a_proof_that_promises_no_more_than_is_true(
    desk: DossiersDesk, lock: LockDesk, clock: FixedClock
) -> None:
    made = desk.create("D-07", "home", "90")
    desk.open(made).answer("alarm.kind", "none", clock())
    proof = desk.delete(made)
    assert names(desk) == []
    assert not list((lock.folder / "dossiers").iterdir())
    assert proof.title == "Dossier D-07 is gewist."
    lines = proof.proof.splitlines()
    assert lines[0] == "Bewijs van wissen"
    assert "Dossier: D-07 (Woning)" in lines
    assert f"Kenmerk: {made}" in lines
    assert any(line.startswith("Gewist op: 23 november 2026 om ") for line in lines)
    assert any(line.startswith(f"- {made}.dossier, ") for line in lines)
    assert "Een reservekopie van vóór het wissen bevat de sleutel nog. Wis die ook." in lines
    assert "none" not in proof.proof
    assert proof.file_name.startswith("bewijs-van-wissen-2026-11-23-")


def test_a_proof_says_so_where_a_file_could_not_be_removed(
    desk: DossiersDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk.create("D-07", "home", "90")

    def held(path: Path) -> None:
        raise CannotWrite(path, "u hebt daar geen toegang")

    monkeypatch.setattr("zelfscan.store.vault.remove_file", held)
    proof = desk.delete(made)
    assert "Een bestand was nog in gebruik." in proof.text
    assert "bij de volgende start" in proof.proof


def test_leaving_where_nothing_is_open_changes_nothing(desk: DossiersDesk) -> None:
    desk.create("D-01", "home", "90")
    before = desk.view()
    desk.put_down(None)
    assert desk.view() == before


def test_terms_are_counted_from_the_day_a_dossier_was_made(desk: DossiersDesk, lock: LockDesk) -> None:
    for term, day in (("30", date(2026, 12, 23)), ("365", date(2027, 11, 23)), ("none", None)):
        made = desk.create(f"D-{term}", "home", term)
        assert lock.required().entry(made).keep_until == day


def test_the_list_says_who_still_needs_what_the_most_first(
    desk: DossiersDesk, packs: Packs, clock: FixedClock
) -> None:
    made = [desk.create(desk.new_form().name, "home", "90") for _ in range(3)]
    loaded = packs.by_id["woningscan"]
    route = loaded.pack.route(ROUTE)
    assert route is not None
    assert desk.view().work_words == ""
    for name, answers in ((made[0], 10), (made[1], 3)):
        journal = desk.open(name)
        scan = OpenScan(loaded, route, journal, clock, visit=journal.visit)
        for item in route.items[:answers]:
            journal.answer(item, loaded.pack.item_by_id[item].options[0].id, clock())
        desk.put_down(scan)

    view = desk.view()
    assert view.work_words == "Wie heeft nog wat nodig: 2 dossiers"
    assert [row.work != () for row in sorted(view.rows, key=lambda row: row.name)] == [True, True, False]
    assert names(desk, Found(has_work=True)) == ["D-02", "D-01"]
    (first, *_) = desk.view(Found(has_work=True)).rows
    assert first.work[0].endswith("vragen open")
    assert first.work[-1] == "2 stappen van het afronden"
    assert desk.view(Found(has_work=True)).work_words == "Toon alle dossiers"


def test_a_person_has_no_doors_and_a_practice_house_has(
    desk: DossiersDesk, lock: LockDesk, clock: FixedClock
) -> None:
    kinds = {
        kind: lock.required().create_dossier(kind, clock(), kind).id
        for kind in ("home", "person", "practice")
    }
    assert {kind: desk.has_doors(name) for kind, name in kinds.items()} == {
        "home": True,
        "person": False,
        "practice": True,
    }
    assert [kind for kind, _ in desk.new_form().kinds] == ["home", "person"]
    assert desk.new_form(like=kinds["practice"]).kind == "home"
