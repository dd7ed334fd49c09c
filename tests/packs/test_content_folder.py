"""Newer questionnaires are used only as they were signed, and only after somebody chose them."""

import hashlib
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packs.contents import KEYS, MANIFEST, NEWER, OTHER, PROGRAM, TERMS, change, newer_content, sign
from tests.presenters.visits import shipped
from tests.store.backups import tree
from zelfscan.core.pack import Pack
from zelfscan.errors.base import ZelfscanError
from zelfscan.errors.content_update import ContentRefused
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.signed import FolderRefused
from zelfscan.packs import content_folder, signed_folder
from zelfscan.packs.content_folder import (
    StagedContent,
    has_copy,
    in_use,
    put_in_use,
    stage,
)
from zelfscan.packs.content_terms import NATIONAL, release_keys
from zelfscan.packs.signed_folder import SIGNATURE, SUMS
from zelfscan.paths import resources_folder, shipped_questionnaires_folder

SHIPPED = shipped_questionnaires_folder()
IN_ENGLISH = (
    ("title: Immediate danger", "title: Out of use"),
    ("title: Police, non-urgent", "title: Security of the town hall"),
    ("Also for post with powder: do not touch anything.", "Call the porter first."),
    ("title: Report Crime Anonymously", "title: The new 112"),
)
"""Words on the card in another language that would give a national number another meaning."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_content(tmp_path_factory.mktemp("content") / "newer")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "newer"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "own" / "content"


@pytest.fixture(scope="module")
def chosen(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("chosen") / "content"
    put_in_use(look(made, place), place, TERMS)
    return place


@pytest.fixture
def copied(chosen: Path, place: Path) -> Path:
    """A place with questionnaires that were chosen."""
    return Path(shutil.copytree(chosen, place))


def used() -> tuple[Pack, ...]:
    return tuple(each.pack for each in shipped().by_id.values())


def look(folder: Path, place: Path, program: str = PROGRAM) -> StagedContent:
    return stage(folder, place, replace(TERMS, program=program), used())


def refused(folder: Path, place: Path, program: str = PROGRAM) -> ContentRefused:
    with pytest.raises(ContentRefused) as error:
        look(folder, place, program)
    assert not list(place.rglob("*")), "something of it was kept"
    return error.value


def holds(place: Path) -> Path:
    return in_use(place, TERMS).root


def test_looking_at_newer_questionnaires_lets_nothing_be_used(folder: Path, place: Path) -> None:
    found = look(folder, place)
    assert {pack.version for pack in found.packs} == {NEWER}
    assert found.comment == "for a test"
    assert holds(place) == SHIPPED
    assert not has_copy(place)


def test_what_was_chosen_holds_from_then_on_byte_for_byte(folder: Path, place: Path) -> None:
    put_in_use(look(folder, place), place, TERMS)
    found = in_use(place, TERMS)
    assert tree(found.root) == tree(folder)
    assert found.root == place / found.digest
    assert found.key == KEYS[0].name
    assert found.refused == ""


def test_a_program_that_brings_newer_ones_uses_its_own(copied: Path, tmp_path: Path) -> None:
    later = newer_content(tmp_path / "later", version="2100.01")
    found = in_use(copied, replace(TERMS, shipped=later))
    assert (found.root, found.refused) == (later, "")


@pytest.mark.parametrize("seed", range(12))
def test_a_byte_that_changes_in_the_copy_makes_it_count_no_more(copied: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(path for path in holds(copied).rglob("*") if path.is_file() and path.stat().st_size)
    path = chance.choice(files) if seed > 1 else holds(copied) / (SUMS, SIGNATURE)[seed]
    raw = bytearray(path.read_bytes())
    # Of a signature only the two lines in base64 count; any sign of another line is as good as another.
    at = chance.randrange(len(raw)) if path.name != SIGNATURE else raw.index(b"\n") + 20
    raw[at] ^= 1
    path.write_bytes(raw)
    found = in_use(copied, TERMS)
    assert found.root == SHIPPED
    assert found.refused


@pytest.mark.parametrize("how", ["file-more", "file-less", "link", "other-name", "key-gone", "all-swapped"])
def test_a_copy_that_is_not_as_it_was_chosen_counts_no_more(
    folder: Path, copied: Path, tmp_path: Path, how: str
) -> None:
    copy, keys = holds(copied), KEYS
    if how == "file-more":
        (copy / "more.yaml").write_text("a: 1\n")
    elif how == "file-less":
        (copy / "example.yaml").unlink()
    elif how == "link":
        (copy / "example.yaml").unlink()
        (copy / "example.yaml").symlink_to(SHIPPED / "example.yaml")
    elif how == "other-name":
        copy.rename(copied / ("0" * 64))
    elif how == "key-gone":
        keys = (OTHER.public,)
    else:
        shutil.rmtree(copy)
        change(folder, "catalogue/contacts.yaml", "0900-8844", "0900-0000")
        sign(folder, OTHER)
        shutil.copytree(folder, copy)
    found = in_use(copied, replace(TERMS, organisation=keys))
    assert found.root == SHIPPED
    assert found.refused


def test_a_copy_that_changes_between_looking_and_choosing_is_not_used(folder: Path, place: Path) -> None:
    found = look(folder, place)
    change(found.root, "catalogue/contacts.yaml", "0900-8844", "0900-0000")
    with pytest.raises(FolderRefused):
        put_in_use(found, place, TERMS)
    assert holds(place) == SHIPPED


def test_a_folder_that_changes_while_it_is_copied_changes_nothing_of_the_copy(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is copied are the bytes that were verified, not what stands there a moment later."""
    before = tree(folder)
    verified = signed_folder.read_signed_folder
    seen: list[Path] = []

    def read_and_change(path: Path, *rest: object) -> object:
        found = verified(path, *rest)  # type: ignore[arg-type]
        if not seen:
            (folder / "catalogue" / "contacts.yaml").write_text("gone: true\n")
        seen.append(path)
        return found

    monkeypatch.setattr(content_folder, "read_signed_folder", read_and_change)
    assert tree(look(folder, place).root) == before
    assert len(seen) == 2


@pytest.mark.parametrize("how", ["unsigned", "other-key", "changed", "no-keys"])
def test_a_folder_that_nobody_who_counts_signed_is_refused_whole(folder: Path, place: Path, how: str) -> None:
    keys = () if how == "no-keys" else KEYS
    if how == "unsigned":
        (folder / SIGNATURE).unlink()
    elif how == "other-key":
        sign(folder, OTHER)
    elif how == "changed":
        change(folder, "catalogue/contacts.yaml", "0900-8844", "0900-0000")
    with pytest.raises(FolderRefused) as error:
        stage(folder, place, replace(TERMS, organisation=keys), used())
    assert "\n" not in str(error.value)
    assert not list(place.rglob("*"))


@pytest.mark.parametrize("version", ["2026.11", "2026.10", "2026.2", "2026.11.0", "nieuw", "", "1e9"])
def test_questionnaires_that_are_not_newer_are_refused(tmp_path: Path, place: Path, version: str) -> None:
    old = newer_content(tmp_path / "old", version=version)
    assert refused(old, place).fault in ("not-newer", "faults")


def test_one_questionnaire_that_is_older_refuses_the_folder(folder: Path, place: Path) -> None:
    change(folder, "zelfscan/pack.yaml", NEWER, "2020.01")
    sign(folder)
    assert refused(folder, place).fault == "not-newer"


@pytest.mark.parametrize(
    ("manifest", "fault"),
    [
        ("format: 1\nprogram: 0.2\n", "newer-program"),
        ("format: 2\nprogram: 0.1.0\nmore: 1\n", "newer-program"),
        ("format: 1\nprogram: 0.0.1\nprogram_before: 0.1\n", "older-program"),
        ("format: 1\n", "faults"),
        ("format: 1\nprogram: []\n", "faults"),
        ("format: 1\nprogram: 0.1.0\nother: 1\n", "faults"),
        ("format: true\nprogram: 0.1.0\n", "faults"),
        ("- 1\n", "faults"),
        ("a: &a [*a]\n", "faults"),
        ("", "faults"),
        (f"format: 1\nprogram: 0.1.0\n{'#' * 5000}\n", "faults"),
    ],
    ids=range(11),
)
def test_questionnaires_for_another_program_are_refused(
    folder: Path, place: Path, manifest: str, fault: str
) -> None:
    (folder / "content.yaml").write_text(manifest, encoding="utf-8")
    sign(folder)
    assert refused(folder, place).fault == fault


def test_a_program_that_is_newer_by_a_small_step_takes_them_too(folder: Path, place: Path) -> None:
    assert look(folder, place, "0.1.7").packs
    (folder / "content.yaml").write_text(f"{MANIFEST}program_before: 1.0\n", encoding="utf-8")
    sign(folder)
    assert look(folder, place, "0.9").packs


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("content.yaml", "no-content"),
        ("example.yaml", "no-content"),
        ("zelfscan/pack.yaml", "no-content"),
        ("woningscan/pack.yaml", "no-content"),
        ("catalogue/contacts.yaml", "faults"),
    ],
)
def test_a_folder_from_which_something_is_missing_is_refused(
    folder: Path, place: Path, file: str, fault: str
) -> None:
    (folder / file).unlink()
    sign(folder)
    assert refused(folder, place).fault == fault


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('number: "112"', 'number: "113"'),
        ("number: 0900-8844", "number: 0900-1234"),
        ("number: 070-373 83 14", "number: 070-373 83 15"),
        ("title: Politie, geen spoed", "title: Beveiliging van het stadhuis"),
        ("contacts: [emergency, police,", "contacts: [emergency,"),
        ("contacts: [emergency, police,", "contacts: [report-anonymously, emergency, police,"),
        ("contacts: [emergency, police,", "contacts: [police, emergency,"),
        ("Aangifte, of iets wat u niet vertrouwt.", "Niet meer in gebruik. Bel de bode."),
        ("title: Meld Misdaad Anoniem", "title: Spoed (112) via het stadhuis"),
    ],
)
def test_an_organisation_never_replaces_a_national_number(
    folder: Path, place: Path, before: str, after: str
) -> None:
    change(folder, "catalogue/contacts.yaml", before, after)
    sign(folder)
    assert refused(folder, place).fault == "numbers"


@pytest.mark.parametrize(("before", "after"), IN_ENGLISH)
def test_nor_in_the_words_of_another_language(folder: Path, place: Path, before: str, after: str) -> None:
    change(folder, "catalogue/locale/en.yaml", before, after)
    sign(folder)
    assert refused(folder, place).fault == "numbers"


def test_another_folder_in_the_place_of_what_was_looked_at_is_not_chosen(
    folder: Path, place: Path, tmp_path: Path
) -> None:
    """Signed by a key that counts as well: but nobody looked at that one."""
    put_in_use(look(folder, place), place, TERMS)
    before = tree(place)
    found = look(newer_content(tmp_path / "newest", version="2099.02"), place)
    shutil.rmtree(found.root)
    shutil.copytree(newer_content(tmp_path / "other", version="2099.03"), found.root)
    with pytest.raises(ContentRefused):
        put_in_use(found, place, TERMS)
    shutil.rmtree(found.root)
    assert tree(place) == before


def test_a_drawing_that_names_a_file_on_another_computer_refuses_the_folder(
    folder: Path, place: Path
) -> None:
    drawing = next((folder / "catalogue" / "pictures").glob("*.svg")).relative_to(folder).as_posix()
    change(folder, drawing, "</svg>", '<image href="//server/share/a.png" width="9" height="9"/></svg>')
    sign(folder)
    assert refused(folder, place).fault == "faults"


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("catalogue/contacts.yaml", "number: 0900-8844", "number: 0900-1234"),
        *(("catalogue/locale/en.yaml", *words) for words in IN_ENGLISH),
    ],
)
def test_a_national_number_that_an_organisation_put_in_the_copy_counts_no_more(
    copied: Path, file: str, before: str, after: str
) -> None:
    """Signed by a key that counts, under the right name, and put there past the program."""
    (copy,) = copied.iterdir()
    change(copy, file, before, after)
    sign(copy)
    copy.rename(copied / hashlib.sha256((copy / SUMS).read_bytes()).hexdigest())
    found = in_use(copied, TERMS)
    assert found.root == SHIPPED
    assert found.refused == str(ContentRefused("numbers"))


def test_the_project_itself_can_change_a_national_number(folder: Path, place: Path) -> None:
    change(folder, "catalogue/contacts.yaml", "number: 0900-8844", "number: 0900-1234")
    sign(folder)
    terms = replace(TERMS, organisation=(), release=KEYS)
    put_in_use(stage(folder, place, terms, used()), place, terms)
    assert in_use(place, terms).digest


def test_the_three_national_numbers_stand_on_the_shipped_card() -> None:
    shown = {contact.id for contact in used()[0].card.contacts}
    assert set(NATIONAL) <= shown


def test_a_fault_in_a_questionnaire_refuses_the_folder_in_one_sentence(folder: Path, place: Path) -> None:
    change(folder, "catalogue/cutoffs.yaml", "good: 80", "good: veel")
    sign(folder)
    error = refused(folder, place)
    assert error.fault == "faults"
    assert "\n" not in str(error)


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")
def test_the_copy_is_for_this_user_alone(folder: Path, place: Path) -> None:
    root = look(folder, place).root
    for path in (place.parent, place, root, *root.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_disk_that_takes_nothing_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotWrite):
        look(folder, tmp_path / "file" / "content")


def test_a_link_in_the_place_of_a_copy_is_taken_away_and_not_followed(
    folder: Path, place: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "kept.txt").write_text("mine")
    place.mkdir(parents=True)
    (place / ("a" * 64)).symlink_to(other)
    put_in_use(look(folder, place), place, TERMS)
    assert (other / "kept.txt").read_text() == "mine"
    assert len(list(place.iterdir())) == 1


def test_no_key_of_a_release_counts_yet() -> None:
    """The first release makes one: then this test says which."""
    assert release_keys(resources_folder() / "release-keys.txt") == ()


def test_a_key_of_a_release_is_read(tmp_path: Path) -> None:
    file = tmp_path / "keys.txt"
    file.write_text(f"# one\n\n{KEYS[0].text}\n")
    assert release_keys(file) == KEYS
    file.write_text("not a key\n")
    with pytest.raises(ZelfscanError):
        release_keys(file)
