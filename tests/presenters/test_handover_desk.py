"""Handing a dossier over: what goes along, what not, and what ends the work."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.presenters.handing import a_lock, a_whole_dossier, files_in, go_on, hand_over, stop_at
from zelfscan.crypto.handover_code import read_code
from zelfscan.crypto.signing import fingerprint, public_key
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.files import DiskFull
from zelfscan.errors.handover import DossierTooBig, HandoverClosed, HandoverStopped
from zelfscan.exchange.handover import looks_like, read_handover
from zelfscan.exchange.handover_content import Content
from zelfscan.presenters.handover_desk import HandoverDesk
from zelfscan.presenters.lock_desk import LockDesk
from zelfscan.store.dossiers import Dossier


@pytest.fixture
def lock(tmp_path: Path, clock: FixedClock) -> Iterator[LockDesk]:
    lock = a_lock(tmp_path / "vault", clock)
    yield lock
    lock.lock("locked")


@pytest.fixture
def desk(lock: LockDesk, clock: FixedClock) -> HandoverDesk:
    return HandoverDesk(lock, clock)


@pytest.fixture
def dossier(lock: LockDesk, clock: FixedClock) -> Dossier:
    return a_whole_dossier(lock, clock)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "overdracht.zelfscan"


def content_in(path: Path, codes: tuple[str, ...]) -> Content:
    found = read_handover(path, codes, go_on)
    assert found is not None
    return found.content


def test_the_page_says_what_goes_along_and_what_not(desk: HandoverDesk) -> None:
    view = desk.view()
    assert any("foto’s" in line for line in view.goes_along)
    assert any("naam" in line for line in view.stays_behind)
    assert "Het logboek met incidenten. Dat gaat nooit mee." in view.stays_behind
    assert any("langs een andere weg" in line for line in view.code_words)


def test_codes_are_made_by_the_program_and_differ(desk: HandoverDesk) -> None:
    assert len(desk.new_codes(is_two=False)) == 1
    codes = desk.new_codes(is_two=True)
    assert len({read_code(code) for code in codes}) == 2


def test_the_name_of_the_file_tells_nothing(desk: HandoverDesk) -> None:
    assert desk.file_name() == "overdracht.zelfscan"


def test_everything_goes_along_but_the_name_and_the_incidents(
    desk: HandoverDesk, dossier: Dossier, path: Path
) -> None:
    codes = desk.new_codes(is_two=False)
    hand_over(desk, dossier.id, codes, path)
    content = content_in(path, codes)
    assert content.name is None and content.incidents == ()
    assert [each.id for each in content.photos] == [each.id for each in dossier.photos()]
    assert len(content.responses) == 4 and len(content.pictures) == 5
    assert b"Dorpsstraat" not in path.read_bytes()


def test_the_name_and_the_incidents_go_along_when_they_are_asked_for(
    desk: HandoverDesk, dossier: Dossier, path: Path
) -> None:
    codes = desk.new_codes(is_two=False)
    work = desk.writing(dossier.id, codes, path, with_name=True, with_incidents=True, on_progress=go_on)
    assert work() is not None
    content = content_in(path, codes)
    assert content.name == "Dorpsstraat 1"
    assert [each.text for each in content.incidents] == ["Krassen bij het slot"]


def test_the_fingerprint_is_that_of_the_vault(
    desk: HandoverDesk, lock: LockDesk, dossier: Dossier, path: Path
) -> None:
    codes = desk.new_codes(is_two=False)
    first, second = (hand_over(desk, dossier.id, codes, path) for _ in range(2))
    assert first == second == fingerprint(public_key(lock.required().signing_key()))


def test_with_two_codes_neither_opens_it_alone(desk: HandoverDesk, dossier: Dossier, path: Path) -> None:
    codes = desk.new_codes(is_two=True)
    hand_over(desk, dossier.id, codes, path)
    assert looks_like(path).codes_needed == 2
    for code in codes:
        with pytest.raises(HandoverClosed):
            read_handover(path, [code], go_on)
    assert content_in(path, codes).kind == "home"


def test_a_dossier_nobody_works_in_is_closed_when_it_is_written(
    desk: HandoverDesk, lock: LockDesk, dossier: Dossier, path: Path
) -> None:
    lock.required().close_dossier(dossier.id)
    hand_over(desk, dossier.id, desk.new_codes(is_two=False), path)
    assert all(file.is_closed for file in lock.required()._open.values())


def test_a_dossier_somebody_works_in_stays_open(
    desk: HandoverDesk, dossier: Dossier, path: Path, clock: FixedClock
) -> None:
    hand_over(desk, dossier.id, desk.new_codes(is_two=False), path)
    dossier.note("alarm.kind", "Anders", clock())


@pytest.mark.parametrize("step", range(1, 8))
def test_cancelling_leaves_nothing_behind(
    desk: HandoverDesk, dossier: Dossier, path: Path, step: int
) -> None:
    codes = desk.new_codes(is_two=False)
    assert desk.writing(dossier.id, codes, path, with_name=False, on_progress=stop_at(step))() is None
    assert files_in(path.parent) == set()


def test_a_full_disk_leaves_what_was_there(
    desk: HandoverDesk, dossier: Dossier, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"oud")
    work = desk.writing(dossier.id, desk.new_codes(is_two=False), path, with_name=False, on_progress=go_on)

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        work()
    assert files_in(path.parent) == {path.name} and path.read_bytes() == b"oud"


@pytest.mark.parametrize("step", range(1, 6))
def test_locking_while_it_is_written_ends_the_work_and_leaves_nothing(
    desk: HandoverDesk, lock: LockDesk, dossier: Dossier, path: Path, step: int
) -> None:
    def lock_then(done: int, total: int) -> bool:
        if done == step:
            lock.lock("idle")
        return True

    codes = desk.new_codes(is_two=False)
    work = desk.writing(dossier.id, codes, path, with_name=False, on_progress=lock_then)
    with pytest.raises(HandoverStopped, match="intussen gesloten"):
        work()
    assert files_in(path.parent) == set()


def test_a_photograph_that_is_removed_meanwhile_ends_the_work(
    desk: HandoverDesk, dossier: Dossier, path: Path
) -> None:
    codes = desk.new_codes(is_two=False)
    work = desk.writing(dossier.id, codes, path, with_name=False, on_progress=go_on)
    dossier.remove_photo(dossier.photos()[1].id)
    with pytest.raises(HandoverStopped, match="intussen veranderd"):
        work()
    assert files_in(path.parent) == set()


def test_what_is_too_much_for_one_file_is_said_at_once(
    desk: HandoverDesk, dossier: Dossier, path: Path, clock: FixedClock
) -> None:
    dossier.note("alarm.kind", "x" * 20_001, clock())
    codes = desk.new_codes(is_two=False)
    with pytest.raises(DossierTooBig):
        desk.writing(dossier.id, codes, path, with_name=False, on_progress=go_on)


def test_a_folder_that_is_not_there_is_said_in_words(
    desk: HandoverDesk, dossier: Dossier, tmp_path: Path
) -> None:
    codes = desk.new_codes(is_two=False)
    work = desk.writing(dossier.id, codes, tmp_path / "weg" / "a", with_name=False, on_progress=go_on)
    with pytest.raises(ZelfscanError, match="de map bestaat niet"):
        work()


def test_a_practice_house_is_not_handed_over(
    desk: HandoverDesk, lock: LockDesk, path: Path, clock: FixedClock
) -> None:
    practice = lock.required().create_dossier("Oefenhuis", clock(), "practice")
    with pytest.raises(HandoverStopped, match="oefening"):
        desk.writing(practice.id, desk.new_codes(False), path, with_name=False, on_progress=go_on)


def test_an_unknown_dossier_is_a_key_error(desk: HandoverDesk, path: Path) -> None:
    with pytest.raises(KeyError):
        desk.writing("other", desk.new_codes(is_two=False), path, with_name=False, on_progress=go_on)


def test_without_an_open_vault_it_is_a_bug(tmp_path: Path, clock: FixedClock) -> None:
    desk = HandoverDesk(LockDesk(tmp_path, clock), clock)
    with pytest.raises(RuntimeError):
        desk.writing("other", ("x",), tmp_path / "a", with_name=False, on_progress=go_on)


def test_a_day_that_no_reader_would_take_is_said_at_once(
    desk: HandoverDesk, dossier: Dossier, path: Path, clock: FixedClock
) -> None:
    dossier.write_visit(replace(dossier.visit(), day="9999-12-31"), clock())
    codes = desk.new_codes(is_two=False)
    with pytest.raises(HandoverStopped, match="voor 2000 of van na 2100"):
        desk.writing(dossier.id, codes, path, with_name=False, on_progress=go_on)
    assert files_in(path.parent) == set()
