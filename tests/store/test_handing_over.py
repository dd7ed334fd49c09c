"""A whole dossier out of a vault and into another, on any thread, whole or not at all."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.store.vaults import NOW, PASSPHRASE, a_vault, a_vault_with_dossier, all_files
from tests.store.whole_dossier import a_photo, everything, fill
from zelfscan.crypto.signing import KEY_BYTES
from zelfscan.errors.files import DiskFull
from zelfscan.errors.handover import HandoverStopped
from zelfscan.errors.limits import TextTooLong
from zelfscan.exchange import handover_content as content
from zelfscan.exchange.handover_content import content_of
from zelfscan.photos.signature import MAX_BYTES
from zelfscan.store import elements, findings, handing_over, photographs, sheets, visit
from zelfscan.store.database import EncryptedFile, new_file, open_file
from zelfscan.store.dossier_list import MAX_NAME, DossierEntry
from zelfscan.store.dossiers import Dossier
from zelfscan.store.handing_over import HandedPicture, Snapshot
from zelfscan.store.moments import utc_text
from zelfscan.store.vault import Vault

ENTRY = DossierEntry("", "D-01", utc_text(NOW), "home", keep_until=date(2027, 1, 1))


@pytest.fixture
def full(tmp_path: Path) -> Iterator[tuple[Vault, Dossier]]:
    vault, dossier = a_vault_with_dossier(tmp_path / "from")
    fill(dossier)
    yield vault, dossier
    vault.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    vault = a_vault(tmp_path / "to")
    yield vault
    vault.close()


def pictures(taken: Snapshot) -> Iterator[tuple[str, HandedPicture]]:
    """Give the pictures as they are, with the sizes that the photographs say."""
    sizes: dict[str, Any] = {each["picture"]: each for each in taken.plain["photos"]}  # type: ignore[attr-defined]
    for name, fetch in taken.pictures.items():
        size = sizes.get(name, {"width": 0, "height": 0})
        yield name, HandedPicture(fetch(), a_photo().thumb, size["width"], size["height"])


def names_in(folder: Path) -> set[str]:
    return {path.name for path in all_files(folder)}


def test_a_whole_dossier_goes_to_another_vault_with_its_ids_and_its_history(
    full: tuple[Vault, Dossier], other: Vault
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW, with_incidents=True)
    name = other.take_over(ENTRY, taken.plain, pictures(taken))
    kept = other.open_dossier(name)
    assert name != dossier.id
    assert everything(kept) == everything(dossier)
    assert kept.incidents() == dossier.incidents()
    for photo in dossier.photos():
        assert kept.picture(photo.id) == dossier.picture(photo.id)
        assert kept.thumbnail(photo.id) == dossier.thumbnail(photo.id)
    for sheet in dossier.sheets():
        assert kept.sheet_picture(sheet.id) == dossier.sheet_picture(sheet.id)
    assert kept.signature("resident") == kept.signature("adviser") == dossier.signature("adviser")
    assert other.entry(name).name == "D-01" and other.entry(name).keep_until == ENTRY.keep_until
    assert other.snapshot(name, NOW, with_incidents=True).plain == {**taken.plain, "name": "D-01"}


def test_what_is_read_fits_the_file(full: tuple[Vault, Dossier]) -> None:
    vault, dossier = full
    found = content_of(vault.snapshot(dossier.id, NOW).plain)
    assert (found.kind, found.name, found.made) == ("home", "Thuis", "2026-11-23T10:00:00+00:00")
    assert [each.value for each in found.responses] == ["none", None, "siren", "no"]
    assert [each.state for each in found.choices] == ["planned", "done"]
    assert len(found.packs) == 1 and len(found.scans) == 2
    assert found.visit is not None and len(found.visit.signatures) == 2
    assert len(found.pictures) == 5


def test_the_log_of_incidents_is_read_only_when_it_is_asked_for(full: tuple[Vault, Dossier]) -> None:
    vault, dossier = full
    assert vault.snapshot(dossier.id, NOW).plain["incidents"] == ()
    found = content_of(vault.snapshot(dossier.id, NOW, with_incidents=True).plain).incidents
    assert [(each.happened, each.text) for each in found] == [(date(2026, 11, 1), "Krassen bij het slot")]


def test_an_empty_dossier_has_no_visit(tmp_path: Path, other: Vault) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "empty")
    taken = vault.snapshot(dossier.id, NOW)
    assert taken.plain["visit"] is None and taken.pictures == {}
    kept = other.open_dossier(other.take_over(ENTRY, taken.plain, ()))
    assert everything(kept) == everything(dossier)
    vault.close()


def test_signatures_without_words_are_a_visit(tmp_path: Path, other: Vault) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path / "signed")
    dossier.set_signature("resident", b"png", NOW)
    taken = vault.snapshot(dossier.id, NOW)
    plain = content_of(taken.plain).model_dump()
    kept = other.open_dossier(other.take_over(ENTRY, plain, pictures(taken)))
    assert kept.visit() == dossier.visit() and kept.signature("resident") == b"png"
    vault.close()


def test_a_photograph_gets_the_size_of_the_picture_that_came(
    full: tuple[Vault, Dossier], other: Vault
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    smaller = ((name, HandedPicture(b"x", b"y", 30, 20)) for name in taken.pictures)
    kept = other.open_dossier(other.take_over(ENTRY, taken.plain, smaller))
    assert {(each.width, each.height) for each in kept.photos()} == {(30, 20)}


@pytest.mark.parametrize(
    "change", [lambda names: names[1:], lambda names: [*names, "photo:9"]], ids=["lacks", "extra"]
)
def test_pictures_other_than_those_that_are_named_leave_nothing(
    full: tuple[Vault, Dossier], other: Vault, change: Callable[[list[str]], list[str]]
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    before = names_in(other.folder)
    came = [(name, HandedPicture(b"x", b"y", 3, 2)) for name in change(list(taken.pictures))]
    with pytest.raises(ValueError):
        other.take_over(ENTRY, taken.plain, came)
    assert other.dossiers() == () and names_in(other.folder) == before


@pytest.mark.parametrize("count", range(6))
def test_whatever_ends_it_early_leaves_nothing(full: tuple[Vault, Dossier], other: Vault, count: int) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    before = names_in(other.folder)

    def broken() -> Iterator[tuple[str, HandedPicture]]:
        yield from list(pictures(taken))[:count]
        raise LookupError

    with pytest.raises(LookupError):
        other.take_over(ENTRY, taken.plain, broken(), is_current=True)
    assert other.dossiers() == () and other.current() is None
    assert names_in(other.folder) == before


def test_a_full_disk_leaves_nothing(
    full: tuple[Vault, Dossier], other: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    before, write = names_in(other.folder), handing_over._write_pictures

    def on_a_full_disk(file: EncryptedFile, *rest: Any) -> None:
        file.rows(f"PRAGMA max_page_count = {file.rows('PRAGMA page_count')[0][0]}")
        write(file, *rest)

    monkeypatch.setattr(handing_over, "_write_pictures", on_a_full_disk)
    large = ((name, HandedPicture(bytes(500_000), b"y", 3, 2)) for name in taken.pictures)
    with pytest.raises(DiskFull):
        other.take_over(ENTRY, taken.plain, large)
    assert other.dossiers() == () and names_in(other.folder) == before


def test_an_index_that_cannot_be_written_leaves_no_file(
    full: tuple[Vault, Dossier], other: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    before = names_in(other.folder)

    def full_disk(*arguments: object) -> None:
        raise DiskFull(other.folder)

    monkeypatch.setattr("zelfscan.store.dossier_list.set_current", full_disk)
    with pytest.raises(DiskFull):
        other.take_over(ENTRY, taken.plain, pictures(taken), is_current=True)
    assert other.dossiers() == () and names_in(other.folder) == before


def test_a_name_that_is_too_long_makes_nothing(other: Vault) -> None:
    before = names_in(other.folder)
    with pytest.raises(TextTooLong):
        other.take_over(DossierEntry("", "x" * (MAX_NAME + 1), ""), {}, ())
    assert names_in(other.folder) == before


def test_what_a_power_cut_left_of_it_goes_when_the_vault_is_opened(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    vault.close()
    for ending in ("", "-journal"):
        (tmp_path / "dossiers" / f"abc.dossier.new{ending}").write_bytes(b"half")
    vault = Vault.open(tmp_path, PASSPHRASE)
    assert {path.name for path in (tmp_path / "dossiers").iterdir()} == {f"{dossier.id}.dossier"}
    vault.close()


def test_the_vault_that_is_locked_while_a_dossier_comes_in_leaves_nothing(
    full: tuple[Vault, Dossier], other: Vault
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    before = names_in(other.folder)

    def locked_meanwhile() -> Iterator[tuple[str, HandedPicture]]:
        for number, each in enumerate(pictures(taken)):
            if number == 2:
                other.close()
            yield each

    with pytest.raises(HandoverStopped, match="intussen gesloten"):
        other.take_over(ENTRY, taken.plain, locked_meanwhile())
    assert names_in(other.folder) == before
    again = Vault.open(other.folder, PASSPHRASE)
    assert again.dossiers() == ()
    again.close()


def test_the_vault_that_is_locked_after_the_last_picture_leaves_nothing(
    full: tuple[Vault, Dossier], other: Vault
) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    before = names_in(other.folder)

    def locked_at_the_end() -> Iterator[tuple[str, HandedPicture]]:
        yield from pictures(taken)
        other.close()

    with pytest.raises(HandoverStopped):
        other.take_over(ENTRY, taken.plain, locked_at_the_end())
    assert names_in(other.folder) == before


def test_a_picture_of_a_vault_that_was_locked_says_so(full: tuple[Vault, Dossier]) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    vault.close()
    for fetch in taken.pictures.values():
        with pytest.raises(HandoverStopped, match="intussen gesloten"):
            fetch()


def test_a_picture_that_was_taken_out_meanwhile_says_so(full: tuple[Vault, Dossier]) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    dossier.remove_photo(dossier.photos()[0].id)
    dossier.remove_sheet(dossier.sheets()[0].id)
    dossier.set_signature("adviser", None, NOW)
    gone = 0
    for fetch in taken.pictures.values():
        try:
            fetch()
        except HandoverStopped as error:
            assert "intussen veranderd" in str(error)
            gone += 1
    assert gone == 3


def test_a_dossier_that_was_not_open_is_closed_again_and_one_in_use_stays_open(
    full: tuple[Vault, Dossier],
) -> None:
    vault, dossier = full
    vault.snapshot(dossier.id, NOW).close()
    dossier.answer("alarm.kind", "none", NOW)
    vault.close_dossier(dossier.id)
    taken = vault.snapshot(dossier.id, NOW)
    assert all(fetch() for fetch in taken.pictures.values())
    taken.close()
    with pytest.raises(HandoverStopped):
        next(iter(taken.pictures.values()))()
    again = vault.snapshot(dossier.id, NOW)
    assert again.plain == taken.plain
    assert vault.open_dossier(dossier.id).responses() != ()


def test_a_dossier_that_is_not_there_is_a_key_error(other: Vault) -> None:
    with pytest.raises(KeyError):
        other.snapshot("other", NOW)
    with pytest.raises(KeyError):
        other.set_current("other")


def test_the_window_writes_while_another_thread_reads_pictures(full: tuple[Vault, Dossier]) -> None:
    vault, dossier = full
    taken = vault.snapshot(dossier.id, NOW)
    fetches = list(taken.pictures.values())
    with ThreadPoolExecutor(3) as pool:
        reading = [pool.submit(fetch) for _ in range(30) for fetch in fetches]
        for number in range(60):
            dossier.note(f"item-{number}", "x", NOW)
        assert all(each.result() for each in reading)
    assert len(dossier.notes()) == 62


def test_a_vault_that_is_locked_while_threads_read_ends_each_with_our_own_error(
    full: tuple[Vault, Dossier],
) -> None:
    vault, dossier = full
    fetches = list(vault.snapshot(dossier.id, NOW).pictures.values())
    begun = threading.Event()

    def read_on() -> None:
        while True:
            for fetch in fetches:
                fetch()
                begun.set()

    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(read_on) for _ in range(2)]
        assert begun.wait(10)
        vault.close()
        for each in reading:
            assert isinstance(each.exception(10), HandoverStopped)


def test_nothing_of_a_transaction_is_seen_by_another_thread_before_it_is_over(tmp_path: Path) -> None:
    key, path = bytes(range(32)), tmp_path / "a"
    with new_file(path, key) as made:
        made.execute("CREATE TABLE word (text TEXT NOT NULL) STRICT")
    file = open_file(path, key)

    def count() -> int:
        return int(file.rows("SELECT count(*) FROM word")[0][0])

    with ThreadPoolExecutor(1) as pool:
        with file.transaction():
            file.append_all("word", ({"text": word} for word in ("aardbei", "bes")))
            waiting = pool.submit(count)
            with pytest.raises(TimeoutError):
                waiting.result(0.05)
        assert waiting.result(10) == 2
    assert not file.is_closed
    file.close()
    assert file.is_closed


def test_rows_are_added_together_or_not_at_all(tmp_path: Path) -> None:
    with new_file(tmp_path / "a", bytes(32)) as file:
        file.execute("CREATE TABLE word (text TEXT NOT NULL UNIQUE) STRICT")
        file.append_all("word", [])
        with pytest.raises(Exception, match="UNIQUE"):
            file.append_all("word", [{"text": "bes"}, {"text": "bes"}])
        assert file.rows("SELECT * FROM word") == []


def test_the_key_that_signs_is_made_once_and_stays_with_its_vault(tmp_path: Path) -> None:
    vault, other = a_vault(tmp_path / "a"), a_vault(tmp_path / "b")
    key = vault.signing_key()
    assert len(key) == KEY_BYTES and vault.signing_key() == key != other.signing_key()
    vault.close()
    other.close()
    vault = Vault.open(tmp_path / "a", PASSPHRASE)
    assert vault.signing_key() == key
    vault.close()


def test_one_person_opens_the_dossier_that_was_chosen_and_else_the_oldest(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    assert vault.current() is None
    first, second = (vault.create_dossier(name, NOW).id for name in ("Een", "Twee"))
    assert vault.current() == first
    vault.set_current(second)
    assert vault.current() == second
    assert vault.use() == "private"
    vault.delete_dossier(second, NOW)
    assert vault.current() == first
    vault.close()


def test_the_bounds_of_the_file_are_those_of_the_store() -> None:
    assert content.MAX_PICTURES == photographs.MAX_PHOTOGRAPHS + sheets.MAX_SHEETS + 2
    assert MAX_BYTES == visit.MAX_SIGNATURE
    lists = {"elements": elements.MAX_ELEMENTS, "findings": findings.MAX_FINDINGS}
    lists |= {"photos": photographs.MAX_PHOTOGRAPHS, "sheets": sheets.MAX_SHEETS}
    for name, maximum in lists.items():
        bounds = [
            each.max_length
            for each in content.Content.model_fields[name].metadata
            if hasattr(each, "max_length")
        ]
        assert bounds == [maximum]
