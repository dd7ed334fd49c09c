"""Which questionnaires are loaded while somebody changes their choice: one start, one set."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packs.contents import KEYS, NEWER, TERMS, newer_content
from tests.presenters.visits import shipped
from zelfscan import paths
from zelfscan.errors.content import PackError
from zelfscan.packs.content_folder import put_in_use, stage, take_away
from zelfscan.policy.policy import Policy
from zelfscan.presenters.content_shelf import ContentShelf
from zelfscan.presenters.start_desk import Packs

SHIPPED = "2026.11"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path) -> Iterator[None]:
    paths.use_folder(tmp_path / "own")
    yield
    paths.use_own_folder()
    paths.use_shipped_content()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A place with newer questionnaires that somebody chose."""
    choose(newer_content(tmp_path / "newer"))
    return paths.content_folder()


def choose(folder: Path) -> None:
    place, used = paths.content_folder(), [each.pack for each in shipped().by_id.values()]
    put_in_use(stage(folder, place, TERMS, used), place, TERMS)


def started() -> ContentShelf:
    """A program that was started on a computer where the organisation set its key."""
    policy = Policy(enforced={"SigningKeys": (KEYS[0].text,)})
    return ContentShelf(policy, paths.resources_folder() / "release-keys.txt")


def version(packs: Packs) -> str:
    (found,) = {each.pack.version for each in packs.by_id.values()}
    return found


def test_what_somebody_took_away_holds_until_the_window_closes_in_any_language(place: Path) -> None:
    shelf = started()
    assert version(shelf.load("nl")) == NEWER
    take_away(place)
    assert version(shelf.load("en")) == NEWER
    assert paths.questionnaires_folder().is_relative_to(place)
    again = started()
    assert version(again.load("en")) == SHIPPED
    assert paths.questionnaires_folder() == paths.shipped_questionnaires_folder()
    assert again.used.refused == ""
    assert list(place.iterdir()) == []


def test_newer_ones_that_are_chosen_hold_from_the_next_start_in_any_language(
    place: Path, tmp_path: Path
) -> None:
    shelf = started()
    shelf.load("nl")
    choose(newer_content(tmp_path / "newest", version="2099.02"))
    assert version(shelf.load("en")) == NEWER
    assert version(started().load("en")) == "2099.02"
    assert len(list(place.iterdir())) == 1


def test_no_other_questionnaires_come_instead_of_those_that_went_while_they_were_used(place: Path) -> None:
    shelf = started()
    shelf.load("nl")
    shutil.rmtree(place)
    with pytest.raises(PackError):
        shelf.load("en")
    assert shelf.used.digest


def test_after_wiping_everything_begins_anew_with_the_shipped_ones(place: Path) -> None:
    shelf = started()
    shelf.load("nl")
    shelf.begin_anew()
    assert version(shelf.load("nl")) == NEWER, "nothing was wiped"
    shutil.rmtree(place)
    shelf.begin_anew()
    assert version(shelf.load("en")) == SHIPPED
    assert shelf.used.refused == ""
