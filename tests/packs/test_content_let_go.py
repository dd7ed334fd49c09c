"""What somebody lets go of stays until the window closes, counts no more, and goes at the next start."""

import shutil
from pathlib import Path

import pytest

from tests.packs.contents import NEWER, TERMS, newer_content
from tests.presenters.visits import shipped
from tests.store.backups import tree
from zelfscan.core.pack import Pack
from zelfscan.errors.content_update import ContentRefused
from zelfscan.errors.files import CannotWrite
from zelfscan.errors.signed import FolderRefused
from zelfscan.packs.content_folder import (
    GONE,
    InUse,
    has_copy,
    in_use,
    put_in_use,
    remove_taken_away,
    stage,
    take_away,
)
from zelfscan.packs.content_terms import versions
from zelfscan.packs.library import open_packs
from zelfscan.packs.signed_folder import read_signed_folder
from zelfscan.paths import shipped_questionnaires_folder
from zelfscan.store.kept_files import kept_files, remove_kept

SHIPPED = shipped_questionnaires_folder()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_content(tmp_path_factory.mktemp("content") / "newer")


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_content(tmp_path_factory.mktemp("content") / "newest", version="2099.02")


@pytest.fixture(scope="module")
def chosen(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("chosen") / "content"
    choose(made, place)
    return place


@pytest.fixture
def place(chosen: Path, tmp_path: Path) -> Path:
    """A place with questionnaires that somebody chose."""
    return Path(shutil.copytree(chosen, tmp_path / "own" / "content"))


@pytest.fixture
def copy(place: Path) -> Path:
    return in_use(place, TERMS).root


def used() -> tuple[Pack, ...]:
    return tuple(each.pack for each in shipped().by_id.values())


def choose(folder: Path, place: Path, packs: tuple[Pack, ...] | None = None) -> None:
    put_in_use(stage(folder, place, TERMS, packs or used()), place, TERMS)


def start(place: Path) -> InUse:
    """Choose what holds as a start of the program does."""
    remove_taken_away(place)
    return in_use(place, TERMS)


def test_what_is_used_stays_until_the_next_start_and_goes_then(place: Path, copy: Path) -> None:
    before = tree(copy)
    take_away(place)
    take_away(place)  # once more does no harm
    assert {name: raw for name, raw in tree(copy).items() if name != GONE} == before
    assert not has_copy(place)
    assert (in_use(place, TERMS).root, in_use(place, TERMS).refused) == (SHIPPED, "")
    assert start(place).root == SHIPPED
    assert list(place.iterdir()) == []


def test_the_ones_before_go_at_the_next_start_when_newer_ones_are_chosen(
    place: Path, copy: Path, newest: Path
) -> None:
    choose(newest, place)
    assert versions(copy).keys() == versions(SHIPPED).keys()
    found = start(place)
    assert set(versions(found.root).values()) == {"2099.02"}
    assert list(place.iterdir()) == [found.root]


def test_newer_ones_can_be_chosen_after_going_back(place: Path, newest: Path) -> None:
    take_away(place)
    choose(newest, place)
    assert has_copy(place)
    found = start(place)
    assert set(versions(found.root).values()) == {"2099.02"}
    assert list(place.iterdir()) == [found.root]


def test_the_very_ones_can_be_taken_back_and_are_there_all_the_time(
    place: Path, copy: Path, made: Path
) -> None:
    now = tuple(each.pack for each in open_packs(copy))
    with pytest.raises(ContentRefused):  # they hold: there is nothing to choose
        stage(made, place, TERMS, now)
    take_away(place)
    file = (copy / "example.yaml").stat()
    choose(made, place, now)
    assert (copy / "example.yaml").stat().st_ino == file.st_ino
    assert start(place).root == copy
    assert tree(copy) == tree(made)
    assert list(place.iterdir()) == [copy]


def test_a_copy_that_was_changed_is_not_taken_back_but_made_anew(place: Path, copy: Path, made: Path) -> None:
    take_away(place)
    (copy / "example.yaml").write_text("gone: true\n")
    choose(made, place)
    assert start(place).root == copy
    assert tree(copy) == tree(made)


def test_nothing_comes_back_when_a_start_ends_halfway(
    place: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends_after_the_mark(path: Path) -> None:
        (path / GONE).unlink()
        raise OSError(5, "the program ended")

    take_away(place)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", ends_after_the_mark)
        assert start(place).root == SHIPPED
    assert not has_copy(place)
    assert start(place).root == SHIPPED
    assert list(place.iterdir()) == []


def test_where_nothing_can_be_removed_they_count_no_more_all_the_same(
    place: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_held(path: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(path), None, str(target))

    take_away(place)
    monkeypatch.setattr(Path, "rename", is_held)
    found = start(place)
    assert (found.root, found.refused, has_copy(place)) == (SHIPPED, "", False)
    assert copy.is_dir()


def test_what_cannot_be_let_go_of_is_told_and_holds(
    place: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_read_only(path: Path, mode: int = 0o666) -> None:
        raise PermissionError(30, "read-only", str(path))

    monkeypatch.setattr(Path, "touch", is_read_only)
    with pytest.raises(CannotWrite):
        take_away(place)
    assert has_copy(place)
    assert start(place).root == copy


def test_a_program_that_knows_no_marks_uses_none_of_it_either(place: Path, copy: Path) -> None:
    take_away(place)
    with pytest.raises(FolderRefused):
        read_signed_folder(copy, TERMS.keys)


def test_a_link_to_what_was_chosen_never_counts_and_is_not_followed(
    place: Path, copy: Path, tmp_path: Path
) -> None:
    elsewhere = copy.rename(tmp_path / "elsewhere")
    copy.symlink_to(elsewhere)
    before = tree(elsewhere)
    found = in_use(place, TERMS)
    assert found.root == SHIPPED
    assert found.refused
    take_away(place)
    assert list(place.iterdir()) == []
    assert tree(elsewhere) == before


def test_wiping_removes_what_was_let_go_of_with_its_mark(place: Path, copy: Path) -> None:
    take_away(place)
    (found,) = kept_files(place.parent)
    assert (found.path, found.kind) == (copy, "content")
    remove_kept(place.parent, found.path)
    assert list(place.iterdir()) == []


def test_what_is_chosen_without_ever_going_back_has_no_mark(place: Path, copy: Path) -> None:
    """So a copy that an earlier version of the program made goes on as it was."""
    assert not (copy / GONE).exists()
    assert start(place).root == copy
    assert set(versions(copy).values()) == {NEWER}
