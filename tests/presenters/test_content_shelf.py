"""Which questionnaires are loaded while somebody changes their choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packs.contents import KEYS, NEWER, TERMS, newer_content
from tests.presenters.visits import shipped
from zelfscan import paths
from zelfscan.packs.content_folder import put_in_use, stage, take_away
from zelfscan.policy.policy import Policy
from zelfscan.presenters.content_shelf import ContentShelf


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path) -> Iterator[None]:
    paths.use_folder(tmp_path / "own")
    yield
    paths.use_own_folder()
    paths.use_shipped_content()


def test_what_somebody_took_away_is_no_trouble_when_another_language_is_chosen(tmp_path: Path) -> None:
    place = paths.content_folder()
    used = tuple(each.pack for each in shipped().by_id.values())
    put_in_use(stage(newer_content(tmp_path / "newer"), place, TERMS, used), place, TERMS)
    shelf = ContentShelf(
        Policy(enforced={"SigningKeys": (KEYS[0].text,)}), paths.resources_folder() / "release-keys.txt"
    )
    assert {each.pack.version for each in shelf.load("nl").by_id.values()} == {NEWER}
    take_away(place)
    assert {each.pack.version for each in shelf.load("en").by_id.values()} == {"2026.11"}
    assert paths.questionnaires_folder() == paths.shipped_questionnaires_folder()
    assert shelf.used.refused == ""
