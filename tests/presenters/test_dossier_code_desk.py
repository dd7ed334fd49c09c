"""A dossier of an adviser with a code of its own: what the list says of it, and what opens it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from zelfscan.crypto.derive import LIGHTEST
from zelfscan.errors.vault import CodeNeeded, DossierCodeTooShort, WrongDossierCode
from zelfscan.paths import questionnaires_folder
from zelfscan.presenters.dossier_code_desk import DossierCodeDesk
from zelfscan.presenters.dossier_names import name_warning
from zelfscan.presenters.dossier_views import DossierRowView
from zelfscan.presenters.dossiers_desk import DossiersDesk
from zelfscan.presenters.lock_desk import LockDesk, create_vault, open_vault
from zelfscan.presenters.side_by_side import SideBySideDesk
from zelfscan.presenters.start_desk import load_packs
from zelfscan.store.sittings import begin_sitting

PASSPHRASE, CODE, OTHER = "fiets onder groene brug", "lamp naast raam", "stoel onder trap"


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = LockDesk(tmp_path / "vault", clock, LIGHTEST)
    lock.take(create_vault(lock.folder, PASSPHRASE, clock(), LIGHTEST, "adviser"))
    yield lock
    lock.lock("locked")


@pytest.fixture
def list_desk(lock: LockDesk, clock: FixedClock) -> DossiersDesk:
    return DossiersDesk(lock, clock)


@pytest.fixture
def desk(lock: LockDesk, list_desk: DossiersDesk) -> DossierCodeDesk:
    return DossierCodeDesk(lock, list_desk.open)


def a_coded(list_desk: DossiersDesk, desk: DossierCodeDesk, name: str = "D-01") -> str:
    made = list_desk.create(name, "home", "90")
    desk.setting(made, "", CODE)()
    return made


def row_of(list_desk: DossiersDesk, dossier_id: str) -> DossierRowView:
    return next(row for row in list_desk.view().rows if row.id == dossier_id)


def test_it_opens_with_its_code_and_the_list_says_so_in_words(
    list_desk: DossiersDesk, desk: DossierCodeDesk, clock: FixedClock
) -> None:
    made = list_desk.create("D-01", "home", "90")
    assert not desk.is_needed(made)
    assert not row_of(list_desk, made).is_coded
    desk.setting(made, "", CODE)()
    assert desk.is_needed(made)
    row = row_of(list_desk, made)
    assert row.is_coded
    assert row.spoken == "D-01, Woning, gemaakt op 23-11-2026, Met een eigen code, wissen: 21-2-2027"
    with pytest.raises(CodeNeeded):
        list_desk.open(made)
    journal = desk.opening(made, CODE)()
    journal.answer("alarm.kind", "none", clock())
    assert list_desk.open_id() == made
    list_desk.put_down(None)
    assert desk.opening(made, CODE)().responses().values == {"alarm.kind": "none"}


def test_how_far_it_is_stays_behind_the_code(
    list_desk: DossiersDesk, desk: DossierCodeDesk, lock: LockDesk, clock: FixedClock
) -> None:
    made = a_coded(list_desk, desk)
    lock.required().note_progress(made, 12, 40, clock(), '{"photos": 3}')
    row = row_of(list_desk, made)
    assert (row.progress, row.work) == ("Met een eigen code", ())


def test_what_is_said_where_it_is_set_says_that_a_lost_code_is_a_lost_dossier(
    list_desk: DossiersDesk, desk: DossierCodeDesk
) -> None:
    made = list_desk.create("D-01", "home", "90")
    first = desk.setting_view(made)
    assert not first.has_code
    assert first.title == "Een eigen code voor D-01"
    assert "herstelblad" in first.warning
    assert first.copies == "Een reservekopie van eerder gaat nog open zonder deze code."
    desk.setting(made, "", CODE)()
    again = desk.setting_view(made)
    assert again.has_code
    assert again.copies == "Een reservekopie van eerder gaat nog open met de oude code."
    asked = desk.opening_view(made)
    assert asked.is_opening
    assert asked.title == "Dossier D-01 heeft een eigen code"
    assert not asked.warning


def test_it_is_changed_and_taken_away_with_the_code_of_now_alone(
    list_desk: DossiersDesk, desk: DossierCodeDesk
) -> None:
    made = a_coded(list_desk, desk)
    with pytest.raises(WrongDossierCode):
        desk.setting(made, OTHER, "")()
    with pytest.raises(DossierCodeTooShort):
        desk.setting(made, CODE, "kort")()
    desk.setting(made, CODE, OTHER)()
    assert desk.opening(made, OTHER)() is not None
    desk.setting(made, OTHER, "")()
    assert not desk.is_needed(made)
    assert list_desk.open(made) is not None


def test_wrong_codes_make_it_wait(list_desk: DossiersDesk, desk: DossierCodeDesk, lock: LockDesk) -> None:
    made = a_coded(list_desk, desk)
    for _ in range(2):
        with pytest.raises(WrongDossierCode):
            desk.opening(made, OTHER)()
    assert desk.seconds_to_wait(made) == 0
    with pytest.raises(WrongDossierCode):
        desk.opening(made, OTHER)()
    assert desk.seconds_to_wait(made) in (1, 2)
    lock.lock("locked")
    assert desk.seconds_to_wait(made) == 0


def test_name_and_term_change_and_it_is_deleted_without_the_code(
    list_desk: DossiersDesk, desk: DossierCodeDesk
) -> None:
    made = a_coded(list_desk, desk)
    list_desk.change(made, "D-09", "30")
    list_desk.archive(made, True)
    list_desk.archive(made, False)
    assert row_of(list_desk, made).name == "D-09"
    list_desk.delete(made)
    assert list_desk.view().rows == ()


def test_it_lies_beside_no_other_and_is_no_scan_of_ones_own(
    list_desk: DossiersDesk, desk: DossierCodeDesk, lock: LockDesk
) -> None:
    made = a_coded(list_desk, desk)
    assert not list_desk.view().can_stop
    with pytest.raises(RuntimeError):
        list_desk.stop()
    plain, third = list_desk.create("D-02", "home", "90"), list_desk.create("D-03", "home", "90")
    rows = {row.id: row.can_lie_beside for row in list_desk.view().rows}
    assert rows == {made: False, plain: True, third: True}
    packs = load_packs(questionnaires_folder())
    beside = SideBySideDesk(lock, lambda: {name: each.pack for name, each in packs.by_id.items()})
    assert beside.others(plain) == ((third, "D-03"),)
    with pytest.raises(KeyError):
        beside.compare(plain, made)


def test_after_a_crash_in_it_the_vault_opens_and_says_what_it_can(
    list_desk: DossiersDesk, desk: DossierCodeDesk, lock: LockDesk, clock: FixedClock
) -> None:
    made = a_coded(list_desk, desk)
    begin_sitting(lock.required(), made, clock())
    assert lock._vault is not None
    vault, lock._vault = lock._vault, None
    vault.close()  # as a crash leaves it
    opened = open_vault(lock.folder, PASSPHRASE, clock())
    assert opened.stopped is not None
    assert opened.stopped.dossier == "D-01"
    lock.take(replace(opened))
    told = " ".join(note.text for note in lock.notes())
    assert "D-01" in told
    assert "niets ingevuld" not in told


@pytest.mark.parametrize(
    "name",
    ["Kerkstraat 12", "Lange Voorhout 7, 2514 EA", "2514ea", "Oude Singel 3b", "jan@voorbeeld.nl"],
)
def test_a_name_that_looks_like_an_address_is_warned_about(name: str) -> None:
    assert name_warning(name) == "Dit lijkt op een adres. Kies een schuilnaam, geen naam of adres."


@pytest.mark.parametrize("name", ["Jan de Vries", "Mevr. jansen", "familie bakker", "J. Bakker", "Anna Smit"])
def test_a_name_that_looks_like_somebody_is_warned_about(name: str) -> None:
    assert name_warning(name) == "Dit lijkt op de naam van iemand. Kies een schuilnaam, geen naam of adres."


@pytest.mark.parametrize(
    "name", ["", "D-07", "Dossier 12 · november 2026", "zeepaard", "Zeepaard 3", "2026-14", "blauwe vos"]
)
def test_a_pseudonym_is_not(name: str) -> None:
    assert name_warning(name) == ""
