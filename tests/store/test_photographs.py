"""Photographs are kept apart from their list, and what was covered on one is gone from the file."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.vaults import NOW, PASSPHRASE, a_vault_with_dossier
from zelfscan.errors.files import DiskFull
from zelfscan.errors.limits import TextTooLong, TooMany
from zelfscan.photos.marks import MAX_JSON
from zelfscan.store import photographs
from zelfscan.store.database import PAGE_BYTES, EncryptedFile
from zelfscan.store.dossiers import Dossier
from zelfscan.store.elements import StoredElement
from zelfscan.store.findings import StoredFinding
from zelfscan.store.migrations import DOSSIER, create_current, open_current
from zelfscan.store.photographs import (
    MAX_CAPTION,
    MAX_MARKS_TEXT,
    MAX_SUBJECT,
    StoredPhoto,
    add_photo,
    remove_photo,
    replace_picture,
)
from zelfscan.store.vault import Vault

KEY = bytes(range(32))
LATER = NOW + timedelta(days=1)
LOCK = StoredPhoto(
    "", "item:front-door.lock-grade", "Cilinder steekt uit", '[{"kind": "number"}]', 2000, 1500
)
STREET = StoredPhoto("", "", "De straat", width=1500, height=2000)
PICTURE, THUMB = b"\xff\xd8picture" * 5_000, b"\xff\xd8small" * 500


def a_file(folder: Path) -> EncryptedFile:
    create_current(folder / "a", KEY, DOSSIER)
    return open_current(folder / "a", KEY, DOSSIER)


def decrypted(path: Path) -> bytes:
    """Return every page of a file as SQLite sees it, also those that are no longer in use.

    SQLCipher 4 ends a page with 80 bytes of its own: a start for the cipher of 16, and the seal of 64. The
    first page begins with the 16 bytes of salt.
    """
    data, pages = path.read_bytes(), []
    for at in range(0, len(data), PAGE_BYTES):
        page = data[at : at + PAGE_BYTES]
        cipher = Cipher(algorithms.AES(KEY), modes.CBC(page[-80:-64])).decryptor()
        pages.append(cipher.update(page[16 if at == 0 else 0 : -80]) + cipher.finalize())
    return b"".join(pages)


def test_photographs_are_kept_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    vault, dossier = a_vault_with_dossier(tmp_path)
    lock, street = dossier.add_photo(LOCK, PICTURE, THUMB, NOW), dossier.add_photo(STREET, b"p", b"t", LATER)
    assert lock == replace(LOCK, id=lock.id, changed="2026-11-23T10:00:00+00:00")
    vault.close()
    vault = Vault.open(tmp_path, PASSPHRASE)
    dossier = vault.open_dossier(dossier.id)
    assert dossier.photos() == (lock, street)
    assert (dossier.picture(lock.id), dossier.thumbnail(lock.id)) == (PICTURE, THUMB)
    assert (dossier.picture(street.id), dossier.thumbnail(street.id)) == (b"p", b"t")
    vault.close()


def test_an_id_of_somebody_else_is_not_taken_over(dossier: Dossier) -> None:
    first = dossier.add_photo(replace(LOCK, id="mine"), PICTURE, THUMB, NOW)
    assert first.id not in ("mine", dossier.add_photo(first, PICTURE, THUMB, NOW).id)


def test_what_belongs_to_a_photograph_is_written_anew_and_the_picture_stays(dossier: Dossier) -> None:
    lock = dossier.add_photo(LOCK, PICTURE, THUMB, NOW)
    other = replace(lock, subject="finding:7", caption="Slot", marks="")
    dossier.change_photo(replace(other, width=7, height=7), LATER)
    assert dossier.photos() == (replace(other, changed="2026-11-24T10:00:00+00:00"),)
    assert dossier.picture(lock.id) == PICTURE


def test_another_picture_comes_in_place_of_the_one_before(dossier: Dossier) -> None:
    lock, street = (dossier.add_photo(photo, PICTURE, THUMB, NOW) for photo in (LOCK, STREET))
    dossier.replace_picture(lock.id, b"covered", b"small", 800, 600, LATER)
    changed = replace(lock, width=800, height=600, changed="2026-11-24T10:00:00+00:00")
    assert dossier.photos() == (changed, street)
    assert (dossier.picture(lock.id), dossier.thumbnail(lock.id)) == (b"covered", b"small")
    assert (dossier.picture(street.id), dossier.thumbnail(street.id)) == (PICTURE, THUMB)


def test_one_that_is_removed_takes_its_picture_along(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    lock, street = (add_photo(file, photo, PICTURE, THUMB, NOW) for photo in (LOCK, STREET))
    remove_photo(file, lock.id)
    assert photographs.all_photos(file) == (street,)
    for table in ("photo_data", "photo_thumb"):
        assert file.rows(f"SELECT photo FROM {table}") == [(street.id,)]
    file.close()


@pytest.mark.parametrize("what", ["change", "replace", "remove", "picture", "thumbnail"])
def test_one_that_is_not_there_is_a_key_error(dossier: Dossier, what: str) -> None:
    lock = dossier.add_photo(LOCK, PICTURE, THUMB, NOW)
    asked = {
        "change": lambda: dossier.change_photo(replace(LOCK, id="other"), NOW),
        "replace": lambda: dossier.replace_picture("other", b"p", b"t", 1, 1, NOW),
        "remove": lambda: dossier.remove_photo("other"),
        "picture": lambda: dossier.picture("other"),
        "thumbnail": lambda: dossier.thumbnail("other"),
    }
    with pytest.raises(KeyError):
        asked[what]()
    assert dossier.photos() == (lock,)


def test_the_list_reads_no_picture_and_a_small_one_no_large_one(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    lock = add_photo(file, LOCK, PICTURE, THUMB, NOW)
    closed = {"photo_data", "photo_thumb"}

    def decide(_action: int, table: str | None, *_rest: object) -> Any:
        return sqlcipher3.SQLITE_DENY if table in closed else sqlcipher3.SQLITE_OK

    file.tables.conn.set_authorizer(decide)
    assert photographs.all_photos(file) == (lock,)
    with pytest.raises(sqlcipher3.DatabaseError, match="prohibited"):
        photographs.thumbnail(file, lock.id)
    closed.remove("photo_thumb")
    file.tables.conn.set_authorizer(decide)
    assert photographs.thumbnail(file, lock.id) == THUMB
    file.close()


@pytest.mark.parametrize("subject", ["", "element:1", "item:front-door.lock-grade", "finding:a:b"])
def test_a_photograph_belongs_to_something_or_to_the_home(dossier: Dossier, subject: str) -> None:
    lock = dossier.add_photo(replace(LOCK, subject=subject), PICTURE, THUMB, NOW)
    assert dossier.photos()[0].subject == lock.subject == subject


@pytest.mark.parametrize(
    "subject", ["element", "element:", ":7", "place:front", "Item:7", " ", "item:" + "x" * MAX_SUBJECT]
)
def test_a_subject_of_another_form_is_refused(dossier: Dossier, subject: str) -> None:
    lock = dossier.add_photo(LOCK, PICTURE, THUMB, NOW)
    with pytest.raises(ValueError, match="not a subject"):
        dossier.add_photo(replace(LOCK, subject=subject), PICTURE, THUMB, NOW)
    with pytest.raises(ValueError, match="not a subject"):
        dossier.change_photo(replace(lock, subject=subject), NOW)
    assert dossier.photos() == (lock,)


@pytest.mark.parametrize(
    "large", [{"caption": "x" * (MAX_CAPTION + 1)}, {"marks": "x" * (MAX_MARKS_TEXT + 1)}], ids=str
)
def test_words_that_are_too_long_are_refused_and_nothing_is_kept(
    dossier: Dossier, large: dict[str, Any]
) -> None:
    lock = dossier.add_photo(LOCK, PICTURE, THUMB, NOW)
    with pytest.raises(TextTooLong):
        dossier.add_photo(replace(LOCK, **large), PICTURE, THUMB, NOW)
    with pytest.raises(TextTooLong):
        dossier.change_photo(replace(lock, **large), NOW)
    assert dossier.photos() == (lock,)


def test_words_and_marks_as_long_as_may_be_are_kept(dossier: Dossier) -> None:
    assert MAX_MARKS_TEXT == MAX_JSON
    full = replace(LOCK, caption="é" * MAX_CAPTION, marks="x" * MAX_MARKS_TEXT)
    kept = dossier.add_photo(full, b"", b"", NOW)
    assert dossier.photos() == (kept,)
    assert (dossier.picture(kept.id), dossier.thumbnail(kept.id)) == (b"", b"")


def test_a_full_list_says_so_and_has_room_again_after_one_went(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photographs, "MAX_PHOTOGRAPHS", 2)
    first = [dossier.add_photo(LOCK, PICTURE, THUMB, NOW) for _ in range(2)][0]
    with pytest.raises(TooMany, match="hoogstens 2"):
        dossier.add_photo(LOCK, PICTURE, THUMB, NOW)
    assert len(dossier.photos()) == 2
    dossier.remove_photo(first.id)
    dossier.add_photo(LOCK, PICTURE, THUMB, NOW)


def test_a_door_that_is_removed_leaves_its_photographs_and_findings_to_the_home(dossier: Dossier) -> None:
    front, back = (dossier.add_element(StoredElement("", "door", name), NOW) for name in ("Voor", "Achter"))
    mine, other = f"element:{front.id}", f"element:{back.id}"
    for subject in (mine, other, mine, f"item:{front.id}"):
        dossier.add_photo(replace(LOCK, subject=subject), PICTURE, THUMB, NOW)
    for subject in (other, mine, f"place:{front.id}"):
        dossier.add_finding(StoredFinding("", "hand", "Slot", subject=subject), NOW)
    dossier.remove_element(front.id)
    assert dossier.elements() == (back,)
    assert [photo.subject for photo in dossier.photos()] == ["", other, "", f"item:{front.id}"]
    assert [finding.subject for finding in dossier.findings()] == [other, "", f"place:{front.id}"]


def test_a_door_is_removed_with_all_that_follows_or_not_at_all(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = dossier.add_element(StoredElement("", "door", "Voordeur"), NOW)
    photo = dossier.add_photo(replace(LOCK, subject=f"element:{front.id}"), PICTURE, THUMB, NOW)

    def fail(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("zelfscan.store.findings.release_findings", fail)
    with pytest.raises(LookupError):
        dossier.remove_element(front.id)
    assert dossier.elements() == (front,)
    assert dossier.photos() == (photo,)


def test_a_door_that_is_not_there_changes_no_photograph(dossier: Dossier) -> None:
    photo = dossier.add_photo(replace(LOCK, subject="element:other"), PICTURE, THUMB, NOW)
    with pytest.raises(KeyError):
        dossier.remove_element("other")
    assert dossier.photos() == (photo,)


def test_a_full_disk_keeps_no_half_photograph_and_the_picture_of_before(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    lock = add_photo(file, LOCK, PICTURE, THUMB, NOW)
    pages = file.rows("PRAGMA page_count")[0][0]
    file.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        add_photo(file, STREET, PICTURE, THUMB, NOW)
    with pytest.raises(DiskFull):
        replace_picture(file, lock.id, PICTURE, PICTURE * 5, 7, 7, NOW)
    assert photographs.all_photos(file) == (lock,)
    assert photographs.picture(file, lock.id) == PICTURE
    assert photographs.thumbnail(file, lock.id) == THUMB
    file.rows(f"PRAGMA max_page_count = {pages + 100}")
    street = add_photo(file, STREET, PICTURE, THUMB, NOW)
    assert photographs.all_photos(file) == (lock, street)
    file.close()


def test_of_a_picture_that_was_covered_nothing_stays_in_the_file(tmp_path: Path) -> None:
    file = a_file(tmp_path)
    lock = add_photo(file, LOCK, b"number-plate" * 5_000, b"small-plate" * 500, NOW)
    assert file.rows("PRAGMA secure_delete") == [(1,)]
    before = decrypted(tmp_path / "a")
    assert b"number-plate" in before
    assert b"small-plate" in before
    replace_picture(file, lock.id, b"covered" * 20, b"little", 7, 7, NOW)
    # The pages that came free are still there, so this looks at what was left in them.
    assert file.rows("PRAGMA freelist_count")[0][0] > 10
    after = decrypted(tmp_path / "a")
    assert b"covered" in after
    assert b"plate" not in after
    assert len(after) == len(before)
    file.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


SIZES = st.sampled_from([0, 9, 60, 500, 2_000, 3_900, 4_020, 9_000, 30_000])


@settings(max_examples=20)
@given(moves=st.lists(st.tuples(st.integers(0, 9), SIZES, SIZES), min_size=10, max_size=40))
def test_nothing_stays_of_pictures_of_any_size_that_were_replaced_or_removed(
    moves: list[tuple[int, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("a")
    file = a_file(folder)
    kept: dict[str, tuple[bytes, bytes]] = {}
    gone: list[bytes] = []
    for number, (which, large, small) in enumerate(moves):
        picture, thumb = (
            f"<{kind}{number:04}>".encode() * (size // 6) for kind, size in (("p", large), ("t", small))
        )
        known = list(kept)
        if which >= len(known):
            kept[add_photo(file, STREET, picture, thumb, NOW).id] = (picture, thumb)
            continue
        gone.extend(kept.pop(known[which]))
        if number % 3:
            replace_picture(file, known[which], picture, thumb, 1, 1, NOW)
            kept[known[which]] = (picture, thumb)
        else:
            remove_photo(file, known[which])
    file.close()
    left = decrypted(folder / "a")
    assert not [data[:7] for data in gone if data and data[:7] in left]
    assert all(data[:7] in left for pair in kept.values() for data in pair)
